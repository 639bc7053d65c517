"""The rows of print in the ink of a table cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from pipeline.pages.tables.lattice_marks import Part
from pipeline.pages.tables.lattice_rules import Gray

Band = tuple[int, int]


@dataclass(slots=True)
class CellInk:
    """What is written in one cell: the picture without rules, and its connected parts (x, y, w, h,
    area)."""

    x: int
    y: int
    picture: Gray
    labels: npt.NDArray[np.int32]
    count: int  # of labels, that of the ground among them
    parts: dict[int, Part]
    paper: int

    def marked(self, names: Sequence[int] | npt.NDArray[np.int_]) -> Gray:
        """For each label, 1 where it is one of ``names``, else 0."""
        marks = np.zeros(self.count, np.uint8)
        marks[names] = 1
        return marks


def bands_of(ink: CellInk | None) -> list[Band]:
    """Runs of rows with ink."""
    if ink is None:
        return []
    rows = np.zeros(ink.picture.shape[0] + 1, bool)
    for _, y, _, h, _ in ink.parts.values():
        rows[y : y + h] = True
    change = np.flatnonzero(np.diff(np.concatenate(([0], rows.astype(int)))))
    return [
        (int(a), int(b)) for a, b in zip(change[::2], change[1::2], strict=True)
    ]


def join(bands: list[Band], height: float) -> list[Band]:
    """Low bands (accents, dots below, commas) go to the neighbour they belong to; a lone dash stays
    a line."""
    bands = list(bands)
    changed = True
    while changed:
        changed = False
        for n, (a, b) in enumerate(bands):
            if b - a >= 0.45 * height or len(bands) < 2:
                continue
            above = a - bands[n - 1][1] if n else 1e9
            below = bands[n + 1][0] - b if n + 1 < len(bands) else 1e9
            if min(above, below) > 0.35 * height:
                continue
            other = n - 1 if above < below else n + 1
            first, last = sorted((n, other))
            bands[first : last + 1] = [(bands[first][0], bands[last][1])]
            changed = True
            break
    return bands


def split(ink: CellInk, band: Band, height: float) -> list[Band]:
    """A band of several lines that touch, cut where least ink is near the places where lines should
    end."""
    a, b = band
    count = round((b - a) / (1.12 * height))
    if b - a < 1.6 * height or count < 2:
        return [band]
    profile = _profile(ink)
    edges = [a]
    pitch = (b - a) / count
    for k in range(1, count):
        middle = a + k * pitch
        low, high = (
            int(max(edges[-1] + 0.4 * height, middle - 0.4 * pitch)),
            int(middle + 0.4 * pitch),
        )
        rows = (
            profile[low : high + 1]
            + np.abs(
                np.arange(low, low + len(profile[low : high + 1])) - middle
            )
            * 0.05
        )
        edges.append(low + int(rows.argmin()) if len(rows) else int(middle))
    edges.append(b)
    return list(pairwise(edges))


def _profile(ink: CellInk) -> npt.NDArray[np.int_]:
    """How many pixels of ink each row of the picture has."""
    kept = ink.marked(list(ink.parts))[ink.labels]
    return np.asarray(kept.sum(1), int)
