"""Marks that the recogniser of lines does not know, told by the shape of their connected parts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import cv2
import numpy as np
import numpy.typing as npt

Part = tuple[int, int, int, int, int]  # x, y, width, height, pixels
_SPACE = 0.15  # of the line's height, beside a dash between words
Labels = npt.NDArray[np.int32]
Mark = tuple[str, tuple[int, ...]]  # the mark and the labels of its parts


def lone_mark(parts: Sequence[Part], height: float) -> str:
    """``-`` for one flat bar, ``"`` (ditto) for two short strokes side by side; "" for anything
    else. ``height`` is that of the table's usual line."""
    if len(parts) == 1:
        _, _, w, h, area = parts[0]
        return (
            "-"
            if w >= 1.6 * h
            and h <= 0.25 * height
            and w >= 0.12 * height
            and area >= 0.6 * w * h
            else ""
        )
    if len(parts) == 2:
        (ax, ay, aw, ah, _), (bx, by, bw, bh, _) = sorted(parts)
        low = max(ah, bh) <= 0.45 * height and min(ah, bh) >= 0.12 * height
        slim = aw <= 0.8 * ah and bw <= 0.8 * bh
        level = abs(ay - by) <= 0.1 * height and abs(ah - bh) <= 0.12 * height
        return (
            '"'
            if low and slim and level and 0 <= bx - (ax + aw) <= 0.35 * height
            else ""
        )
    return ""


def dashes(parts: Mapping[int, Part], height: float) -> list[Mark]:
    """Dashes inside a line with a space on either side."""
    top = min(p[1] for p in parts.values())
    tall = max(p[1] + p[3] for p in parts.values()) - top
    found: list[Mark] = []
    for n, part in parts.items():
        _, y, w, h, _ = part
        if (
            not _is_flat(part, height)
            or not 0.3 * tall < y + h / 2 - top < 0.8 * tall
        ):
            continue
        others = [other for m, other in parts.items() if m != n]
        if _stands_apart(part, others, _SPACE * height):
            found.append(("–" if w > 0.36 * height else "-", (n,)))
    return found


def _is_flat(part: Part, height: float) -> bool:
    """Whether a part has the shape of a dash in a line so high."""
    _, _, w, h, area = part
    return (
        w >= 2 * h
        and h <= 0.15 * height
        and 0.15 * height <= w <= 0.9 * height
        and area >= 0.5 * w * h
    )


def _stands_apart(part: Part, others: Sequence[Part], space: float) -> bool:
    """Whether others stand on either side of a part, with so much space between."""
    x, _, w, _, _ = part
    left = max(
        (other[0] + other[2] for other in others if other[0] < x), default=None
    )
    right = min((other[0] for other in others if other[0] > x), default=None)
    if left is None or right is None:
        return False
    return min(x - left, right - x - w) >= space


def comparisons(
    labels: Labels, parts: Mapping[int, Part], height: float
) -> list[Mark]:
    """``≤`` and ``≥`` among the parts of one line: a chevron with a bar under it."""
    bars = [
        (n, p)
        for n, p in parts.items()
        if p[2] >= 4 * p[3] and p[3] <= 0.15 * height and p[2] >= 0.25 * height
    ]
    found: list[Mark] = []
    for bar, (bx, by, bw, _, _) in bars:
        for n, (x, y, w, h, _) in parts.items():
            above = -1 <= by - (y + h) <= 0.3 * height
            if (
                n != bar
                and above
                and abs(x - bx) <= 0.2 * bw
                and abs(w - bw) <= 0.3 * bw
                and 0.25 * height <= h <= 0.8 * height
            ):
                mark = _chevron(labels[y : y + h, x : x + w] == n)
                if mark:
                    found.append((mark, (n, bar)))
    return found


def _chevron(shape: npt.NDArray[np.bool_]) -> str:
    """``≤`` for an angle that opens to the right, ``≥`` for one that opens to the left, "" for
    another shape."""
    high, wide = shape.shape
    ends = max(2, wide // 5)
    if min(high, wide) < 8 or shape.mean() > 0.5:
        return ""

    def tip(columns: npt.NDArray[np.bool_]) -> bool:
        rows = np.flatnonzero(columns.any(1)) / high
        return bool(len(rows)) and rows.min() > 0.2 and rows.max() < 0.8

    def mouth(columns: npt.NDArray[np.bool_]) -> bool:
        rows = np.asarray(columns.any(1))
        middle = rows[int(0.35 * high) : int(0.65 * high)]
        return bool(
            rows[: high // 4 + 1].any()
            and rows[-(high // 4) - 1 :].any()
            and not middle.any()
        )

    left, right = shape[:, :ends], shape[:, -ends:]
    if tip(left) and mouth(right):
        return "≤"
    return "≥" if tip(right) and mouth(left) else ""


def permille(crop: npt.NDArray[np.uint8], text: str) -> str:
    """``text``, as it was read from ``crop`` (one line, dark on light), with a per mille sign at
    its end put right: the recogniser takes it for a per cent sign, but two rings stand at its lower
    right."""
    stem = re.sub(r"\s*%\s*[oO0]?$", "", text)
    if stem == text or not stem[-1:].isdigit():
        return text
    light, dark = (float(v) for v in np.percentile(crop, (90, 1)))
    ink = (crop < (light + dark) / 2).astype(np.uint8)
    ys, xs = np.nonzero(ink)
    if light - dark < 40 or not len(ys):
        return text
    top, bottom, right = int(ys.min()), int(ys.max()) + 1, int(xs.max()) + 1
    tall = bottom - top
    outlines, tree = cv2.findContours(
        ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE
    )
    rings = 0
    for outline, (_, _, _, outside) in zip(outlines, tree[0], strict=True):
        x, y, w, h = cv2.boundingRect(outline)
        small = (
            0.08 * tall <= w <= 0.45 * tall and 0.12 * tall <= h <= 0.6 * tall
        )
        if (
            outside >= 0
            and small
            and y + h / 2 > top + 0.5 * tall
            and x + w / 2 > right - 1.1 * tall
        ):
            rings += 1
    return stem + ("‰" if rings >= 2 else "%") if rings else text
