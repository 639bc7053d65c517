"""Fields with a box for each digit: what stands in them is one number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.pages.pdf.lines import LayerLine
from pipeline.pages.pdf.textlayer import Layer

_DIGITS = re.compile(r"(?<!\S)\d(?: \d)+(?!\S)")
_APART = 1.2  # times the height of a digit, that the boxes are wide at least
_EVEN = 1.3  # times the step from digit to digit, that another of the same field is at most


def join(layer: Layer, lines: Sequence[LayerLine]) -> None:
    """Notes in ``layer.dropped`` the blanks between digits that stand evenly in the boxes of a
    field (ISO 32000-1, 12.7.4.3, comb)."""
    if not layer.glyphs.exact:
        return
    for line in lines:
        for run in _DIGITS.finditer(layer.text, line.start, line.end):
            for digits in _combs(layer, range(run.start(), run.end(), 2)):
                layer.dropped.update(range(digits[0] + 1, digits[-1], 2))


def _combs(layer: Layer, digits: Sequence[int]) -> list[list[int]]:
    """The digits in groups of those that stand evenly."""
    areas = {n: layer.area(n, n + 1) for n in digits}
    groups: list[list[int]] = []
    pitch = 0.0
    for left, right in pairwise(digits):
        one, other = areas[left], areas[right]
        if one is None or other is None:
            continue
        step = (other[0] + other[2] - one[0] - one[2]) / 2
        boxed = step > _APART * (one[3] - one[1])
        joined = bool(groups) and groups[-1][-1] == left
        if joined and boxed and pitch / _EVEN < step < pitch * _EVEN:
            groups[-1].append(right)
        elif boxed and not joined:
            groups.append([left, right])
            pitch = step
    return groups
