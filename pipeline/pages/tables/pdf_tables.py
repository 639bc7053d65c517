"""Ruled tables of PDF pages that have a text layer: their grid from the page's vector lines, by
pdfplumber.

pdfplumber is slow (a tenth of a second a page and more), so a page is asked first whether it draws
rules at all."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.errors import UnreadableInput
from pipeline.pages.formats.pdf_fonts import decode_chars
from pipeline.records import Box, Cell, Table, Word

_RUN = re.compile(r"\S*\d\S*")
_MOST_OBJECTS = 20_000  # a page with more is a drawing
_THIN, _LONG = 3.0, 18.0  # points of a rule
_SNAP = 3.0  # points within which two positions are one line of the grid
_SETTINGS = {
    "vertical_strategy": "lines",
    "horizontal_strategy": "lines",
    "snap_tolerance": _SNAP,
    "join_tolerance": _SNAP,
    "intersection_tolerance": 4,
}


def suggests_rules(page: Any) -> bool:
    """Whether a page (of pypdfium2) draws enough horizontal and vertical rules for a table of two
    columns."""
    from pypdfium2 import raw

    level = upright = 0
    for obj in itertools.islice(
        page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=3), _MOST_OBJECTS
    ):
        left, bottom, right, top = obj.get_bounds()
        wide, high = right - left, top - bottom
        if high <= _THIN and wide >= _LONG:
            level += 1
        elif wide <= _THIN and high >= _LONG / 2:
            upright += 1
        elif wide >= _LONG and high >= _LONG / 2:  # the frame or the ground of a cell
            level, upright = level + 2, upright + 2
        if level >= 2 and upright >= 3:
            return True
    return False


def tables_of(
    path: Path | str, pages: Sequence[int], password: str = ""
) -> dict[int, tuple[Table, ...]]:
    """The ruled tables of the given pages (from 1) with text and boxes (points, origin top left); a
    page without any is missing from the result. Raises UnreadableInput where pdfplumber cannot open
    the file."""
    import pdfplumber
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    found: dict[int, tuple[Table, ...]] = {}
    try:
        with pdfplumber.open(path, pages=sorted(set(pages)), password=password or None) as document:
            for page in document.pages:
                tables = _tables(page)
                if tables:
                    found[page.page_number] = tables
                page.close()
    except (
        PdfminerException,
        MalformedPDFException,
        PSException,
        ValueError,
        OSError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
    ) as error:  # a damaged file fails in many ways
        raise UnreadableInput(f"the tables of the PDF cannot be read: {error}") from error
    return found


def _tables(page: Any) -> tuple[Table, ...]:
    left, top = page.bbox[:2]
    decode_chars(page.chars)  # fonts of before Unicode
    tables: list[Table] = []
    for found in sorted(
        page.find_tables(_SETTINGS), key=lambda table: (table.bbox[1], table.bbox[0])
    ):
        cells = _cells(page, found.cells, left, top)
        if (
            max((cell.column + cell.column_span for cell in cells), default=0) <= 2
        ):  # a frame around text
            continue
        x0, y0, x1, y1 = found.bbox
        box = _shown(page, x0 - left, y0 - top, x1 - left, y1 - top)
        tables.append(Table(page.page_number, len(tables) + 1, cells, box))
    return tuple(tables)


def _cells(
    page: Any, boxes: Iterable[tuple[float, float, float, float]], left: float, top: float
) -> tuple[Cell, ...]:
    boxes = [box for box in boxes if box is not None]
    xs = _positions([v for box in boxes for v in (box[0], box[2])])
    ys = _positions([v for box in boxes for v in (box[1], box[3])])
    cells = []
    for x0, y0, x1, y1 in sorted(boxes, key=lambda box: (box[1], box[0])):
        row, column = _nearest(ys, y0), _nearest(xs, x0)
        text = (
            page.crop((x0, y0, x1, y1), strict=False).extract_text(x_tolerance=2, y_tolerance=3)
            or ""
        )
        text = " ".join(unicodedata.normalize("NFC", text).split())
        box = _shown(page, x0 - left, y0 - top, x1 - left, y1 - top)
        cells.append(
            Cell(
                row + 1,
                column + 1,
                text,
                max(1, _nearest(ys, y1) - row),
                max(1, _nearest(xs, x1) - column),
                box,
            )
        )
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))


def _shown(page: Any, *corners: float) -> Box | None:
    return Box(*(round(v, 2) for v in corners)).within(
        round(float(page.width), 2), round(float(page.height), 2)
    )


def _positions(values: Sequence[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _SNAP:
            found.append(value)
    return found


def _nearest(positions: Sequence[float], value: float) -> int:
    return min(range(len(positions)), key=lambda n: abs(positions[n] - value))


def weave(
    page: Any, text: str, words: Sequence[Word], tables: Sequence[Table]
) -> tuple[str, tuple[Word, ...], tuple[Table, ...]]:
    """The text of a page (of pypdfium2, as its text layer gives it, a line a line) with its tables
    row by row, a tab between cells, in place of the lines that stand inside them; the words and
    cells with their offsets in it."""
    lines = text.split("\n")
    inside = _inside(page, lines, tables)
    parts: list[str] = []
    kept: list[Word] = []
    placed: dict[int, Table] = {}
    length = at = 0

    def add(piece: str) -> None:
        nonlocal length
        parts.append(piece)
        length += len(piece)

    def put(number: int) -> None:
        cells, new = _row_by_row(tables[number], length, words)
        placed[number] = replace(tables[number], cells=cells)
        kept.extend(new[1])
        add(new[0])

    for line, table in zip(lines, inside, strict=True):
        if table is None:
            kept += [
                replace(word, start=word.start - at + length, end=word.end - at + length)
                for word in words
                if at <= word.start < at + len(line)
            ]
            add(line + "\n")
        elif table not in placed:
            put(table)
        at += len(line) + 1
    for number in range(len(tables)):
        if number not in placed:
            put(number)
    whole = "".join(parts)
    return (
        whole[:-1] if whole.endswith("\n") else whole,
        tuple(kept),
        tuple(placed[n] for n in range(len(tables))),
    )


def _inside(page: Any, lines: Sequence[str], tables: Sequence[Table]) -> list[int | None]:
    """For each line the table it stands in. Lines of the raw layer and of its cleaned text are the
    same lines."""
    layer = page.get_textpage()
    try:
        raw, height = layer.get_text_range(), page.get_height()
        found: list[int | None] = []
        at = 0
        for line in raw.split("\n"):
            spots = [at + n for n, letter in enumerate(line) if not letter.isspace()]
            found.append(_table_at(layer, spots, height, tables))
            at += len(line) + 1
    finally:
        layer.close()
    return found if len(found) == len(lines) else [None] * len(lines)


def _table_at(
    layer: Any, spots: Sequence[int], height: float, tables: Sequence[Table]
) -> int | None:
    if not spots:
        return None
    hits = []
    for index in (spots[0], spots[len(spots) // 2], spots[-1]):
        left, bottom, right, top = layer.get_charbox(index)
        x, y = (left + right) / 2, height - (bottom + top) / 2
        hits.append(
            next(
                (n for n, table in enumerate(tables) if table.box and _holds(table.box, x, y)), None
            )
        )
    return hits[1] if hits.count(hits[1]) >= 2 else None


def _holds(box: Box, x: float, y: float) -> bool:
    return box.x0 - 1 <= x <= box.x1 + 1 and box.y0 - 1 <= y <= box.y1 + 1


def _row_by_row(
    table: Table, start: int, words: Sequence[Word]
) -> tuple[tuple[Cell, ...], tuple[str, list[Word]]]:
    """The cells with their offsets, the table's text and the words with a digit in it."""
    text = ""
    cells: list[Cell] = []
    found: list[Word] = []
    row, column = 0, 0
    for cell in table.cells:
        if cell.row != row:
            text += "\n" if row else ""
            row, column = cell.row, 1
        text += "\t" * max(0, cell.column - column)
        column = max(column, cell.column)
        first = start + len(text)
        text += cell.text
        cells.append(replace(cell, start=first, end=first + len(cell.text)))
        spare = [
            w
            for w in words
            if w.box
            and cell.box
            and _holds(cell.box, (w.box.x0 + w.box.x1) / 2, (w.box.y0 + w.box.y1) / 2)
        ]
        for run in _RUN.finditer(cell.text):
            same = next((w for w in spare if w.text == run.group()), None)
            if same:
                spare.remove(same)
            found.append(
                Word(
                    run.group(),
                    first + run.start(),
                    first + run.end(),
                    same.box if same else cell.box,
                )
            )
    return tuple(cells), (text + "\n", found)
