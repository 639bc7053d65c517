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
    split,
)

_DIVIDED = re.compile(r"[|\t]| {3,}")  # without any of these a line is one cell
_MARKED = re.compile(r"[|\t]")
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
    held = [_held(line, spans[line.page]) for line in lines]
    index = 0
    while index < len(lines):
        line = lines[index]
        inside = held[index]
        if inside:
            count = _lines_up_to(lines, index, inside.end)
            free = [one for one in lines[index : index + count] if not one.kind]
            if free:  # a table that holds nothing but a letterhead or a signature is none
                _place(free, inside.table, len(placed), cells)
                placed.append(inside.table)
        else:
            count, rows = (0, []) if line.kind else _run(lines, index, held)
            if count:
                numbers[line.page] += 1  # after those that the page brings
                _found(rows, line.page, numbers[line.page], placed, cells)
        index += max(1, count)
    return placed + [
        table
        for page in pages
        for table in page.tables
        if not _has_place(table)
    ], cells


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


def _held(line: Line, spans: Sequence[_TableSpan]) -> _TableSpan | None:
    """The table of its page in which a line stands."""
    return next(
        (
            one
            for one in spans
            if one.start <= line.end and line.start < one.end
        ),
        None,
    )


def _lines_up_to(lines: Sequence[Line], first: int, end: int) -> int:
    """How many lines from ``first`` on begin before ``end`` of the same page."""
    page = lines[first].page
    inside = itertools.takewhile(
        lambda one: one.page == page and one.start < end,
        lines[first:],
    )
    return sum(1 for _ in inside)


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
            piece.line.kind, piece.line.table, piece.line.row = (
                "row",
                len(placed),
                row,
            )
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
        here = [
            cell
            for cell in table.cells
            if 0 <= cell.start < line.end and cell.end > line.start
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
    lines: Sequence[Line], first: int, held: Sequence[_TableSpan | None]
) -> tuple[int, list[TextRow]]:
    """How many lines from ``first`` on are one table, and its rows; 0 where they are none. It ends
    where a table begins that the page brings."""
    if not _DIVIDED.search(lines[first].text):
        return 0, []
    count = 0
    while (
        first + count < len(lines)
        and not lines[first + count].kind
        and not held[first + count]
        and is_row(lines[first + count])
        and (count == 0 or lines[first + count].gap <= 1)
    ):
        count += 1
    if count > 1 or (count == 1 and len(split(lines[first])) > 2):
        return count, _rows(lines[first : first + count])
    return blank_columns.read(_free(lines, first, held))


def _free(
    lines: Sequence[Line], first: int, held: Sequence[_TableSpan | None]
) -> Iterator[Line]:
    """The lines from ``first`` on that nothing else has, without bars and tabs."""
    for at in range(first, len(lines)):
        line = lines[at]
        if line.kind or held[at] or _MARKED.search(line.text):
            return
        yield line


def _rows(lines: Sequence[Line]) -> list[TextRow]:
    rows: list[TextRow] = []
    width = max(len(split(line)) for line in lines)
    for line in lines:
        pieces = split(line)
        if (
            rows
            and not pieces[0].text
            and line.gap
            and _goes_on(rows[-1], pieces)
        ):
            for column, piece in enumerate(pieces):
                if piece.text and column < len(rows[-1]):
                    rows[-1][column].append(piece)
        else:
            rows.append([[piece] for piece in pieces])
    return _labelled(rows) if width == 2 else rows


def _goes_on(row: TextRow, pieces: Sequence[Piece]) -> bool:
    """Whether a row that a page end broke goes on: no first cell, and its cells begin in lower
    case."""
    filled = [piece for piece in pieces if piece.text]
    return (
        bool(filled)
        and len(pieces) <= len(row)
        and all(not piece.text[0].isupper() for piece in filled)
    )


def _labelled(rows: list[TextRow]) -> list[TextRow]:
    """Rows "label: 1 | 2" have three cells: the colon is a bar."""
    if (
        not all(_LABELLED.fullmatch(row[0][0].text) for row in rows[1:])
        or len(rows) < 2
    ):
        return rows
    divided: list[TextRow] = []
    for row in rows:
        piece = row[0][0]
        cut = piece.text.rfind(":")
        if cut < 0:
            return rows
        left, right = (
            piece_of(piece.line, piece.start, piece.start + cut),
            piece_of(piece.line, piece.start + cut + 1, piece.end),
        )
        divided.append([[left], [right], *row[1:]])
    return divided


def _table(rows: list[TextRow], page: int, number: int) -> Table:
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
