"""Tables that stand in the text alone: tabs, bars, or columns of blanks between the cells."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.records import Cell, Page, Table
from pipeline.structure import blank_columns
from pipeline.structure.lines import Line
from pipeline.structure.row_pieces import (
    Piece,
    TextRow,
    is_row,
    piece_of,
    rows_of,
    split,
)

_DIVIDED = re.compile(r"[|\t]| {3,}")  # without any of these a line is one cell
_MARKED = re.compile(r"[|\t]")
# "II. Hạ tầng", "B. Ứng dụng": no more than a heading of rows
_SECTION = re.compile(r"\s*(?:[IVX]+|[A-Z]|\d{1,2})[.)]?\s+[^\W\d].{0,80}$")
_ROWS_AROUND = 3
_COLUMNS_OF_FIGURES = 3
_LABELLED = re.compile(r"(.*\S)\s*:\s*([-+\d.,]+\s?%?)")


def find(
    lines: Sequence[Line],
    pages: Sequence[Page],
) -> tuple[list[Table], dict[tuple[int, int], TextRow]]:
    """Marks the rows among ``lines`` (kind, table, row) and gives all tables in reading order:
    those that the pages bring, and those found here (``ruled=False``); with the cells of each row
    by (table, row)."""
    placed: list[Table] = []
    cells: dict[tuple[int, int], TextRow] = {}
    spans = {page.page: _spans(page) for page in pages}
    numbers = {
        page.page: max((table.number for table in page.tables), default=0)
        for page in pages
    }
    around = [_table_around(line, spans[line.page]) for line in lines]
    index = 0
    while index < len(lines):
        line = lines[index]
        if inside := around[index]:
            count = _lines_up_to(lines, index, inside.end)
            block = lines[index : index + count]
            free = [one for one in block if not one.kind]
            if free:  # a table that holds nothing but a letterhead or a signature is none
                _place(free, inside.table, len(placed), cells)
                placed.append(inside.table)
        else:
            count, rows = (0, []) if line.kind else _run(lines, index, around)
            if count:
                numbers[line.page] += 1  # after those that the page brings
                _found(rows, line.page, numbers[line.page], placed, cells)
        index += max(1, count)
    return [*placed, *_placeless(pages)], cells


def _placeless(pages: Sequence[Page]) -> Iterator[Table]:
    """The tables of pages that do not say where their texts stand."""
    for page in pages:
        yield from itertools.filterfalse(_has_place, page.tables)


class _TableSpan(NamedTuple):
    """Where in its page's text a table stands."""

    start: int
    end: int
    table: Table


def _has_place(table: Table) -> bool:
    return any(cell.start >= 0 for cell in table.cells)


def _spans(page: Page) -> list[_TableSpan]:
    return [
        _TableSpan(
            min(cell.start for cell in table.cells if cell.start >= 0),
            max(cell.end for cell in table.cells),
            table,
        )
        for table in page.tables
        if _has_place(table)
    ]


def _table_around(line: Line, spans: Sequence[_TableSpan]) -> _TableSpan | None:
    """The table of its page in which a line stands."""
    for span in spans:
        if span.start <= line.end and line.start < span.end:
            return span
    return None


def _lines_up_to(
    lines: Sequence[Line],
    first: int,
    end: int,
) -> int:
    """How many lines from ``first`` on begin before ``end`` of the same page."""
    page = lines[first].page
    count = 0
    for line in lines[first:]:
        if line.page != page or line.start >= end:
            break
        count += 1
    return count


def _found(
    rows: list[TextRow],
    page: int,
    number: int,
    placed: list[Table],
    cells: dict[tuple[int, int], TextRow],
) -> None:
    """Adds the table that ``rows`` of text are to those ``placed``, and they to ``cells``."""
    for row, row_cells in enumerate(rows, 1):
        cells[len(placed), row] = row_cells
        for piece in itertools.chain.from_iterable(row_cells):
            line = piece.line
            line.kind, line.table, line.row = "row", len(placed), row
    placed.append(_table(rows, page, number))


def _place(
    lines: Sequence[Line],
    table: Table,
    index: int,
    cells: dict[tuple[int, int], TextRow],
) -> None:
    """Rows of a table that the page brings: each line belongs to the row whose cell starts on
    it."""
    row = 1
    pieces: dict[Cell, list[Piece]] = {}
    for line in lines:
        # all cells are asked for each line: no call for each of them
        first, last = line.start, line.end
        here = [
            cell
            for cell in table.cells
            if 0 <= cell.start < last and cell.end > first
        ]
        row = here[0].row if here else row
        line.kind, line.table, line.row = "row", index, row
        found = cells.setdefault((index, row), [])
        if {cell.row for cell in here} != {row}:
            found.extend([piece] for piece in split(line))
            continue
        for cell in here:
            if cell not in pieces:
                pieces[cell] = []
                found.append(pieces[cell])
            start = max(cell.start - line.start, 0)
            end = min(cell.end - line.start, len(line.text))
            pieces[cell].append(piece_of(line, start, end))


def _run(
    lines: Sequence[Line],
    first: int,
    around: Sequence[_TableSpan | None],
) -> tuple[int, list[TextRow]]:
    """How many lines from ``first`` on are one table, and its rows; 0 where they are none. It ends
    where a table begins that the page brings."""
    if not _DIVIDED.search(lines[first].text):
        return 0, []
    count = 0
    for line in _free(lines, first, around):
        if count and line.gap > 1:
            break
        if not is_row(line) and not _parts_rows(lines, first + count):
            break
        count += 1
    if count > 1 or (count == 1 and len(split(lines[first])) > 2):
        return count, _rows(lines[first : first + count])
    free = _free(lines, first, around)
    return blank_columns.read(itertools.takewhile(_has_no_mark, free))


def _parts_rows(lines: Sequence[Line], at: int) -> bool:
    """Whether a line heads some of the rows of one table: "II. Hạ tầng" between two rows of as many
    cells, of which the one below holds figures."""
    line = lines[at]
    around = lines[max(at - 1, 0) : at + 2]
    if len(around) < _ROWS_AROUND or not _SECTION.match(line.text):
        return False
    above, _, below = map(split, around)
    if min(len(above), len(below)) < _COLUMNS_OF_FIGURES:
        return False
    # between tabs a row may leave out its last cell, a note
    left_out = 1 if _MARKED.search(line.text) else 0
    if abs(len(above) - len(below)) > left_out:
        return False
    if around[-1].kind or around[-1].gap > 1:
        return False
    return any(piece.is_figure for piece in below[1:])


def _has_no_mark(line: Line) -> bool:
    """Whether no bar or tab parts the cells of a line."""
    return _MARKED.search(line.text) is None


def _free(
    lines: Sequence[Line],
    first: int,
    around: Sequence[_TableSpan | None],
) -> Iterator[Line]:
    """The lines from ``first`` on up to one of a known kind or of a table that the page brings."""
    for at in range(first, len(lines)):
        if lines[at].kind or around[at]:
            return
        yield lines[at]


def _rows(lines: Sequence[Line]) -> list[TextRow]:
    rows: list[TextRow] = []
    width = 0
    for line, pieces in zip(lines, rows_of(lines), strict=True):
        width = max(width, len(pieces))
        if rows and line.gap and _goes_on(rows[-1], pieces):
            _go_on(rows[-1], pieces)
        else:
            rows.append([[piece] for piece in pieces])
    return _labelled(rows) if width == 2 else rows


def _goes_on(row: TextRow, pieces: Sequence[Piece]) -> bool:
    """Whether a row that a page end broke goes on: no first cell, and its cells begin in lower
    case."""
    if pieces[0].text or len(pieces) > len(row):
        return False
    filled = [piece.text for piece in pieces if piece.text]
    return filled != [] and not any(text[0].isupper() for text in filled)


def _go_on(row: TextRow, pieces: Sequence[Piece]) -> None:
    """Adds the pieces of a line to the cells of the row above it."""
    for cell, piece in zip(row, pieces, strict=False):
        if piece.text:
            cell.append(piece)


def _labelled(rows: list[TextRow]) -> list[TextRow]:
    """Rows "label: 1 | 2" have three cells: the colon is a bar."""
    head, *labels = (row[0][0].text for row in rows)
    if not labels or ":" not in head:
        return rows
    if not all(map(_LABELLED.fullmatch, labels)):
        return rows
    return [[*_at_colon(row[0][0]), *row[1:]] for row in rows]


def _at_colon(label: Piece) -> TextRow:
    """The two cells that the last colon of a label parts."""
    cut = label.start + label.text.rfind(":")
    left = piece_of(label.line, label.start, cut)
    right = piece_of(label.line, cut + 1, label.end)
    return [[left], [right]]


def _table(
    rows: list[TextRow],
    page: int,
    number: int,
) -> Table:
    cells = tuple(
        Cell(
            row,
            column,
            " ".join(piece.text for piece in pieces),
            start=pieces[0].line.start + pieces[0].start,
            end=pieces[0].line.start + pieces[0].end,
        )
        for row, row_cells in enumerate(rows, 1)
        for column, pieces in enumerate(row_cells, 1)
    )
    return Table(page, number, cells, ruled=False)
