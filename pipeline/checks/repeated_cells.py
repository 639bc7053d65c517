"""One quantity in two tables of a document: equal labels, units, periods and statuses.

What differs is wrong only where the two tables otherwise agree: two rows with one label that differ
in every column, in tables that agree nowhere, speak of different things."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pipeline.checks.figures import Figure
from pipeline.checks.patterns import words
from pipeline.checks.repeated_quantities import close
from pipeline.checks.shares import rounded
from pipeline.checks.tables.sheet import Sheet
from pipeline.checks.verdict import compare, tested
from pipeline.checks.wording import Value
from pipeline.grouping import by_key
from pipeline.observations import Observation
from pipeline.records import Check
from pipeline.text import fold

_NAMES = 3  # words of a label that says by itself what is counted
_TRIVIAL = 10  # a smaller count is equal by chance
_WORD = re.compile(r"[^\W_]+")
_BRACKET = re.compile(r"\([^()]*\)")
Key = tuple[str, ...]


@dataclass(frozen=True)
class _Place:
    """A cell with what it says of its figure."""

    sheet: Sheet
    row: int
    figure: Figure
    said: Observation

    @cached_property
    def column(self) -> Key:
        """What the heads say beyond time and status, with these."""
        heads = " ".join(self.said.heads).lower()
        beyond = _named(words("head of time").sub(" ", heads))
        unit = fold(self.said.unit)
        return beyond, self.said.period, self.said.status, unit

    @property
    def parent(self) -> list[str]:
        """The label above that of its row; none where it stands alone."""
        return [_named(label) for label in self.said.labels[-2:-1]]


Cells = dict[Key, _Place]


@dataclass(frozen=True)
class _Match:
    """Two cells that should say the same."""

    first: _Place
    second: _Place

    @property
    def figures(self) -> tuple[Figure, Figure]:
        return self.first.figure, self.second.figure

    @property
    def equal(self) -> bool:
        """Of two decimals the finer one may be rounded or cut to the other."""
        one, other = map(rounded, self.figures)
        alike = one.value - one.low == other.value - other.low
        return one.value == other.value if alike else one.meets(other)

    @property
    def close(self) -> bool:
        one, other = self.figures
        return close(one.mention.value, other.mention.value)

    @property
    def telling(self) -> bool:
        values = [figure.value for figure in self.figures]
        return max(map(abs, values)) >= _TRIVIAL and values != [100, 100]

    @property
    def one_parent(self) -> bool:
        """Whether both rows stand below one label, as far as they are told."""
        one, other = self.first.parent, self.second.parent
        return one == other or not one or not other


def check(sheets: Sequence[Sheet]) -> Iterator[Check]:
    """Every cell that another table of the document repeats."""
    seen = by_key(
        (label, (sheet.name, cells))
        for sheet in sheets
        for label, cells in _rows(sheet).items()
    )
    pairs = by_key(
        ((table, other), _matches(cells, others))
        for found in seen.values()
        for (table, cells), (other, others) in pairwise(found)
    )
    for of_tables in pairs.values():
        yield from _compared(list(filter(None, of_tables)))


def _matches(cells: Cells, others: Cells) -> list[_Match]:
    return [_Match(cells[c], others[c]) for c in cells if c in others]


def _rows(sheet: Sheet) -> dict[Key, Cells]:
    """Label -> column -> cell; labels and columns that stand for several are left out."""
    labels = {row: _label(sheet, row) for row in sheet.rows}
    times = Counter(labels.values())
    return {
        label: _cells(sheet, row)
        for row, label in labels.items()
        if label and times[label] == 1
    }


def _label(sheet: Sheet, row: int) -> Key:
    """The label of a row, with those above it where it is short; () for one that says nothing."""
    named = map(_named, sheet.grid.rows[row].labels)
    path = tuple(filter(None, named))
    sizes = [len(label.split()) for label in path]
    if sizes and sizes[-1] >= _NAMES:
        return path[-1:]
    return path if sum(sizes) > _NAMES else ()


def _cells(sheet: Sheet, row: int) -> Cells:
    """The cells of a row by what their columns say; none of columns that say the same."""
    by_column = by_key((place.column, place) for place in _places(sheet, row))
    return {
        column: places[0]
        for column, places in by_column.items()
        if len(places) == 1
    }


def _places(sheet: Sheet, row: int) -> Iterator[_Place]:
    """The figures of a row whose time and status are known."""
    for column, item in sheet.valued_in_row(row).items():
        told = sheet.grid.figures.get((row, column))
        if told and told.period and told.status:
            yield _Place(sheet, row, item, told)


def _named(text: str) -> str:
    """A label as it is compared: folded, without brackets and marks."""
    outside = _BRACKET.sub(" ", text.lower())
    return " ".join(_WORD.findall(fold(outside)))


def _compared(rows: Sequence[Sequence[_Match]]) -> Iterator[Check]:
    """The checks of two tables, row by row."""
    equal = [[match.equal for match in row] for row in rows]
    differ = sum(not any(row) for row in equal)
    lead = sum(map(all, equal)) - differ
    for row, agree in zip(rows, equal, strict=True):
        for match in row:
            if not match.equal:
                yield from _differing(match, lead, half=any(agree))
            elif match.telling:
                yield _same(match, sure=True)


def _differing(
    match: _Match,
    lead: int,
    *,
    half: bool,
) -> Iterator[Check]:
    """The check of two cells that differ; ``lead``: by how many rows more the tables agree than
    they differ, ``half``: their rows agree in another column."""
    one = match.one_parent
    if half or (one and lead > 0):
        yield _same(match, sure=one)
    elif one and lead == 0 and match.close:
        yield _same(match, sure=False)


def _same(match: _Match, *, sure: bool) -> Check:
    first, second = match.first, match.second
    values: dict[str, Value] = {
        "first": first.figure,
        "second": second.figure,
        "table1": first.sheet.name,
        "table2": second.sheet.name,
        "row": first.sheet.label(first.row),
    }
    return tested(
        "same",
        "cells",
        match.figures,
        lambda _: match.equal,
        values,
        compare(first.figure.value, second.figure.value),
        sure=sure,
    )
