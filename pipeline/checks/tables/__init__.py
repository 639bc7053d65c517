"""Tables: relations that their figures agree on, between columns and between rows.

All relations that columns or rows can have are tried; what the figures support is accepted, and
the lines that then fail are told. Words of heads and labels, printed formulas and numbering only
lower the number of lines that must agree (``support``)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import plans, prose_tables, repeated_cells
from pipeline.checks.passages import Figures
from pipeline.checks.tables import (
    columns,
    fractions,
    goals,
    limits,
    makeup,
    rows,
    turned,
    units,
)
from pipeline.checks.tables.relations import is_mean
from pipeline.checks.tables.report import reports
from pipeline.checks.tables.sheet import Sheet, sheets
from pipeline.checks.tables.support import Support, chosen, explained, supports
from pipeline.records import Check

_ROWS = 400  # rows of a table on which relations are tried


def check(figures: Figures) -> Iterator[Check]:
    """Every relation in the tables of a document, and what its prose says of them."""
    every = sheets(figures.document)
    for sheet in every:
        lines = list(sheet.by_row())[:_ROWS]
        shares = supports(columns.shares(sheet), lines)
        bases = {
            s.relation.operands[0]: s.relation.operands[-1]
            for s in chosen(shares)
        }
        yield from _told(sheet, shares, rows=True)
        yield from _told(
            sheet, supports(columns.points(sheet), lines), rows=True
        )
        sums = supports(columns.claims(sheet, bases), lines)
        yield from _told(sheet, sums, rows=True)
        added = [*sheet.by_column(), *rows.made_up(sheet)]
        below = supports(rows.claims(sheet), added)
        yield from _told(sheet, below, rows=False)
        yield from fractions.check(sheet)
        yield from goals.check(sheet)
        yield from limits.check(sheet)
        yield from makeup.check(sheet)
        yield from units.check(sheet)
        yield from turned.check(sheet, _details(sums))
    yield from prose_tables.check(figures, every)
    yield from plans.check(figures, every)
    yield from repeated_cells.check(every)


def _told(sheet: Sheet, every: list[Support], *, rows: bool) -> Iterator[Check]:
    for support in chosen(every):
        trials = [
            t
            for t in support.trials
            if t.holds
            or not (explained(t, support, every) or (not rows and is_mean(t)))
        ]
        yield from reports(sheet, support, trials, rows=rows)


def _details(every: list[Support]) -> set[int]:
    """The columns that only make up others."""
    sums = (s.relation for s in chosen(every) if s.relation.kind == "sum")
    return {column for relation in sums for column in relation.operands}
