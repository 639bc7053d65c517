"""Reads the picture of a page by Tesseract alone: where trueocr is absent, or the user wants it
so."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from pipeline.pages.compose import WIDE, Grid
from pipeline.pages.line import Line
from pipeline.pages.ocr import furniture, straighten, tesseract
from pipeline.pages.ocr import picture as pictures
from pipeline.pages.ocr.picture import Picture
from pipeline.pages.ocr.place import RATHER
from pipeline.pages.tables import lattice

Gray = npt.NDArray[np.uint8]


def upright(gray: Gray, dpi: float) -> Picture:
    """``gray`` turned and levelled, its orientation told by Tesseract."""
    turns = tesseract.orientation(gray)
    if turns:
        gray = np.ascontiguousarray(np.rot90(gray, -turns))
    return straighten.level(gray, dpi, 90 * turns, straighten.skew(gray))


def read_lines(
    picture: Picture, number: int, seconds: float
) -> tuple[list[Line], list[Grid]]:
    """Lines outside tables, and tables with the words that stand in their cells."""
    gray = picture.gray
    found = (
        lattice.find_grids(gray, picture.dpi)
        if pictures.ruled(gray, picture.dpi)
        else []
    )
    cells = [[Line(box) for box in grid.boxes] for grid in found]
    lines: list[Line] = []
    for line in tesseract.read(gray, picture.dpi, 3, seconds):
        outside = Line(line.box)
        for token in line.tokens:
            x, y = (
                (token.box[0] + token.box[2]) / 2,
                (token.box[1] + token.box[3]) / 2,
            )
            cell = next(
                (
                    cell
                    for grid in cells
                    for cell in grid
                    if cell.box[0] <= x <= cell.box[2]
                    and cell.box[1] <= y <= cell.box[3]
                ),
                outside,
            )
            cell.tokens.append(token)
        if outside.tokens:
            lines += _parts(outside)
    furniture.number_of_page(lines, gray.shape[0])
    return lines, [
        Grid(
            lattice.table_of(grid, number, n + 1),
            tuple((cell,) for cell in cells[n]),
            grid.box,
        )
        for n, grid in enumerate(found)
    ]


def _parts(line: Line) -> list[Line]:
    """The line, parted where a wide gap divides blocks that stand side by side."""
    gaps = [b.box[0] - a.box[2] for a, b in pairwise(line.tokens)]
    usual = float(np.median(gaps)) if gaps else 0.0
    parts = [Line(line.tokens[0].box, [line.tokens[0]])]
    for gap, token in zip(gaps, line.tokens[1:], strict=True):
        if gap > max(WIDE * line.height, RATHER * usual):
            parts.append(Line(token.box))
        parts[-1].tokens.append(token)
        parts[-1].cover(token.box)
    return parts
