"""Text layers whose words were drawn in an order that makes no sense, each
placed by itself: they are put in the order in which they stand on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.pages.pdf.glyphs import Area
from pipeline.pages.pdf.textlayer import Layer, Span, words

_FEW = 20  # words; fewer tell of no order
# of the steps from word to word, that lead back up the page or back in a line:
# print in any order has half, a table of ranks drawn by columns up to 0.28
_MOST_BACK = 0.35
_SHARED = 0.5  # of the height of the lower word, that words of a line share
_PARTED = 2.0  # heights of a word: a gap between columns


@dataclass(frozen=True, slots=True)
class _Placed:
    """A word of the layer, and where it stands."""

    span: Span
    area: Area

    @property
    def middle(self) -> float:
        return (self.area[1] + self.area[3]) / 2


def in_place(layer: Layer) -> Layer:
    """The layer; where the order of its words makes no sense, with them in
    lines from the top and from the left. Words that do not stand level would
    be lost in that order, so a layer with any stays."""
    if not layer.glyphs.exact:
        return layer
    placed = [_placed(layer, span) for span in words(layer.text)]
    level = [word for word in placed if word is not None]
    if len(level) < max(len(placed), _FEW) or not _is_disorderly(level):
        return layer
    text, at = "", list[int]()
    for line in _lines(level):
        for n, word in enumerate(line):
            start, end = word.span
            if text:
                text += _between(line[n - 1], word) if n else "\n"
                at.append(at[-1])
            text += layer.text[start:end]
            at += layer.at[start:end]
    return replace(layer, text=text, at=at, capitals=(), by_place=True)


def _placed(layer: Layer, span: Span) -> _Placed | None:
    area = layer.area(*span)
    if area is None or layer.glyphs.turned(layer.at[span[0]]):
        return None
    return _Placed(span, area)


def _is_disorderly(placed: Sequence[_Placed]) -> bool:
    back = sum(_leads_back(one, other) for one, other in pairwise(placed))
    return back > _MOST_BACK * len(placed)


def _leads_back(word: _Placed, after: _Placed) -> bool:
    """Whether the next word stands above a word, or left of it in its line."""
    if _share_line(word, after):
        return after.area[0] < word.area[0]
    return after.middle < word.middle


def _share_line(word: _Placed, other: _Placed) -> bool:
    top = max(word.area[1], other.area[1])
    foot = min(word.area[3], other.area[3])
    heights = (word.area[3] - word.area[1], other.area[3] - other.area[1])
    return foot - top >= _SHARED * min(heights)


def _between(before: _Placed, word: _Placed) -> str:
    """What parts a word from the one before it in its line."""
    height = max(word.area[3] - word.area[1], before.area[3] - before.area[1])
    gap = word.area[0] - before.area[2]
    return "\n" if gap > _PARTED * height else " "


def _lines(placed: Sequence[_Placed]) -> list[list[_Placed]]:
    lines: list[list[_Placed]] = []
    for word in sorted(placed, key=lambda word: word.middle):
        if lines and any(_share_line(word, other) for other in lines[-1]):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.area[0]) for line in lines]
