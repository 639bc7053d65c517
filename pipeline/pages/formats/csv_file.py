"""Reads tables in text: CSV and its kin, row by row."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from pipeline.delimited import delimiter, titled
from pipeline.pages.formats.assembly import Draft, Line, RawCell, Run
from pipeline.pages.formats.sheets import figure_as_one
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


def _lines(cell: str) -> tuple[Line, ...]:
    # exports write figures as formulas to keep Excel from changing them
    if typed := _TYPED.fullmatch(cell):
        cell = typed[1]
    return tuple(
        [Run(figure_as_one(part.strip()))] for part in cell.split("\n")
    )
