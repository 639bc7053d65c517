"""What was filled in behind the labels of a form: a value belongs to the label on its left, however
far apart they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from pipeline.pages.pdf.glyphs import Area
from pipeline.pages.pdf.textlayer import Layer, Span

_LONGEST = 60  # characters of a value
_LEVEL = 0.5  # of the lower height, that a label and its value share


class Part(Protocol):
    """A line of the page by its spans in the layer."""

    spans: list[Span]
    area: Area | None
    table: int


P = TypeVar("P", bound=Part)


def answered(
    layer: Layer, parts: Sequence[P], printed: int
) -> list[tuple[P, P]]:
    """Each figure that was drawn after the ``printed`` letters of the page itself, with the label
    on its left where that ends with a colon and nothing stands between; label first."""
    found: list[tuple[P, P]] = []
    for value in parts:
        if value.area is None or layer.at[value.spans[0][0]] < printed:
            continue
        left = [
            (part.area[2], n)
            for n, part in enumerate(parts)
            if part.area is not None and _is_right(part.area, value.area)
        ]
        if not left or not _is_value(_text(layer, value)):
            continue
        label = parts[max(left)[1]]
        if _text(layer, label).endswith(":"):
            found.append((label, value))
    return found


def _is_value(text: str) -> bool:
    """Whether a text holds a figure and is no line of a signature's stamp ("Ngày ký: 05-01")."""
    short = len(text) <= _LONGEST and ":" not in text
    return short and any(map(str.isdecimal, text))


def _text(layer: Layer, part: Part) -> str:
    return " ".join(layer.text[a:b] for a, b in part.spans).strip()


def _is_right(label: Area, part: Area) -> bool:
    shared = min(label[3], part[3]) - max(label[1], part[1])
    lower = min(label[3] - label[1], part[3] - part[1])
    return part[0] >= label[2] and shared >= _LEVEL * lower
