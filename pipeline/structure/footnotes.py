"""The lines that begin a footnote."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.structure.lines import Line
from pipeline.structure.outline import Outline
from pipeline.text import RAISED

_NOTE = re.compile(rf"(?:[{RAISED}]+|\[\d{{1,3}}\])\s*(?=\S)")
_PLAIN_NOTE = re.compile(r"(\d{1,2})\s+(?=[^\W\d])")


def first_lines(lines: Sequence[Line]) -> set[int]:
    """The lines that begin a footnote: raised figures, figures in square brackets, and at the foot
    of a page plain figures that are also glued to a word above."""
    found: set[int] = set()
    above: list[str] = []
    page = -1
    for index, line in enumerate(lines):
        if line.page != page:
            page, above = line.page, []
        if not line.kind:
            match = _PLAIN_NOTE.match(line.text)
            if _NOTE.match(line.text) or (
                match
                and _foot(lines, index)
                and sum(map(len, above)) > 400
                and re.search(
                    rf"[^\W\d_][.,;]?{match[1]}(?!\w)", "\n".join(above)
                )
            ):
                found.add(id(line))
        above.append(line.text)
    return found


def _foot(lines: Sequence[Line], index: int) -> bool:
    """Whether nothing but notes follows on the page: few lines, none with a marker."""
    outline = Outline()
    for later in lines[index + 1 : index + 30]:
        if later.page != lines[index].page:
            return True
        if not later.kind and outline.read(later.text):
            return False
    return index + 30 > len(lines)


def follows(note: Line, line: Line) -> bool:
    """Whether a line at the foot of a page begins the footnote after ``note``,
    the first line of the one before."""
    if note.page != line.page:
        return False
    number, match = (
        re.match(r"\d{1,2}", note.text),
        _PLAIN_NOTE.match(line.text),
    )
    return bool(number and match and int(match[1]) == int(number.group()) + 1)
