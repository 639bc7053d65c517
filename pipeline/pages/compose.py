"""Builds the text of a page from lines and tables, with exact offsets for every word and cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from pipeline.pages.formats.raised import is_raised
from pipeline.pages.line import Line, Token
from pipeline.pages.tables.wrapped import continues
from pipeline.records import Box, Cell, Table, Word
from pipeline.text import fold

WIDE = 0.8  # of a line's height: a gap between words that parts blocks side by side
_WIDE_SHEET = 1.2  # times its height, from which a sheet may hold two pages
# share of a page's width, and how many lines or rows so long make running text or a table
_LONG_LINE, _LEAST_LONG = 0.5, 3
_BRACKETS = ')]”"'  # behind which a mark hangs
_BLANKS_BEFORE = ("so", "ngay", "thang", "nam")


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table whose cells were read: for each cell the lines in it, in pixels."""

    table: Table
    lines: tuple[tuple[Line, ...], ...]  # parallel to table.cells
    box: tuple[float, float, float, float]


class Placed(Protocol):
    """What stands somewhere on a page."""

    @property
    def box(self) -> tuple[float, float, float, float]: ...

    @property
    def height(self) -> float: ...


One = TypeVar("One", bound=Placed)


def rows(lines: Sequence[One]) -> list[list[One]]:
    """Lines that stand side by side, from the top down, each row from left to right.

    Two lines share a row where they overlap in height by half of the lower one and do not stand
    above each other."""
    found: list[list[One]] = []
    for line in sorted(lines, key=lambda one: (one.box[1] + one.box[3]) / 2):
        best = None
        for row in found[-4:]:
            if all(_beside(other, line) for other in row):
                best = row
        if best is None:
            found.append([line])
        else:
            best.append(line)
    found.sort(
        key=lambda row: sum(one.box[1] + one.box[3] for one in row) / len(row)
    )
    return [sorted(row, key=lambda one: one.box[0]) for row in found]


def _beside(a: Placed, b: Placed) -> bool:
    shared = min(a.box[3], b.box[3]) - max(a.box[1], b.box[1])
    across = min(a.box[2], b.box[2]) - max(a.box[0], b.box[0])
    return shared >= 0.5 * min(a.height, b.height) and across <= 0.5 * min(
        a.height, b.height
    )


def _between(left: Line, right: Line) -> str:
    """A tab where two blocks stand side by side; a space within one, also where a blank was left to
    be filled by hand ("Số:      /BC-SYT", "ngày      tháng")."""
    gap = right.box[0] - left.box[2]
    before = fold(left.tokens[-1].text).strip(" :.…") if left.tokens else ""
    after = right.tokens[0].text if right.tokens else ""
    if (
        gap < WIDE * min(left.height, right.height)
        or before in _BLANKS_BEFORE
        or after.startswith("/")
        or (fold(after) in _BLANKS_BEFORE[2:])
    ):
        return " "
    return "\t"


def _unwrapped(lines: Sequence[Line]) -> list[Token]:
    """The words of a cell, a figure that its narrow column wraps as one word."""
    found: list[Token] = []
    for tokens in (line.tokens for line in lines if line.tokens):
        if found and continues(found[-1].text, tokens[0].text):
            found[-1] = _one(found[-1], tokens[0])
            tokens = tokens[1:]
        found += tokens
    return found


def _one(above: Token, below: Token) -> Token:
    """Both halves of a figure; no surer than the less sure of them."""
    whole = Line(above.box)
    whole.cover(below.box)
    return Token(
        above.text + below.text,
        whole.box,
        min(above.confidence, below.confidence),
        read=(above.read or above.text) + (below.read or below.text)
        if above.read or below.read
        else "",
    )


class _Text:
    """The growing text of a page and the words placed in it."""

    def __init__(self, scale: float) -> None:
        self.scale = scale
        self.parts: list[str] = []
        self.length = 0
        self.words: list[Word] = []

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def line(self, tokens: Sequence[Token]) -> None:
        for n, token in enumerate(tokens):
            if n and not _hangs(tokens[n - 1], token):
                self.add(" ")
            start = token.start = self.length
            self.add(token.text)
            x0, y0, x1, y1 = (round(v * self.scale, 2) for v in token.box)
            self.words.append(
                Word(
                    token.text,
                    start,
                    self.length,
                    Box(x0, y0, x1, y1),
                    round(token.confidence, 1),
                    token.alternatives,
                    token.read,
                )
            )

    def grid(self, grid: Grid, number: int) -> Table:
        """Row by row; a cell that spans rows stands in its first one; its lines are joined by
        spaces."""
        cells = grid.table.cells
        order = sorted(
            range(len(cells)), key=lambda n: (cells[n].row, cells[n].column)
        )
        placed: list[Cell] = []
        row, column = 0, 0
        for n in order:
            cell = cells[n]
            if cell.row != row:
                if row:
                    self.add("\n")
                row, column = cell.row, 1
            self.add("\t" * max(0, cell.column - column))
            column = max(column, cell.column)
            start = self.length
            self.line(_unwrapped(grid.lines[n]))
            text = "".join(self.parts)[start:] if self.length > start else ""
            placed.append(
                replace(cell, text=text, start=start, end=self.length)
            )
        self.add("\n")
        return replace(grid.table, number=number, cells=tuple(placed))


def facing(
    lines: Sequence[Line], grids: Sequence[Grid], size: tuple[float, float]
) -> list[tuple[list[Line], list[Grid]]]:
    """The lines and tables of each page on a sheet of ``size``, in pixels: two where a wide sheet
    holds running text or a table on both sides of its middle and nothing crosses it, else one."""
    whole = [(list(lines), list(grids))]
    middle = size[0] / 2
    boxes = [*(line.box for line in lines), *(grid.box for grid in grids)]
    if size[0] < _WIDE_SHEET * size[1] or any(
        box[0] < middle < box[2] for box in boxes
    ):
        return whole
    pages = [
        (
            [line for line in lines if (line.box[0] >= middle) == right],
            [grid for grid in grids if (grid.box[0] >= middle) == right],
        )
        for right in (False, True)
    ]
    return pages if all(_fills_page(*its, middle) for its in pages) else whole


def _fills_page(
    lines: Sequence[Line], grids: Sequence[Grid], width: float
) -> bool:
    """Whether lines and tables are those of a page: running text, or a table as wide as that."""
    long = [line for line in lines if _is_long(line.box, width)]
    tables = [grid.table for grid in grids if _is_long(grid.box, width)]
    rows = (cell.row for table in tables for cell in table.cells)
    return len(long) + max(rows, default=0) >= _LEAST_LONG


def _is_long(box: tuple[float, float, float, float], width: float) -> bool:
    return box[2] - box[0] > _LONG_LINE * width


def _hangs(before: Token, token: Token) -> bool:
    """Whether the mark of a note hangs on the bracket before it, as it is printed: "kỳ)¹". Behind a
    letter it stands apart, so that the word is still read."""
    return is_raised(token.text[:1]) and before.text[-1:] in _BRACKETS


def compose(
    lines: Sequence[Line],
    grids: Sequence[Grid],
    scale: float,
    size: tuple[float, float] = (0.0, 0.0),
) -> tuple[str, tuple[Word, ...], tuple[Table, ...]]:
    """The text of a page, its words and its tables. ``scale`` turns pixels into points; ``size``
    is that of the sheet in pixels, where it may hold two pages.

    Blocks that stand side by side (the two columns of a letterhead, recipients and signature) go
    row by row with a tab between; a table stands where its top is; footnotes and then the page's
    number come last."""
    page = _Text(scale)
    tables: list[Table] = []
    for its_lines, its_grids in facing(lines, grids, size):
        _add_page(page, tables, its_lines, its_grids)
    return "".join(page.parts), tuple(page.words), tuple(tables)


def _add_page(
    page: _Text,
    tables: list[Table],
    lines: Sequence[Line],
    grids: Sequence[Grid],
) -> None:
    body = rows([line for line in lines if line.kind == "body"])
    pending = sorted(grids, key=lambda grid: (grid.box[1], grid.box[0]))
    for row in body:
        middle = sum(one.box[1] + one.box[3] for one in row) / len(row) / 2
        while pending and pending[0].box[1] <= middle:
            tables.append(page.grid(pending.pop(0), len(tables) + 1))
        for n, line in enumerate(row):
            if n:
                page.add(_between(row[n - 1], line))
            page.line(line.tokens)
        page.add("\n")
    for grid in pending:
        tables.append(page.grid(grid, len(tables) + 1))
    _add_foot(page, lines)


def _add_foot(page: _Text, lines: Sequence[Line]) -> None:
    """Footnotes, then the page's number."""
    for kind in ("footnote", "number"):
        for row in rows([line for line in lines if line.kind == kind]):
            for n, line in enumerate(row):
                if n:
                    page.add(" ")
                page.line(line.tokens)
            page.add("\n")
