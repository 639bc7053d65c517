"""Numbers printed in digits: ``.`` groups thousands and ``,`` is the decimal mark; in English the
reverse. The one reader of the house, for sentences and for cells."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

_LONGEST = 24  # characters; longer runs of digits are keys and accounts, not quantities
_GROUPED = re.compile(r"\d{1,3}(?:(?:\.\d{3})+|(?:,\d{3})+)")
_FIRST_MARK_LOST = re.compile(r"[1-9]\d{3,5}(?:(?:\.\d{3})+|(?:,\d{3})+)")
_MARK = re.compile(r"[.,]")


class Numeral(NamedTuple):
    """What digits and their marks say: the value, and how many decimals they print (2 of
    "12,00")."""

    value: Decimal
    decimals: int


def parse(text: str, english: bool = False) -> Decimal | None:
    """The value of digits with marks; None where they are no number.

    >>> parse("25.238,031"), parse("6,632", english=True), parse("0.589"), parse("1.446")
    (Decimal('25238.031'), Decimal('6632'), Decimal('0.589'), Decimal('1446'))"""
    found = read(text, english)
    return found.value if found else None


def read(text: str, english: bool = False) -> Numeral | None:
    """What digits with marks say; None where they are no number (``7.1.2``, ``1.23.4``, an account
    number).

    >>> read("12,50")
    Numeral(value=Decimal('12.50'), decimals=2)"""
    if len(text) > _LONGEST:
        return None
    mark = _decimal_mark(text, english)
    whole, _, rest = text.rpartition(mark) if mark else (text, "", "")
    if mark and not rest.isdecimal():
        return None
    grouped = _GROUPED.fullmatch(whole) or (
        not mark and _FIRST_MARK_LOST.fullmatch(whole)
    )
    if not whole.isdecimal() and not grouped:
        return None
    digits = _MARK.sub("", whole)
    value = f"{int(digits)}.{rest}" if rest else int(digits)
    return Numeral(Decimal(value), len(rest))


def _decimal_mark(text: str, english: bool) -> str:
    """The mark before the decimals of a figure, always its last; "" where all its marks group, and
    where it has none. Slips are read as meant: one that groups with the decimal mark ("4.113.6"),
    one that leaves out the first mark ("1000.000")."""
    marks = _MARK.findall(text)
    if not marks:
        return ""
    groups = "," if english else "."
    empty = text.endswith("000")  # nobody prints three empty decimals
    if _FIRST_MARK_LOST.fullmatch(text):
        lost = len(marks) > 1 or (empty and marks == [groups])
        return "" if lost else marks[-1]
    if not _GROUPED.fullmatch(text):
        return marks[-1]
    if len(marks) > 1 or empty:
        return ""
    return "" if marks == [groups] and text[0] != "0" else marks[-1]
