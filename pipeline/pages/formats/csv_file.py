"""Reads tables in text: CSV and its kin, row by row."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from pipeline.delimited import delimiter
from pipeline.pages.formats.assembly import Draft, RawCell, Run
from pipeline.pages.formats.text_file import read_text, to_text
from pipeline.records import Reading, ReadOptions


def read_csv(path: Path, options: ReadOptions) -> Reading:
    """The rows of the file as one table on one page; cells as they stand there. A file that is no
    table after all is read as text."""
    text = to_text(path.read_bytes())
    sign = delimiter(text)
    if not sign:
        return read_text(path, options)
    if text.lower().startswith(f"sep={sign}"):
        text = text.partition("\n")[2]
    cells = []
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=sign), 1):
            for column, cell in enumerate(row, 1):
                lines = tuple([Run(part.strip())] for part in cell.split("\n"))
                cells.append(RawCell(number, column, lines))
    except csv.Error:  # a cell longer than any page
        return read_text(path, options)
    draft = Draft()
    draft.add_table(cells)
    return draft.reading()
