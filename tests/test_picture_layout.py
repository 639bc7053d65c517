"""The layout of pictures: heads white on dark, wrapped figures, two pages on one sheet."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from reportlab.pdfgen.canvas import Canvas
from shown_kit import (
    COLUMNS,
    HEAD,
    ROW_HEIGHT,
    ROWS,
    image,
    letter,
    pdf,
    picture,
    read,
    table,
)

from pipeline.pages.compose import Grid, compose
from pipeline.pages.line import Line, Token
from pipeline.pages.ocr import dark_ground, tesseract, trueocr
from pipeline.records import Cell, Table

needs_reader = pytest.mark.skipif(
    not (trueocr.available() and tesseract.available()),
    reason="needs trueocr and Tesseract",
)


def dark_row(made: Canvas, row: int) -> None:
    """A table one of whose rows is white on dark blue, its rules lost in the ground."""
    letter(made)
    table(made)
    bottom = 600 - ROW_HEIGHT * (row + 1)
    made.setFillColorRGB(0.1, 0.2, 0.5)
    made.rect(
        COLUMNS[0],
        bottom,
        COLUMNS[-1] - COLUMNS[0],
        ROW_HEIGHT,
        stroke=0,
        fill=1,
    )
    made.setFillColorRGB(1, 1, 1)
    for x, text in zip(COLUMNS, (HEAD, *ROWS)[row], strict=False):
        made.drawString(x + 4, bottom + 8, text)


@needs_reader
@pytest.mark.parametrize("row", [0, len(ROWS)])
def test_a_row_that_is_white_on_dark_is_read(tmp_path: Path, row: int) -> None:
    sheet = picture(pdf(lambda made: dark_row(made, row)))
    page = read(
        tmp_path, pdf(lambda made: made.drawImage(image(sheet), 0, 0, 595, 842))
    )
    assert "\n".join("\t".join(cells) for cells in (HEAD, *ROWS)) in page.text


def test_bold_print_and_a_dark_rim_stay_as_they_are() -> None:
    page = np.full((600, 800), 250, np.uint8)
    cv2.putText(
        page, "BAO CAO NAM", (60, 200), cv2.FONT_HERSHEY_DUPLEX, 3, 0, 14
    )
    page[:, :60] = 10  # the lid of the scanner
    assert (dark_ground.lighten(page, 200.0) == page).all()


def cell_of(*rows: str) -> Grid:
    """A table of one cell with these lines."""
    lines = tuple(
        Line(
            (10, 20.0 * n, 90, 20.0 * n + 15),
            [Token(row, (10, 20.0 * n, 90, 20.0 * n + 15))],
        )
        for n, row in enumerate(rows)
    )
    return Grid(Table(1, 1, (Cell(1, 1, ""),)), (lines,), (0, 0, 100, 100))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("1.250.", "000.000"), ["1.250.000.000"]),
        (("1.250", ".000"), ["1.250.000"]),
        (("1.250", "000"), ["1.250", "000"]),
        (("45", "60"), ["45", "60"]),
    ],
)
def test_a_figure_that_a_cell_of_a_picture_wraps_is_one(
    rows: tuple[str, ...], expected: list[str]
) -> None:
    text, words, tables = compose([], [cell_of(*rows)], 1.0)
    assert [word.text for word in words] == expected
    assert all(text[word.start : word.end] == word.text for word in words)
    assert tables[0].cells[0].text == " ".join(expected)


def lines_at(x: float, *texts: str) -> list[Line]:
    """Lines of 300 pixels from the top of a page on whose left edge they begin."""
    boxes = [(x, 30.0 * n, x + 300, 30.0 * n + 20) for n in range(len(texts))]
    return [
        Line(box, [Token(text, box)])
        for box, text in zip(boxes, texts, strict=True)
    ]


@pytest.mark.parametrize(
    ("right", "size", "expected"),
    [
        (420.0, (800, 600), "a\nb\nc\nd\ne\nf\n"),
        # an upright sheet is one page
        (420.0, (600, 800), "a\td\nb\te\nc\tf\n"),
        (350.0, (800, 600), "a\td\nb\te\nc\tf\n"),  # print crosses the middle
    ],
)
def test_of_two_pages_on_a_sheet_the_left_is_read_first(
    right: float, size: tuple[int, int], expected: str
) -> None:
    lines = lines_at(20, "a", "b", "c") + lines_at(right, "d", "e", "f")
    assert compose(lines, [], 1.0, size)[0] == expected
