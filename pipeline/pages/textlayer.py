"""Text layers of PDF pages, by pypdfium2."""
from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

from pipeline.pages.pdf_fonts import decode_layer
from pipeline.records import Box, Word

_RUN = re.compile(r"\S*\d\S*")
_SPACES = str.maketrans({"\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u00ad": "-", "\ufffe": "-", "\u0002": "-",
                         "\u2212": "-", "\u200b": "", "\ufeff": "", "\r": ""})


@dataclass(frozen=True, slots=True)
class Layer:
    """The text of a page and those of its words that hold a digit, with boxes (points, origin top left)."""

    text: str = ""
    words: tuple[Word, ...] = ()
    encoding: str = "unicode"
    capitals: tuple[tuple[int, int], ...] = ()


def read_text(page: Any) -> Layer:
    """The text layer of a pypdfium2 page, legacy encodings undone."""
    layer = page.get_textpage()
    try:
        raw = layer.get_text_range()
        if not raw:
            return Layer()
        decoded = decode_layer(layer, raw)  # before cleaning: to a TCVN3 font the soft hyphen is a letter
        text, at = _clean(decoded.text)
        capitals = tuple((bisect_left(at, start), bisect_left(at, end)) for start, end in decoded.capitals)
        if decoded.origins is not None:
            at = [decoded.origins[index] for index in at]
        exact = len(raw) == layer.count_chars()
        words = []
        height = page.get_height()
        for run in _RUN.finditer(text):
            box = _box(layer, at[run.start()], at[run.end() - 1], height) if exact else None
            words.append(Word(run.group(), run.start(), run.end(), box))
        return Layer(text, tuple(words), decoded.encoding, capitals)
    finally:
        layer.close()


def _clean(raw: str) -> tuple[str, list[int]]:
    """NFC text without trailing spaces, and for each of its characters the index in ``raw``."""
    plain = raw.translate(_SPACES)
    if len(plain) == len(raw) and unicodedata.is_normalized("NFC", plain):
        return plain, list(range(len(plain)))
    out: list[str] = []
    at: list[int] = []
    n = 0
    while n < len(raw):
        end = n + 1
        while end < len(raw) and unicodedata.combining(raw[end]):
            end += 1
        piece = unicodedata.normalize("NFC", raw[n:end].translate(_SPACES))
        out.append(piece)
        at.extend([n] * len(piece))
        n = end
    return "".join(out), at


def _box(layer: Any, first: int, last: int, height: float) -> Box | None:
    left, bottom, right, top = layer.get_charbox(first)
    for index in (last,) if last > first else ():
        l2, b2, r2, t2 = layer.get_charbox(index)
        left, bottom, right, top = min(left, l2), min(bottom, b2), max(right, r2), max(top, t2)
    if right <= left:
        return None
    return Box(round(left, 2), round(height - top, 2), round(right, 2), round(height - bottom, 2))
