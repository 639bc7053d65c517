"""Shares of one whole below or beside each other: the rows under "Cơ cấu kinh tế" make 100 %."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.checks.figures import Figure, summed
from pipeline.checks.intervals import HUNDRED, Interval, added_up
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

    def above(row: int) -> Sequence[str]:
        return sheet.grid.rows[row].labels[:-1]

    for labels, group in groupby(sheet.rows, above):
        if labels and says("makeup", labels[-1]):
            rows = list(filter(sheet.rates, group))
            if len(rows) >= _PARTS:
                yield rows


def _shares(
    sheet: Sheet,
    rows: Sequence[int],
    column: int,
) -> list[Figure]:
    places = ((row, column) for row in rows)
    cells = map(sheet.valued.get, places)
    return [cell for cell in cells if cell and cell.is_percent]


def _are_whole(shares: Sequence[Interval]) -> bool:
    return added_up(shares).meets(HUNDRED)


def _whole(shares: Sequence[Figure]) -> bool:
    return _are_whole([f.interval for f in shares])


def _told(shares: Sequence[Figure]) -> Check:
    added = summed(shares)
    return tested(
        "sum",
        "makeup",
        shares,
        _are_whole,
        {"parts": shares, "added": added},
        compare(added, HUNDRED.value),
        also=("100",),
    )
