"""Tables of PDFs with a text layer, on files made here."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from pipeline.errors import UnreadableInput
from pipeline.pages import textlayer
from pipeline.pages.tables import pdf_tables

ROWS = [
    ["STT", "Don vi", "May tinh", ""],
    ["", "", "2018", "2019"],
    ["1", "Phong A", "12", "15"],
    ["2", "Phong B co ten rat dai\nhai dong", "1.204", "-"],
]
STYLE = [
    ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
    ("SPAN", (2, 0), (3, 0)),
    ("SPAN", (0, 0), (0, 1)),
    ("SPAN", (1, 0), (1, 1)),
]


@pytest.fixture
def document(tmp_path: Path) -> Path:
    style = getSampleStyleSheet()["Normal"]
    path = tmp_path / "bang.pdf"
    body = [
        Paragraph("Bao cao nam 2019 gom 3 trang", style),
        Spacer(1, 20),
        Table(ROWS, style=TableStyle(STYLE)),
        Spacer(1, 20),
        Paragraph("Tong so 27 may", style),
    ]
    SimpleDocTemplate(str(path), pagesize=A4).build(body)
    return path


def test_grid_spans_and_text(document: Path) -> None:
    (table,) = pdf_tables.tables_of(document, [1])[1]
    assert [(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells] == [
        (1, 1, 2, 1, "STT"),
        (1, 2, 2, 1, "Don vi"),
        (1, 3, 1, 2, "May tinh"),
        (2, 3, 1, 1, "2018"),
        (2, 4, 1, 1, "2019"),
        (3, 1, 1, 1, "1"),
        (3, 2, 1, 1, "Phong A"),
        (3, 3, 1, 1, "12"),
        (3, 4, 1, 1, "15"),
        (4, 1, 1, 1, "2"),
        (4, 2, 1, 1, "Phong B co ten rat dai hai dong"),
        (4, 3, 1, 1, "1.204"),
        (4, 4, 1, 1, "-"),
    ]
    assert table.box is not None and table.box.y0 > 72


def test_only_pages_with_rules_are_suggested(document: Path, tmp_path: Path) -> None:
    plain = tmp_path / "chu.pdf"
    SimpleDocTemplate(str(plain)).build(
        [Paragraph("<u>Khong co bang</u>", getSampleStyleSheet()["Normal"])]
    )
    assert pdf_tables.suggests_rules(pypdfium2.PdfDocument(document)[0])
    assert not pdf_tables.suggests_rules(pypdfium2.PdfDocument(plain)[0])
    assert pdf_tables.tables_of(plain, [1]) == {}


def test_weave_puts_rows_in_the_text(document: Path) -> None:
    page = pypdfium2.PdfDocument(document)[0]
    layer = textlayer.read_layer(page)
    text, words = layer.text, layer.words
    tables = pdf_tables.tables_of(document, [1])[1]
    text, words, tables = pdf_tables.weave(page, text, words, tables)
    assert text.split("\n") == [
        "Bao cao nam 2019 gom 3 trang",
        "STT\tDon vi\tMay tinh",
        "\t\t2018\t2019",
        "1\tPhong A\t12\t15",
        "2\tPhong B co ten rat dai hai dong\t1.204\t-",
        "Tong so 27 may",
    ]
    assert all(text[cell.start : cell.end] == cell.text for cell in tables[0].cells)
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
    assert all(text[word.start : word.end] == word.text and word.box for word in words)


def test_a_broken_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "hong.pdf"
    path.write_bytes(b"%PDF-1.4 nothing of a PDF")
    with pytest.raises(UnreadableInput):
        pdf_tables.tables_of(path, [1])
