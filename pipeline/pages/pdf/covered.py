"""Text that something drawn later lies over, as where a figure was whitened out and typed anew.

A new figure may stand where the old one does, so that ink in its place proves nothing. What proves
that text is not shown: the page looks the same without it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
from pypdfium2 import raw as pdfium

from pipeline.pages.pdf import ink
from pipeline.pages.pdf.glyphs import Area
from pipeline.pages.pdf.objects import PATH, PICTURE, in_order, moved
from pipeline.pages.pdf.textlayer import Layer, Span

_LEAST = (
    4.0  # points of width and height; a smaller path is a rule or a line under a word
)
_SCALE = 2.0  # pixels a point
_SAME = 14  # levels of grey within which a picture is unchanged


def hidden(layer: Layer, page: Any, spans: Iterable[Span]) -> list[Span]:
    """Which spans of the layer's text are under something, or set without ink, so that the page (of
    pypdfium2) does not show them."""
    if not layer.text or not layer.glyphs.exact:
        return []
    spans = list(spans)
    without_ink = [span for span in spans if layer.glyphs.invisible(layer.at[span[0]])]
    return without_ink + _under_something(layer, page, spans)


def _under_something(layer: Layer, page: Any, spans: list[Span]) -> list[Span]:
    below = _below(page)
    if not below:
        return []
    doubtful = [span for span in spans if _owner(layer, span) in below]
    if not doubtful:
        return []
    with_text = ink.draw(page, _SCALE)
    without = _without(page, list(below.values()))
    changed = ink.View(_difference(with_text, without), _SCALE)
    return [
        span
        for span in doubtful
        if (area := layer.area(*span)) and not _differs(changed, area)
    ]


def _below(page: Any) -> dict[int, Any]:
    """The text objects over which a later path or picture reaches, by their address."""
    texts: list[Any] = []
    places: list[Area] = []
    under = np.zeros(0, bool)
    for one, kind, matrix in in_order(page):
        if kind not in (pdfium.FPDF_PAGEOBJ_TEXT, PATH, PICTURE):
            continue
        area = _bounds(one, matrix)
        if area is None:
            continue
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            texts.append(one)
            places.append(area)
        elif texts and _may_hide(one, kind, area):
            under = np.pad(under, (0, len(texts) - len(under)))
            under |= _meet(np.array(places), area)
    return {_address(texts[n]): texts[n] for n in np.flatnonzero(under)}


def _may_hide(one: Any, kind: int, area: Area) -> bool:
    if min(area[2] - area[0], area[3] - area[1]) < _LEAST:
        return False
    return kind == PICTURE or _filled(one)


def _meet(places: npt.NDArray[np.float64], area: Area) -> npt.NDArray[np.bool_]:
    left, bottom, right, top = area
    across = (places[:, 0] < right) & (places[:, 2] > left)
    return across & (places[:, 1] < top) & (places[:, 3] > bottom)


def _bounds(one: Any, matrix: Any) -> Area | None:
    """Left, bottom, right and top of an object in the page's own space."""
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(one, *edges):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    return moved(matrix, (left, bottom, right, top))


def _filled(path: Any) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, mode, stroke)
    return mode.value != pdfium.FPDF_FILLMODE_NONE


def _owner(layer: Layer, span: Span) -> int:
    """The address of the object that draws the first character of a span."""
    return _address(
        pdfium.FPDFText_GetTextObject(layer.glyphs.layer, layer.at[span[0]])
    )


def _address(one: Any) -> int:
    return ctypes.cast(one, ctypes.c_void_p).value or 0


def _without(page: Any, texts: list[Any]) -> ink.View:
    """The page drawn without some of its text."""
    try:
        for one in texts:
            pdfium.FPDFPageObj_SetIsActive(one, False)
        return ink.draw(page, _SCALE)
    finally:
        for one in texts:
            pdfium.FPDFPageObj_SetIsActive(one, True)


def _difference(one: ink.View, other: ink.View) -> npt.NDArray[np.uint8]:
    return np.abs(one.gray.astype(np.int16) - other.gray).astype(np.uint8)


def _differs(changed: ink.View, area: Area) -> bool:
    part = changed.part(area, 0.5)
    return bool(part.size) and int(part.max()) > _SAME
