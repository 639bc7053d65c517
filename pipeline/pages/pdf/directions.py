"""Lines of a layer parted where their letters turn: level print, print turned by a quarter, and
print aslant, as a watermark ("DỰ THẢO") or the label of a chart is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby

from pypdfium2 import raw as pdfium

from pipeline.pages.blocks import Block
from pipeline.pages.pdf.lines import LayerLine
from pipeline.pages.pdf.textlayer import Layer
from pipeline.text import one_line

_STRAIGHT = 0.05  # quarter turns; scans and their lines lean less
_ASLANT = -1
_HIGH = 24.0  # points, of a line; but for titles none is


def parted(layer: Layer, lines: Sequence[LayerLine]) -> list[LayerLine]:
    """The lines, each of one direction: pdfium takes what is drawn turned behind a line for its
    end."""
    return [
        piece
        for line in lines
        for piece in (
            _pieces(layer, line) if _is_doubtful(layer, line) else (line,)
        )
    ]


def without_aslant(
    layer: Layer, lines: Sequence[LayerLine]
) -> tuple[list[LayerLine], list[Block]]:
    """The lines that stand straight, and what runs aslant: its letters stand in the rows and cells
    of others, and belong to none of them."""
    straight: list[LayerLine] = []
    aslant: list[LayerLine] = []
    for line in lines:
        leans = bool(line.runs) and _direction(layer, line.start) == _ASLANT
        (aslant if leans else straight).append(line)
    said = [layer.text[line.start : line.end] for line in aslant]
    return straight, [Block(one_line(text)) for text in said]


def _is_doubtful(layer: Layer, line: LayerLine) -> bool:
    """Whether runs of a line stand far above others."""
    if len(line.runs) < 2 or line.area is None or not layer.glyphs.exact:
        return False
    return line.area[3] - line.area[1] > _HIGH


def _pieces(layer: Layer, line: LayerLine) -> Iterator[LayerLine]:
    letters = [
        n for n in range(line.start, line.end) if not layer.text[n].isspace()
    ]
    runs = [
        list(run) for _, run in groupby(letters, lambda n: _direction(layer, n))
    ]
    if len(runs) < 2:
        yield line
        return
    for its in runs:
        start, end = its[0], its[-1] + 1
        yield LayerLine(start, end, tuple(layer.runs(start, end)))


def _direction(layer: Layer, n: int) -> int:
    """Quarter turns of a character in the page's own space; that of level ones where there is
    none to tell."""
    angle = pdfium.FPDFText_GetCharAngle(layer.glyphs.layer.raw, layer.at[n])
    quarters = max(0.0, angle) / (math.pi / 2)
    if abs(quarters - round(quarters)) > _STRAIGHT:
        return _ASLANT
    return round(quarters) % 4
