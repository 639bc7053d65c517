"""Where the block of recipients and signature stands: between the close of a text and what it
encloses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.structure import office_titles
from pipeline.structure.lines import Line, in_capitals
from pipeline.structure.outline import BULLET
from pipeline.structure.patterns import begins, finds
from pipeline.structure.personal_names import apart

_REACH = 45  # lines from the close of the text in which recipients and signature stand
_HIGHEST = 8  # lines that a signature may stand above the recipients
_NEAR_END = 4  # lines in which a short text without a close has a title
_WIDE = 75  # characters of a line that is none of the block
_ENDING = 14  # characters of a line's end in which the close stands
_SHORTEST = 3  # lines that a signature has before an annex may follow
_CLOSE = re.compile(r"\./\.?|\s/\.$")


def start(
    lines: Sequence[Line],
    first: int,
    last: int,
) -> int:
    """Where the text closes: the first Nơi nhận or signing formula, else the last line that ends
    ./. or, of a short text, a title or a name near its end. -1 where there is none."""
    for index in range(first, last):
        if _opens_block(lines[index]):
            return _signed_above(lines, first, index)
    for index in range(last - 1, first - 1, -1):
        if _closes(lines[index]) and lines[index].kind != "row":
            return index
    for index in range(max(first, last - _NEAR_END), last):
        if office_titles.read(lines[index].bare):
            return index
    return -1


def _opens_block(line: Line) -> bool:
    """Whether a line heads the recipients, or is a formula of signing by itself."""
    if begins("recipients", line.folded):
        return True
    if len(line.text) >= _WIDE or not in_capitals(line.bare):
        return False
    bare = line.bare.strip(" |")
    return office_titles.formula().fullmatch(bare) is not None


def _closes(line: Line) -> bool:
    """Whether a line ends as the last of a text does: "./."."""
    return _CLOSE.search(line.text[-_ENDING:]) is not None


def _is_titled(line: Line) -> bool:
    """Whether a column of a line ends with the title of who signs."""
    return any(map(office_titles.read, columns(line)))


def _signed_above(
    lines: Sequence[Line],
    first: int,
    index: int,
) -> int:
    """Where a signature begins that stands above the recipients, else ``index``."""
    for back in range(index - 1, max(first, index - _HIGHEST) - 1, -1):
        line = lines[back]
        if len(line.text) > _WIDE or line.page != lines[index].page:
            return index
        if _closes(line):
            return index
        if not _is_titled(line):
            continue
        if back == first or not _is_titled(lines[back - 1]):
            return back
    return index


def end(
    lines: Sequence[Line],
    start: int,
    last: int,
) -> int:
    """Where what is enclosed begins: an annex, the next sheet that somebody
    approves, or one with recipients of its own."""
    reach = min(last, start + _REACH)
    listed = False
    for index in range(start, reach):
        line = lines[index]
        if index > start and finds("approved", line.folded):
            return index
        if begins("recipients", line.folded):
            if listed:
                return index
            listed = True
        if index > start + _SHORTEST and _heads_annex(line):
            return index
    return reach


def _heads_annex(line: Line) -> bool:
    """Whether a line begins with the word for an annex, and is no item of a list."""
    if not finds("annex", line.folded):
        return False
    return not BULLET.match(line.bare)


def columns(line: Line) -> list[str]:
    """The columns of a line; a name that was run on behind its title stands by itself."""
    texts = [line.text[start:end] for start, end in pairwise(line.columns)]
    bare = [text.strip(" |\t*_") for text in texts]
    return [part for text in bare if text for part in apart(text)]
