"""How the cells of the workbook are written: numbers as numbers, days as days, links as links."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from pipeline.desk.sheet_columns import Column, Record

_TEXT_LIMIT = 32_767  # characters of a cell, Excel's limit
# Excel keeps 15 digits; a longer number stays text rather than lose its last ones
_EXACT = Decimal(10) ** 15
# rows whose heights place a comment on the head; the library keeps those of all, 250 bytes each
_BESIDE_COMMENTS = 100
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
# the style of a cell, and its XML behind the place and the style
Plain = tuple[Any, str]
_letters = cache(xl_col_to_name)


class PlainSheet(Worksheet):
    """A sheet that takes plain texts and numbers, nearly all of its cells, as finished XML and
    writes a row at once; the same bytes in half the time."""

    previous_row: int  # of the library: the row in hand

    def put(self, row: int, cells: Mapping[int, Plain]) -> None:
        """Sets cells of a row by their columns; other methods may set more of the same row."""
        for column in (min(cells), max(cells)):
            self._check_dimensions(row, column)
        if row > self.previous_row:
            self._write_single_row(row)
        self.table[row].update(cells)

    def _write_single_row(self, current_row_num: int = 0) -> None:
        """Writes the row in hand, as the library does in its mode ``constant_memory``."""
        row = self.previous_row
        self._write_in_hand(row, current_row_num)
        if row > _BESIDE_COMMENTS:
            self.row_info.pop(row, None)
            self.row_sizes.pop(row, None)

    def _write_in_hand(self, row: int, current_row_num: int) -> None:
        cells = self.table[row]
        if not cells:
            super()._write_single_row(current_row_num)
            return
        self.previous_row = current_row_num
        self._write_row(row, None, self.row_info.get(row))
        parts: list[str] = []
        for column, cell in sorted(cells.items()):
            if type(cell) is tuple:
                style, content = cell
                place = f'<c r="{_letters(column)}{row + 1}"'
                parts.append(
                    f'{place} s="{style._get_xf_index()}"{content}</c>'
                )
            else:  # one of the library's own
                self.fh.write("".join(parts))
                parts.clear()
                self._write_cell(row, column, cell)
        self.fh.write("".join(parts))
        self._xml_end_tag("row")
        self.table.clear()


def plain_text(style: Any, value: str) -> Plain | None:
    """A cell of text; None where the library must take care of it."""
    if len(value) > _TEXT_LIMIT // 2 or _SPECIAL.search(value):
        return None
    return style, f' t="inlineStr"><is><t>{value}</t></is>'


def plain_number(style: Any, value: float) -> Plain:
    """A cell of a number."""
    return style, f"><v>{value:.16G}</v>"


def plain_link(style: Any, link: str, page: int) -> Plain | None:
    """A cell of a page with a link to the place; None where the library must take care of it.

    A formula keeps the page a number and the slashes as every office program reads them. The
    library asks each formula for every function that Excel learnt late."""
    if _SPECIAL.search(link) or "(" in link:
        return None
    return style, f'><f>HYPERLINK("{link}",{page})</f><v>{page}</v>'


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
        # the library indents nothing that stands at the top unless it stands left as well
        "sentence": {"text_wrap": True, "indent": 1, "align": "left"},
        "plain": {"indent": 1, "align": "left"},
    }
    return {
        name: book.add_format({"valign": "top", **properties})
        for name, properties in made.items()
    }


def write_head(sheet: Any, styles: Formats, columns: list[Column]) -> None:
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column.head, styles["head"])


def write_record(
    sheet: PlainSheet,
    styles: Formats,
    row: int,
    columns: list[Column],
    record: Record,
) -> None:
    """Writes one row of a table as row ``row`` of a sheet."""
    plain: dict[int, Plain] = {}
    others: list[tuple[int, object]] = []
    for at, column in enumerate(columns):
        value = column.value(record)
        if value is None or value == "":
            continue
        cell = _plain(styles, column, record, value)
        if cell:
            plain[at] = cell
        else:
            others.append((at, value))
    if plain:
        sheet.put(row, plain)
    for at, value in others:
        _write(sheet, styles, row, at, columns[at], record, value)


def _plain(
    styles: Formats, column: Column, record: Record, value: Any
) -> Plain | None:
    """A cell as finished XML; None for a day and what must be escaped."""
    if isinstance(value, str):
        style = _style(column, record)
        # the text of a number as the number
        amount = _decimal(value) if style == "right" else None
        if amount is None:
            return plain_text(styles[style], value)
        return _figure(styles, amount)
    if isinstance(value, datetime.date):
        return None
    if column.name == "page" and record.get("link"):
        return plain_link(styles["link"], record["link"], value)
    if column.name == "year" and value:
        return plain_number(styles["year"], value)
    return _figure(styles, value)


def _figure(styles: Formats, value: float | Decimal) -> Plain:
    whole = value == int(value)  # "#,##0.#" would leave a bare mark
    return plain_number(styles["whole" if whole else "number"], float(value))


def _write(
    sheet: Any,
    styles: Formats,
    row: int,
    at: int,
    column: Column,
    record: Record,
    value: Any,
) -> None:
    """Writes what is no plain cell."""
    if isinstance(value, str):
        style = _style(column, record)
        sheet.write_string(row, at, value[:_TEXT_LIMIT], styles[style])
    elif isinstance(value, datetime.date):
        day = datetime.datetime(value.year, value.month, value.day)
        sheet.write_datetime(row, at, day, styles["date"])
    else:
        formula = f'=HYPERLINK("{record["link"]}",{value})'
        sheet.write_formula(row, at, formula, styles["link"], value)


def _style(column: Column, record: Record) -> str:
    """How text is set; 15/41 stands with the numbers."""
    if column.is_amount and not column.is_no_amount(record):
        return "right"
    return "sentence" if column.is_sentence else "plain"


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < _EXACT else None
