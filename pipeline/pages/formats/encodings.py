"""Undoes Vietnamese encodings from before Unicode (TCVN3, VNI, VISCII): by the font's name, else by
the letters.

Text that is Unicode already comes back as it was but for NFC and two look-alikes that no Vietnamese
text means (U+01A2 for Ư, U+00D0 for Đ). It is kept where each character came from."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from pipeline.pages.formats import damage
from pipeline.pages.formats.legacy_letters import (
    ENCODINGS,
    convert,
    font_encoding,
    is_pinned,
    pieces,
    word_of,
)
from pipeline.pages.syllables import is_syllable

# as the font of a span: its characters are what they look like
UNICODE = "unicode"
_LOOKALIKES = str.maketrans(
    {"\u01a2": "Ư", "\u01a3": "ư", "\u00d0": "Đ", "\u00f0": "đ"}
)
_SOFT_HYPHEN = "\u00ad"
# legacy words that prove an encoding where other words speak for Unicode
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters ``start:end`` of the raw text set in one font."""

    start: int
    end: int
    font: str = ""
    # shown in capitals by a style of the document, whatever the font
    capitals: bool = False


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


@lru_cache(200_000)
def _vote(word: str, encoding: str) -> int:
    """1 for a word that is a syllable only when converted, -1 for one that is a syllable only as it
    stands."""
    if is_pinned(word):
        return -1
    converted = convert(word, encoding)
    return (is_syllable(converted) and len(converted) > 1) - is_syllable(word)


def _votes(text: str, encoding: str) -> tuple[int, int]:
    """How many different words of ``text`` speak for ``encoding``, and how many for Unicode."""
    votes = [
        _vote(word, encoding)
        for word in sorted(set(word_of(encoding).findall(text)))
        if not word.isascii()
    ]
    return votes.count(1), votes.count(-1)


def decode(text: str, spans: Sequence[Span] = ()) -> Decoded:
    """Converts what is in a legacy encoding, leaves the rest; ``spans`` (ascending, disjoint) give
    fonts where known.

    A font's name decides for its runs unless their letters are plainly Unicode (a text converted
    without changing its fonts); elsewhere each line is judged by how many of its words become, or
    stop being, Vietnamese syllables."""
    if (
        text.isascii()
        and not any(span.capitals for span in spans)
        and not any(font_encoding(span.font)[1] for span in spans)
    ):
        return (
            Decoded(text)
            if not _CONTROLS.search(text)
            else _by_lines(text, spans)
        )
    return _by_lines(text, spans)


_CONTROLS = re.compile("[\x02\x05\x06\x14\x19\x1e]")


def _by_lines(text: str, spans: Sequence[Span]) -> Decoded:
    states = _font_states(text, spans)
    _line_states(text, states)
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


def _font_states(text: str, spans: Sequence[Span]) -> list[str]:
    """For each character the encoding that its font tells: "" where the font tells nothing,
    "unicode" where a font of a legacy encoding carries Unicode text."""
    states = [""] * len(text)
    by_font: dict[str, list[Span]] = {}
    for span in spans:
        if span.font == UNICODE:
            states[span.start : span.end] = [UNICODE] * (span.end - span.start)
        elif font_encoding(span.font)[0]:
            by_font.setdefault(span.font, []).append(span)
    for font, runs in by_font.items():
        named = font_encoding(font)[0]
        words = "\n".join(text[run.start : run.end] for run in runs)
        votes = {encoding: _votes(words, encoding) for encoding in ENCODINGS}
        # A name may lie (other makers' fonts begin alike), but only a clear majority of words
        # refutes it.
        likely = max(ENCODINGS, key=lambda encoding: votes[encoding][0])
        state = likely if votes[likely][0] > 2 * votes[named][0] + 2 else named
        state = state if votes[state][0] >= votes[state][1] else UNICODE
        for run in runs:
            states[run.start : run.end] = [state] * (run.end - run.start)
    return states


def _line_states(text: str, states: list[str]) -> None:
    """Fills in ``states`` for the lines whose fonts tell nothing."""
    lines = _silent_lines(text, states)
    by_font = Counter(state for state in states if state in ENCODINGS)
    best, votes = _proved_encoding([line for *_, line in lines], by_font)
    if not best:
        return
    legacy, unicode = _sums(votes)
    mostly = legacy > unicode or bool(by_font[best])
    last = mostly
    for (start, end, _), vote in zip(lines, votes, strict=True):
        last = _is_legacy(vote, mostly, last)
        if last:
            for i in range(start, end):
                states[i] = states[i] or best


def _silent_lines(text: str, states: list[str]) -> list[tuple[int, int, str]]:
    """(start, end, text) of each line; blanks stand for the characters whose font tells their
    encoding."""
    lines: list[tuple[int, int, str]] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        free = line
        if any(states[start:end]):
            free = "".join(
                c if not states[start + i] else " " for i, c in enumerate(line)
            )
        lines.append((start, end, free))
        start = end + 1
    return lines


def _proved_encoding(
    lines: Sequence[str], by_font: Mapping[str, int]
) -> tuple[str, list[tuple[int, int]]]:
    """The legacy encoding that most words of the lines speak for, and the votes of each line; ""
    where none is proved. ``by_font``: characters of each encoding that fonts tell."""
    best = ""
    votes: list[tuple[int, int]] = []
    strongest = 0
    for encoding in ENCODINGS:
        counted = [
            _votes(line, encoding)
            if not line.isascii() or _CONTROLS.search(line)
            else (0, 0)
            for line in lines
        ]
        legacy, _ = _sums(counted)
        if legacy > strongest and _is_proved(
            encoding, counted, bool(by_font[encoding])
        ):
            best, votes, strongest = encoding, counted, legacy
    return best, votes


def _sums(votes: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """All votes for the legacy encoding, and all for Unicode."""
    return sum(legacy for legacy, _ in votes), sum(
        unicode for _, unicode in votes
    )


def _is_proved(
    encoding: str, votes: Sequence[tuple[int, int]], named: bool
) -> bool:
    """Whether the lines' votes prove an encoding; ``named``: a font of the page tells it."""
    legacy, unicode = _sums(votes)
    if legacy and (named or legacy > 4 * unicode):
        return True
    # the letters of VISCII are other texts' quotes and degrees: a line proves nothing
    if encoding == "viscii":
        return False
    return any(a >= _ENOUGH and a > 4 * b for a, b in votes)


def _is_legacy(vote: tuple[int, int], mostly: bool, before: bool) -> bool:
    """Whether a line is in the legacy encoding. ``mostly``: the text is; ``before``: the line
    before is, with which a line goes that says nothing for or against."""
    legacy, unicode = vote
    if not legacy and not unicode:
        return before
    return legacy > unicode and (mostly or legacy >= 2)


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
    """NFC, look-alikes and no soft hyphens, with the offsets kept."""
    if _SOFT_HYPHEN in text:
        kept = [i for i, char in enumerate(text) if char != _SOFT_HYPHEN]
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
