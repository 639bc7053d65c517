"""The relations that columns of percentages may have: of which columns they are shares or growth,
and the points that they earn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, permutations, product

from pipeline.checks.tables.relations import Relation
from pipeline.checks.tables.sheet import Sheet
from pipeline.checks.tables.support import (
    NEIGHBOURS,
    NOBODY,
    TOTAL,
    Claim,
)
from pipeline.observations.words import points as most_points

_CAPTION = 120  # characters right before a table that may say how many points can be had


_WIDE = 24  # columns beyond which only neighbours are tried


def shares(sheet: Sheet) -> Iterator[Claim]:
    """Columns of percentages: of which two columns they are the ratio or the growth."""
    for target in sheet.shares:
        near = [c for c in sheet.measures if abs(c - target) <= _WIDE]
        for part, whole in permutations(near, 2):
            by = NEIGHBOURS if target - part == 1 else NOBODY
            yield Claim(Relation("share", target, (part, whole)), by)
            yield Claim(Relation("growth", target, (part, whole)))
        for pair, whole in product(pairwise(near), near):
            if whole not in pair:
                yield Claim(Relation("share", target, (*pair, whole)))


def points(sheet: Sheet) -> Iterator[Claim]:
    """Points beside the percentage that earns them: as many as the head says, or as the figures
    have in common."""
    for share in sheet.shares:
        target = share + 1
        if target not in sheet.amounts:
            continue
        most, by = _most_said(sheet, target), TOTAL
        if not most:
            most, by = _common(sheet, share, target), NEIGHBOURS
        if most:
            earned = Relation("points", target, (share,), factor=most)
            yield Claim(earned, by)


def _most_said(sheet: Sheet, column: int) -> int:
    """How many points can be had by the head of a column, innermost first, or by the words above
    the table; 0 where none says it."""
    heads = sheet.grid.by_column[column].heads
    return most_points([*heads[::-1], sheet.grid.caption[-_CAPTION:]])


def _common(
    sheet: Sheet,
    share: int,
    target: int,
) -> int:
    """The whole number of which most lines have their percentage; 0 where there is none."""
    earned = sheet.down_column(target, sheet.rows)
    percents = sheet.down_column(share, earned)
    found = Counter(
        round(100 * earned[row].value / percent.value)
        for row, percent in percents.items()
        if percent.value > 0
    )
    for most, count in found.most_common(1):
        if most > 1 and count * 2 > found.total():
            return most
    return 0
