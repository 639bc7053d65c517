"""Numbers that fill a cell, and what cells say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.numerals import Numeral, read
from pipeline.text import canonical

_CELL = re.compile(
    r"\s*(?P<sign>[-−–]?)\s?(?P<digits>\d{1,3}(?: \d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
    r"\s*(?P<percent>%?)\s*"
)
_COUNTED = re.compile(r"\s*\d[\d.,]*(?:\s?[(;,/-]\s?|\s)\d[\d.,]*\s?%\s?\)?\s*")
_YEAR = re.compile(r"\s*(?:19|20)\d\d\s*")
_VIETNAMESE = re.compile(
    r"\s*[-−–]?(?:\d{1,3}(?:\.\d{3})+|\d+),\d{1,2}\s*%?\s*"
)
_ENGLISH = re.compile(
    r"\s*[-−–]?(?:\d{1,3}(?:,\d{3})+|\d+)\.(?:\d{1,2}|\d{4,})\s*%?\s*"
)


def is_figure(text: str) -> bool:
    """Whether a cell holds one number, perhaps with "%", and nothing else."""
    return _printed(text) is not None


def tells_figure(text: str) -> bool:
    """Whether a cell holds one number, no year, or one beside its share.

    >>> tells_figure("868 (98,4%)"), tells_figure("2023"), tells_figure("5 máy")
    (True, False, False)"""
    if _COUNTED.fullmatch(text):
        return True
    return is_figure(text) and not is_year(text)


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
    found = _printed(text, english)
    if found is None:
        return None
    cell, numeral = found
    value = -numeral.value if cell["sign"] else numeral.value
    return canonical(value), bool(cell["percent"])


def decimals(text: str, english: bool = False) -> int:
    """How many decimals a cell prints: 2 of "12,00"."""
    found = _printed(text, english)
    return found[1].decimals if found else 0


def _printed(
    text: str, english: bool = False
) -> tuple[re.Match[str], Numeral] | None:
    """A cell and the number that fills it; None where none does ("7.1.2", "12 máy")."""
    cell = _CELL.fullmatch(text)
    if cell is None:
        return None
    numeral = read(cell["digits"].replace(" ", ""), english)
    return (cell, numeral) if numeral else None
