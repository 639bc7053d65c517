"""Abbreviations of the field that readers confuse with letters and figures of the same shape
(VNelD, 7THC), by ``models/ocr_terms.tsv``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipeline.pages.line import Line
from pipeline.pages.syllables import is_syllable
from pipeline.resources import table

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


@dataclass(frozen=True, slots=True)
class _Term:
    """A row of models/ocr_terms.tsv."""

    kind: str
    text: str


def rows() -> tuple[_Term, ...]:
    """What is listed: terms, characters that are confused, words of shares."""
    return table("ocr_terms.tsv", _Term)


@cache
def share_words() -> frozenset[str]:
    """Words near which a 6 behind digits is rather a "%"."""
    return frozenset(row.text for row in rows() if row.kind == "share")


@cache
def _alike() -> dict[int, str]:
    """Character -> the first of those it is confused with."""
    groups = (row.text for row in rows() if row.kind == "alike")
    return {ord(letter): group[0] for group in groups for letter in group}


@cache
def _terms() -> dict[str, str]:
    terms = (row.text for row in rows() if row.kind == "term")
    return {_shape(text): text for text in terms}


def _shape(word: str) -> str:
    return word.translate(_alike())
