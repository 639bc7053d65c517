"""The rows of a table below its heads: parts over page ends joined, merged cells carried down,
short rows of plain text moved under their columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from pipeline.observations import heads, times
from pipeline.observations.values import is_figure
from pipeline.observations.words import says_first, table_number
from pipeline.records import Cell, Table

Cells = dict[int, Cell]  # by column
Place = tuple[int, int]  # table, row
PlacedRow = tuple[Place, Cells]


@dataclass(frozen=True, slots=True)
class Parts:
    """The tables that are one: the rows of its head, and those below with their places."""

    head: list[Cells]
    body: list[PlacedRow]
    width: int


def parts_of(tables: Sequence[Table], group: Sequence[int]) -> Parts:
    """The rows of a group of tables; where a later one repeats the head, it is left out."""
    first, *later = group
    rows = _rows(tables, first)
    deep = heads.depth([row for _, row in rows])
    head = [row for _, row in rows[:deep]]
    body = rows[deep:]
    for index in later:
        body += _below_head(_rows(tables, index), head)
    if not all(tables[index].ruled for index in group):
        body = _to_the_right(body)
    return Parts(head, _merged(body), _width(tables[first]))


def _below_head(
    rows: Sequence[PlacedRow], head: Sequence[Cells]
) -> Iterator[PlacedRow]:
    """The rows of a later part but for those that repeat the head."""
    return dropwhile(lambda placed: heads.repeats(placed[1], head), rows)


def groups(
    tables: Sequence[Table], title: Callable[[int], str]
) -> Iterator[tuple[int, ...]]:
    """The numbers of the tables that are one: those that go on over page ends. ``title`` gives the
    lines right above a table."""
    group: list[int] = []
    for index in range(len(tables)):
        if group and not _goes_on(tables, index, title):
            yield tuple(group)
            group = []
        group.append(index)
    if group:
        yield tuple(group)


def _goes_on(
    tables: Sequence[Table], index: int, title: Callable[[int], str]
) -> bool:
    """Whether a table is the rest of the one before it: the reader of its page says so, or it
    begins the next page with the same head, under no title of its own."""
    before, table = tables[index - 1], tables[index]
    if _width(before) != _width(table):
        return False
    if table.continues:
        return True
    if table.page != before.page + 1 or table.number != 1:
        return False
    above, below = _rows(tables, index - 1), _rows(tables, index)
    if not above or not below:
        return False
    (_, head), (_, again) = above[0], below[0]
    if not heads.repeats(again, [head]):
        return False
    return not _differ(title(index - 1), title(index))


def _differ(before: str, title: str) -> bool:
    """Whether a title names a time or a number of its own: "Phụ lục 2", "Hồ sơ quý II"."""
    number, period = table_number(title), times.period([title], "")
    if number and number != table_number(before):
        return True
    return period not in ("", times.period([before], ""))


def _width(table: Table) -> int:
    ends = (cell.column + cell.column_span - 1 for cell in table.cells)
    return max(ends, default=0)


def _rows(tables: Sequence[Table], index: int) -> list[PlacedRow]:
    """The rows of a table with their places, the cells of each from the left."""
    rows: dict[int, Cells] = {}
    for cell in sorted(tables[index].cells, key=lambda c: (c.row, c.column)):
        row = rows.setdefault(cell.row, {})
        row[cell.column] = cell
    return [((index, number), row) for number, row in rows.items()]


# column -> a cell that goes down, and how many rows below it still covers
_Running = dict[int, tuple[Cell, int]]


def _merged(body: Sequence[PlacedRow]) -> list[PlacedRow]:
    """Rows with the cells that go down to them from the rows above."""
    found: list[PlacedRow] = []
    running: _Running = {}
    for place, row in body:
        running = _still_running(running, row)
        from_above = {column: cell for column, (cell, _) in running.items()}
        whole = row | from_above
        found.append((place, dict(sorted(whole.items()))))
        running |= _going_down(row)
    return found


def _still_running(running: _Running, row: Cells) -> _Running:
    """The cells of the rows above that cover this row, too."""
    return {
        column: (cell, left - 1)
        for column, (cell, left) in running.items()
        if left and column not in row
    }


def _going_down(row: Cells) -> _Running:
    """The cells of a row that rows below have, too; a figure is that of one row."""
    return {
        column: (cell, cell.row_span - 1)
        for column, cell in row.items()
        if cell.row_span > 1 and not is_figure(cell.text)
    }


def _to_the_right(body: Sequence[PlacedRow]) -> list[PlacedRow]:
    """Short rows "Tổng cộng | 250 | 220" with their figures under their columns: in plain text the
    label of a total stands for the merged cells before them."""
    widest = max((max(row) for _, row in body), default=0)
    found = []
    for place, row in body:
        short = widest - max(row)
        if short and _is_bare_total(row) and _spans(row, short, body):
            row = _moved(row, short)
        found.append((place, row))
    return found


def _spans(total: Cells, short: int, body: Sequence[PlacedRow]) -> bool:
    """Whether the label of a total may stand for as many cells more: there other rows have their
    names."""
    first = min(total)
    covered = range(first + 1, first + 1 + short)
    return any(
        column in row and not is_figure(row[column].text)
        for _, row in body
        for column in covered
        if row is not total
    )


def _moved(row: Cells, columns: int) -> Cells:
    """A row with all cells but the first moved to the right."""
    first, *others = row
    return {first: row[first]} | {n + columns: row[n] for n in others}


def _is_bare_total(row: Cells) -> bool:
    """Whether a row of totals holds figures alone behind its label, two cells or more."""
    first = min(row)
    if not says_first("total", row[first].text):
        return False
    inside = [cell.text for column, cell in row.items() if column != first]
    if len(inside) < 2 or not any(map(is_figure, inside)):
        return False
    return all(is_figure(text) or not text.strip(" .-–") for text in inside)
