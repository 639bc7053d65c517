"""Cuts the cells of a ruled table into lines of text that a line recogniser can read, and knows
marks by their shape.

Lengths are in inches where they end in an inch comment, else in heights of the table's usual line
of text."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pages import levels
from pipeline.pages.tables.lattice import Grid
from pipeline.pages.tables.lattice_marks import (
    Part,
    comparisons,
    dashes,
    lone_mark,
)
from pipeline.pages.tables.lattice_rules import Gray
from pipeline.pages.tables.text_rows import (
    Band,
    CellInk,
    bands_of,
    join,
    split,
)

_PAD_Y, _PAD_X = 0.06, 0.15  # of the window around a line, in its heights
_BORDER = 0.05  # inch; rule pixels are erased only this near to the cell's edge
_LINE = 0.16  # inch; a line's height where the table tells none
_FIGURES = 0.83  # heights; lines of figures are lower
_WIDEST = 50.0  # heights; the recogniser squeezes longer lines
_FAINTEST = 45  # grey levels between paper and the darkest ink of a cell that holds anything
_GHOST = 0.35  # of the table's ink: fainter is what shows through or was left of a rule


@dataclass(frozen=True, slots=True)
class Cut:
    """A line of a cell, or a piece of one. ``box`` is the crop's place on the page in pixels.
    ``glyph`` is the mark that this piece is, told by its shape: ``≤`` and ``≥``, a dash with spaces
    around it, and where they stand alone ``-`` and ``"``. The recogniser does not know them, or
    loses the spaces."""

    crop: Gray
    box: tuple[float, float, float, float]
    glyph: str = ""


def cut(gray: Gray, dpi: float, grid: Grid) -> list[list[Cut]]:
    """The lines of each cell, from the top down, parallel to ``grid.cells``; an empty cell has
    none. A line too long for the recogniser comes as several cuts side by side."""
    x0, y0, x1, y1 = (int(v) for v in grid.box)
    whole = gray[max(0, y0) : y1, max(0, x0) : x1]
    light, dark = levels.percentiles(whole, 85, 1) if whole.size else (0.0, 0.0)
    contrast = light - dark
    inks = [_ink(gray, dpi, grid, box, contrast) for box in grid.boxes]
    bands = [bands_of(ink) for ink in inks]
    usual = [
        b - a
        for found in bands
        for a, b in found
        if 0.08 * dpi <= b - a <= 0.3 * dpi
    ]
    # figures are lower than lines of letters with their accents, and often the most
    height = float(np.percentile(usual, 70)) if usual else _LINE * dpi
    return [
        [] if ink is None else _lines(ink, found, height)
        for ink, found in zip(inks, bands, strict=True)
    ]


def _ink(
    gray: Gray,
    dpi: float,
    grid: Grid,
    box: tuple[float, float, float, float],
    contrast: float,
) -> CellInk | None:
    x0, y0 = max(0, int(box[0])), max(0, int(box[1]))
    x1, y1 = (
        min(gray.shape[1], int(np.ceil(box[2]))),
        min(gray.shape[0], int(np.ceil(box[3]))),
    )
    if x1 - x0 < 6 or y1 - y0 < 6:
        return None
    picture = gray[y0:y1, x0:x1].copy()
    rule = np.maximum(
        grid.rules.mask_h[y0:y1, x0:x1], grid.rules.mask_v[y0:y1, x0:x1]
    )
    rule = cv2.dilate(rule, np.ones((3, 3), np.uint8))
    edge = int(_BORDER * dpi)
    rule[edge:-edge, edge:-edge] = 0
    usual, light = levels.percentiles(picture, 50, 85)
    if usual < 110:  # white on a dark ground
        picture = np.asarray(255 - picture, np.uint8)
        light = levels.percentile(picture, 85)
    paper = int(light)
    picture[rule > 0] = paper
    dark = int(levels.percentile(picture, 0.5))
    darkest = int(picture.min())
    if paper - darkest < _FAINTEST:
        return None
    level = paper - max(
        0.4 * (paper - min(dark, darkest + 40)), _GHOST * contrast
    )
    count, labels, stats, _ = cv2.connectedComponentsWithStats(
        levels.darker(picture, level), connectivity=8
    )
    parts = {}
    for n in range(1, count):
        x, y, w, h, area = (int(v) for v in stats[n])
        if area >= (0.015 * dpi) ** 2 * 0.7 and not _rest_of_rule(
            x, y, w, h, picture.shape, edge
        ):
            parts[n] = (x, y, w, h, area)
    return (
        CellInk(
            x0, y0, picture, np.asarray(labels, np.int32), count, parts, paper
        )
        if parts
        else None
    )


def _rest_of_rule(
    x: int, y: int, w: int, h: int, shape: tuple[int, ...], edge: int
) -> bool:
    """A sliver along the cell's edge that the mask of the rules left over."""
    slim = edge // 2
    level = y <= 2 or y + h >= shape[0] - 2
    upright = x <= 2 or x + w >= shape[1] - 2
    return (
        (h <= slim and level and w >= 3 * h)
        or (w <= slim and upright and h >= 3 * w)
        or (w <= edge and h <= edge and (level or upright))
    )


def _lines(ink: CellInk, bands: list[Band], height: float) -> list[Cut]:
    rows: list[Band] = []
    for band in join(bands, height):
        rows += split(ink, band, height)
    if not rows:
        return []
    names = np.array(list(ink.parts))
    cuts: list[Cut] = []
    for row, owned in zip(rows, _owned(ink, rows).T, strict=True):
        mine = names[owned].tolist()
        if mine:
            cuts += _window(ink, row, mine, names[~owned], height)
    return cuts


def _owned(ink: CellInk, bands: list[Band]) -> npt.NDArray[np.bool_]:
    """[parts, lines]: whether a part belongs to a line: the one most of it stands in, both where
    letters of two lines touch."""
    parts = np.array(list(ink.parts.values()))
    top, high = parts[:, 1, None], parts[:, 3, None]
    first, last = np.array(bands).T
    shared = np.minimum(top + high, last) - np.maximum(top, first)
    owned = shared > 0.5 * (last - first)
    owned[np.arange(len(parts)), np.maximum(0, shared).argmax(1)] = True
    return owned


def _window(
    ink: CellInk,
    band: Band,
    mine: list[int],
    others: npt.NDArray[np.int_],
    height: float,
) -> list[Cut]:
    parts = [ink.parts[n] for n in mine]
    # letters of the next line may reach in: a part that crosses lines is cut at the band's edge
    crossing = [p for p in parts if p[3] > 1.5 * height]
    y0 = min(band[0] if p in crossing else p[1] for p in parts)
    y1 = max(band[1] if p in crossing else p[1] + p[3] for p in parts)
    x0, x1 = min(p[0] for p in parts), max(p[0] + p[2] for p in parts)
    tall = max(y1 - y0, 0.5 * height)
    # letters that happen to be low are read better at their usual size
    if _FIGURES * height < y1 - y0 < height:
        room = height - (y1 - y0)
        y0, y1 = y0 - round(room / 2), y1 + round(room / 2)
    is_foreign = ink.marked(others)
    cuts = []
    for left, right, glyph in _pieces(ink, mine, x0, x1, tall, height):
        pad_y, pad_x = (
            max(1, round(_PAD_Y * tall)),
            max(1, round(_PAD_X * tall)),
        )
        a, b = max(0, y0 - pad_y), max(1, min(ink.picture.shape[0], y1 + pad_y))
        c, d = (
            max(0, left - pad_x * (left == x0)),
            min(ink.picture.shape[1], right + pad_x * (right == x1)),
        )
        crop = ink.picture[a:b, c:d].copy()
        foreign = is_foreign[ink.labels[a:b, c:d]]
        if foreign.any():
            crop[cv2.dilate(foreign, np.ones((3, 3), np.uint8)) > 0] = ink.paper
        # the margin that the cell's edge took away comes back as paper
        framed = cv2.copyMakeBorder(
            crop,
            pad_y - (y0 - a),
            pad_y - (b - y1),
            pad_x - (left - c),
            pad_x - (d - right),
            cv2.BORDER_CONSTANT,
            value=ink.paper,
        )
        box = (
            float(ink.x + left - pad_x),
            float(ink.y + y0 - pad_y),
            float(ink.x + right + pad_x),
            float(ink.y + y1 + pad_y),
        )
        cuts.append(Cut(np.ascontiguousarray(framed, np.uint8), box, glyph))
    return cuts


def _pieces(
    ink: CellInk, mine: list[int], x0: int, x1: int, tall: float, height: float
) -> list[tuple[int, int, str]]:
    """The line from left to right in pieces: its extent, and the mark it is where the shape tells
    one."""
    parts = {n: ink.parts[n] for n in mine}
    lone = lone_mark(list(parts.values()), height)
    if lone:
        return [(x0, x1, lone)]
    found = _lone_marks(ink, parts, height)
    rest, start = [], x0
    for a, b, _ in [*sorted(found), (x1, x1, "")]:
        own = [p for p in parts.values() if start <= p[0] and p[0] + p[2] <= a]
        if own:
            left, right = min(p[0] for p in own), max(p[0] + p[2] for p in own)
            rest += [(c, d, "") for c, d in _halves(own, left, right, tall)]
        start = b
    return sorted(found + rest)


def _lone_marks(
    ink: CellInk, parts: dict[int, Part], height: float
) -> list[tuple[int, int, str]]:
    """The marks told by their shape that nothing stands above or below, with their extent."""
    found: list[tuple[int, int, str]] = []
    for mark, made_of in comparisons(ink.labels, parts, height) + dashes(
        parts, height
    ):
        a, b = (
            min(parts[n][0] for n in made_of),
            max(parts[n][0] + parts[n][2] for n in made_of),
        )
        if not any(
            p[0] < b and p[0] + p[2] > a
            for n, p in parts.items()
            if n not in made_of
        ):
            found.append((a, b, mark))
    return found


def _halves(
    parts: list[Part], x0: int, x1: int, height: float
) -> list[tuple[int, int]]:
    """The line's extent, cut at wide gaps so that no piece is too long for the recogniser."""
    if x1 - x0 <= _WIDEST * height:
        return [(x0, x1)]
    ends, gaps = x0, []
    for x, _, w, _, _ in sorted(parts):
        if x - ends >= 0.15 * height:
            gaps.append((ends, x))
        ends = max(ends, x + w)
    middle = (x0 + x1) / 2
    inner = [
        gap
        for gap in gaps
        if abs((gap[0] + gap[1]) / 2 - middle) < 0.3 * (x1 - x0)
    ]
    if not inner:
        return [(x0, x1)]
    a, b = max(
        inner,
        key=lambda gap: (
            (gap[1] - gap[0]) - 0.02 * abs((gap[0] + gap[1]) / 2 - middle)
        ),
    )
    before, behind = (
        [p for p in parts if p[0] < a],
        [p for p in parts if p[0] >= b],
    )
    return _halves(before, x0, a, height) + _halves(behind, b, x1, height)
