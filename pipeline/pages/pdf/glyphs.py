"""The characters of a page's text layer and where they stand on the page as it is shown."""

from __future__ import annotations

import ctypes
import math
from typing import Any

from pypdfium2 import raw as pdfium

Area = tuple[
    float, float, float, float
]  # x0, y0, x1, y1 in points, origin top left
_MEANINGLESS = "\ufffd"
_HYPHENS = "\ufffe\x02"  # what pdfium puts for one at the end of a line
# points: blanks have no height, turned ones no width, or next to none
_TALL = 1.5
_STRAIGHT = 0.02  # quarter turns off the sides of the page
_MOST_TALL = 0.5  # of the blanks of a page
INVISIBLE = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE


class Placing:
    """Turns the page's own coordinates into those of the page as it is shown."""

    def __init__(self, page: Any) -> None:
        left, bottom, right, top = _shown_box(page)
        self.turns = page.get_rotation() // 90  # quarters, clockwise
        self.left, self.bottom = left, bottom
        self.wide, self.high = right - left, top - bottom

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as it is shown."""
        return (
            (self.high, self.wide) if self.turns % 2 else (self.wide, self.high)
        )

    def area(
        self, left: float, bottom: float, right: float, top: float
    ) -> Area:
        """A rectangle of the page's own space, as it is shown; it may lie outside the page."""
        left, right = left - self.left, right - self.left
        bottom, top = bottom - self.bottom, top - self.bottom
        if self.turns == 0:
            return left, self.high - top, right, self.high - bottom
        if self.turns == 1:
            return bottom, left, top, right
        if self.turns == 2:
            return self.wide - right, bottom, self.wide - left, top
        return (
            self.high - top,
            self.wide - right,
            self.high - bottom,
            self.wide - left,
        )


def _shown_box(page: Any) -> Area:
    """Left, bottom, right and top of what is shown: the crop box within the media box
    (ISO 32000-1, 14.11.2), each perhaps inherited from the tree of pages."""
    box: Area = page.get_bbox()
    return box


class Glyphs:
    """The letters of a page (of pypdfium2), asked by the index of a character."""

    def __init__(self, page: Any, letters: Any) -> None:
        self.placing = Placing(page)
        self.layer = letters
        # of pdfium itself: the library's object would be asked for it at each call
        self._handle = letters.raw
        self._edges = [ctypes.c_double() for _ in range(4)]
        self._boxes: dict[int, Area | None] = {}
        raw: str = self.layer.get_text_range()
        count = self.layer.count_chars()
        # pdfium counts characters beyond the basic plane otherwise: then no box can be told
        self.exact = len(raw) == count
        # characters that stand on the page and mean nothing that a text can hold
        self.lost = count - len(raw.encode("utf-16-le", "surrogatepass")) // 2
        self.raw = raw
        if self.exact:
            self.raw = self._without_false_hyphens(
                self._without_false_blanks(raw)
            )

    def _without_false_blanks(self, raw: str) -> str:
        """The text with U+FFFD for each blank that is drawn as a letter: the maps of some fonts
        take what they do not know for a blank."""
        blanks = [n for n, char in enumerate(raw) if char == " "]
        tall = [
            n
            for n in blanks
            if self._has_extent(n) and self._stands_straight(n)
        ]
        # of a font whose blanks all have a height that height tells nothing
        if not tall or len(tall) > _MOST_TALL * len(blanks):
            return raw
        chars = list(raw)
        for n in tall:
            chars[n] = _MEANINGLESS
        return "".join(chars)

    def _has_extent(self, index: int) -> bool:
        """Whether a blank is as wide and high as a letter."""
        left, right, bottom, top = self._edges
        pdfium.FPDFText_GetCharBox(
            self._handle, index, left, right, bottom, top
        )
        if top.value - bottom.value <= _TALL:
            return False
        return right.value - left.value > _TALL

    def _without_false_hyphens(self, raw: str) -> str:
        """The text with U+FFFD for what pdfium takes for a hyphen at which a word is broken, and
        stands within a line: a letter that the font maps to nothing."""
        if not any(mark in raw for mark in _HYPHENS):
            return raw
        false = [
            n
            for n, char in enumerate(raw)
            if char in _HYPHENS and self._goes_on(raw, n)
        ]
        if not false:
            return raw
        chars = list(raw)
        for n in false:
            chars[n] = _MEANINGLESS
        return "".join(chars)

    def _goes_on(self, raw: str, index: int) -> bool:
        """Whether the line of a character goes on behind it, or it begins a word."""
        if not raw[index - 1 : index].isalnum():
            return True
        here, after = self.box(index), self.box(index + 1)
        if raw[index + 1 : index + 2] in ("", "\r", "\n"):
            return False
        if here is None or after is None:
            return raw[index + 1] in _HYPHENS
        return min(here[3], after[3]) > max(here[1], after[1])

    def _stands_straight(self, index: int) -> bool:
        """Whether a character runs along a side of the page: the box of a blank that runs across
        has both width and height."""
        quarters = pdfium.FPDFText_GetCharAngle(self._handle, index) / (
            math.pi / 2
        )
        return abs(quarters - round(quarters)) < _STRAIGHT

    def box(self, index: int) -> Area | None:
        """The box of a character; None where it has no extent."""
        if index in self._boxes:
            return self._boxes[index]
        left, right, bottom, top = self._edges
        pdfium.FPDFText_GetCharBox(
            self._handle, index, left, right, bottom, top
        )
        x0, y0, x1, y1 = left.value, bottom.value, right.value, top.value
        found = None
        if x1 > x0 and y1 > y0:
            found = self.placing.area(x0, y0, x1, y1)
        self._boxes[index] = found
        return found

    def span(self, first: int, last: int) -> Area | None:
        """The box from one character to another of the same line."""
        if first == last:
            return self.box(first)
        one, other = self.box(first), self.box(last)
        if one is None or other is None or one is other:
            return one or other
        return (
            min(one[0], other[0]),
            min(one[1], other[1]),
            max(one[2], other[2]),
            max(one[3], other[3]),
        )

    def runs(self, first: int, last: int) -> list[Area]:
        """The boxes of the runs of print between two characters, in the order of the text."""
        left, right, bottom, top = self._edges
        handle, found = self._handle, []
        count = pdfium.FPDFText_CountRects(handle, first, last - first + 1)
        for n in range(count):
            pdfium.FPDFText_GetRect(handle, n, left, top, right, bottom)
            edges = left.value, bottom.value, right.value, top.value
            if all(map(math.isfinite, edges)):  # matrices hold any number
                found.append(self.placing.area(*edges))
        return found

    def size(self, index: int) -> float:
        """Of the type, in points, as far as the font tells it."""
        return float(pdfium.FPDFText_GetFontSize(self._handle, index))

    def turned(self, index: int) -> int:
        """Quarter turns, clockwise, by which a character is shown."""
        angle = pdfium.FPDFText_GetCharAngle(self._handle, index)
        return (round(max(0.0, angle) / (math.pi / 2)) + self.placing.turns) % 4

    def invisible(self, index: int) -> bool:
        """Whether the character is set without ink: the layer of a scanner's own reading is."""
        drawn = pdfium.FPDFText_GetTextObject(self._handle, index)
        return (
            bool(drawn)
            and pdfium.FPDFTextObj_GetTextRenderMode(drawn) == INVISIBLE
        )

    def is_replaced(self, index: int) -> bool:
        """Whether a text that the file names stands for what draws a character."""
        drawn = pdfium.FPDFText_GetTextObject(self._handle, index)
        marks = pdfium.FPDFPageObj_CountMarks(drawn) if drawn else 0
        return any(
            pdfium.FPDFPageObjMark_GetParamValueType(
                pdfium.FPDFPageObj_GetMark(drawn, n), b"ActualText"
            )
            == pdfium.FPDF_OBJECT_STRING
            for n in range(max(0, marks))
        )

    def drawn_by_page(self, index: int) -> bool:
        """Whether the page itself draws the letters of the character's font (Type 3, ISO 32000-1,
        9.6.5): the font has no name."""
        drawn = pdfium.FPDFText_GetTextObject(self._handle, index)
        font = drawn and pdfium.FPDFTextObj_GetFont(drawn)
        return bool(font) and (
            pdfium.FPDFFont_GetBaseFontName(font, None, 0) <= 1
        )


def around(areas: list[Area]) -> Area:
    """The smallest area that holds all; there is at least one."""
    x0, y0, x1, y1 = zip(*areas, strict=True)
    return min(x0), min(y0), max(x1), max(y1)
