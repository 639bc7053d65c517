"""Tables: printed formulas, totals of columns and rows, sub-totals, and columns of percentages.

A relation is claimed by a printed formula, by the words of the head (Tổng, a known partition), by a
row "Tổng cộng", or by the figures themselves where it holds in most rows; only what is claimed can
be broken."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import (
    products,
    prose_tables,
    table_columns,
    table_formulas,
    table_ratios,
    table_rows,
)
from pipeline.checks.figures import Figures
from pipeline.checks.grids import grids
from pipeline.records import Check


def check(figures: Figures) -> Iterator[Check]:
    """Every relation in the tables of a document, and what its prose says of them."""
    every = list(grids(figures))
    for grid in every:
        bases: dict[int, int] = {}
        printed: set[tuple[int, ...]] = set()  # sums of columns that the head prints
        yield from table_formulas.check(grid, printed)
        for found, part, whole in table_ratios.check(grid):
            bases[part] = whole
            yield from found
        yield from table_columns.check(grid)
        yield from table_rows.check(grid, bases, printed)
        yield from products.of_table(grid)
    yield from prose_tables.check(figures, every)
