"""Reads the picture of one page."""
from __future__ import annotations

import time

import numpy as np
import numpy.typing as npt

from pipeline.pages import correct, tesseract, trueocr
from pipeline.pages import picture as pictures
from pipeline.pages.compose import compose
from pipeline.pages.compose import rows as in_rows
from pipeline.pages.line import Line
from pipeline.pages.picture import Picture
from pipeline.pages.place import Strip, to_lines
from pipeline.records import Page, ReadOptions

Gray = npt.NDArray[np.uint8]
_LEAST_SKEW = 0.3  # degrees; below it turning costs more sharpness than it gives
_LEAST = 6  # pixels of a line's width and height


def read_picture(gray: Gray, dpi: float, number: int, options: ReadOptions) -> Page:
    """Page ``number`` from its grey picture: upright, level, read, composed."""
    began = time.process_time()
    gray, dpi = pictures.resize(gray, dpi)
    if options.reader != "tesseract" and trueocr.available():
        picture = upright(gray, dpi)
        lines = _read_lines(picture)
    else:
        picture = Picture(gray, dpi)
        lines = tesseract.read(gray, dpi, 3, options.limits.page_seconds)
    text, words, tables = compose(lines, (), 72 / picture.dpi)
    return Page(number, text, round(picture.width, 2), round(picture.height, 2), picture.rotation, picture.skew, "ocr",
                words=words, tables=tables, seconds=round(time.process_time() - began, 3),
                picture=pictures.preview(picture) if options.pictures else b"")


def upright(gray: Gray, dpi: float) -> Picture:
    """``gray`` turned by quarter turns until it reads from left to right, then made level."""
    angle = trueocr.skew(gray)
    turns = trueocr.orientation(pictures.rotate(gray, angle) if abs(angle) >= _LEAST_SKEW else gray)
    if turns:
        gray = np.ascontiguousarray(np.rot90(gray, -turns))
        if turns % 2:
            angle = trueocr.skew(gray)
    if abs(angle) < _LEAST_SKEW:
        return Picture(gray, dpi, 90 * turns, 0.0)
    return Picture(pictures.rotate(gray, angle), dpi, 90 * turns, round(angle, 2))


def _read_lines(picture: Picture) -> list[Line]:
    """Lines in reading order: detected, read, corrected, placed."""
    strips = _strips(picture.gray)
    seen = trueocr.recognise_in([(strip.gray, strip.box) for strip in strips])
    rows = correct.spots([one.frames for one in seen])
    correct.decide(rows)
    return [line for strip, one, row in zip(strips, seen, rows, strict=True) for line in to_lines(strip, one, row)]


def _strips(gray: Gray) -> list[Strip]:
    """The lines of a page from the top down, those side by side from left to right."""
    boxes = [(float(x0), float(y0), float(x1), float(y1)) for x0, y0, x1, y1 in trueocr.detect(gray)]
    lines = [Line(box) for box in boxes if box[2] - box[0] >= _LEAST and box[3] - box[1] >= _LEAST]
    return [Strip(gray, line.box) for row in in_rows(lines) for line in row]
