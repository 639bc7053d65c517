"""The words that numbers are spelt with (``models/number_words.tsv``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.resources import table


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
