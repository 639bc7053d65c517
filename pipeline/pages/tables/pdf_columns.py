"""Tables without rules of PDF pages that have a text layer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.pages.blocks import Block
from pipeline.pages.compose import WIDE
from pipeline.pages.pdf.lines import LayerLine, parted
from pipeline.pages.pdf.textlayer import Layer, Span
from pipeline.pages.tables import columns, pdf_cells
from pipeline.pages.tables.pieces import Area, Found, Piece
from pipeline.records import Cell, Table

_NUMBER = re.compile(r"(?:^|(?<=\s))[\d.,]*\d[.,%]*(?=\s|$)")
_DIGIT = re.compile(r"\d")
_DENSE = 0.3  # of the words of a line, that are numbers in a row of a table
_LEAST = 2  # lines that may be rows, for a table


def find(
    layer: Layer,
    lines: Sequence[LayerLine],
    inside: Mapping[int, int],
    number: int,
) -> list[tuple[Block, list[Span]]]:
    """The tables of page ``number`` outside those that rules draw (``inside``), as blocks, each
    with the runs of characters that it takes."""
    free = [
        line
        for line in lines
        if line.runs
        and line.start not in inside
        and line.start not in layer.dropped
        and not layer.glyphs.turned(layer.at[line.start])
    ]
    if sum(_may_be_row(layer, line) for line in free) < _LEAST:
        return []
    spans: list[Span] = []
    pieces: list[Piece] = []
    for line in free:
        for (start, end), area in _parts(layer, line):
            text = layer.text[start:end].strip()
            if text:
                pieces.append(Piece(area, text, len(spans)))
                spans.append((start, end))
    return [
        _block(layer, found, spans, number) for found in columns.find(pieces)
    ]


def _may_be_row(layer: Layer, line: LayerLine) -> bool:
    """Whether a line holds a number beside a wide gap, many numbers, or nothing but one."""
    text = layer.text[line.start : line.end]
    if not _DIGIT.search(text):
        return False
    numbers = len(_NUMBER.findall(text))
    return numbers > 0 and (
        _gapped(line) or numbers >= _DENSE * len(text.split())
    )


def _gapped(line: LayerLine) -> bool:
    runs = sorted(line.runs)
    high = max(run[3] - run[1] for run in runs)
    return any(b[0] - a[2] > WIDE * high for a, b in pairwise(runs))


def _parts(layer: Layer, line: LayerLine) -> Sequence[tuple[Span, Area]]:
    span = line.start, line.end
    if _may_be_row(layer, line) or _gapped(line):
        return parted(layer, span, WIDE)
    assert line.area is not None
    return [(span, line.area)]


def _block(
    layer: Layer,
    found: Found,
    spans: Sequence[Span],
    number: int,
) -> tuple[Block, list[Span]]:
    cells: list[Cell] = []
    held: dict[int, list[Span]] = {}
    for place in found.places:
        held[len(cells)] = [spans[piece.number] for piece in place.pieces]
        cells.append(
            Cell(
                place.row + 1,
                place.column + 1,
                "",
                1,
                place.span,
                layer.shown(found.box(place)),
            )
        )
    table = Table(number, 1, tuple(cells), layer.shown(found.around))
    taken = [span for its in held.values() for span in its]
    return pdf_cells.block(layer, table, held), taken
