"""Normalises the mentions of a document into facts, systems and references."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.clauses.figures import Figure
from pipeline.clauses.scene import Scene
from pipeline.clauses.surroundings import CONTENT, Around, Surroundings
from pipeline.facts.acquired import to_be_got
from pipeline.facts.asked import Asked
from pipeline.facts.cells import Cells, Place
from pipeline.facts.confidence import Stated, weighed
from pipeline.facts.fact import Context, fact_of
from pipeline.facts.guards import silenced_by
from pipeline.facts.indicator.assign import Assigner
from pipeline.facts.indicator.outside import outside_of
from pipeline.facts.indicator.topics import about
from pipeline.facts.indicator.verdict import Verdict
from pipeline.facts.retold import as_told, is_telling
from pipeline.facts.times.document import DocumentTime, document_time
from pipeline.facts.times.from_now import months_gone
from pipeline.facts.times.heads import with_parts_of_year
from pipeline.facts.times.joined_years import joined_years
from pipeline.facts.times.part_of_year import part_of_year
from pipeline.names import references, systems
from pipeline.names.system_names import named
from pipeline.records import FIGURES, Fact, Findings, Layout, Mention
from pipeline.text import fold

# topics that one head of a table gives to all its columns: prices, an index, dossiers
_OF_TABLES = frozenset(
    (
        "purchase",
        "service",
        "ict",
        "dti",
        "reform_index",
        "governance_index",
        "service_index",
        "team",
    )
)
# those of the body that issues a document: a centre of public services, a social insurance office
_OF_ISSUERS = frozenset(("service", "welfare"))
_DATES = 40  # to either side of a figure


def normalise(
    doc_id: str, layout: Layout, mentions: tuple[Mention, ...]
) -> Findings:
    """Facts, systems and references of a document, in reading order."""
    return Findings(
        facts=tuple(_numbered(doc_id, facts(layout, mentions))),
        systems=systems(layout, mentions),
        references=references(doc_id, layout, mentions),
    )


def _numbered(doc_id: str, found: Iterator[Fact]) -> Iterator[Fact]:
    """The facts with their ids; each names the first that says the same in the document."""
    first: dict[tuple[str, ...], str] = {}
    for number, fact in enumerate(found, 1):
        name = f"{doc_id}-f{number}"
        said = (
            fact.indicator,
            fact.value,
            fact.unit,
            fact.period,
            fact.status,
            fact.subject,
        )
        before = first.setdefault(said, name)
        yield replace(
            fact, fact_id=name, repeats="" if before == name else before
        )


@dataclass(frozen=True, slots=True)
class _Judged:
    """A figure that no guard silences, and what the rules say of it by itself."""

    context: Context
    verdict: Verdict | None

    @property
    def noun(self) -> list[str]:
        """The words of what is counted."""
        return fold(self.context.figure.mention.unit).split()

    @property
    def saying(self) -> tuple[str, str]:
        """The count and the first word of its noun by which a document says it again in words; no
        small number, nor one of another column of a table that is as large by chance."""
        mention = self.context.figure.mention
        if mention.label != "COUNT" or self.context.place.number_cell:
            return "", ""
        noun = self.noun[:1]
        if not noun or not is_telling(mention.value):
            return "", ""
        return mention.value, noun[0]

    def counts_as(self, other: _Judged) -> bool:
        """Whether one of two nouns begins with the other: "máy" with "máy tính", no "học sinh" with
        "học bạ"."""
        shared = min(len(self.noun), len(other.noun))
        return self.noun[:shared] == other.noun[:shared]


def facts(layout: Layout, mentions: Sequence[Mention]) -> Iterator[Fact]:
    """The facts of a document, without ids, in reading order."""
    return weighed(stated(layout, mentions))


def stated(layout: Layout, mentions: Sequence[Mention]) -> list[Stated]:
    """The facts of a document, not yet weighed, with the figures that state them."""
    cases = list(_cases(layout, mentions))
    told = _told(cases)
    found: list[Stated] = []
    for case in cases:
        verdict = case.verdict or _again(case, told.get(case.saying, ()))
        if verdict is None:
            continue
        for indicator in (verdict.indicator, *verdict.also):
            fact = fact_of(case.context, verdict, indicator)
            got = to_be_got(fact, case.context.place.number_cell)
            if got:
                fact = fact_of(case.context, verdict, got)
            if not _is_of_a_rule(case.context, fact):
                found.append(Stated(case.context, verdict, fact))
    return list(as_told(layout, found))


def _is_of_a_rule(context: Context, fact: Fact) -> bool:
    """Whether a law names a figure, and no goal: "mua hàng từ 05 triệu đồng trở lên", "mỗi người
    được trang bị 01 bộ máy tính"."""
    return context.document.stance.sets_rules and fact.status == "actual"


def _told(
    cases: Sequence[_Judged],
) -> dict[tuple[str, str], list[_Judged]]:
    """The figures of a document that state something, by what they say."""
    told: dict[tuple[str, str], list[_Judged]] = defaultdict(list)
    for case in cases:
        saying = case.saying
        if case.verdict and saying[0]:
            told[saying].append(case)
    return told


def _again(case: _Judged, told: Sequence[_Judged]) -> Verdict | None:
    """The best verdict on a figure that a title or a lead says again in fewer words."""
    verdicts = [
        other.verdict
        for other in told
        if other.verdict and case.counts_as(other)
    ]
    if not verdicts:
        return None
    best = max(verdicts, key=lambda verdict: verdict.score)
    return replace(best, score=0.0, also=(), rules=("said_again",))


def _cases(layout: Layout, mentions: Sequence[Mention]) -> Iterator[_Judged]:
    """Each figure that may state a fact, in reading order."""
    surroundings = Surroundings(layout)
    document = _Document(
        layout, Cells(layout, mentions), document_time(layout, mentions)
    )
    for block, inside in sorted(_by_block(layout, mentions).items()):
        if layout.blocks[block].kind not in CONTENT:
            continue
        if any(mention.label in FIGURES for mention in inside):
            yield from document.cases(block, inside, surroundings.of(block))


def _by_block(
    layout: Layout, mentions: Sequence[Mention]
) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = defaultdict(list)
    blocks = range(len(layout.blocks))
    for mention in mentions:
        if mention.role != "furniture" and mention.block in blocks:
            found[mention.block].append(mention)
    return found


@dataclass(frozen=True, slots=True)
class _Document:
    """What the blocks of a document share."""

    layout: Layout
    cells: Cells
    times: DocumentTime

    def cases(
        self, block: int, mentions: Sequence[Mention], around: Around
    ) -> Iterator[_Judged]:
        """The figures of a block."""
        text = self.layout.blocks[block].text
        scene = Scene(text, mentions)
        topics = self._topics(text, around)
        assigner = Assigner(scene, topics)
        names = named(text, self.layout.header.issuer)
        dates = self._dates(block, mentions)
        for at, figure in enumerate(scene.figures):
            place = self.cells.place(figure.mention, around)
            assigner.about = topics | _topics_of_cell(place)
            outside = outside_of(figure, scene, place, self.layout.header.title)
            verdict = assigner.verdict(at, outside, place.number_cell)
            if verdict and _is_silenced(figure, scene, place, verdict):
                continue
            near = _near(dates, figure)
            context = Context(figure, scene, place, near, self.times, names)
            yield _Judged(context, verdict)

    def _dates(self, block: int, mentions: Sequence[Mention]) -> list[Mention]:
        text = self.layout.blocks[block].text
        written = [mention for mention in mentions if mention.label == "DATE"]
        every = [
            part_of_year(months_gone(date, self.times.issued), text)
            for date in with_parts_of_year(text, block, written)
        ]
        return joined_years(sorted(every, key=_start), text)

    def _headline(self) -> str:
        """The title; of an article that bears none the line with which its text begins, but for a
        letterhead, which stands in capitals."""
        if self.layout.header.title:
            return self.layout.header.title
        first = next(
            (one.text for one in self.layout.blocks if one.kind in CONTENT), ""
        )
        opening = first.partition("\n")[0]
        return "" if opening.isupper() else opening

    def _topics(self, text: str, around: Around) -> frozenset[str]:
        title = self.layout.header.title
        titled = frozenset(f"title:{topic}" for topic in about((title,)))
        plan = {"plan"} if self.times.stance.is_plan else set()
        above = (
            around.lead,
            *around.headings,
            around.caption,
            self._headline(),
        )
        issuer = about((self.layout.header.issuer,)) & _OF_ISSUERS
        return titled | plan | issuer | about((text, *above))


def _is_silenced(
    figure: Figure, scene: Scene, place: Place, verdict: Verdict
) -> bool:
    asked = Asked(figure, scene, place, verdict.indicator, verdict.rules)
    return silenced_by(asked) != ""


def _topics_of_cell(place: Place) -> frozenset[str]:
    """The topics of a cell's head and label; a table with prices lists what is bought, one by
    years what was spent in each."""
    if not place.header and not place.label:
        return frozenset()
    by_time = frozenset(("by_time",)) if place.by_time else frozenset()
    told = about((place.header, place.label)) | by_time
    return told | (about((place.heads,)) & _OF_TABLES)


def _near(dates: Sequence[Mention], figure: Figure) -> Sequence[Mention]:
    """The dates around a figure, so that a page of one sentence stays affordable."""
    here = bisect_left(dates, figure.start, key=_start)
    return dates[max(here - _DATES, 0) : here + _DATES]


def _start(date: Mention) -> int:
    return date.block_start
