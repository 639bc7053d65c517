"""Makes the picture of a page level."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.pages.ocr.picture import Gray, Picture

_CLEARLY = 1.15  # times sharper than unturned, for a turn of more than a degree
_LEAST_SKEW = 0.3  # degrees
# pixels, degrees, mean ink of a page without rows
_THUMB, _TILT, _BLANK = 800, 6.0, 0.77


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
    best = max(
        np.arange(-_TILT, _TILT + 0.1, 1.0),
        key=lambda angle: _sharpness(coarse, angle),
    )
    # no peak, only a slope towards the end: a warped sheet or a dark band across it
    if abs(best) > _TILT - 0.5:
        return 0.0
    for step in (0.3, 0.1):
        best = max(
            (best + n * step for n in range(-3, 4)),
            key=lambda angle: _sharpness(fine, angle),
        )
    gain = _sharpness(fine, best) / max(1.0, _sharpness(fine, 0.0))
    return (
        round(float(best), 1)
        if gain > (1.0 if abs(best) <= 1 else _CLEARLY)
        else 0.0
    )


def _sharpness(ink: Gray, angle: float) -> float:
    """How sharply the rows' ink differs from row to row, the picture turned by ``angle``."""
    high, wide = ink.shape
    turned = cv2.warpAffine(
        ink,
        cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1.0),
        (wide, high),
    )
    return float(
        (np.diff(turned.sum(1, dtype=np.int64).astype(float)) ** 2).sum()
    )
