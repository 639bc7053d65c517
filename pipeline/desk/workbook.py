"""``dataset.xlsx``: one sheet a table, made from the finished Parquet files, for those who work in
Excel."""

from __future__ import annotations

import datetime
import os
import re
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from pipeline.dataset.indicators import names
from pipeline.dataset.write import columns
from pipeline.resources import rows as model_rows

_SHEETS = {
    "documents": "Văn bản",
    "pages": "Trang",
    "tables": "Bảng",
    "mentions": "Số trong văn bản",
    "references": "Viện dẫn",
    "facts": "Số liệu",
    "systems": "Hệ thống",
    "checks": "Kiểm tra",
    "indicators": "Chỉ tiêu",
}
_ORDER = (
    "facts",
    "documents",
    "checks",
    "systems",
    "references",
    "mentions",
    "tables",
    "pages",
    "indicators",
)
_NAME = "indicator_name"  # of the sheet alone: the name beside the code
# what a person reads of a fact, and what goes on paper
_FRONT = (
    *(
        _NAME,
        "province",
        "issuer",
        "doc_code",
        "year",
        "period",
        "value",
        "unit",
        "status",
    ),
    *("subject", "evidence", "page"),
)
_EDGES = ("x0", "y0", "x1", "y1", "start", "end")
_LEAST, _MOST = 9, 60  # characters of a column's width
_CAPACITY = 1_048_576 - 1  # rows of a sheet below its head, Excel's limit
_TEXT_LIMIT = 32_767  # characters of a cell, Excel's limit
# Excel keeps 15 digits; a longer number stays text rather than lose its last ones
_EXACT = Decimal(10) ** 15
_FIXED = datetime.datetime(2020, 1, 1)  # the same bytes from the same dataset
_SPECIAL = re.compile(
    r"[\x00-\x1f&<>\ufffe\uffff]|_x|^\s|\s$"
)  # what the library escapes in one way or another
_INTRO = (
    ("Bộ dữ liệu ứng dụng công nghệ thông tin", "h1"),
    (
        "Mỗi trang tính là một bảng; hàng đầu là tên cột, đã cố định và có bộ lọc. Ý nghĩa từng "
        "cột ở dưới.",
        "wrap",
    ),
    (
        "Cột «Trang» của trang tính Số liệu mở trang có số đó, đóng khung; giữ tệp này cạnh thư "
        "mục places và pictures.",
        "wrap",
    ),
    (
        "Tệp CSV mở thẳng trong Excel có thể vỡ dấu tiếng Việt: dùng tệp này, hoặc Dữ liệu → Từ "
        "văn bản/CSV, chọn "
        "65001: Unicode (UTF-8).",
        "wrap",
    ),
)


class _Sheet(Worksheet):
    """A sheet that writes plain text and numbers, nearly all of its cells, in half the time; the
    same bytes."""

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        kind = cell.__class__.__name__
        if kind == "String" and not _SPECIAL.search(cell.string):
            self.fh.write(
                f'<c r="{_letters(col)}{row + 1}" s="{cell.format._get_xf_index()}" '
                't="inlineStr"><is><t>'
                f"{cell.string}</t></is></c>"
            )
        elif kind == "Number":
            self.fh.write(
                f'<c r="{_letters(col)}{row + 1}" s="{cell.format._get_xf_index()}"><v>'
                f"{cell.number:.16G}</v></c>"
            )
        else:
            super()._write_cell(row, col, cell)


_letters = cache(xl_col_to_name)


def write_workbook(output: Path) -> Path:
    """Writes ``output/dataset.xlsx`` from the tables of ``output`` and returns its path; whole or
    not at all."""
    path, new = output / "dataset.xlsx", output / ".dataset.xlsx.new"
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(str(new), options) as book:
        book.set_properties({"title": "baocao", "created": _FIXED})
        formats = {
            "h1": book.add_format({"bold": True, "font_size": 16}),
            "wrap": book.add_format({"text_wrap": True}),
            "head": book.add_format(
                {
                    "bold": True,
                    "bg_color": "#DCE6F1",
                    "border": 1,
                    "text_wrap": True,
                    "valign": "top",
                }
            ),
            "date": book.add_format({"num_format": "dd/mm/yyyy"}),
            "number": book.add_format({"num_format": "#,##0.0#####"}),
            "whole": book.add_format({"num_format": "#,##0"}),
            "link": book.add_format({"font_color": "#0563C1", "underline": 1}),
            "plain": book.add_format(),
        }
        _explain(book, formats)
        for name in _ORDER:
            _sheet(book, formats, output, name)
    os.replace(new, path)
    return path


def _explain(book: Any, formats: dict[str, Any]) -> None:
    sheet = book.add_worksheet("Giải thích")
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 36)
    sheet.set_column(2, 2, 10)
    sheet.set_column(3, 4, 70)
    row = 0
    for text, style in _INTRO:
        sheet.write_string(
            row, 0, text, formats["h1"] if style == "h1" else formats["plain"]
        )
        row += 1
    row += 1
    for column, text in enumerate(
        ("Trang tính", "Cột", "Đơn vị", "Ý nghĩa", "Meaning")
    ):
        sheet.write_string(row, column, text, formats["head"])
    known = {head["column"]: head["vi"] for head in model_rows("sheet_heads.tsv")}
    for name in _ORDER:
        for field in columns(name):
            row += 1
            for column, text in enumerate(
                (
                    _SHEETS[name],
                    f"{known.get(field['column'], '')} ({field['column']})",
                    field["unit"],
                    field["vi"],
                    field["en"],
                )
            ):
                sheet.write_string(row, column, text, formats["plain"])


def _sheet(book: Any, formats: dict[str, Any], output: Path, name: str) -> None:
    """One table as a sheet: Vietnamese heads, ids last and narrow, ready for paper and pivots."""
    sheet = book.add_worksheet(_SHEETS[name], _Sheet)
    fields = _fields(name)
    file = pq.ParquetFile(output / f"{name}.parquet")
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, 30)
    row = 0
    widths: list[float] = [_LEAST] * len(fields)
    for batch in file.iter_batches(batch_size=2000):
        records = batch.to_pylist()[: _CAPACITY - row]
        if not row:
            widths = [_width(field, records) for field in fields]
        for record in records:
            row += 1
            _record(sheet, formats, row, fields, record)
    for at, field in enumerate(fields):
        sheet.set_column(at, at, widths[at])
        if not row:
            sheet.write_string(0, at, field["head"], formats["head"])
    readable = sum(not _is_id(field["column"]) for field in fields)
    _paper(sheet, row, len(fields), len(_FRONT) if name == "facts" else readable)
    if file.metadata.num_rows > _CAPACITY:
        rows = file.metadata.num_rows
        sheet.write_comment(
            0, 0, f"Excel chỉ chứa {_CAPACITY} hàng; bảng đủ {rows} hàng ở {name}.csv"
        )


def _fields(name: str) -> list[dict[str, str]]:
    """The columns of a sheet in the order of people: what is read first, ids and edges last; the
    name of an indicator before its code."""
    known = {row["column"]: row["vi"] for row in model_rows("sheet_heads.tsv")}
    fields = [
        {**field, "head": known.get(field["column"], field["column"])}
        for field in columns(name)
    ]
    if name == "facts":
        fields.insert(
            0, {"column": _NAME, "type": "string", "head": "Chỉ tiêu", "unit": ""}
        )
    return sorted(fields, key=lambda field: _rank(name, field["column"]))


def _rank(table: str, column: str) -> int:
    front = _FRONT if table == "facts" else ()
    return front.index(column) if column in front else len(_FRONT) + _is_id(column)


def _is_id(column: str) -> bool:
    return (
        column in _EDGES
        or column.endswith(("_id", "_ids"))
        or column in ("repeats", "finding", "link")
    )


def _width(field: dict[str, str], records: list[dict[str, Any]]) -> float:
    """A width in characters that holds nearly all cells of the first records."""
    column = field["column"]
    if _is_id(column):
        return _LEAST
    sizes = sorted(len(_printed(_value(record, column))) for record in records)
    usual = sizes[len(sizes) * 9 // 10] if sizes else 0
    numeric = field["type"] in ("integer", "number", "decimal") or column == "value"
    wanted = (sizes[-1] if sizes else 0) if numeric else usual
    return max(_LEAST, min(_MOST, max(wanted, len(field["head"]) // 2) + 3))


def _printed(value: object) -> str:
    if isinstance(value, Decimal | int | float):
        return f"{value:,}"
    text = "" if value is None else str(value)
    return f"{int(text):,}" if text.isdecimal() else text


def _value(record: dict[str, Any], column: str) -> object:
    return names().get(record["indicator"], "") if column == _NAME else record[column]


def _record(
    sheet: Any,
    formats: dict[str, Any],
    row: int,
    fields: list[dict[str, str]],
    record: dict[str, Any],
) -> None:
    if row == 1:  # rows go to the file one by one: the head comes before the first
        for at, field in enumerate(fields):
            sheet.write_string(0, at, field["head"], formats["head"])
    for at, field in enumerate(fields):
        column = field["column"]
        if _leads(column, record):
            # a formula keeps the page a number and the slashes as every office program reads them
            formula = f'=HYPERLINK("{record["link"]}",{record["page"]})'
            sheet.write_formula(row, at, formula, formats["link"], record["page"])
        elif column == "year" and record["year"]:
            sheet.write_number(row, at, record["year"], formats["plain"])
        else:
            _cell(
                sheet,
                formats,
                row,
                at,
                _value(record, column),
                numeric=column == "value",
            )


def _leads(column: str, record: dict[str, Any]) -> bool:
    return column == "page" and bool(record.get("link"))


def _paper(sheet: Any, rows: int, width: int, printed: int) -> None:
    """How the sheet is filtered and printed: A4 across, the head on each page, the first
    ``printed`` columns."""
    sheet.autofilter(0, 0, max(rows, 1), width - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, max(rows, 1), printed - 1)


def _cell(
    sheet: Any, formats: dict[str, Any], row: int, at: int, value: object, numeric: bool
) -> None:
    if value is None or value == "":
        return
    if isinstance(value, str):
        number = _decimal(value) if numeric else None
        if number is None:
            sheet.write_string(row, at, value[:_TEXT_LIMIT], formats["plain"])
            return
        value = number
    if isinstance(value, datetime.date):
        sheet.write_datetime(
            row,
            at,
            datetime.datetime(value.year, value.month, value.day),
            formats["date"],
        )
    elif isinstance(value, int | float | Decimal):
        whole = value == int(value)  # "#,##0.#" would leave a bare mark behind it
        sheet.write_number(
            row, at, float(value), formats["whole" if whole else "number"]
        )


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < _EXACT else None
