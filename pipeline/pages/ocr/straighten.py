"""Makes the picture of a page level."""

from __future__ import annotations

import math

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pages.ocr.picture import Gray, Picture, halved

_CLEARLY = 1.15  # times sharper than unturned, for a turn of more than a degree
_LEAST_SKEW = 0.3  # degrees
# pixels, degrees, mean ink of a page without rows
_THUMB, _TILT, _BLANK = 800, 6.0, 0.77
_STRIP = 4  # pixels of width
_ROWS = 2.0  # times the change from column to column, that shows rows
Floats = npt.NDArray[np.float32]


def rotate(gray: Gray, degrees: float) -> Gray:
    """Turned counter-clockwise about the centre, same size, the edge repeated outwards."""
    high, wide = gray.shape
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1.0)
    return np.asarray(
        cv2.warpAffine(
            gray,
            matrix,
            (wide, high),
            flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        ),
        np.uint8,
    )


def level(gray: Gray, dpi: float, rotation: int, angle: float) -> Picture:
    """The picture turned by ``angle`` degrees, unless that is so little that turning costs more
    sharpness than it gives."""
    if abs(angle) < _LEAST_SKEW:
        return Picture(gray, dpi, rotation)
    return Picture(rotate(gray, angle), dpi, rotation, round(angle, 2))


def skew(gray: Gray) -> float:
    """Degrees, counter-clockwise, that make the rows of text level: the angle within 6 degrees at
    which ink changes most sharply from row to row (no page laid on the glass by hand is turned
    further)."""
    return _skew(_thumb(gray))


def rows(gray: Gray) -> tuple[float, bool]:
    """``skew``, and whether ink changes far more sharply from row to row than from column to
    column: the text then stands upright or on its head, and does not lie on its side."""
    fine = _thumb(gray)
    by_rows, by_columns = (
        _changes(np.asarray(fine.sum(axis, dtype=float)) / fine.shape[axis])
        for axis in (1, 0)
    )
    return _skew(fine), by_rows > _ROWS * by_columns


def _thumb(gray: Gray) -> Gray:
    """The ink of a picture, small."""
    gray = halved(gray)
    scale = _THUMB / max(gray.shape)
    size = (
        max(1, round(gray.shape[1] * scale)),
        max(1, round(gray.shape[0] * scale)),
    )
    small = cv2.resize(gray, size, interpolation=cv2.INTER_AREA)
    return np.asarray(255 - small, np.uint8)


def _skew(fine: Gray) -> float:
    if fine.mean() < _BLANK:
        return 0.0
    high, wide = fine.shape
    half = (max(1, wide // 2), max(1, high // 2))
    coarse = np.asarray(
        cv2.resize(fine, half, interpolation=cv2.INTER_AREA), np.uint8
    )
    few, many = _strips(coarse), _strips(fine)
    best = max(
        np.arange(-_TILT, _TILT + 0.1, 1.0),
        key=lambda angle: _sharpness(few, angle),
    )
    # no peak, only a slope towards the end: a warped sheet or a dark band across it
    if abs(best) > _TILT - 0.5:
        return 0.0
    for step in (0.3, 0.1):
        best = max(
            (best + n * step for n in range(-3, 4)),
            key=lambda angle: _sharpness(many, angle),
        )
    gain = _sharpness(many, best) / max(1.0, _sharpness(many, 0.0))
    return (
        round(float(best), 1)
        if gain > (1.0 if abs(best) <= 1 else _CLEARLY)
        else 0.0
    )


def _changes(ink: npt.NDArray[np.float64]) -> float:
    """The mean square of the change from each to the next."""
    return float((np.diff(ink) ** 2).mean()) if len(ink) > 1 else 0.0


def _strips(ink: Gray) -> Floats:
    """The mean ink of each row within upright strips of the picture [rows, strips]."""
    high, wide = ink.shape
    count = max(1, wide // _STRIP)
    part = ink[:, : count * _STRIP].astype(np.float32)
    return np.asarray(
        cv2.resize(part, (count, high), interpolation=cv2.INTER_AREA),
        np.float32,
    )


def _sharpness(strips: Floats, angle: float) -> float:
    """How sharply the rows' ink differs from row to row, the picture turned by ``angle``: by so
    small a one each strip is but moved up or down."""
    high, count = strips.shape
    rise = _STRIP * math.sin(math.radians(angle))  # from strip to strip
    moved = np.array([[1, 0, 0], [-rise, 1, rise * (count - 1) / 2]])
    turned = cv2.warpAffine(strips, moved, (count, high))
    return float((np.diff(turned.sum(1, dtype=float)) ** 2).sum())
