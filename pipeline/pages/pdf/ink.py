"""What a page of a PDF shows, told by a coarse picture of it, beside what its text layer says.

A picture at 36 dpi costs less than a tenth of reading the page. It cannot be read, but it tells
where there is ink: text without any is not shown; print without text was not read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.pages.pdf.glyphs import Area, around

Gray = npt.NDArray[Any]  # of uint8: levels of grey, or 1 where something is
COARSE, FINE = 0.5, 3.0  # pixels a point
_SMALL_PAGE, _A4 = 288.0, 842.0  # points of the longer side
_FAINT = 40  # levels of grey by which print differs from its ground; less is looked at again
_EDGES = 0.7  # points beside a letter to which its own ink may reach
# of a line's height: how far above and below it a rule is looked for, what is no middle of it
_BEYOND, _MIDDLE = 0.3, 0.25
_THROUGH = 0.95  # of a row or column of pixels, from which it is a rule
_OF_LETTER = 0.6  # of the middle's height, that a letter marks at least
_UNSEEN = 14  # levels that no eye tells apart
_EDGE = 48  # levels between neighbours: the edge of a letter
_THICK = 5  # pixels: the edges of print are thicker than those of a rule
_APART = 9  # pixels between two lines of one region
# pixels of width and height of a region: a word of three letters
_LEAST = (7, 4)
_ANYTHING = 0.0003  # of the page
_LETTER = 3  # pixels of the shorter side of a letter, with its edges
_SLENDER = 20  # times its width, from which what is drawn is a line
_MOST_PIXELS = 100_000_000  # a sheet of A0 at three pixels a point has 72
_MOST_WORDS = 12  # faint words on one page, from which the page is drawn once for all of them


@dataclass(frozen=True, slots=True)
class View:
    """A page drawn in grey; ``scale`` pixels a point."""

    gray: Gray
    scale: float

    def part(self, area: Area, inset: float = 0.0) -> Gray:
        """The pixels of an area, ``inset`` points smaller on each side; empty off the page."""
        x0, y0, x1, y1 = area
        inset = min(inset, (x1 - x0) / 4, (y1 - y0) / 4)
        left, top = (max(0, int((v + inset) * self.scale)) for v in (x0, y0))
        right, bottom = (
            max(0, math.ceil((v - inset) * self.scale)) for v in (x1, y1)
        )
        return self.gray[top:bottom, left:right]


def coarse(page: Any) -> View:
    """The page in grey as small as it still tells where ink is; a page too small to be one, as if
    it were a sheet of A4."""
    longer = max(page.get_size())
    return draw(page, COARSE * (_A4 / longer if longer < _SMALL_PAGE else 1.0))


def reduced(gray: Gray, dpi: float) -> View:
    """A page that was drawn at ``dpi``, as small as it still tells where ink is."""
    import cv2

    times = max(1, round(dpi / 72 / COARSE))
    high, wide = (max(1, side // times) for side in gray.shape)
    even = gray[: high * times, : wide * times]
    small = cv2.resize(even, (wide, high), interpolation=cv2.INTER_AREA)
    return View(small, dpi / 72 / times)


def draw(page: Any, scale: float) -> View:
    """The page (of pypdfium2) in grey; smaller where its box, which nobody checks, is very
    large."""
    width, height = page.get_size()
    scale = min(scale, math.sqrt(_MOST_PIXELS / max(1.0, width * height)))
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
    try:
        return View(bitmap.to_numpy().squeeze().copy(), scale)
    finally:
        bitmap.close()


def unseen(page: Any, view: View, areas: Sequence[Area]) -> list[int]:
    """Which of the areas, by their index, show nothing, or lie outside the page."""
    doubtful = [
        n
        for n, area in enumerate(areas)
        if _contrast(view.part(area, 0.8)) < _FAINT
    ]
    if not doubtful:
        return []
    fine = draw(page, FINE)
    return [n for n in doubtful if _contrast(fine.part(areas[n])) < _UNSEEN]


def printed(page: Any, areas: Sequence[Area]) -> list[int]:
    """Which of the areas, as high as a line of print and between two words of it, hold ink of
    letters: no rule that goes on above and below, none that goes through."""
    if not areas:
        return []
    fine = draw(page, FINE)
    return [n for n, area in enumerate(areas) if _holds_letter(fine, area)]


def _holds_letter(fine: View, area: Area) -> bool:
    x0, y0, x1, y1 = area
    beyond, inset = _BEYOND * (y1 - y0), _MIDDLE * (y1 - y0)
    around_it = fine.part((x0 + _EDGES, y0 - beyond, x1 - _EDGES, y1 + beyond))
    if not around_it.size:
        return False
    dark = around_it < int(around_it.max()) - _FAINT
    dark[:, dark.mean(0) > _THROUGH] = False
    dark[dark.mean(1) > _THROUGH] = False
    cut = round((beyond + inset) * fine.scale)
    return bool(dark[cut:-cut].any(1).mean() > _OF_LETTER)


def _contrast(part: Gray) -> int:
    return int(part.max()) - int(part.min()) if part.size else 0


def print_outside(view: View, known: Sequence[Area]) -> list[Area]:
    """The areas, larger than a short word, where the page shows what may be print and no area is
    known to hold text; with the rules of their table, if all its text is unknown."""
    import cv2

    gray, scale = view.gray, view.scale
    square = np.ones((3, 3), np.uint8)
    edges = (cv2.dilate(gray, square) - cv2.erode(gray, square) > _EDGE).astype(
        np.uint8
    )
    told = np.zeros_like(edges)
    for x0, y0, x1, y1 in known:
        top, left = max(0, int(y0 * scale) - 1), max(0, int(x0 * scale) - 1)
        told[top : int(y1 * scale) + 2, left : int(x1 * scale) + 2] = 1
    edges[told > 0] = 0
    thick = cv2.morphologyEx(
        edges, cv2.MORPH_OPEN, np.ones((_THICK, _THICK), np.uint8)
    )
    if not thick.any():
        return []
    near = np.ones((_APART, 2 * _APART), np.uint8)
    found = [
        area
        for area in _groups(cv2.dilate(edges, near), thick, edges)
        if not _part(told, area).any()
    ]
    for area in _groups(cv2.dilate(thick, near), thick, thick):
        if not any(_touch(area, other) for other in found):
            found.append(area)
    return [tuple(v / scale for v in area) for area in found]  # type: ignore[misc]


def _groups(near: Gray, thick: Gray, ink: Gray) -> list[Area]:
    """The boxes, in pixels, of the ink of each group of what is near each other and holds print."""
    import cv2

    _, labels = cv2.connectedComponents(near)
    found = []
    for label in np.unique(labels[thick > 0]):
        ys, xs = np.nonzero((labels == label) & (ink > 0))
        if np.ptp(xs) + 1 >= _LEAST[0] and np.ptp(ys) + 1 >= _LEAST[1]:
            corners = (xs.min(), ys.min(), xs.max() + 1, ys.max() + 1)
            found.append(tuple(float(v) for v in corners))
    return found  # type: ignore[return-value]


def _part(gray: Gray, area: Area) -> Gray:
    x0, y0, x1, y1 = (int(v) for v in area)
    return gray[y0:y1, x0:x1]


def with_pictures(
    areas: Sequence[Area], pictures: Sequence[Area]
) -> list[Area]:
    """The areas, each grown over the pictures that it touches, those that overlap as one."""
    found: list[Area] = []
    pending = list(areas)
    while pending:
        area = pending.pop()
        for other in [*found, *pending, *pictures]:
            if _touch(area, other) and around([area, other]) != area:
                area = around([area, other])
        swallowed = [other for other in found if _touch(area, other)]
        if swallowed:
            found = [other for other in found if other not in swallowed]
            pending.append(around([area, *swallowed]))
        else:
            found.append(area)
    return found


def _touch(one: Area, other: Area) -> bool:
    return (
        one[0] < other[2]
        and other[0] < one[2]
        and one[1] < other[3]
        and other[1] < one[3]
    )


def share(areas: Sequence[Area], size: tuple[float, float]) -> float:
    """Of the page, that areas which do not overlap cover."""
    return sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in areas) / max(
        1.0, size[0] * size[1]
    )


def shows_anything(view: View) -> bool:
    """Whether the page shows more than the dust of a scanner on its paper, and the lines that its
    rollers leave along it: something as large as a letter."""
    import cv2

    usual = int(np.median(view.gray))
    marked = abs(view.gray.astype(np.int16) - usual) > _FAINT
    if marked.mean() <= _ANYTHING:
        return False
    _, _, stats, _ = cv2.connectedComponentsWithStats(marked.astype(np.uint8))
    wide, high = stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_HEIGHT]
    least, most = np.minimum(wide, high), np.maximum(wide, high)
    letters = (least >= _LETTER) & (most > _LETTER)
    return bool((letters & (most < _SLENDER * least)).any())
