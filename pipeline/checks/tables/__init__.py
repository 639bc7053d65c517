"""Tables: relations that their figures agree on, between columns and between rows.

All relations that columns or rows can have are tried; what the figures support is accepted, and
the lines that then fail are told. Words of heads and labels, printed formulas and numbering only
lower the number of lines that must agree (``support``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.checks import prose_tables
from pipeline.checks.figures import Figures
from pipeline.checks.tables import columns, rows
from pipeline.checks.tables.report import reports
from pipeline.checks.tables.sheet import Line, Sheet, sheets
from pipeline.checks.tables.support import Claim, Support, Trial, chosen, explained, supports
from pipeline.records import Check

_ROWS = 400  # rows of a table on which relations are tried


def check(figures: Figures) -> Iterator[Check]:
    """Every relation in the tables of a document, and what its prose says of them."""
    every = sheets(figures.document)
    for sheet in every:
        yield from _relations(sheet, columns.claims, list(sheet.by_row())[:_ROWS], rows=True)
        yield from _relations(sheet, rows.claims, list(sheet.by_column()), rows=False)
    yield from prose_tables.check(figures, every)


def _relations(
    sheet: Sheet, claims: Callable[[Sheet], Iterator[Claim]], lines: list[Line], *, rows: bool
) -> Iterator[Check]:
    tried = supports(claims(sheet), lines)
    for support in chosen(tried):
        told = [t for t in support.trials if _told(t, support, tried)]
        yield from reports(sheet, support, told, rows=rows)


def _told(trial: Trial, support: Support, every: list[Support]) -> bool:
    if trial.holds:
        return True
    return not explained(trial, support, every)
