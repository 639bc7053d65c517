"""A table as its figures need it: its rows, what its heads say, and which of its cells only number
rows and columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise

import regex

from pipeline.mentions.heads import Heads, is_unit, split_title
from pipeline.mentions.patterns import pattern
from pipeline.mentions.written import plain_cell
from pipeline.observations.labels import rank
from pipeline.records import Cell, Table
from pipeline.text import fold

# (A) (1) (2) (3=2/1) (4)=(3)+(2): letters before the numbers of columns, and
# what a number is made of
_COLUMN_LETTER = regex.compile(r"[A-Z]")
_FORMULA = regex.compile(r"(?<=\d)\)?\s?=[\d\s()+*/:x,%-]+")
_SECTIONS = ("capital", "roman", "number")  # numbers of sections of rows
_SHORT_BY = (1, 2)  # columns that a row of totals may be short


class HeadedTable:
    """One table. ``title`` gives the words above it, asked for once. Rows are told by their number,
    columns from 1."""

    def __init__(self, table: Table, title: Callable[[], str]) -> None:
        self._title = title
        self._cells = sorted(table.cells, key=_place)
        self._rows: dict[int, dict[int, str]] = defaultdict(dict)
        for cell in table.cells:
            self._rows[cell.row][cell.column] = plain_cell(cell.text)
        self._numbering: dict[int, bool] = {}  # of rows that were asked for

    @cached_property
    def heads(self) -> Heads:
        """The rows above the first with a figure; what they and the title say of the columns."""
        rows = sorted(self._rows)
        heads = Heads()
        after_last = rows[-1] + 1 if rows else 1
        data = (row for row in rows if self._is_data(row))
        heads.first_data = next(data, after_last)
        above = [
            cell
            for cell in self._cells
            if cell.row < heads.first_data and not self._heads_section(cell.row)
        ]
        unit_lines = _add_heads(heads, above)
        title = "\n".join([self._title(), *unit_lines])
        heads.title, heads.stated = split_title(title)
        heads.numbering = self._numbering_columns(heads)
        heads.units = _units_column(heads)
        return heads

    def first_column(self, row: int) -> int:
        """The first column of a row that has a cell."""
        return min(self._rows[row], default=1)

    def column_of(
        self,
        row: int,
        ordinal: int,
        text: str,
    ) -> int:
        """The column of a cell: its ordinal among the tabs, unless merged cells shift it."""
        wanted = text.split()
        cells = self._rows[row]
        if cells.get(ordinal, "").split() == wanted:
            return ordinal + self._shift(row)
        filled = sorted(cells.items())
        same = (column for column, cell in filled if cell.split() == wanted)
        return next(same, ordinal) + self._shift(row)

    def label(self, row: int, column: int) -> str:
        """The words at the head of the row: the longest cell with letters before the figure."""
        aside = {*self.heads.numbering, self.heads.units}
        before = (
            text
            for at, text in sorted(self._rows[row].items())
            if at < column and at not in aside
        )
        return max(filter(_has_letters, before), key=len, default="")

    def unit_of(self, row: int, column: int) -> str:
        """What the column of units says in a row, lower case, without one the bracket that ends its
        label: "Đường truyền (đường)"; "" where there is neither."""
        if self.heads.units == column:
            return ""
        if self.heads.units:
            return self._rows[row].get(self.heads.units, "").lower()
        named = pattern("unit in label").search(self.label(row, column))
        told = named["unit"].strip() if named else ""
        return told.lower() if is_unit(told) else ""

    def numbers_columns(self, row: int) -> bool:
        """Whether the row only numbers the columns: (1) (2) (3)."""
        if row not in self._numbering:
            cells = list(self._rows[row].values())
            self._numbering[row] = _numbers_columns(cells)
        return self._numbering[row]

    def _shift(self, row: int) -> int:
        """Columns by which a row of totals is short: its first cell spans those that number and
        name the rows, so that a figure stands right behind it where others have their name. A row
        whose last cells are empty is not short."""
        cells = self._rows[row]
        short = self._width - max(cells, default=0)
        if short not in _SHORT_BY or not _is_figure(cells.get(2, "")):
            return 0
        if not self._spans_names(row, short):
            return 0
        first = fold(cells.get(1, ""))
        return short if pattern("total head").match(first) else 0

    def _spans_names(self, total: int, short: int) -> bool:
        """Whether other rows have their names where the label of a total would stand too, not
        "Sở, ngành | 24 | 7 | 93,5" over "Cộng | 31 | 19"."""
        first = self.first_column(total)
        below = (row for row in self._rows if row >= self.heads.first_data)
        return any(
            _has_letters(self._rows[row].get(column, ""))
            for row in below
            for column in range(first + 1, first + 1 + short)
            if row != total
        )

    @cached_property
    def _width(self) -> int:
        return max(map(_last_column, self._cells), default=0)

    def _is_data(self, row: int) -> bool:
        """A row with a bare figure that is neither a year nor the number of its column."""
        cells = self._rows[row].values()
        return any(map(_is_figure, cells)) and not self.numbers_columns(row)

    def _heads_section(self, row: int) -> bool:
        """Whether a row below the first is the heading of the rows under it: "A | Khối sở,
        ngành"."""
        if row == min(self._rows):
            return False
        filled = [text for text in self._rows[row].values() if text.strip()]
        return len(filled) == 2 and rank(filled[0]) in _SECTIONS

    def _numbering_columns(self, heads: Heads) -> frozenset[int]:
        """The columns that number or encode the rows, by their heads or by their figures."""
        first = min((cell.column for cell in self._cells), default=1)
        columns = heads.columns.items()
        found = {
            number
            for number, head in columns
            if _is_numbering_head(head.strip())
        }
        if self._counts_up(first, heads.first_data):
            found.add(first)
        return frozenset(found)

    def _counts_up(self, column: int, first_row: int) -> bool:
        """Whether the cells of a column number the rows, whatever its head says."""
        below = sorted(row for row in self._rows if row >= first_row)
        rows = [self._rows[row] for row in below]
        named = [row for row in rows if any(map(_has_letters, row.values()))]
        cells = (row.get(column, "") for row in named or rows)
        texts = (cell.strip(" .)*") for cell in cells)
        numbers = [int(text) for text in texts if _is_short_number(text, 3)]
        if len(numbers) < 2:
            return named != [] and numbers == [1]
        # each section may begin anew: 1, 2, 1, 2, 3
        steps = pairwise(numbers)
        return all(after in (1, before + 1) for before, after in steps)


def _place(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column


def _last_column(cell: Cell) -> int:
    return cell.column + max(1, cell.column_span) - 1


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _is_figure(text: str) -> bool:
    """Whether a cell holds a bare figure that is no year, a share, or both."""
    if pattern("year").fullmatch(text.strip()):
        return False
    forms = ("bare cell", "share cell", "counted cell")
    return any(pattern(form).fullmatch(fold(text)) for form in forms)


def _is_numbering_head(head: str) -> bool:
    if pattern("numbering head").fullmatch(fold(head)):
        return True
    return pattern("code head").match(head) is not None


def _numbers_columns(texts: Sequence[str]) -> bool:
    printed = [text.strip(" ()[]*") for text in texts]
    cells = [_FORMULA.sub("", text) for text in printed if text]
    while cells and _COLUMN_LETTER.fullmatch(cells[0]):
        cells = cells[1:]
    if len(cells) < 3 or not all(_is_short_number(text, 2) for text in cells):
        return False
    return _are_consecutive([int(text) for text in cells])


def _is_short_number(text: str, digits: int) -> bool:
    return text.isdecimal() and len(text) <= digits


def _are_consecutive(numbers: Sequence[int]) -> bool:
    first = numbers[0]
    return list(numbers) == list(range(first, first + len(numbers)))


def _add_heads(heads: Heads, cells: Sequence[Cell]) -> list[str]:
    """Adds the cells above the figures to the heads of their columns; the unit lines among them
    ("ĐVT: hồ sơ" over the heads)."""
    unit_lines: list[str] = []
    for cell in cells:
        if pattern("unit line").search(fold(cell.text)):
            unit_lines.append(cell.text)
            continue
        for column in range(cell.column, _last_column(cell) + 1):
            heads.columns[column] += f" {cell.text.lower()}"
            heads.parts[column].append(cell.text)
    return unit_lines


def _units_column(heads: Heads) -> int:
    """The column of units; 0 for none. The first that numbers no rows names bodies ("Đơn vị")."""
    lead = min(heads.columns.keys() - heads.numbering, default=0)
    for column, head in sorted(heads.columns.items()):
        if column != lead and pattern("unit head").fullmatch(
            fold(head.strip())
        ):
            return column
    return 0
