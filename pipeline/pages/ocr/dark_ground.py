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
    size = max(3, round(_WINDOW * dpi))
    shares = cv2.blur(dark * np.uint8(255), (size, size))
    dense = (shares > round(255 * _DENSE)).view(np.uint8)
    grounds = [
        box for box in outlines.boxes(dense) if _is_ground(dense, box, dpi)
    ]
    if not grounds:
        return gray
    found = gray.copy()
    for box in grounds:
        edges = _edges(dark, box, size // 2)
        _turn_about(found, dark, edges, dpi, paper)
    return found


def _is_ground(dense: Gray, box: Box, dpi: float) -> bool:
    """Whether a dark part of the page is large, and fills its box."""
    x, y, wide, high = box
    if wide < _LEAST[0] * dpi or high < _LEAST[1] * dpi:
        return False
    filled = np.count_nonzero(dense[y : y + high, x : x + wide])
    return bool(filled >= _SQUARE * wide * high)


def _is_negative(gray: Gray) -> bool:
    """Whether the whole page is light on dark, as negatives and pictures of screens are: most of it
    is dark, and what differs is far lighter rather than darker."""
    least, usual, most = levels.percentiles(gray[::8, ::8], 1, 50, 99)
    return usual < _NEGATIVE and most - usual > 2 * (usual - least) + _FAR


def _edges(dark: Gray, box: Box, reach: int) -> Box:
    """The box grown, within ``reach``, as far as most of its edge is dark."""
    x, y, wide, high = box
    x1, y1 = x + wide, y + high
    for _ in range(reach):
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
