"""Tables: relations that their figures agree on, between columns and between rows.

All relations that columns or rows can have are tried; what the figures support is accepted, and
the lines that then fail are told. Words of heads and labels, printed formulas and numbering only
lower the number of lines that must agree (``support``)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import plans, prose_tables, repeated_cells, retold_cells
from pipeline.checks.passages import Figures
from pipeline.checks.tables import (
    columns,
    fractions,
    goals,
    limits,
    lone_totals,
    makeup,
    maxima,
    percentages,
    rows,
    turned,
    units,
)
from pipeline.checks.tables.relations import Trial, is_mean
from pipeline.checks.tables.report import reports
from pipeline.checks.tables.sheet import Sheet
from pipeline.checks.tables.sheets import sheets
from pipeline.checks.tables.support import Support, chosen, explained, supports
from pipeline.records import Check

_ROWS = 400  # rows of a table on which relations are tried


def check(figures: Figures) -> Iterator[Check]:
    """Every relation in the tables of a document, and what its prose says of them."""
    every = sheets(figures.document)
    for sheet in every:
        yield from _relations(sheet)
        for one_by_one in (
            fractions,
            goals,
            limits,
            lone_totals,
            makeup,
            maxima,
            units,
        ):
            yield from one_by_one.check(sheet)
    yield from prose_tables.check(figures, every)
    yield from plans.check(figures, every)
    yield from repeated_cells.check(every)
    yield from retold_cells.check(figures, every)


def _relations(sheet: Sheet) -> Iterator[Check]:
    """The relations between columns and between rows."""
    lines = list(sheet.by_row())[:_ROWS]
    shares = supports(percentages.shares(sheet), lines)
    earned = supports(percentages.points(sheet), lines)
    sums = supports(columns.claims(sheet, _bases(shares)), lines)
    for of_columns in (shares, earned, sums):
        yield from _told(sheet, of_columns, rows=True)
    added = [*sheet.by_column(), *rows.made_up(sheet)]
    below = supports(rows.claims(sheet), added)
    yield from _told(sheet, below, rows=False)
    yield from turned.check(sheet, _details(sums))


def _bases(shares: list[Support]) -> dict[int, int]:
    """Of columns with percentages the columns that these are of."""
    meant = (support.relation.operands for support in chosen(shares))
    return {part: whole for part, *_, whole in meant}


def _told(
    sheet: Sheet,
    every: list[Support],
    *,
    rows: bool,
) -> Iterator[Check]:
    for support in chosen(every):
        trials = [
            t
            for t in support.trials
            if _is_told(
                t,
                support,
                every,
                rows=rows,
            )
        ]
        yield from reports(
            sheet,
            support,
            trials,
            rows=rows,
        )


def _is_told(
    trial: Trial,
    support: Support,
    every: list[Support],
    *,
    rows: bool,
) -> bool:
    """Whether a line is told: what another reading explains, and the mean below a column, are
    none."""
    if trial.holds:
        return True
    if not rows and is_mean(trial):
        return False
    return not explained(trial, support, every)


def _details(every: list[Support]) -> set[int]:
    """The columns that only make up others."""
    sums = (s.relation for s in chosen(every) if s.relation.kind == "sum")
    return {column for relation in sums for column in relation.operands}
