"""Numbers that fill a cell, and what cells say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from pipeline.text import canonical

_GROUPED = r"\d{1,3}(?:[., ]\d{3})+"
_CELL = re.compile(
    rf"\s*(?P<sign>[-−–]?)\s?(?P<digits>{_GROUPED}(?:[.,]\d+)?|\d+(?:[.,]\d+)?)\s*(?P<percent>%?)\s*"
)
_YEAR = re.compile(r"\s*(?:19|20)\d\d\s*")
_VIETNAMESE = re.compile(r"\s*[-−–]?(?:\d{1,3}(?:\.\d{3})+|\d+),\d{1,2}\s*%?\s*")
_ENGLISH = re.compile(r"\s*[-−–]?(?:\d{1,3}(?:,\d{3})+|\d+)\.(?:\d{1,2}|\d{4,})\s*%?\s*")


def is_figure(text: str) -> bool:
    """Whether a cell holds one number, perhaps with "%", and nothing else."""
    return _CELL.fullmatch(text) is not None


def is_year(text: str) -> bool:
    return _YEAR.fullmatch(text) is not None


def reads_english(texts: Iterable[str]) -> bool:
    """Whether the cells of a table write 58.8, not 58,8."""
    english = vietnamese = 0
    for text in texts:
        english += _ENGLISH.fullmatch(text) is not None
        vietnamese += _VIETNAMESE.fullmatch(text) is not None
    return english > vietnamese


@lru_cache(maxsize=16384)
def number(text: str, english: bool = False) -> tuple[str, bool] | None:
    """The canonical value of a cell and whether it prints "%"; None where it is no number.

    >>> number("25.238,031"), number("58.8", english=True), number("-3,5%")
    (('25238.031', False), ('58.8', False), ('-3.5', True))"""
    match = _CELL.fullmatch(text)
    if not match:
        return None
    group, mark = (",", ".") if english else (".", ",")
    digits = match["digits"].replace(" ", "")
    whole, _, rest = digits.partition(mark)
    if group in whole and not re.fullmatch(rf"\d{{1,3}}(?:\{group}\d{{3}})+", whole):
        whole, _, rest = digits.partition(group)  # the other mark: "8.25" in a Vietnamese table
    whole = whole.replace(group, "").replace(mark, "")
    if not rest.isdecimal() and rest:
        return None
    value = Decimal(f"{match['sign'] and '-'}{int(whole)}{'.' + rest if rest else ''}")
    return canonical(value), bool(match["percent"])
