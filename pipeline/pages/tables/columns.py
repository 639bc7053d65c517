"""Tables without rules: white space alone parts their columns.

Figures that stand below each other make a column; what stands beside them in a row are labels, what
stands above them heads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from pipeline.pages.compose import rows as in_rows
from pipeline.pages.tables.column_grid import Run
from pipeline.pages.tables.pieces import (
    APART,
    WHOLE,
    Found,
    Piece,
    Row,
    gap,
    tells_figure,
)


def find(pieces: Sequence[Piece]) -> list[Found]:
    """The tables that the pieces of a page make, from the top down."""
    if not pieces:
        return []
    rows = in_rows(pieces)
    high = median(piece.height for piece in pieces)
    found = []
    after = 0  # the first row that belongs to no table yet
    for first, last in _runs(rows, high):
        run = Run(rows, high)
        if table := run.read(max(first, after), last, after):
            found.append(table)
            after = last + 1
    return found


def _runs(rows: Sequence[Row], high: float) -> Iterator[tuple[int, int]]:
    """The first and last of rows with figures that may be one table."""
    first = last = -1
    for at, row in enumerate(rows):
        if not tells_figure(row):
            continue
        near = last >= 0 and all(
            gap(rows[n], rows[n + 1]) <= APART * high for n in range(last, at)
        )
        if not near or any(
            _is_prose(rows, n, first, last) for n in range(last + 1, at)
        ):
            if first >= 0:
                yield first, last
            first = at
        last = at
    if first >= 0:
        yield first, last


def _is_prose(rows: Sequence[Row], at: int, first: int, last: int) -> bool:
    """Whether a row is a line of text as wide as the table before it."""
    known = [piece.box for row in rows[first : last + 1] for piece in row]
    wide = max(box[2] for box in known) - min(box[0] for box in known)
    row = rows[at]
    box = row[0].box
    return len(row) == 1 and box[2] - box[0] > WHOLE * wide
