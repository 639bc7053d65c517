"""A figure whose time is asked for, and what its sentence says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from pipeline.clauses.figures import Figure
from pipeline.clauses.roles import said
from pipeline.clauses.scene import Scene
from pipeline.facts.times.dates import (
    is_edge,
    is_start,
    is_until,
    nearest,
    time_of,
    usable,
)
from pipeline.facts.times.document import DocumentTime
from pipeline.facts.times.heads import Heads
from pipeline.period import Moment, Period
from pipeline.records import Mention

_LABEL = 60  # characters before a figure in which a bracket with its time opens
Answer = tuple[Period | None]  # (None,): the time is one that is not known


@dataclass(frozen=True)
class PeriodQuestion:
    """A figure whose time is asked for. ``kind``: stock, flow, year, or share (a percentage of a
    flow: with a date it is read as a stock, in a report on a part of a year it covers that);
    ``status``: of what is not yet real the date of a count says nothing."""

    figure: Figure
    scene: Scene
    dates: Sequence[Mention]  # the DATE mentions of the block
    kind: str
    heads: Heads
    document: DocumentTime
    status: str

    @property
    def real(self) -> bool:
        return self.status in ("actual", "estimated")

    def is_past(self, period: Period | None) -> bool:
        """Whether the figure is real and so does not lie in a time to come: "hạn chế và giải pháp
        trong tháng 12" stands over what was reached in November."""
        return self.real and self.document.goes_beyond(period)

    @property
    def stock(self) -> bool:
        return self.kind in ("stock", "share")

    @cached_property
    def usable(self) -> list[Mention]:
        return usable(self.dates, self.figure, self.scene, self.real)

    @cached_property
    def sentence(self) -> tuple[int, int]:
        """Offsets of the figure's sentence."""
        return self.scene.sentence_span(self.figure.sentence)

    @cached_property
    def own(self) -> list[Mention]:
        """The usable dates of the figure's sentence."""
        low, high = self.sentence
        dates = [date for date in self.usable if low <= date.block_start < high]
        if self.real:
            return dates
        ahead = [date for date in dates if not self._is_gone(date)]
        return ahead if ahead or self.status == "proposed" else dates

    def _is_gone(self, date: Mention) -> bool:
        """Whether something began before the document was issued: "cấp 40 máy thay số máy mua từ
        năm 2011"; "năm 2022 được giao 385 triệu đồng" was a plan of that year."""
        time, issued = time_of(date), self.document.issued
        gone = bool(time and issued and time.before(issued))
        return gone and is_start(date, self.scene)

    @cached_property
    def governing(self) -> Mention | None:
        """The date of its sentence that governs the figure."""
        dates = self.own
        if self.real and not self.speaks_of_now:
            dates = [
                date
                for date in dates
                if not is_edge(date, self.scene, self.stock)
            ]
        if self.kind == "year":  # "khảo sát 2024, công bố tháng 9"
            dates = [date for date in dates if self._is_year(date)] or dates
        found, near = nearest(dates, self.figure, self.scene)
        return found if near else None

    @cached_property
    def told(self) -> Period | None:
        """The time of the governing date, with its year."""
        return (
            self.with_year(time_of(self.governing)) if self.governing else None
        )

    def _is_year(self, date: Mention) -> bool:
        """Whether a date is a year, or one up to which something is."""
        time = time_of(date)
        if time is None:
            return False
        return time.is_year or is_until(date, self.scene)

    @cached_property
    def speaks_of_now(self) -> bool:
        return _speaks_of(self.sentence_text)[0]

    @cached_property
    def speaks_up_to_now(self) -> bool:
        return _speaks_of(self.sentence_text)[1]

    @property
    def sentence_text(self) -> str:
        """The figure's sentence."""
        return self.scene.text[slice(*self.sentence)]

    def said_before(self, role: str) -> bool:
        """Whether a phrase of a role stands before the figure in its sentence."""
        first = self.scene.first_word(self.figure.sentence)
        return bool(self.scene.said(role, first, self.figure.first))

    @property
    def is_beside_result(self) -> bool:
        """Whether it is the goal that was set for what is told before it."""
        start = self.scene.first_word(self.figure.sentence)
        stop = self.figure.first
        beside = self.scene.ends("goal_here", start, stop)
        return beside or self.said_before("goal_set")

    @cached_property
    def within(self) -> bool:
        """Whether the clause speaks of the period of the report: "trong tháng kích hoạt 637 tài
        khoản"."""
        start = self.scene.clause_start(self.figure)
        return bool(self.scene.said("within", start, self.figure.first))

    @property
    def left(self) -> str:
        """What stands right before the figure."""
        at = self.figure.start
        return self.scene.text[max(at - _LABEL, 0) : at]

    def up_to(self, day: Period | None) -> Period | None:
        """A flow of a running year goes from its 1 January up to the day; a stock stands at the
        day."""
        if day is None or self.kind != "flow":
            return day
        return day.from_new_year

    def so_far(self, day: Period | None) -> Period | None:
        """``up_to``, but what a report on a month or the press gives "up to now" began at no
        told time."""
        untold = self.document.is_monthly or self.document.is_article
        return day if untold else self.up_to(day)

    def with_year(self, period: Period | None) -> Period | None:
        """A date without a year takes that of the last full date before, of the document; None
        where neither is known."""
        if period is None:
            return None
        part = period.start.month or period.start.quarter
        if period.lacks_year and part and self._years_before:
            return period.completed(self._years_before[-1])
        return self.document.dated(period, not self.real)

    @cached_property
    def _years_before(self) -> list[int]:
        """The years of the full dates before the figure."""
        at = self.figure.start
        dates = [date for date in self.usable if date.block_start < at]
        times = [time for time in map(time_of, dates) if time]
        return [
            time.year
            for time in times
            if time.is_within_a_year and not time.lacks_year
        ]


def timed(ask: PeriodQuestion, told: Period | None) -> Answer | None:
    """A date that was found, as the figure and its kind need it; None where it lacks a year that
    nothing completes."""
    period = ask.with_year(told)
    if period is None:
        return None
    if rises_from(ask):
        return (period.opening,)
    if ask.speaks_of_now and not period.is_interval and _since(ask):
        period = Period(period.start, None)
    if period.is_open:
        return (_closed(ask, period.start),)
    return (_fit(ask, period),)


def _closed(ask: PeriodQuestion, start: Moment) -> Period | None:
    """What goes on since a time, up to the day that the document tells; open where it tells none,
    which dates no stock."""
    until = ask.document.until
    if until and start == Moment(until.year, month=1):
        return until.from_new_year
    if until:
        return Period(start, until.start)
    if ask.kind != "flow":
        return None
    year = start == Moment(start.year)
    return Period(replace(start, month=1, day=1) if year else start, None)


def _fit(ask: PeriodQuestion, period: Period) -> Period | None:
    """A time that is told, as the kind of figure takes it: a flow up to now goes from new year."""
    if _is_year_to_day(period):
        return period.closing.from_new_year
    if period.is_window and _stands_at_end(ask):
        return period.closing  # "chiến dịch từ 20/6/2026 đến 15/9/2026"
    if ask.kind != "flow" or period.is_interval or not ask.real:
        return period
    if not ask.speaks_up_to_now and not _goes_up_to(ask):
        return period
    if not period.is_year:
        return ask.so_far(period)
    issued = ask.document.issued
    this_year = issued is not None and issued.year == period.year
    return ask.so_far(issued) if this_year else period


def _stands_at_end(ask: PeriodQuestion) -> bool:
    """Whether a figure of some days is that of the last: a stock, the goal of a campaign; a share
    of what was done in them is one of all."""
    return ask.kind == "stock" or (ask.kind == "share" and not ask.real)


def _is_year_to_day(period: Period) -> bool:
    """ "từ đầu năm 2018 đến ngày 20/12/2018"."""
    if not period.end or not period.end.day:
        return False
    return period.start == Moment(period.end.year)


def _goes_up_to(ask: PeriodQuestion) -> bool:
    """Whether a date before the figure says up to when it was counted."""
    at = ask.figure.start
    return any(
        is_until(date, ask.scene)
        for date in ask.usable
        if date.block_start < at
    )


def rises_from(ask: PeriodQuestion) -> bool:
    """Whether the figure is where a change began ("từ năm 2018 đến nay tăng từ 4,55%"): "từ" with
    its own marks; "đầu tư 500 triệu" begins nothing."""
    first = ask.figure.first
    return bool(ask.scene.said("start", first - 1, first)) and first > 0


def _since(ask: PeriodQuestion) -> bool:
    """Whether the sentence goes from a date up to now: "từ năm 2016 ... đến nay đã cấp 200 tài
    khoản"."""
    for date in ask.own[:1]:
        at = ask.scene.word_at(date.block_end)
        # "ngày 15/3/2019 đến nay"
        if ask.scene.said("sofar", at, at + 2):
            return True
        if is_start(date, ask.scene):
            return bool(ask.scene.said("yeartodate", at, ask.figure.first))
    return False


@lru_cache(maxsize=500)  # asked again for each figure of a sentence
def _speaks_of(sentence: str) -> tuple[bool, bool]:
    """Whether a sentence speaks of now; whether of the running year up to now."""
    # "thực hiện tại"
    other = {
        n
        for hit in said("notnow", sentence)
        for n in range(hit.first, hit.stop)
    }
    now = any(hit.first not in other for hit in said("sofar", sentence))
    return now, bool(said("yeartodate", sentence))
