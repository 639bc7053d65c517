"""Tells tables in text (CSV, RFC 4180, and its kin with semicolons or tabs) from prose."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

DELIMITERS = ";,\t|"
_LEAST_ROWS = 2
_LEAST_COLUMNS = {";": 2, "\t": 2, "|": 2, ",": 3}  # prose has commas too
_ALIKE = 0.9  # of the rows have as many cells as most
# characters that cells have on average at most: a sentence is longer
_CELL = 60


def is_table(text: str, cut: bool = False) -> bool:
    """Whether ``text`` is rows of cells; ``cut``: it ends somewhere within a row."""
    return delimiter(text, cut) != ""


def delimiter(text: str, cut: bool = False) -> str:
    """What parts the cells of a table in text; "" where it is none.

    >>> delimiter("TT;Đơn vị;Số\\n1;Sở A;350\\n2;Sở B;12\\n")
    ';'
    """
    first = text.lstrip("\ufeff").splitlines()[:1]
    if first and first[0].lower().startswith("sep=") and len(first[0]) == 5:
        return first[0][4]
    return (
        max(DELIMITERS, key=lambda one: _score(text, one, cut))
        if any(_score(text, one, cut) for one in DELIMITERS)
        else ""
    )


def _score(text: str, sign: str, cut: bool) -> float:
    """How many cells a row has where the text is a table parted by ``sign``; 0 where it is none."""
    rows = _rows(text, sign) if sign in text else []
    rows = rows[titled(rows) : -1 if cut else None]
    if len(rows) < _LEAST_ROWS:
        return 0
    sizes = [len(row) for row in rows]
    usual = max(set(sizes), key=sizes.count)
    cells = [cell for row in rows for cell in row]
    if usual < _LEAST_COLUMNS[sign] or sizes.count(usual) < _ALIKE * len(rows):
        return 0
    if sum(map(len, cells)) > _CELL * len(cells):
        return 0
    if (
        sign == ","
        and sum(cell.startswith(" ") for cell in cells) > len(cells) / 4
    ):
        return 0  # a list in a sentence
    return usual


def titled(rows: Sequence[Sequence[str]]) -> int:
    """How many rows stand above a table as its title: one filled cell, or none, in each."""
    count = 0
    while count < len(rows) and sum(map(bool, rows[count])) < 2:
        count += 1
    return count


def _rows(text: str, sign: str) -> list[list[str]]:
    """The rows with cells; [] where the text cannot be read as such."""
    try:
        lines = csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=sign)
        return [row for row in lines if row]
    except csv.Error:
        return []
