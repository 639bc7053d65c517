"""Ruled tables of PDF pages that have a text layer: the grid from the rules that the page draws,
the text of the cells from the characters that stand in them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pipeline.pages.blocks import Block
from pipeline.pages.pdf.glyphs import Area, around
from pipeline.pages.pdf.lines import LayerLine
from pipeline.pages.pdf.raised_marks import mark_beside
from pipeline.pages.pdf.textlayer import Layer, Span
from pipeline.pages.tables.pdf_rules import THIN, Edge, edges
from pipeline.pages.tables.wrapped import join_rows
from pipeline.records import Box, Cell, Table, Word

_RUN = re.compile(r"\S*\d\S*")
_MOST_OBJECTS = 20_000  # a page with more is a drawing
_LONG = 18.0  # points of a rule
_SNAP = 3.0  # points within which two positions are one line of the grid
_CROSS = 4.0  # points by which two rules may miss each other
_SHORTEST = 3.0  # points of an edge
_MOSTLY = 0.4  # of its height, that a run shares with its row
_GLUED = 0.3  # of its height, from a letter to the next of its word


def suggests_rules(page: Any) -> bool:
    """Whether a page (of pypdfium2) draws enough horizontal and vertical rules for a table of two
    columns."""
    from pypdfium2 import raw

    level = upright = 0
    for obj in itertools.islice(
        page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=6),
        _MOST_OBJECTS,
    ):
        left, bottom, right, top = obj.get_bounds()
        wide, high = right - left, top - bottom
        if high <= THIN and wide >= _LONG:
            level += 1
        elif wide <= THIN and high >= _LONG / 2:
            upright += 1
        elif (
            wide >= _LONG and high >= _LONG / 2
        ):  # the frame or the ground of a cell
            level, upright = level + 2, upright + 2
        if level >= 2 and upright >= 2 and level + upright >= 5:
            return True
    return False


def find(page: Any, number: int) -> list[Table]:
    """The ruled tables of a page (of pypdfium2), from the top down; their cells without text."""
    # pdfplumber's search for cells among crossing rules, over the rules of pdfium: half a second of
    # importing that a page without rules does not need
    from pdfplumber import table as plumber

    crossing = plumber.edges_to_intersections(
        plumber.merge_edges(
            [_edge(one) for one in edges(page) if _length(one) >= _SHORTEST],
            _SNAP,
            _SNAP,
            _SNAP,
            _SNAP,
        ),
        _CROSS,
        _CROSS,
    )
    tables: list[Table] = []
    groups = plumber.cells_to_tables(plumber.intersections_to_cells(crossing))
    width, height = page.get_size()
    for boxes in sorted(groups, key=lambda boxes: around(boxes)[1::-1]):
        cells = _cells(boxes, width, height)
        # a frame around text
        if (
            max((cell.column + cell.column_span for cell in cells), default=0)
            <= 2
        ):
            continue
        box = _shown(around(boxes), width, height)
        if box is not None:
            tables.append(Table(number, len(tables) + 1, cells, box))
    return tables


def _edge(edge: Edge) -> dict[str, Any]:
    return {
        "x0": edge.x0,
        "x1": edge.x1,
        "top": edge.y0,
        "bottom": edge.y1,
        "width": edge.x1 - edge.x0,
        "height": edge.y1 - edge.y0,
        "orientation": "h" if edge.level else "v",
        "object_type": "line",
    }


def _length(edge: Edge) -> float:
    return max(edge.x1 - edge.x0, edge.y1 - edge.y0)


def _cells(
    boxes: Sequence[Area], width: float, height: float
) -> tuple[Cell, ...]:
    xs = _positions([v for box in boxes for v in (box[0], box[2])])
    ys = _positions([v for box in boxes for v in (box[1], box[3])])
    cells = []
    for x0, y0, x1, y1 in boxes:
        row, column = _nearest(ys, y0), _nearest(xs, x0)
        cells.append(
            Cell(
                row + 1,
                column + 1,
                "",
                max(1, _nearest(ys, y1) - row),
                max(1, _nearest(xs, x1) - column),
                _shown((x0, y0, x1, y1), width, height),
            )
        )
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))


def _shown(area: Area, width: float, height: float) -> Box | None:
    return Box(*(round(v, 2) for v in area)).within(
        round(width, 2), round(height, 2)
    )


def _positions(values: Sequence[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _SNAP:
            found.append(value)
    return found


def _nearest(positions: Sequence[float], value: float) -> int:
    return min(range(len(positions)), key=lambda n: abs(positions[n] - value))


def fill(
    layer: Layer, lines: Sequence[LayerLine], tables: Sequence[Table]
) -> tuple[list[Block], dict[int, int]]:
    """The tables as blocks, row by row with a tab between cells, and for each character of the
    layer that stands in one the number of its table, from 0."""
    inside: dict[int, int] = {}
    blocks: list[Block] = []
    for table in tables:
        held = _held(layer, lines, table)
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
    text = join_rows([" ".join(row.text.split()) for row in rows])
    known = [word for row in rows for word in row.words]
    words = []
    for run in _RUN.finditer(text):
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


def _rows(layer: Layer, spans: Sequence[Span]) -> list[list[Span]]:
    areas = [layer.area(*span) or (0.0, 0.0, 0.0, 0.0) for span in spans]
    turned = layer.glyphs.turned(layer.at[spans[0][0]])
    # along: the axis on which the letters of a row follow each other; both as if read upright
    if turned == 1:
        areas = [(y0, -x1, y1, -x0) for x0, y0, x1, y1 in areas]
    elif turned == 2:
        areas = [(-x1, -y1, -x0, -y0) for x0, y0, x1, y1 in areas]
    elif turned == 3:
        areas = [(-y1, x0, -y0, x1) for x0, y0, x1, y1 in areas]
    rows: list[list[int]] = []
    for n in sorted(
        range(len(spans)), key=lambda n: (areas[n][1] + areas[n][3]) / 2
    ):
        if rows and _level(areas[rows[-1][0]], areas[n]):
            rows[-1].append(n)
        else:
            rows.append([n])
    ordered = [sorted(row, key=lambda n: areas[n][0]) for row in rows]
    for row in ordered:
        if len(row) > 1 and not turned:
            mark_beside(layer, [spans[n] for n in row], [areas[n] for n in row])
    return [[spans[n] for n in row] for row in ordered]


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
