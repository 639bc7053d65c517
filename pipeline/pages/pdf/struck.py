"""Figures that the page shows struck out: by a note of its own, or by a line drawn through them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
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
_STROKES = (pdfium.FPDF_ANNOT_LINE, pdfium.FPDF_ANNOT_INK)
_ALONG = 0.8  # of a figure's width that a line goes through it


@dataclass(frozen=True, slots=True)
class Noted:
    """What notes strike, in the page's own space: words that a note names, and strokes that a hand
    drew over whatever lies there."""

    words: Sequence[Area] = ()
    strokes: Sequence[Area] = ()


def figures(layer: Layer, drawn: Sequence[Drawn], noted: Noted) -> list[Span]:
    """The figures of the layer that are struck, by what the page draws or notes say."""
    placing = layer.glyphs.placing
    struck = [placing.area(*area) for area in noted.words]
    lines = _placed(layer, _thin(drawn))
    lines = lines[lines[:, 3] - lines[:, 1] <= _THIN]
    strokes = _placed(layer, noted.strokes)
    if not struck and not len(lines) and not len(strokes):
        return []
    found = []
    for figure in FIGURE.finditer(layer.text):
        area = layer.area(*figure.span())
        if area is None:
            continue
        noted_here = any(_middle_inside(area, other) for other in struck)
        lower = strokes[strokes[:, 3] - strokes[:, 1] < area[3] - area[1]]
        if noted_here or _is_crossed(area, lines) or _is_crossed(area, lower):
            found.append(figure.span())
    return found


def noted(page: Any) -> Noted:
    """What the notes of a page strike out."""
    words: list[Area] = []
    strokes: list[Area] = []
    for n in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, n)
        try:
            kind = pdfium.FPDFAnnot_GetSubtype(note)
            if kind == pdfium.FPDF_ANNOT_STRIKEOUT:
                words += _quads(note)
            elif kind in _STROKES:
                edges = pdfium.FS_RECTF()
                pdfium.FPDFAnnot_GetRect(note, ctypes.byref(edges))
                strokes.append(
                    (edges.left, edges.bottom, edges.right, edges.top)
                )
        finally:
            pdfium.FPDFPage_CloseAnnot(note)
    return Noted(words, strokes)


def _placed(layer: Layer, areas: Iterable[Area]) -> npt.NDArray[np.float64]:
    """Areas of the page's own space as it is shown, one a row."""
    placing = layer.glyphs.placing
    return np.array([placing.area(*area) for area in areas]).reshape(-1, 4)


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
