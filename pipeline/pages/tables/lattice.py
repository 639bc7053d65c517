"""Ruled tables of a page picture: which rules belong together, where the lines of their grid are,
which cells merge.

Lengths are in inches. What they were set by: 21 table pages of real reports and 21 without a table.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pages.tables.lattice_lines import (
    TOUCH,
    GridLines,
    components,
    lines_of,
)
from pipeline.pages.tables.lattice_rules import Gray, Rules, find_rules
from pipeline.records import Box, Cell, Table

# share of an edge with ink where no rule was found, because it is worn
_FAINT = 0.6
# an edge shorter than this could be a letter's stem: it needs more ink
_SHORT, _WHOLE = (0.3, 0.9)


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table. ``cells`` have no text yet and boxes in points; ``boxes`` (parallel) and
    ``box`` are pixels."""

    box: tuple[float, float, float, float]
    cells: tuple[Cell, ...]
    boxes: tuple[tuple[float, float, float, float], ...]
    rules: Rules


def find_grids(gray: Gray, dpi: float) -> list[Grid]:
    """The ruled tables of an upright, level page picture (uint8, dark on light), from the top
    down."""
    rules = find_rules(gray, dpi)
    grids = []
    for horizontal, vertical in components(rules, TOUCH * dpi):
        lines = lines_of(horizontal, vertical, dpi)
        if lines is None:
            continue
        grid = _grid(rules, lines, dpi)
        if grid is not None:
            grids.append(grid)
    grids.sort(key=lambda grid: (grid.box[1], grid.box[0]))
    return [
        grid
        for grid in grids
        if not any(
            other is not grid and _inside(grid.box, other.box)
            for other in grids
        )
    ]


def table_of(grid: Grid, page: int, number: int) -> Table:
    """The grid as a record, its cells without text."""
    boxes = [cell.box for cell in grid.cells if cell.box is not None]
    around = boxes[0]
    for box in boxes[1:]:
        around = around.union(box)
    return Table(page, number, grid.cells, around)


def _inside(
    a: tuple[float, float, float, float], b: tuple[float, float, float, float]
) -> bool:
    x, y = (a[0] + a[2]) / 2, (a[1] + a[3]) / 2
    larger = (b[2] - b[0]) * (b[3] - b[1]) > (a[2] - a[0]) * (a[3] - a[1])
    return larger and b[0] <= x <= b[2] and b[1] <= y <= b[3]


def _drawn(
    mask: Gray,
    ink: Gray,
    rules: Rules,
    ends: tuple[float, float, float, float],
    dpi: float,
) -> bool:
    """Whether an edge (sheared x0, y0, x1, y1) is there: half of it is rule, or a worn line of ink
    runs along it that stands out from what is beside it, as text does not. ``mask`` is thickened
    across the edge, ``ink`` a little."""
    (ax, ay), (bx, by) = (
        rules.unshear(ends[0], ends[1]),
        rules.unshear(ends[2], ends[3]),
    )
    length = float(np.hypot(bx - ax, by - ay))
    if length < 4:
        return True
    inset = min(0.03 * dpi, length / 5) / length
    t = np.linspace(inset, 1 - inset, max(3, int(length)))
    xs, ys = ax + (bx - ax) * t, ay + (by - ay) * t

    def share(of: Gray, off: float = 0.0) -> float:
        dx, dy = (off, 0.0) if ends[0] == ends[2] else (0.0, off)
        columns = np.clip(np.rint(xs + dx).astype(int), 0, of.shape[1] - 1)
        return float(
            (
                of[
                    np.clip(np.rint(ys + dy).astype(int), 0, of.shape[0] - 1),
                    columns,
                ]
                > 0
            ).mean()
        )

    if share(mask) >= 0.5:
        return True
    step, beside = 0.01 * dpi, 0.04 * dpi
    best, at = max((share(ink, n * step), n * step) for n in range(-3, 4))
    least = _WHOLE if length < _SHORT * dpi else _FAINT
    return (
        best >= least
        and best - max(share(ink, at - beside), share(ink, at + beside))
        >= _FAINT / 2
    )


def _thicken(mask: Gray, high: int, wide: int) -> Gray:
    return np.asarray(
        cv2.dilate(mask, np.ones((high, wide), np.uint8)), np.uint8
    )


def _grid(rules: Rules, lines: GridLines, dpi: float) -> Grid | None:
    xs, ys = lines.xs, lines.ys
    reach = 2 * int(0.03 * dpi) + 1
    mask_h, ink_h = _thicken(rules.mask_h, reach, 1), _thicken(rules.ink, 3, 1)
    mask_v, ink_v = _thicken(rules.mask_v, 1, reach), _thicken(rules.ink, 1, 3)
    rows, columns = len(ys) - 1, len(xs) - 1
    label = np.arange(rows * columns).reshape(rows, columns)

    def join(a: int, b: int) -> None:
        label[label == a] = b

    for r in range(rows):
        for c in range(columns):
            if (
                c
                and lines.drawn_x[c]
                and label[r, c] != label[r, c - 1]
                and not _drawn(
                    mask_v, ink_v, rules, (xs[c], ys[r], xs[c], ys[r + 1]), dpi
                )
            ):
                join(label[r, c], label[r, c - 1])
            if (
                r
                and lines.drawn_y[r]
                and label[r, c] != label[r - 1, c]
                and not _drawn(
                    mask_h, ink_h, rules, (xs[c], ys[r], xs[c + 1], ys[r]), dpi
                )
            ):
                join(label[r, c], label[r - 1, c])
    _square(label)
    label = _squeeze(label, xs, ys)
    if label.shape[1] < 2:
        return None
    return _build(rules, xs, ys, label, dpi)


def _square(label: npt.NDArray[np.int_]) -> None:
    """Grows merged cells to rectangles, in place: a cell of a table is one."""
    changed = True
    while changed:
        changed = False
        for value in np.unique(label):
            at = np.argwhere(label == value)
            if not len(at):
                continue
            (r0, c0), (r1, c1) = at.min(0), at.max(0) + 1
            block = label[r0:r1, c0:c1]
            if (block != value).any():
                for other in np.unique(block):
                    label[label == other] = value
                changed = True


def _squeeze(
    label: npt.NDArray[np.int_], xs: list[float], ys: list[float]
) -> npt.NDArray[np.int_]:
    """Drops lines of the grid that no cell ends at; positions are changed in place."""
    for r in range(label.shape[0] - 1, 0, -1):
        if (label[r] == label[r - 1]).all():
            label = np.delete(label, r, 0)
            del ys[r]
    for c in range(label.shape[1] - 1, 0, -1):
        if (label[:, c] == label[:, c - 1]).all():
            label = np.delete(label, c, 1)
            del xs[c]
    return label


def _build(
    rules: Rules,
    xs: list[float],
    ys: list[float],
    label: npt.NDArray[np.int_],
    dpi: float,
) -> Grid:
    cells, boxes = [], []
    for value in dict.fromkeys(int(v) for v in label.ravel()):
        at = np.argwhere(label == value)
        (r0, c0), (r1, c1) = (
            tuple(int(v) for v in ends) for ends in (at.min(0), at.max(0) + 1)
        )
        corners = [
            rules.unshear(x, y)
            for x in (xs[c0], xs[c1])
            for y in (ys[r0], ys[r1])
        ]
        # the middle of each side, so that a slant does not make neighbours overlap
        box = (
            (corners[0][0] + corners[1][0]) / 2,
            (corners[0][1] + corners[2][1]) / 2,
            (corners[2][0] + corners[3][0]) / 2,
            (corners[1][1] + corners[3][1]) / 2,
        )
        boxes.append(box)
        x0, y0, x1, y1 = (round(v * 72 / dpi, 2) for v in box)
        cells.append(
            Cell(r0 + 1, c0 + 1, "", r1 - r0, c1 - c0, Box(x0, y0, x1, y1))
        )
    around = (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
    return Grid(around, tuple(cells), tuple(boxes), rules)
