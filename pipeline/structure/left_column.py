"""The left column of a letterhead above its number: the names of the bodies (ND 30/2020, box 2)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.structure.letterhead import Head
from pipeline.structure.lines import Line, in_capitals, patterns
from pipeline.structure.uncovered import uncovered
from pipeline.text import fold

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
        if len(shown) > 1 and patterns("incoming word").match(fold(text)):
            shown.pop()  # who received it stands above ĐẾN in the stamp
        elif patterns("mark").fullmatch(fold(text)):
            continue
        elif (
            in_capitals(text)
            or len(text) <= 3
            or fold(text).startswith(("ubnd", "va "))
        ):
            shown.append(text)
    return shown


def _names_body(line: Line) -> bool:
    return (
        line.kind != "furniture"
        and len(line.text) < 80
        and (in_capitals(line.bare) or fold(line.bare) in ("uy", "va"))
    )
