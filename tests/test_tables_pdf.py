"""Tables of PDFs with a text layer, on files made here."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)
from shown_kit import FONT

from pipeline.pages import read
from pipeline.pages.pdf import objects
from pipeline.pages.tables import pdf_tables
from pipeline.records import Page, ReadOptions, Source

ROWS = [
    ["STT", "Đơn vị", "Máy tính", ""],
    ["", "", "2018", "2019"],
    ["1", "Phòng A", "12", "15"],
    ["2", "Phòng B có tên rất dài\nhai dòng", "1.204", "-"],
]
STYLE = [
    ("FONTNAME", (0, 0), (-1, -1), "Tinos"),
    ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
    ("SPAN", (2, 0), (3, 0)),
    ("SPAN", (0, 0), (0, 1)),
    ("SPAN", (1, 0), (1, 1)),
]


def normal() -> ParagraphStyle:
    pdfmetrics.registerFont(TTFont("Tinos", FONT))
    return ParagraphStyle("Normal", fontName="Tinos")


@pytest.fixture
def document(tmp_path: Path) -> Path:
    style = normal()
    path = tmp_path / "bang.pdf"
    body = [
        Paragraph("Báo cáo năm 2019 gồm 3 trang", style),
        Spacer(1, 20),
        Table(ROWS, style=TableStyle(STYLE)),
        Spacer(1, 20),
        Paragraph("Tổng số 27 máy", style),
    ]
    SimpleDocTemplate(str(path), pagesize=A4).build(body)
    return path


def page_of(path: Path) -> Page:
    return read(
        Source(path.name, str(path), "0" * 16, "pdf", 0), ReadOptions()
    ).pages[0]


def test_grid_spans_and_text(document: Path) -> None:
    [table] = page_of(document).tables
    assert [
        (c.row, c.column, c.row_span, c.column_span, c.text)
        for c in table.cells
    ] == [
        (1, 1, 2, 1, "STT"),
        (1, 2, 2, 1, "Đơn vị"),
        (1, 3, 1, 2, "Máy tính"),
        (2, 3, 1, 1, "2018"),
        (2, 4, 1, 1, "2019"),
        (3, 1, 1, 1, "1"),
        (3, 2, 1, 1, "Phòng A"),
        (3, 3, 1, 1, "12"),
        (3, 4, 1, 1, "15"),
        (4, 1, 1, 1, "2"),
        (4, 2, 1, 1, "Phòng B có tên rất dài hai dòng"),
        (4, 3, 1, 1, "1.204"),
        (4, 4, 1, 1, "-"),
    ]
    assert table.box is not None and table.box.y0 > 72


def test_only_pages_with_rules_are_suggested(
    document: Path, tmp_path: Path
) -> None:
    plain = tmp_path / "chu.pdf"
    SimpleDocTemplate(str(plain)).build(
        [Paragraph("<u>Không có bảng</u>", normal())]
    )
    drawn = [
        objects.in_order(pypdfium2.PdfDocument(path)[0])
        for path in (document, plain)
    ]
    assert list(map(pdf_tables.suggests_rules, drawn)) == [True, False]
    assert page_of(plain).tables == ()


def test_rows_stand_in_the_text(document: Path) -> None:
    page = page_of(document)
    text, words = page.text, page.words
    assert text.split("\n") == [
        "Báo cáo năm 2019 gồm 3 trang",
        "STT\tĐơn vị\tMáy tính",
        "\t\t2018\t2019",
        "1\tPhòng A\t12\t15",
        "2\tPhòng B có tên rất dài hai dòng\t1.204\t-",
        "Tổng số 27 máy",
    ]
    assert all(
        text[cell.start : cell.end] == cell.text
        for cell in page.tables[0].cells
    )
    assert [word.text for word in words] == [
        "2019",
        "3",
        "2018",
        "2019",
        "1",
        "12",
        "15",
        "2",
        "1.204",
        "27",
    ]
    assert all(
        text[word.start : word.end] == word.text and word.box for word in words
    )
