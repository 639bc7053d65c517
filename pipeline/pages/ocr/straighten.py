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
    gray = halved(gray)
    scale = _THUMB / max(gray.shape)
    size = (
        max(1, round(gray.shape[1] * scale)),
        max(1, round(gray.shape[0] * scale)),
    )
    fine = np.asarray(
        255 - cv2.resize(gray, size, interpolation=cv2.INTER_AREA), np.uint8
    )
    if fine.mean() < _BLANK:
        return 0.0
    half = (max(1, size[0] // 2), max(1, size[1] // 2))
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
    rows = turned.sum(1, dtype=float)
    return float((np.diff(rows) ** 2).sum())
