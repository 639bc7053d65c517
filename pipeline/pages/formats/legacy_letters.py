"""The letters of Vietnamese encodings from before Unicode (TCVN3, VNI, VISCII), and the fonts that
tell them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipeline.patterns import either
from pipeline.resources import table

ENCODINGS = ("tcvn3", "vni", "viscii")


@dataclass(frozen=True, slots=True)
class _LegacyLetter:
    """A row of models/legacy_encodings.tsv: a letter before Unicode, in hexadecimal."""

    encoding: str
    legacy: str
    letter: str


@dataclass(frozen=True, slots=True)
class _LegacyFont:
    """A row of models/legacy_fonts.tsv."""

    start: str
    encoding: str
    capitals_end: str


@cache
def forms_of(encoding: str) -> dict[str, str]:
    """The forms of an encoding's letters, as Latin-1 shows them, and the letters."""
    return {
        "".join(chr(int(code, 16)) for code in row.legacy.split()): row.letter
        for row in table("legacy_encodings.tsv", _LegacyLetter)
        if row.encoding == encoding
    }


@cache
def pattern_of(encoding: str) -> re.Pattern[str]:
    """The legacy forms of the letters, the longest first: VNI writes a letter and its mark in two
    bytes."""
    return re.compile(either(forms_of(encoding)))


@cache
def word_of(encoding: str) -> re.Pattern[str]:
    """What a word in an encoding looks like."""
    marks = {
        char
        for form in forms_of(encoding)
        for char in form
        if ord(char) > 127 or ord(char) < 32
    }
    return re.compile(f"(?:[^\\W\\d_]|[{re.escape(''.join(sorted(marks)))}])+")


@cache
def font_encoding(font: str) -> tuple[str, bool]:
    """The encoding that a font's name tells, "" for none, and whether its small letters are drawn
    as capitals.

    >>> font_encoding(".VnTimeH"), font_encoding("ABCDEF+VNI-Times,Bold"), font_encoding("Times New
    Roman")
    (('tcvn3', True), ('vni', False), ('', False))"""
    name = re.sub(r"^[A-Z]{6}\+", "", font)
    name = re.sub(r"[\s.\"']", "", name.lower())
    name = re.sub(
        r"(?:[,-]?(?:bold|italic|oblique|regular|normal|narrow|mt))+$", "", name
    )
    for row in table("legacy_fonts.tsv", _LegacyFont):
        if name.startswith(row.start):
            end = row.capitals_end
            return row.encoding, bool(end) and name.endswith(end)
    return "", False


def is_pinned(word: str) -> bool:
    """Whether a letter of the word exists in no 8-bit Western code page: it is Unicode beyond
    doubt."""
    return any(
        "\u1ea0" <= char <= "\u1ef9" or char in "ăĂđĐĩĨũŨơƠưƯ" for char in word
    )


def convert(text: str, encoding: str) -> str:
    """``text`` with the letters of ``encoding`` replaced, whatever it looks like.

    >>> convert("C«ng nghÖ th«ng tin", "tcvn3"), convert("COÂNG NGHEÄ", "vni")
    ('Công nghệ thông tin', 'CÔNG NGHỆ')
    """
    table = forms_of(encoding)
    return pattern_of(encoding).sub(lambda match: table[match[0]], text)


def pieces(text: str, encoding: str) -> Iterable[tuple[int, str, str]]:
    """(offset, legacy form, letter) for every letter of ``text``; words that are Unicode beyond
    doubt stay."""
    table, pattern = forms_of(encoding), pattern_of(encoding)
    kept = [
        match.span()
        for match in word_of(encoding).finditer(text)
        if is_pinned(match[0])
    ]
    at = 0
    for match in pattern.finditer(text):
        while kept and kept[0][1] <= match.start():
            kept.pop(0)
        if kept and kept[0][0] < match.end():
            continue
        yield from ((i, text[i], text[i]) for i in range(at, match.start()))
        yield match.start(), match[0], table[match[0]]
        at = match.end()
    yield from ((i, text[i], text[i]) for i in range(at, len(text)))
