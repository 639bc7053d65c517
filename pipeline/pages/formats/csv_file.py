"""Reads tables in text: CSV and its kin, row by row; a sheet saved as text, with a letterhead above
its table or lines below it, as the sheet it was."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

from pipeline.delimited import delimiter, titled
from pipeline.pages.formats.assembly import Draft, Line, RawCell, Run
from pipeline.pages.formats.sheets import (
    Sheet,
    SheetCell,
    draft_of,
)
from pipeline.pages.formats.text_file import read_text, to_text
from pipeline.records import Reading, ReadOptions

_TYPED = re.compile(r'\s*="([^"]*)"\s*')


def read_csv(path: Path, options: ReadOptions) -> Reading:
    """The rows of the file as one table on one page; cells as they stand there. A file that is no
    table after all is read as text."""
    text = to_text(path.read_bytes())
    sign = delimiter(text)
    if not sign:
        return read_text(path, options)
    if text.lower().startswith(f"sep={sign}"):
        text = text.partition("\n")[2]
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=sign))
    except csv.Error:  # a cell longer than any page
        return read_text(path, options)
    titles = titled(rows)
    if any(sum(map(_filled, row)) < 2 for row in rows[titles:]):
        return draft_of([_sheet(rows)]).reading()
    draft = Draft()
    for row in rows[:titles]:
        draft.add([Run("".join(row).strip())])
    draft.add_table(
        [
            RawCell(number, column, _lines(cell))
            for number, row in enumerate(rows[titles:], 1)
            for column, cell in enumerate(row, 1)
        ]
    )
    return draft.reading()


def _filled(cell: str) -> bool:
    return bool(cell.strip())


def _sheet(rows: Sequence[Sequence[str]]) -> Sheet:
    cells = {
        (number, column): SheetCell(_meant(cell).strip())
        for number, row in enumerate(rows, 1)
        for column, cell in enumerate(row, 1)
        if _filled(cell)
    }
    return Sheet("", cells)


def _lines(cell: str) -> tuple[Line, ...]:
    return tuple([Run(part.strip())] for part in _meant(cell).split("\n"))


def _meant(cell: str) -> str:
    # exports write figures as formulas to keep Excel from changing them
    typed = _TYPED.fullmatch(cell)
    return typed[1] if typed else cell
