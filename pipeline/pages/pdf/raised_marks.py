"""Raised numbers of a text layer, the marks of notes: no digits of the figure before them."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence

from pipeline.pages.pdf.glyphs import Area
from pipeline.pages.pdf.lines import LayerLine
from pipeline.pages.pdf.textlayer import Layer, Span

_SMALL = 0.8  # of the height of the print around it: a raised number
_RAISED = 0.2  # of that height by which its foot stands above the others' feet
_LOWERED = 0.15  # of that height by which it stands below them
_DIGIT = re.compile(r"\d")
_UNITS = ("m", "km", "cm", "dm", "mm")  # m² is a unit and no note
_MARK = re.compile(r"[(\[]?(\d{1,2})[)\]]?")


def mark_raised(layer: Layer, line: LayerLine) -> None:
    """Sets the raised numbers of a line as such, without their brackets: the mark of a note behind
    a figure is no digit of it."""
    if not _uneven(line.runs) or not _DIGIT.search(
        layer.text, line.start, line.end
    ):
        return
    shown = [
        (n, box)
        for n in range(line.start, line.end)
        if layer.text[n].isalnum() and (box := layer.area(n, n + 1))
    ]
    if not shown or layer.glyphs.turned(layer.at[shown[0][0]]):
        return
    raised = _raised_digits(layer.text, shown)
    for first in sorted(raised):
        if first - 1 in raised or _unit_before(layer.text, line.start, first):
            continue
        end = first + 1
        while end in raised:
            end += 1
        layer.raise_figure(first, end)


def _raised_digits(text: str, shown: Sequence[tuple[int, Area]]) -> set[int]:
    """Offsets of the digits that are small and stand high among the characters of a line; and of
    those that stand low, behind a figure."""
    usual = statistics.median(box[3] - box[1] for _, box in shown)
    foot = statistics.median(box[3] for _, box in shown)
    small = {
        n: box[3]
        for n, box in shown
        if text[n].isdecimal() and box[3] - box[1] < _SMALL * usual
    }
    high = {n for n, bottom in small.items() if bottom < foot - _RAISED * usual}
    low = {n for n, bottom in small.items() if bottom > foot + _LOWERED * usual}
    behind = (
        n for n in low if text[max(0, n - 2) : n].rstrip()[-1:].isdecimal()
    )
    return high | set(behind)


def _uneven(runs: Sequence[Area]) -> bool:
    heights = [high - low for _, low, _, high in runs]
    return len(heights) > 1 and min(heights) <= _SMALL * max(heights)


def _unit_before(text: str, start: int, end: int) -> bool:
    letters = end
    while letters > start and text[letters - 1].isalpha():
        letters -= 1
    return text[letters:end].lower() in _UNITS


def mark_beside(
    layer: Layer, row: Sequence[Span], areas: Sequence[Area]
) -> None:
    """Sets those spans of a row as marks that are numbers, of smaller type than the rest and above
    its foot: they may have been drawn apart from it."""
    sizes = [layer.glyphs.size(layer.at[start]) for start, _ in row]
    foot = max(area[3] for area in areas)
    for (start, end), area, size in zip(row, areas, sizes, strict=True):
        mark = _MARK.fullmatch(layer.text, start, end)
        small = size < _SMALL * max(sizes)
        if mark and small and area[3] < foot - _RAISED * (area[3] - area[1]):
            layer.raise_figure(*mark.span(1))
