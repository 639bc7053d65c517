"""The cells of a line of text, and the pieces that a row of a table is put together from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.structure.lines import Line

_MARKER = re.compile(r"(?:[-+•*–]|\(?(?:\d{1,2}|[a-zđ]|[IVX]+)[.)])?")
_FIGURE = re.compile(r"[-+(]?\d[\d.,]*\s?[%)]?")
_BAR = re.compile(r"\|")
_TAB = re.compile(r"\t")
_WIDE_GAP = re.compile(r" {3,}")


@dataclass(slots=True)
class Piece:
    """A run of a cell: where it stands on which page."""

    line: Line
    start: int  # in the line's text
    end: int

    @property
    def text(self) -> str:
        return self.line.text[self.start : self.end]

    @property
    def is_figure(self) -> bool:
        """Whether it is a number and nothing else."""
        return _FIGURE.fullmatch(self.text) is not None


# cells of pieces: a cell that a page end broke has more than one
TextRow = list[list[Piece]]


def split(line: Line) -> list[Piece]:
    """The cells of a line: by bars, else tabs, else wide gaps. One piece where it has one cell."""
    return rows_of([line])[0]


def rows_of(lines: Sequence[Line]) -> list[list[Piece]]:
    """The cells of lines that are one table: what a bar stands before is an empty cell, unless bars
    stand around most of its rows."""
    barred = [line.text.strip() for line in lines if "|" in line.text]
    before = 2 * sum(text.startswith("|") for text in barred) > len(barred)
    behind = 2 * sum(text.endswith("|") for text in barred) > len(barred)
    return [_cells(line, before, behind) for line in lines]


def _cells(line: Line, before: bool, behind: bool) -> list[Piece]:
    """The cells of a line; whether bars around its row stand before them, behind them."""
    if "|" in line.text:
        return _inside_the_bars(parted(line, _BAR), before, behind)
    if "\t" in line.text:
        return parted(line, _TAB)
    return parted(line, _WIDE_GAP)


def parted(line: Line, gap: re.Pattern[str]) -> list[Piece]:
    """The pieces of a line between its gaps, empty ones too."""
    pieces = []
    start = 0
    for found in gap.finditer(line.text):
        pieces.append(piece_of(line, start, found.start()))
        start = found.end()
    return [*pieces, piece_of(line, start, len(line.text))]


def _inside_the_bars(
    cells: list[Piece], before: bool, behind: bool
) -> list[Piece]:
    """The cells of a row without the empty ones that bars around it leave."""
    if before and not cells[0].text:
        cells = cells[1:]
    if behind and len(cells) > 1 and not cells[-1].text:
        cells = cells[:-1]
    return cells


def piece_of(line: Line, start: int, end: int) -> Piece:
    """What stands between two places of a line, without the blanks around it."""
    text = line.text[start:end].strip()
    if not text:
        return Piece(line, start, start)
    begins = line.text.index(text, start)
    return Piece(line, begins, begins + len(text))


def is_marker(text: str) -> bool:
    """Whether a text is the number or the dash of an item of a list, or nothing."""
    return _MARKER.fullmatch(text) is not None


def is_row(line: Line) -> bool:
    """Whether a line by itself is a row: two bars or tabs, or one that no list marker explains."""
    if "|" in line.text:
        return sum(bool(cell.text) for cell in split(line)) >= 2
    if "\t" not in line.text:
        return False
    cells = split(line)
    return len(cells) >= 3 or not is_marker(cells[0].text)
