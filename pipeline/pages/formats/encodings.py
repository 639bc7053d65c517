"""Undoes Vietnamese encodings from before Unicode (TCVN3, VNI, VISCII, and VIQR, which is typed):
by the font's name, else by the letters.

Text that is Unicode already comes back as it was but for NFC and two look-alikes that no Vietnamese
text means (U+01A2 for Ư, U+00D0 for Đ). It is kept where each character came from."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.pages.formats import damage, viqr
from pipeline.pages.formats.legacy_letters import (
    ENCODINGS,
    font_encoding,
    pieces,
)
from pipeline.pages.formats.legacy_lines import (
    CONTROLS,
    UNICODE,
    Span,
    states_of,
)
from pipeline.pages.formats.twins import settled

_LOOKALIKES = str.maketrans(
    {"\u01a2": "Ư", "\u01a3": "ư", "\u00d0": "Đ", "\u00f0": "đ"}
)
# nobody sees soft hyphens, characters without width, and marks of the direction of writing
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """``origins[i]`` is the offset in the raw text of the first character that became ``text[i]``;
    None: unchanged.

    ``capitals`` are the spans of ``text`` that the page shows in capitals while their letters are
    small: TCVN3 has no capitals with marks, so its fonts come in pairs. The letters stay: "QĐ-TTg"
    in such a font is not "QĐ-TTG"."""

    text: str
    encoding: str = "unicode"
    origins: tuple[int, ...] | None = None
    capitals: tuple[tuple[int, int], ...] = ()
    # words mended of a text that another converter damaged; as many may still be wrong
    mended: int = 0

    def offset(self, raw: int) -> int:
        """Where the raw offset ``raw`` lies in ``text``."""
        return raw if self.origins is None else bisect_left(self.origins, raw)


def decode(text: str, spans: Sequence[Span] = ()) -> Decoded:
    """Converts what is in a legacy encoding, leaves the rest; ``spans`` (ascending, disjoint) give
    fonts where known.

    A font's name decides for its runs unless their letters are plainly Unicode (a text converted
    without changing its fonts); elsewhere each line is judged by how many of its words become, or
    stop being, Vietnamese syllables."""
    text = settled(text)
    if not text.isascii() or CONTROLS.search(text):
        return _by_lines(text, spans)
    raised = any(span.capitals or font_encoding(span.font)[1] for span in spans)
    if raised:
        return _by_lines(text, spans)
    typed = viqr.decode(text)
    if typed is None:
        return Decoded(text)
    letters, origins = zip(*typed, strict=True)
    return Decoded("".join(letters), "viqr", origins)


def _by_lines(text: str, spans: Sequence[Span]) -> Decoded:
    states = states_of(text, spans)
    found = Counter(state for state in states if state)
    if not found and not any(span.capitals for span in spans):
        tidy = _tidy(text)
        mended, count = damage.mend(tidy.text)
        return replace(tidy, text=mended, mended=count) if count else tidy
    capitals = bytearray(len(text))
    for span in spans:
        if span.capitals or (
            font_encoding(span.font)[1]
            and states[span.start : span.end].count(UNICODE) == 0
        ):
            capitals[span.start : span.end] = b"\1" * (span.end - span.start)
    return _render(text, states, capitals)


def _render(text: str, states: list[str], capitals: bytearray) -> Decoded:
    out: list[str] = []
    origins: list[int] = []
    used: Counter[str] = Counter()
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and states[end] == states[start]:
            end += 1
        encoding = states[start]
        piece = text[start:end]
        if encoding in ENCODINGS:
            for at, form, letter in pieces(piece, encoding):
                used[encoding] += form != letter
                out.append(letter)
                origins.append(start + at)
        else:
            out.extend(piece)
            origins.extend(range(start, end))
        start = end
    encoding = (
        min(used, key=lambda name: (-used[name], name)) if used else UNICODE
    )
    tidy = _tidy("".join(out))
    if tidy.origins is not None:
        origins = [origins[i] for i in tidy.origins]
    return Decoded(
        tidy.text,
        encoding,
        tuple(origins),
        _runs_of(capitals[origin] for origin in origins),
    )


def _runs_of(flags: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Where ``flags`` are set, as spans."""
    spans = []
    for flag, run in groupby(enumerate(flags), key=lambda item: item[1]):
        indices = [i for i, _ in run]
        if flag:
            spans.append((indices[0], indices[-1] + 1))
    return tuple(spans)


def _tidy(text: str) -> Decoded:
    """NFC, look-alikes and nothing that nobody sees, with the offsets kept."""
    if UNSEEN.search(text):
        kept = [i for i, char in enumerate(text) if not UNSEEN.match(char)]
        tidy = _tidy("".join(text[i] for i in kept))
        places = tidy.origins or tuple(range(len(kept)))
        return replace(tidy, origins=tuple(kept[i] for i in places))
    if unicodedata.is_normalized("NFC", text):
        return Decoded(text.translate(_LOOKALIKES))
    out: list[str] = []
    origins: list[int] = []
    start = 0
    for end in range(1, len(text) + 1):
        # Only a starter (class 0 and not composing backwards) opens a new cluster; NFC never
        # reaches across it.
        if end < len(text) and (
            unicodedata.combining(text[end])
            or not unicodedata.is_normalized("NFC", text[end])
            or "\u1160" <= text[end] <= "\u11ff"
        ):
            continue
        cluster = unicodedata.normalize("NFC", text[start:end])
        out.append(cluster)
        origins.extend([start] * len(cluster))
        start = end
    return Decoded("".join(out).translate(_LOOKALIKES), UNICODE, tuple(origins))
