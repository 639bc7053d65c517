"""Figures that a narrow cell wraps: `1.250.` above `000.000` is one number, and `411` above `382`
are two."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LAST = re.compile(r"(?:^|(?<=\s))[\d.,]*\d[.,]?$")
_FIRST = re.compile(r"^[.,]?\d[\d.,]*(?=\s|$)")
_GROUPED = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d+)?")
# a cell of 12, above 5
_DECIMALS = re.compile(r"[\d.]*\d(?:, |\s,)\d{1,3}\s?%?")
# of a procedure in the national database (Decree 63/2010/NĐ-CP): 1.004047.000.00.00.H12; there
# are no more than some ten thousand
_CODE = re.compile(r"\d\.0[01]\d{4}(?:\.\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})?")
_PLAIN = re.compile(r"\d+")
# what a space would make one number of, and what is none that goes on: no nought leads it
_STACKED = re.compile(r"[1-9]\d{0,2}(?:\n[1-9]\d\d)+")


def join_rows(rows: Sequence[str]) -> str:
    """The rows of a cell as one text: a space between two rows, none where both halves are one
    grouped number and neither is a number by itself; a semicolon between figures of their own that
    a space would make one number."""
    filled = [row for row in rows if row]
    if stand_apart(filled):
        return "; ".join(filled)
    if len(filled) == 2 and _DECIMALS.fullmatch(" ".join(filled)):
        return "".join(filled)
    if len(filled) > 1 and _CODE.fullmatch("".join(filled)):
        return "".join(filled)
    text = ""
    for n, row in enumerate(filled):
        after = filled[n + 1] if n + 1 < len(filled) else ""
        one = not text or continues(text, row, after)
        text += row if one else " " + row
    return text


def continues(above: str, below: str, after: str = "") -> bool:
    """Whether the number that ends one row goes on in the next, perhaps to its end in the row
    ``after`` that."""
    last, first = _LAST.search(above), _FIRST.match(below)
    if last is None or first is None:
        return False
    number = last.group() + first.group()
    rest = _FIRST.match(after)
    if rest and number[-1] in ".," and first.group() == below:
        number += rest.group()
    if not _GROUPED.fullmatch(number):
        return False
    return not (_whole(last.group()) and _whole(first.group()))


def stand_apart(rows: Sequence[str]) -> bool:
    """Whether each row of a cell is a figure of its own, and a space between them would make them
    one number in groups of three.

    >>> stand_apart(["411", "382"]), stand_apart(["1", "000"])
    (True, False)
    """
    said = "\n".join(row.strip() for row in rows if row.strip())
    return _STACKED.fullmatch(said) is not None


def _whole(number: str) -> bool:
    return bool(_PLAIN.fullmatch(number) or _GROUPED.fullmatch(number))
