"""Finds the national title, or the party's, in letterheads (ND 30/2020, box 1)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.structure.anchors import Anchor, Span
from pipeline.structure.lines import Line, patterns, upper
from pipeline.text import fold


def find(lines: Sequence[Line]) -> list[Anchor]:
    found = []
    for index, line in enumerate(lines):
        if line.kind == "furniture":
            continue
        spans = [
            (index, match.start(), _column_end(line, match.start(), match.end()))
            for match in patterns("nation").finditer(line.whole)
            if upper(words := line.text[match.start() : match.end()])
            or fold(words).startswith(("doc", "tu"))
        ]
        if wrapped := _wrapped_nation(lines, index):
            spans = wrapped
        if spans:
            found.append(Anchor("nation", index, spans))
    return found


def _wrapped_nation(lines: Sequence[Line], index: int) -> list[Span]:
    """The spans of a national title that begins on this line and ends with the next one."""
    if index + 1 >= len(lines) or not upper(lines[index].bare):
        return []
    line, below = lines[index], lines[index + 1]
    joined = f"{line.folded} {below.folded}"
    if patterns("nation whole").fullmatch(joined):
        return [(index, 0, len(line.text)), (index + 1, 0, len(below.text))]
    return []


def _column_end(line: Line, start: int, end: int) -> int:
    """The end of the right-hand column that begins with the national title: what is unreadable in
    it goes too."""
    edges = {i + 1 for i, c in enumerate(line.text) if c == "\t"} | set(line.cuts)
    if any(0 < edge <= start and not line.text[edge:start].strip() for edge in edges):
        return min((edge for edge in edges if edge > end), default=len(line.text))
    return end
