"""The left column of a letterhead above its number: the names of the bodies (ND 30/2020, box 2)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.structure.letterhead import Head
from pipeline.structure.lines import Line, in_capitals
from pipeline.structure.patterns import begins, is_whole
from pipeline.structure.uncovered import uncovered
from pipeline.text import fold

_REST = 3  # letters of what a line break leaves of a name
_WIDE = 80  # characters of a line that no column of two has
_ABOVE = 8  # lines of letterhead that may stand above the first anchor


def read(lines: Sequence[Line], head: Head) -> list[str]:
    """The lines that name the bodies, the uppermost first. The head begins with them then."""
    last = head.number_line if head.number_line >= 0 else head.last
    first = head.first
    while (
        first > 0
        and head.first - first < _ABOVE
        and lines[first - 1].page == lines[head.first].page
        and lines[first - 1].kind != "row"
        and _names_body(lines[first - 1])
    ):
        first -= 1
    head.first = first
    shown: list[str] = []
    for _, text in uncovered(lines, first, last, head.taken):
        if len(shown) > 1 and begins("incoming word", fold(text)):
            shown.pop()  # who received it stands above ĐẾN in the stamp
        elif is_whole("mark", fold(text)):
            continue
        elif _may_name_body(text):
            shown.append(text)
    return shown


def _may_name_body(text: str) -> bool:
    """Whether a text of the column may be of a body's name: capitals, a rest of a few letters, or
    what names have in small letters."""
    if in_capitals(text) or len(text) <= _REST:
        return True
    return begins("body in small letters", fold(text))


def _names_body(line: Line) -> bool:
    """Whether a line above the first anchor is of the name of a body."""
    if line.kind == "furniture" or len(line.text) >= _WIDE:
        return False
    if in_capitals(line.bare):
        return True
    return is_whole("end of a body", line.folded)
