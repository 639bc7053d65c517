"""What a text layer holds and the page does not show, and layers that a scanner's own reader
made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.pages.pdf import covered, ink, objects, textlayer
from pipeline.pages.pdf.glyphs import Area
from pipeline.pages.pdf.lines import LayerLine
from pipeline.pages.pdf.textlayer import Layer

# points, and of the page: letters that nobody sees
_DUST, _DUST_SHARE = (1.6, 0.003)
# of the lines, from which the layer is a scanner's own reading
_MOST_INVISIBLE = 0.5


def scanned(layer: Layer, lines: Sequence[LayerLine]) -> bool:
    """Whether most lines are set without ink: what the page shows is the picture of a scanner, the
    layer is the scanner's own reading of it."""
    first = [layer.at[line.start] for line in lines if line.runs]
    unseen = sum(map(layer.glyphs.invisible, first))
    return bool(first) and unseen >= _MOST_INVISIBLE * len(first)


def drop(
    layer: Layer,
    lines: Sequence[LayerLine],
    page: Any,
    view: ink.View,
    drawn: Sequence[objects.Drawn],
) -> bool:
    """Notes in ``layer.dropped`` what the page does not show: lines without ink, and figures; where
    the layer is no scanner's own reading, words that are covered too. Tells whether there was a
    figure among them."""
    spans = []
    areas: list[Area] = []
    for line in lines:
        if line.area is None:
            continue
        text = layer.text[line.start : line.end]
        if _is_dust(line.area, page) and any(map(str.isalnum, text)):
            layer.dropped.update(range(line.start, line.end))
            continue
        parts = [(line.start, line.end)]
        parts += [
            (line.start + run.start(), line.start + run.end())
            for run in textlayer.FIGURE.finditer(text)
        ]
        for start, end in parts:
            area = (
                line.area
                if (start, end) == (line.start, line.end)
                else layer.area(start, end)
            )
            if area is not None:
                spans.append((start, end))
                areas.append(area)
    for n in ink.unseen(page, view, areas):
        layer.dropped.update(range(*spans[n]))
    if not scanned(layer, lines):
        for start, end in covered.hidden(layer, page, drawn):
            space = layer.text[end : end + 1] == " "
            layer.dropped.update(range(start, end + space))
    return any(layer.text[n].isdecimal() for n in layer.dropped)


def _is_dust(area: Area, page: Any) -> bool:
    """Whether the letters of a line are too small to be seen, on a page that others fill."""
    high = area[3] - area[1]
    return high < _DUST and high < _DUST_SHARE * max(page.get_size())
