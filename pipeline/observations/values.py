"""Numbers that fill a cell, and what cells say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from pipeline.text import canonical

_CELL = re.compile(
    r"\s*(?P<sign>[-−–]?)\s?(?P<digits>\d{1,3}(?: \d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
    r"\s*(?P<percent>%?)\s*"
)
_GROUPS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_YEAR = re.compile(r"\s*(?:19|20)\d\d\s*")
_VIETNAMESE = re.compile(
    r"\s*[-−–]?(?:\d{1,3}(?:\.\d{3})+|\d+),\d{1,2}\s*%?\s*"
)
_ENGLISH = re.compile(
    r"\s*[-−–]?(?:\d{1,3}(?:,\d{3})+|\d+)\.(?:\d{1,2}|\d{4,})\s*%?\s*"
)


def is_figure(text: str) -> bool:
    """Whether a cell holds one number, perhaps with "%", and nothing else."""
    match = _CELL.fullmatch(text)
    return (
        match is not None and _split(match["digits"], english=False) is not None
    )


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
    parts = _split(match["digits"], english) if match else None
    if match is None or parts is None:
        return None
    whole, rest = parts
    value = Decimal(
        f"{match['sign'] and '-'}{int(whole)}{'.' + rest if rest else ''}"
    )
    return canonical(value), bool(match["percent"])


def _split(digits: str, english: bool) -> tuple[str, str] | None:
    """Whole part and decimals; None for what is no number ("7.1.2"). The last mark is the decimal
    one where it differs from those before it or no three digits follow it."""
    digits = digits.replace(" ", "")
    marks = [c for c in digits if c in ".,"]
    if not marks:
        return digits, ""
    head, _, last = digits.rpartition(marks[-1])
    grouped = _GROUPS.fullmatch(digits) and len(set(marks)) == 1
    if grouped and (len(marks) > 1 or marks[0] == ("," if english else ".")):
        return re.sub(r"[.,]", "", digits), ""
    if len(marks) > 1 and not _GROUPS.fullmatch(head):
        return None
    return re.sub(r"[.,]", "", head), last


def decimals(text: str, english: bool = False) -> int:
    """How many decimals a cell prints: 2 of "12,00"."""
    match = _CELL.fullmatch(text)
    parts = _split(match["digits"], english) if match else None
    return len(parts[1]) if parts else 0
