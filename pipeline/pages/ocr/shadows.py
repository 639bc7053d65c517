"""Shadows on photographs of pages: the ground is made even before the page is read, for what is ink
is told by levels."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pages import levels

Gray = npt.NDArray[np.uint8]
_STEP = 8  # pixels of the page for one of the ground
_BROAD = 1.0  # inches; what is narrower is print, the dark head of a table too
_SOFT = 0.1  # inches over which shadows change
_SHADE = (0.25, 0.85)  # of the paper's level: darker is no paper
_SHARE = 0.05  # of the page that lies in the shade at least


def lift(gray: Gray, dpi: float) -> Gray:
    """The picture [H, W] with its paper at one level; itself where hardly any lies in the shade."""
    high, wide = gray.shape
    size = (max(1, wide // _STEP), max(1, high // _STEP))
    # the lightest of each square, letters left out
    wide_open = cv2.dilate(gray, np.ones((_STEP, _STEP), np.uint8))
    coarse = cv2.resize(wide_open, size, interpolation=cv2.INTER_NEAREST)
    reach = max(3, round(_BROAD * dpi / _STEP))
    bar = np.ones((reach, reach), np.uint8)
    ground = np.asarray(
        cv2.morphologyEx(coarse, cv2.MORPH_CLOSE, bar), np.uint8
    )
    paper = levels.percentile(ground, 60)
    shade = (ground > _SHADE[0] * paper) & (ground < _SHADE[1] * paper)
    if shade.mean() < _SHARE:
        return gray
    smooth = cv2.GaussianBlur(
        ground.astype(np.float32), (0, 0), max(0.5, _SOFT * dpi / _STEP)
    )
    full = cv2.resize(smooth, (wide, high), interpolation=cv2.INTER_LINEAR)
    lit = gray.astype(np.float32) * (paper / np.maximum(full, 1))
    return np.asarray(np.clip(lit, 0, 255), np.uint8)
