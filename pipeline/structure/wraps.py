"""Whether a line goes on with the paragraph above it: by how that one ends, how this one begins,
and where both stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.grouping import by_key
from pipeline.structure.lines import Line, in_capitals
from pipeline.structure.outline import BULLET, Marker, Outline
from pipeline.structure.patterns import patterns

_CLOSED = re.compile(r"[.;:!?…][\"”’')\]*_]*$")
_COUNT_OF = re.compile(r":\s*\d{1,4}\s[^\W\d][^:;.]{0,30}$")
_LEAST_RUNNING = 40  # characters of a line from which it is running text
_LEAST_LINES = 6  # of running text, by which a page shows its left edge
_LONGEST = 12  # characters of a line's end in which a word may ask for another
# of the line below, of so many characters at least
_NEARLY_FULL, _NARROW = 0.8, 60
_FULL, _WIDE = 0.97, 70  # the same, where a sentence ends with the line
# points: how far a line may end before the edge, with the end of a sentence; by how much the first
# line of a paragraph is indented
_RAGGED, _SHORT_OF_EDGE = 60, 25
_INDENT, _DEEPEST_INDENT = 14, 60
WRAPPED = 130  # a line longer than this was not broken by a page's width


def margins(lines: Sequence[Line]) -> dict[int, float]:
    """The left edge of the running text of each page with boxes."""
    running = (
        line
        for line in lines
        if not line.kind and len(line.text) > _LEAST_RUNNING
    )
    edges = by_key(
        (line.page, line.x0) for line in running if line.x0 is not None
    )
    return {
        page: sorted(found)[len(found) // 4]
        for page, found in edges.items()
        if len(found) >= _LEAST_LINES
    }


def goes_on(
    before: Line,
    line: Line,
    outline: Outline,
    kind: str,
    margin: float | None,
) -> bool:
    """Whether ``line`` goes on with the paragraph that ``before`` ends, which is of
    ``kind``. ``margin``: left edge of the page's text."""
    left, right = before.bare, line.bare
    if not left or not right:
        return False
    closed = bool(_CLOSED.search(left))
    apart = line.gap > 0 and line.page == before.page
    marker = outline.read(line.text)
    if right[0].islower() and not marker:
        return _sentence_goes_on(left, closed, apart)
    if apart:
        return False
    if _broken_range(left, right):
        return True
    hangs = _hangs(left, right)
    if _begins_item(line, marker, hangs):
        return False
    if in_capitals(left) or in_capitals(right):
        return kind == "heading" and not closed and _both_capitals(left, right)
    return (hangs and not closed) or _reaches_on(before, line, closed, margin)


def _sentence_goes_on(
    left: str,
    closed: bool,
    apart: bool,
) -> bool:
    """Whether a line goes on below, where small letters follow."""
    return not closed or (not apart and len(left) > _LEAST_RUNNING)


# markers that may as well be a figure of the sentence
_FIGURES = ("arabic", "decimal")


def _begins_item(
    line: Line,
    marker: Marker | None,
    hangs: bool,
) -> bool:
    """Whether a line begins an item of a list. ``hangs``: the line before asks for another."""
    if BULLET.match(line.text):
        return True
    return marker is not None and not (hangs and marker.style in _FIGURES)


_YEAR_ENDS = re.compile(r"(?:19|20)\d\d$")
_YEAR_BEGINS = re.compile(r"(?:19|20)\d\d\b")
_TO_YEAR = re.compile(r"[-–]\s*(?:19|20)\d\d\b")


def _broken_range(left: str, right: str) -> bool:
    """Whether a range of years is broken after its first."""
    return bool(_TO_YEAR.match(right) and _YEAR_ENDS.search(left))


def _hangs(left: str, right: str) -> bool:
    """Whether a line ends with a word that asks for another."""
    tail = len(left) - _LONGEST
    if patterns("line leading on spelt").search(left, tail):
        return True
    if _YEAR_BEGINS.match(right):
        return bool(patterns("line before a year spelt").search(left, tail))
    awaits_figure = patterns("line before a figure spelt")
    return right[0].isdigit() and bool(awaits_figure.search(left, tail))


def _both_capitals(left: str, right: str) -> bool:
    """Whether two lines are of one heading, the second perhaps with a count of what it heads:
    "... VÀ MÔI / TRƯỜNG: 06 thủ tục"."""
    if not in_capitals(left) or len(left) >= WRAPPED:
        return False
    if len(left) > _LEAST_RUNNING and _COUNT_OF.search(right):
        return right.partition(":")[0].isupper()
    return in_capitals(right)


def _reaches_on(
    before: Line,
    line: Line,
    closed: bool,
    margin: float | None,
) -> bool:
    """Whether the line before is as full as one that only the page's width ended."""
    left, right = before.bare, line.bare
    if len(left) > WRAPPED:
        return False
    boxed = None not in (line.x0, before.x0, before.x1)
    if boxed and line.page == before.page:
        return _joins_by_box(before, line, closed, margin)
    if len(left) < _NEARLY_FULL * max(len(right), _NARROW):
        return False
    return not closed or len(left) >= _FULL * max(len(right), _WIDE)


def _joins_by_box(
    before: Line,
    line: Line,
    closed: bool,
    margin: float | None,
) -> bool:
    """With boxes: the line before reaches the right edge, and this one is not indented as a first
    line is."""
    assert line.x0 is not None
    assert line.x1 is not None
    assert before.x0 is not None
    assert before.x1 is not None
    if before.x1 <= line.x1 - _RAGGED:
        return False
    if closed and before.x1 < line.x1 - _SHORT_OF_EDGE:
        return False
    if line.x0 > before.x0 + _INDENT:
        return False
    if margin is None:
        return True
    return not margin + _INDENT < line.x0 < margin + _DEEPEST_INDENT
