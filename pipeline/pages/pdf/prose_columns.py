"""Running text in two columns whose lines the layer gives as one: the left column is read first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.pages.pdf.glyphs import Area
from pipeline.pages.pdf.lines import LayerLine, parted
from pipeline.pages.pdf.textlayer import Layer, Span

_LEAST = 3  # lines of a column
_GUTTER = 0.9  # heights of a line, between the columns at least
_EDGE = 3.0  # points by which the lines of a column begin apart
_INDENT = 45.0  # points, of the first line of a paragraph at most
_LETTERS = 20  # of a line of running text at least, on average
_LEADING = 2.2  # heights of a line, from one to the next of a column
_MOSTLY = 0.5  # of the lines of a column, that begin at its edge, and that go on with others

Gutter = tuple[float, float]  # where it begins and ends
Halves = tuple[LayerLine | None, LayerLine | None]  # left and right of a gutter


@dataclass(slots=True)
class _Columns:
    """Lines below each other that a gutter parts."""

    whole: list[LayerLine] = field(default_factory=list)
    sides: tuple[list[LayerLine], list[LayerLine]] = field(
        default_factory=lambda: ([], [])
    )

    def holds(self, halves: Halves) -> bool:
        """Whether the parts of a line go on with the columns."""
        if not self.whole:
            return all(halves)
        for side, half in zip(self.sides, halves, strict=True):
            if half is not None and not _stands_below(side, half):
                return False
        lefts = [_area(one) for one in (*self.sides[0], halves[0]) if one]
        rights = [_area(one) for one in (*self.sides[1], halves[1]) if one]
        return max(one[2] for one in lefts) < min(one[0] for one in rights)

    def add(self, line: LayerLine, halves: Halves) -> None:
        self.whole.append(line)
        for side, half in zip(self.sides, halves, strict=True):
            side.extend([half] if half is not None else [])

    def read(self, layer: Layer) -> list[LayerLine]:
        """The lines as they are read: the left column first where both are running text."""
        if all(_is_prose(layer, side) for side in self.sides):
            return [line for side in self.sides for line in side]
        return self.whole


def in_order(
    layer: Layer, lines: Sequence[LayerLine], inside: Mapping[int, int]
) -> Sequence[LayerLine]:
    """The lines; where lines that stand below each other fall into two columns of running text,
    those of the left column and then those of the right one. ``inside``: characters in tables."""
    gapped = _gapped(lines, inside)
    if len(gapped) < _LEAST:
        return lines
    found: list[LayerLine] = []
    columns = _Columns()
    for line in lines:
        halves = _halves(layer, line) if line.start in gapped else (None, None)
        if not any(halves) and columns.whole and _alone(line, inside):
            halves = _side(columns, line)
        if columns.whole and not (any(halves) and columns.holds(halves)):
            found += columns.read(layer)
            columns = _Columns()
        if all(halves) or (any(halves) and columns.whole):
            columns.add(line, halves)
        else:
            found.append(line)
    return found + columns.read(layer)


def _gapped(
    lines: Sequence[LayerLine], inside: Mapping[int, int]
) -> frozenset[int]:
    """Where the lines outside tables begin that have a gap where others have it."""
    return frozenset(
        line.start
        for group in _one_gutter(lines)
        for line in group
        if line.start not in inside
    )


def _one_gutter(lines: Sequence[LayerLine]) -> list[list[LayerLine]]:
    """Lines that follow each other with a gap at one place, by the boxes of their runs alone."""
    groups: list[list[LayerLine]] = []
    gutter: Gutter | None = None
    for line in lines:
        gap = _gap(line.runs)
        if gap is None:
            gutter = None
            continue
        if gutter is not None and _shared(gutter, gap):
            groups[-1].append(line)
            gutter = _shared(gutter, gap)
        else:
            groups.append([line])
            gutter = gap
    return [group for group in groups if len(group) >= _LEAST]


def _shared(one: Gutter, other: Gutter) -> Gutter | None:
    left, right = max(one[0], other[0]), min(one[1], other[1])
    return (left, right) if left < right else None


def _gap(runs: Sequence[Area]) -> Gutter | None:
    """Where the widest gap between the runs of a line begins and ends."""
    gaps = [
        (left[2], right[0])
        for left, right in pairwise(sorted(runs))
        if right[0] - left[2] > _GUTTER * (left[3] - left[1])
    ]
    return max(gaps, key=lambda gap: gap[1] - gap[0], default=None)


def _halves(layer: Layer, line: LayerLine) -> Halves:
    """The two parts of a line at its widest gap; words that are set wide apart may part others."""
    if line.start in layer.dropped or layer.glyphs.turned(layer.at[line.start]):
        return None, None
    pieces = parted(layer, (line.start, line.end), _GUTTER)
    if len(pieces) < 2:
        return None, None
    gaps = [right[1][0] - left[1][2] for left, right in pairwise(pieces)]
    at = gaps.index(max(gaps)) + 1
    return _line(pieces[:at]), _line(pieces[at:])


def _line(pieces: Sequence[tuple[Span, Area]]) -> LayerLine:
    areas = tuple(area for _, area in pieces)
    return LayerLine(pieces[0][0][0], pieces[-1][0][1], areas)


def _alone(line: LayerLine, inside: Mapping[int, int]) -> bool:
    return line.area is not None and line.start not in inside


def _side(columns: _Columns, line: LayerLine) -> Halves:
    """A line that stands in one of the columns, the other being at its end."""
    edge = min(_area(one)[0] for one in columns.sides[1])
    return (line, None) if _area(line)[2] < edge else (None, line)


def _stands_below(column: Sequence[LayerLine], line: LayerLine) -> bool:
    above, area = _area(column[-1]), _area(line)
    edge = min(_area(one)[0] for one in column)
    high = above[3] - above[1]
    return (
        abs(area[0] - edge) < _INDENT
        and 0 < area[1] - above[1] < _LEADING * high
    )


def _is_prose(layer: Layer, column: Sequence[LayerLine]) -> bool:
    """Whether lines are long, begin at one edge and go on with each other."""
    texts = [layer.text[line.start : line.end].strip() for line in column]
    if len(texts) < _LEAST or sum(map(len, texts)) < _LETTERS * len(texts):
        return False
    edges = [_area(line)[0] for line in column]
    level = sum(edge - min(edges) < _EDGE for edge in edges)
    below = texts[1:]
    going_on = sum(text[:1].islower() or text[:1].isdigit() for text in below)
    return level > _MOSTLY * len(edges) and going_on >= _MOSTLY * len(below)


def _area(line: LayerLine) -> Area:
    assert line.area is not None
    return line.area
