"""Tells tables in text (CSV, RFC 4180, and its kin with semicolons or tabs) from prose."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Sequence

DELIMITERS = ";,\t|"
_LEAST_ROWS = 2
_LEAST_COLUMNS = {";": 2, "\t": 2, "|": 2, ",": 3}  # prose has commas too
# what parts cells and nothing else, so that rows of a table tell it even among other lines
_PARTING = ";,"
_RUN_ROWS = 3  # of such a table at least
_RUN_COLUMNS = 3
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
    if not _alike(rows):
        rows = _run(rows) if sign in _PARTING else []
    if len(rows) < _LEAST_ROWS:
        return 0
    if sign == "|" and not any(row[0].strip() for row in rows):
        return 0  # bars around the rows too: a table of Markdown, in a text
    usual = _usual(rows)
    if usual < _LEAST_COLUMNS[sign] or _is_running_text(rows, sign):
        return 0
    return usual


def _is_running_text(rows: Sequence[Sequence[str]], sign: str) -> bool:
    """Whether what a sign parts is too long for cells, or a list in a sentence."""
    cells = [cell for row in rows for cell in row]
    if sum(map(len, cells)) > _CELL * len(cells):
        return True
    spaced = sum(cell.startswith(" ") for cell in cells)
    return sign == "," and spaced > len(cells) / 4


def _usual(rows: Sequence[Sequence[str]]) -> int:
    sizes = [len(row) for row in rows]
    return max(set(sizes), key=sizes.count)


def _alike(rows: Sequence[Sequence[str]]) -> bool:
    """Whether nearly all rows have the same number of cells."""
    if not rows:
        return False
    usual = _usual(rows)
    return sum(len(row) == usual for row in rows) >= _ALIKE * len(rows)


def _run(rows: Sequence[list[str]]) -> list[list[str]]:
    """The rows of the table where a letterhead stands above it and a signature below, each row
    with no more cells than it needs; [] where no rows below each other are filled alike."""
    runs = [
        list(run)
        for size, run in itertools.groupby(rows, len)
        if size >= _RUN_COLUMNS
    ]
    longest = max(runs, key=len, default=[])
    if len(longest) < _RUN_ROWS or len(longest[0]) < max(map(len, rows)):
        return []
    if any(cell.startswith(" ") for row in rows for cell in row[1:]):
        return []  # the signs of sentences
    figures = sum(
        any(cell.strip()[:1].isdigit() for cell in row[1:]) for row in longest
    )
    return longest if figures >= len(longest) / 2 else []


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
