"""The parts that letterheads are found by: number and symbol, place and date, national title (ND
30/2020, boxes 1 to 4), and what tells their place on a line from a citation's."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.structure.issued import Dated
from pipeline.structure.lines import Line
from pipeline.structure.patterns import patterns
from pipeline.symbols import Symbol
from pipeline.text import fold

ALONG = 2000  # characters of a line, a row of a table say; farther along no head's part begins

Span = tuple[int, int, int]  # line, start, end in the line's text


@dataclass(slots=True)
class Anchor:
    """One part of a letterhead. ``kind``: number, date, nation."""

    kind: str
    line: int
    spans: list[Span]
    symbol: Symbol | None = None
    dated: Dated = field(default_factory=Dated)
    place: str = ""
    # stands as only a head's part stands, no citation can look so
    sure: bool = True
    torn_year: bool = False  # of the symbol: it has one that cannot be read
    unread: str = ""  # what stands for a number and is none


def stands_in_letterhead(before: str, line: Line) -> bool:
    """Whether what stands before on the line is nothing, letterhead in capitals, or another
    column."""
    behind_gap = any(abs(len(before) - cut) <= 2 for cut in line.columns)
    if behind_gap or before.rstrip(" ").endswith(("|", "\t")):
        return True
    before = re.sub(r"\([^)]*\)", "", before)
    letters = list(filter(str.isalpha, before))
    if len(letters) <= 3:
        return True
    rest = patterns("nation").sub("", fold(before)).strip(" |-–—.")
    return not rest or sum(map(str.isupper, letters)) >= 0.7 * len(letters)
