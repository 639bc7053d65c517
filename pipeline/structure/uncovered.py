"""What stands on the lines of a letterhead beside its number, date and national title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, pairwise

from pipeline import document_codes
from pipeline.grouping import by_key
from pipeline.structure.anchors import Span
from pipeline.structure.lines import Line
from pipeline.structure.patterns import is_whole
from pipeline.text import fold

_MARK = 2  # letters of what may be a mark of a stamp or of the scan


def uncovered(
    lines: Sequence[Line],
    first: int,
    last: int,
    taken: Sequence[Span],
) -> Iterator[tuple[int, str]]:
    """What stands on lines ``first`` to ``last`` beside the spans taken: (line index, text),
    columns apart."""
    spans = by_key(
        (index, (start, end)) for index, start, end in taken if end > start
    )
    for index in range(first, min(last + 1, len(lines))):
        if lines[index].kind == "furniture":
            continue
        for text in _uncovered(lines[index], spans.get(index, [])):
            if says_something(text):
                yield index, text


def _uncovered(line: Line, covered: Sequence[tuple[int, int]]) -> Iterator[str]:
    """What of a line no span covers, its columns apart."""
    edges = sorted({*line.columns, *chain.from_iterable(covered)})
    for start, end in pairwise(edges):
        if not _covers(covered, start, end):
            yield line.text[start:end].strip(" |\t*_")


def _covers(
    spans: Sequence[tuple[int, int]],
    start: int,
    end: int,
) -> bool:
    return any(first <= start and end <= last for first, last in spans)


def says_something(text: str) -> bool:
    """Whether a text has a word, or names a body or a type in short ones (BỘ Y TẾ, ĐỀ ÁN); what is
    shorter is a mark of a stamp or of the scan."""
    words = re.findall(r"[^\W_]+", text)
    if fold(" ".join(words)) in _short_names():
        return True
    return any(map(_is_word, words))


def _is_word(text: str) -> bool:
    """Whether letters are a word of a title, and no mark: three of them, a number of two figures,
    or one of the short words that a line may be alone with."""
    if len(text) > _MARK:
        return True
    if len(text) == _MARK and text.isdigit():
        return True
    return is_whole("short title word", fold(text))


@cache
def _short_names() -> frozenset[str]:
    """Folded names of bodies and types that have no word of three letters."""
    names = [*document_codes.agency_names(), *document_codes.type_names()]
    return frozenset(
        fold(name)
        for name in names
        if all(len(word) <= _MARK for word in name.split())
    )
