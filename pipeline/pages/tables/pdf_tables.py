"""Ruled tables of PDF pages that have a text layer: the grid from the rules that the page draws."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.pages.pdf.glyphs import Area, around
from pipeline.pages.pdf.objects import PATH, Drawn
from pipeline.pages.tables.pdf_rules import THIN, Edge, edges
from pipeline.records import Box, Cell, Table

_LONG = 18.0  # points of a rule
_SNAP = 3.0  # points within which two positions are one line of the grid
_CROSS = 4.0  # points by which two rules may miss each other
_SHORTEST = 3.0  # points of an edge


def suggests_rules(drawn: Iterable[Drawn]) -> bool:
    """Whether a page draws enough horizontal and vertical rules for a table of two columns."""
    level = upright = 0
    for each in drawn:
        if each.kind != PATH or each.area is None:
            continue
        left, bottom, right, top = each.area
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


def find(page: Any, number: int, drawn: Iterable[Drawn]) -> list[Table]:
    """The ruled tables of a page (of pypdfium2; ``drawn``: what it draws), from the top down; their
    cells without text."""
    # pdfplumber's search for cells among crossing rules, over the rules of pdfium: half a second of
    # importing that a page without rules does not need
    from pdfplumber import table as plumber

    crossing = plumber.edges_to_intersections(
        plumber.merge_edges(
            [
                _edge(one)
                for one in edges(page, drawn)
                if _length(one) >= _SHORTEST
            ],
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
