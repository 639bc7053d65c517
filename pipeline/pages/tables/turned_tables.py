"""Tables that lie on their side on an upright page: their rows and columns as they are read once
the page is turned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.pages.pdf.textlayer import Layer, Span
from pipeline.records import Cell, Table

_MOSTLY = 0.8  # of the filled cells, that are turned: heads alone may be turned


def upright(
    layer: Layer, table: Table, held: Mapping[int, Sequence[Span]]
) -> tuple[Table, dict[int, list[Span]]]:
    """The table and what its cells hold, by their index; with rows and columns changed over where
    most of its letters are turned by a quarter the same way."""
    turns = Counter(
        layer.glyphs.turned(layer.at[spans[0][0]])
        for spans in held.values()
        if spans
    )
    turned, count = turns.most_common(1)[0] if turns else (0, 0)
    same = {n: list(spans) for n, spans in held.items()}
    if turned not in (1, 3) or count < _MOSTLY * turns.total():
        return table, same
    cells = set_upright(table.cells, turned)
    order = sorted(
        range(len(cells)), key=lambda n: (cells[n].row, cells[n].column)
    )
    return (
        replace(table, cells=tuple(cells[n] for n in order)),
        {new: same[old] for new, old in enumerate(order) if old in same},
    )


def set_upright(cells: Sequence[Cell], turned: int) -> list[Cell]:
    """The cells, in their order, of a table whose letters are turned clockwise by one quarter, or
    by three. What is turned by one is read from the right side of the page, by three from the
    left."""
    high = max(cell.row + cell.row_span for cell in cells)
    wide = max(cell.column + cell.column_span for cell in cells)
    return [
        replace(
            cell,
            row=wide - cell.column - cell.column_span + 1
            if turned == 1
            else cell.column,
            column=cell.row
            if turned == 1
            else high - cell.row - cell.row_span + 1,
            row_span=cell.column_span,
            column_span=cell.row_span,
        )
        for cell in cells
    ]
