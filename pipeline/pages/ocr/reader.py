"""Reads the picture of one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from statistics import median

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pages import levels, quality
from pipeline.pages.clock import cpu
from pipeline.pages.compose import Grid, compose
from pipeline.pages.compose import rows as in_rows
from pipeline.pages.hand import blanks
from pipeline.pages.hand.told import NOTHING, Told
from pipeline.pages.line import Line, Token
from pipeline.pages.ocr import (
    dark_ground,
    furniture,
    looks,
    plain,
    shaded_ground,
    shadows,
    straighten,
    superscript,
    terms,
    trueocr,
    turned,
)
from pipeline.pages.ocr import picture as pictures
from pipeline.pages.ocr.picture import Picture
from pipeline.pages.ocr.place import Box, Strip, to_lines
from pipeline.pages.tables import (
    lattice,
    lattice_cells,
    lattice_marks,
    picture_columns,
)
from pipeline.records import Page, ReadOptions

Gray = npt.NDArray[np.uint8]
_RIM = 5  # pixels around a table in which its outer rules may lie
_LEAST = 6  # pixels of a line's width and height
# pixels of a line's height, below which figures are misread now and then; lines that tell it
_LEGIBLE, _SOME = 7.5, 3
SMALL = "the letters are too small to be read surely"


def read_picture(
    gray: Gray,
    dpi: float,
    number: int,
    options: ReadOptions,
    told: Told = NOTHING,
) -> Page:
    """Page ``number`` from its grey picture: upright, level, read, composed. ``told``: what else
    is known of the number and date in its letterhead."""
    began = cpu()
    stored = dpi
    gray, dpi = pictures.resize(gray, dpi)
    gray = _evened(gray, dpi)
    picture, lines, grids = _read_upright(gray, dpi, number, options)
    scale = 72 / picture.dpi
    filled = blanks.fill(picture, lines, scale, told)
    text, words, tables = compose(lines, grids, scale, picture.gray.shape[::-1])
    return Page(
        number,
        text,
        round(picture.width, 2),
        round(picture.height, 2),
        picture.rotation,
        picture.skew,
        "ocr",
        quality.quality(text),
        words,
        tables,
        blanks.placed(filled, scale),
        seconds=round(cpu() - began, 3),
        problem=SMALL if _is_small(lines, grids, stored / picture.dpi) else "",
        picture=pictures.preview(picture) if options.pictures else b"",
    )


def _read_upright(
    gray: Gray, dpi: float, number: int, options: ReadOptions
) -> tuple[Picture, list[Line], list[Grid]]:
    """The page upright and level, with its lines and tables.

    Nearly all pages stand upright: one that does not lie on its side is read as it is, and a
    network is asked how it stands only where that makes no sense."""
    if not _by_trueocr(options):
        picture = plain.upright(gray, dpi)
        return picture, *_lines_and_tables(picture, number, options)
    angle, has_rows = straighten.rows(gray)
    picture = straighten.level(gray, dpi, 0, angle)
    if has_rows:
        lines, grids = _lines_and_tables(picture, number, options)
        if turned.makes_sense(lines, grids):
            return picture, lines, grids
    standing = _set_upright(gray, picture, angle)
    if standing is picture and has_rows:
        return picture, lines, grids
    return standing, *_lines_and_tables(standing, number, options)


def read_region(
    gray: Gray, dpi: float, number: int, options: ReadOptions
) -> tuple[list[Line], list[Grid]]:
    """The lines and tables of a part of page ``number``, upright as it is; boxes in pixels."""
    return _lines_and_tables(Picture(_evened(gray, dpi), dpi), number, options)


def _evened(gray: Gray, dpi: float) -> Gray:
    """The picture with all its letters dark on the level of its paper."""
    gray = dark_ground.lighten(shadows.lift(gray, dpi), dpi)
    return shaded_ground.even(gray, dpi)


def _is_small(
    lines: Sequence[Line], grids: Sequence[Grid], scale: float
) -> bool:
    """Whether the letters of a picture were too small before it was enlarged; ``scale``: pixels
    that it had for each that it has."""
    heights = [line.box[3] - line.box[1] for line in lines]
    heights += [
        line.box[3] - line.box[1]
        for grid in grids
        for cell in grid.lines
        for line in cell
    ]
    return len(heights) >= _SOME and median(heights) * scale < _LEGIBLE


def _by_trueocr(options: ReadOptions) -> bool:
    return options.reader != "tesseract" and trueocr.available()


def _lines_and_tables(
    picture: Picture, number: int, options: ReadOptions
) -> tuple[list[Line], list[Grid]]:
    """What the reader that the options ask for sees, the field's abbreviations set right."""
    seconds = options.limits.page_seconds
    if _by_trueocr(options):
        read = partial(_read_lines, number=number, seconds=seconds)
        lines, grids = turned.set_upright(picture, *read(picture), read)
    else:
        lines, grids = plain.read_lines(picture, number, seconds)
    in_cells = [line for grid in grids for cell in grid.lines for line in cell]
    terms.settle([*lines, *in_cells])
    free, unruled = picture_columns.find(
        lines, number, len(grids) + 1, picture.dpi
    )
    return free, grids + unruled


def upright(gray: Gray, dpi: float) -> Picture:
    """``gray`` turned by quarter turns until it reads from left to right, then made level."""
    angle = straighten.skew(gray)
    return _set_upright(gray, straighten.level(gray, dpi, 0, angle), angle)


def _set_upright(gray: Gray, level: Picture, angle: float) -> Picture:
    """``gray`` upright and level; ``level``, which is ``gray`` turned by ``angle`` degrees, where
    it stands upright."""
    turns = trueocr.orientation(pictures.halved(level.gray))
    if not turns:
        return level
    gray = np.ascontiguousarray(np.rot90(gray, -turns))
    if turns % 2:
        angle = straighten.skew(gray)
    return straighten.level(gray, level.dpi, 90 * turns, angle)


def _read_lines(
    picture: Picture, number: int, seconds: float
) -> tuple[list[Line], list[Grid]]:
    """Lines of running text and tables with the lines of their cells: detected, read, corrected,
    placed."""
    gray = picture.gray
    found = (
        lattice.find_grids(gray, picture.dpi)
        if pictures.ruled(gray, picture.dpi)
        else []
    )
    clean = _without_rules(gray, found)
    boxes = line_boxes(gray, [grid.box for grid in found])
    clean, marks = superscript.find(clean, boxes)
    strips = [Strip(clean, box) for box in boxes]
    cutter = _CellCutter(clean, strips)
    cells = [cutter.grid(gray, picture.dpi, grid) for grid in found]
    looked = looks.first(strips, cutter.starts)
    looks.again(looked, strips, cutter.starts, seconds)
    lines = [
        to_lines(*one)
        for one in zip(strips, looked.rows, looked.ends, strict=True)
    ]
    for (line, crop), made in zip(
        cutter.places, lines[len(boxes) :], strict=True
    ):
        _fill_cell_line(line, crop, made)
    grids = [
        Grid(lattice.table_of(grid, number, g + 1), cells[g], grid.box)
        for g, grid in enumerate(found)
    ]
    body = [line for made in lines[: len(boxes)] for line in made]
    furniture.number_of_page(body, gray.shape[0])
    furniture.place_marks(body, marks)
    return body, grids


@dataclass(slots=True)
class _CellCutter:
    """The cells of a page's tables cut into lines for the recogniser."""

    clean: Gray  # the page without rules
    # what is to be read, those of the running text first; grows
    strips: list[Strip]
    places: list[tuple[Line, Gray]] = field(default_factory=list)
    """Of each strip of a table the line it becomes, and its own crop."""
    starts: set[int] = field(default_factory=lambda: {0})
    """The strips that begin a cell: they do not go on from the one before."""

    def grid(
        self, gray: Gray, dpi: float, grid: lattice.Grid
    ) -> tuple[tuple[Line, ...], ...]:
        """The lines of each cell, in order; empty but for marks told by their shape."""
        return tuple(
            self._cell(cuts) for cuts in lattice_cells.cut(gray, dpi, grid)
        )

    def _cell(self, cuts: Sequence[lattice_cells.Cut]) -> tuple[Line, ...]:
        self.starts.add(len(self.strips))
        lines: list[Line] = []
        for cut in cuts:
            lines.append(
                Line(cut.box, [Token(cut.glyph, cut.box)] if cut.glyph else [])
            )
            if not cut.glyph and min(cut.crop.shape) >= _LEAST:
                self.strips.append(Strip(self.clean, cut.box, True))
                self.places.append((lines[-1], cut.crop))
        return tuple(lines)


def _fill_cell_line(line: Line, crop: Gray, made: Sequence[Line]) -> None:
    """Sets what was read (``made``) into a line of a cell."""
    line.tokens += [token for part in made for token in part.tokens]
    if line.tokens and line.tokens[-1].text.rstrip("o0").endswith("%"):
        line.tokens[-1].text = lattice_marks.permille(
            crop, line.tokens[-1].text
        )


def line_boxes(gray: Gray, tables: Sequence[Box] = ()) -> list[Box]:
    """The lines of a page outside its tables, from the top down, those side by side from left to
    right."""
    boxes = [
        (float(x0), float(y0), float(x1), float(y1))
        for x0, y0, x1, y1 in trueocr.detect(gray)
    ]
    lines = [
        Line(box)
        for box in boxes
        if box[2] - box[0] >= _LEAST
        and box[3] - box[1] >= _LEAST
        and not any(_centre_in(box, table) for table in tables)
    ]
    return [line.box for row in in_rows(lines) for line in row]


def _without_rules(gray: Gray, grids: list[lattice.Grid]) -> Gray:
    """The picture with the rules of its tables painted over. Cells are read in it rather than from
    their own crops: the letters and accents around a line help the recogniser."""
    if not grids:
        return gray
    clean = gray.copy()
    for grid in grids:
        x0, y0, x1, y1 = (int(v) for v in grid.box)
        part = np.s_[
            max(0, y0 - _RIM) : y1 + _RIM, max(0, x0 - _RIM) : x1 + _RIM
        ]
        rules = cv2.dilate(
            np.maximum(grid.rules.mask_h[part], grid.rules.mask_v[part]),
            np.ones((3, 3), np.uint8),
        )
        clean[part][rules > 0] = levels.percentile(clean[part], 85)
    return clean


def _centre_in(box: Box, table: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return table[0] <= x <= table[2] and table[1] <= y <= table[3]
