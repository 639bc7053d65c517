"""Pieces of print, and the cells of a table without rules that they make."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

Area = tuple[float, float, float, float]
APART = 2.5  # heights of print, by which the rows of one table may stand apart
WHOLE = 0.7  # of a table's width, from which a lone line is no label

# one number, grouped or not, negative or in brackets, with "%" or without; no phone number
_FIGURE = re.compile(
    r"[-−–(]?\s?(?!0\d)(?:\d{1,3}(?:[., ]\d{3})+|\d{1,15})(?:[.,]\d+)?\s?%?\)?"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of print without a wide gap in it: its box, origin top left, and its text."""

    box: Area
    text: str
    number: int  # by which the caller knows it

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]

    @property
    def figure(self) -> bool:
        return is_figure(self.text)


Row = list[Piece]  # from left to right


@dataclass(slots=True)
class Place:
    """A cell: its row and column from 0, how many columns it spans, and which pieces it holds."""

    row: int
    column: int
    span: int = 1
    pieces: list[Piece] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Found:
    """A table: its cells, one for each place of the grid that no wider one covers, and the edges of
    its rows and columns."""

    places: tuple[Place, ...]
    rows: tuple[float, ...]
    columns: tuple[float, ...]

    @property
    def around(self) -> Area:
        """Where the table stands."""
        return (
            self.columns[0],
            self.rows[0],
            self.columns[-1],
            self.rows[-1],
        )

    def box(self, place: Place) -> Area:
        """Where a cell stands."""
        return (
            self.columns[place.column],
            self.rows[place.row],
            self.columns[place.column + place.span],
            self.rows[place.row + 1],
        )


def is_figure(text: str) -> bool:
    """Whether a cell holds one number and nothing else."""
    return _FIGURE.fullmatch(text) is not None


def tells_figure(row: Row) -> bool:
    """Whether a row holds a figure beside something else."""
    return len(row) > 1 and any(piece.figure for piece in row)


def gap(above: Row, below: Row) -> float:
    """Between two rows."""
    top = min(piece.box[1] for piece in below)
    return top - max(piece.box[3] for piece in above)
