"""Light letters on a dark ground, as in the heads of tables: made dark on light before a page is
read, for the search for rules takes such a ground for one thick rule."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pages import levels, outlines

Gray = npt.NDArray[np.uint8]
Box = tuple[int, int, int, int]  # x, y, width, height in pixels
_DARK = 0.5  # of the paper's level
# of a window that is dark; of lines of bold capitals less than half is
_DENSE = 0.6
_WINDOW = 0.15  # inches
_LEAST = (0.3, 0.14)  # inches of width and height
_SQUARE = 0.8  # of its box, that a ground fills
_FILLED = 0.7  # of the rows and columns at its edges
# share of a ground that is light where it holds letters
_LETTERS = (0.01, 0.45)
# levels: of the ground of a negative at most, by which its print is lighter at least
_NEGATIVE, _FAR = (110, 60)
_RULE = 0.08  # inches beside a ground, along which a rule is dark


def lighten(gray: Gray, dpi: float) -> Gray:
    """The picture [H, W], its dark grounds with light letters turned about; the edges of each and
    the rules that reach it are drawn through it. The picture itself where it has none."""
    if _is_negative(gray):
        gray = 255 - gray
    paper = levels.percentile(gray[::8, ::8], 60)
    dark = levels.darker(gray, _DARK * paper)
    boxes = grounds(dark, dpi)
    if not boxes:
        return gray
    found = gray.copy()
    for box in boxes:
        _turn_about(found, dark, _edges(dark, box, dpi), dpi, paper)
    return found


def grounds(dark: Gray, dpi: float) -> list[Box]:
    """The large filled parts of a mask of dark pixels (0 and 1)."""
    size = _window(dpi)
    shares = cv2.blur(dark * np.uint8(255), (size, size))
    dense = (shares > round(255 * _DENSE)).view(np.uint8)
    found = (_filled(dark, box) for box in outlines.boxes(dense))
    parts = [box for box in found if _is_ground(dense, box, dpi)]
    return _joined(dark, parts, size)


def _window(dpi: float) -> int:
    return max(3, round(_WINDOW * dpi))


def _is_ground(dense: Gray, box: Box, dpi: float) -> bool:
    """Whether a dark part of the page is large, and fills its box."""
    x, y, wide, high = box
    if wide < _LEAST[0] * dpi or high < _LEAST[1] * dpi:
        return False
    filled = np.count_nonzero(dense[y : y + high, x : x + wide])
    return bool(filled >= _SQUARE * wide * high)


def _filled(dark: Gray, box: Box) -> Box:
    """The part of a box that is dark from side to side and from top to bottom; letters beside a
    ground make its box too high."""
    x, y, wide, high = box
    rows = np.flatnonzero(dark[y : y + high, x : x + wide].mean(1) > _FILLED)
    if not len(rows):
        return x, y, 0, 0
    y, high = y + int(rows[0]), int(rows[-1] - rows[0]) + 1
    columns = np.flatnonzero(dark[y : y + high, x : x + wide].mean(0) > _FILLED)
    if not len(columns) or len(rows) < _FILLED * high:
        return x, y, 0, 0
    return x + int(columns[0]), y, int(columns[-1] - columns[0]) + 1, high


def _joined(dark: Gray, boxes: list[Box], reach: int) -> list[Box]:
    """The grounds, those of one row joined that its letters part: what is between is dark, too."""
    found: list[Box] = []
    for box in sorted(boxes, key=lambda box: (box[1] // reach, box[0])):
        if found:
            x, y, wide, high = both = _around(found[-1], box)
            filled = dark[y : y + high, x : x + wide].mean() > _FILLED
            if filled and high < box[3] + reach:
                found[-1] = both
                continue
        found.append(box)
    return found


def _around(one: Box, other: Box) -> Box:
    x, y = min(one[0], other[0]), min(one[1], other[1])
    right = max(one[0] + one[2], other[0] + other[2])
    bottom = max(one[1] + one[3], other[1] + other[3])
    return x, y, right - x, bottom - y


def _is_negative(gray: Gray) -> bool:
    """Whether the whole page is light on dark, as negatives and pictures of screens are: most of it
    is dark, and what differs is far lighter rather than darker."""
    least, usual, most = levels.percentiles(gray[::8, ::8], 1, 50, 99)
    return usual < _NEGATIVE and most - usual > 2 * (usual - least) + _FAR


def _edges(dark: Gray, box: Box, dpi: float) -> Box:
    """The box of a ground as far as most of its edge is dark."""
    x, y, wide, high = box
    x1, y1 = x + wide, y + high
    for _ in range(_window(dpi) // 2):
        x -= x > 0 and dark[y:y1, x - 1].mean() > 0.7
        y -= y > 0 and dark[y - 1, x:x1].mean() > 0.7
        x1 += x1 < dark.shape[1] and dark[y:y1, x1].mean() > 0.7
        y1 += y1 < dark.shape[0] and dark[y1, x:x1].mean() > 0.7
    return x, y, x1 - x, y1 - y


def _turn_about(
    gray: Gray, dark: Gray, box: Box, dpi: float, paper: float
) -> None:
    x, y, wide, high = box
    part = gray[y : y + high, x : x + wide]
    light = 1 - dark[y : y + high, x : x + wide]
    if not _LETTERS[0] < light.mean() < _LETTERS[1]:
        return  # a dark rim of the scan, or a photograph
    ground = float(np.median(part))
    most = max(1.0, float(np.percentile(part[light > 0], 80)) - ground)
    ink = np.clip((part.astype(np.float32) - ground) / most, 0.0, 1.0)
    part[:] = (paper * (1 - ink)).astype(np.uint8)
    part[[0, 1, -2, -1]] = 0
    part[:, [0, 1, -2, -1]] = 0
    strip = round(_RULE * dpi)
    for beside in (
        dark[max(0, y - 3 - strip) : max(0, y - 3)],
        dark[y + high + 3 :][:strip],
    ):
        if len(beside) < strip:
            continue
        rules = beside[:, x : x + wide].mean(0) > 0.9
        part[:, rules & (light.mean(0) < 0.02)] = 0
