"""Levels of grey: what is darker than one, and the level below which a share of the pixels lies.

Both give what numpy gives, several times faster: it compares bytes with a fraction as doubles, and
sorts the pixels of which there are 256 kinds."""

from __future__ import annotations

import math

import cv2
import numpy as np
import numpy.typing as npt

Gray = npt.NDArray[np.uint8]


def darker(gray: Gray, level: float) -> Gray:
    """1 where ``gray`` is below ``level``, else 0."""
    last = math.ceil(level) - 1
    mask = cv2.threshold(gray, last, 1, cv2.THRESH_BINARY_INV)[1]
    return np.asarray(mask, np.uint8)


def percentile(gray: Gray, percent: float) -> float:
    """As ``np.percentile`` of a picture that is not empty."""
    return percentiles(gray, percent)[0]


def percentiles(gray: Gray, *percents: float) -> list[float]:
    """As ``np.percentile`` of a picture that is not empty, for several percents."""
    counts = cv2.calcHist([gray], [0], None, [256], [0, 256])
    up_to = np.cumsum(counts, dtype=float)
    place = np.array(percents) / 100 * (gray.size - 1)
    before = np.searchsorted(up_to, np.floor(place), side="right")
    after = np.searchsorted(up_to, np.ceil(place), side="right")
    found = before + (after - before) * (place - np.floor(place))
    return [float(level) for level in found]
