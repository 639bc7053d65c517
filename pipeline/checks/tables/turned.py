"""Rows "Tăng/giảm so với cùng kỳ" whose sign runs against the two rows that they compare."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from pipeline.checks.figures import Figure
from pipeline.checks.passages import preceding
from pipeline.checks.tables.sheet import Sheet
from pipeline.checks.verdict import make
from pipeline.observations.words import says
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
        if not compared or not says("change", sheet.label(row), start=True):
            continue
        below = sheet.rows[at + 1] if at + 1 < len(sheet.rows) else -1
        changes = _changes(sheet, (*compared, row, below))
        if len(changes) >= _COLUMNS and all(c.turned for c in changes.values()):
            leading = (
                c for column, c in changes.items() if column not in details
            )
            cause = f"{sheet.name} turned {row}"
            yield from (replace(_told(c), finding=cause) for c in leading)


def _compared(sheet: Sheet, at: int) -> tuple[int, int] | None:
    """The two rows above, this period's and the one before, where one alone says that it is."""
    above = preceding(sheet.rows, at, _ABOVE)
    earlier = [row for row in above if says("before", sheet.label(row))]
    if len(above) != _ABOVE or len(earlier) != 1:
        return None
    return next(row for row in above if row not in earlier), earlier[0]


def _changes(
    sheet: Sheet, rows: tuple[int, int, int, int]
) -> dict[int, _Change]:
    now, before, change, percent = rows
    found: dict[int, _Change] = {}
    for column in sheet.columns:
        cells = [
            sheet.valued.get((row, column)) for row in (now, before, change)
        ]
        known = [cell for cell in cells if cell]
        share = sheet.valued.get((percent, column)) if percent >= 0 else None
        if len(known) == len(cells):
            rated = share if share and sheet.rates(percent) else None
            found[column] = _Change(known[0], known[1], known[2], rated)
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
    mentions = [f.mention for f in figures]
    numbers = [m.value for m in mentions]
    return make(
        "contradiction", "broken", "change.turned", mentions, numbers, shown
    )
