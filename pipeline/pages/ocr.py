"""Reads the picture of one page."""
from __future__ import annotations

import math
import time

import numpy as np
import numpy.typing as npt

from pipeline.pages import picture as pictures
from pipeline.pages import tesseract, trueocr
from pipeline.pages.compose import compose
from pipeline.pages.line import Line, Token
from pipeline.pages.picture import Picture
from pipeline.records import Page, ReadOptions

Gray = npt.NDArray[np.uint8]
_LEAST_SKEW = 0.3  # degrees; below it turning costs more sharpness than it gives


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
    gray = picture.gray
    boxes = [tuple(float(v) for v in box) for box in trueocr.detect(gray)]
    boxes = [b for b in boxes if b[2] - b[0] >= 4 and b[3] - b[1] >= 4]
    crops = [gray[int(y0):math.ceil(y1), int(x0):math.ceil(x1)] for x0, y0, x1, y1 in boxes]
    lines = []
    for box, seen in zip(boxes, trueocr.recognise(crops), strict=True):
        words = seen.text.split()
        if not words:
            continue
        x0, y0, x1, y1 = box
        width = (x1 - x0) / max(1, len(seen.text))
        line, at = Line((x0, y0, x1, y1)), 0
        for word in words:
            line.tokens.append(Token(word, (x0 + at * width, y0, x0 + (at + len(word)) * width, y1)))
            at += len(word) + 1
        lines.append(line)
    return lines
