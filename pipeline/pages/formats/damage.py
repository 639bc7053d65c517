"""Mends Unicode text that a converter took for VNI: what can be undone for certain, no more."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.pages.syllables import is_syllable
from pipeline.resources import lookup

_WORD = re.compile(r"[^\W\d_]+")
# VNI keeps ơ, ĩ and ị where Windows-1252 has ô, ó and ò
_UNDO = str.maketrans("ơĩịƠĨỊ", "ôóòÔÓÒ")
_HIT = re.compile("[ơĩịƠĨỊ]")
_ENOUGH = 3


def mend(text: str) -> tuple[str, int]:
    """``text`` with its damaged words mended, letter for letter, and how many they were.

    A text is damaged where three different words of it are no syllables but become some when the
    conversion is undone, and where not one plain ô is left: the converter leaves none.

    >>> mend("Cơng nghệ thơng tin, cĩ 5 dịng, cơ sở")
    ('Công nghệ thông tin, có 5 dòng, cơ sở', 4)"""
    if "ô" in text or "Ô" in text or not _HIT.search(text):
        return text, 0
    words = {
        word: _undone(word)
        for word in set(_WORD.findall(text))
        if _HIT.search(word)
    }
    if (
        sum(
            better != word and not is_syllable(word)
            for word, better in words.items()
        )
        < _ENOUGH
    ):
        return text, 0
    count = 0

    def one(match: re.Match[str]) -> str:
        nonlocal count
        better = words.get(match[0], match[0])
        count += better != match[0]
        return better

    return _WORD.sub(one, text), count


def _undone(word: str) -> str:
    """The word before the damage where that is certain, else the word itself."""
    before = word.translate(_UNDO)
    if is_syllable(before) and (
        not is_syllable(word) or _listed().get(word.lower()) == before.lower()
    ):
        return before
    return word


def _listed() -> Mapping[str, str]:
    """Damaged words that are syllables -> the words that they were."""
    return lookup("damaged_words.tsv", "damaged", "word")
