"""What a PDF page draws: its paths and pictures, those within forms too, with their places."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from typing import Any

from pypdfium2 import raw as pdfium

from pipeline.pages.pdf.glyphs import Area, Placing, around

MOST = 20_000  # objects; a page with more is a drawing
PATH, PICTURE = pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE
_DEEPEST = 8  # forms within forms

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def drawn(page: Any, kind: int) -> Iterator[tuple[Any, Matrix]]:
    """The objects of a kind, in the order in which they are drawn, each with the matrix that takes
    its points to the page's own space."""
    count, get = pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject
    return itertools.islice(_objects(page, kind, count, get, _SAME, 0), MOST)


def _objects(
    owner: Any, kind: int, count: Any, get: Any, matrix: Matrix, depth: int
) -> Iterator[tuple[Any, Matrix]]:
    for n in range(count(owner)):
        one = get(owner, n)
        its = pdfium.FPDFPageObj_GetType(one)
        if its == kind:
            yield one, _times(_matrix(one), matrix)
        elif its == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _times(_matrix(one), matrix)
            counted, got = pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject
            yield from _objects(one, kind, counted, got, inner, depth + 1)


def pictures(page: Any) -> list[Area]:
    """Where the pictures of the page stand, as it is shown."""
    placing = Placing(page)
    found = []
    for _, matrix in drawn(page, PICTURE):
        corners = [at(matrix, x, y) for x in (0.0, 1.0) for y in (0.0, 1.0)]
        found.append(placing.area(*around([(x, y, x, y) for x, y in corners])))
    return found


def at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point taken to the page's own space."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _matrix(one: Any) -> Matrix:
    given = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(one, ctypes.byref(given)):
        return _SAME
    return given.a, given.b, given.c, given.d, given.e, given.f


def _times(one: Matrix, other: Matrix) -> Matrix:
    """First ``one``, then ``other``."""
    if one == _SAME:
        return other
    if other == _SAME:
        return one
    a, b, c, d, e, f = one
    across = at((*other[:4], 0.0, 0.0), a, b)
    down = at((*other[:4], 0.0, 0.0), c, d)
    return (*across, *down, *at(other, e, f))
