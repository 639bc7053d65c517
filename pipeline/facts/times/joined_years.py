"""Years that a text names together as one time: "Trong hai năm 2023, 2024", "Năm 2025 và 2026"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.facts.patterns import pattern
from pipeline.facts.times.dates import time_of
from pipeline.records import Mention


def joined_years(dates: Sequence[Mention], text: str) -> list[Mention]:
    """The dates (in reading order) with years that follow each other as one date. Years whose
    figures are told in turn stay apart: "năm 2022 và 2023 lần lượt là 12 và 15 lớp"."""
    groups: list[list[Mention]] = []
    for date in dates:
        if groups and _follows(groups[-1][-1], date, text):
            groups[-1].append(date)
        else:
            groups.append([date])
    return [one for group in groups for one in _as_one(group, text)]


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


def _as_one(group: Sequence[Mention], text: str) -> Iterator[Mention]:
    first, last = group[0], group[-1]
    if len(group) == 1 or pattern("in turn").match(text, last.block_end):
        yield from group
    else:
        value = f"{first.value}/{last.value}"
        yield replace(first, value=value, block_end=last.block_end)
