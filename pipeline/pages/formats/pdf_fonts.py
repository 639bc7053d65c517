"""Undoes legacy encodings in the text layer of a PDF, where fonts are known character by
character."""

from __future__ import annotations

import ctypes
import re
from functools import lru_cache
from itertools import groupby
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.pages.formats.encodings import Decoded, decode
from pipeline.pages.formats.legacy_letters import is_pinned
from pipeline.pages.formats.legacy_lines import Span
from pipeline.pages.formats.twins import settled
from pipeline.pages.syllables import is_syllable

_WORD = re.compile(r"[^\s\x00-\x40]+")
_LINE_END = re.compile("([A-Za-z\x80-\xff]+)[\x02\ufffe]")


def decode_layer(layer: Any, raw: str) -> Decoded:
    """``raw`` (the whole text of ``layer``, a pypdfium2 text page) with legacy encodings undone;
    ``origins`` index ``raw``. Fonts are asked only where some word of the page is no Vietnamese:
    asking takes longer than reading."""
    raw = settled(raw)
    if not any(map(_suspicious, _WORD.findall(raw))):
        return Decoded(raw)
    spans = _spans(layer) if len(raw) == layer.count_chars() else []
    # At the end of a line pdfium takes the soft hyphen, the letter ư of TCVN3, for a division of
    # the word.
    return decode(
        _LINE_END.sub(
            lambda m: m[1] + ("\xad" if is_syllable(m[1][-3:] + "ư") else "-"),
            raw,
        ),
        spans,
    )


@lru_cache(100_000)
def _suspicious(word: str) -> bool:
    return (
        not word.isascii()
        and not is_pinned(word)
        and not is_syllable(word.strip("“”\"'.,;:!?)(–…‘’"))
    )


def _spans(layer: Any) -> list[Span]:
    name, flags = ctypes.create_string_buffer(256), ctypes.c_int()

    def font(index: int) -> str:
        length = pdfium.FPDFText_GetFontInfo(
            layer.raw, index, name, 256, ctypes.byref(flags)
        )
        return (
            name.value.decode("utf-8", "replace") if 0 < length <= 256 else ""
        )

    spans = []
    for face, run in groupby(range(layer.count_chars()), font):
        indices = list(run)
        if face:
            spans.append(Span(indices[0], indices[-1] + 1, face))
    return spans
