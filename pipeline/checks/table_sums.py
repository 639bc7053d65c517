"""Cells that add up to a cell: what the sums of columns and of rows share."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.checks.figures import Figure
from pipeline.checks.grids import Grid, Key
from pipeline.checks.totals import adds_up


def added(
    grid: Grid, total: tuple[Key, int], parts: Sequence[tuple[Key, int]]
) -> tuple[list[Figure], bool] | None:
    """The figures of the cells ``parts`` and whether they add up to the cell ``total``; None where
    a cell that is not blank holds no figure, fewer than two do, or they are not of one kind with
    the total."""
    figure = grid.figures.get(total)
    found = [grid.figures.get(cell) for cell in parts]
    if figure is None or any(
        f is None and not grid.blank(*cell) for f, cell in zip(found, parts, strict=True)
    ):
        return None
    known = [f for f in found if f is not None]
    if len(known) < 2 or not all(f.label == figure.label for f in known):
        return None
    return known, adds_up([figure.interval, *(f.interval for f in known)])


def telling(parts: Sequence[Figure]) -> bool:
    """Whether a sum of these parts can hardly be chance."""
    return (
        sum(f.interval.value > 0 for f in parts) > 1 and sum(f.interval.value for f in parts) >= 10
    )
