"""Which cells of a table take part in a relation, found by plain trial: a second opinion beside
the audit, which shares no code with it.

Only what leaves little doubt counts: three columns (or a run of columns and their sum) that agree
on most lines, and a line that is the sum of lines beside it in two columns or more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from pipeline.records import Table

_NUMBER = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?%?")
_AGREE = 0.8  # of the lines that can be tried
_ADDED = 0.5  # of the columns of a total: percentages add up to nothing
_LEAST = 20  # a smaller total is made by chance
_LINES = 3  # on which columns must agree, each with other values
_COLUMNS = 2  # in which a line must be the sum of others
_PARTS = 3  # lines or columns that a sum has at least
_MOST_PARTS = 40
_PROBED = 6  # lines without one that agrees, after which a claim is given up
_NEAR = 12  # columns between the ends of a claim
_TINY = 1e-6
_PERCENT = 100

Place = tuple[int, int]  # row, column


@dataclass(frozen=True)
class Number:
    """What a cell prints, and half a unit of its last decimal (0.5 for a whole number)."""

    value: float
    half: float

    def near(self, value: float) -> bool:
        """Whether ``value`` rounds to what is printed, or is cut to it."""
        apart = value - self.value
        return abs(apart) <= self.half + _TINY or 0 <= apart < 2 * self.half


@dataclass(frozen=True)
class Relation:
    """Cells that belong together on one line, and how they are reckoned."""

    kind: str  # sum, share, growth, difference, product, total
    result: Place
    operands: tuple[Place, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        return (self.result, *self.operands)


def read(text: str) -> Number | None:
    """A cell that holds one number, as Vietnamese writes it, and nothing else."""
    text = text.strip()
    if not _NUMBER.fullmatch(text):
        return None
    plain = text.rstrip("%").replace(".", "").replace(",", ".")
    places = len(plain.partition(".")[2])
    return Number(float(plain), 0.5 / 10**places)


def numbers(table: Table) -> dict[Place, Number]:
    """The cells of a table that hold a number alone."""
    found = {(cell.row, cell.column): read(cell.text) for cell in table.cells}
    return {place: number for place, number in found.items() if number}


def relations(table: Table) -> list[Relation]:
    """Every relation that is beyond doubt, on the lines where it holds."""
    cells = numbers(table)
    return [*_of_columns(cells), *_of_rows(cells)]


def holds(relation: Relation, cells: Mapping[Place, Number]) -> bool:
    """Whether a relation is true of these numbers."""
    line = [cells[place] for place in relation.places]
    return _true(relation.kind, line)


def _true(kind: str, line: Sequence[Number]) -> bool:
    result, *parts = line
    if kind in ("sum", "total"):
        rounded = [part.half for part in line if part.half < 0.5]
        apart = result.value - sum(part.value for part in parts)
        return abs(apart) <= sum(rounded) + _TINY
    value = _RECKONED[kind](parts[0].value, parts[1].value)
    if kind in ("difference", "product"):
        return value is not None and abs(value - result.value) < _TINY
    return value is not None and result.near(value)


_RECKONED: dict[str, Callable[[float, float], float | None]] = {
    "share": lambda part, whole: _PERCENT * part / whole if whole else None,
    "growth": lambda now, before: (
        _PERCENT * (now - before) / before if before else None
    ),
    "difference": lambda now, before: now - before,
    "product": lambda count, price: count * price,
}


def _of_columns(cells: Mapping[Place, Number]) -> Iterator[Relation]:
    rows = sorted({row for row, _ in cells})
    columns = sorted({column for _, column in cells})
    for kind, involved in _claims(columns):
        places = [tuple((row, column) for column in involved) for row in rows]
        known = [line for line in places if all(at in cells for at in line)]
        yield from _agreed(kind, known, cells)


def _agreed(
    kind: str, lines: Sequence[tuple[Place, ...]], cells: Mapping[Place, Number]
) -> Iterator[Relation]:
    """The lines on which a relation holds, where most of those agree that say something."""
    true: list[tuple[Place, ...]] = []
    tried = 0
    for places in lines:
        line = [cells[place] for place in places]
        if not _tells(line):
            continue
        tried += 1
        if _true(kind, line):
            true.append(places)
        elif tried >= _PROBED and len(true) < tried / 2:
            return
    different = {tuple(cells[at].value for at in line) for line in true}
    if len(different) >= _LINES and len(true) >= _AGREE * tried:
        for places in true:
            yield Relation(kind, places[0], places[1:])


def _tells(line: Sequence[Number]) -> bool:
    values = [number.value for number in line]
    return all(values) and len(set(values)) == len(values)


def _claims(columns: Sequence[int]) -> Iterator[tuple[str, tuple[int, ...]]]:
    for triple in permutations(columns, 3):
        if max(triple) - min(triple) > _NEAR:
            continue
        yield "share", triple
        yield "growth", triple
        yield "difference", triple
        if triple[1] < triple[2]:
            yield "product", triple
    for result in columns:
        others = [column for column in columns if column != result]
        for start in range(len(others)):
            last = min(len(others), start + _NEAR)
            for end in range(start + _PARTS, last + 1):
                yield "sum", (result, *others[start:end])


def _of_rows(cells: Mapping[Place, Number]) -> Iterator[Relation]:
    rows = sorted({row for row, _ in cells})
    columns = sorted({column for _, column in cells})
    for at, total in enumerate(rows):
        below = rows[at + 1 : at + 1 + _MOST_PARTS]
        above = rows[max(0, at - _MOST_PARTS) : at][::-1]
        for parts in (above, below):
            yield from _total(total, parts, columns, cells)


def _total(
    total: int,
    beside: Sequence[int],
    columns: Sequence[int],
    cells: Mapping[Place, Number],
) -> Iterator[Relation]:
    """The nearest lines, as many as needed, that a line is the sum of in most of its columns."""
    for size in range(_PARTS, len(beside) + 1):
        parts = beside[:size]
        known = [
            Relation(
                "total", (total, column), tuple((r, column) for r in parts)
            )
            for column in columns
            if all((row, column) in cells for row in (total, *parts))
        ]
        if len(known) < _COLUMNS:
            return
        true = [
            one
            for one in known
            if all(cells[place].value for place in one.places)
            and cells[one.result].value >= _LEAST
            and holds(one, cells)
        ]
        if len(true) >= max(_COLUMNS, _ADDED * len(known)):
            yield from true
            return
