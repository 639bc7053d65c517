"""Print that does not run level: tables that lie on their side, watermarks, letters that the page
draws itself."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfgen.canvas import Canvas
from shown_kit import (
    FONT,
    HEAD,
    LETTER,
    ROWS,
    changed,
    letter,
    pdf,
    picture,
    read,
    table,
)

from pipeline.pages.ocr import tesseract, trueocr
from pipeline.pages.pdf.regions import GARBLED
from pipeline.pages.tables.turned_tables import set_upright
from pipeline.records import Cell

TABLE = "\n".join("\t".join(row) for row in (HEAD, *ROWS))
needs_reader = pytest.mark.skipif(
    not (trueocr.available() and tesseract.available()),
    reason="needs trueocr and Tesseract",
)


def sideways(degrees: int, x: float, y: float) -> bytes:
    """A page whose table lies on its side below an upright letterhead."""

    def draw(made: Canvas) -> None:
        letter(made)
        made.translate(x, y)
        made.rotate(degrees)
        table(made, top=500 if degrees == 90 else 400)

    return pdf(draw)


@pytest.mark.parametrize(
    ("degrees", "x", "y"), [(90, 700, 20), (270, -100, 600)]
)
def test_a_table_that_lies_on_its_side_keeps_its_rows(
    tmp_path: Path, degrees: int, x: float, y: float
) -> None:
    page = read(tmp_path, sideways(degrees, x, y))
    assert TABLE in page.text
    [found] = page.tables
    assert all(page.text[c.start : c.end] == c.text for c in found.cells)


@needs_reader
@pytest.mark.parametrize(
    ("degrees", "x", "y"), [(90, 700, 20), (270, -100, 600)]
)
def test_a_scanned_table_that_lies_on_its_side_keeps_its_rows(
    tmp_path: Path, degrees: int, x: float, y: float
) -> None:
    scan = io.BytesIO()
    picture(sideways(degrees, x, y)).save(scan, "PNG", dpi=(200, 200))
    page = read(tmp_path, scan.getvalue(), "page.png")
    assert page.text.startswith("\n".join(LETTER[:2]))
    assert "Chi cục Văn thư\t255\t246\t9" in page.text
    # the first column of the table stands lowest where it is read from the left
    cells = {cell.text: cell.box for cell in page.tables[0].cells}
    label, figure = cells["Chi cục Văn thư"], cells["255"]
    assert label is not None and figure is not None
    assert (label.y0 > figure.y0) == (degrees == 90)
    assert figure.within(page.width, page.height) == figure


def test_heads_alone_that_are_turned_leave_the_table_as_it_is(
    tmp_path: Path,
) -> None:
    page = read(tmp_path, pdf(lambda made: table(made, turned=True)))
    assert page.text.endswith("\n".join("\t".join(row) for row in ROWS))


@pytest.mark.parametrize(
    ("turned", "rows"), [(3, ["A B", "1 2"]), (1, ["2 1", "B A"])]
)
def test_rows_and_columns_change_over(turned: int, rows: list[str]) -> None:
    """Read from the left of the page, ``A`` above ``B`` begins the row; from the right, it ends."""
    texts = {(2, 1): "A", (1, 1): "B", (2, 2): "1", (1, 2): "2"}
    cells = [Cell(row, column, text) for (row, column), text in texts.items()]
    found = sorted(
        set_upright(cells, turned), key=lambda cell: (cell.row, cell.column)
    )
    said = [cell.text for cell in found]
    assert [" ".join(said[:2]), " ".join(said[2:])] == rows


def test_a_watermark_belongs_to_no_cell(tmp_path: Path) -> None:
    def draw(made: Canvas) -> None:
        letter(made)
        table(made)
        made.setFillGray(0.8)
        made.setFont("Tinos", 90)
        made.translate(130, 380)
        made.rotate(45)
        made.drawString(0, 0, "DỰ THẢO 2")

    text = read(tmp_path, pdf(draw)).text
    assert TABLE in text
    assert text.endswith("\nDỰ THẢO 2")


def with_drawn_figures(document: pikepdf.Pdf, page: Any) -> None:
    """Writes "3.719" in a Type 3 font of pictures, whose codes A to K have no meaning."""
    signs = "0123456789."
    face = ImageFont.truetype(FONT, 80)
    drawn = pikepdf.Dictionary()
    for n, sign in enumerate(signs):
        ink = Image.new("1", (60, 90), 1)
        ImageDraw.Draw(ink).text((5, 0), sign, font=face, fill=0)
        drawn[f"/g{n}"] = document.make_stream(
            b"600 0 0 0 600 900 d1 q 600 0 0 900 0 -200 cm BI /W 60 /H 90 /IM true /BPC 1 /D [0 1] "
            b"ID " + ink.tobytes() + b" EI Q"
        )
    names = [pikepdf.Name(f"/g{n}") for n in range(len(signs))]
    page.Resources.Font["/T3"] = document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type3,
            FontBBox=[0, -200, 600, 700],
            FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
            CharProcs=drawn,
            Encoding=pikepdf.Dictionary(
                Type=pikepdf.Name.Encoding,
                Differences=pikepdf.Array([65, *names]),
            ),
            FirstChar=65,
            LastChar=75,
            Widths=pikepdf.Array([600] * len(signs)),
            Resources=pikepdf.Dictionary(),
        )
    )
    codes = bytes(65 + signs.index(sign) for sign in "3.719")
    page.contents_add(
        document.make_stream(
            b"q BT /T3 16 Tf 280 430 Td (" + codes + b") Tj ET Q"
        )
    )


@needs_reader
def test_figures_in_letters_that_the_page_draws_are_read_from_it(
    tmp_path: Path,
) -> None:
    def draw(made: Canvas) -> None:
        letter(made)
        table(made)
        made.drawString(60, 430, "Tổng số văn bản điện tử đã phát hành:")
        made.drawString(340, 430, "văn bản.")

    page = read(tmp_path, changed(pdf(draw), with_drawn_figures))
    assert "đã phát hành: 3.719 văn" in page.text
    assert page.problem == GARBLED
