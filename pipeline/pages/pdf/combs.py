"""Fields with a box for each digit: what stands in them is one number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.pages.pdf.lines import LayerLine
from pipeline.pages.pdf.textlayer import Layer

_DIGITS = re.compile(r"(?<!\S)\d(?: \d)+(?!\S)")
_APART = 1.2  # times the height of a digit, that the boxes are wide at least
_EVEN = 1.3  # times the narrowest step from digit to digit, that the widest is at most


def join(layer: Layer, lines: Sequence[LayerLine]) -> None:
    """Notes in ``layer.dropped`` the blanks between digits that stand evenly in the boxes of a
    field (ISO 32000-1, 12.7.4.3, comb)."""
    if not layer.glyphs.exact:
        return
    for line in lines:
        for run in _DIGITS.finditer(layer.text, line.start, line.end):
            if _stand_evenly(layer, range(run.start(), run.end(), 2)):
                layer.dropped.update(range(run.start() + 1, run.end(), 2))


def _stand_evenly(layer: Layer, digits: Sequence[int]) -> bool:
    areas = [layer.area(n, n + 1) for n in digits]
    if any(area is None for area in areas):
        return False
    middles = [(area[0] + area[2]) / 2 for area in areas if area]
    steps = [right - left for left, right in pairwise(middles)]
    high = max(area[3] - area[1] for area in areas if area)
    return min(steps) > _APART * high and max(steps) < _EVEN * min(steps)
