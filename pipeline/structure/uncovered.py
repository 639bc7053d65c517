"""What stands on the lines of a letterhead beside its number, date and national title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.structure.anchors import Span
from pipeline.structure.lines import Line
from pipeline.text import fold


def uncovered(
    lines: Sequence[Line],
    first: int,
    last: int,
    taken: Sequence[Span],
) -> Iterator[tuple[int, str]]:
    """What stands on lines ``first`` to ``last`` beside the spans taken: (line index, text),
    columns apart."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for index, start, end in taken:
        if end > start:
            spans.setdefault(index, []).append((start, end))
    for index in range(first, min(last + 1, len(lines))):
        if lines[index].kind == "furniture":
            continue
        for text in _uncovered(lines[index], spans.get(index, [])):
            if says_something(text):
                yield index, text


def _uncovered(line: Line, covered: Sequence[tuple[int, int]]) -> Iterator[str]:
    """What of a line no span covers, its columns apart."""
    edges = sorted(
        {*line.columns, *(edge for span in covered for edge in span)}
    )
    for start, end in pairwise(edges):
        if not any(s <= start and end <= e for s, e in covered):
            yield line.text[start:end].strip(" |\t*_")


def says_something(text: str) -> bool:
    """Whether a text has a word; what is shorter is a mark of a stamp or of the scan."""
    return any(
        len(word) > 2
        or (len(word) == 2 and word.isdigit())
        or fold(word) in _SHORT
        for word in re.findall(r"[^\W_]+", text)
    )


# words of two letters that a title's line may be alone with
_SHORT = ("uy", "va", "ve", "xa")
