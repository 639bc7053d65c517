"""Text that something drawn later lies over, as where a figure was whitened out and typed anew.

A new figure may stand where the old one does, so that ink in its place proves nothing. What proves
that text is not shown: the page looks the same without it."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from pypdfium2 import raw as pdfium

from pipeline.pages.pdf import ink
from pipeline.pages.pdf.glyphs import Area
from pipeline.pages.pdf.objects import (
    PICTURE,
    TEXT,
    Drawn,
    bounds,
    without_ink,
)
from pipeline.pages.pdf.textlayer import Layer, Span, words

_LEAST = 4.0  # points of width and height; a smaller path is a rule or a line under a word
_SCALE = 2.0  # pixels a point
_SAME = 14  # levels of grey within which a picture is unchanged


def hidden(layer: Layer, page: Any, drawn: Sequence[Drawn]) -> list[Span]:
    """Which words of the layer are under something, or set without ink, so that the page (of
    pypdfium2; ``drawn``: what it draws) does not show them."""
    if not layer.text or not layer.glyphs.exact:
        return []
    # asked of the objects first: there are ten words in one
    below, inkless = _below(drawn), without_ink(drawn)
    if not below and not inkless:
        return []
    spans = words(layer.text)
    found = _under_something(layer, page, below, spans)
    if inkless:
        unseen = layer.glyphs.invisible
        found += [span for span in spans if unseen(layer.at[span[0]])]
    return found


def _under_something(
    layer: Layer, page: Any, below: Mapping[int, Any], spans: Sequence[Span]
) -> list[Span]:
    """The spans without whose text the page looks the same. ``below``: what may lie under
    something."""
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


def _below(drawn: Sequence[Drawn]) -> dict[int, Any]:
    """The text objects over which a later path or picture reaches, by their address."""
    covers = {
        n: one.area for n, one in enumerate(drawn) if one.area and _hides(one)
    }
    if not covers:
        return {}
    texts: list[Any] = []
    places: list[Area] = []
    under = np.zeros(0, bool)
    for n, each in enumerate(drawn[: max(covers) + 1]):
        if n in covers and texts:
            under = np.pad(under, (0, len(texts) - len(under)))
            under |= _meet(np.array(places), covers[n])
        elif each.kind == TEXT and (area := bounds(each.one, each.matrix)):
            texts.append(each.one)
            places.append(area)
    return {_address(texts[n]): texts[n] for n in np.flatnonzero(under)}


def _hides(each: Drawn) -> bool:
    """Whether a picture or a filled path is no rule and no line under a word."""
    assert each.area is not None
    left, bottom, right, top = each.area
    if min(right - left, top - bottom) < _LEAST:
        return False
    return each.kind == PICTURE or _filled(each.one)


def _meet(places: npt.NDArray[np.float64], area: Area) -> npt.NDArray[np.bool_]:
    left, bottom, right, top = area
    across = (places[:, 0] < right) & (places[:, 2] > left)
    return across & (places[:, 1] < top) & (places[:, 3] > bottom)


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
