"""Tables as a page carries them: of each column the different values, and which of them stands in
each row. Facts of one report share its names and sentences, so the page is a third of the size, and
a filter looks at each value once (templates/overview.js reads it)."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping

from pipeline.report.template import inert

Columns = Mapping[str, Iterable[object]]
# cells of a column that are written at once: the template gathers 64 such pieces
_PIECE = 500


class _Column:
    """The different values of a column in the order of their first rows, and the place among them
    of each row's value."""

    def __init__(self) -> None:
        self.known: dict[object, int] = {}
        self.at = array("I")

    def add(self, value: object) -> None:
        self.at.append(self.known.setdefault(value, len(self.known)))

    def told(self) -> Iterator[str]:
        yield '{"values":'
        yield from _list(list(self.known))
        # where no value stands twice a row's number is its place
        if len(self.known) < len(self.at):
            yield ',"at":'
            yield from _list(self.at)
        yield "}"


def packed(columns: Columns) -> Iterator[str]:
    """JSON of a table, piece by piece: as a whole it would stand in memory several times. Each
    column is walked over when its turn comes. The cells are hashable, and of one type or None in a
    column."""
    rows, told = 0, 0
    for name, cells in columns.items():
        column = _column(cells)
        if not told:
            rows = len(column.at)
            yield f'{{"rows":{rows},"columns":{{'
        if rows:
            yield f"{',' if told else ''}{inert(name)}:"
            yield from column.told()
        told += 1
        del column  # before the next one is there
    yield "}}" if told else '{"rows":0,"columns":{}}'


def columns_of(rows: Iterable[Mapping[str, object]]) -> Columns:
    """The columns of some rows, which all have the same."""
    found: dict[str, list[object]] = {}
    for row in rows:
        for name, value in row.items():
            found.setdefault(name, []).append(value)
    return found


def _column(cells: Iterable[object]) -> _Column:
    column = _Column()
    for cell in cells:
        column.add(cell)
    return column


def _list(values: list[object] | array[int]) -> Iterator[str]:
    yield "["
    for first in range(0, len(values), _PIECE):
        part = inert(list(values[first : first + _PIECE]))
        yield f"{',' if first else ''}{part[1:-1]}"
    yield "]"
