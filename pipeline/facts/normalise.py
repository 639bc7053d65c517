"""Normalises the mentions of a document into facts, systems and references."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from pipeline.clauses.figures import COUNTED, Figure
from pipeline.clauses.scene import Scene
from pipeline.clauses.sentences import excerpt
from pipeline.clauses.surroundings import CONTENT, Surroundings, marker
from pipeline.facts.assign import Assigner, Verdict
from pipeline.facts.cells import Cells, Place
from pipeline.facts.dimensions import channel_of, level_of
from pipeline.facts.evidence import (
    BESIDE,
    CRITERION,
    HEADER,
    HEADING,
    LABEL,
    TITLE,
    Remote,
)
from pipeline.facts.guards import Asked, silenced_by
from pipeline.facts.indicators import Indicator
from pipeline.facts.judge import confidence_of
from pipeline.facts.subjects import subject_of
from pipeline.facts.times.document import DocumentTime, document_time
from pipeline.facts.times.heads import Heads, quarters
from pipeline.facts.times.question import Question as PeriodQuestion
from pipeline.facts.times.rules import period_of
from pipeline.facts.times.status import Question as StatusQuestion
from pipeline.facts.times.status import aim, status_of
from pipeline.facts.topics import about
from pipeline.names import references, systems
from pipeline.names.system_names import Named, named, nearest
from pipeline.period import Period
from pipeline.records import Fact, Findings, Layout, Mention
from pipeline.text import fold

_DATES = 40  # to either side of a figure
_LABEL = 80  # characters of the longest label that opens a paragraph
_BREAK = re.compile(r"[;\t]|[^\W\d]{2}[.,] ")
_TAG = re.compile(r"</?[a-z][^<>]*>", re.I)  # of a table that a text carries as HTML
_KINDS = {
    "COUNT": "count",
    "MONEY": "money",
    "PERCENT": "percent",
    "RATIO": "ratio",
    "MEASURE": "measure",
}


def normalise(doc_id: str, layout: Layout, mentions: tuple[Mention, ...]) -> Findings:
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
        yield replace(fact, fact_id=name, repeats="" if before == name else before)


@dataclass(frozen=True, slots=True)
class _Case:
    """A figure that no guard silences, what the rules say of it by itself, and how an indicator
    makes it a fact."""

    mention: Mention
    verdict: Verdict | None
    state: Callable[[Verdict, Indicator], Fact]

    @property
    def saying(self) -> tuple[str, str]:
        """The count and the noun by which a document says it again; no small number."""
        mention = self.mention
        large = mention.label == "COUNT" and len(mention.value.strip("0.")) > 1
        noun = fold(mention.unit).split()[:1]
        return (mention.value, noun[0]) if large and noun else ("", "")


def facts(layout: Layout, mentions: Sequence[Mention]) -> Iterator[Fact]:
    """The facts of a document, without ids, in reading order."""
    cases = list(_cases(layout, mentions))
    told: dict[tuple[str, str], Verdict] = {}
    for case in cases:
        if case.verdict and case.saying[0]:
            before = told.get(case.saying)
            if before is None or before.score < case.verdict.score:
                told[case.saying] = case.verdict
    for case in cases:
        verdict = case.verdict or _again(told.get(case.saying))
        if verdict is None:
            continue
        for indicator in (verdict.indicator, *verdict.also):
            yield case.state(verdict, indicator)


def _again(verdict: Verdict | None) -> Verdict | None:
    """The verdict on a figure that a title or a lead says again in fewer words."""
    return (
        replace(verdict, score=0.0, also=(), rules=("said_again",)) if verdict else None
    )


def _cases(layout: Layout, mentions: Sequence[Mention]) -> Iterator[_Case]:
    """Each figure that may state a fact, in reading order."""
    by_block: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.role != "furniture" and 0 <= mention.block < len(layout.blocks):
            by_block[mention.block].append(mention)
    surroundings = Surroundings(layout)
    cells = Cells(layout, mentions)
    document = document_time(layout, mentions)
    title = layout.header.title
    titled = frozenset(f"title:{topic}" for topic in about((title,))) | (
        {"plan"} if document.stance.is_plan else frozenset()
    )
    for block, inside in sorted(by_block.items()):
        if layout.blocks[block].kind not in CONTENT or not any(
            m.label in COUNTED for m in inside
        ):
            continue
        scene = Scene(layout.blocks[block].text, inside)
        around = surroundings.of(block)
        topics = titled | about(
            (
                layout.blocks[block].text,
                around.lead,
                *around.headings,
                around.caption,
                title,
            )
        )
        assigner = Assigner(scene, topics)
        names = named(scene.words.text, layout.header.issuer)
        dates = [m for m in inside if m.label == "DATE"]
        dates = sorted([*dates, *quarters(scene.words.text, block, dates)], key=_start)
        for at, figure in enumerate(scene.figures):
            place = cells.place(figure.mention, around)
            share = figure.mention.label in ("PERCENT", "RATIO")
            remote = _remote(
                place, title, "" if place.number_cell else _run_in(scene, figure), share
            )
            if place.header or place.label:
                bought = about((place.heads,)) & {
                    "purchase"
                }  # a table with prices lists what is bought
                assigner.about = topics | bought | about((place.header, place.label))
            verdict = assigner.verdict(at, remote, place.number_cell)
            if verdict and silenced_by(
                Asked(figure, scene, place, verdict.indicator, verdict.rules)
            ):
                continue
            here = bisect_left(dates, figure.mention.block_start, key=_start)
            near_by = dates[
                max(here - _DATES, 0) : here + _DATES
            ]  # so that a page of one sentence stays affordable
            state = partial(_fact, figure, scene, place, near_by, document, names)
            yield _Case(figure.mention, verdict, state)


def _start(date: Mention) -> int:
    return date.block_start


def _remote(place: Place, title: str, run_in: str, share: bool) -> list[Remote]:
    """The words that govern from outside, strongest first. What a table counts may stand in the
    title alone; a bare ``share`` in the evidence for a criterion is the criterion's."""
    header, label = (
        (HEADER, LABEL)
        if place.number_cell
        else (HEADER / 3, CRITERION if share else LABEL / 3)
    )
    found = [
        Remote(place.header, header, name="head"),
        Remote(place.label, label, name="label"),
        *(
            Remote(text, min(label, HEADING) * 0.9**n, name="above")
            for n, text in enumerate(place.above[:2])
        ),
        Remote(run_in, HEADING, name="run_in"),
        Remote(place.around.lead, HEADING, name="lead"),
        Remote(place.around.caption, 0.45, name="caption"),
    ]
    found += [
        Remote(text, HEADING * 0.9**n, name="heading")
        for n, text in enumerate(place.around.headings[:2])
    ]
    if place.number_cell:
        # "Hồ sơ tiếp nhận | Đúng hạn": what is counted stands in the column before, or in the title
        found += [
            Remote(place.beside, BESIDE, counted=True, name="beside"),
            Remote(title, TITLE, counted=True, name="title"),
        ]
    return [words for words in found if words.text]


def _fact(
    figure: Figure,
    scene: Scene,
    place: Place,
    dates: Sequence[Mention],
    document: DocumentTime,
    names: Sequence[Named],
    verdict: Verdict,
    indicator: Indicator,
) -> Fact:
    mention = figure.mention
    heads = Heads(
        (place.header, place.label) if place.number_cell else (),
        _run_in(scene, figure),
        place.around.caption if mention.cell else "",
        place.around.lead,
        place.around.headings,
        place.around.before,
        place.around.stage,
    )
    share = mention.label in ("PERCENT", "RATIO") and indicator.period == "flow"
    asked = StatusQuestion(figure, scene, heads, place.header, document)
    status, status_rule = status_of(asked)
    kind = "share" if share else indicator.period
    period, period_rule = period_of(
        PeriodQuestion(figure, scene, dates, kind, heads, document, status)
    )
    if status == "actual" and _lies_ahead(period, document):
        status, status_rule = (
            aim(document.stance.status or "planned", asked),
            "after-issue",
        )
    if status == "proposed":
        period = _submitted(figure, scene, dates) or period
    return Fact(
        "",
        indicator.code,
        mention.value,
        unit_of(indicator, mention),
        _KINDS[mention.label],
        mention.cmp,
        period,
        status,
        _evidence(figure, scene, place),
        mention.page,
        mention.mention_id,
        _confidence(verdict, mention),
        subject=subject_of(
            figure, scene, place.label if place.number_cell else "", document.issuer
        ),
        item=" ".join(mention.unit.split())
        if mention.label in ("COUNT", "RATIO")
        else "",
        system=nearest(names, mention.block_start, *scene.segment(figure)),
        box=mention.box,
        level=level_of(figure, scene, place, document.issuer),
        channel=channel_of(figure, scene, place, indicator),
        rule=" ".join(
            (*verdict.rules, f"status:{status_rule}", f"period:{period_rule}")
        ),
    )


def _lies_ahead(period: str, document: DocumentTime) -> bool:
    """Whether a period begins after the issue and is not the one that the document reports on."""
    found = Period.parse(period)
    return found != document.period and document.is_after(found)


def _run_in(scene: Scene, figure: Figure) -> str:
    """The label that opens the paragraph of a figure: "6. Phương hướng quý IV: ..."; "" where there
    is none."""
    label, colon, _ = scene.words.text[:_LABEL].partition(":")
    first = scene.figures[0].mention.block_start
    return (
        label
        if colon
        and len(label) < min(first, figure.mention.block_start)
        and not _BREAK.search(label)
        else ""
    )


def _submitted(figure: Figure, scene: Scene, dates: Sequence[Mention]) -> str:
    """The date of the submission in which something is proposed, where the sentence cites it."""
    start, end = scene.sentence_span(figure.sentence)
    end = min(end, figure.mention.block_start)
    cited = [d.value for d in dates if d.role == "ref" and start <= d.block_start < end]
    return cited[-1] if cited else ""


def _confidence(verdict: Verdict, mention: Mention) -> float:
    """How sure the indicator is, times how sure the reading is."""
    read = 1.0 if mention.confidence is None else mention.confidence / 100
    return round(confidence_of(verdict) * read, 3)


def unit_of(indicator: Indicator, mention: Mention) -> str:
    """The taxonomy's unit: of several, the one that the counted noun names, else the first that
    fits.

    >>> from pipeline.facts.indicators import taxonomy
    >>> unit_of(taxonomy()["ops.bcci.received"], Mention("m", 1, 1, 0, 2, "PERCENT", "5%", "5"))
    '%'"""
    if mention.label == "MONEY":
        return mention.unit or "VND"
    if mention.label == "PERCENT":
        return "%"
    if indicator.code.startswith("portal.article"):
        return indicator.unit
    counted = [unit for unit in indicator.units if unit != "%"]
    noun = (
        fold(mention.unit)
        .replace("thu tuc hanh chinh", "tthc")
        .replace("thu tuc", "tthc")
    )
    for unit in counted:
        if fold(unit) in noun or (noun.startswith("thanh vien") and unit == "người"):
            return unit
    if mention.label == "RATIO":
        return indicator.units[0]
    return counted[0] if counted else indicator.units[0]


def _evidence(figure: Figure, scene: Scene, place: Place) -> str:
    """The sentence, or the whole row of a table, without a list marker; of a very long one what
    stands near."""
    first, last = (
        (0, len(scene.words.text))
        if place.number_cell
        else scene.sentence_span(figure.sentence)
    )
    start, end = excerpt(
        (first, last), (figure.mention.block_start, figure.mention.block_end)
    )
    text = _TAG.sub(" ", scene.words.text[start:end])
    if place.number_cell:
        text = " | ".join(part.strip() for part in text.split("\t") if part.strip())
    text = " ".join(marker().sub("", " ".join(text.split())).split())
    return "…" * (start > first) + text + "…" * (end < last)
