"""Years and months that a text names together as one time: "Trong hai năm 2023, 2024", "Năm 2025
và 2026", "tháng 5 và tháng 6"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.facts.patterns import pattern
from pipeline.facts.times.dates import time_of
from pipeline.period import Period
from pipeline.records import Mention

_YEAR = len("2023")


def joined_years(dates: Sequence[Mention], text: str) -> list[Mention]:
    """The dates (in reading order) with years or months that follow each other as one date."""
    groups: list[list[Mention]] = []
    for date in dates:
        if groups and _follows(groups[-1][-1], date, text):
            groups[-1].append(date)
        else:
            groups.append([date])
    return list(map(_as_one, groups))


def _follows(one: Mention, other: Mention, text: str) -> bool:
    """Whether a year or month stands beside that before it, a comma or "và" between them, and
    nothing is told of them in turn."""
    first, second = time_of(one), time_of(other)
    if first is None or second is None:
        return False
    between = text[one.block_end : other.block_start]
    if first.is_year and second.is_year:
        joined = pattern("years joined").fullmatch(between)
        return bool(joined) and second.year == first.year + 1
    if not (first.is_month and second.is_month):
        return False
    if not pattern("months joined").fullmatch(between) or _in_turn(other, text):
        return False
    if first.lacks_year and not second.lacks_year:
        first = first.completed(second.year)
    return first.following == second or _is_next(first, second)


def _is_next(one: Period, other: Period) -> bool:
    """Whether a month without its year is followed by another."""
    if not (one.lacks_year and other.lacks_year):
        return False
    return one.start.month + 1 == other.start.month


def _in_turn(date: Mention, text: str) -> bool:
    """Whether it is told behind a date that figures are told in turn."""
    return bool(pattern("told in turn").match(text[date.block_end :]))


def _as_one(group: Sequence[Mention]) -> Mention:
    """Years that follow each other as one time; a date alone as it is."""
    first, last = group[0], group[-1]
    if len(group) == 1:
        return first
    opens = first.value
    if opens.startswith("--") and not last.value.startswith("--"):
        opens = last.value[:_YEAR] + opens[1:]
    value = f"{opens}/{last.value}"
    text = f"{first.text} {last.text}"
    return replace(first, text=text, value=value, block_end=last.block_end)
