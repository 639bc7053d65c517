"""The rows of a table below its heads: parts over page ends joined, merged cells carried down,
short rows of plain text moved under their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.observations import heads
from pipeline.observations.values import is_figure
from pipeline.observations.words import says_first
from pipeline.records import Cell, Table

Cells = dict[int, Cell]  # by column
Place = tuple[int, int]  # table, row


@dataclass(frozen=True, slots=True)
class Parts:
    """The tables that are one: the rows of its head, and those below with their places."""

    head: list[Cells]
    body: list[tuple[Place, Cells]]
    ruled: bool
    width: int


def parts_of(tables: Sequence[Table], group: Sequence[int]) -> Parts:
    """The rows of a group of tables; where a later one repeats the head, it is left out."""
    first = _rows(tables[group[0]])
    deep = heads.depth([row for _, row in first])
    head = [row for _, row in first[:deep]]
    body = [((group[0], at), row) for at, row in first[deep:]]
    for index in group[1:]:
        own = _rows(tables[index])
        while own and heads.repeats(own[0][1], head):
            own.pop(0)
        body += [((index, at), row) for at, row in own]
    ruled = all(tables[index].ruled for index in group)
    if not ruled:
        body = _to_the_right(body)
    return Parts(head, _merged(body), ruled, _width(tables[group[0]]))


def groups(tables: Sequence[Table]) -> Iterator[tuple[int, ...]]:
    """The numbers of the tables that are one: those that go on over page ends."""
    group: list[int] = []
    for index, table in enumerate(tables):
        if group and not _goes_on(tables[group[-1]], table):
            yield tuple(group)
            group = []
        group.append(index)
    if group:
        yield tuple(group)


def _goes_on(before: Table, table: Table) -> bool:
    """Whether a table is the rest of the one before it: the reader of its page says so, or it
    begins the next page with the same head."""
    if _width(before) != _width(table):
        return False
    if table.continues:
        return True
    if table.page != before.page + 1 or table.number != 1:
        return False
    first, again = _rows(before)[:1], _rows(table)[:1]
    if not first or not again:
        return False
    return heads.repeats(again[0][1], [first[0][1]])


def _width(table: Table) -> int:
    ends = (cell.column + cell.column_span - 1 for cell in table.cells)
    return max(ends, default=0)


def _rows(table: Table) -> list[tuple[int, Cells]]:
    rows: dict[int, Cells] = {}
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        rows.setdefault(cell.row, {})[cell.column] = cell
    return list(rows.items())


def _merged(body: list[tuple[Place, Cells]]) -> list[tuple[Place, Cells]]:
    """Rows with the cells that go down to them from the rows above."""
    found: list[tuple[Place, Cells]] = []
    # column -> cell, rows it still covers
    running: dict[int, tuple[Cell, int]] = {}
    for place, row in body:
        whole = dict(row)
        for column, (cell, left) in list(running.items()):
            if left and column not in row:
                running[column] = cell, left - 1
                whole[column] = cell
            else:
                del running[column]
        for column, cell in row.items():
            if cell.row_span > 1 and not is_figure(cell.text):
                running[column] = cell, cell.row_span - 1
        found.append((place, dict(sorted(whole.items()))))
    return found


def _to_the_right(body: list[tuple[Place, Cells]]) -> list[tuple[Place, Cells]]:
    """Short rows "Tổng cộng | 250 | 220" with their figures under their columns: in plain text the
    label of a total stands for the merged cells before them."""
    widest = max((max(row) for _, row in body), default=0)
    found = []
    for place, row in body:
        short = widest - max(row)
        if short and _is_bare_total(row):
            first = min(row)
            row = {(c + short if c != first else c): row[c] for c in row}
        found.append((place, row))
    return found


def _is_bare_total(row: Cells) -> bool:
    """Whether a row of totals holds figures alone behind its label, two cells or more."""
    first = min(row)
    if not says_first("total", row[first].text):
        return False
    inside = [cell.text for column, cell in row.items() if column != first]
    if len(inside) < 2 or not any(map(is_figure, inside)):
        return False
    return all(is_figure(text) or not text.strip(" .-–") for text in inside)
