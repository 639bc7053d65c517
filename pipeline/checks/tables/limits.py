"""What the figures of a row may not pass: the most points that a head allows, and the whole of
which columns name some parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.checks.figures import Figure, summed
from pipeline.checks.intervals import Interval, added_up
from pipeline.checks.patterns import total_opening
from pipeline.checks.tables.sheet import Sheet
from pipeline.checks.verdict import make, of_figures
from pipeline.checks.wording import Value
from pipeline.observations.words import points as most_points
from pipeline.observations.words import says
from pipeline.records import Check

_ROWS = 5  # rows that keep within their whole, for each that does not
_PARTS = 2


def check(sheet: Sheet) -> Iterator[Check]:
    """Every row of a table that passes what its head allows."""
    for column in sheet.amounts:
        yield from _points(sheet, column)
    yield from _parts(sheet)


# ---------------------------------------------------------------- points


def _points(sheet: Sheet, column: int) -> Iterator[Check]:
    """The row farthest above "(tối đa 18 điểm)", with the points that it is made of."""
    most = most_points(sheet.grid.by_column[column].heads)
    cells = sheet.down_column(column, sheet.rows)
    beyond = [row for row, f in cells.items() if f.interval.low > most]
    if not most or not beyond:
        return
    row = max(beyond, key=lambda row: cells[row].value)
    figures = [cells[row], *_components(sheet, row, column, most)]
    shown: dict[str, Value] = {
        "value": cells[row],
        "most": most,
        "count": len(beyond),
        "row": sheet.label(row),
        "table": sheet.name,
    }
    yield make(
        "plausibility",
        "broken",
        "points.over",
        [f.mention for f in figures],
        [*(f.mention.value for f in figures), str(most)],
        shown,
    )


def _components(
    sheet: Sheet,
    row: int,
    total: int,
    most: int,
) -> list[Figure]:
    """The other points of a row, where they make the most that can be had."""
    others = (column for column in sheet.amounts if column != total)
    scores = (c for c in others if says("score", sheet.head(c)))
    found = _of_row(sheet, row, scores)
    return found if summed(found) == most else []


def _of_row(
    sheet: Sheet,
    row: int,
    columns: Iterable[int],
) -> list[Figure]:
    places = ((row, column) for column in columns)
    cells = map(sheet.figures.get, places)
    return [cell for cell in cells if cell]


# ---------------------------------------------------------------- parts


@dataclass(frozen=True)
class _Parted:
    """A row with a whole and all of its parts."""

    row: int
    total: Figure
    parts: list[Figure]

    @property
    def added(self) -> Interval:
        return added_up(part.interval for part in self.parts)

    @property
    def beyond(self) -> bool:
        return self.added.low > self.total.interval.high


def _parts(sheet: Sheet) -> Iterator[Check]:
    """Rows whose parts pass their whole, where the parts of all others keep within it."""
    for whole, parts in _groups(sheet):
        rows = (
            _parted(
                sheet,
                row,
                whole,
                parts,
            )
            for row in sheet.rows
        )
        every = [found for found in rows if found]
        beyond = [found for found in every if found.beyond]
        if len(every) - len(beyond) >= _ROWS * len(beyond):
            yield from (_told(sheet, found) for found in beyond)


def _parted(
    sheet: Sheet,
    row: int,
    whole: int,
    parts: tuple[int, ...],
) -> _Parted | None:
    total = sheet.figures.get((row, whole))
    found = _of_row(sheet, row, parts)
    if total is None or len(found) < len(parts):
        return None
    return _Parted(row, total, found)


def _groups(sheet: Sheet) -> Iterator[tuple[int, tuple[int, ...]]]:
    """A column under a head of totals, and the amounts under one head behind it."""
    outer = {column: sheet.path(column)[0] for column in sheet.amounts}
    for at, whole in enumerate(sheet.amounts):
        behind = sheet.amounts[at + 1 :]
        group = outer[behind[0]] if behind else ""
        parts = tuple(c for c in behind if outer[c] == group)
        if len(parts) < _PARTS or len(sheet.path(whole)) < 2:
            continue
        if total_opening(outer[whole]):
            yield whole, parts


def _told(sheet: Sheet, found: _Parted) -> Check:
    figures = [found.total, *found.parts]
    shown: dict[str, Value] = {
        "parts": found.parts,
        "total": found.total,
        "added": found.added.value,
        "row": sheet.label(found.row),
        "table": sheet.name,
    }
    return of_figures(
        "sum",
        "broken",
        "table.row.beyond",
        figures,
        shown,
    )
