"""The lines of a text layer as blocks: raised numbers set apart, what was filled in put in its
place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.pages.blocks import Block
from pipeline.pages.pdf.answers import answered
from pipeline.pages.pdf.glyphs import Area, around
from pipeline.pages.pdf.textlayer import Layer, Span

_FILLED = 60  # characters; what is written into gaps is short
_APART = 1.5  # heights of a line, from which two values stand apart
_SPACE = 0.8  # heights of a line: a gap that parts words and not columns
_LEVEL = 0.7  # of the height, that two parts of one line share
_GAP = 4.0  # heights of a line, by which a value may stand apart from the words around it
_VALUE = 16  # characters of a value that is set into a line


@dataclass(frozen=True)
class LayerLine:
    """A line of the layer: its offsets in the text, its runs of print as the page shows them."""

    start: int
    end: int
    runs: tuple[Area, ...]

    @cached_property
    def area(self) -> Area | None:
        return around(list(self.runs)) if self.runs else None


def lines_of(layer: Layer) -> list[LayerLine]:
    """The lines of the layer, empty ones too."""
    return [LayerLine(a, b, tuple(layer.runs(a, b))) for a, b in layer.lines()]


def blocks_of(
    layer: Layer,
    lines: Sequence[LayerLine],
    tables: Sequence[Block] = (),
    inside: Mapping[int, int] | None = None,
    printed: int | None = None,
) -> list[Block]:
    """A block for each line and each table, in the order of the layer.

    ``inside`` tells of the characters that stand in a table which. A line whose parts stand at
    different heights, as the values of a form do that were drawn last, is none: each part goes into
    the gap of the line beside which it stands. A line that goes on at its own height is one with
    what follows; on a page that was filled in, over a wider gap, and a label with its value:
    ``printed`` tells how many letters such a page had before."""
    inside = inside or {}
    parts: list[_Part] = []
    placed: set[int] = set()
    for line in lines:
        for span, table in _outside(layer, line, inside):
            if table < 0:
                parts += _pieces(layer, span, line)
            elif table not in placed:
                parts.append(_Part([], None, table))
                placed.add(table)
    parts += [_Part([], None, n) for n in range(len(tables)) if n not in placed]
    for part in list(parts):
        if part.area is not None and _fill_gaps(layer, parts, part):
            parts.remove(part)
    if printed is not None:
        for label, value in answered(layer, parts, printed):
            label.spans += value.spans
            parts.remove(value)
    parts = _joined(layer, parts, printed is not None)
    return [
        layer.block(part.spans, part.area)
        if part.table < 0
        else tables[part.table]
        for part in parts
    ]


@dataclass(slots=True, eq=False)
class _Part:
    """A line with what was put into its gaps, or a table by its number."""

    spans: list[Span]
    area: Area | None
    table: int = -1


def _joined(layer: Layer, parts: Sequence[_Part], filled: bool) -> list[_Part]:
    """The parts, each one with the next where that goes on at the same height: a raised number or a
    field parts lines. Beside a value that was filled in, the gap may be wide."""
    found: list[_Part] = []
    for part in parts:
        before = found[-1] if found else None
        if before is None or before.area is None or part.area is None:
            found.append(part)
            continue
        value = filled and any(
            end - start <= _VALUE
            and any(map(str.isdecimal, layer.text[start:end]))
            for start, end in (before.spans[-1], part.spans[0])
        )
        if _goes_on(before.area, part.area, _GAP if value else _SPACE):
            before.spans += part.spans
            before.area = around([before.area, part.area])
        else:
            found.append(part)
    return found


def _goes_on(left: Area, right: Area, gap: float) -> bool:
    high = min(left[3] - left[1], right[3] - right[1])
    shared = min(left[3], right[3]) - max(left[1], right[1])
    widest = gap * max(left[3] - left[1], right[3] - right[1])
    return shared >= _LEVEL * high and 0 <= right[0] - left[2] <= widest


def _outside(
    layer: Layer, line: LayerLine, inside: Mapping[int, int]
) -> list[tuple[Span, int]]:
    """The line parted where it enters or leaves a table: spans with the number of the table, -1
    outside."""
    if not inside:
        return [((line.start, line.end), -1)]
    found: list[tuple[Span, int]] = []
    for n in range(line.start, line.end):
        if layer.text[n].isspace():
            continue
        table = inside.get(n, -1)
        if found and found[-1][1] == table:
            found[-1] = ((found[-1][0][0], n + 1), table)
        else:
            found.append(((n, n + 1), table))
    return found or [((line.start, line.end), -1)]


def _pieces(layer: Layer, span: Span, line: LayerLine) -> list[_Part]:
    """The parts of a line that stand at different heights."""
    start, end = span
    runs = (
        line.runs
        if (start, end) == (line.start, line.end)
        else layer.runs(start, end)
    )
    if not runs:
        return [_Part([span], None)]
    if layer.glyphs.turned(layer.at[start]) % 2 or _level(runs):
        return [_Part([span], around(list(runs)))]
    return [_Part([piece], area) for piece, area in parted(layer, span, 0.0)]


def parted(layer: Layer, span: Span, gap: float) -> list[tuple[Span, Area]]:
    """A span parted where its letters leave their height and, where ``gap`` is given, at gaps wider
    than so many times that height."""
    pieces: list[tuple[Span, Area]] = []
    for n in range(*span):
        area = layer.area(n, n + 1)
        if layer.text[n].isspace() or area is None:
            continue
        joined = n - 1 in layer.dropped and layer.text[n - 1].isspace()
        if pieces and (joined or _follows(pieces[-1][1], area, gap)):
            (first, _), known = pieces[-1]
            pieces[-1] = ((first, n + 1), around([known, area]))
        else:
            pieces.append(((n, n + 1), area))
    return pieces


def _follows(left: Area, right: Area, gap: float) -> bool:
    if min(left[3], right[3]) <= max(left[1], right[1]) or right[0] < left[0]:
        return False
    return not gap or right[0] - left[2] <= gap * (left[3] - left[1])


def _level(runs: Sequence[Area]) -> bool:
    return max(run[1] for run in runs) < min(run[3] for run in runs)


@dataclass(frozen=True, slots=True)
class _Home:
    """A gap of a line, for a piece of what was filled in."""

    piece: Span
    line: _Part
    at: int  # the offset of the first character behind the gap


def _fill_gaps(layer: Layer, parts: Sequence[_Part], part: _Part) -> bool:
    """Moves what a short part holds into the gaps of other lines, where all of it stands in
    such."""
    homes = _homes(layer, parts, part)
    for home in homes:
        _move_in(layer, home)
    return bool(homes)


def _homes(layer: Layer, parts: Sequence[_Part], part: _Part) -> list[_Home]:
    """The gaps for each piece of a part; none where it is no short one beside another line, or
    where one of its pieces stands in no gap."""
    if len(part.spans) != 1:
        return []
    [(start, end)] = part.spans
    if end - start > _FILLED:
        return []
    if not _is_beside(part, parts):
        return []
    others = [other for other in parts if other is not part]
    homes = []
    for piece, area in parted(layer, (start, end), _APART):
        home = _home(layer, others, piece, area)
        if home is None:
            return []
        homes.append(home)
    return homes


def _home(
    layer: Layer, others: Sequence[_Part], piece: Span, area: Area
) -> _Home | None:
    """The first gap of other lines in which a piece stands."""
    for other in others:
        if other.area is None or not _within(area, other.area):
            continue
        at = _gap(layer, other.spans, area)
        if at is not None:
            return _Home(piece, other, at)
    return None


def _move_in(layer: Layer, home: _Home) -> None:
    """Sets a piece between the spans of its line, or parts the one in which its gap is."""
    spans = home.line.spans
    for n, (start, end) in enumerate(spans):
        # at its start stands what a value was set before
        if start <= home.at < end:
            before = _trimmed(layer, start, home.at)
            after = _trimmed(layer, home.at, end)
            spans[n : n + 1] = [
                (a, b) for a, b in (before, home.piece, after) if a < b
            ]
            return


def _is_beside(part: _Part, parts: Sequence[_Part]) -> bool:
    """Whether another part stands at the height of a part, over or under it."""
    if part.area is None:
        return False
    left, top, right, foot = part.area
    for other in parts:
        if other.area is None or other is part:
            continue
        x0, y0, x1, y1 = other.area
        if min(foot, y1) > max(top, y0) and left < x1 and x0 < right:
            return True
    return False


def _within(area: Area, line: Area) -> bool:
    """Whether an area stands on a line, between its ends."""
    high = area[3] - area[1]
    shared = min(area[3], line[3]) - max(area[1], line[1])
    return (
        shared >= 0.5 * min(high, line[3] - line[1])
        and line[3] - line[1] < 3 * high
        and line[0] < area[0]
        and area[2] < line[2]
    )


def _gap(layer: Layer, spans: Sequence[Span], area: Area) -> int | None:
    """The offset of the first character right of an area; None where print stands in the area."""
    after = None
    for start, end in spans:
        for n in range(start, end):
            box = layer.area(n, n + 1)
            if layer.text[n].isspace() or box is None:
                continue
            if n in layer.dropped:  # covered: its place is free
                continue
            if box[0] < area[2] - 1 and box[2] > area[0] + 1:
                return None
            if after is None and box[0] >= area[2] - 1:
                after = n
    return after


def _trimmed(layer: Layer, start: int, end: int) -> Span:
    while start < end and layer.text[start].isspace():
        start += 1
    while end > start and layer.text[end - 1].isspace():
        end -= 1
    return start, end
