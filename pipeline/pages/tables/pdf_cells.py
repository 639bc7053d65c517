"""The text of tables of PDF pages: the characters of the text layer that stand in each cell."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.pages.blocks import Block
from pipeline.pages.pdf.glyphs import Area
from pipeline.pages.pdf.lines import LayerLine
from pipeline.pages.pdf.raised_marks import mark_beside
from pipeline.pages.pdf.textlayer import Layer, Span
from pipeline.pages.tables import turned_tables
from pipeline.pages.tables.wrapped import join_rows
from pipeline.records import Cell, Table, Word
from pipeline.text import one_line

_WITH_DIGIT = re.compile(r"\S*\d\S*")
_MOSTLY = 0.4  # of its height, that a run shares with its row
_GLUED = 0.3  # of its height, from a letter to the next of its word
_NOWHERE: Area = (0.0, 0.0, 0.0, 0.0)  # of characters without a place


def fill(
    layer: Layer, lines: Sequence[LayerLine], tables: Sequence[Table]
) -> tuple[list[Block], dict[int, int]]:
    """The tables as blocks, row by row with a tab between cells, and for each character of the
    layer that stands in one the number of its table, from 0."""
    inside: dict[int, int] = {}
    blocks: list[Block] = []
    for table in tables:
        held = _held(layer, lines, table)
        table, held = turned_tables.upright(layer, table, held)
        number = len(blocks)
        for start, end in itertools.chain(*held.values()):
            inside.update(dict.fromkeys(range(start, end), number))
        blocks.append(block(layer, table, held))
    return blocks, inside


def _held(
    layer: Layer, lines: Sequence[LayerLine], table: Table
) -> dict[int, list[Span]]:
    """For each cell, by its index, the runs of characters that stand in it."""
    held: dict[int, list[Span]] = {}
    assert table.box is not None
    for line in lines:
        area = line.area
        if area is None or area[3] < table.box.y0 or area[1] > table.box.y1:
            continue
        for cell, start, end in _runs(layer, line, table):
            held.setdefault(cell, []).append((start, end))
    return held


def _runs(
    layer: Layer, line: LayerLine, table: Table
) -> Iterator[tuple[int, int, int]]:
    """The runs of a line that stand in one cell: the cell's index, where they begin and end. A word
    that runs over the edge of its cell is one word."""
    cell, start, end = -1, line.start, line.start
    before: Area | None = None
    for n in range(line.start, line.end):
        if layer.text[n].isspace():
            before = None
            continue
        box = layer.area(n, n + 1)
        within = box is None or (
            cell >= 0 and before is not None and _glued(before, box)
        )
        here = cell if within or box is None else _cell_at(table, cell, box)
        if here != cell:
            if cell >= 0:
                yield cell, start, end
            cell, start = here, n
        end = n + 1
        before = box or before
    if cell >= 0:
        yield cell, start, end


def _glued(left: Area, right: Area) -> bool:
    return abs(right[0] - left[2]) < _GLUED * (left[3] - left[1])


def _cell_at(table: Table, last: int, area: Area) -> int:
    """The index of the cell that holds the centre of an area; -1 where none does. The cell of the
    character before is asked first."""
    x, y = (area[0] + area[2]) / 2, (area[1] + area[3]) / 2
    if last >= 0 and _holds(table.cells[last], x, y):
        return last
    return next(
        (n for n, cell in enumerate(table.cells) if _holds(cell, x, y)), -1
    )


def _holds(cell: Cell, x: float, y: float) -> bool:
    box = cell.box
    return box is not None and box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1


def block(
    layer: Layer, table: Table, held: Mapping[int, Sequence[Span]]
) -> Block:
    text = ""
    cells: list[Cell] = []
    words: list[Word] = []
    row, column = 0, 0
    for n, cell in enumerate(table.cells):
        if cell.row != row:
            text += "\n" if row else ""
            row, column = cell.row, 1
        text += "\t" * max(0, cell.column - column)
        column = max(column, cell.column)
        first = len(text)
        content = _content(layer, held.get(n, ()))
        text += content.text
        words += [
            replace(
                word,
                start=word.start + first,
                end=word.end + first,
                box=word.box or cell.box,
            )
            for word in content.words
        ]
        cells.append(
            replace(cell, text=content.text, start=first, end=len(text))
        )
    return Block(
        text, table.box, tuple(words), (replace(table, cells=tuple(cells)),)
    )


def _content(layer: Layer, spans: Sequence[Span]) -> Block:
    """What a cell holds: its rows from the top down, or, where its letters are turned, from the
    side on which they begin."""
    if not spans:
        return Block("")
    rows = [layer.block(row) for row in _rows(layer, spans)]
    text = join_rows([one_line(row.text) for row in rows])
    known = [word for row in rows for word in row.words]
    words = []
    for run in _WITH_DIGIT.finditer(text):
        same = next((word for word in known if word.text == run.group()), None)
        if same is not None:
            known.remove(same)
        words.append(
            Word(
                run.group(),
                run.start(),
                run.end(),
                same.box if same else None,
            )
        )
    return Block(text, None, tuple(words))


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters that follow each other in a cell, and where they stand as if read upright."""

    span: Span
    area: Area


def _rows(layer: Layer, spans: Sequence[Span]) -> list[list[Span]]:
    """The runs of a cell by rows, both in the order in which they are read; small raised numbers
    in a row are set as marks."""
    turned = layer.glyphs.turned(layer.at[spans[0][0]])
    rows = _upright_rows(
        [
            _Run(span, _upright(layer.area(*span) or _NOWHERE, turned))
            for span in spans
        ]
    )
    for row in rows:
        if len(row) > 1 and not turned:
            mark_beside(
                layer, [run.span for run in row], [run.area for run in row]
            )
    return [[run.span for run in row] for row in rows]


def _upright(area: Area, turned: int) -> Area:
    """Where print stands when its letters, ``turned`` clockwise by so many quarters, are read
    upright."""
    x0, y0, x1, y1 = area
    if turned == 1:
        return y0, -x1, y1, -x0
    if turned == 2:
        return -x1, -y1, -x0, -y0
    if turned == 3:
        return -y1, x0, -y0, x1
    return area


def _upright_rows(runs: Sequence[_Run]) -> list[list[_Run]]:
    """Runs that stand level, from the top down, those of a row from left to right."""
    rows: list[list[_Run]] = []
    for run in sorted(runs, key=lambda run: (run.area[1] + run.area[3]) / 2):
        if rows and _level(rows[-1][0].area, run.area):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda run: run.area[0]) for row in rows]


def _level(one: Area, other: Area) -> bool:
    """Whether two runs stand in one row: the middle of one in the height of the other, or a small
    one beside more than half of its own."""
    middle = (other[1] + other[3]) / 2
    if one[1] < middle < one[3]:
        return True
    small = min(one[3] - one[1], other[3] - other[1])
    shared = min(one[3], other[3]) - max(one[1], other[1])
    apart = other[0] >= one[2] or one[0] >= other[2]
    return apart and shared > _MOSTLY * small
