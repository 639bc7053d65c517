"""One quantity in two tables of a document: equal labels, units, periods and statuses.

What differs is wrong only where the two tables otherwise agree: two rows with one label that differ
in every column, in tables that agree nowhere, speak of different things."""

from __future__ import annotations

import re
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
        return beyond, self.said.period, self.said.status, fold(self.said.unit)


@dataclass(frozen=True)
class _Match:
    """Two cells that should say the same."""

    first: _Place
    second: _Place

    @property
    def equal(self) -> bool:
        """Of two decimals the finer one may be rounded or cut to the other."""
        a, b = (rounded(p.figure) for p in (self.first, self.second))
        if a.value - a.low == b.value - b.low:
            return a.value == b.value
        return a.meets(b)

    @property
    def close(self) -> bool:
        a, b = (p.figure.mention.value for p in (self.first, self.second))
        return close(a, b)

    @property
    def telling(self) -> bool:
        values = [p.figure.value for p in (self.first, self.second)]
        return max(map(abs, values)) >= _TRIVIAL and values != [100, 100]


def check(sheets: Sequence[Sheet]) -> Iterator[Check]:
    """Every cell that another table of the document repeats."""
    rows = [(sheet, _rows(sheet)) for sheet in sheets]
    seen: dict[Key, list[tuple[Sheet, dict[Key, _Place]]]] = {}
    for sheet, own in rows:
        for label, cells in own.items():
            seen.setdefault(label, []).append((sheet, cells))
    pairs: dict[tuple[str, str], list[list[_Match]]] = {}
    for found in seen.values():
        for (sheet, cells), (other, others) in pairwise(found):
            common = [c for c in cells if c in others]
            matches = [_Match(cells[c], others[c]) for c in common]
            if matches:
                pairs.setdefault((sheet.name, other.name), []).append(matches)
    for of_tables in pairs.values():
        yield from _compared(of_tables)


def _rows(sheet: Sheet) -> dict[Key, dict[Key, _Place]]:
    """Label -> column -> cell; labels and columns that stand for several are left out."""
    found: dict[Key, dict[Key, _Place]] = {}
    several: set[Key] = set()
    for row in sheet.rows:
        label = _label(sheet, row)
        if label in found:
            several.add(label)
        elif label:
            found[label] = _cells(sheet, row)
    return {
        label: cells for label, cells in found.items() if label not in several
    }


def _label(sheet: Sheet, row: int) -> Key:
    """The label of a row, with those above it where it is short; () for one that says nothing."""
    path = tuple(filter(None, map(_named, sheet.grid.rows[row].labels)))
    if path and len(path[-1].split()) >= _NAMES:
        return path[-1:]
    return path if sum(len(text.split()) for text in path) > _NAMES else ()


def _cells(sheet: Sheet, row: int) -> dict[Key, _Place]:
    found: dict[Key, _Place] = {}
    several: set[Key] = set()
    for column in sheet.columns:
        item = sheet.valued.get((row, column))
        said = sheet.grid.figures.get((row, column))
        if not item or not said or not said.period or not said.status:
            continue
        place = _Place(sheet, row, item, said)
        if place.column in found:
            several.add(place.column)
        found[place.column] = place
    return {column: p for column, p in found.items() if column not in several}


def _named(text: str) -> str:
    """A label as it is compared: folded, without brackets and marks."""
    return " ".join(_WORD.findall(fold(_BRACKET.sub(" ", text.lower()))))


def _compared(rows: Sequence[Sequence[_Match]]) -> Iterator[Check]:
    """The checks of two tables, row by row."""
    agree = sum(all(m.equal for m in row) for row in rows)
    differ = sum(not any(m.equal for m in row) for row in rows)
    for row in rows:
        half = any(m.equal for m in row)
        for match in row:
            if match.equal:
                yield from [_same(match, sure=True)] if match.telling else []
            else:
                yield from _differing(match, agree - differ, half=half)


def _differing(match: _Match, lead: int, *, half: bool) -> Iterator[Check]:
    """The check of two cells that differ; ``lead``: by how many rows more the tables agree than
    they differ, ``half``: their rows agree in another column."""
    surely = half or lead > 0
    one = _one_parent(match)
    if half or (one and (surely or (lead == 0 and match.close))):
        yield _same(match, sure=surely and one)


def _one_parent(match: _Match) -> bool:
    parents = [
        [_named(text) for text in p.said.labels[-2:-1]]
        for p in (match.first, match.second)
    ]
    return not all(parents) or parents[0] == parents[1]


def _same(match: _Match, *, sure: bool) -> Check:
    figures = [match.first.figure, match.second.figure]
    first, second = (p.sheet.name for p in (match.first, match.second))
    values: dict[str, Value] = {"first": figures[0], "second": figures[1]}
    values |= {"table1": first, "table2": second}
    values["row"] = match.first.sheet.label(match.first.row)
    return tested(
        "same",
        "cells",
        figures,
        lambda _: match.equal,
        values,
        compare(*(f.value for f in figures)),
        sure=sure,
    )
