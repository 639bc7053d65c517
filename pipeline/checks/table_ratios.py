"""Columns of percentages: of which two columns they are the ratio, and the rows where they are
not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.checks.figures import Figure
from pipeline.checks.grids import Grid, Key
from pipeline.checks.shares import judge, relate, rounded
from pipeline.records import Check

_PROBE = 60  # rows on which the two columns are sought
_GOOD = ("holds", "cut", "up")


def check(grid: Grid) -> Iterator[tuple[list[Check], int, int]]:
    """For each column of percentages whose two columns are found: its checks, the part's column,
    the whole's column."""
    for column in grid.columns:
        if not grid.percent(column):
            continue
        best: tuple[int, int, int, int] | None = None
        for part in grid.additive:
            for whole in grid.additive:
                if part == whole or grid.label_of(part) != grid.label_of(whole):
                    continue
                held, failed = _tally(grid, column, part, whole)
                if failed and held < 3 and column - part != 1:
                    continue  # among many pairs of columns two rows may agree by chance
                # the column just left of the percentages is the likeliest part
                score = (held - failed, -abs(column - part), -abs(part - whole), part)
                if held and held > failed and (best is None or score > best):
                    best, pair = score, (part, whole, held)
        if best is None:
            yield from _of_two(grid, column)
            continue
        part, whole, held = pair
        if held < 2 and not (len(grid.rows) == 1 and column - part == 1):
            continue
        sure = held > 2 or column - part == 1
        found = [
            relate(a, b, p, sure=sure) for _, a, b, p in _rows(grid, grid.rows, column, part, whole)
        ]
        yield [c for c in found if c], part, whole


def _rows(
    grid: Grid, rows: Sequence[Key], column: int, part: int, whole: int
) -> Iterator[tuple[Key, Figure, Figure, Figure]]:
    for row in rows:
        a, b, p = (grid.figures.get((row, c)) for c in (part, whole, column))
        if a and b and p and b.interval.can_divide:
            yield row, a, b, p


def _tally(grid: Grid, column: int, part: int, whole: int) -> tuple[int, int]:
    """Rows where the ratio holds, and where not; a row of 0 or 100 % tells little and counts only
    against."""
    held = failed = 0
    for _, a, b, p in _rows(grid, grid.rows[:_PROBE], column, part, whole):
        if judge(a.interval, b.interval, rounded(p)) in _GOOD:
            held += 0 < p.interval.value != 100
        else:
            failed += 1
    return held, failed


def _of_two(grid: Grid, column: int) -> Iterator[tuple[list[Check], int, int]]:
    """A percentage of two neighbouring columns together: online in full and in part, of all."""
    for part, other in pairwise(c for c in grid.additive if c < column):
        for whole in grid.additive:
            if whole in (part, other) or len({grid.label_of(c) for c in (part, other, whole)}) > 1:
                continue
            told = [
                (a, b, w, p)
                for row in grid.rows
                if (a := grid.figures.get((row, part)))
                and (b := grid.figures.get((row, other)))
                and (w := grid.figures.get((row, whole)))
                and (p := grid.figures.get((row, column)))
                and w.interval.can_divide
            ]
            held = sum(
                judge(a.interval + b.interval, w.interval, rounded(p)) in _GOOD
                for a, b, w, p in told
            )
            if held < max(3, len(told) - 1):
                continue
            found = []
            for a, b, w, p in told:
                first, *rest = [f for f in (a, b) if f.interval.value] or [a]
                found.append(relate(first, w, p, also=tuple(rest)))
            yield [c for c in found if c], part, whole
            return
