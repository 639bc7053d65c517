"""openpyxl, the one place: the sheets of an XLSX workbook as Excel shows them."""

from __future__ import annotations

import datetime
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils import get_column_letter

from pipeline.errors import UnreadableInput, brief
from pipeline.pages.formats import number_format, xlsx_package
from pipeline.pages.formats.assembly import Foreign
from pipeline.pages.formats.raised import raised
from pipeline.pages.formats.sheets import Sheet, SheetCell

# to the inch; inches of the widest picture
_EMU, _SCREEN, _SHEET = 914400, 96, 8.27
_WHITE, _BLACK = "FFFFFF", "000000"
# paper and ink; the first colours of the old palette, which stand there twice
_OF_THEME = {0: _WHITE, 1: _BLACK}
_OF_PALETTE = {0: _BLACK, 1: _WHITE, 8: _BLACK, 9: _WHITE}
_UNSAID = "00000000"  # what openpyxl has where no colour is named
_CODE = re.compile("&[A-Z]")  # of a page's number, a file's name, a date
# how characters that XML forbids are stored
_MARKS = re.compile(r"_x([0-9A-Fa-f]{4})_")


def sheets_of(
    path: Path, only_active: bool = False
) -> tuple[list[Sheet], list[str]]:
    """The visible sheets, and what the workbook holds that was not read. Raises UnreadableInput
    where openpyxl makes nothing of the file."""
    problems = xlsx_package.unread(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(
                xlsx_package.settled(path),
                data_only=True,
                keep_links=False,
                rich_text=True,
            )
    except MemoryError:
        raise
    # foreign styles and damaged parts make it fail in every way
    except Exception as error:
        raise UnreadableInput(f"broken XLSX file ({brief(error)})") from error
    found = []
    for sheet in (
        [book.active] if only_active and book.active else book.worksheets
    ):
        if sheet.sheet_state != "visible":
            problems.append(f"hidden sheet not read: {sheet.title}")
        elif hasattr(sheet, "merged_cells"):
            found.append(_sheet(sheet))
    problems += ["not read: a sheet that is a chart"] * len(book.chartsheets)
    return found, problems


def _sheet(sheet: Any) -> Sheet:
    made = Sheet(sheet.title)
    rows, columns = _shown_rows(sheet), _shown_columns(sheet)
    made.problems += _hidden(sheet, rows, columns)
    made.above += _printed(sheet.oddHeader)
    made.below += _printed(sheet.oddFooter)
    for merged in sheet.merged_cells.ranges:
        _merge(sheet, merged, rows, columns, made)
    _fill(sheet, rows, columns, made)
    made.foreign += [
        Foreign(image._data(), "a picture", _inches(image))
        for image in sheet._images
    ]
    made.problems += ["not read: a chart"] * bool(sheet._charts)
    return made


def _hidden(
    sheet: Any, rows: dict[int, int], columns: dict[int, int]
) -> Iterator[str]:
    """What is said of rows and columns that hold text and are not shown."""
    every = range(1, sheet.max_row + 1)
    unread = [row for row in every if row not in rows and _says(sheet, row)]
    if unread:
        yield f"{len(unread)} hidden rows not read"
    if names := _hidden_with_text(sheet, columns):
        yield f"hidden columns not read: {' '.join(names)}"


def _printed(edge: Any) -> list[str]:
    """What stands on paper above or below a sheet, besides the number of the page."""
    return [
        line.strip()
        for part in (edge.left, edge.center, edge.right)
        for line in (part.text or "").splitlines()
        if any(map(str.isalpha, line)) and not _CODE.search(line)
    ]


def _fill(
    sheet: Any,
    rows: dict[int, int],
    columns: dict[int, int],
    made: Sheet,
) -> None:
    """Takes the cells that are shown and not merged."""
    taken = {
        place
        for merged in sheet.merged_cells.ranges
        for line in merged.rows
        for place in line
    }
    spread = _spread(sheet)
    for (row, column), cell in sheet._cells.items():
        if (row, column) in taken or row not in rows or column not in columns:
            continue
        over = range(column, column + spread.get((row, column), 1))
        wide = sum(one in columns for one in over)
        made.cells[rows[row], columns[column]] = SheetCell(
            text_of(cell), _ruled(cell), _font(cell), 1, wide
        )


def _inches(image: Any) -> float:
    """The width of a picture as the sheet shows it; where it is tied to two cells, by its pixels,
    96 to the inch."""
    extent = getattr(image.anchor, "ext", None)
    if extent is not None and extent.width:
        return float(extent.width) / _EMU
    return min(float(image.width) / _SCREEN, _SHEET)


def _shown_rows(sheet: Any) -> dict[int, int]:
    """Row -> its number among the rows that are shown; one without height is not."""
    known = sheet.row_dimensions
    shown: dict[int, int] = {}
    for row in range(1, sheet.max_row + 1):
        if row not in known or not (
            known[row].hidden or known[row].height == 0
        ):
            shown[row] = len(shown) + 1
    return shown


def _shown_columns(sheet: Any) -> dict[int, int]:
    hidden = {
        column
        for dimension in sheet.column_dimensions.values()
        if dimension.hidden or dimension.width == 0
        for column in range(
            dimension.min or 0, min(dimension.max or 0, sheet.max_column) + 1
        )
    }
    shown: dict[int, int] = {}
    for column in range(1, sheet.max_column + 1):
        if column not in hidden:
            shown[column] = len(shown) + 1
    return shown


def _says(sheet: Any, row: int) -> bool:
    return any(
        (row, column) in sheet._cells
        and sheet._cells[row, column].value is not None
        for column in range(1, sheet.max_column + 1)
    )


def _hidden_with_text(sheet: Any, columns: dict[int, int]) -> list[str]:
    hidden = {
        column
        for (_, column), cell in sheet._cells.items()
        if column not in columns and cell.value is not None
    }
    return [get_column_letter(column) for column in sorted(hidden)]


def _merge(
    sheet: Any,
    merged: Any,
    rows: dict[int, int],
    columns: dict[int, int],
    made: Sheet,
) -> None:
    """A merged range as one cell, of as many rows and columns as are shown of it."""
    high = [
        rows[n] for n in range(merged.min_row, merged.max_row + 1) if n in rows
    ]
    wide = [
        columns[n]
        for n in range(merged.min_col, merged.max_col + 1)
        if n in columns
    ]
    if high and wide:
        cell = sheet.cell(merged.min_row, merged.min_col)
        made.cells[high[0], wide[0]] = SheetCell(
            text_of(cell), _ruled(cell), _font(cell), len(high), len(wide)
        )


def _spread(sheet: Any) -> dict[tuple[int, int], int]:
    """The cells whose text is centred across those right of it that are empty (ECMA-376 part 1,
    18.18.40, centerContinuous), and how many columns it goes over."""
    found: dict[tuple[int, int], int] = {}
    first = 0  # the column of the last such cell with text
    for (row, column), cell in sorted(sheet._cells.items()):
        if cell.alignment.horizontal != "centerContinuous":
            continue
        if cell.value is not None:
            first = column
            found[row, column] = 1
        elif found.get((row, first), 0) == column - first:
            found[row, first] += 1
    return found


def text_of(cell: Any) -> str:
    """What a cell shows."""
    value, code = cell.value, cell.number_format or "General"
    if value is None or (cell.font and (cell.font.strike or _is_unseen(cell))):
        return ""
    if isinstance(value, CellRichText):
        return _unescaped(_rich(value))
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return number_format.shown(value, code)
    if isinstance(value, datetime.date | datetime.time):
        return number_format.shown_date(value, code)
    return _unescaped(str(value))


def _unescaped(text: str) -> str:
    return _MARKS.sub(lambda match: chr(int(match[1], 16)), text).replace(
        "\r", ""
    )


def _rich(value: CellRichText) -> str:
    """The text of a cell set in several fonts: without what is struck, marks of notes raised."""
    text = ""
    for part in value:
        font = part.font if isinstance(part, TextBlock) else None
        if font is not None and font.strike:
            continue
        said = str(part.text if isinstance(part, TextBlock) else part)
        shifted = font is not None and font.vertAlign in (
            "superscript",
            "subscript",
        )
        text += (raised(said, text) or said) if shifted else said
    return text


def _is_unseen(cell: Any) -> bool:
    """Whether the letters have the colour of what lies behind them, white where nothing does."""
    ground: str | None = _WHITE
    if cell.fill and cell.fill.fill_type is not None:
        solid = cell.fill.fill_type == "solid"
        ground = _shade(cell.fill.fgColor) if solid else None
    return ground is not None and _shade(cell.font.color) == ground


def _shade(color: Any) -> str | None:
    """A colour as red, green and blue; None where the workbook does not settle it."""
    if color is None:
        return None
    if color.type == "theme":
        return None if color.tint else _OF_THEME.get(color.theme)
    if color.type == "indexed":
        return _OF_PALETTE.get(color.indexed)
    said = str(color.rgb)
    return said[-6:] if said != _UNSAID else None


def _ruled(cell: Any) -> bool:
    border = cell.border
    sides = (border.left, border.right, border.top, border.bottom)
    return sum(bool(side and side.style) for side in sides) >= 2


def _font(cell: Any) -> str:
    return str(cell.font.name or "") if cell.font else ""
