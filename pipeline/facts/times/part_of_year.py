"""Parts of a year that a text tells around a date, "đầu năm 2023", and those that
are none: how long something takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.clauses.figures import Figure
from pipeline.clauses.scene import Scene
from pipeline.facts.patterns import pattern
from pipeline.facts.times.dates import is_until, time_of
from pipeline.period import Period
from pipeline.records import Mention

_LEFT = 30  # characters before a year in which its part is told
_EARLY = 2  # the month up to which a text may speak of months of last year


def part_of_year(date: Mention, text: str) -> Mention:
    """A year of which a text tells the beginning as its first month."""
    told = time_of(date)
    if told is None or not told.is_year:
        return date
    left = text[max(date.block_start - _LEFT, 0) : date.block_start]
    if pattern("year begins").search(left) is None:
        return date
    return replace(date, value=f"{told.year}-01")


def lasts(
    date: Mention, figure: Figure, now: Period | None, real: bool
) -> bool:
    """Whether so many months are how long something takes: "sẽ lắp 22 trạm trong 8 tháng", "8
    tháng" of a text that speaks in March."""
    told = time_of(date)
    if told is None or told.end is None or not told.lacks_year:
        return False
    if not pattern("so many months").search(date.text):
        return False
    if not real:
        return date.block_start >= figure.end
    if now is None or now.last is None or now.last.month <= _EARLY:
        return False
    return told.end.month > now.last.month


def tells_year(date: Mention, scene: Scene) -> bool:
    """Whether a date is a year, or one up to which something is."""
    told = time_of(date)
    return told is not None and (told.is_year or is_until(date, scene))


def years_within(dates: Iterable[Mention]) -> list[int]:
    """The years of the dates that lie within one."""
    times = [time for time in map(time_of, dates) if time]
    return [
        time.year
        for time in times
        if time.is_within_a_year and not time.lacks_year
    ]
