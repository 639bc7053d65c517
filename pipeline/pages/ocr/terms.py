"""Abbreviations of the field that readers confuse with letters and figures of the same shape
(VNelD, 7THC), by ``models/ocr_terms.tsv``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pipeline.pages.line import Line
from pipeline.pages.syllables import is_syllable
from pipeline.resources import grouped

_WORD = re.compile(r"[\w|]+")


def settle(lines: Iterable[Line]) -> None:
    """Puts the terms that words look like in their place; what was read is kept in ``read``."""
    for line in lines:
        for token in line.tokens:
            mended = _WORD.sub(lambda word: term(word[0]), token.text)
            if mended != token.text:
                token.read = token.read or token.text
                token.text = mended


def term(word: str) -> str:
    """The term that a word looks like, where it is no word otherwise; else the word.

    >>> term("VNelD"), term("7THC"), term("TTHC")
    ('VNeID', 'TTHC', 'TTHC')"""
    if word.isdecimal() or is_syllable(word):
        return word
    return _terms().get(_shape(word), word)


def listed(kind: str) -> tuple[str, ...]:
    """What is listed of a kind: terms (``term``), characters that are confused (``alike``), words
    of shares (``share``)."""
    return grouped("ocr_terms.tsv", "kind", "text")[kind]


@cache
def share_words() -> frozenset[str]:
    """Words near which a 6 behind digits is rather a "%"."""
    return frozenset(listed("share"))


@cache
def _alike() -> dict[int, str]:
    """Character -> the first of those it is confused with."""
    return {
        ord(letter): group[0] for group in listed("alike") for letter in group
    }


@cache
def _terms() -> dict[str, str]:
    return {_shape(text): text for text in listed("term")}


def _shape(word: str) -> str:
    return word.translate(_alike())
