"""What the words before a figure say of it: bounds and approximation, or that it is a name and no
figure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pipeline.mentions.patterns import pattern
from pipeline.mentions.stream import Stream
from pipeline.resources import lookup
from pipeline.text import fold

_REACH = 5  # words
_LEFT = 60  # characters before a figure that are read
_QUOTES = " \t\n*“\"'’‘~"
_APART = ",;(."  # marks that stand for themselves in a cue


def _cues() -> Mapping[str, str]:
    """Words that stand before figures -> what they say of them."""
    return lookup("cues.tsv", "words", "reading")


@cache
def _folded_cues() -> dict[str, str]:
    """Folded words -> reading, where the fold means one thing only."""
    readings: dict[str, set[str]] = {}
    for words, reading in _cues().items():
        readings.setdefault(fold(words), set()).add(reading)
    return {
        words: found.pop()
        for words, found in readings.items()
        if len(found) == 1
    }


def cue(stream: Stream, position: int) -> tuple[str, str]:
    """(reading, words) of the longest cue that ends right before ``position``; ("", "") for
    none."""
    if position not in stream.cues:
        stream.cues[position] = _cue(stream, position)
    return stream.cues[position]


def _cue(stream: Stream, position: int) -> tuple[str, str]:
    before = stream.low[max(0, position - _LEFT) : position].rstrip(_QUOTES)
    if pattern("number of form").search(before):
        # elsewhere a colon introduces a figure: "Số lớp: 12"
        before = before[:-1]
    for mark in _APART:
        before = before.replace(mark, f" {mark} ")
    words = before.replace("“", " ").split()[-_REACH:]
    for cues in (_cues(), _folded_cues() if stream.plain else {}):
        for size in range(len(words), 0, -1):
            if reading := cues.get(" ".join(words[-size:])):
                return reading, " ".join(words[-size:])
    return "", ""


def bound(
    stream: Stream,
    start: int,
    end: int,
) -> str:
    """The qualifier of a figure: = > >= < <= ~ (GUIDELINES: hơn, trên; tối thiểu; dưới; tối đa;
    khoảng, gần)."""
    first = stream.before("first of range", start, 18)
    if first:
        # "khoảng 10 - 15%": what is said of the first holds for the second
        start = first.start()
    sign = stream.low[max(0, start - 3) : start].strip()
    if sign[-1:] in _SIGNS:
        return _SIGNS[sign[-1]]
    reading, _ = cue(stream, start)
    if reading in (">", ">=", "<", "<=", "~"):
        return reading
    behind = pattern("bound behind").match(stream.folded, end)
    if not behind:
        return "="
    return ">=" if behind["upwards"] else "<="


_SIGNS = {
    ">": ">",
    "<": "<",
    "≥": ">=",
    "≤": "<=",
    "~": "~",
    "≈": "~",
    "±": "~",
}
