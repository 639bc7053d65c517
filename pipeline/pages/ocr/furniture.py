"""Lines that are no running text: footnotes with their marks, the page's number, edges and holes of
the copy."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.pages.formats.raised import superscript
from pipeline.pages.line import Line, Token
from pipeline.pages.ocr.superscript import Mark

_NUMBER = re.compile(
    r"[-–]?\s*(?:Trang\s+)?\d{1,4}(?:\s*/\s*\d{1,4})?\s*[-–]?", re.IGNORECASE
)
_EDGE = 0.1  # of the page's height, above and below, where its number stands
_STOP = ".,;:"


def place_marks(lines: Sequence[Line], marks: Sequence[Mark]) -> None:
    """Puts the marks of notes into the lines as words of their own and tells the notes from the
    text: a note goes on to the next note or to the end of the page."""
    top = None
    for mark in marks:
        line = min(lines, key=lambda one: _distance(one, mark), default=None)
        if line is None or _distance(line, mark) > 2 * line.height:
            continue
        _insert(line, mark)
        if mark.opens:
            top = line.box[1] if top is None else min(top, line.box[1])
    if top is not None:
        for line in lines:
            if line.box[1] >= top - 0.3 * line.height and line.kind == "body":
                line.kind = "footnote"


def _distance(line: Line, mark: Mark) -> float:
    x, y = (mark.box[0] + mark.box[2]) / 2, (mark.box[1] + mark.box[3]) / 2
    outside = max(line.box[0] - x, x - line.box[2], 0.0)
    above = max(line.box[1] - y, y - line.box[3], 0.0)
    return outside + 4 * above


def _insert(line: Line, mark: Mark) -> None:
    token = Token(superscript(str(mark.number)), mark.box, 95.0)
    line.cover(mark.box)
    if mark.opens:
        line.tokens.insert(0, token)
        return
    middle = (mark.box[0] + mark.box[2]) / 2
    at = sum((word.box[0] + word.box[2]) / 2 < middle for word in line.tokens)
    if (
        at
        and middle < line.tokens[at - 1].box[2]
        and line.tokens[at - 1].text[-1:] in _STOP
    ):
        before = line.tokens[at - 1]  # the stop stands behind the mark
        token.text += before.text[-1]
        before.text = before.text[:-1]
        before.box = (before.box[0], before.box[1], mark.box[0], before.box[3])
    elif at < len(line.tokens) and line.tokens[at].text in _STOP:
        token.text += line.tokens.pop(at).text
    line.tokens.insert(at, token)
    line.tokens[:] = [word for word in line.tokens if word.text]


def number_of_page(lines: Sequence[Line], height: float) -> None:
    """Marks the line that holds nothing but the page's number, at the head or the foot."""
    for line in lines:
        apart = (
            line.box[3] < _EDGE * height or line.box[1] > (1 - _EDGE) * height
        )
        alone = not any(
            other is not line
            and min(other.box[3], line.box[3]) - max(other.box[1], line.box[1])
            > 0.5 * line.height
            for other in lines
        )
        if apart and alone and _NUMBER.fullmatch(line.text):
            line.kind = "number"
