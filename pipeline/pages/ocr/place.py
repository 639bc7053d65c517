"""Where words stand: from the recogniser's frames and the ink between them to boxes, and lines cut
at wide gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from pipeline.pages.compose import WIDE
from pipeline.pages.line import Line, Token
from pipeline.pages.ocr.correct import Spot
from pipeline.pages.ocr.trueocr import Recognition

Gray = npt.NDArray[np.uint8]
Box = tuple[float, float, float, float]
RATHER = 2.2  # times a line's usual gap is a wide one


@dataclass(frozen=True, slots=True)
class Strip:
    """A line as the detector or the lattice cut it: the picture it is read from (the page, or the
    page without the rules of its tables) and its box in it."""

    gray: Gray
    box: Box
    cell: bool = False  # a line of a table's cell: never parted at wide gaps


def spans(
    strip: Strip, seen: Recognition, row: Sequence[Spot]
) -> list[tuple[float, float]]:
    """Left and right end, in the strip's picture, of each word of ``row``. Between two words the
    end of one and the start of the next are the edges of the widest light run between their facing
    letters."""
    x0, y0, x1, y1 = strip.box
    crop = strip.gray[
        max(0, int(y0)) : int(np.ceil(y1)), max(0, int(x0)) : int(np.ceil(x1))
    ]
    if not crop.size or not row:
        return [(x0, x1)] * len(row)
    darkest = crop.min(0)
    light = darkest > (int(crop.max()) + int(darkest.min())) // 2
    left = max(0, int(x0))

    def centre(frame: int) -> float:
        return x0 + seen.shift + (frame + 0.5) * seen.step

    edges = [x0]
    for before, after in pairwise(row):
        a, b = centre(before.piece.at[-1]), centre(after.piece.at[0])
        start, end = _widest(light, int(a - left), int(b - left) + 1)
        if end > start:
            edges += [left + start, left + end]
        else:
            edges += [(a + b) / 2, (a + b) / 2]
    edges.append(x1)
    return [
        (max(x0, edges[2 * n]), max(edges[2 * n] + 1, edges[2 * n + 1]))
        for n in range(len(row))
    ]


def _widest(
    light: npt.NDArray[np.bool_], first: int, last: int
) -> tuple[int, int]:
    first, last = max(0, first), min(len(light), last)
    best, start = (0, 0), first
    for n in range(first, last + 1):
        if n == last or not light[n]:
            if n - start > best[1] - best[0]:
                best = (start, n)
            start = n + 1
    return best


def to_lines(
    strip: Strip, row: Sequence[Spot], ends: Sequence[tuple[float, float]]
) -> list[Line]:
    """The words of a strip as lines on the page: one, or several where a wide gap parts blocks side
    by side."""
    if not row:
        return []
    y0, y1 = strip.box[1], strip.box[3]
    gaps = [b[0] - a[1] for a, b in pairwise(ends)]
    usual = float(np.median(gaps)) if gaps else 0.0
    lines: list[Line] = []
    for n, (spot, (x0, x1)) in enumerate(zip(row, ends, strict=True)):
        wide = (
            n > 0
            and gaps[n - 1] > max(WIDE * (y1 - y0), RATHER * usual)
            and not strip.cell
        )
        if n == 0 or wide:
            lines.append(Line((x0, y0, x1, y1)))
        lines[-1].tokens += tokens(spot, (x0, y0, x1, y1))
        lines[-1].cover((x0, y0, x1, y1))
    return lines


def tokens(spot: Spot, box: Box) -> list[Token]:
    """One token, or two where a glued word was split."""
    parts = spot.text.split(" ")
    read = spot.piece.text if spot.text != spot.piece.text else ""
    confidence = 100.0 * (1.0 - spot.doubt)
    found, at = [], 0
    for part in parts:
        x0 = box[0] + (box[2] - box[0]) * at / len(spot.text)
        at += len(part) + 1
        x1 = box[0] + (box[2] - box[0]) * min(at - 1, len(spot.text)) / len(
            spot.text
        )
        found.append(
            Token(
                part,
                (x0, box[1], x1, box[3]),
                confidence,
                spot.alternatives,
                read,
            )
        )
    return found
