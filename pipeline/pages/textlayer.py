"""Text layers of PDF pages, by pypdfium2."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw as pdfium

from pipeline.pages import quality
from pipeline.pages.formats.pdf_fonts import decode_layer
from pipeline.records import Box, Word

_FIGURE = re.compile(r"\S*\d\S*")
_SPACES = str.maketrans(
    {
        "\u00a0": " ",
        "\u2007": " ",
        "\u202f": " ",
        "\u00ad": "-",
        "\ufffe": "-",
        "\u0002": "-",
        "\u2212": "-",
        "\u200b": "",
        "\ufeff": "",
        "\r": "",
        "\x00": "",
    }
)
_DROPPED = re.compile("[\u200b\ufeff\r\x00]+")
_FEW = 60  # words; a layer with fewer over a picture of the page is a stamp or a watermark
_PICTURE = 0.5  # of the page's area, from which a picture is the page
# quality from which the layer under a scan is trusted; a page set by a computer needs less
_SCANNED = 0.9
_MANY_OBJECTS = 40  # drawn shapes on a page without text: letters turned into outlines


@dataclass(frozen=True, slots=True)
class Layer:
    """The text of a page and those of its words that hold a digit, with boxes (points, origin top
    left)."""

    text: str
    words: tuple[Word, ...]
    encoding: str = "unicode"
    capitals: tuple[tuple[int, int], ...] = ()  # see Page.capitals
    quality: float = 1.0


def flatten(pdf: Any, number: int) -> Any:
    """Page ``number`` (from 0) with its form fields drawn into it: the block of a digital signature
    is one, and only so its text can be read."""
    page = pdf[number]
    for n in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, n)
        widget = pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_WIDGET
        pdfium.FPDFPage_CloseAnnot(note)
        if widget:
            pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
            page.close()
            return pdf[number]
    return page


def read_layer(page: Any) -> Layer:
    """The text layer of a page (of pypdfium2), legacy encodings undone."""
    layer = page.get_textpage()
    try:
        raw = layer.get_text_range()
        if not raw.strip():
            return Layer("", ())
        exact = len(raw) == layer.count_chars()
        decoded = decode_layer(layer, raw)
        text, at = _clean(decoded.text)
        place = _placing(page)
        words = []
        for run in _FIGURE.finditer(text):
            first, last = at[run.start()], at[run.end() - 1]
            if decoded.origins is not None:
                first, last = decoded.origins[first], decoded.origins[last]
            words.append(
                Word(
                    run.group(),
                    run.start(),
                    run.end(),
                    _box(layer, first, last, place) if exact else None,
                )
            )
        capitals = decoded.capitals
        if capitals and len(text) != len(decoded.text):
            where = {old: new for new, old in reversed(list(enumerate(at)))}
            capitals = tuple(
                (where[a], where[b - 1] + 1) for a, b in capitals if a in where and b - 1 in where
            )
        return Layer(text, tuple(words), decoded.encoding, tuple(capitals), quality.quality(text))
    finally:
        layer.close()


def trusted(layer: Layer, page: Any) -> bool:
    """Whether the layer is the page's text: it reads as Vietnamese, and is neither the bad reading
    of a scanner nor only the stamp of a signature over the picture of the page. A blank page is
    trusted."""
    words = quality.words(layer.text)
    if words >= _FEW and layer.quality >= _SCANNED:
        return True
    objects = list(page.get_objects(max_depth=2))
    if not objects:
        return True
    width, height = page.get_size()
    pictures = [obj.get_bounds() for obj in objects if obj.type == pdfium.FPDF_PAGEOBJ_IMAGE]
    if (
        max(((r - x) * (t - b) for x, b, r, t in pictures), default=0.0)
        >= _PICTURE * width * height
    ):
        return False
    if not words and not any(letter.isdigit() for letter in layer.text):
        return len(objects) < _MANY_OBJECTS and not pictures
    return layer.quality >= quality.TRUSTED


def _clean(text: str) -> tuple[str, list[int]]:
    """NFC text with plain spaces and line ends, and for each of its characters the index in
    ``text``."""
    if unicodedata.is_normalized("NFC", text):
        kept: list[int] = []
        begin = 0
        for dropped in _DROPPED.finditer(
            text
        ):  # by runs: a page has thousands of letters and tens of line ends
            kept.extend(range(begin, dropped.start()))
            begin = dropped.end()
        kept.extend(range(begin, len(text)))
        return text.translate(_SPACES), kept
    out: list[str] = []
    at: list[int] = []
    n = 0
    while n < len(text):
        end = n + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        piece = unicodedata.normalize("NFC", text[n:end].translate(_SPACES))
        out.append(piece)
        at.extend([n] * len(piece))
        n = end
    return "".join(out), at


def _placing(page: Any) -> tuple[int, float, float, float, float]:
    """Quarter turns, clockwise, that the page is shown with, and the left, bottom, width and height
    of its box."""
    left, bottom, right, top = page.get_cropbox()
    return page.get_rotation() // 90, left, bottom, right - left, top - bottom


def _box(
    layer: Any, first: int, last: int, place: tuple[int, float, float, float, float]
) -> Box | None:
    """The box from character ``first`` to ``last`` on the page as it is shown; None where it does
    not show them."""
    left, bottom, right, top = layer.get_charbox(first)
    if last > first:
        l2, b2, r2, t2 = layer.get_charbox(last)
        left, bottom, right, top = min(left, l2), min(bottom, b2), max(right, r2), max(top, t2)
    if right <= left or top <= bottom:
        return None
    turns, x, y, wide, high = place
    left, right, bottom, top = left - x, right - x, bottom - y, top - y
    shown = {
        0: (left, high - top, right, high - bottom),
        1: (bottom, left, top, right),
        2: (wide - right, bottom, wide - left, top),
        3: (high - top, wide - right, high - bottom, wide - left),
    }
    size = (high, wide) if turns % 2 else (wide, high)
    return Box(*(round(v, 2) for v in shown[turns])).within(*(round(v, 2) for v in size))
