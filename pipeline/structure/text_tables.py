"""Tables that stand in the text alone: tabs, bars, or columns of blanks between the cells."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.records import Cell, Page, Table
from pipeline.structure.lines import Line

_MARKER = re.compile(r"(?:[-+•*–]|\(?(?:\d{1,2}|[a-zđ]|[IVX]+)[.)])?")
_DIVIDED = re.compile(r"[|\t]| {3,}")  # without any of these a line is one cell
_COLUMNS = re.compile(r"\t+| {3,}")
_LABELLED = re.compile(r"(.*\S)\s*:\s*([-+\d.,]+\s?%?)")


@dataclass(slots=True)
class Piece:
    """A run of a cell: where it stands on which page."""

    line: Line
    start: int  # in the line's text
    end: int

    @property
    def text(self) -> str:
        return self.line.text[self.start : self.end]


# cells of pieces: a cell that a page end broke has more than one
TextRow = list[list[Piece]]


def split(line: Line) -> list[Piece]:
    """The cells of a line: by bars, else tabs, else wide gaps. One piece where it has one cell."""
    text = line.text
    if "|" in text:
        edges = [-1, *(i for i, c in enumerate(text) if c == "|"), len(text)]
        cells = [_piece(line, a + 1, b) for a, b in itertools.pairwise(edges)]
        if not cells[0].text:
            cells = cells[1:]
        return cells[:-1] if len(cells) > 1 and not cells[-1].text else cells
    if "\t" in text:
        edges = [-1, *(i for i, c in enumerate(text) if c == "\t"), len(text)]
        return [_piece(line, a + 1, b) for a, b in itertools.pairwise(edges)]
    cells, at = [], 0
    for gap in _COLUMNS.finditer(text):
        cells.append(_piece(line, at, gap.start()))
        at = gap.end()
    return [*cells, _piece(line, at, len(text))]


def _piece(line: Line, start: int, end: int) -> Piece:
    raw = line.text[start:end]
    return (
        Piece(
            line,
            start + len(raw) - len(raw.lstrip()),
            end - len(raw) + len(raw.rstrip()),
        )
        if raw.strip()
        else Piece(line, start, start)
    )


def is_row(line: Line) -> bool:
    """Whether a line by itself is a row: two bars or tabs, or one that no list marker explains."""
    if "|" in line.text:
        return sum(bool(cell.text) for cell in split(line)) >= 2
    if "\t" not in line.text:
        return False
    cells = split(line)
    return len(cells) >= 3 or not _MARKER.fullmatch(cells[0].text)


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
    index = 0
    while index < len(lines):
        line = lines[index]
        inside = next(
            (
                s
                for s in spans[line.page]
                if s.start <= line.end and line.start < s.end
            ),
            None,
        )
        if inside:
            count = _lines_up_to(lines, index, inside.end)
            free = [one for one in lines[index : index + count] if not one.kind]
            if free:  # a table that holds nothing but a letterhead or a signature is none
                _place(free, inside.table, len(placed), cells)
                placed.append(inside.table)
        elif count := 0 if line.kind else _run(lines, index):
            _found(lines[index : index + count], placed, cells)
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


def _lines_up_to(lines: Sequence[Line], first: int, end: int) -> int:
    """How many lines from ``first`` on begin before ``end`` of the same page."""
    page = lines[first].page
    inside = itertools.takewhile(
        lambda one: one.page == page and one.start < end,
        lines[first:],
    )
    return sum(1 for _ in inside)


def _found(
    lines: Sequence[Line],
    placed: list[Table],
    cells: dict[tuple[int, int], TextRow],
) -> None:
    """Adds the table that lines of text are to those ``placed``, and its rows to ``cells``."""
    rows = _rows(lines)
    page = lines[0].page
    number = 1 + sum(table.page == page for table in placed)
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
    for line in lines:
        row = next(
            (
                c.row
                for c in table.cells
                if 0 <= c.start < line.end and c.end > line.start
            ),
            row,
        )
        line.kind, line.table, line.row = "row", index, row
        cells.setdefault((index, row), []).extend(
            [piece] for piece in split(line)
        )


def _run(lines: Sequence[Line], first: int) -> int:
    """How many lines from ``first`` on are one table; 0 where they are none."""
    if not _DIVIDED.search(lines[first].text):
        return 0
    count = 0
    while (
        first + count < len(lines)
        and not lines[first + count].kind
        and is_row(lines[first + count])
        and (count == 0 or lines[first + count].gap <= 1)
    ):
        count += 1
    if count > 1 or (count == 1 and len(split(lines[first])) > 2):
        return count
    return _aligned(lines, first)


def _aligned(lines: Sequence[Line], first: int) -> int:
    """Columns of blanks: three lines or more with the same count of cells, most of the last ones
    figures."""
    width = len(split(lines[first]))
    count = 0
    figures = 0
    while (
        width >= 3
        and first + count < len(lines)
        and not lines[first + count].kind
    ):
        row = split(lines[first + count])
        if len(row) != width:
            break
        figures += sum(piece.text[:1].isdigit() for piece in row[1:])
        count += 1
    return (
        count
        if count >= 3 and figures >= (count - 1) * (width - 1) * 0.6
        else 0
    )


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
            _piece(piece.line, piece.start, piece.start + cut),
            _piece(piece.line, piece.start + cut + 1, piece.end),
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
