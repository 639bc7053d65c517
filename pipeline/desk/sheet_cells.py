"""How the cells of the workbook are written: numbers as numbers, days as days, links as links."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from pipeline.desk.sheet_columns import Column, Record

_TEXT_LIMIT = 32_767  # characters of a cell, Excel's limit
# Excel keeps 15 digits; a longer number stays text rather than lose its last ones
_EXACT = Decimal(10) ** 15
# what the library escapes in one way or another
_SPECIAL = re.compile(r"[\x00-\x1f&<>\ufffe\uffff]|_x|^\s|\s$")
_HEAD = {
    "bold": True,
    "bg_color": "#DCE6F1",
    "border": 1,
    "text_wrap": True,
    "valign": "top",
}
Formats = dict[str, Any]
_letters = cache(xl_col_to_name)


class PlainSheet(Worksheet):
    """A sheet that writes plain text and numbers, nearly all of its cells, in half the time; the
    same bytes."""

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        kind = cell.__class__.__name__
        if kind == "String" and not _SPECIAL.search(cell.string):
            content = f't="inlineStr"><is><t>{cell.string}</t></is>'
        elif kind == "Number":
            content = f"><v>{cell.number:.16G}</v>"
        else:
            super()._write_cell(row, col, cell)
            return
        style = cell.format._get_xf_index()
        space = " " if kind == "String" else ""
        place = f"{_letters(col)}{row + 1}"
        self.fh.write(f'<c r="{place}" s="{style}"{space}{content}</c>')


def formats(book: Any) -> Formats:
    """The formats of a workbook by name."""
    made: dict[str, dict[str, object]] = {
        "h1": {"bold": True, "font_size": 16},
        "head": _HEAD,
        "date": {"num_format": "dd/mm/yyyy"},
        "number": {"num_format": "#,##0.0#####"},
        "whole": {"num_format": "#,##0"},
        "link": {"font_color": "#0563C1", "underline": 1},
        "year": {"align": "center"},
        "right": {"align": "right"},
        "sentence": {"text_wrap": True, "indent": 1},
        "plain": {"indent": 1},
    }
    return {
        name: book.add_format({"valign": "top", **properties})
        for name, properties in made.items()
    }


def write_head(sheet: Any, styles: Formats, columns: list[Column]) -> None:
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column.head, styles["head"])


def write_record(
    sheet: Any, styles: Formats, row: int, columns: list[Column], record: Record
) -> None:
    """Writes one row of a table as row ``row`` of a sheet."""
    for at, column in enumerate(columns):
        if column.name == "page" and record.get("link"):
            # a formula keeps the page a number and the slashes as every office program reads them
            formula = f'=HYPERLINK("{record["link"]}",{record["page"]})'
            sheet.write_formula(
                row, at, formula, styles["link"], record["page"]
            )
        elif column.name == "year" and record["year"]:
            sheet.write_number(row, at, record["year"], styles["year"])
        else:
            _write(sheet, styles, row, at, column, record)


def _typed(column: Column, record: Record) -> object:
    """A value as what it is: the text of a number as the number."""
    value = column.value(record)
    if isinstance(value, str) and _is_amount(column, record):
        number = _decimal(value)
        return value if number is None else number
    return value


def _is_amount(column: Column, record: Record) -> bool:
    return column.is_amount and not column.is_no_amount(record)


def _write(
    sheet: Any,
    styles: Formats,
    row: int,
    at: int,
    column: Column,
    record: Record,
) -> None:
    value = _typed(column, record)
    if value is None or value == "":
        return
    if isinstance(value, str):
        style = _style(column, record)
        sheet.write_string(row, at, value[:_TEXT_LIMIT], styles[style])
    elif isinstance(value, datetime.date):
        day = datetime.datetime(value.year, value.month, value.day)
        sheet.write_datetime(row, at, day, styles["date"])
    elif isinstance(value, int | float | Decimal):
        whole = value == int(value)  # "#,##0.#" would leave a bare mark
        style = "whole" if whole else "number"
        sheet.write_number(row, at, float(value), styles[style])


def _style(column: Column, record: Record) -> str:
    """How text is set; 15/41 stands with the numbers."""
    if _is_amount(column, record):
        return "right"
    return "sentence" if column.is_sentence else "plain"


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < _EXACT else None
