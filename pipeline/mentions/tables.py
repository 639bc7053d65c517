"""Figures that stand alone in a cell of a table: the heads of column and row and the title say what
they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

import regex

from pipeline.mentions.context import bound
from pipeline.mentions.heads import Heads, noun, split_title, unit
from pipeline.mentions.numbers import parse
from pipeline.mentions.patterns import one
from pipeline.mentions.stream import Span, Stream
from pipeline.mentions.written import plain_cell
from pipeline.records import Cell, Table
from pipeline.text import canonical, fold

# đồng; about what the country earns in a year
_MOST_MONEY = 10**16
_NUMBERING, _CODES, _UNITS = "numbering head", "code head", "unit head"
# (A) (1) (2) (3=2/1): letters before the numbers of columns, and what a number is made of
_COLUMN_LETTER = regex.compile(r"[A-Z]")
_FORMULA = regex.compile(r"(?<=\d)\s?=[\d\s()+*/:x,%-]+")


def _add_heads(heads: Heads, cells: Sequence[Cell]) -> list[str]:
    """Adds the cells above the figures to the heads of their columns; the unit lines among them
    ("ĐVT: hồ sơ" over the heads)."""
    unit_lines: list[str] = []
    for cell in cells:
        if one("unit line").search(fold(cell.text)):
            unit_lines.append(cell.text)
            continue
        for column in range(
            cell.column, cell.column + max(1, cell.column_span)
        ):
            heads.columns[column] += f" {cell.text.lower()}"
            heads.parts[column].append(cell.text)
    return unit_lines


def _units_column(heads: Heads) -> int:
    """The column of units; 0 for none. The first that numbers no rows names bodies ("Đơn vị")."""
    lead = min(
        (column for column in heads.columns if column not in heads.numbering),
        default=0,
    )
    for column, head in sorted(heads.columns.items()):
        if column != lead and one(_UNITS).fullmatch(fold(head.strip())):
            return column
    return 0


def _measured(heads: Heads, column: int, label: str, said: str) -> str:
    """What a fraction in a cell measures: points, or a noun per another, which the row's unit may
    say; "" for neither."""
    if one("score words").search(
        fold(f"{heads.columns[column]} {label} {heads.title}")
    ):
        return "điểm"
    rates = (" ".join(said.split()), noun(heads, column, "", ""))
    return next((rate for rate in rates if "/" in rate), "")


class Tables:
    """Answers what a bare figure in a row of a table is. Heads are read once for each table, when
    first asked for."""

    def __init__(self, stream: Stream, tables: tuple[Table, ...]) -> None:
        self._stream, self._tables = stream, tables
        self._heads: dict[int, Heads] = {}
        self._rows: dict[tuple[int, int], dict[int, str]] = defaultdict(dict)
        self._first_block: dict[int, int] = {}
        self._widths = [
            max(
                (
                    cell.column + max(1, cell.column_span) - 1
                    for cell in table.cells
                ),
                default=0,
            )
            for table in tables
        ]
        self._numbering: dict[
            tuple[int, int], bool
        ] = {}  # rows that were asked whether they number the columns
        for index, block in enumerate(stream.blocks):
            if block.kind == "row" and block.table >= 0:
                self._first_block.setdefault(block.table, index)
        for index, table in enumerate(tables):
            for cell in table.cells:
                self._rows[index, cell.row][cell.column] = plain_cell(cell.text)

    def read(self, position: int, english: bool) -> list[Span] | None:
        """The span of a figure that fills its cell; None where ``position`` is in no such cell."""
        stream = self._stream
        index = stream.block_at(position)
        block, begin = stream.blocks[index], stream.starts[index]
        if block.kind != "row" or not 0 <= block.table < len(self._tables):
            return None
        left = stream.source.rfind("\t", begin, position) + 1 or begin
        right = stream.source.find("\t", position, begin + len(block.text))
        right = begin + len(block.text) if right < 0 else right
        text = stream.source[left:right]
        left += len(text) - len(text.lstrip())
        right -= len(text) - len(text.rstrip())
        match = one("bare cell").fullmatch(stream.folded, left, right)
        if not match or match.start("n") != position:
            return None
        column = self._column(
            block.table,
            block.row,
            stream.source.count("\t", begin, left) + 1,
            plain_cell(stream.source[left:right]),
        ) + self._shift(block.table, block.row)
        return self._figure(
            block.table, block.row, column, position, match.end("n"), english
        )

    def _column(self, table: int, row: int, ordinal: int, text: str) -> int:
        """The column of the cell: its ordinal among the tabs, unless merged cells shift it."""
        cells = self._rows[table, row]
        if " ".join(cells.get(ordinal, "").split()) == " ".join(text.split()):
            return ordinal
        return next(
            (
                column
                for column, cell in sorted(cells.items())
                if " ".join(cell.split()) == " ".join(text.split())
            ),
            ordinal,
        )

    def _shift(self, table: int, row: int) -> int:
        """Columns by which a row of totals is short: its first cell spans those that number and
        name the rows."""
        cells = self._rows[table, row]
        short = self._widths[table] - max(cells, default=0)
        first = fold(cells.get(min(cells, default=0), ""))
        return (
            short if short in (1, 2) and one("total head").match(first) else 0
        )

    def _figure(
        self,
        table: int,
        row: int,
        column: int,
        start: int,
        end: int,
        english: bool,
    ) -> list[Span]:
        stream, heads = self._stream, self._heads_of(table)
        text = stream.mended[start:end]
        skip = [Span(start, end, "SKIP")]
        head, label = (
            heads.columns[column],
            self._label(table, row, column, heads),
        )
        if column in heads.numbering or self._numbers_columns(table, row):
            return skip
        year = one("year").fullmatch(text) is not None
        if year and (
            row < heads.first_data or one("date head").search(fold(head))
        ):
            return [Span(start, end, "DATE", text)]
        value = parse(text, english)
        if value is None or row < heads.first_data:
            return skip
        cmp = bound(stream, start, end)
        said = self._unit_of_row(table, row, column, heads)
        kind, factor = unit(heads, column, said, label.lower(), value)
        if kind == "%":
            return [Span(start, end, "PERCENT", canonical(value), "", cmp)]
        if kind == "VND" and not _is_past_belief(value, factor):
            return [
                Span(start, end, "MONEY", canonical(value * factor), "VND", cmp)
            ]
        if "/" in said or value != value.to_integral_value():
            per = _measured(heads, column, label, said)
            return (
                [Span(start, end, "MEASURE", canonical(value), per, cmp)]
                if per
                else skip
            )
        counted = noun(heads, column, label, said)
        if not counted and column == min(self._rows[table, row], default=1):
            return skip  # a figure that opens its row without a word to it
        return [Span(start, end, "COUNT", canonical(value), counted, cmp)]

    def _unit_of_row(
        self, table: int, row: int, column: int, heads: Heads
    ) -> str:
        """What the column of units says in a row, lower case; "" where there is none."""
        if heads.units in (0, column):
            return ""
        return self._rows[table, row].get(heads.units, "").lower()

    def _heads_of(self, table: int) -> Heads:
        if table not in self._heads:
            self._heads[table] = self._read_heads(table)
        return self._heads[table]

    def _read_heads(self, table: int) -> Heads:
        cells = sorted(
            self._tables[table].cells, key=lambda cell: (cell.row, cell.column)
        )
        rows = sorted({cell.row for cell in cells})
        heads = Heads()
        heads.first_data = next(
            (row for row in rows if self._is_data(table, row)),
            rows[-1] + 1 if rows else 1,
        )
        above = [cell for cell in cells if cell.row < heads.first_data]
        unit_lines = _add_heads(heads, above)
        title = "\n".join([self._title(table), *unit_lines])
        heads.title, heads.stated = split_title(title)
        numbering = {
            column
            for column, head in heads.columns.items()
            if one(_NUMBERING).fullmatch(fold(head.strip()))
            or one(_CODES).match(head.strip())
        }
        first = min((cell.column for cell in cells), default=1)
        if self._counts_up(
            table, first, [row for row in rows if row >= heads.first_data]
        ):
            numbering.add(first)
        heads.numbering = frozenset(numbering)
        heads.units = _units_column(heads)
        return heads

    def _counts_up(self, table: int, column: int, rows: list[int]) -> bool:
        """Whether the cells of a column number the rows, whatever its head says."""
        texts = [
            self._rows[table, row].get(column, "").strip(" .)*") for row in rows
        ]
        numbers = [
            int(text) for text in texts if text.isdecimal() and len(text) < 4
        ]
        return len(numbers) > 1 and numbers == list(
            range(numbers[0], numbers[0] + len(numbers))
        )

    def _is_data(self, table: int, row: int) -> bool:
        """A row with a bare figure that is neither a year nor the number of its column."""
        cells = self._rows[table, row]
        return not self._numbers_columns(table, row) and any(
            one("bare cell").fullmatch(fold(text))
            and not one("year").fullmatch(text.strip())
            for column, text in cells.items()
        )

    def _numbers_columns(self, table: int, row: int) -> bool:
        """Whether the row only numbers the columns: (1) (2) (3)."""
        if (table, row) not in self._numbering:
            self._numbering[table, row] = self._counts_on(table, row)
        return self._numbering[table, row]

    def _counts_on(self, table: int, row: int) -> bool:
        printed = [
            text.strip(" ()[]*") for text in self._rows[table, row].values()
        ]
        cells = [_FORMULA.sub("", text) for text in printed if text]
        while cells and _COLUMN_LETTER.fullmatch(cells[0]):
            cells = cells[1:]
        return (
            len(cells) > 2
            and all(text.isdecimal() and len(text) < 3 for text in cells)
            and (
                [int(text) for text in cells]
                == list(range(int(cells[0]), int(cells[0]) + len(cells)))
            )
        )

    def _title(self, table: int) -> str:
        """The words of up to three short blocks before the table: its title and its unit line."""
        first = self._first_block.get(table, 0)
        found: list[str] = []
        for block in reversed(self._stream.blocks[max(0, first - 3) : first]):
            if (
                block.kind == "row"
                or len(block.text) > 300
                or (found and not one("unit line").search(fold(found[0])))
            ):
                break
            found.insert(0, block.text)
        return "\n".join(found)

    def _label(self, table: int, row: int, column: int, heads: Heads) -> str:
        """The words at the head of the row: the longest cell with letters before the figure."""
        texts = [
            text
            for at, text in sorted(self._rows[table, row].items())
            if at < column
            and at not in heads.numbering
            and at != heads.units
            and any(map(str.isalpha, text))
        ]
        return max(texts, key=len, default="")


def _is_past_belief(value: Decimal, factor: Decimal) -> bool:
    """Whether a figure cannot be in the unit that its head states: exports keep 23.962.789.525
    đồng under a head of "tỷ đồng". In what it is nobody says, so it is no amount."""
    return factor > 1 and value * factor > _MOST_MONEY
