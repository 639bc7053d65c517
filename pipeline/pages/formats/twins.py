"""Characters that look like those that are meant: full-width forms, letters of
other alphabets, letters typed for digits. Each is put by one, so that offsets
hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.resources import table
from pipeline.text import fold

_MATHEMATICAL = range(0x1D7CE, 0x1D800)  # digits, five times 0 to 9
_WIDE = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | {code: ord("0") + n % 10 for n, code in enumerate(_MATHEMATICAL)}
    | {0x3000: " ", 0x3002: ".", 0x20AB: "đ"}
)
_ANY_WIDE = re.compile(f"[{''.join(map(chr, _WIDE))}]")
_MEANT = str.maketrans("lIoO", "1100")
_NEAR_DIGIT = re.compile(r"\d[.,]?[lIoO]|[lIoO][.,]?\d")
_TYPED = re.compile(r"(?<![\w.,])[\dlIoO]+(?:[.,][\dlIoO]+)*(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?")
_PLAIN = re.compile(r"\d+(?:,\d{1,2})?")
# 10l is ten litres, 30o a temperature, 2I a grade
_UNIT = re.compile(r"[\d.]*[lIo]")


@dataclass(frozen=True, slots=True)
class _Alphabet:
    """A row of models/twin_letters.tsv."""

    alphabet: str
    letters: str
    like: str


def settled(text: str) -> str:
    """``text`` with each such character as what it looks like.

    >>> settled("２．７１８ hồ sơ"), settled("l.35O hồ sơ, 1O7 bộ, đạt 9O,l%")
    ('2.718 hồ sơ', '1.350 hồ sơ, 107 bộ, đạt 90,1%')
    >>> settled("Windows 10, O365, 10l xăng, mục I.1")
    'Windows 10, O365, 10l xăng, mục I.1'
    """
    if not text.isascii():
        if _ANY_WIDE.search(text):
            text = text.translate(_WIDE)
        for written, twins in _alphabets():
            if found := set(written.findall(text)):
                text = _in_latin(text, found <= twins.keys(), twins)
    if _NEAR_DIGIT.search(text):
        text = _TYPED.sub(_digits, text)
    return text


def _in_latin(text: str, everywhere: bool, twins: dict[str, str]) -> str:
    """``text`` with twins as Latin letters; where its alphabet is written too,
    in words that have Latin letters beside them alone."""
    latin = str.maketrans(twins)
    if everywhere:
        return text.translate(latin)
    return _WORD.sub(
        lambda word: (
            word[0].translate(latin)
            if any(fold(letter).isascii() for letter in word[0])
            else word[0]
        ),
        text,
    )


@cache
def _alphabets() -> list[tuple[re.Pattern[str], dict[str, str]]]:
    rows = table("twin_letters.tsv", _Alphabet)
    return [
        (
            re.compile(_LETTERS[row.alphabet]),
            dict(zip(row.letters, row.like, strict=True)),
        )
        for row in rows
    ]


_LETTERS = {"Cyrillic": "[\u0400-\u052f]", "Greek": "[\u0370-\u03ff]"}


def _digits(typed: re.Match[str]) -> str:
    """A figure with its digits, where letters were typed for some of them."""
    figure = typed[0]
    meant = figure.translate(_MEANT)
    if meant == figure or not any(map(str.isdecimal, figure)):
        return figure
    if _UNIT.fullmatch(figure):
        return figure
    if _GROUPED.fullmatch(meant):
        return meant
    return (
        meant if figure[0].isdecimal() and _PLAIN.fullmatch(meant) else figure
    )
