"""The lines of a document, each with its place, as every part of the structure stage reads them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, zip_longest

from pipeline.records import Page, Reading, Word
from pipeline.structure.patterns import finds, is_whole, patterns
from pipeline.text import fold

# the marks of a table that a text carries as HTML: "</tr>", "<col/>"
_MARKS = re.compile(
    r"(?:</?(?:table|colgroup|col|thead|tbody|tfoot|tr)\b[^<>]*>\s*)+", re.I
)

_CAPITALS = 3  # in a text that is set in capitals, at least
_PARTED = re.compile(r"\s+[-–—|·•]\s+|\s*\|\s*")  # parts of such a line
_BYLINE = 40  # characters of who wrote an article, beside its day
# a gap that parts columns: more than so many heights of the print, and points
_WIDE, _LEAST_WIDE = 1.2, 12


@dataclass
class Line:
    """A line that is not blank, without the blanks around it. ``kind`` is filled in as the stage
    goes on; ``text`` and ``cuts`` never change once the line is made, so what follows from them is
    reckoned once."""

    page: int
    start: int  # of ``text`` in Page.text
    text: str
    gap: int = 0  # blank lines before it on its page
    indent: int = 0  # where in its page's line ``text`` begins
    first: bool = False  # first or last line of its page
    last: bool = False
    x0: float | None = None  # left edge, where the page has boxes
    x1: float | None = None
    # offsets of wide gaps between words, where the page has boxes
    cuts: tuple[int, ...] = ()
    words: tuple[Word, ...] = ()  # with boxes, where the page was read by OCR
    kind: str = ""
    table: int = -1
    row: int = 0

    @cached_property
    def columns(self) -> list[int]:
        """Where columns that stand side by side on the line begin, and its length: at bars, tabs
        and wide gaps."""
        marks = {
            gap.end() - (gap[0] in "|\t") for gap in _EDGES.finditer(self.text)
        }
        return sorted({0, len(self.text), *self.cuts, *marks})

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @cached_property
    def bare(self) -> str:
        """The text without Markdown marks around it."""
        return self.text.strip("*_#> \t")

    @cached_property
    def folded(self) -> str:
        return fold(self.bare)

    @property
    def whole(self) -> str:
        """``text`` folded, marks and all."""
        return (
            self.folded if len(self.bare) == len(self.text) else fold(self.text)
        )


_EDGES = re.compile(r"[|\t]| {3,}")


def lines_of(reading: Reading) -> list[Line]:
    """The lines of all pages in reading order, page furniture marked."""
    lines: list[Line] = []
    for page in reading.pages:
        lines += _page_lines(page)
    _mark_furniture(lines, len(reading.pages))
    return lines


def _page_lines(page: Page) -> list[Line]:
    lines: list[Line] = []
    at = gap = 0
    words = _words_read(page)
    starts = [word.start for word in words]
    for raw in page.shown().split("\n"):
        text = _text_of(raw)
        if text.strip("|-:_=* \t") and not _MARKS.fullmatch(text):
            indent = raw.index(text)
            line = Line(page.page, at + indent, text, gap, indent)
            first = bisect_left(starts, line.start)
            behind = bisect_left(starts, line.end)
            _measure(line, words[first:behind])
            lines.append(line)
            gap = 0
        else:  # a blank line, or one of rules or marks only
            gap += 1
        at += len(raw) + 1
    if lines:
        lines[0].first = lines[-1].last = True
    return lines


def _words_read(page: Page) -> list[Word]:
    """The words of a page that OCR has read, in order of their place in its text."""
    if page.reader != "ocr":
        return []
    boxed = (word for word in page.words if word.box)
    return sorted(boxed, key=lambda word: word.start)


def _text_of(raw: str) -> str:
    """The text of a line; of a row of a table with the empty cells that it begins with."""
    text = raw.strip()
    if "\t" in text or raw.startswith("\t\t"):
        return raw.rstrip().lstrip(" \u00a0")
    return text


def _measure(line: Line, words: Sequence[Word]) -> None:
    """The edges of a line and its wide gaps: wider than two lines of its print are apart from a
    word."""
    boxes = [word.box for word in words if word.box]
    if not boxes:
        return
    line.words = tuple(words)
    line.x0 = min(box.x0 for box in boxes)
    line.x1 = max(box.x1 for box in boxes)
    height = sorted(box.y1 - box.y0 for box in boxes)[len(boxes) // 2]
    wide = max(_WIDE * height, _LEAST_WIDE)
    line.cuts = tuple(
        right.start - line.start
        for left, right in pairwise(words)
        if _gap(left, right) > wide
    )


def _gap(left: Word, right: Word) -> float:
    """Points between two words; 0 where one of them has no box."""
    if left.box is None or right.box is None:
        return 0.0
    return right.box.x0 - left.box.x1


def _mark_furniture(lines: list[Line], pages: int) -> None:
    """Page numbers, clocks and banners of portals, and running heads: lines that top or end a page
    again and again."""
    edges = Counter(_shape(line) for line in lines if line.first or line.last)
    often = max(3, pages // 3)
    for line, below in zip_longest(lines, lines[1:]):
        if (
            finds("furniture", line.folded)
            or says_when_posted(line.folded)
            or _is_page_mark(line, below)
            or (_heads_page(line) and edges[_shape(line)] >= often)
        ):
            line.kind = "furniture"


def says_when_posted(folded: str) -> bool:
    """Whether a line is nothing but a day and what portals set beside it when they say that a page
    was put up on it.

    >>> says_when_posted("cap nhat luc 08:15, thu ba, 23/09/2025")
    True
    >>> says_when_posted("ngay 23/09/2025")
    False"""
    rest, days = patterns("posting day").subn(" ", folded)
    if days != 1 or folded.endswith((".", ";")):
        return False
    rest, parts = patterns("posting part").subn(" ", rest)
    return bool(parts) and not re.search(r"\w", rest)


def is_day_of_page(folded: str) -> bool:
    """Whether a line under a headline says when its page was put up: a day, beside it at most who
    wrote it.

    >>> is_day_of_page("quang minh - 12/05/2023")
    True
    >>> is_day_of_page("bao binh an · 09:00 · 05/01/2023")
    True"""
    parts = _PARTED.split(folded)
    days = [part for part in parts if _is_day(part)]
    others = " ".join(part for part in parts if part not in days)
    others = patterns("posting part").sub("", others)
    short = len(others) <= _BYLINE and not re.search(r"\d", others)
    return len(days) == 1 and short


def _is_day(folded: str) -> bool:
    bare = patterns("posting day").fullmatch(folded)
    return bool(bare) or says_when_posted(folded)


def _is_page_mark(line: Line, below: Line | None) -> bool:
    """Whether a line by itself is a page number."""
    apart = line.gap and (below is None or below.gap)
    alone = line.first or line.last or apart
    return bool(alone and is_whole("page mark", line.folded))


def _heads_page(line: Line) -> bool:
    """Whether a line stands where running heads and feet do, and is as short."""
    return (line.first or line.last) and len(line.text) < 90


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "0", line.folded)


def in_capitals(text: str) -> bool:
    """Whether text is set in capitals: nearly all of its letters, and three at least. In text from
    a legacy font of capitals (.VnTimeH) the accented letters are small ones: there the plain
    letters tell."""
    if sum(map(str.isupper, text)) < _CAPITALS:
        return False
    letters = list(filter(str.isalpha, text))
    capitals = list(filter(str.isupper, letters))
    if len(letters) >= 3 and len(capitals) >= 0.85 * len(letters):
        return True
    plain = sum(map(str.isascii, letters))
    return (
        plain >= 3
        and 2 * plain > len(letters)
        and sum(map(str.isascii, capitals)) >= 0.95 * plain
    )
