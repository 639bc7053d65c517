"""The layout of pictures: rows on shaded grounds, wrapped figures, two pages on one sheet."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image
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
from pipeline.pages.ocr import (
    dark_ground,
    shaded_ground,
    shadows,
    tesseract,
    trueocr,
)
from pipeline.records import Cell, Table

needs_reader = pytest.mark.skipif(
    not (trueocr.available() and tesseract.available()),
    reason="needs trueocr and Tesseract",
)


Colour = tuple[float, float, float]
NAVY, GREY, BLUE = (0.1, 0.2, 0.5), (0.55, 0.55, 0.55), (0.62, 0.76, 0.9)
ORANGE, WHITE, BLACK = (0.93, 0.49, 0.19), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)


def shaded_rows(
    made: Canvas, rows: tuple[int, ...], ground: Colour, letters: Colour
) -> None:
    """A table some of whose rows are shaded; the rules of those with light letters are lost."""
    letter(made)
    if letters == WHITE:
        table(made)
    for row in rows:
        bottom = 600 - ROW_HEIGHT * (row + 1)
        made.setFillColorRGB(*ground)
        wide = COLUMNS[-1] - COLUMNS[0]
        made.rect(COLUMNS[0], bottom, wide, ROW_HEIGHT, stroke=0, fill=1)
        made.setFillColorRGB(*letters)
        for x, text in zip(COLUMNS, (HEAD, *ROWS)[row], strict=False):
            if letters == WHITE:
                made.drawString(x + 4, bottom + 8, text)
    if letters == BLACK:
        table(made)


@needs_reader
@pytest.mark.parametrize(
    ("rows", "ground", "letters"),
    [
        ((0,), NAVY, WHITE),
        ((len(ROWS),), NAVY, WHITE),
        ((0,), ORANGE, WHITE),
        ((0, 2), GREY, WHITE),
        ((0, 2), GREY, BLACK),
        ((1,), BLUE, BLACK),
    ],
)
def test_rows_on_a_shaded_ground_are_read(
    tmp_path: Path, rows: tuple[int, ...], ground: Colour, letters: Colour
) -> None:
    sheet = picture(pdf(lambda made: shaded_rows(made, rows, ground, letters)))
    page = read(
        tmp_path, pdf(lambda made: made.drawImage(image(sheet), 0, 0, 595, 842))
    )
    assert "\n".join("\t".join(cells) for cells in (HEAD, *ROWS)) in page.text


@needs_reader
def test_a_table_that_lies_half_in_a_shadow_is_read(tmp_path: Path) -> None:
    def plain(made: Canvas) -> None:
        letter(made)
        table(made)

    sheet = np.asarray(picture(pdf(plain))).astype(np.float32)
    shadow = np.ones(sheet.shape[:2], np.float32)
    cv2.ellipse(shadow, (1100, 700), (500, 700), 20, 0, 360, 0.35, -1)
    sheet *= cv2.GaussianBlur(shadow, (0, 0), 40)[:, :, None]
    dimmed = image(Image.fromarray(sheet.astype(np.uint8)))
    page = read(
        tmp_path, pdf(lambda made: made.drawImage(dimmed, 0, 0, 595, 842))
    )
    assert "\n".join("\t".join(cells) for cells in (HEAD, *ROWS)) in page.text


def test_scans_without_a_shadow_stay_as_they_are() -> None:
    page = np.full((600, 800), 250, np.uint8)
    page[:, :60] = 10  # the lid of the scanner
    page[300:340, 200:600] = 30
    assert shadows.lift(page, 200.0) is page


def test_a_shadow_is_no_shaded_ground() -> None:
    page = np.full((600, 800), 250, np.uint8)
    page[200:300] = np.linspace(110, 245, 100, dtype=np.uint8)[:, None]
    assert (shaded_ground.even(page, 200.0) == page).all()


def test_bold_print_and_a_dark_rim_stay_as_they_are() -> None:
    page = np.full((600, 800), 250, np.uint8)
    cv2.putText(
        page, "BAO CAO NAM", (60, 200), cv2.FONT_HERSHEY_DUPLEX, 3, 0, 14
    )
    page[:, :60] = 10  # the lid of the scanner
    assert (dark_ground.lighten(page, 200.0) == page).all()
    assert (shaded_ground.even(page, 200.0) == page).all()


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


def test_the_right_of_two_pages_on_a_sheet_may_be_a_table() -> None:
    cells = tuple(Cell(row, 1, "") for row in (1, 2, 3))
    texts = tuple(
        (Line((420, 0, 430, 20), [Token(text, (420, 0, 430, 20))]),)
        for text in "def"
    )
    grid = Grid(Table(1, 1, cells), texts, (420, 0, 700, 90))
    lines = lines_at(20, "a", "b", "c")
    text = compose(lines, [grid], 1.0, (800, 600))[0]
    assert text == "a\nb\nc\nd\ne\nf\n"
