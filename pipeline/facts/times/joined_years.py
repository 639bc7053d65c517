"""Years that a text names together as one time: "Trong hai năm 2023, 2024", "Năm 2025 và 2026"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.facts.patterns import pattern
from pipeline.facts.times.dates import time_of
from pipeline.records import Mention


def joined_years(dates: Sequence[Mention], text: str) -> list[Mention]:
    """The dates (in reading order) with years that follow each other as one date."""
    groups: list[list[Mention]] = []
    for date in dates:
        if groups and _follows(groups[-1][-1], date, text):
            groups[-1].append(date)
        else:
            groups.append([date])
    return list(map(_as_one, groups))


def _follows(one: Mention, other: Mention, text: str) -> bool:
    """Whether a year stands beside the year before it, a comma or "và" between them."""
    first, second = time_of(one), time_of(other)
    if first is None or second is None:
        return False
    if not (first.is_year and second.is_year):
        return False
    between = text[one.block_end : other.block_start]
    joined = pattern("years joined").fullmatch(between)
    return bool(joined) and second.year == first.year + 1


def _as_one(group: Sequence[Mention]) -> Mention:
    """Years that follow each other as one time; a date alone as it is."""
    first, last = group[0], group[-1]
    if len(group) == 1:
        return first
    value = f"{first.value}/{last.value}"
    return replace(first, value=value, block_end=last.block_end)
