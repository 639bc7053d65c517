"""A table as figures with intervals, and its rows and columns as lines of fields.

A relation between columns is tried on each row, one between rows on each column: both are a
relation between the fields of a line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from pipeline.checks.figures import Figure
from pipeline.checks.intervals import Interval
from pipeline.checks.patterns import pattern, said
from pipeline.observations import Grid
from pipeline.observations.words import says
from pipeline.text import one_line

_PERIOD = pattern("sheet period")
_HUNDRED = re.compile(r"\d+(?:,\d+)?\s?%")  # "hưởng 100%" counts no percentages
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_HALF = Fraction(1, 2)
_COUNTS = 4  # figures of a column none of which has decimals: it counts
_TITLE = 60  # characters of a head in a message


@dataclass(frozen=True)
class Line:
    """A row or a column with its figures by field; fields in ``empty`` print nothing."""

    name: int
    figures: Mapping[int, Figure]
    empty: frozenset[int]
    # whole numbers beside decimals, as if rounded to a whole
    rounded: Mapping[int, Figure]
    # falls printed without a sign, as less than nought
    falls: Mapping[int, Figure]
    adds: bool = True  # False for a row of rates, which no sum is made of

    @cached_property
    def rough(self) -> dict[int, float]:
        """The figures in floats, 0 where nothing is printed: they are looked at for each of the
        thousands of relations that a wide table could have."""
        found = dict.fromkeys(self.empty, 0.0)
        for field, figure in self.figures.items():
            found[field] = float(figure.value)
        return found


@dataclass(frozen=True)
class Sheet:
    """One table over all its pages."""

    grid: Grid
    # by place of the row and number of the column: as printed, in the units of the table ...
    figures: dict[tuple[int, int], Figure]
    # ... and as mentions have them, money in đồng
    valued: dict[tuple[int, int], Figure]

    @property
    def name(self) -> str:
        return str(self.grid.number)

    def label(self, row: int) -> str:
        return self.grid.rows[row].label

    def rank(self, row: int) -> str:
        """Its rank in the numbering of rows; "" where it has none."""
        return self.grid.rows[row].rank

    def head(self, column: int) -> str:
        """The heads of a column in lower case, outer first, " / " between them."""
        return " / ".join(self.grid.by_column[column].heads).lower()

    def path(self, column: int) -> list[str]:
        """The heads of a column in lower case, outer first."""
        return self.head(column).split(" / ")

    def own_head(self, column: int) -> str:
        """The innermost head of a column, in lower case."""
        return self.path(column)[-1]

    def down_column(
        self, column: int, rows: Iterable[int]
    ) -> dict[int, Figure]:
        """The figures of a column by row, those of ``rows`` that print one."""
        found: dict[int, Figure] = {}
        for row in rows:
            figure = self.figures.get((row, column))
            if figure:
                found[row] = figure
        return found

    def valued_in_row(self, row: int) -> dict[int, Figure]:
        """The figures of a row by column, as mentions have them."""
        places = [(row, column) for column in self.columns]
        return {at[1]: self.valued[at] for at in places if at in self.valued}

    def valued_in_column(self, column: int) -> dict[int, Figure]:
        """The figures of a column by row, as mentions have them."""
        places = [(row, column) for row in self.rows]
        return {at[0]: self.valued[at] for at in places if at in self.valued}

    def title(self, column: int) -> str:
        """A column's head for messages."""
        return one_line(self.head(column))[-_TITLE:] or str(column)

    @cached_property
    def rows(self) -> tuple[int, ...]:
        rows = enumerate(self.grid.rows)
        return tuple(at for at, row in rows if not row.bare)

    @cached_property
    def columns(self) -> tuple[int, ...]:
        return tuple(sorted({column for _, column in self.figures}))

    @cached_property
    def shares(self) -> tuple[int, ...]:
        """Columns of percentages."""
        return tuple(c for c in self.columns if self._percent(c))

    @cached_property
    def amounts(self) -> tuple[int, ...]:
        """Columns whose figures may be added up."""
        return self._not_called("not additive", self.measures)

    @cached_property
    def measures(self) -> tuple[int, ...]:
        """Columns of figures that may be compared: amounts, prices and averages, but no years and
        ranks."""
        others = (c for c in self.columns if c not in self.shares)
        return self._not_called("no measure", others)

    def _percent(self, column: int) -> bool:
        """By its head, or by its figures where their rows hold others than percentages."""
        own = self.grid.by_column[column]
        if own.share or says("share", "".join(own.heads[-1:])):
            return True
        mixed = self.down_column(column, self._mixed).values()
        shares = sum(figure.is_percent for figure in mixed)
        return shares * 2 > len(mixed)

    @cached_property
    def _mixed(self) -> frozenset[int]:
        """Rows with figures that are no percentages."""
        cells = self.figures.items()
        return frozenset(row for (row, _), f in cells if not f.is_percent)

    def _not_called(
        self, group: str, columns: Iterable[int]
    ) -> tuple[int, ...]:
        """The columns whose own heads hold no word of a group of triggers."""
        heads = ((c, _PERIOD.sub("", self.own_head(c))) for c in columns)
        return tuple(c for c, head in heads if not said(group, head))

    def rates(self, row: int) -> bool:
        """Whether a row holds rates: its label or its unit says so, or all its figures are
        percentages; points that are had for a rate are none."""
        if any((row, column) in self.figures for column in self._scores):
            return False
        label = _HUNDRED.sub("", self.label(row))
        if says("share", label) or says("share", self.grid.rows[row].unit):
            return True
        places = [(row, column) for column in self.columns]
        found = [self.figures[at] for at in places if at in self.figures]
        return bool(found) and all(figure.is_percent for figure in found)

    @cached_property
    def _scores(self) -> tuple[int, ...]:
        """Columns of points."""
        return tuple(c.number for c in self.grid.columns if c.scores)

    def by_row(self) -> Iterator[Line]:
        for at in self.rows:
            places = {column: (at, column) for column in self.columns}
            line = self._line(at, places)
            yield replace(line, adds=not self.rates(at))

    def by_column(self) -> Iterator[Line]:
        """The lines of the columns whose figures may be added up."""
        return map(self.down, self.amounts)

    def down(self, column: int) -> Line:
        places = {row: (row, column) for row in self.rows}
        return self._line(column, places)

    def _line(self, name: int, places: Mapping[int, tuple[int, int]]) -> Line:
        figures = _at(places, self.figures)
        empty = {f for f, at in places.items() if self.grid.empty(*at)}
        return Line(
            name,
            figures,
            frozenset(empty.difference(figures)),
            _at(places, self._rounded),
            _at(places, self._falls),
        )

    @cached_property
    def _falls(self) -> dict[tuple[int, int], Figure]:
        """Figures that may be less than nought though no sign says it: in brackets, as accounts
        print them, or under a head that tells of a fall alone."""
        heads = {column: self.own_head(column) for column in self.columns}
        falling = {
            column
            for column, head in heads.items()
            if said("fall", head) and not said("rise", head)
        }
        return {
            place: _as_fall(figure)
            for place, figure in self.figures.items()
            if figure.value > 0
            if place[1] in falling or self._in_brackets(place)
        }

    def _in_brackets(self, place: tuple[int, int]) -> bool:
        """Whether a cell prints nothing but a bracket."""
        text = self.grid.texts.get(place, "").strip()
        return _IN_BRACKETS.fullmatch(text) is not None

    @cached_property
    def _rounded(self) -> dict[tuple[int, int], Figure]:
        """Whole numbers in a row of decimals: 2 beside 4,04 may be 1,5 to 2,5. Columns of
        percentages are no measure of it, they stand beside counts; and a column that prints only
        whole numbers, beside one of means, counts."""
        amounts = set(self.columns).difference(self.shares)
        rows: set[int] = set()
        columns: set[int] = set()
        printed = Counter[int]()
        for (row, column), figure in self.figures.items():
            printed[column] += 1
            if column in amounts and figure.value.denominator != 1:
                rows.add(row)
                columns.add(column)
        few = {c for c in amounts if printed[c] < _COUNTS}
        measured = columns | few
        return {
            (row, column): _as_rounded(figure)
            for (row, column), figure in self.figures.items()
            if row in rows and column in measured and figure.interval.exact
        }


def _at(
    places: Mapping[int, tuple[int, int]],
    cells: Mapping[tuple[int, int], Figure],
) -> dict[int, Figure]:
    """The figures of a line by field: those of its places that have one."""
    return {f: cells[at] for f, at in places.items() if at in cells}


def _as_rounded(figure: Figure) -> Figure:
    """A whole number as one that was rounded or cut to it."""
    value = figure.value
    interval = Interval(value - _HALF, value + 1, value)
    return replace(figure, interval=interval)


def _as_fall(figure: Figure) -> Figure:
    """A figure as less than nought by as much."""
    printed = figure.interval
    interval = Interval(-printed.high, -printed.low, -printed.value)
    return replace(figure, interval=interval)
