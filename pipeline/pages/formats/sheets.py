"""Sheets of spreadsheets on pages: what stands under rules, or in rows of several cells, is a
table; what stands alone in its row is a line of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.pages.formats import beside
from pipeline.pages.formats.assembly import Draft, Foreign, Line, RawCell, Run
from pipeline.text import one_line

_GOES_ON = 3  # cells at least of a row that goes on with a table without rules of its own
_NAME = 3  # words of the longest head of a column that names rows
_DATA_ROWS = 2  # of several cells, that make a table where nothing is ruled


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell as it is shown; spans count shown rows and columns."""

    text: str
    ruled: bool = False
    font: str = ""
    row_span: int = 1
    column_span: int = 1


@dataclass
class Sheet:
    """What a sheet shows: cells by (row, column), from 1, hidden ones left out and not counted."""

    name: str
    cells: dict[tuple[int, int], SheetCell] = field(default_factory=dict)
    foreign: list[Foreign] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    # lines of the printed page's own, over the cells and under them
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)


def draft_of(sheets: Iterable[Sheet], problems: Iterable[str] = ()) -> Draft:
    """A draft with each sheet that shows something on a page of its own."""
    draft = Draft(problems=list(problems))
    for sheet in sheets:
        draft.problems += [
            f"sheet {sheet.name!r}: {problem}" for problem in sheet.problems
        ]
        if (
            not any(cell.text.strip() for cell in sheet.cells.values())
            and not sheet.foreign
        ):
            continue
        if draft.items:
            draft.break_page()
        for line in sheet.above:
            draft.add([Run(line)])
        _put(draft, sheet)
        draft.items += sheet.foreign
        for line in sheet.below:
            draft.add([Run(line)])
    return draft


def _put(draft: Draft, sheet: Sheet) -> None:
    rows: dict[int, list[tuple[int, SheetCell]]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        rows.setdefault(row, []).append((column, cell))
    ruled = _ruled_rows(rows)
    tabular = ruled or _unruled_rows(rows)
    pending: list[int] = []
    for row in sorted(rows):
        if row in tabular:
            if _begins_table(rows, pending, row):
                _table(draft, rows, pending)
                pending = []
            pending.append(row)
            continue
        _table(draft, rows, pending)
        pending = []
        if line := _line(rows[row]):
            draft.add(line)
    _table(draft, rows, pending)


def _filled(
    cells: Sequence[tuple[int, SheetCell]],
) -> list[tuple[int, SheetCell]]:
    return [(column, cell) for column, cell in cells if cell.text.strip()]


def _ruled_rows(rows: dict[int, list[tuple[int, SheetCell]]]) -> set[int]:
    """Rows with rules around at least two cells, or around one that spans columns; and those right
    below that go on with most of its columns (exports rule only the head)."""
    ruled: set[int] = set()
    for row in sorted(rows):
        wide = sum(cell.column_span for _, cell in rows[row] if cell.ruled)
        if wide >= 2 or (row - 1 in ruled and _goes_on(rows, row)):
            ruled.add(row)
    return ruled


def _goes_on(rows: dict[int, list[tuple[int, SheetCell]]], row: int) -> bool:
    """Whether a row fills most of the columns that the one above fills, or begins in the same ones
    and has figures."""
    filled, above = _filled(rows[row]), _filled(rows[row - 1])
    if len(filled) < _GOES_ON:
        return False
    alike = [at for at, _ in filled[:2]] == [at for at, _ in above[:2]]
    return len(filled) >= len(above) / 2 or (alike and _figures(rows, [row]))


def _unruled_rows(rows: dict[int, list[tuple[int, SheetCell]]]) -> set[int]:
    """Rows of a table without rules: runs of rows with several cells, figures among them. A row of
    one cell belongs to the run that goes on behind it (a heading within a table) once figures were
    seen or where the rows around it fill the same columns; a blank row ends the run."""
    found: set[int] = set()
    run: list[int] = []
    previous = 0
    for row in sorted(rows):
        cells = _filled(rows[row])
        if (
            row != previous + 1
            or not cells
            or (
                len(cells) == 1
                and not _figures(rows, run)
                and not _between_alike(rows, row)
            )
        ):
            found |= _table_rows(rows, run)
            run = []
        if len(cells) > 1 or (cells and run):
            run.append(row)
        previous = row
    return found | _table_rows(rows, run)


def _between_alike(
    rows: dict[int, list[tuple[int, SheetCell]]], row: int
) -> bool:
    """Whether a row stands between two that fill the same columns: a head and the rows below it."""
    above, below = (
        [column for column, _ in _filled(rows.get(at, ()))]
        for at in (row - 1, row + 1)
    )
    return len(above) >= _GOES_ON and above == below


def _table_rows(
    rows: dict[int, list[tuple[int, SheetCell]]], run: list[int]
) -> set[int]:
    while run and len(_filled(rows[run[-1]])) < 2:
        run = run[:-1]
    several = sum(len(_filled(rows[row])) > 1 for row in run)
    return set(run) if several >= _DATA_ROWS and _figures(rows, run) else set()


def _figures(
    rows: dict[int, list[tuple[int, SheetCell]]], run: list[int]
) -> bool:
    return any(
        cell.text.strip()[:1].isdigit()
        for row in run
        for _, cell in _filled(rows[row])[1:]
    )


def _begins_table(
    rows: dict[int, list[tuple[int, SheetCell]]], pending: list[int], row: int
) -> bool:
    """Whether a row is the head of a table of its own: below a blank row, words alone, after a
    table that has its figures (exports put a small table of parameters above the real one)."""
    if not pending or _filled(rows.get(row - 1, ())):
        return False
    words = [cell.text.strip() for _, cell in _filled(rows[row])]
    if len(words) < _GOES_ON or any(word[:1].isdigit() for word in words):
        return False
    return _figures(rows, pending)


def _line(cells: Sequence[tuple[int, SheetCell]]) -> Line:
    line: Line = []
    for _, cell in _filled(cells):
        if line:
            line.append(Run("\t"))
        line.append(Run(one_line(cell.text), cell.font))
    return line


def _table(
    draft: Draft,
    rows: dict[int, list[tuple[int, SheetCell]]],
    pending: Sequence[int],
) -> None:
    """The pending rows as one table, or as tables beside each other; empty rows at its end, and
    columns before its first, go."""
    pending = list(pending)
    while pending and not _filled(rows[pending[-1]]):
        pending.pop()
    if not pending:
        return
    said = [
        [(at, one.column_span, one.text.strip()) for at, one in rows[row]]
        for row in pending
    ]
    for first, last in beside.parts(said):
        cells = _placed(rows, pending, first, last)
        if corner := _corner(cells):
            draft.add([])
            draft.add([Run(_said(corner))])
            cells.remove(corner)
        draft.add_table(cells)


def _corner(cells: Sequence[RawCell]) -> RawCell | None:
    """The first cell of a pivot table, which says what all of it counts: only the field of its
    columns stands beside it, and right below it that of its rows. None of another table."""
    filled = [cell for cell in cells if _said(cell)]
    first = [cell for cell in filled if cell.row == 1]
    below = [cell.column for cell in filled if cell.row == 2]
    if [cell.column for cell in first] != [1, 2] or below[:3] != [1, 2, 3]:
        return None
    return first[0] if len(_said(first[0]).split()) > _NAME else None


def _said(cell: RawCell) -> str:
    return one_line(" ".join(run.text for line in cell.lines for run in line))


def _placed(
    rows: dict[int, list[tuple[int, SheetCell]]],
    pending: Sequence[int],
    first: int,
    last: int,
) -> list[RawCell]:
    """The cells of a table from column ``first`` to ``last``."""
    placed: list[RawCell] = []
    its = [
        row
        for row in pending
        if any(first <= column <= last for column, _ in _filled(rows[row]))
    ]
    within = range(its[0], its[-1] + 1)
    pending = [row for row in pending if row in within]
    for number, row in enumerate(pending, 1):
        for column, cell in rows[row]:
            if not first <= column <= last:
                continue
            lines = tuple(
                [Run(part, cell.font)] for part in cell.text.split("\n")
            )
            high = max(1, min(cell.row_span, pending[-1] - row + 1))
            wide = max(1, min(cell.column_span, last - column + 1))
            placed.append(
                RawCell(number, column - first + 1, lines, high, wide)
            )
    return placed
