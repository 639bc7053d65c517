"""Words between which a text lacks the blank: "08ngày", "bịbãi bỏ".

A syllable has one mark of tone at most, so that what has two is more than one word."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pipeline.text import fold

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SYLLABLE = re.compile(
    r"(?:ngh?|[ckptg]h|gi|nh|tr|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}"
    r"(?:ch|ng|nh|[cmnpt])?"
)
_DIGITS = re.compile(r"\d+(?=[^\W\d_]+$)")
Span = tuple[int, int]


def parted(word: str, at: int) -> list[Span]:
    """The words, by where they begin and end, that a run of letters and digits at ``at`` holds: one
    but where it can be two in one way only.

    >>> parted("08ngày", 3), parted("bịbãi", 0), parted("4G", 0), parted("sựcố", 0)
    ([(3, 5), (5, 9)], [(0, 2), (2, 5)], [(0, 2)], [(0, 4)])"""
    # most words are one syllable, of seven letters at most
    if word.isascii() or len(word) < 3:
        return [(at, at + len(word))]
    end, cut = at + len(word), _cut(word)
    return [(at, at + cut), (at + cut, end)] if cut else [(at, end)]


@lru_cache(maxsize=50_000)
def _cut(word: str) -> int:
    """Where the second of two words begins; 0 where it is one, or may be parted in two ways."""
    if digits := _DIGITS.match(word):
        named = _SYLLABLE.fullmatch(fold(word[digits.end() :]))
        return digits.end() if named else 0
    tones = [at for at, letter in enumerate(word) if _tones(letter)]
    if len(tones) != 2:
        return 0
    folded = fold(word)
    ways = [
        at
        for at in range(tones[0] + 1, tones[1] + 1)
        if _SYLLABLE.fullmatch(folded[:at])
        if _SYLLABLE.fullmatch(folded[at:])
    ]
    return ways[0] if len(ways) == 1 else 0


def _tones(letter: str) -> bool:
    return not _TONES.isdisjoint(unicodedata.normalize("NFD", letter))
