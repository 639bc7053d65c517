"""The records that tables are read into."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from pipeline.observations.values import number
from pipeline.observations.words import says
from pipeline.records import Cell, Mention

PATH = " > "  # between the parts of a path of labels or heads


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure of a table."""

    page: int
    table: int  # ordinal of the table on its page, as in tables.csv
    row: int
    column: int
    labels: tuple[str, ...]  # of the row, outer first
    heads: tuple[str, ...]  # of the column, outer first
    text: str  # the figure as printed, "25.238,031"
    value: str  # canonical; of money in đồng, where the unit is VND
    kind: str  # COUNT, MONEY, PERCENT, MEASURE or RATIO, as mentions have it
    # VND, %, or as head, label, caption or the unit column print it
    unit: str = ""
    period: str = ""  # ISO 8601
    status: str = ""  # actual, estimated, planned, target, proposed; "" where nothing says it
    mention: Mention | None = None
    cell: Cell | None = None
    english: bool = False  # its table writes 58.8, not 58,8

    @property
    def label(self) -> str:
        return PATH.join(self.labels)

    @property
    def head(self) -> str:
        return PATH.join(self.heads)

    @property
    def printed(self) -> Fraction | None:
        """The number that its cell prints, in the unit of the table; None where it holds words,
        too."""
        found = number(self.cell.text, self.english) if self.cell else None
        return Fraction(found[0]) if found else None

    @property
    def mention_id(self) -> str:
        return self.mention.mention_id if self.mention else ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column under its heads."""

    number: int  # from 1
    heads: tuple[str, ...] = ()  # outer first
    # the number that a row of column numbers gives it; 0 for none
    printed: int = 0
    period: str = ""
    status: str = ""

    @property
    def head(self) -> str:
        return PATH.join(self.heads)

    @property
    def share(self) -> bool:
        """Whether its head says that it holds percentages."""
        for text in reversed(self.heads):
            if "%" in text:
                return True
            if says("amount", text):
                return False
        return False

    @property
    def scores(self) -> bool:
        """Whether its head says that it holds points, not percentages."""
        if not self.heads or self.share:
            return False
        return says("score", self.heads[-1])


@dataclass(frozen=True, slots=True)
class Row:
    """A row below the heads, with figures or as the head of those below it."""

    table: int  # index into Layout.tables
    number: int  # from 1, in that table
    labels: tuple[str, ...] = ()  # outer first; the last is its own
    rank: str = ""  # of its numbering: capital, roman, part, number, sub, letter, dash; "" for none
    mark: str = ""  # its number as printed, "II", "4", "1.2"
    unit: str = ""  # of a column of units ("ĐVT")
    total: bool = False  # it says that it adds up others
    bare: bool = False  # without figures

    @property
    def label(self) -> str:
        """Its own label."""
        return self.labels[-1] if self.labels else ""


@dataclass(frozen=True)
class Grid:
    """One table, over all pages on which it goes on."""

    number: int  # ordinal of its first part in Layout.tables, from 1
    tables: tuple[int, ...]  # indices into Layout.tables
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    # by place in ``rows`` and number of the column
    figures: dict[tuple[int, int], Observation]
    texts: dict[tuple[int, int], str]  # what the cells of ``rows`` print
    formulas: tuple[str, ...] = ()  # "9=7/4": printed numbers of columns

    @cached_property
    def by_column(self) -> dict[int, Column]:
        return {column.number: column for column in self.columns}

    @cached_property
    def filled(self) -> tuple[int, ...]:
        """Numbers of the columns that hold figures."""
        return tuple(sorted({column for _, column in self.figures}))

    @cached_property
    def figures_of(self) -> Counter[int]:
        """Place in ``rows`` -> how many figures the row holds."""
        return Counter(row for row, _ in self.figures)

    def empty(self, row: int, column: int) -> bool:
        """Whether a cell says nothing: no text, a dash, dots."""
        return not self.texts.get((row, column), "").strip(" .-–—−…\n\t")


def observations(grids: Iterable[Grid]) -> Iterator[Observation]:
    """Every figure of the tables, row by row."""
    for grid in grids:
        for place in sorted(grid.figures):
            yield grid.figures[place]
