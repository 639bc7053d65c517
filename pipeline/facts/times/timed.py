"""The time that was found for a figure, as its kind needs it: what goes on since then, what was
counted from new year, the end of a window."""

from __future__ import annotations

from dataclasses import replace

from pipeline.facts.times.dates import is_start, is_until
from pipeline.facts.times.question import Answer, PeriodQuestion
from pipeline.moment import Moment
from pipeline.period import Period


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
    window = None if ask.speaks_of_now else ask.document.window
    until = window.closing if window else ask.document.until
    if until and start == Moment(until.year, month=1):
        return until.from_new_year
    whole = until is None or until.is_day  # "2013-01-01/2015-12-10"
    if whole and start == Moment(start.year):
        start = replace(start, month=1, day=1)
    if until:
        return Period(start, until.start)
    return Period(start, None) if ask.kind == "flow" else None


def _fit(ask: PeriodQuestion, period: Period) -> Period | None:
    """A time that is told, as the kind of figure takes it: a flow up to now goes from new year."""
    if _is_year_to_day(period):
        return period.closing.from_new_year
    if period.is_window and _stands_at_end(ask):
        return period.closing  # "chiến dịch từ 20/6/2026 đến 15/9/2026"
    if ask.kind != "flow" or period.is_interval or not ask.real:
        return period
    if period.is_year and ask.status == "estimated":
        return period  # "Ước cả năm 2024"
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
        if any(
            not ask.scene.gap(at, hit.first).parts
            for hit in ask.scene.said("sofar", at, at + 2)
        ):
            return True
        if is_start(date, ask.scene):
            return bool(ask.scene.said("yeartodate", at, ask.figure.first))
    return False
