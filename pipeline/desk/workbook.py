"""``dataset.xlsx``: one sheet a table, made from the finished Parquet files, for those who work in
Excel."""

from __future__ import annotations

import datetime
import os
import re
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from pipeline.dataset.write import columns

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
_WIDE = {
    "evidence": 60,
    "message": 60,
    "message_en": 60,
    "title": 50,
    "text": 40,
    "source": 40,
    "problem": 40,
}
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
        "Cột «trang» của trang tính Số liệu mở ảnh trang (trang quét) hoặc chữ của văn bản; giữ "
        "tệp này cạnh thư mục "
        "pictures và text.",
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
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(new), options) as book:
        book.set_properties({"title": "baocao", "created": _FIXED})
        formats = {
            "h1": book.add_format({"bold": True, "font_size": 16}),
            "wrap": book.add_format({"text_wrap": True}),
            "head": book.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1}),
            "date": book.add_format({"num_format": "dd/mm/yyyy"}),
            "number": book.add_format({"num_format": "#,##0.######"}),
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
    sheet.set_column(0, 1, 18)
    sheet.set_column(2, 2, 10)
    sheet.set_column(3, 4, 70)
    row = 0
    for text, style in _INTRO:
        sheet.write_string(row, 0, text, formats["h1"] if style == "h1" else formats["plain"])
        row += 1
    row += 1
    for column, text in enumerate(("Trang tính", "Cột", "Đơn vị", "Ý nghĩa", "Meaning")):
        sheet.write_string(row, column, text, formats["head"])
    for name in _ORDER:
        for field in columns(name):
            row += 1
            for column, text in enumerate(
                (_SHEETS[name], field["column"], field["unit"], field["vi"], field["en"])
            ):
                sheet.write_string(row, column, text, formats["plain"])


def _sheet(book: Any, formats: dict[str, Any], output: Path, name: str) -> None:
    sheet = book.add_worksheet(_SHEETS[name], _Sheet)
    fields = columns(name)
    sheet.freeze_panes(1, 0)
    for at, field in enumerate(fields):
        sheet.set_column(
            at, at, _WIDE.get(field["column"], max(11, min(24, len(field["column"]) + 4)))
        )
        sheet.write_string(0, at, field["column"], formats["head"])
    file = pq.ParquetFile(output / f"{name}.parquet")
    row = 0
    pages = (
        {field["column"]: at for at, field in enumerate(fields)}.get("page")
        if name == "facts"
        else None
    )
    for batch in file.iter_batches(batch_size=2000):
        for record in batch.to_pylist():
            if row == _CAPACITY:
                break
            row += 1
            for at, field in enumerate(fields):
                if at == pages and (link := _place(output, record["doc_id"], record["page"])):
                    # a formula keeps the page a number and the slashes as every office program
                    # reads them
                    formula = f'=HYPERLINK("{link}",{record["page"]})'
                    sheet.write_formula(row, at, formula, formats["link"], record["page"])
                else:
                    _cell(
                        sheet,
                        formats,
                        row,
                        at,
                        record[field["column"]],
                        numeric=field["column"] == "value",
                    )
    sheet.autofilter(0, 0, max(row, 1), len(fields) - 1)
    if file.metadata.num_rows > _CAPACITY:
        rows = file.metadata.num_rows
        sheet.write_comment(
            0, 0, f"Excel chỉ chứa {_CAPACITY} hàng; bảng đủ {rows} hàng ở {name}.csv"
        )


@lru_cache(maxsize=64)
def _place(output: Path, doc_id: str, page: int) -> str:
    """The picture of a page, or the text of the document; "" where neither is there."""
    for link in (f"pictures/{doc_id}-{page:04d}.webp", f"text/{doc_id}.txt"):
        if (output / link).exists():
            return link
    return ""


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
            row, at, datetime.datetime(value.year, value.month, value.day), formats["date"]
        )
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(row, at, float(value), formats["number"])


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < _EXACT else None
