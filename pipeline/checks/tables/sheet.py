"""A table as figures with intervals, and its rows and columns as lines of fields.

A relation between columns is tried on each row, one between rows on each column: both are a
relation between the fields of a line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from pipeline.checks.figures import Figure, figure
from pipeline.checks.intervals import Interval
from pipeline.checks.patterns import pattern, said
from pipeline.checks.verdict import cell_id
from pipeline.observations import Grid, Observation, observe
from pipeline.observations.values import decimals, number
from pipeline.observations.words import says
from pipeline.records import Document, Mention, Page

_PERIOD = pattern("sheet period")
_HUNDRED = re.compile(r"\d+(?:,\d+)?\s?%")  # "hưởng 100%" counts no percentages
_HALF = Fraction(1, 2)
_COUNTS = 4  # figures of a column none of which has decimals: it counts


@dataclass(frozen=True)
class Line:
    """A row or a column with its figures by field; fields in ``empty`` print nothing."""

    name: int
    figures: Mapping[int, Figure]
    empty: frozenset[int]
    # whole numbers beside decimals, as if rounded to a whole
    rounded: Mapping[int, Figure]
    adds: bool = True  # False for a row of rates, which no sum is made of

    @cached_property
    def rough(self) -> dict[int, float]:
        """The figures in floats, 0 where nothing is printed: they are looked at for each of the
        thousands of relations that a wide table could have."""
        figures = {
            field: float(found.value) for field, found in self.figures.items()
        }
        return dict.fromkeys(self.empty, 0.0) | figures


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
        found = self.grid.by_column.get(column)
        return " / ".join(found.heads).lower() if found else ""

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
        found = ((row, self.figures.get((row, column))) for row in rows)
        return {row: figure for row, figure in found if figure}

    def title(self, column: int) -> str:
        """A column's head for messages."""
        return " ".join(self.head(column).split())[-60:] or str(column)

    @cached_property
    def rows(self) -> tuple[int, ...]:
        return tuple(
            at for at, row in enumerate(self.grid.rows) if not row.bare
        )

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
        return tuple(
            c for c in self.measures if not self._called("not additive", c)
        )

    @cached_property
    def measures(self) -> tuple[int, ...]:
        """Columns of figures that may be compared: amounts, prices and averages, but no years and
        ranks."""
        return tuple(
            c
            for c in self.columns
            if not self._percent(c) and not self._called("no measure", c)
        )

    def _percent(self, column: int) -> bool:
        """By its head, or by its figures where their rows hold others than percentages."""
        own = self.grid.by_column.get(column)
        if own and (own.share or (own.heads and says("share", own.heads[-1]))):
            return True
        labels = [
            f.label
            for (row, c), f in self.figures.items()
            if c == column and row in self._mixed
        ]
        return labels.count("PERCENT") * 2 > len(labels)

    @cached_property
    def _mixed(self) -> frozenset[int]:
        """Rows with figures that are no percentages."""
        return frozenset(
            row for (row, _), f in self.figures.items() if not f.is_percent
        )

    def _called(self, group: str, column: int) -> bool:
        """Whether a column's own head holds a word of a group of triggers."""
        return said(group, _PERIOD.sub("", self.own_head(column)))

    def rates(self, row: int) -> bool:
        """Whether a row holds rates: its label or its unit says so, or all its figures are
        percentages; points that are had for a rate are none."""
        if any((row, c) in self.figures for c in self._scores):
            return False
        label = _HUNDRED.sub("", self.label(row))
        if says("share", label) or says("share", self.grid.rows[row].unit):
            return True
        labels = {
            self.figures[row, c].label
            for c in self.columns
            if (row, c) in self.figures
        }
        return labels == {"PERCENT"}

    @cached_property
    def _scores(self) -> tuple[int, ...]:
        """Columns of points."""
        return tuple(c.number for c in self.grid.columns if c.scores)

    def by_row(self) -> Iterator[Line]:
        for at in self.rows:
            line = self._line(at, {c: (at, c) for c in self.columns})
            yield replace(line, adds=not self.rates(at))

    def by_column(self) -> Iterator[Line]:
        """The lines of the columns whose figures may be added up."""
        return map(self.down, self.amounts)

    def down(self, column: int) -> Line:
        return self._line(column, {at: (at, column) for at in self.rows})

    def _line(self, name: int, places: Mapping[int, tuple[int, int]]) -> Line:
        found = {
            field: f
            for field, at in places.items()
            if (f := self.figures.get(at))
        }
        empty = (field for field, at in places.items() if self.grid.empty(*at))
        wide = {
            field: f
            for field, at in places.items()
            if (f := self._rounded.get(at))
        }
        return Line(
            name,
            found,
            frozenset(field for field in empty if field not in found),
            wide,
        )

    @cached_property
    def _rounded(self) -> dict[tuple[int, int], Figure]:
        """Whole numbers in a row of decimals: 2 beside 4,04 may be 1,5 to 2,5. Columns of
        percentages are no measure of it, they stand beside counts; and a column that prints only
        whole numbers, beside one of means, counts."""
        own = {
            place: f
            for place, f in self.figures.items()
            if place[1] not in self.shares
        }
        cut = {place for place, f in own.items() if f.value.denominator != 1}
        decimals = {row for row, _ in cut}
        told = Counter(column for _, column in own)
        counts = {c for c, n in told.items() if n >= _COUNTS} - {
            column for _, column in cut
        }
        found = {}
        for place, f in own.items():
            rounded = place[0] in decimals and place[1] not in counts
            if rounded and f.interval.exact:
                value = f.value
                found[place] = replace(
                    f, interval=Interval(value - _HALF, value + 1, value)
                )
        return found


def sheets(document: Document) -> list[Sheet]:
    """The tables of a document that hold figures, in reading order."""
    doubt = _Doubt(document.reading.pages)
    doc_id = document.source.doc_id
    found = []
    for grid in observe(document.layout, document.mentions):
        printed, valued = {}, {}
        for place, one in grid.figures.items():
            table = grid.rows[place[0]].table
            mention = one.mention or _of_cell(doc_id, table, one, doubt)
            mention = replace(mention, label=one.kind, value=one.value)
            if item := figure(mention):
                valued[place] = item
                printed[place] = _printed(item, one)
        found.append(Sheet(grid, printed, valued))
    return found


def _printed(item: Figure, one: Observation) -> Figure:
    """A figure in the unit of its table: what its cell prints, whatever its head multiplies it
    by. Only cells that hold a number alone can be told so."""
    found = number(one.cell.text, one.english) if one.cell else None
    if found is None or item.is_ratio:
        return item
    value = Fraction(found[0])
    place = Fraction(
        1, 10 ** decimals(one.cell.text if one.cell else "", one.english)
    )
    interval = Interval.exactly(value)
    if place != 1:
        interval = Interval(value - place * _HALF, value + place, value)
    label = "PERCENT" if item.is_percent else "COUNT"
    return Figure(replace(item.mention, label=label), interval)


def _of_cell(
    doc_id: str, table: int, one: Observation, doubt: _Doubt
) -> Mention:
    """Stands for a figure that is no mention, for the head does not say what is counted."""
    start, end = (one.cell.start, one.cell.end) if one.cell else (-1, -1)
    return Mention(
        cell_id(doc_id, table, one.row, one.column),
        one.page,
        0,
        start,
        end,
        one.kind,
        one.text.strip("% "),
        one.value,
        box=one.cell.box if one.cell else None,
        confidence=doubt.confidence(one.page, start, end),
    )


class _Doubt:
    """How sure the readers were of what stands on a page."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._words = {
            page.page: page.words for page in pages if page.reader == "ocr"
        }

    def confidence(self, page: int, start: int, end: int) -> float | None:
        """The lowest confidence of the words of a span; None where nothing was recognised."""
        known = self._words.get(page, ())
        at = bisect_left(known, start, key=lambda word: word.end)
        found = []
        while at < len(known) and known[at].start < end:
            if (sure := known[at].confidence) is not None:
                found.append(sure)
            at += 1
        return min(found, default=None)
