"""A document's own times: when it was issued, what it reports on, when its figures were counted,
what it plans for (docs/times.md)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.clauses.roles import opens
from pipeline.document_codes import DECISION
from pipeline.facts.times.document.counted import Counts, opening_of, told_often
from pipeline.facts.times.document.issue import (
    DATED,
    ENCLOSING,
    Candidate,
    candidates,
)
from pipeline.facts.times.document.reported import (
    announced,
    following,
    headline,
    latest_told,
    only_year,
    part_told,
    summed_up,
    term,
    told_parts,
    told_year,
)
from pipeline.facts.times.document.stances import REPORTS, Stance, stance_of
from pipeline.moment import moment_of
from pipeline.period import Period
from pipeline.records import Header, Layout, Mention
from pipeline.text import fold

_WEEKS_BEFORE = 31  # days before its end from which a time is reported on


@dataclass(frozen=True, slots=True)
class DocumentTime:
    """The document's own times; None where nothing tells them."""

    issued: Period | None = None  # date of issue; of an article, of publication
    period: Period | None = None  # what it reports on
    # the days from and to which its figures were counted
    window: Period | None = None
    counted: Period | None = None  # the day on which its figures were counted
    # the day up to which its sentences count more often than up to any other
    often: Period | None = None
    stance: Stance = REPORTS  # what a plan, a request or an instruction is for
    # its figures are what it decides, on the day of its issue
    is_decision: bool = False
    # of the press or a portal, with no date of issue of its own
    is_article: bool = False
    issuer: str = ""
    # the period after that of the report, for which its title announces what is to be done
    following: Period | None = None
    # the one year that its text names, where it names no other
    spoken: Period | None = None
    # of one without day of issue: the latest time that it cites or tells of, no goal
    known: Period | None = None
    parts: frozenset[Period] = frozenset()  # of a year, that its text names
    # of an article: the one part of a year that it tells as just gone by, behind the number of its
    # block
    part: tuple[int, Period] | None = None
    candidates: tuple[Candidate, ...] = ()  # for the date of issue, best first

    @property
    def stands(self) -> Period | None:
        """The day or period at which a stock stands that is given without a date."""
        closing = self.window.closing if self.window else None
        told = self._told
        if told and told.is_interval and told.is_within_a_year:
            told = told.closing  # the last month of those reported on
        return self.counted or closing or self.often or told or self.spoken

    @property
    def until(self) -> Period | None:
        """The day up to which its figures were counted."""
        known = self.counted or self.often
        return known or (self._told if self.issued else None)

    @property
    def _told(self) -> Period | None:
        """The issue; a letterhead that leaves its month blank tells less than the report's own
        part of the year."""
        issued, period = self.issued, self.period
        if issued and period and issued.is_year and issued.contains(period):
            return period.closing
        return issued or period

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
        yet; where no day of issue is told, a year after all that it tells of."""
        if period is None or self.issued:
            later = period and self.issued and self.issued.before(period)
            return bool(later) and not self.closes(period)
        return bool(self.known and period.year > self.known.year + 1)

    def part_told(self, block: int) -> Period | None:
        """The part of a year that an article tells up to a block."""
        return self.part[1] if self.part and self.part[0] <= block else None

    def closes(self, period: Period | None) -> bool:
        """Whether a time ends with what is reported on, weeks before which figures up to that day
        are given: "Tính đến 31/12/2013" in a release of 27 December."""
        if not (period and period.last and self.period and self.issued):
            return False
        if period.last != self.period.last or not self.issued.last:
            return False
        return (period.last - self.issued.last).days <= _WEEKS_BEFORE

    def aims_at(self, period: Period | None) -> bool:
        """Whether a period is a year up to which something is to be, in a text that tells no time
        but such: "Đến năm 2030, 90% hồ sơ được nộp trực tuyến"."""
        if self.issued or self.period or self.known:
            return False
        return period is not None and period.is_year

    def goes_beyond(self, period: Period | None) -> bool:
        """Whether a period begins after the document's issue or after what it reports on."""
        covered = bool(period and self.period and self.period.before(period))
        return self.is_after(period) or covered

    def dated(self, period: Period, ahead: bool = False) -> Period | None:
        """A period without its year ("--Q4") with that of the report, of the issue; None where
        neither is known.

        Nothing real lies after the issue, so that it lies a year before unless it comes right
        after the period of the report; ``ahead``: nothing lies before it."""
        if not period.lacks_year:
            return period
        of_year = self.period or self.issued or self.spoken or self.window
        start = period.start
        if not (start.month or start.quarter or start.week):
            return None
        if of_year is None:
            return self._in_full(period)
        found = period.completed(of_year.year)
        if not ahead:
            gone = self.is_after(found) and not self._comes_next(found)
            return found.shifted(-1) if gone else found
        past = self.issued and found.before(self.issued)
        return found.shifted(1) if past else found

    def _comes_next(self, time: Period) -> bool:
        """Whether a time begins where that of the report ends."""
        last = self.period.last if self.period else None
        if last is None or time.first is None:
            return False
        return (time.first - last).days == 1

    def _in_full(self, period: Period) -> Period | None:
        """The one time of the text that is a part of a year in full: "9 tháng đầu năm" where it
        also says "9 tháng đầu năm 2021"."""
        full = [
            part for part in self.parts if part == period.completed(part.year)
        ]
        return full[0] if len(full) == 1 else None

    def as_counted(self, period: Period) -> Period:
        """A part of a year longer than a month up to the day counted, where that lies within it:
        "6 tháng đầu năm 2025 (số liệu chốt ngày 15/6/2025)"."""
        counted = self.counted
        if not (counted and counted.is_day and period.is_within_a_year):
            return period
        if period.is_month:
            return period
        if not period.contains(counted) or period.last == counted.last:
            return period
        assert period.first  # it contains a day
        return Period(moment_of(period.first), counted.start)

    def year_before(self, year: int = 0) -> Period | None:
        """The time that the report covers, in the year before or in ``year``."""
        if not self.period:
            return None
        return self.period.shifted(
            (year or self.period.year - 1) - self.period.year
        )


def document_time(layout: Layout, mentions: Sequence[Mention]) -> DocumentTime:
    """The times of a document, from its header, the lines at its top and, of an article, what its
    page tells."""
    all_dates = _dates(layout, mentions)
    dates = [date for date in all_dates if _is_of_our_time(date)]
    header, opening = layout.header, opening_of(layout)
    issued = candidates(layout, mentions, dates)
    told = tuple(sorted(issued, key=lambda found: -found.confidence))
    now = Period.parse(header.issued_on) or Period.parse(header.period)
    counts = Counts(layout, opening, mentions, all_dates, now)
    is_article = _is_article(header, told, counts)
    period = Period.parse(header.period)
    if is_article and not period:
        period = headline(layout, opening, dates)
    if not period and not (told and told[0].source in DATED):
        period = told_year(layout, dates)
    done_in = term(layout, dates)
    stance = stance_of(_titled(layout), done_in)
    day = told[0].time if told else None
    window = counts.window or _titled_window(period)
    if stance is REPORTS and not period:
        window = window or summed_up(header.title, done_in, day)
    known = latest_told(layout, dates)
    return DocumentTime(
        issued=day,
        period=period,
        window=window,
        counted=counts.day,
        often=told_often(layout, dates, day),
        stance=stance,
        is_decision=fold(header.doc_type) == fold(DECISION),
        is_article=is_article,
        issuer=header.issuer,
        following=_tasks(layout, opening, period, is_article),
        spoken=_unless_older(only_year(layout, dates), known),
        known=known,
        parts=frozenset(told_parts(layout, dates)),
        part=part_told(layout, day) if is_article else None,
        candidates=told,
    )


def _is_article(
    header: Header, told: Sequence[Candidate], counts: Counts
) -> bool:
    """Whether a document is of the press or a portal; an annex that says up to when its figures
    were counted is a report on them."""
    annexed = any(found.source == ENCLOSING for found in told)
    if header.issued_on or header.doc_code or (annexed and counts.day):
        return False
    return not opens("minutes", header.doc_type)


def _titled_window(period: Period | None) -> Period | None:
    """The days of a campaign that a title tells."""
    return period if period and period.is_window else None


def _titled(layout: Layout) -> Header:
    """The header; of a document without a title its first heading stands for that."""
    header, first = layout.header, layout.blocks[:1]
    if header.title or not first or first[0].kind != "heading":
        return header
    return replace(header, title=first[0].text)


def _unless_older(spoken: Period | None, known: Period | None) -> Period | None:
    """The one year that a text tells of, unless it cites what came after that."""
    older = spoken and known and spoken.year < known.year
    return None if older else spoken


def _tasks(
    layout: Layout,
    opening: Sequence[int],
    period: Period | None,
    is_article: bool,
) -> Period | None:
    """The time ahead for which the title announces what is to be done, of an article its top."""
    titled = following(layout.header.title, period)
    if titled or not is_article:
        return titled
    return announced(layout, opening)


def _dates(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """The dates in the blocks of a document that write a time."""
    inside = range(len(layout.blocks))
    dates = [m for m in mentions if m.label == "DATE" and m.block in inside]
    return [date for date in dates if Period.parse(date.value)]


def _is_of_our_time(date: Mention) -> bool:
    period = Period.parse(date.value)
    return period is not None and period.year // 100 in (19, 20)
