"""The rules that a PDF page draws, as edges on the page as it is shown."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw as pdfium

from pipeline.pages.pdf.glyphs import Area, Placing, around
from pipeline.pages.pdf.objects import PATH, Drawn, Matrix, at

_MOST_SEGMENTS = 400  # of one path; one with more is a drawing or letters turned into outlines
_WHITE = 250  # level of every channel from which a colour is that of the paper
THIN = 3.0  # points of a rule

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Edge:
    """A level or upright stroke in points, origin top left."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def level(self) -> bool:
        return self.y0 == self.y1


def edges(page: Any, drawn: Iterable[Drawn]) -> list[Edge]:
    """The strokes of the paths of a page (of pypdfium2; ``drawn``: what it draws), and the sides of
    its rectangles."""
    placing = Placing(page)
    found: list[Edge] = []
    for each in drawn:
        if each.kind != PATH or not _inked(each.one):
            continue
        for points in _outlines(each.one, each.of_points):
            areas = [placing.area(x, y, x, y)[:2] for x, y in points]
            found += _strokes(areas)
    return found


def _inked(path: Any) -> bool:
    """Whether a path leaves a trace on white paper: Word lays white grounds under words and
    cells."""
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, filled, stroked)
    if stroked.value or not filled.value:
        return bool(stroked.value)
    channels = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(path, *channels):
        return True
    red, green, blue, opaque = (channel.value for channel in channels)
    return opaque > 0 and min(red, green, blue) < _WHITE


def _outlines(path: Any, matrix: Matrix) -> Iterator[list[Point]]:
    """The corners of each outline of a path; one with curves is left out."""
    count = pdfium.FPDFPath_CountSegments(path)
    if not 2 <= count <= _MOST_SEGMENTS:
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    curved = False
    for n in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, n)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(at(matrix, x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1 and not curved:
        yield points


def _strokes(points: list[Point]) -> Iterator[Edge]:
    """The level and upright strokes between the corners of an outline; a thin rectangle is one
    stroke."""
    box = around([(x, y, x, y) for x, y in points])
    if len(points) > 2 and min(box[2] - box[0], box[3] - box[1]) <= THIN:
        yield _middle(box)
        return
    for (x, y), (u, v) in itertools.pairwise(points):
        if abs(y - v) < 0.5 < abs(x - u):
            yield Edge(min(x, u), y, max(x, u), y)
        elif abs(x - u) < 0.5 < abs(y - v):
            yield Edge(x, min(y, v), x, max(y, v))


def _middle(box: Area) -> Edge:
    x0, y0, x1, y1 = box
    if x1 - x0 >= y1 - y0:
        return Edge(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
    return Edge((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)
