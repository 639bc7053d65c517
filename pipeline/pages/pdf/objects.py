"""What a PDF page draws: its paths and pictures, those within forms too, with their places."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from pypdfium2 import raw as pdfium

from pipeline.pages.pdf.glyphs import INVISIBLE, Area, Placing, around

MOST = 20_000  # objects; a page with more is a drawing
PATH, PICTURE = pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE
TEXT = pdfium.FPDF_PAGEOBJ_TEXT
_DEEPEST = 8  # forms within forms
_GREY = (pdfium.FPDF_COLORSPACE_DEVICEGRAY, pdfium.FPDF_COLORSPACE_CALGRAY)

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Drawn(NamedTuple):
    """An object of a page (of pdfium) that is no form, its kind, the matrix that takes its bounds
    to the page's own space, and where a path or picture lies there."""

    one: Any
    kind: int
    matrix: Matrix
    area: Area | None

    @property
    def of_points(self) -> Matrix:
        """The matrix that takes its points to the page's own space."""
        return _times(_matrix(self.one), self.matrix)


def in_order(page: Any) -> list[Drawn]:
    """What a page draws, in its order."""
    return [
        Drawn(
            one,
            kind,
            matrix,
            bounds(one, matrix) if kind in (PATH, PICTURE) else None,
        )
        for one, kind, matrix in itertools.islice(_all(page), MOST)
    ]


def without_ink(drawn: Sequence[Drawn]) -> bool:
    """Whether any text of a page is set without ink, or there is too much on it to tell."""
    mode = pdfium.FPDFTextObj_GetTextRenderMode
    return len(drawn) == MOST or any(
        each.kind == TEXT and mode(each.one) == INVISIBLE for each in drawn
    )


def bounds(one: Any, matrix: Matrix) -> Area | None:
    """Left, bottom, right and top of an object in the page's own space."""
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(one, *edges):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    return moved(matrix, (left, bottom, right, top))


def _all(page: Any) -> Iterator[tuple[Any, int, Matrix]]:
    count, get = pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject
    return _objects(page.raw, count, get, _SAME, 0)


def _objects(
    owner: Any, count: Any, get: Any, matrix: Matrix, depth: int
) -> Iterator[tuple[Any, int, Matrix]]:
    for n in range(count(owner)):
        one = get(owner, n)
        kind = pdfium.FPDFPageObj_GetType(one)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield one, kind, matrix
        elif depth < _DEEPEST:
            inner = _times(_matrix(one), matrix)
            counted, got = (
                pdfium.FPDFFormObj_CountObjects,
                pdfium.FPDFFormObj_GetObject,
            )
            yield from _objects(one, counted, got, inner, depth + 1)


def pictures(page: Any, drawn: Iterable[Drawn]) -> list[Area]:
    """Where the pictures of a page stand, as it is shown."""
    placing = Placing(page)
    return [
        placing.area(*moved(each.of_points, (0.0, 0.0, 1.0, 1.0)))
        for each in drawn
        if each.kind == PICTURE
    ]


def is_grey(page: Any) -> bool:
    """Whether a page shows nothing but one picture, and that without colour, as most scans of text
    are."""
    if pdfium.FPDFPage_CountObjects(page) != 1 or pdfium.FPDFPage_GetAnnotCount(
        page
    ):
        return False
    one = pdfium.FPDFPage_GetObject(page, 0)
    told = pdfium.FPDF_IMAGEOBJ_METADATA()
    # a picture that is a stencil, whose ink has a colour, has no space of colours
    return (
        pdfium.FPDFPageObj_GetType(one) == PICTURE
        and bool(
            pdfium.FPDFImageObj_GetImageMetadata(one, page, ctypes.byref(told))
        )
        and told.colorspace in _GREY
    )


def moved(matrix: Matrix, area: Area) -> Area:
    """The area around a rectangle that was taken to the page's own space."""
    if matrix == _SAME:
        return area
    corners = [at(matrix, x, y) for x in area[::2] for y in area[1::2]]
    return around([(x, y, x, y) for x, y in corners])


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
