"""The sentence or the row of a table in which a figure stands, within the text of its page."""

from __future__ import annotations

import re
from functools import lru_cache

BACK = 220  # characters of context at most, each side
# a list item, a footnote
_ITEM = r"\n(?=\s*(?:[-–+•*]|\d{1,2}[.)]|[a-zđ]\))\s)|\n(?=\s*\d{1,2}\s+[^\W\da-zà-ỹđ_])"
_START = re.compile(r"[.!?;]\s+|\n\s*\n|^|\n(?=[^\n]*\t)|" + _ITEM)
_END = re.compile(r"[.!?;](?=\s)|\n\s*\n|\n(?=[^\n]*\t)|$|" + _ITEM)


@lru_cache(maxsize=4)
def around(
    text: str,
    start: int,
    end: int,
) -> tuple[int, int]:
    """The sentence or row around a span, cut to a readable length between words."""
    floor, roof = max(0, start - BACK), min(len(text), end + BACK)
    line = text[text.rfind("\n", 0, start) + 1 : max(text.find("\n", end), end)]
    if "\t" in line:
        last = text.find("\n", end)
        return max(floor, text.rfind("\n", 0, start) + 1), min(
            last if last >= 0 else len(text), roof
        )
    cut = (
        floor
        if not floor or text[floor - 1].isspace()
        else text.find(" ", floor, start) + 1 or start
    )
    first = max(
        (m.end() for m in _START.finditer(text, floor, start)), default=cut
    )
    match = _END.search(text, end, roof)
    return first, match.end() if match else roof
