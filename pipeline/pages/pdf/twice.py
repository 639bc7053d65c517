"""Print that stands twice in nearly the same place: a shadow, or bold that was feigned so."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.pages.pdf.glyphs import Area
from pipeline.pages.pdf.lines import LayerLine
from pipeline.pages.pdf.textlayer import Layer

_SHIFT = 0.25  # of its height, by which one print may stand off the other


def drop(layer: Layer, lines: Sequence[LayerLine]) -> None:
    """Notes in ``layer.dropped`` all but the last print of each line; what is drawn last lies on
    top."""
    last: dict[str, list[Area]] = {}
    for line in reversed(lines):
        text = "".join(layer.text[line.start : line.end].split())
        if line.area is None or not text:
            continue
        seen = last.setdefault(text, [])
        if any(_is_shifted(line.area, other) for other in seen):
            layer.dropped.update(range(line.start, line.end))
        else:
            seen.append(line.area)


def _is_shifted(one: Area, other: Area) -> bool:
    most = _SHIFT * min(one[2] - one[0], one[3] - one[1])
    return all(abs(a - b) <= most for a, b in zip(one, other, strict=True))
