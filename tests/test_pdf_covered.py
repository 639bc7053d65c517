"""Text that lies under something else on the page of a PDF, or under the picture of a scan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from shown_kit import FIGURES, LETTER, image, letter, pdf, picture, read, table

from pipeline.pages.ocr import tesseract, trueocr
from pipeline.pages.pdf import reader

needs_reader = pytest.mark.skipif(
    not (trueocr.available() and tesseract.available()),
    reason="needs trueocr and Tesseract",
)
OLD_FIGURES = FIGURES.replace("417", "999")


def with_figures(made: Canvas) -> None:
    letter(made, (*LETTER, FIGURES))


def typed_over(made: Canvas) -> None:
    """A line that was whitened out and typed anew in its place."""
    made.drawString(60, 560, OLD_FIGURES)
    made.setFillColorRGB(1, 1, 1)
    made.rect(55, 555, 420, 18, stroke=0, fill=1)
    made.setFillColorRGB(0, 0, 0)
    letter(made)
    made.drawString(60, 560, FIGURES)


def figure_typed_over(made: Canvas) -> None:
    """One figure within a line was whitened out."""
    letter(made)
    made.drawString(60, 560, OLD_FIGURES)
    before = made.stringWidth("Trong năm Sở tiếp nhận ", "Tinos", 12)
    made.setFillColorRGB(1, 1, 1)
    made.rect(60 + before - 1, 556, 20, 14, stroke=0, fill=1)
    made.setFillColorRGB(0, 0, 0)
    made.drawString(60 + before, 560, "417")


def patched(made: Canvas) -> None:
    """The patch is a picture."""
    made.drawString(60, 560, OLD_FIGURES)
    letter(made)
    made.drawImage(image(Image.new("RGB", (40, 10), "white")), 55, 555, 420, 18)
    made.drawString(60, 560, FIGURES)


@pytest.mark.parametrize("draw", [typed_over, figure_typed_over, patched])
def test_of_two_figures_in_one_place_the_one_on_top_is_read(
    tmp_path: Path, draw: Callable[[Canvas], None]
) -> None:
    page = read(tmp_path, pdf(draw))
    assert "999" not in page.text and "417" in [
        word.text for word in page.words
    ]
    assert page.reader == "text" and page.problem == reader.HIDDEN


def test_print_under_what_lets_it_through_is_shown(tmp_path: Path) -> None:
    def draw(made: Canvas) -> None:
        with_figures(made)
        made.setFillColorRGB(1, 1, 0, alpha=0.4)
        made.rect(50, 600, 450, 100, stroke=0, fill=1)

    page = read(tmp_path, pdf(draw))
    assert FIGURES in page.text and page.problem == ""


def scan(made: Canvas) -> None:
    made.drawImage(image(picture(pdf(with_figures))), 0, 0, 595, 842)


def misread_by_scanner(made: Canvas) -> None:
    scan(made)
    text = made.beginText(60, 790)
    text.setTextRenderMode(3)
    text.setLeading(20)
    for line in (*LETTER, OLD_FIGURES):
        text.textLine(line)
    made.drawText(text)


def misread_under_scan(made: Canvas) -> None:
    letter(made, (*LETTER, OLD_FIGURES))
    scan(made)


@needs_reader
@pytest.mark.parametrize(
    ("draw", "others"),
    [(misread_by_scanner, ("999",)), (misread_under_scan, ())],
)
def test_the_picture_of_a_scan_is_read_and_not_its_layer(
    tmp_path: Path, draw: Callable[[Canvas], None], others: tuple[str, ...]
) -> None:
    page = read(tmp_path, pdf(draw))
    assert page.reader == "ocr" and "999" not in page.text
    seen = {word.text: word for word in page.words}
    assert (
        set(others) <= set(seen["417"].alternatives)
        and seen["403"].alternatives == ()
    )


@needs_reader
def test_the_layer_of_a_picture_within_a_page_of_text_is_not_taken(
    tmp_path: Path,
) -> None:
    sheet = picture(pdf(table)).crop((140, 640, 1440, 960))

    def draw(made: Canvas) -> None:
        letter(made)
        made.drawImage(image(sheet), 60, 480, 475, 117)
        text = made.beginText(250, 540)
        text.setTextRenderMode(3)
        text.textOut("999 888")
        made.drawText(text)

    words = [word.text for word in read(tmp_path, pdf(draw)).words]
    assert "417" in words and "999" not in words
