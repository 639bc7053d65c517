"""Rows of a table that were typed as lines of the cells of one row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.pages.formats.raw_cells import Line, RawCell, trimmed

_FIGURE = re.compile(
    r"[-–]?\d{1,3}(?:[. ]\d{3})*(?:,\d+)?%?|[-–]?\d+(?:[.,]\d+)?%?"
)
# what begins the name of a row beside a capital: its number or dash
_MARK = re.compile(
    r"(?:[-–+•*]|\d{1,2}(?:\.\d+)*[.)]?\s|[a-zđ][.)]\s)\s*[^\W\d_]"
)


def unstacked(cells: Sequence[RawCell]) -> tuple[RawCell, ...]:
    """The cells with such rows apart. A cell of one line beside them goes over all of them.

    A row is parted where every cell of several lines has as many, one names a row in each, and one
    holds a figure in each: what stands level belongs together."""
    rows: dict[int, list[RawCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    more = {row: _rows_in(rows[row]) - 1 for row in rows}
    if not any(more.values()):
        return tuple(cells)
    found: list[RawCell] = []
    for cell in cells:
        below = sum(n for row, n in more.items() if row < cell.row)
        covered = range(cell.row, cell.row + cell.row_span)
        high = cell.row_span + sum(more.get(row, 0) for row in covered)
        lines = _filled(cell)
        top = cell.row + below
        if not more[cell.row] or len(lines) < 2:
            found.append(replace(cell, row=top, row_span=high))
            continue
        found += [
            replace(cell, row=top + n, lines=(line,))
            for n, line in enumerate(lines)
        ]
    return tuple(found)


def _rows_in(cells: Sequence[RawCell]) -> int:
    """The rows that stand in one row of cells; 1 where it is what it seems."""
    filled = [_filled(cell) for cell in cells]
    several = [lines for lines in filled if len(lines) > 1]
    alone = [lines for lines in filled if len(lines) == 1]
    counts = set(map(len, several))
    if len(counts) != 1 or any(cell.row_span > 1 for cell in cells):
        return 1
    if any(map(_are_figures, alone)):
        return 1  # of which of them?
    if any(map(_are_names, several)) and any(map(_are_figures, several)):
        return counts.pop()
    return 1


def _filled(cell: RawCell) -> list[Line]:
    return [line for line in map(trimmed, cell.lines) if line]


def _texts(lines: Iterable[Line]) -> list[str]:
    return ["".join(run.text for run in line) for line in lines]


def _are_figures(lines: Iterable[Line]) -> bool:
    texts = _texts(lines)
    shares = {text.endswith("%") for text in texts}
    return len(shares) == 1 and all(map(_FIGURE.fullmatch, texts))


def _are_names(lines: Iterable[Line]) -> bool:
    """Whether each line names a row: none goes on with the one above."""
    return all(text[0].isupper() or _MARK.match(text) for text in _texts(lines))
