"""Finds the national title, or the party's, in letterheads (ND 30/2020, box 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.structure.anchors import Anchor, Span
from pipeline.structure.lines import Line, in_capitals
from pipeline.structure.patterns import begins, is_whole, patterns
from pipeline.structure.word_lists import header_word
from pipeline.text import fold


def find(lines: Sequence[Line]) -> list[Anchor]:
    found = []
    for index, line in enumerate(lines):
        if line.kind == "furniture":
            continue
        spans = _wrapped(lines, index) or list(_on_line(line, index))
        spans += _rest_below(lines, spans)
        if spans:
            found.append(Anchor("nation", index, spans))
    return found


def _on_line(line: Line, index: int) -> Iterator[Span]:
    """The spans of the national title on one line."""
    for match in patterns("nation").finditer(line.whole):
        start, end = match.span()
        if in_capitals(line.text[start:end]) or begins("motto", match[0]):
            yield index, start, _column_end(line, match)


def _wrapped(lines: Sequence[Line], index: int) -> list[Span]:
    """The spans of a national title that begins on this line and ends with the next one."""
    both = lines[index : index + 2]
    if len(both) < 2 or not in_capitals(both[0].bare):
        return []
    joined = " ".join(line.folded for line in both)
    if not is_whole("nation whole", joined):
        return []
    return [(at, 0, len(line.text)) for at, line in enumerate(both, index)]


def _rest_below(lines: Sequence[Line], spans: Sequence[Span]) -> list[Span]:
    """The span of the words of the national title that a narrow column broke off its line: they
    end the next one."""
    if not spans:
        return []
    index, start, _ = spans[-1]
    if index + 1 >= len(lines):
        return []
    title = fold(header_word("national title"))
    read = lines[index].text[start:].rstrip()
    if not title.startswith(fold(read)) or not in_capitals(read):
        return []
    rest = title.removeprefix(fold(read)).strip()
    below = lines[index + 1].text.rstrip()
    if not rest or not fold(below).endswith(rest):
        return []
    return [(index + 1, len(below) - len(rest), len(below))]


def _column_end(line: Line, title: re.Match[str]) -> int:
    """The end of the right-hand column, where the national title begins it: what is unreadable in
    it goes too."""
    tabs = (tab.end() for tab in re.finditer("\t", line.text))
    edges = {*tabs, *line.cuts}
    before = [edge for edge in edges if 0 < edge <= title.end()]
    between = [line.text[edge : title.start()] for edge in before]
    if all(map(str.strip, between)):
        return title.end()
    behind = (edge for edge in edges if edge > title.end())
    return min(behind, default=len(line.text))
