"""A document's own times: when it was issued, what it reports on, when its figures were counted,
what it plans for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline import reporting
from pipeline.clauses.phrases import split
from pipeline.facts.scene import COUNTED
from pipeline.facts.words import said
from pipeline.period import bounds
from pipeline.records import Block, Header, Layout, Mention
from pipeline.text import fold

_PICTURE = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])/[^/]*\.(?:jpe?g|png|gif|webp)$")
_SENTENCE = re.compile(r"(?<=;)\s+|(?<=\.)\s+(?=[A-ZĐ(])")
_OPENING = 10  # blocks of text at the top in which a document says what its figures cover
_HEADLINE = 40  # words; what is longer is no headline
_TEXT = frozenset(("title", "heading", "paragraph"))


@dataclass(frozen=True, slots=True)
class Calendar:
    """The document's own times (ISO, may be partial; "" unknown)."""

    issued: str = ""  # date of issue; of an article, of publication
    period: str = ""  # the period it reports on
    window: str = ""  # the days from and to which its figures were counted
    counted: str = ""  # the day on which its figures were counted
    ahead: str = ""  # the year or years that it plans or asks for
    # what its figures are unless they say otherwise: planned, target, proposed; "" of a report
    stance: str = ""
    is_plan: bool = False
    is_article: bool = False  # of the press or a portal, with no date of issue of its own
    issuer: str = ""
    # the period after that of the report, for which its title announces what is to be done
    following: str = ""
    spoken: str = ""  # the one year that its text names, where it names no other

    @property
    def stands(self) -> str:
        """The day or period at which a stock stands that is given without a date."""
        return self.counted or self.window[11:] or self.issued or self.period

    @property
    def running(self) -> str:
        """The year in which the document speaks."""
        return (self.issued or self.period or self.spoken)[:4]

    def is_after(self, period: str) -> bool:
        """Whether a period begins after the document was issued, so that nothing in it is real
        yet."""
        first, issued = bounds(period)[0], bounds(self.issued)[1]
        return first is not None and issued is not None and first > issued

    def goes_beyond(self, period: str) -> bool:
        """Whether a period begins after the document's issue or after what it reports on."""
        first, covered = bounds(period)[0], bounds(self.period)[1]
        return self.is_after(period) or (
            first is not None and covered is not None and first > covered
        )

    def dated(self, period: str, ahead: bool = False) -> str:
        """A period without its year ("--Q4") with that of the report, of the issue; "" where
        neither is known.

        Nothing real lies after the issue; ``ahead``: nothing lies before it."""
        if not period.startswith("--"):
            return period
        known = (self.issued, self.period) if ahead else (self.period, self.issued)
        year = next(filter(None, (*known, self.spoken)), "")[:4]
        if not year or period.startswith("---"):
            return ""
        found = period.replace("--", f"{year}-")
        last, issued = bounds(found)[1], bounds(self.issued)[1]
        if ahead and last and issued and last < issued:
            return period.replace("--", f"{int(year) + 1}-")
        return (
            period.replace("--", f"{int(year) - 1}-")
            if not ahead and self.is_after(found)
            else found
        )

    def year_before(self, year: str = "") -> str:
        """The time that the report covers, in the year before or in ``year``."""
        return (
            shifted(self.period, int(year or int(self.period[:4]) - 1) - int(self.period[:4]))
            if self.period
            else ""
        )


def shifted(period: str, years: int) -> str:
    """The same time so many years later.

    >>> shifted("2023-01/2023-06", -1)
    '2022-01/2022-06'
    """
    return re.sub(r"(?<![\d-])(\d{4})", lambda year: f"{int(year[1]) + years:04d}", period)


def calendar_of(layout: Layout, mentions: Sequence[Mention]) -> Calendar:
    """The times of a document, from its header, the lines at its top and, of an article, what its
    page tells."""
    dates = [m for m in mentions if m.label == "DATE" and m.value[:2] in ("19", "20")]
    header = layout.header
    issued = header.issued_on or _published(layout, mentions, dates)
    opening = _opening(layout)
    window = counted = ""
    for block, start, end in _plain_sentences(layout, opening, mentions):
        inside = [
            d for d in dates if d.block == block and start <= d.block_start < end and d.role == ""
        ]
        window = window or next((d.value for d in inside if _is_window(d)), "")
        counted = counted or next(
            (d.value for d in inside if _is_counted(d, layout.blocks[block].text)), ""
        )
    period = header.period
    if not period and not header.doc_code and not header.issued_on:
        period = next(
            filter(
                None, map(_headlined, [header.title, *(layout.blocks[n].text for n in opening[:3])])
            ),
            "",
        )
    if not issued and not period:
        years = {
            d.value for d in dates if len(d.value) == 4 and d.role == "" and _spoken_of(d, layout)
        }
        last = max((d.value[:4] for d in dates if d.role == ""), default="")
        period = last if years == {last} else ""  # a year that is past tells nothing of the rest
    spoken = {d.value[:4] for d in dates if d.role == ""}
    if len(period) == 21 and not window:
        window = period
    said_next = [time.period for time in reporting.named(header.title)[1:] if not time.day]
    return Calendar(
        issued,
        period,
        window,
        counted,
        *_stance(layout),
        _is_plan(header),
        not header.issued_on and not header.doc_code,
        header.issuer,
        said_next[0] if period and len(said_next) == 1 and said_next[0] > period else "",
        spoken.pop() if len(spoken) == 1 else "",
    )


def _opening(layout: Layout) -> list[int]:
    """The first blocks of text, up to the first section."""
    found: list[int] = []
    for at, block in enumerate(layout.blocks):
        if block.kind in _TEXT:
            if block.section or len(found) >= _OPENING:
                break
            found.append(at)
    return found


def _plain_sentences(
    layout: Layout, blocks: Sequence[int], mentions: Sequence[Mention]
) -> Iterator[tuple[int, int, int]]:
    """(block, start, end) of the sentences that speak of the figures of the document and hold none
    themselves."""
    for at in blocks:
        block: Block = layout.blocks[at]
        figures = [m.block_start for m in mentions if m.block == at and m.label in COUNTED]
        edges = [0, *(m.end() for m in _SENTENCE.finditer(block.text)), len(block.text)]
        for start, end in pairwise(edges):
            told = (
                block.kind == "title"
                or block.text.startswith("(")
                or said("data", block.text[start:end])
            )
            if told and not any(start <= figure < end for figure in figures):
                yield at, start, end


def _is_window(date: Mention) -> bool:
    return re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", date.value) is not None


def _is_counted(date: Mention, text: str) -> bool:
    """Whether a day is the one up to which figures were counted ("tính đến ngày ...", "chốt số liệu
    ngày ...")."""
    return (
        len(date.value) == 10
        and before("counted", date, text)
        and "trước" not in text[: date.block_start][-12:]
    )


def before(role: str, date: Mention, text: str, words: int = 2) -> bool:
    """Whether a phrase of a role stands right before a date, "ngày" or a colon between."""
    left = text[max(date.block_start - 60, 0) : date.block_start]
    count = len(split(left).words)
    return any(hit.stop >= count - words for hit in said(role, left))


def _headlined(text: str) -> str:
    """The period that the headline of an article names."""
    short = len(text.split()) <= _HEADLINE and not text.rstrip().endswith((".", ":"))
    return reporting.reported(text) if short else ""


def _published(layout: Layout, mentions: Sequence[Mention], dates: Sequence[Mention]) -> str:
    """When a page without a date of issue was put up: its clock, a line that says so, the folder of
    its pictures."""
    posted = [
        d.value
        for d in dates
        if len(d.value) == 10 and (d.role == "furniture" or _is_posted(d, layout))
    ]
    told = [int(d.value[:4]) for d in dates if d.role == ""]
    if posted and all(year >= int(posted[0][:4]) - 1 for year in told[-1:]):
        return posted[0]  # a page's clock tells the day only where the text speaks of that time
    pictures = [found for m in mentions if m.label == "URL" and (found := _PICTURE.search(m.value))]
    return f"{pictures[0][1]}-{pictures[0][2]}" if pictures else ""


def _is_posted(date: Mention, layout: Layout) -> bool:
    return 0 <= date.block < len(layout.blocks) and before(
        "posted", date, layout.blocks[date.block].text, 1
    )


def _stance(layout: Layout) -> tuple[str, str]:
    """The year or years that a plan, a request or an instruction is for, and what its figures are
    by default.

    A plan that names no year is for that of its issue. A resolution plans, and a decision on an
    estimate, a budget or tenders; a directive or a letter of guidance sets targets; a submission
    (tờ trình) or a letter that asks for something proposes. ("", "") of all else."""
    header, title = layout.header, layout.header.title
    kind = fold(header.doc_type)
    named = [
        time.period for time in reporting.named(title) if not time.day and time.period[:1] != "-"
    ]
    ahead = header.period or (named[0] if len(set(named)) == 1 else "")
    if _is_plan(header):
        return ahead or header.issued_on[:4], "planned"
    if kind == "to trinh":
        return ahead, "proposed"
    if said("outcome", title):
        return "", ""
    if kind == "nghi quyet" or (kind == "quyet dinh" and said("approves", title)):
        return ahead or header.issued_on[:4], "planned"
    if kind == "cong van" and said("asks", title):
        return ahead, "proposed"
    if kind == "chi thi" or (kind == "cong van" and said("guides", title)):
        return ahead, "target"
    return "", ""


def _is_plan(header: Header) -> bool:
    return any(hit.first == 0 for hit in said("plans", header.doc_type))


def _spoken_of(date: Mention, layout: Layout) -> bool:
    """Whether the text tells of that year ("trong năm 2019"), not of a time since it or up to
    it."""
    if not 0 <= date.block < len(layout.blocks):
        return False
    text = fold(layout.blocks[date.block].text[max(date.block_start - 12, 0) : date.block_start])
    return re.search(r"(?:^|[^\w])(?:trong nam|nam nay|^nam|[.;+-] ?nam)\s*$", text) is not None
