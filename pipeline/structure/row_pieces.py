"""The cells of a line of text, and the pieces that a row of a table is put together from."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from pipeline.structure.lines import Line

_MARKER = re.compile(r"(?:[-+•*–]|\(?(?:\d{1,2}|[a-zđ]|[IVX]+)[.)])?")
_COLUMNS = re.compile(r"\t+| {3,}")


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
        cells = [piece_of(line, a + 1, b) for a, b in itertools.pairwise(edges)]
        if not cells[0].text:
            cells = cells[1:]
        return cells[:-1] if len(cells) > 1 and not cells[-1].text else cells
    if "\t" in text:
        edges = [-1, *(i for i, c in enumerate(text) if c == "\t"), len(text)]
        return [piece_of(line, a + 1, b) for a, b in itertools.pairwise(edges)]
    cells, at = [], 0
    for gap in _COLUMNS.finditer(text):
        cells.append(piece_of(line, at, gap.start()))
        at = gap.end()
    return [*cells, piece_of(line, at, len(text))]


def piece_of(
    line: Line,
    start: int,
    end: int,
) -> Piece:
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
