"""Figures that the page shows struck out: by a note of its own, or by a line drawn through them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from pypdfium2 import raw as pdfium

from pipeline.pages.pdf.glyphs import Area, around
from pipeline.pages.pdf.objects import PATH, Drawn
from pipeline.pages.pdf.textlayer import FIGURE, Layer, Span

_THIN = 2.0  # points; a thicker path is a bar
# of a figure's height: nearer its edges a line is a rule of a table
_INSIDE = 0.25
_ALONG = 0.8  # of a figure's width that a line goes through it


def figures(
    layer: Layer, drawn: Sequence[Drawn], noted: Sequence[Area]
) -> list[Span]:
    """The figures of the layer that are struck. ``drawn``: what the page draws; ``noted``: what
    notes strike, in the page's own space."""
    placing = layer.glyphs.placing
    struck = [placing.area(*area) for area in noted]
    lines = np.array([placing.area(*area) for area in _thin(drawn)]).reshape(
        -1, 4
    )
    lines = lines[lines[:, 3] - lines[:, 1] <= _THIN]
    if not struck and not len(lines):
        return []
    found = []
    for figure in FIGURE.finditer(layer.text):
        area = layer.area(*figure.span())
        if area is None:
            continue
        noted_here = any(_middle_inside(area, other) for other in struck)
        if noted_here or _is_crossed(area, lines):
            found.append(figure.span())
    return found


def noted(page: Any) -> list[Area]:
    """Left, bottom, right and top, in the page's own space, of what notes strike out."""
    found: list[Area] = []
    for n in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, n)
        try:
            if pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_STRIKEOUT:
                found += _quads(note)
        finally:
            pdfium.FPDFPage_CloseAnnot(note)
    return found


def _quads(note: Any) -> Iterator[Area]:
    for n in range(pdfium.FPDFAnnot_CountAttachmentPoints(note)):
        quad = pdfium.FS_QUADPOINTSF()
        if pdfium.FPDFAnnot_GetAttachmentPoints(note, n, ctypes.byref(quad)):
            xs = (quad.x1, quad.x2, quad.x3, quad.x4)
            ys = (quad.y1, quad.y2, quad.y3, quad.y4)
            yield around([(x, y, x, y) for x, y in zip(xs, ys, strict=True)])


def _thin(drawn: Sequence[Drawn]) -> Iterator[Area]:
    """Where straight lines, level or upright, and thin bars lie."""
    for each in drawn:
        if each.area is None or each.kind != PATH:
            continue
        left, bottom, right, top = each.area
        if min(right - left, top - bottom) <= _THIN:
            yield each.area


def _middle_inside(area: Area, other: Area) -> bool:
    x, y = (area[0] + area[2]) / 2, (area[1] + area[3]) / 2
    return other[0] <= x <= other[2] and other[1] <= y <= other[3]


def _is_crossed(area: Area, lines: npt.NDArray[np.float64]) -> bool:
    """Whether a level line goes through the middle of a figure, from end to end."""
    x0, y0, x1, y1 = area
    inside = _INSIDE * (y1 - y0)
    level = (lines[:, 1] + lines[:, 3]) / 2
    middle = (level > y0 + inside) & (level < y1 - inside)
    common = np.minimum(x1, lines[:, 2]) - np.maximum(x0, lines[:, 0])
    return bool((middle & (common >= _ALONG * (x1 - x0))).any())
