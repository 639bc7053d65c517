"""Tells the red ink of seals from red print: a seal is taken off the page, a signer's name that was
stamped in red below it is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pages import outlines

Gray = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]

# levels by which red passes the other channels: as print; as the worn ink of a seal
_RED, _REDDISH = 60, 30
_PAPER = 255
_LEAST_RED = 0.00005  # share of the page
_SEAL = 0.5  # inches: the least of a seal's width and height
_GROUND = 0.5  # of its box, that a red ground fills at least; a stamp is frame and letters
_SEAL_GAP = 0.08  # inches between the letters of a seal
_FINE = 50  # dpi at which rings are looked for
# inches: seals of offices are 28 to 42 mm wide (Circular 21/2012/TT-BCA, articles 5 to 11)
_RADII = (0.5, 0.88)
_RING = 0.8  # share of a circle that is inked: of frames with letters at most 0.75, of seals 0.9
# of the best ring's share: the outer of two rings is the seal's edge
_AS_GOOD = 0.85
_RIM = 0.03  # inches of ink beyond the ring


def without_seals(rgb: npt.NDArray[np.uint8], dpi: float) -> Gray:
    """One channel of a picture [H, W, 3] (red first), seals left out. Red is taken where there is
    colour: the ink of seals is red and vanishes in it, while black, blue and green print stays
    dark. Red print stays dark too, unless it stands within a seal."""
    # parted at once, in two thirds of the time of one by one
    gray, green, blue = (np.asarray(one, np.uint8) for one in cv2.split(rgb))
    over = cv2.subtract(gray, cv2.max(green, blue))
    if np.count_nonzero(over > _RED) < _LEAST_RED * over.size:
        return gray
    reddish = (over > _REDDISH).view(np.uint8)
    left, top, wide, high = cv2.boundingRect(reddish)
    rim = _reach(dpi)
    here = (
        slice(max(0, top - rim), top + high + rim),
        slice(max(0, left - rim), left + wide + rim),
    )
    _take_off(gray[here], rgb[here], over[here], dpi)
    return gray


def _take_off(
    gray: Gray, rgb: npt.NDArray[np.uint8], over: npt.NDArray[Any], dpi: float
) -> None:
    """Takes the seals off a part of a page, ``gray``, and darkens other red print there."""
    reddish = over > _REDDISH
    sealed = _sealed(reddish, dpi)
    letters = (_joined(over > _RED, dpi) > 0) & ~sealed
    gray[letters] = rgb[letters].min(1)
    gray[sealed & reddish] = _PAPER


def _joined(ink: Mask, dpi: float) -> npt.NDArray[Any]:
    """Ink with the gaps between its letters closed."""
    reach = _reach(dpi)
    return cv2.dilate(ink.astype(np.uint8), np.ones((reach, reach), np.uint8))


def _reach(dpi: float) -> int:
    return max(3, round(_SEAL_GAP * dpi))


def _sealed(ink: Mask, dpi: float) -> Mask:
    """Where seals lie: within their rings, or, of those that are not round, within their box; a
    red ground, as that of the head of a table, is none."""
    sealed = np.zeros(ink.shape, np.uint8)
    for left, top, wide, high in outlines.boxes(_joined(ink, dpi)):
        if min(wide, high) <= _SEAL * dpi:
            continue
        here = slice(top, top + high), slice(left, left + wide)
        rings = list(_rings(ink[here], dpi))
        for x, y, radius in rings:
            size = round(radius + _RIM * dpi)
            cv2.circle(sealed[here], (round(x), round(y)), size, 1, cv2.FILLED)
        if not rings and ink[here].mean() < _GROUND:
            sealed[here] = 1
    return sealed > 0


def _rings(red: Mask, dpi: float) -> Iterator[tuple[float, float, float]]:
    """Centre and radius, in pixels, of the rings in a part of a page, the clearest first."""
    scale = _FINE / dpi
    size = (
        max(1, round(red.shape[1] * scale)),
        max(1, round(red.shape[0] * scale)),
    )
    ink = cv2.resize(red.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    ink = cv2.dilate((ink > 0.1).astype(np.float32), np.ones((3, 3), np.uint8))
    while ring := _clearest(ink):
        x, y, radius = ring
        yield (x + 0.5) / scale, (y + 0.5) / scale, radius / scale
        cv2.circle(ink, (x, y), radius + 3, 0, cv2.FILLED)


def _clearest(ink: npt.NDArray[Any]) -> tuple[int, int, int] | None:
    """The outermost of the rings that are inked nearly all around; None where there is none."""
    found: list[tuple[float, int, int, int]] = []
    for radius in range(round(_RADII[0] * _FINE), round(_RADII[1] * _FINE) + 1):
        if 2 * radius > max(ink.shape) + 6 or 2 * radius > min(ink.shape) + 12:
            break
        shape = np.zeros((2 * radius + 3, 2 * radius + 3), np.float32)
        cv2.circle(shape, (radius + 1, radius + 1), radius, 1, 1)
        share = cv2.filter2D(
            ink, -1, shape / shape.sum(), borderType=cv2.BORDER_CONSTANT
        )
        _, best, _, (x, y) = cv2.minMaxLoc(share)
        found.append((best, radius, x, y))
    most = max((share for share, *_ in found), default=0.0)
    if most < _RING:
        return None
    good = [ring for ring in found if ring[0] >= max(_RING, _AS_GOOD * most)]
    _, radius, x, y = max(good, key=lambda ring: ring[1])
    return x, y, radius
