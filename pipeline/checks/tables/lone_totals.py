"""A total below the only column of a table that can be added up: no other column bears out which
rows it adds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.checks.figures import Figure, summed
from pipeline.checks.intervals import plain
from pipeline.checks.patterns import is_one_of
from pipeline.checks.repeated_quantities import slip
from pipeline.checks.tables.rows import is_total
from pipeline.checks.tables.sheet import Sheet
from pipeline.checks.totals import adds_up, broken
from pipeline.checks.wording import Value
from pipeline.records import Check

_PARTS = 3  # rows that a total adds, fewer may be others than all
_NEAR = 10  # a total that misses by more than a tenth adds other rows


def check(sheet: Sheet) -> Iterator[Check]:
    """The total of a plain list of rows that misses what they make by a slip: broken where one
    digit would mend it, else doubtful."""
    if len(sheet.amounts) != 1 or not _is_plain(sheet):
        return
    column = sheet.amounts[0]
    figures = sheet.down(column).figures
    *parts, total = figures.values()
    if len(figures) != len(sheet.rows) or len(parts) < _PARTS:
        return
    if adds_up([f.interval for f in (total, *parts)]):
        return
    if abs(summed(parts) - total.value) * _NEAR > total.value:
        return
    where: dict[str, Value] = {
        "table": sheet.name,
        "row": sheet.label(sheet.rows[-1]),
        "column": sheet.title(column),
        "count": len(parts),
    }
    found = broken(
        total,
        parts,
        doubtful=not _slipped(total, parts),
        key="table.column",
        **where,
    )
    yield replace(found, finding=f"{sheet.name} total {column}")


def _is_plain(sheet: Sheet) -> bool:
    """Whether the last row says that it is the total and nothing more, and those above are of one
    rank, of one level, and no totals."""
    *above, last = sheet.rows or (0,)
    said = sheet.label(last).lower().strip("*-+ .:") if above else ""
    if not is_one_of("total", said):
        return False
    ranks = {sheet.rank(row) for row in above}
    levels = {len(sheet.grid.rows[row].labels) for row in above}
    rated = any(sheet.rates(row) for row in sheet.rows)
    several = len(ranks) > 1 or len(levels) > 1 or rated
    return not several and not any(is_total(sheet, row) for row in above)


def _slipped(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether one digit, or two exchanged, part a total from what its parts make."""
    return slip(plain(summed(parts)), plain(total.value))
