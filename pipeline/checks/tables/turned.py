"""Rows "Tăng/giảm so với cùng kỳ" whose sign runs against the two rows that they compare."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from pipeline.checks.figures import Figure
from pipeline.checks.passages import preceding
from pipeline.checks.tables.sheet import Sheet
from pipeline.checks.verdict import of_figures
from pipeline.observations.words import says, says_first
from pipeline.records import Check

_COLUMNS = 2  # in which every change must run the wrong way
_ABOVE = 2  # rows above a row of changes that it compares


@dataclass(frozen=True)
class _Change:
    """One column of two rows, their change, and the change in percent where a row gives it."""

    now: Figure
    before: Figure
    change: Figure
    percent: Figure | None

    @property
    def turned(self) -> bool:
        rise = self.now.interval - self.before.interval
        return rise.value != 0 and rise.value == -self.change.value


def check(sheet: Sheet, details: Collection[int]) -> Iterator[Check]:
    """The changes of a table that all run the wrong way; ``details``: columns that only make up
    others."""
    for at, row in enumerate(sheet.rows):
        compared = _compared(sheet, at)
        if not compared or not says_first("change", sheet.label(row)):
            continue
        below = next(iter(sheet.rows[at + 1 :]), None)
        changes = _changes(sheet, *compared, row, below)
        turned = [change.turned for change in changes.values()]
        if len(turned) < _COLUMNS or not all(turned):
            continue
        for column, change in changes.items():
            if column not in details:
                cause = f"{sheet.name} turned {row}"
                yield replace(_told(change), finding=cause)


def _compared(sheet: Sheet, at: int) -> tuple[int, int] | None:
    """The two rows above, this period's and the one before, where one alone says that it is."""
    above = preceding(sheet.rows, at, _ABOVE)
    earlier = [row for row in above if says("before", sheet.label(row))]
    now = [row for row in above if row not in earlier]
    if len(earlier) != 1 or len(now) != 1:
        return None
    return now[0], earlier[0]


def _changes(
    sheet: Sheet,
    now: int,
    before: int,
    change: int,
    below: int | None,
) -> dict[int, _Change]:
    """The changes by column; the row ``below`` may give them in percent."""
    found: dict[int, _Change] = {}
    rated = below is not None and sheet.rates(below)
    for column in sheet.columns:
        rows = (now, before, change)
        places = ((row, column) for row in rows)
        cells = map(sheet.valued.get, places)
        share = sheet.valued.get((below, column)) if below and rated else None
        first, second, third = cells
        if first and second and third:
            found[column] = _Change(
                first,
                second,
                third,
                share,
            )
    return found


def _told(change: _Change) -> Check:
    figures = [change.now, change.before, change.change]
    if change.percent:
        figures.append(change.percent)
    shown = {
        "now": change.now,
        "before": change.before,
        "change": change.change,
    }
    return of_figures(
        "contradiction",
        "broken",
        "change.turned",
        figures,
        shown,
    )
