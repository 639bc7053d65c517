"""Parts of a year that a text tells around a date, "đầu năm 2023", and those that
are none: how long something takes."""

from __future__ import annotations

from dataclasses import replace

from pipeline.clauses.figures import Figure
from pipeline.facts.patterns import pattern
from pipeline.facts.times.dates import time_of
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
