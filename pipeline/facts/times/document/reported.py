"""What a document reports on where its header does not say: its headline, the year of which it
tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from pipeline import reporting
from pipeline.clauses.roles import said
from pipeline.facts.patterns import pattern
from pipeline.facts.times.document.dates_in_text import (
    TEXT,
    before,
    ends_with,
    is_ahead,
    is_goal,
    period_in,
)
from pipeline.facts.times.heads import times
from pipeline.period import Period
from pipeline.records import Layout, Mention
from pipeline.text import fold

_BEHIND = 200  # characters before a time in which any phrase begins that it stands behind
_RECENT = timedelta(150)  # the press tells what is new
# a half year is summed up weeks before its end
_BEFORE_END = timedelta(31)
_LEAD = 3  # title, headline, lead
_PLAN = 8  # words between "kế hoạch" and its year: what it is a plan of


def following(title: str, period: Period | None) -> Period | None:
    """The one period behind that of the report for which a title announces what is to be done."""
    more = [time.period for time in reporting.named(title)[1:]]
    found = Period.parse(more[0]) if more else None
    return found if found and period and period.before(found) else None


def announced(layout: Layout, opening: Sequence[int]) -> Period | None:
    """The one time whose tasks the top of an article announces ("tổng kết năm 2020, triển khai
    nhiệm vụ năm 2021"), for which its headline or lead names a plan ("mục tiêu trong kế hoạch
    cải cách hành chính năm 2019"), or the year up to which its headline looks ("Xây dựng xã số đến
    năm 2030")."""
    texts = (layout.header.title, *(layout.blocks[at].text for at in opening))
    tasks = _named_behind("tasks", texts, 2)
    plans = _named_behind("plans", texts[:_LEAD], _PLAN)
    found = tasks or plans or _years_up_to(layout.header.title)
    return Period.parse(found.pop()) if len(found) == 1 else None


def _years_up_to(headline: str) -> set[str]:
    """The years up to which a headline looks."""
    named = _named_behind("until", (headline,), 1)
    return {time for time in named if time.isdigit()}


def _named_behind(role: str, texts: Sequence[str], words: int) -> set[str]:
    """The times that stand at most so many words behind a phrase of a role."""
    return {
        time.period
        for text in texts
        for time in reporting.named(text)
        if ends_with(
            role, text[max(0, time.start - _BEHIND) : time.start], words
        )
    }


def headline(
    layout: Layout, opening: Sequence[int], dates: Sequence[Mention]
) -> Period | None:
    """The period that the headline of an article names."""
    titles = [at for at in opening[:1] if layout.blocks[at].kind == "title"]
    named = {
        period_in(date)
        for date in dates
        if date.block in titles and not is_ahead(date, layout)
    }
    # "Chỉ số cải cách hành chính 2015"
    return named.pop() if len(named) == 1 else None


def told_year(layout: Layout, dates: Sequence[Mention]) -> Period | None:
    """The one year of which the text tells, where it names no later one: a year that is past tells
    nothing of the rest."""
    told = {
        period.year
        for date in dates
        if date.role == ""
        and (period := period_in(date)).is_year
        and _is_spoken_of(date, layout)
    }
    last = max(
        (period_in(date).year for date in dates if date.role == ""), default=0
    )
    return Period.of_year(last) if told == {last} else None


def latest_told(layout: Layout, dates: Sequence[Mention]) -> Period | None:
    """The latest time that a document cites or tells of, but for goals ("đến năm 2030")."""
    told = [
        period_in(date)
        for date in dates
        if date.role in ("", "ref")
        and period_in(date).is_within_a_year
        and not is_ahead(date, layout)
    ]
    return max(told, key=lambda time: time.year, default=None)


def told_parts(layout: Layout, dates: Sequence[Mention]) -> Iterator[Period]:
    """The parts of a year that a text names in full, but for days and goals."""
    for date in dates:
        time = period_in(date)
        part = time.is_within_a_year and not (time.is_year or time.is_day)
        if part and date.role == "" and not is_goal(date, layout):
            yield time


def part_told(
    layout: Layout, issued: Period | None
) -> tuple[int, Period] | None:
    """The one part of a year longer than a month of which an article tells as just gone by: "Chín
    tháng đầu năm, ...", behind the number of the block that tells it first. What it compares with
    lies farther back."""
    if issued is None or issued.last is None:
        return None
    found = [
        (at, time)
        for at, block in enumerate(layout.blocks)
        if block.kind in TEXT
        for named in times(block.text)
        if (time := named.completed(issued.year)).is_sound
        if _is_long_part(time)
        if time.last and time.last - issued.last <= _BEFORE_END
        if issued.last - time.last <= _RECENT
    ]
    return found[0] if len({time for _, time in found}) == 1 else None


def _is_long_part(time: Period) -> bool:
    months = time.is_interval and not time.is_window
    return time.is_quarter or (months and time.is_within_a_year)


def only_year(layout: Layout, dates: Sequence[Mention]) -> Period | None:
    """The one year in which all lies that the text dates, but for goals and for the years since
    which something is; what goes over years tells none."""
    told = [
        date for date in dates if date.role == "" and not is_goal(date, layout)
    ]
    since = [date for date in told if _is_since(date, layout)]
    times = [period_in(date) for date in told if date not in since]
    if not all(time.is_within_a_year for time in times):
        return None
    years = {time.year for time in times}
    # what began later is told later still
    later = {period_in(date).year for date in since}
    if len(years) != 1 or max(later, default=0) > min(years):
        return None
    return Period.of_year(years.pop())


def term(layout: Layout, dates: Sequence[Mention]) -> Period | None:
    """The one time in which a text says that something is done: "thời gian thí điểm từ ngày
    26/8/2025 đến hết ngày 30/9/2025", "Thời gian triển khai: trong năm 2012"."""
    told = {
        period_in(date)
        for date in dates
        if before("term", date, layout.blocks[date.block].text)
    }
    return told.pop() if len(told) == 1 else None


def _is_since(date: Mention, layout: Layout) -> bool:
    return before("start", date, layout.blocks[date.block].text)


def _is_spoken_of(date: Mention, layout: Layout) -> bool:
    """Whether the text tells of that year ("trong năm 2019"), not of a time since it or up to
    it."""
    text = fold(
        layout.blocks[date.block].text[
            max(date.block_start - 12, 0) : date.block_start
        ]
    )
    return pattern("spoken of folded").search(text) is not None


def summed_up(
    title: str, term: Period | None, issued: Period | None
) -> Period | None:
    """The days on which that was done which the title of a report sums up: a term that is over."""
    if term is None or issued is None or not said("sums_up", title):
        return None
    if not term.is_window or not term.closing.before(issued):
        return None
    return term
