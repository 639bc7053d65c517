"""The lines that begin a footnote."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.structure.lines import Line
from pipeline.structure.outline import Outline
from pipeline.text import RAISED

_NOTE = re.compile(rf"(?:[{RAISED}]+|\[\d{{1,3}}\])\s*(?=\S)")
_LEAST_ABOVE = 400  # characters above the notes of a page
_FOOT = 30  # lines of a page's notes
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
        if not line.kind and _begins_note(lines, index, above):
            found.add(id(line))
        above.append(line.text)
    return found


def _begins_note(
    lines: Sequence[Line],
    index: int,
    above: Sequence[str],
) -> bool:
    """Whether a line of text begins a footnote; ``above``: the lines before it on its page."""
    text = lines[index].text
    if _NOTE.match(text):
        return True
    number = _PLAIN_NOTE.match(text)
    if not number or not _is_at_foot(lines, index):
        return False
    if sum(map(len, above)) <= _LEAST_ABOVE:
        return False
    glued = rf"[^\W\d_][.,;]?{number[1]}(?!\w)"
    return re.search(glued, "\n".join(above)) is not None


def _is_at_foot(lines: Sequence[Line], index: int) -> bool:
    """Whether nothing but notes follows on the page: few lines, none with a marker."""
    outline = Outline()
    for later in lines[index + 1 : index + _FOOT]:
        if later.page != lines[index].page:
            return True
        if not later.kind and outline.read(later.text):
            return False
    return index + _FOOT > len(lines)


def follows(note: Line, line: Line) -> bool:
    """Whether a line at the foot of a page begins the footnote after ``note``,
    the first line of the one before."""
    if note.page != line.page:
        return False
    number = re.match(r"\d{1,2}", note.text)
    following = _PLAIN_NOTE.match(line.text)
    if not number or not following:
        return False
    return int(following[1]) == int(number[0]) + 1
