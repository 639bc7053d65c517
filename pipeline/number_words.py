"""The words that numbers are spelt with (``models/number_words.tsv``), and the numbers that they
spell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from pipeline.resources import table

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A row of models/number_words.tsv: what a word is worth, and what it does in a number."""

    word: str
    value: int
    kind: str  # digit, ten, tens, hundred, multiplier, half, zero
    unmarked: (
        str  # where it may stand without its diacritics: anywhere, currency
    )


@cache
def number_words() -> dict[str, NumberWord]:
    """By the word, lower case with its diacritics."""
    return {row.word: row for row in table("number_words.tsv", NumberWord)}


@cache
def multipliers() -> dict[str, NumberWord]:
    """Those by which a figure before them is multiplied ("3 trăm", "5 triệu")."""
    kinds = ("hundred", "multiplier")
    return {
        word: row for word, row in number_words().items() if row.kind in kinds
    }


def parse_words(text: str) -> int | None:
    """The value of a number in words, lower case with diacritics; None where the words are no
    number.

    >>> parse_words("một trăm năm mươi mốt triệu")
    151000000"""
    known = number_words()
    total = part = last = 0
    digit: int | None = None
    for word in text.split():
        if word not in known:
            return None
        value, kind = known[word].value, known[word].kind
        if kind == "digit" and digit is not None:
            return None
        if kind == "multiplier":
            total = _multiplied(total, part + (digit or 0), value)
            part = 0
        elif kind == "half":  # of what was said last: hai triệu rưỡi
            part += last // 2
        elif kind == "ten":
            part += 10
        elif kind == "tens":
            part += 10 * (1 if digit is None else digit)
        elif kind == "hundred":
            part += 100 * (1 if digit is None else digit)
        # "lẻ", "linh" say that a digit follows
        digit = value if kind == "digit" else None
        last = value
    return total + part + (digit or 0)


def _multiplied(total: int, part: int, value: int) -> int:
    """``total`` and the ``part`` said since, with a multiplier behind: thousands and millions take
    the part, milliards all that was said ("hai nghìn tỷ")."""
    if value < 10**9:
        return total + (part or 1) * value
    return (total + part or 1) * value


def leading_number(text: str) -> tuple[int, int] | None:
    """The number that a text begins with in words, and how many words it takes. None where it
    begins with none, or with one word alone, which may mean something else ("không", "năm").

    >>> leading_number("Một trăm năm mươi mốt triệu đồng chẵn")
    (151000000, 6)"""
    words = _WORD.findall(text.lower())
    spelt = list(takewhile(number_words().__contains__, words))
    value = parse_words(" ".join(spelt)) if len(spelt) > 1 else None
    return None if value is None else (value, len(spelt))
