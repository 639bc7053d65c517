"""Which encoding each character of a text is in: by its font's name, else by how many words of its
line become, or stop being, Vietnamese syllables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.pages.formats.legacy_letters import (
    ENCODINGS,
    convert,
    font_encoding,
    is_pinned,
    word_of,
)
from pipeline.pages.syllables import is_syllable

# as the font of a span: its characters are what they look like
UNICODE = "unicode"
# legacy words that prove an encoding where other words speak for Unicode
_ENOUGH = 3
# letters of legacy encodings that are control characters in others
CONTROLS = re.compile("[\x02\x05\x06\x14\x19\x1e]")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters ``start:end`` of the raw text set in one font."""

    start: int
    end: int
    font: str = ""
    # shown in capitals by a style of the document, whatever the font
    capitals: bool = False


def states_of(text: str, spans: Sequence[Span]) -> list[str]:
    """The encoding of each character; "" where nothing tells, "unicode" where a font of a legacy
    encoding carries Unicode text."""
    states = _font_states(text, spans)
    _line_states(text, states)
    return states


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
            if not line.isascii() or CONTROLS.search(line)
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
