"""Letters on a shaded ground, as in the coloured rows of tables: such a ground is made as light as
the paper before a page is read, for the search for rules takes it for ink."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pages import levels
from pipeline.pages.ocr.dark_ground import grounds

Gray = npt.NDArray[np.uint8]
_SHADED = 0.9  # of the paper's level
_DARK = 0.3  # darker is no ground that letters stand on
_STEP = 2  # pixels from one to the next that grounds are looked for in
# by how much of the paper's level a printed ground varies: shadows vary more
_EVEN = 0.05
_STROKE = 0.1  # inches; wider than any stroke of a letter
# share of a ground that is far lighter where it holds light letters
_LETTERS = (0.01, 0.45)


def even(gray: Gray, dpi: float) -> Gray:
    """The picture [H, W], its shaded grounds at the level of the paper and their letters dark. The
    picture itself where it has none."""
    paper = levels.percentile(gray[::8, ::8], 60)
    coarse = np.ascontiguousarray(gray[::_STEP, ::_STEP])
    shaded = levels.darker(coarse, _SHADED * paper)
    found = gray
    for box in grounds(shaded, dpi / _STEP):
        x, y, wide, high = (_STEP * n for n in box)
        part = gray[y : y + high, x : x + wide]
        below, level, above = levels.percentiles(part, 40, 50, 60)
        if level < _DARK * paper or above - below > _EVEN * paper:
            continue
        if found is gray:
            found = gray.copy()
        found[y : y + high, x : x + wide] = _levelled(part, level, paper, dpi)
    return found


def _levelled(part: Gray, level: float, paper: float, dpi: float) -> Gray:
    """A ground with its letters as if it were paper."""
    smooth = cv2.medianBlur(part, 3)
    light = float((smooth > (level + paper) / 2).mean())
    dark = float((smooth < level / 2).mean())
    if dark < light and _LETTERS[0] < light < _LETTERS[1]:
        # letters lighter than the ground, between rules darker than it
        far = max(1.0, float(np.percentile(smooth, 99)) - level)
        off = part.astype(np.float32) - level
        lit = 1 - np.maximum(off / far, -off / max(1.0, level))
    else:
        size = max(3, round(_STROKE * dpi))
        bar = np.ones((size, size), np.uint8)
        ground = cv2.morphologyEx(smooth, cv2.MORPH_CLOSE, bar)
        lit = part.astype(np.float32) / np.maximum(ground, 1)
        lit /= max(0.01, float(np.median(lit)))
    return np.asarray(np.clip(lit * paper, 0, 255), np.uint8)
