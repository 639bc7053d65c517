"""The day of what an article tells at its top ("Ngày 29-12, Sở đã công bố ...").

The press leaves out the year. It is the first in which that day lies behind all that the article
tells as done in a part of a year ("tháng 8 năm 2017 có 450 hồ sơ"). A whole year tells too little:
what was done in 2019 may be told at its end or long after; then the year stays unknown."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from pipeline.facts.patterns import pattern
from pipeline.facts.times.document.dates_in_text import TEXT, before, is_ahead
from pipeline.period import Period
from pipeline.records import Layout, Mention

_BOUNDS = ("start", "until", "counted", "deadline")  # since or up to when
_TOP = 4  # blocks of an article in which it tells what happened and when
_RECENT = datetime.timedelta(150)  # the press tells what is new
# a half year is summed up weeks before its end
_BEFORE_END = datetime.timedelta(31)


def event_of(layout: Layout, mentions: Sequence[Mention]) -> Period | None:
    """The day of what an article tells, in its year; None where either is not told."""
    if layout.header.doc_code or layout.header.doc_type:
        return None
    dates = [m for m in mentions if m.label == "DATE" and m.role == ""]
    days = list(_days(layout, dates))
    # the day that ends a headline is that of its page, one in a sentence that of the event
    spoken = [day for day, opened in days if opened] or [day for day, _ in days]
    return _with_year(spoken[0], layout, dates) if spoken else None


def _days(
    layout: Layout, dates: Sequence[Mention]
) -> Iterator[tuple[Period, bool]]:
    """The days told at the top, and whether a word for a day opens them."""
    told = [at for at, block in enumerate(layout.blocks) if block.kind in TEXT]
    top = frozenset(told[:_TOP])
    for date in dates:
        period = Period.parse(date.value)
        if date.block not in top or not period or not period.is_day:
            continue
        text = layout.blocks[date.block].text
        if pattern("cited").search(text[: date.block_start]):
            continue
        if not any(before(role, date, text) for role in _BOUNDS):
            yield period, before("on_day", date, text, 0)


def _with_year(
    day: Period, layout: Layout, dates: Sequence[Mention]
) -> Period | None:
    """A day in its year; None where the text does not tell that."""
    if not day.lacks_year:
        return day
    past = _past(layout, dates)
    ends = [time.last for time in past if time.last and not time.is_year]
    if not ends:
        return None
    latest = max(ends)
    found = _first_after(day, latest - _BEFORE_END)
    late = found.first is None or found.first > latest + _RECENT
    return None if late else found


def _past(layout: Layout, dates: Sequence[Mention]) -> Iterator[Period]:
    """The times within a year that a text tells as past; what goes on since one may be told long
    after."""
    for date in dates:
        time = Period.parse(date.value)
        since = before("start", date, layout.blocks[date.block].text)
        if not time or not time.is_within_a_year or since:
            continue
        if not is_ahead(date, layout):
            yield time


def _first_after(day: Period, date: datetime.date) -> Period:
    """The first such day of a year that is not before ``date``."""
    found = day.completed(date.year)
    return found.shifted(1) if found.first and found.first < date else found
