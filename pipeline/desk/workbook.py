"""``dataset.xlsx``: one sheet a table, made from the finished Parquet files, for those who work in
Excel."""

from __future__ import annotations

import datetime
import math
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import xlsxwriter

from pipeline.dataset.contract import columns
from pipeline.desk import sheet_cells, sheet_columns
from pipeline.desk.sheet_cells import PlainSheet
from pipeline.labels import column_heads, labels_in

_SHEETS = (
    *("facts", "documents", "checks", "systems", "references", "mentions"),
    *("tables", "pages", "indicators"),
)
_LINE = 15  # points of a line
_CAPACITY = 1_048_576 - 1  # rows of a sheet below its head, Excel's limit
_BATCH = 2000  # rows that stand in memory at once
_FIXED = datetime.datetime(2020, 1, 1)  # the same bytes from the same dataset
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}
_INTRO = ("sheets", "places", "windows", "csv")  # of the first sheet
# columns of the first sheet, with their widths; the meaning in the other language stands last
_EXPLAINED = {"sheet": 18, "column": 36, "unit": 10, "vi": 70, "en": 70}
_OTHER = {"vi": "en", "en": "vi"}


def write_workbook(output: Path, language: str = "vi") -> Path:
    """Writes ``output/dataset.xlsx`` from the tables of ``output`` and returns its path; whole or
    not at all. ``language``, vi or en: of names, heads and codes."""
    path, new = output / "dataset.xlsx", output / ".dataset.xlsx.new"
    with xlsxwriter.Workbook(str(new), _OPTIONS) as book:
        book.set_properties({"title": "baocao", "created": _FIXED})
        made = _Book(book, output, language)
        made.explain()
        for table in _SHEETS:
            made.sheet(table)
    os.replace(new, path)
    return path


class _Book:
    """The workbook of one dataset in one language."""

    def __init__(self, book: Any, output: Path, language: str) -> None:
        self._book, self._output, self._language = book, output, language
        self._styles = sheet_cells.formats(book)
        self._numbers = _numbers(output)

    def explain(self) -> None:
        """The first sheet: what the others hold, column by column."""
        sheet = self._book.add_worksheet(self._word("about"))
        sheet.set_row(0, 1.6 * _LINE)
        sheet.write_string(0, 0, self._word("title"), self._styles["h1"])
        for row, part in enumerate(_INTRO, 1):
            sheet.write_string(row, 0, self._word(part), self._styles["plain"])
        top = row = len(_INTRO) + 2
        order = sorted(
            _EXPLAINED, key=lambda name: name == _OTHER[self._language]
        )
        for at, name in enumerate(order):
            sheet.set_column(at, at, _EXPLAINED[name])
            sheet.write_string(row, at, self._word(name), self._styles["head"])
        for table in _SHEETS:
            for column in columns(table):
                row += 1
                told = self._explained(table, column)
                longest = max(len(column.vi), len(column.en))
                lines = math.ceil(1.1 * longest / _EXPLAINED["vi"])
                sheet.set_row(row, _LINE * lines)
                for at, name in enumerate(order):
                    style = self._styles["sentence"]
                    sheet.write_string(row, at, told[name], style)
        self._paper(sheet, row, len(order))
        sheet.repeat_rows(top)

    def _explained(self, table: str, column: Any) -> dict[str, str]:
        head = column_heads(self._language).get(column.name, "")
        return {
            "sheet": self._title(table),
            "column": f"{head} ({column.name})",
            "unit": column.unit,
            "vi": column.vi,
            "en": column.en,
        }

    def sheet(self, table: str) -> None:
        """One table as a sheet: heads in the language, ids last and narrow, ready for paper and
        pivots."""
        sheet = self._book.add_worksheet(self._title(table), PlainSheet)
        shown = sheet_columns.of_sheet(table, self._language)
        sheet.freeze_panes(1, 0)
        sheet.set_row(0, 30)
        sheet_cells.write_head(sheet, self._styles, shown)
        file = pq.ParquetFile(self._output / f"{table}.parquet")
        row = 0
        widths = [sheet_columns.width(column, []) for column in shown]
        for batch in file.iter_batches(_BATCH):
            records = batch.to_pylist()[: _CAPACITY - row]
            for record in records:
                record["document"] = self._numbered(record)
            widths = sheet_columns.widths(shown, records, widths if row else [])
            self._write(sheet, shown, widths, records, row + 1)
            row += len(records)
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)
        sheet.autofilter(0, 0, max(row, 1), len(shown) - 1)
        first = sheet_columns.front(table, self._language)
        readable = sum(not column.is_id for column in shown)
        self._paper(sheet, row, len(first) or readable)
        sheet.repeat_rows(0)
        rows = file.metadata.num_rows
        if rows > _CAPACITY:
            told = self._word("left out").format(_CAPACITY, rows, table)
            sheet.write_comment(0, 0, told)

    def _write(
        self,
        sheet: Any,
        shown: list[sheet_columns.Column],
        widths: Sequence[float],
        records: Sequence[dict[str, Any]],
        first: int,
    ) -> None:
        """The records as rows from row ``first`` on, each as tall as its sentences want."""
        pairs = zip(shown, widths, strict=True)
        sentences = [pair for pair in pairs if pair[0].is_sentence]
        for row, record in enumerate(records, first):
            tall = sheet_columns.height(sentences, record)
            if tall > 1:
                sheet.set_row(row, _LINE * tall)
            sheet_cells.write_record(sheet, self._styles, row, shown, record)

    def _paper(self, sheet: Any, rows: int, printed: int) -> None:
        """How a sheet is printed: A4 across, the first ``printed`` columns on one width, pages
        numbered."""
        page = labels_in(self._language)["label", "page"].capitalize()
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer(f"&L&A&R{page} &P/&N")
        sheet.fit_to_pages(1, 0)
        sheet.print_area(0, 0, max(rows, 1), printed - 1)

    def _numbered(self, record: dict[str, Any]) -> str:
        """The documents of a row as people call them."""
        ids = str(record.get("doc_ids") or record.get("doc_id") or "").split()
        return ", ".join(self._numbers.get(doc_id, doc_id) for doc_id in ids)

    def _title(self, table: str) -> str:
        """What the sheet of a table is called."""
        name = labels_in(self._language)["table", table]
        return name[0].upper() + name[1:]

    def _word(self, code: str) -> str:
        return labels_in(self._language)["workbook", code]


def _numbers(output: Path) -> dict[str, str]:
    """doc_id -> number and symbol of the document, else the name of its file."""
    wanted = ["doc_id", "doc_code", "source", "status"]
    # read_table would import pandas
    with pq.ParquetFile(output / "documents.parquet") as file:
        table = file.read(columns=wanted)
    return {
        row["doc_id"]: row["doc_code"] or row["source"]
        for row in table.to_pylist()
        if row["status"] != "duplicate"
    }
