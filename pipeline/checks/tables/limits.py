"""What the figures of a row may not pass: the most points that a head allows, and the whole of
which columns name some parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.figures import Figure
from pipeline.checks.intervals import Interval
from pipeline.checks.patterns import opens
from pipeline.checks.tables.sheet import Sheet
from pipeline.checks.verdict import make
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
    heads = sheet.grid.by_column[column].heads
    most = next((n for head in heads if (n := most_points(head))), 0)
    cells = [
        (f, row)
        for row in sheet.rows
        if (f := sheet.figures.get((row, column)))
    ]
    beyond = [(f, row) for f, row in cells if f.interval.low > most]
    if not most or not beyond:
        return
    value, row = max(beyond, key=lambda found: found[0].value)
    parts = _components(sheet, row, column, most)
    shown: dict[str, Value] = {
        "value": value,
        "most": most,
        "count": len(beyond),
    }
    shown |= {"row": sheet.label(row), "table": sheet.name}
    mentions = [f.mention for f in (value, *parts)]
    numbers = [*(m.value for m in mentions), str(most)]
    yield make(
        "plausibility", "broken", "points.over", mentions, numbers, shown
    )


def _components(sheet: Sheet, row: int, total: int, most: int) -> list[Figure]:
    """The other points of a row, where they make the most that can be had."""
    others = [
        f
        for column in sheet.amounts
        if column != total and says("score", sheet.head(column))
        if (f := sheet.figures.get((row, column)))
    ]
    return others if sum(f.value for f in others) == most else []


# ---------------------------------------------------------------- parts


@dataclass(frozen=True)
class _Parted:
    """A row with a whole and all of its parts."""

    row: int
    total: Figure
    parts: list[Figure]

    @property
    def added(self) -> Interval:
        return sum((f.interval for f in self.parts), Interval.exactly(0))

    @property
    def beyond(self) -> bool:
        return self.added.low > self.total.interval.high


def _parts(sheet: Sheet) -> Iterator[Check]:
    """Rows whose parts pass their whole, where the parts of all others keep within it."""
    for whole, parts in _groups(sheet):
        every = [
            found
            for row in sheet.rows
            if (found := _parted(sheet, row, whole, parts))
        ]
        beyond = [found for found in every if found.beyond]
        if len(every) - len(beyond) >= _ROWS * len(beyond):
            yield from (_told(sheet, found) for found in beyond)


def _parted(
    sheet: Sheet, row: int, whole: int, parts: tuple[int, ...]
) -> _Parted | None:
    total = sheet.figures.get((row, whole))
    found = [f for c in parts if (f := sheet.figures.get((row, c)))]
    return (
        _Parted(row, total, found)
        if total and len(found) == len(parts)
        else None
    )


def _groups(sheet: Sheet) -> Iterator[tuple[int, tuple[int, ...]]]:
    """A column under a head of totals, and the amounts under one head behind it."""
    for whole in sheet.amounts:
        path = sheet.head(whole).split(" / ")
        behind = [c for c in sheet.amounts if c > whole]
        group = behind and sheet.head(behind[0]).split(" / ")[0]
        parts = tuple(
            c for c in behind if sheet.head(c).split(" / ")[0] == group
        )
        if len(parts) >= _PARTS and len(path) > 1 and opens("total", path[0]):
            yield whole, parts


def _told(sheet: Sheet, found: _Parted) -> Check:
    figures = [found.total, *found.parts]
    shown: dict[str, Value] = {"parts": found.parts, "total": found.total}
    shown |= {"added": found.added.value, "row": sheet.label(found.row)}
    shown["table"] = sheet.name
    mentions = [f.mention for f in figures]
    numbers = [m.value for m in mentions]
    return make("sum", "broken", "table.row.beyond", mentions, numbers, shown)
