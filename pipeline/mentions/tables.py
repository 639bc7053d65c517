"""Figures that stand alone in a cell of a table: the heads of column and row and the title say what
they are."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import regex

from pipeline.clauses import side_by_side
from pipeline.mentions.context import bound
from pipeline.mentions.headed_table import HeadedTable
from pipeline.mentions.heads import Heads, noun, noun_in, unit
from pipeline.mentions.patterns import bare_unit, pattern
from pipeline.mentions.quantities import data_unit
from pipeline.mentions.stream import Span, Stream
from pipeline.mentions.written import plain_cell
from pipeline.numerals import parse
from pipeline.records import Table
from pipeline.text import canonical, fold, one_line

# đồng; about what the country earns in a year
_MOST_MONEY = 10**16
_TITLE_BLOCKS = 3  # before a table, that may be its title and its unit line
_TITLE = 300  # characters of the longest of them


class Tables:
    """Answers what a bare figure in a row of a table is. Heads are read once for each table, when
    first asked for."""

    def __init__(self, stream: Stream, tables: tuple[Table, ...]) -> None:
        self._stream = stream
        self._first_block: dict[int, int] = {}  # of a table
        for index, block in enumerate(stream.blocks):
            if block.kind == "row" and block.table >= 0:
                self._first_block.setdefault(block.table, index)
        self._tables = [
            HeadedTable(table, partial(self._title, index))
            for index, table in enumerate(tables)
        ]

    def read(self, position: int, english: bool) -> list[Span] | None:
        """The span of a figure that fills its cell; None where ``position`` is in no such cell."""
        stream = self._stream
        index = stream.block_at(position)
        block, begin = stream.blocks[index], stream.starts[index]
        if block.kind != "row" or not 0 <= block.table < len(self._tables):
            return None
        left, right = _cell_around(stream, position)
        table = self._tables[block.table]
        ordinal = stream.source.count("\t", begin, left) + 1
        text = plain_cell(stream.source[left:right])
        column = table.column_of(block.row, ordinal, text)
        match = pattern("bare cell").fullmatch(stream.folded, left, right)
        beside = pattern("counted cell").fullmatch(stream.folded, left, right)
        match = match or beside
        if not match or match.start("n") != position:
            return _side_by_side(stream, (left, right), position, table, column)
        span = partial(Span, position, match.end("n"))
        if table.numbers_columns(block.row) or column in table.heads.numbering:
            return [span("SKIP")]
        written = stream.mended[position : match.end("n")]
        if _is_year(written, table.heads, block.row, column):
            return [span("DATE", written)]
        value = parse(written, english)
        if value is None or block.row < table.heads.first_data:
            return [span("SKIP")]
        label, amount, counted = _quantity(table, block.row, column, value)
        # what stands beside its share is none itself; prose tells the rest
        if beside and label != "COUNT":
            return None
        if label == "SKIP":
            return [span("SKIP")]
        cmp = bound(stream, position, match.end("n"))
        return [span(label, amount, counted, cmp)]

    def _title(self, table: int) -> str:
        """The words of up to three short blocks before the table: its title and its unit line."""
        first = self._first_block.get(table, 0)
        blocks = self._stream.blocks[max(0, first - _TITLE_BLOCKS) : first]
        found: list[str] = []
        for block in reversed(blocks):
            if block.kind == "row" or len(block.text) > _TITLE:
                break
            if found and not pattern("unit line").search(fold(found[0])):
                break
            found.insert(0, block.text)
        return "\n".join(found)


def _cell_around(stream: Stream, position: int) -> tuple[int, int]:
    """Where the text of the cell around ``position`` begins and ends, without blanks."""
    index = stream.block_at(position)
    begin, end = stream.starts[index], stream.block_end(index)
    left = stream.source.rfind("\t", begin, position) + 1 or begin
    right = stream.source.find("\t", position, end)
    right = end if right < 0 else right
    text = stream.source[left:right]
    left += len(text) - len(text.lstrip())
    return left, right - (len(text) - len(text.rstrip()))


def _side_by_side(
    stream: Stream,
    cell: tuple[int, int],
    position: int,
    table: HeadedTable,
    column: int,
) -> list[Span] | None:
    """The counts of a cell that holds as many as its head names, "12/73/82" under "Số hồ sơ hỗ
    trợ/Hồ sơ trực tuyến/Tổng số hồ sơ"; None for another cell. Two are a part and its whole."""
    if position != cell[0]:
        return None
    if not pattern("side by side").fullmatch(stream.folded, *cell):
        return None
    lowest = "".join(table.heads.parts[column][-1:])
    names = side_by_side.names(lowest)
    written = [*regex.finditer(r"[\d.]+", stream.folded[slice(*cell)])]
    if len(names) != len(written) or not _name_counts(names):
        return None
    counts = []
    for found, name in zip(written, names, strict=True):
        value = parse(found[0])
        if value is None:
            continue
        start, end = position + found.start(), position + found.end()
        number, counted = canonical(value), noun_in(name)
        counts.append(Span(start, end, "COUNT", number, counted))
    return counts


def _name_counts(names: list[str]) -> bool:
    """Whether the parts of a head name things to be counted: no number of a document
    ("23/2018/TT-BTTTT"), no parts of a date ("Ngày/tháng/năm")."""
    if any(regex.search(r"\d", name) for name in names):
        return False
    return not all(pattern("date head").search(fold(name)) for name in names)


def _is_year(
    written: str,
    heads: Heads,
    row: int,
    column: int,
) -> bool:
    """Whether four digits are a year: in a head, or under one that asks for dates."""
    if not pattern("year").fullmatch(written):
        return False
    if row < heads.first_data:
        return True
    head = fold(heads.columns[column])
    named = pattern("year named").search(head)  # "Dự toán năm 2025 | 1900"
    return not named and pattern("date head").search(head) is not None


def _quantity(
    table: HeadedTable,
    row: int,
    column: int,
    value: Decimal,
) -> tuple[str, str, str]:
    """(label, value, unit) of a figure below the heads; SKIP where nothing says what it is."""
    heads = table.heads
    label, row_unit = table.label(row, column), table.unit_of(row, column)
    head = "".join(heads.parts[column][-1:])
    if pattern("points head").match(fold(head)):
        return "MEASURE", canonical(value), bare_unit("points")
    told = pattern("place that sounds like money").sub("", label)
    kind, factor = unit(heads, column, row_unit, told.lower(), value)
    if kind == "%":
        return "PERCENT", canonical(value), ""
    if kind == "VND" and not _is_past_belief(value, factor):
        return "MONEY", canonical(value * factor), "VND"
    if unit_of_data := data_unit(row_unit):
        return "MEASURE", canonical(value), unit_of_data
    fraction = value != value.to_integral_value()
    if fraction and (scaled := _scaled(heads, column, label, row_unit)):
        return "COUNT", canonical(value), scaled
    if "/" in row_unit or fraction:
        per = _measured(heads, column, label, row_unit)
        return ("MEASURE" if per else "SKIP"), canonical(value), per
    counted = noun(heads, column, label, row_unit)
    # whole points beside 14,43 points
    if counted.lower() == bare_unit("points"):
        return "MEASURE", canonical(value), bare_unit("points")
    # a figure that opens its row without a word to it is none
    is_count = counted or column != table.first_column(row)
    return ("COUNT" if is_count else "SKIP"), canonical(value), counted


def _scaled(
    heads: Heads,
    column: int,
    label: str,
    row_unit: str,
) -> str:
    """What a fraction in a cell counts in thousands or millions: "1,42" beside "triệu thuê bao",
    "Số người dùng Internet (triệu)"; "" where nothing says so."""
    texts = (row_unit, label, heads.parts[column][-1:])
    said = ("".join(text) for text in texts)
    if not any(pattern("scaled noun").search(fold(text)) for text in said):
        return ""
    return noun(heads, column, label, row_unit)


def _measured(
    heads: Heads,
    column: int,
    label: str,
    row_unit: str,
) -> str:
    """What a fraction in a cell measures: points, or a noun per another, which the row's unit may
    say; "" for neither."""
    texts = fold(f"{heads.columns[column]} {label} {heads.title}")
    if pattern("score words").search(texts):
        return bare_unit("points")
    rates = (
        one_line(row_unit),
        noun(heads, column, "", ""),
        _rate(label),
        *map(_per_so_many, (*heads.parts[column][::-1], label)),
    )
    return next((rate for rate in rates if "/" in rate), "")


def _rate(label: str) -> str:
    """What a label says of each: "Số học sinh trên một máy tính" is "học sinh/máy tính"."""
    told = pattern("rate label").fullmatch(fold(label))
    if told is None:
        return ""
    named = [noun_in(label[slice(*told.span(part))]) for part in ("part", "of")]
    return "/".join(named) if all(named) else ""


def _per_so_many(text: str) -> str:
    """What a head or a label counts of so many: "Mật độ thuê bao/100 dân"."""
    told, named = pattern("per so many").search(text), noun_in(text)
    return f"{named}/{told['of']}" if told and named else ""


def _is_past_belief(value: Decimal, factor: Decimal) -> bool:
    """Whether a figure cannot be in the unit that its head states: exports keep 23.962.789.525
    đồng under a head of "tỷ đồng". In what it is nobody says, so it is no amount."""
    return factor > 1 and value * factor > _MOST_MONEY
