"""Cuts the blank of a letterhead out of the page's picture, without the print around it."""

from __future__ import annotations

from typing import Any, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pages.hand.slots import Blank

Gray = npt.NDArray[np.uint8]
_BEYOND = 0.8  # heights of the print that the cut is wider on either side, before it is trimmed


def crop(gray: Gray, blank: Blank) -> tuple[Gray, bool]:
    """The blank's picture without the print beside it and without parts of what stands above and
    below it; whether the slash behind a number could not be told apart. The pen may reach past the
    print on either side, so the cut is a little wider than the blank."""
    high = blank.height
    x0, y0, x1, y1 = blank.box
    canvas, paper = _window(
        gray, (x0 - _BEYOND * high, y0, x1 + _BEYOND * high, y1)
    )
    left, right = 0.83 * high, canvas.shape[1] - 0.95 * high
    count, labels, stats, centres = cv2.connectedComponentsWithStats(
        (canvas < paper - 50).astype(np.uint8)
    )
    gone = np.zeros(count, bool)
    slashes = [0.0]  # where the strokes behind the number stand
    for n in range(1, count):
        part = _Part(
            *(int(v) for v in stats[n][:4]), *(float(v) for v in centres[n])
        )
        gone[n] = part.reaches_in(canvas.shape[0]) or part.beside(
            left, right, 0.3 * high
        )
        near_end = blank.kind == "number" and part.x > right - 0.35 * high
        if near_end and _slash(part.of(labels) == n, high):
            slashes.append(part.x)
    # none beside the blank: the last stroke in it is the slash, not a 1
    if max(slashes) <= right:
        gone |= (centres[:, 0] == max(slashes)) & (np.arange(count) > 0)
    mask = (
        cv2.dilate(gone[labels].astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    )
    canvas[mask & ~((labels > 0) & ~gone[labels])] = paper
    cut = np.ascontiguousarray(
        canvas[:, int(0.55 * high) : canvas.shape[1] - int(0.6 * high)]
    )
    return cut, blank.kind == "number" and len(slashes) == 1


class _Part(NamedTuple):
    """A connected part of the ink, in pixels of the cut."""

    left: int
    top: int
    wide: int
    tall: int
    x: float  # its centre
    y: float

    def of(self, picture: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """What a picture has of it."""
        return picture[
            self.top : self.top + self.tall, self.left : self.left + self.wide
        ]

    def reaches_in(self, rows: int) -> bool:
        """Whether it is a piece of the line above or below."""
        from_above = self.top <= 1 and self.y < 0.2 * rows
        return from_above or (
            self.top + self.tall >= rows - 1 and self.y > 0.86 * rows
        )

    def beside(self, left: float, right: float, most: float) -> bool:
        """Whether it is print beside the blank: what reaches farther than ``most`` into the blank
        is writing that touches the print."""
        before = self.x < left and self.left + self.wide < left + most
        return before or (self.x > right and self.left > right - most)


def _slash(part: npt.NDArray[np.bool_], high: float) -> bool:
    """Whether a connected part is a straight stroke that leans to the right."""
    ys, xs = np.nonzero(part)
    if (
        part.shape[0] < 0.5 * high
        or not 0.08 * high <= part.shape[1] <= 0.55 * high
    ):
        return False
    return float(np.corrcoef(xs, ys)[0, 1]) < -0.93


def _window(
    gray: Gray, box: tuple[float, float, float, float]
) -> tuple[Gray, int]:
    """The picture in ``box``, paper where that lies outside the page, and the paper's level."""
    x0, y0, x1, y1 = (round(v) for v in box)
    a, b = max(0, y0), min(gray.shape[0], y1)
    c, d = max(0, x0), min(gray.shape[1], x1)
    inside = gray[a:b, c:d]
    paper = int(np.percentile(inside, 90)) if inside.size else 255
    canvas = np.full((max(8, y1 - y0), max(8, x1 - x0)), paper, np.uint8)
    if inside.size:
        canvas[a - y0 : b - y0, c - x0 : d - x0] = inside
    return canvas, paper
