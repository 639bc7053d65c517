"""Parts of an upright page that lie on their side: a table set across a page is read turned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pages import levels
from pipeline.pages.compose import Grid
from pipeline.pages.line import Line, Token
from pipeline.pages.ocr import trueocr
from pipeline.pages.ocr.language import core, model
from pipeline.pages.ocr.picture import Picture
from pipeline.records import Box

Gray = npt.NDArray[np.uint8]
Area = tuple[float, float, float, float]  # in pixels
Read = Callable[[Picture], tuple[list[Line], list[Grid]]]
T = TypeVar("T")

# lines as short as a letter or two, that a part on its side falls into; times its height that a
# line of words is long
_LETTERS, _SHORT, _LONG = 8, 1.4, 4.0
_NEAR = 0.25  # inches within which ink belongs together
_DARK = 60  # levels
_SURE, _MORE = 80.0, 3  # confidence of a word; letters of one that is read
# Vietnamese words of a page that is read upright: how many at least, and their share
_SYLLABLES, _SENSE = 12, 0.2


def makes_sense(lines: Sequence[Line], grids: Sequence[Grid]) -> bool:
    """Whether so many words were surely read as Vietnamese that the page cannot stand on its head:
    of such a one they are at most 9 in 100, of others at least 24 (25 pages read both ways)."""
    tokens = [
        token for line in _all_lines(lines, grids) for token in line.tokens
    ]
    known = sum(_is_syllable(token) for token in tokens)
    return known >= max(_SYLLABLES, _SENSE * len(tokens))


def _is_syllable(token: Token) -> bool:
    """Whether a word is surely read, and one that no other language has."""
    if token.confidence < _SURE or token.text.isascii():
        return False
    word = token.text[slice(*core(token.text))]
    return not word.isascii() and model().knows(word)


def set_upright(
    picture: Picture, lines: list[Line], grids: list[Grid], read: Read
) -> tuple[list[Line], list[Grid]]:
    """The lines and tables of a page; what lies on its side as ``read`` reads it once it is turned,
    where more words come of it."""
    letters = [line for line in lines if _length(line) < _SHORT]
    if len(letters) < _LETTERS:
        return lines, grids
    for area in _around(picture, letters):
        inside = [line for line in lines if _within(line.box, area)]
        if any(_length(line) > _LONG for line in inside):
            continue
        within = [grid for grid in grids if _within(grid.box, area)]
        found = _read_turned(picture, area, read)
        if _words(*found) > _words(inside, within):
            lines = _instead(lines, inside, found[0])
            grids = _instead(grids, within, found[1])
    return lines, grids


def _instead(every: list[T], old: Sequence[T], new: list[T]) -> list[T]:
    return [one for one in every if one not in old] + new


def _read_turned(
    picture: Picture, area: Area, read: Read
) -> tuple[list[Line], list[Grid]]:
    """The lines and tables of a part of the page that lies on its side, where they stand; nothing
    where it does not."""
    x0, y0, x1, y1 = (int(v) for v in area)
    part = picture.gray[y0:y1, x0:x1]
    if trueocr.orientation(part) % 2 == 0:
        return [], []
    # which of both it cannot tell of a few lines
    readings = {
        turns: read(Picture(_turned(part, turns), picture.dpi))
        for turns in (1, 3)
    }
    turns = max(readings, key=lambda turns: _words(*readings[turns]))
    return _placed(readings[turns], area, turns, picture.dpi)


def _turned(part: Gray, turns: int) -> Gray:
    return np.ascontiguousarray(np.rot90(part, -turns))


def _length(line: Line) -> float:
    x0, y0, x1, y1 = line.box
    return (x1 - x0) / max(1.0, y1 - y0)


def _around(picture: Picture, letters: Sequence[Line]) -> list[Area]:
    """The boxes of the ink that hangs together and holds so many of the letters."""
    gray = picture.gray
    paper = float(np.percentile(gray[::8, ::8], 60))
    dark = levels.darker(gray, paper - _DARK)
    near = round(_NEAR * picture.dpi)
    joined = cv2.dilate(dark, np.ones((near, near), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    holds = np.zeros(count, int)
    for line in letters:
        x0, y0, x1, y1 = line.box
        holds[labels[int((y0 + y1) / 2), int((x0 + x1) / 2)]] += 1
    return [
        (float(x), float(y), float(x + wide), float(y + high))
        for n, (x, y, wide, high, _) in enumerate(stats)
        if n and holds[n] >= _LETTERS
    ]


def _within(box: Area, area: Area) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return area[0] <= x <= area[2] and area[1] <= y <= area[3]


def _words(lines: Sequence[Line], grids: Sequence[Grid]) -> int:
    """How many words and figures were read surely."""
    return sum(
        len(token.text) >= _MORE and token.confidence >= _SURE
        for line in _all_lines(lines, grids)
        for token in line.tokens
    )


def _all_lines(lines: Sequence[Line], grids: Sequence[Grid]) -> list[Line]:
    in_cells = [line for grid in grids for cell in grid.lines for line in cell]
    return [*lines, *in_cells]


def _placed(
    found: tuple[list[Line], list[Grid]], area: Area, turns: int, dpi: float
) -> tuple[list[Line], list[Grid]]:
    """What was read of a turned part, where it stands on the page."""
    x0, y0, x1, y1 = area

    def back(box: Area) -> Area:
        left, top, right, foot = box
        if turns == 1:
            return x0 + top, y1 - right, x0 + foot, y1 - left
        return x1 - foot, y0 + left, x1 - top, y0 + right

    def moved(line: Line) -> Line:
        tokens = [replace(one, box=back(one.box)) for one in line.tokens]
        return replace(line, box=back(line.box), tokens=tokens)

    def point(box: Box | None) -> Box | None:
        if box is None:
            return None
        scale = dpi / 72
        pixels = box.x0 * scale, box.y0 * scale, box.x1 * scale, box.y1 * scale
        return Box(*(round(v / scale, 2) for v in back(pixels)))

    lines, grids = found
    return [moved(line) for line in lines], [
        Grid(
            replace(
                grid.table,
                box=point(grid.table.box),
                cells=tuple(
                    replace(cell, box=point(cell.box))
                    for cell in grid.table.cells
                ),
            ),
            tuple(tuple(map(moved, cell)) for cell in grid.lines),
            back(grid.box),
        )
        for grid in grids
    ]
