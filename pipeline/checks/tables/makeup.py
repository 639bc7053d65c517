"""Shares of one whole below or beside each other: the rows under "Cơ cấu kinh tế" make 100 %."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from pipeline.checks.figures import Figure, summed
from pipeline.checks.intervals import HUNDRED, Interval
from pipeline.checks.tables.sheet import Sheet
from pipeline.checks.verdict import compare, tested
from pipeline.observations.words import says
from pipeline.records import Check

_PARTS = 2


def check(sheet: Sheet) -> Iterator[Check]:
    """Every column of the rows that a head "Cơ cấu" parts; what misses 100 % is told where
    another column makes it."""
    for rows in _groups(sheet):
        columns = [_shares(sheet, rows, column) for column in sheet.columns]
        full = [shares for shares in columns if len(shares) == len(rows)]
        if any(map(_whole, full)):
            yield from (_told(shares) for shares in full)


def _groups(sheet: Sheet) -> Iterator[list[int]]:
    """Neighbouring rows of rates below one row that says that they are a make-up."""
    for above, group in groupby(
        sheet.rows, lambda row: sheet.grid.rows[row].labels[:-1]
    ):
        rows = [row for row in group if sheet.rates(row)]
        if above and says("makeup", above[-1]) and len(rows) >= _PARTS:
            yield rows


def _shares(sheet: Sheet, rows: Sequence[int], column: int) -> list[Figure]:
    cells = (sheet.valued.get((row, column)) for row in rows)
    return [f for f in cells if f and f.is_percent]


def _added(shares: Sequence[Interval]) -> Interval:
    return sum(shares[1:], shares[0])


def _whole(shares: Sequence[Figure]) -> bool:
    return _added([f.interval for f in shares]).meets(HUNDRED)


def _told(shares: Sequence[Figure]) -> Check:
    added = summed(shares)
    return tested(
        "sum",
        "makeup",
        shares,
        lambda values: _added(values).meets(HUNDRED),
        {"parts": shares, "added": added},
        compare(added, Fraction(100)),
        also=("100",),
    )
