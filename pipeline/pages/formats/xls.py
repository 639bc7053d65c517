"""xlrd, the one place: the sheets of an Excel 97 workbook as Excel shows them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import xlrd

from pipeline.errors import Encrypted, UnreadableInput, brief
from pipeline.pages.formats import number_format
from pipeline.pages.formats.sheets import Sheet, SheetCell

_WHITE = (1, 9)  # of the palette
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0")


def sheets_of(
    path: Path, only_active: bool = False
) -> tuple[list[Sheet], list[str]]:
    """The visible sheets, and what the workbook holds that was not read. Raises UnreadableInput
    where xlrd makes nothing of the file."""
    data = path.read_bytes()
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, logfile=io.StringIO()
        )
        sheets = [book.sheet_by_index(n) for n in range(book.nsheets)]
        shown = [sheet for sheet in sheets if not sheet.visibility]
        active = (
            [sheet for sheet in shown if sheet.sheet_visible]
            if only_active
            else []
        )
        found = [_sheet(book, sheet) for sheet in active or shown]
    except MemoryError:
        raise
    except Exception as error:  # damaged records make it fail in every way
        raise _refusal(error) from error
    problems = [
        f"hidden sheet not read: {sheet.name}"
        for sheet in sheets
        if sheet.visibility
    ]
    if any(magic in data for magic in _PICTURES):
        problems.append("not read: a picture in an XLS file")
    return found, problems


def _refusal(error: Exception) -> UnreadableInput:
    said = brief(error)
    if "encrypted" in said.lower():
        return Encrypted("the workbook is encrypted")
    return UnreadableInput(f"broken XLS file ({said})")


def _sheet(book: Any, sheet: Any) -> Sheet:
    made = Sheet(sheet.name)
    rows = _shown(sheet.nrows, sheet.rowinfo_map)
    columns = _shown(sheet.ncols, sheet.colinfo_map)
    made.problems += _hidden(sheet, rows, columns)
    merged = {
        (row, column): corner
        for corner in sheet.merged_cells
        for row in range(*corner[:2])
        for column in range(*corner[2:])
    }
    for row, shown_row in rows.items():
        for column, shown_column in columns.items():
            corner = merged.get((row, column))
            if corner is None and column < sheet.row_len(row):
                made.cells[shown_row, shown_column] = _cell(
                    book, sheet, row, column
                )
    for top, bottom, left, right in sheet.merged_cells:
        high = [rows[n] for n in range(top, bottom) if n in rows]
        wide = [columns[n] for n in range(left, right) if n in columns]
        if high and wide:
            made.cells[high[0], wide[0]] = _cell(
                book, sheet, top, left, len(high), len(wide)
            )
    return made


def _hidden(
    sheet: Any, rows: dict[int, int], columns: dict[int, int]
) -> list[str]:
    """What stands in hidden rows and columns, for the problem."""
    empty = (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK)
    filled = [
        (row, column)
        for row in range(sheet.nrows)
        for column in range(sheet.row_len(row))
        if sheet.cell_type(row, column) not in empty
    ]
    hidden = {row for row, _ in filled if row not in rows}
    said = [f"{len(hidden)} hidden rows not read"] if hidden else []
    if any(column not in columns for _, column in filled):
        said.append("hidden columns not read")
    return said


def _shown(most: int, known: dict[int, Any]) -> dict[int, int]:
    """Row or column -> its number among those that are shown."""
    shown: dict[int, int] = {}
    for n in range(most):
        if n not in known or not known[n].hidden:
            shown[n] = len(shown) + 1
    return shown


def _cell(
    book: Any, sheet: Any, row: int, column: int, high: int = 1, wide: int = 1
) -> SheetCell:
    if row >= sheet.nrows or column >= sheet.row_len(row):
        return SheetCell("", row_span=high, column_span=wide)
    look = book.xf_list[sheet.cell_xf_index(row, column)]
    font = book.font_list[look.font_index]
    border = look.border
    sides = (
        border.left_line_style,
        border.right_line_style,
        border.top_line_style,
        border.bottom_line_style,
    )
    text = _text(book, sheet.cell(row, column), look)
    if font.struck_out or _is_white(font, look):
        text = ""
    elif runs := sheet.rich_text_runlist_map.get((row, column)):
        text = _without_struck(book, text, runs)
    return SheetCell(
        text, sum(map(bool, sides)) >= 2, font.name or "", high, wide
    )


def _is_white(font: Any, look: Any) -> bool:
    """Whether letters are white on the white of the sheet."""
    return font.colour_index in _WHITE and not look.background.fill_pattern


def _without_struck(
    book: Any, text: str, runs: Sequence[tuple[int, int]]
) -> str:
    """A text set in several fonts; ``runs``: where each begins, but for the first, and its font."""
    parts = [text[: runs[0][0]]]
    for (start, font), (end, _) in pairwise([*runs, (len(text), 0)]):
        if not book.font_list[font].struck_out:
            parts.append(text[start:end])
    return "".join(parts)


def _text(book: Any, cell: Any, look: Any) -> str:
    """What a cell shows."""
    kind, value = cell.ctype, cell.value
    code = (
        book.format_map[look.format_key].format_str
        if look.format_key in book.format_map
        else ""
    )
    if kind == xlrd.XL_CELL_TEXT:
        return str(value).replace("\r", "")
    if kind == xlrd.XL_CELL_NUMBER:
        return number_format.shown(value, code or "General")
    if kind == xlrd.XL_CELL_DATE:
        try:
            moment = xlrd.xldate_as_datetime(value, book.datemode)
        except (ValueError, OverflowError):
            return number_format.shown(value, "General")
        return number_format.shown_date(moment, code)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if value else "FALSE"
    if kind == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(value, "#N/A"))
    return ""
