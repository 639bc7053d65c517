"""Which way a document writes its numbers, and the words that stand for numbers or multiply
them."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import regex

from pipeline.mentions.patterns import pattern
from pipeline.number_words import NumberWord, multipliers
from pipeline.text import fold

_PART = regex.compile(r"(?P<digits>\d+)(?P<scale>[^\d]*)")


def reads_english(folded: str, otherwise: bool | None = None) -> bool:
    """Whether a text writes ``8,000`` and ``58.8%``: decided by its own figures, else as the text
    around it does, ``otherwise``, or by its language."""
    vietnamese = len(pattern("vietnamese figure").findall(folded))
    english = len(pattern("english figure").findall(folded))
    if vietnamese or english:
        return english > vietnamese
    if otherwise is not None:
        return otherwise
    words = len(pattern("english word").findall(folded))
    return words > len(pattern("vietnamese word").findall(folded))


def multiplier(text: str, sure: bool = False) -> Decimal | None:
    """The product of multiplier words ("triệu" 10**6, "nghìn tỷ" 10**12), 1 for none; None where a
    word is none.

    ``text`` is lower case with its diacritics, for trạm is not trăm and ngân is not ngàn. A word
    without any is taken where it can hardly be another (nghin, trieu, ty), or where the context is
    ``sure`` (a currency follows)."""
    product = Decimal(1)
    for word in text.replace(".", " ").split():
        row = multipliers().get(word) or _unmarked(word, sure)
        if row is None:
            return None
        product *= row.value
    return product


def _unmarked(word: str, sure: bool) -> NumberWord | None:
    """The multiplier that a word without diacritics can hardly not be."""
    row = _unmarked_multipliers().get(fold(word))
    if row is None or sure:
        return row
    written = word == fold(word)
    return row if written and row.unmarked == "anywhere" else None


@cache
def _unmarked_multipliers() -> dict[str, NumberWord]:
    return {
        fold(word): row for word, row in multipliers().items() if row.unmarked
    }


def added(
    match: regex.Match[str],
    low: str,
    factor: Decimal,
) -> Decimal:
    """What stands behind a number and its multiplier ``factor`` and belongs to it: half of the
    multiplier ("2 triệu rưỡi"), its decimals as they are spoken ("7 triệu 2"), smaller numbers
    ("2 triệu 350 nghìn", "1 nghìn 250"); 0 for none. ``low``: the text in lower case."""
    groups = match.groupdict()
    if groups.get("half"):
        return factor / 2
    if groups.get("tenths"):
        return factor * Decimal(f"0.{groups['tenths']}")
    if not groups.get("smaller"):
        return Decimal(0)
    return sum(
        (
            int(part["digits"])
            * (multiplier(part["scale"], sure=True) or Decimal(1))
            for part in _PART.finditer(low, *match.span("smaller"))
        ),
        Decimal(0),
    )
