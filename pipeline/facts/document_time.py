"""A document's own times: when it was issued, what it reports on, when its figures were counted,
what it plans for (docs/times.md).

Each is told in several places, some of them lost on a scan; every place gives a candidate, and the
first in the order of trust counts. So one letterhead that cannot be read costs no figure its
time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline import reporting
from pipeline.clauses.phrases import split
from pipeline.clauses.sentences import cuts
from pipeline.facts.scene import COUNTED
from pipeline.facts.stances import REPORTS, Stance, stance_of
from pipeline.facts.words import said
from pipeline.period import Period
from pipeline.records import Block, Layout, Mention
from pipeline.text import fold

_PICTURE = re.compile(
    r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])/[^/]*\.(?:jpe?g|png|gif|webp)$"
)
_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-]?(?P<month>0[1-9]|1[0-2])(?:[/-]?(?P<day>[0-3]\d))?/"
)
_SEMICOLON = re.compile(r"(?<=;)\s+")
_SPOKEN = re.compile(r"(?:^|[^\w])(?:trong nam|nam nay|^nam|[.;+-] ?nam)\s*$")
_OPENING = (
    10  # blocks of text at the top in which a document says what its figures cover
)
_NEWS = 4  # blocks of an article in which it tells what happened and when
_HEADLINE = 40  # words; what is longer is no headline
_DATED = frozenset(
    ("letterhead", "posted", "address")
)  # sources that date the whole document
_TEXT = frozenset(("title", "heading", "paragraph"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time that one place of the document tells; ``confidence`` is how far to trust that place.

    The figures rank the places by how often they were right on the annotated documents; only their
    order matters."""

    time: Period
    source: str
    confidence: float


@dataclass(frozen=True, slots=True)
class DocumentTime:
    """The document's own times; None where nothing tells them."""

    issued: Period | None = None  # date of issue; of an article, of publication
    period: Period | None = None  # what it reports on
    window: Period | None = None  # the days from and to which its figures were counted
    counted: Period | None = None  # the day on which its figures were counted
    stance: Stance = REPORTS  # what a plan, a request or an instruction is for
    is_article: bool = (
        False  # of the press or a portal, with no date of issue of its own
    )
    issuer: str = ""
    # the period after that of the report, for which its title announces what is to be done
    following: Period | None = None
    spoken: Period | None = (
        None  # the one year that its text names, where it names no other
    )
    candidates: tuple[Candidate, ...] = ()  # for the date of issue, best first

    @property
    def stands(self) -> Period | None:
        """The day or period at which a stock stands that is given without a date."""
        closing = self.window.closing if self.window else None
        return self.counted or closing or self.issued or self.period

    @property
    def until(self) -> Period | None:
        """The day up to which its figures were counted."""
        return self.counted or self.issued

    @property
    def running(self) -> Period | None:
        """The year in which the document speaks."""
        known = self.issued or self.period or self.spoken
        return Period.of_year(known.year) if known else None

    @property
    def is_monthly(self) -> bool:
        """Whether it reports on no more than a month: what it gives "up to now" is no part of
        that."""
        if not (self.period and self.period.first and self.period.last):
            return False
        return (self.period.last - self.period.first).days <= 31

    def is_after(self, period: Period | None) -> bool:
        """Whether a period begins after the document was issued, so that nothing in it is real
        yet."""
        return bool(period and self.issued and self.issued.before(period))

    def goes_beyond(self, period: Period | None) -> bool:
        """Whether a period begins after the document's issue or after what it reports on."""
        covered = bool(period and self.period and self.period.before(period))
        return self.is_after(period) or covered

    def dated(self, period: Period, ahead: bool = False) -> Period | None:
        """A period without its year ("--Q4") with that of the report, of the issue; None where
        neither is known.

        Nothing real lies after the issue; ``ahead``: nothing lies before it."""
        if not period.lacks_year:
            return period
        known = (self.issued, self.period) if ahead else (self.period, self.issued)
        of_year = next(filter(None, (*known, self.spoken)), None)
        if of_year is None or not (period.start.month or period.start.quarter):
            return None
        found = period.completed(of_year.year)
        if ahead:
            return (
                found.shifted(1) if self.issued and found.before(self.issued) else found
            )
        return found.shifted(-1) if self.is_after(found) else found

    def year_before(self, year: int = 0) -> Period | None:
        """The time that the report covers, in the year before or in ``year``."""
        if not self.period:
            return None
        return self.period.shifted((year or self.period.year - 1) - self.period.year)


def document_time(layout: Layout, mentions: Sequence[Mention]) -> DocumentTime:
    """The times of a document, from its header, the lines at its top and, of an article, what its
    page tells."""
    dates = [m for m in mentions if m.label == "DATE" and _is_of_our_time(m)]
    header, opening = layout.header, _opening(layout)
    is_article = not (header.issued_on or header.doc_code)
    candidates = tuple(
        sorted(_issued(layout, mentions, dates), key=lambda found: -found.confidence)
    )
    counts = _Counts(layout, opening, mentions, dates)
    period = Period.parse(header.period) or (
        _headline(layout, opening) if is_article else None
    )
    if not period and not (candidates and candidates[0].source in _DATED):
        period = _told_year(layout, dates)
    return DocumentTime(
        candidates[0].time if candidates else None,
        period,
        counts.window or (period if period and period.is_window else None),
        counts.day,
        stance_of(header),
        is_article,
        header.issuer,
        _following(header.title, period),
        _only_year(dates),
        candidates,
    )


def _following(title: str, period: Period | None) -> Period | None:
    """The one period behind that of the report for which a title announces what is to be done."""
    more = [time.period for time in reporting.named(title)[1:] if not time.day]
    found = Period.parse(more[0]) if len(more) == 1 else None
    return found if found and period and period.before(found) else None


def _issued(
    layout: Layout, mentions: Sequence[Mention], dates: Sequence[Mention]
) -> Iterator[Candidate]:
    """Every place that tells when a document was issued or published."""
    letterhead = Period.parse(layout.header.issued_on)
    if letterhead:
        yield Candidate(letterhead, "letterhead", 0.95)
        return
    posted = next((d for d in dates if _is_posted(d, layout)), None)
    if posted and _is_of_now(posted, dates):
        yield Candidate(_period(posted), "posted", 0.9)
    addresses = [mention.value for mention in mentions if mention.label == "URL"]
    if of_page := _in_address(addresses[:1]):
        yield Candidate(of_page, "address", 0.85)
    if event := _event(layout, mentions):
        yield Candidate(event, "event", 0.6)
    pictures = [found for url in addresses if (found := _PICTURE.search(url))]
    if pictures and (month := Period.parse("-".join(pictures[0].groups()))):
        yield Candidate(month, "picture", 0.5)


def _is_of_our_time(date: Mention) -> bool:
    period = Period.parse(date.value)
    return period is not None and period.year // 100 in (19, 20)


def _period(date: Mention) -> Period:
    found = Period.parse(date.value)
    assert found is not None  # only dates that write a period are kept
    return found


def _in_address(urls: Sequence[str]) -> Period | None:
    """The month or day that the address of a page writes: /202501/, /2024/03/15/."""
    for url in urls:
        match = _ADDRESS.search(url)
        if match and not _PICTURE.search(url):
            found = Period.parse("-".join(filter(None, match.groups())))
            return found if found and found.is_sound else None
    return None


def _event(layout: Layout, mentions: Sequence[Mention]) -> Period | None:
    """The day of what an article tells at its top ("Ngày 29-12, Sở đã công bố ..."); without its
    year in the one of which it speaks most."""
    if layout.header.doc_code or layout.header.doc_type:
        return None
    news = [at for at, block in enumerate(layout.blocks) if block.kind in _TEXT][:_NEWS]
    dates = [m for m in mentions if m.label == "DATE" and m.role == ""]
    for date in dates:
        period = Period.parse(date.value)
        if not (date.block in news and period and period.is_day) or _is_cited(
            date, layout
        ):
            continue
        year = period.year or _year_of_most(dates)
        if year:
            return period.completed(year)
    return None


def _year_of_most(dates: Sequence[Mention]) -> int:
    """The year that dates name most often, more than once; 0 where none leads."""
    periods = [Period.parse(date.value) for date in dates]
    years = Counter(p.year for p in periods if p and p.year and not p.is_interval)
    (year, most), (_, next_most) = [*years.most_common(2), (0, 0), (0, 0)][:2]
    return year if most > max(1, next_most) else 0


def _is_cited(date: Mention, layout: Layout) -> bool:
    """Whether a date stands behind the symbol of a document or says since or up to when."""
    text = layout.blocks[date.block].text
    left = text[max(date.block_start - 60, 0) : date.block_start]
    return bool(re.search(r"\d/\S*[A-ZĐ]{2}[^.;]*$", left)) or any(
        before(role, date, text) for role in ("start", "until", "counted", "deadline")
    )


class _Counts:
    """What the sentences at the top say of the days that the figures cover."""

    def __init__(
        self,
        layout: Layout,
        opening: Sequence[int],
        mentions: Sequence[Mention],
        dates: Sequence[Mention],
    ) -> None:
        self.window: Period | None = None
        self.day: Period | None = None
        for block, start, end in _plain_sentences(layout, opening, mentions):
            for date in dates:
                if (
                    date.block == block
                    and start <= date.block_start < end
                    and date.role == ""
                ):
                    self._take(date, layout.blocks[block].text)

    def _take(self, date: Mention, text: str) -> None:
        period = _period(date)
        if period.is_window:
            self.window = self.window or period
        elif period.is_day and _is_counted(date, text):
            self.day = self.day or period


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
        figures = [
            m.block_start for m in mentions if m.block == at and m.label in COUNTED
        ]
        inner = {*cuts(block.text), *(m.end() for m in _SEMICOLON.finditer(block.text))}
        for start, end in pairwise([0, *sorted(inner), len(block.text)]):
            speaks = (
                block.kind == "title"
                or block.text.startswith("(")
                or said("data", block.text[start:end])
            )
            if speaks and not any(start <= figure < end for figure in figures):
                yield at, start, end


def _is_counted(date: Mention, text: str) -> bool:
    """Whether a day is the one up to which figures were counted ("tính đến ngày ...", "chốt số liệu
    ngày ...")."""
    return before("counted", date, text) and not before("deadline", date, text, 3)


def before(role: str, date: Mention, text: str, words: int = 2) -> bool:
    """Whether a phrase of a role stands right before a date, "ngày" or a colon between."""
    left = text[max(date.block_start - 60, 0) : date.block_start]
    count = len(split(left).words)
    return any(hit.stop >= count - words for hit in said(role, left))


def _headline(layout: Layout, opening: Sequence[int]) -> Period | None:
    """The period that the headline of an article names."""
    for text in (layout.header.title, *(layout.blocks[at].text for at in opening[:3])):
        short = len(text.split()) <= _HEADLINE and not text.rstrip().endswith(
            (".", ":")
        )
        if short and (found := Period.parse(reporting.reported(text))):
            return found
    return None


def _is_of_now(posted: Mention, dates: Sequence[Mention]) -> bool:
    """Whether the text speaks of the time at which its page was put up: only then a page's clock
    tells the day."""
    told = [_period(date).year for date in dates if date.role == ""]
    return not told or told[-1] >= _period(posted).year - 1


def _is_posted(date: Mention, layout: Layout) -> bool:
    if not _period(date).is_day:
        return False
    if date.role == "furniture":
        return True
    inside = 0 <= date.block < len(layout.blocks)
    return inside and before("posted", date, layout.blocks[date.block].text, 1)


def _told_year(layout: Layout, dates: Sequence[Mention]) -> Period | None:
    """The one year of which the text tells, where it names no later one: a year that is past tells
    nothing of the rest."""
    told = {
        period.year
        for date in dates
        if date.role == ""
        and (period := _period(date)).is_year
        and _is_spoken_of(date, layout)
    }
    last = max((_period(date).year for date in dates if date.role == ""), default=0)
    return Period.of_year(last) if told == {last} else None


def _only_year(dates: Sequence[Mention]) -> Period | None:
    years = {_period(date).year for date in dates if date.role == ""}
    return Period.of_year(years.pop()) if len(years) == 1 else None


def _is_spoken_of(date: Mention, layout: Layout) -> bool:
    """Whether the text tells of that year ("trong năm 2019"), not of a time since it or up to
    it."""
    if not 0 <= date.block < len(layout.blocks):
        return False
    text = fold(
        layout.blocks[date.block].text[max(date.block_start - 12, 0) : date.block_start]
    )
    return _SPOKEN.search(text) is not None
