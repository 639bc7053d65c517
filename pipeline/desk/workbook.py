"""``dataset.xlsx``: one sheet a table, made from the finished Parquet files, for those who work in
Excel."""

from __future__ import annotations

import datetime
import math
import os
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import xlsxwriter

from pipeline.dataset.contract import columns
from pipeline.desk import sheet_cells, sheet_columns
from pipeline.desk.sheet_cells import Formats, PlainSheet
from pipeline.labels import column_heads

_SHEETS = {
    "facts": "Số liệu",
    "documents": "Văn bản",
    "checks": "Kiểm tra",
    "systems": "Hệ thống",
    "references": "Viện dẫn",
    "mentions": "Số trong văn bản",
    "tables": "Bảng",
    "pages": "Trang",
    "indicators": "Chỉ tiêu",
}
_LINE = 15  # points of a line
_CAPACITY = 1_048_576 - 1  # rows of a sheet below its head, Excel's limit
_BATCH = 2000  # rows that stand in memory at once
_FIXED = datetime.datetime(2020, 1, 1)  # the same bytes from the same dataset
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}
_TITLE = "Bộ dữ liệu ứng dụng công nghệ thông tin"
_INTRO = (
    "Mỗi trang tính là một bảng; hàng đầu là tên cột, đã cố định và có bộ lọc. Ý nghĩa từng cột ở "
    "dưới.",
    "Cột «Trang» của trang tính Số liệu mở trang có số đó, đóng khung; giữ tệp này cạnh thư mục "
    "places và pictures.",
    "Tệp CSV mở thẳng trong Excel có thể vỡ dấu tiếng Việt: dùng tệp này, hoặc Dữ liệu → Từ văn "
    "bản/CSV, chọn 65001: Unicode (UTF-8).",
)
_EXPLAINED = ("Trang tính", "Cột", "Đơn vị", "Ý nghĩa", "Meaning")
_EXPLAINED_WIDTHS = (18, 36, 10, 70, 70)


def write_workbook(output: Path) -> Path:
    """Writes ``output/dataset.xlsx`` from the tables of ``output`` and returns its path; whole or
    not at all."""
    path, new = output / "dataset.xlsx", output / ".dataset.xlsx.new"
    with xlsxwriter.Workbook(str(new), _OPTIONS) as book:
        book.set_properties({"title": "baocao", "created": _FIXED})
        styles = sheet_cells.formats(book)
        _explain(book, styles)
        numbers = _numbers(output)
        for name in _SHEETS:
            _sheet(book, styles, output, name, numbers)
    os.replace(new, path)
    return path


def _explain(book: Any, styles: Formats) -> None:
    """The first sheet: what the others hold, column by column."""
    sheet = book.add_worksheet("Giải thích")
    for at, width in enumerate(_EXPLAINED_WIDTHS):
        sheet.set_column(at, at, width)
    sheet.write_string(0, 0, _TITLE, styles["h1"])
    for row, text in enumerate(_INTRO, 1):
        sheet.write_string(row, 0, text, styles["plain"])
    row = len(_INTRO) + 2
    for at, text in enumerate(_EXPLAINED):
        sheet.write_string(row, at, text, styles["head"])
    heads = column_heads()
    for name, shown in _SHEETS.items():
        for column in columns(name):
            row += 1
            longest = max(len(column.vi), len(column.en))
            sheet.set_row(row, _LINE * math.ceil(1.1 * longest / 70))
            head = f"{heads.get(column.name, '')} ({column.name})"
            told = (shown, head, column.unit, column.vi, column.en)
            for at, text in enumerate(told):
                sheet.write_string(row, at, text, styles["sentence"])
    _paper(sheet, row, len(_EXPLAINED))
    sheet.repeat_rows(len(_INTRO) + 2)


def _numbers(output: Path) -> dict[str, str]:
    """doc_id -> number and symbol of the document, else the name of its file."""
    wanted = ["doc_id", "doc_code", "source"]
    table = pq.read_table(output / "documents.parquet", columns=wanted)
    return {
        row["doc_id"]: row["doc_code"] or row["source"]
        for row in table.to_pylist()
    }


def _numbered(record: dict[str, Any], numbers: dict[str, str]) -> str:
    """The documents of a check as people call them."""
    ids = str(record["doc_ids"] or "").split()
    return ", ".join(numbers.get(doc_id, doc_id) for doc_id in ids)


def _sheet(
    book: Any, styles: Formats, output: Path, name: str, numbers: dict[str, str]
) -> None:
    """One table as a sheet: Vietnamese heads, ids last and narrow, ready for paper and pivots."""
    sheet = book.add_worksheet(_SHEETS[name], PlainSheet)
    shown = sheet_columns.of_sheet(name)
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, 30)
    sheet_cells.write_head(sheet, styles, shown)
    file = pq.ParquetFile(output / f"{name}.parquet")
    row = 0
    widths = [sheet_columns.width(column, []) for column in shown]
    for batch in file.iter_batches(_BATCH):
        records = batch.to_pylist()[: _CAPACITY - row]
        if name == "checks":
            for record in records:
                record["documents"] = _numbered(record, numbers)
        if not row:
            widths = [sheet_columns.width(column, records) for column in shown]
        sentences = [
            pair
            for pair in zip(shown, widths, strict=True)
            if pair[0].is_sentence
        ]
        for record in records:
            row += 1
            tall = max(
                (
                    sheet_columns.lines(column, width, record)
                    for column, width in sentences
                ),
                default=1,
            )
            if tall > 1:
                sheet.set_row(row, _LINE * tall)
            sheet_cells.write_record(sheet, styles, row, shown, record)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    sheet.autofilter(0, 0, max(row, 1), len(shown) - 1)
    readable = sum(not column.is_id for column in shown)
    _paper(sheet, row, len(sheet_columns.FRONT.get(name, ())) or readable)
    sheet.repeat_rows(0)
    _say_what_is_left_out(sheet, file.metadata.num_rows, name)


def _say_what_is_left_out(sheet: Any, rows: int, name: str) -> None:
    if rows > _CAPACITY:
        told = (
            f"Excel chỉ chứa {_CAPACITY} hàng; bảng đủ {rows} hàng ở {name}.csv"
        )
        sheet.write_comment(0, 0, told)


def _paper(sheet: Any, rows: int, printed: int) -> None:
    """How the sheet is printed: A4 across, the first ``printed`` columns on one width, pages
    numbered."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&A&RTrang &P/&N")
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, max(rows, 1), printed - 1)
