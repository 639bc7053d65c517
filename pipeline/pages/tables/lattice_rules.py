"""The ruled lines of a page picture: pixels of rules, straight rules joined over gaps, their common
slant.

Morphology after Gatos et al. (2005): what survives an opening with a long thin bar is a rule.
Lengths are in inches and become pixels by the picture's resolution."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pages.tables.bit_picture import Canvas

Gray = npt.NDArray[np.uint8]
# x0, x1, y at the middle, slope, length inked
Piece = tuple[float, float, float, float, float]
_Level = tuple[float, float, float, float]  # sheared: y, x0, x1; length inked

SHORTEST = 0.25  # of a piece of rule; letters have no strokes that long
GAP = 0.30  # that collinear pieces are joined over
THICKEST = 0.06  # more is a black edge of the scan or a filled area
SAME = 0.045  # rules nearer than this are one line of the grid
_CONTRAST = 14  # grey levels that ink is darker than the mean around it


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight rule. ``at`` is its position across (y of a horizontal one), in coordinates
    sheared so that all rules of its direction are level; ``start`` and ``end`` run along it,
    ``inked`` counts the pixels that really are there, ``piece`` those of its longest unbroken
    piece."""

    at: float
    start: float
    end: float
    inked: float
    piece: float


@dataclass(frozen=True, slots=True)
class Rules:
    """Masks (uint8, 0 or 255) and rules of both directions. ``slope_h`` is dy/dx of horizontal
    rules, ``slope_v`` dx/dy of vertical ones: a point's sheared coordinates are (x - slope_v * y, y
    - slope_h * x)."""

    horizontal: tuple[Rule, ...]
    vertical: tuple[Rule, ...]
    mask_h: Gray
    mask_v: Gray
    ink: Gray
    slope_h: float
    slope_v: float

    def unshear(self, x: float, y: float) -> tuple[float, float]:
        """Pixel of a point in sheared coordinates."""
        scale = 1 - self.slope_v * self.slope_h
        return (x + self.slope_v * y) / scale, (y + self.slope_h * x) / scale


def ink_mask(gray: Gray, dpi: float) -> Gray:
    """Pixels darker than their surroundings (0.25 in): faint rules count, the grey of an uneven
    scan does not."""
    window = int(0.25 * dpi) | 1
    mask = cv2.adaptiveThreshold(
        gray,
        255,
        cv2.ADAPTIVE_THRESH_MEAN_C,
        cv2.THRESH_BINARY_INV,
        window,
        _CONTRAST,
    )
    return np.asarray(mask, np.uint8)


def _pieces(mask: Gray, dpi: float) -> list[Piece]:
    """The level pieces of rule in a mask of nothing else. Short ones tell no slope: 0."""
    found = []
    # the outlines tell as much as all pixels of a piece would, several times faster
    for outline in cv2.findContours(
        mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE
    )[0]:
        xs, ys = outline[:, 0, 0].astype(float), outline[:, 0, 1].astype(float)
        x0, x1 = float(xs.min()), float(xs.max()) + 1
        slope = float(np.polyfit(xs - x0, ys, 1)[0]) if x1 - x0 > dpi else 0.0
        found.append((x0, x1, float(np.median(ys)), slope, x1 - x0))
    return found


def _ruled(
    canvas: Canvas, ink: int, dpi: float, along: int, across: int
) -> Gray:
    """The mask of the rules of one direction; ``along`` and ``across``: the steps of the canvas in
    their direction and from one to the next."""
    long = _long(dpi)
    # a rule that rises by a pixel or two over its length survives only when it is thickened across
    # first
    opened = canvas.opened(canvas.grown(ink, 3, across), long, along)
    if opened:
        opened ^= canvas.opened(opened, _thick(dpi), across)
        opened = canvas.opened(opened, long, along)
    return canvas.unpacked(opened)


def _long(dpi: float) -> int:
    return max(8, int(SHORTEST * dpi))


def _thick(dpi: float) -> int:
    return int(THICKEST * dpi) + 3


def _join(
    pieces: list[Piece], slope: float, across: float, dpi: float
) -> tuple[Rule, ...]:
    """Pieces clustered by their sheared position and joined along it over small gaps."""
    level = sorted(
        (y - slope * (x0 + x1) / 2, x0 - across * y, x1 - across * y, inked)
        for x0, x1, y, _, inked in pieces
    )
    rules = [
        _rule(run)
        for group in _on_one_line(level, SAME * dpi)
        for run in _runs(group, GAP * dpi)
    ]
    return tuple(sorted(rules, key=lambda rule: (rule.at, rule.start)))


def _on_one_line(level: list[_Level], same: float) -> list[list[_Level]]:
    """Pieces in order of their position, those together that lie on one line."""
    groups: list[list[_Level]] = []
    for piece in level:
        if groups and piece[0] - _position(groups[-1]) <= same:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _runs(group: list[_Level], gap: float) -> list[list[_Level]]:
    """The pieces of one line, those together that no more than ``gap`` parts."""
    runs: list[list[_Level]] = []
    for piece in sorted(group, key=lambda p: p[1]):
        if runs and piece[1] - max(p[2] for p in runs[-1]) <= gap:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return runs


def _position(pieces: list[_Level]) -> float:
    """The mean of their positions, weighed by their ink."""
    return float(
        np.average([p[0] for p in pieces], weights=[p[3] for p in pieces])
    )


def _rule(run: list[_Level]) -> Rule:
    inked = [p[3] for p in run]
    return Rule(
        _position(run),
        run[0][1],
        max(p[2] for p in run),
        sum(inked),
        max(inked),
    )


def _slope(pieces: list[Piece], dpi: float) -> float:
    """The common slant: the median of the long pieces, weighed by their length."""
    long = [
        (slope, x1 - x0)
        for x0, x1, _, slope, _ in pieces
        if x1 - x0 > dpi and abs(slope) < 0.05
    ]
    if not long:
        return 0.0
    slopes, lengths = np.array(sorted(long)).T
    return float(slopes[np.searchsorted(np.cumsum(lengths), lengths.sum() / 2)])


def _transposed(mask: Gray) -> Gray:
    # by blocks; numpy jumps from row to row
    return np.asarray(cv2.transpose(mask), np.uint8)


def find_rules(gray: Gray, dpi: float) -> Rules:
    """All rules of an upright, level picture (uint8, dark on light)."""
    ink = ink_mask(gray, dpi)
    high, wide = ink.shape
    canvas = Canvas(high, wide, max(_long(dpi), _thick(dpi)))
    packed = canvas.packed(ink)
    mask_h = _ruled(canvas, packed, dpi, 1, canvas.across)
    mask_v = _ruled(canvas, packed, dpi, canvas.across, 1)
    pieces_h = _pieces(mask_h, dpi)
    pieces_v = _pieces(_transposed(mask_v), dpi)
    slope_h, slope_v = _slope(pieces_h, dpi), _slope(pieces_v, dpi)
    return Rules(
        _join(pieces_h, slope_h, slope_v, dpi),
        _join(pieces_v, slope_v, slope_h, dpi),
        mask_h,
        mask_v,
        ink,
        slope_h,
        slope_v,
    )
