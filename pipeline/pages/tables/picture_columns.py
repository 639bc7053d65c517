"""Tables without rules in the picture of a page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.pages.compose import WIDE, Grid
from pipeline.pages.line import Line
from pipeline.pages.tables import columns
from pipeline.pages.tables.pieces import Found, Piece, is_figure
from pipeline.records import Box, Cell, Table


def find(
    lines: Sequence[Line], page: int, number: int, dpi: float
) -> tuple[list[Line], list[Grid]]:
    """The lines that stand in no table, and the tables, numbered from ``number`` on, that the
    others make."""
    parts: list[Line] = []
    whole: list[int] = []  # of each part the line
    for n, line in enumerate(lines):
        if line.kind == "body" and line.tokens:
            its = _parts(line)
            parts += its
            whole += [n] * len(its)
    found = columns.find(
        [Piece(part.box, part.text, n) for n, part in enumerate(parts)]
    )
    taken = {
        whole[piece.number]
        for table in found
        for place in table.places
        for piece in place.pieces
    }
    return (
        [line for n, line in enumerate(lines) if n not in taken],
        [
            _grid(table, parts, page, number + n, 72 / dpi)
            for n, table in enumerate(found)
        ],
    )


def _parts(line: Line) -> list[Line]:
    """The line cut at wide gaps beside figures: in a row of figures wide gaps are the usual
    ones."""
    first = line.tokens[0]
    parts = [Line(first.box, [first])]
    for before, token in pairwise(line.tokens):
        beside = is_figure(before.text) or is_figure(token.text)
        if beside and token.box[0] - before.box[2] > WIDE * line.height:
            parts.append(Line(token.box))
        parts[-1].tokens.append(token)
        parts[-1].cover(token.box)
    return parts


def _grid(
    found: Found,
    parts: Sequence[Line],
    page: int,
    number: int,
    scale: float,
) -> Grid:
    cells = tuple(
        Cell(
            place.row + 1,
            place.column + 1,
            "",
            1,
            place.span,
            Box(*(round(v * scale, 2) for v in found.box(place))),
        )
        for place in found.places
    )
    held = tuple(
        tuple(parts[piece.number] for piece in place.pieces)
        for place in found.places
    )
    box = found.around
    table = Table(page, number, cells, Box(*(round(v * scale, 2) for v in box)))
    return Grid(table, held, box)
