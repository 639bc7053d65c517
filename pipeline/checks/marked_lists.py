"""How many numbered points a list has against how many it announces: "05 văn bản, gồm: (1) …; (2)
…; (3) …; (4) …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.announced import told
from pipeline.checks.figures import Figure
from pipeline.checks.passages import Figures, Passage
from pipeline.checks.patterns import finds, pattern
from pipeline.checks.verdict import outright
from pipeline.records import Check

_MOST = 20  # points that are numbered in running text
_ON = 20  # blocks in which a list may go on
_MARKS: tuple[tuple[str, ...], ...] = (
    tuple(map(str, range(1, _MOST + 2))),
    tuple("abcdđeghiklmnopqrstu"),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"),
)


def check(figures: Figures) -> Iterator[Check]:
    """Every list of numbered points in running text that says how many it has."""
    for passage in figures.outside_tables:
        for total in passage.figures:
            if not _may_announce(total):
                continue
            text = passage.lower
            opened = pattern("announced marked").match(text, total.end)
            if opened is None or finds("announced examples", opened[0]):
                continue
            if count := _points(_text_from(figures, passage, opened.end())):
                sure = finds("announced as list", opened[0])
                fits = count == total.value
                yield told(total, count, outright(fits, (total,), sure=sure))


def _may_announce(total: Figure) -> bool:
    if not total.is_count or not total.equals:
        return False
    return 2 <= total.value <= _MOST


def _text_from(
    figures: Figures,
    passage: Passage,
    start: int,
) -> str:
    """The text from where a list begins, with the blocks behind it."""
    blocks = figures.document.layout.blocks
    behind = blocks[passage.index + 1 : passage.index + 1 + _ON]
    following = (block.text.lower() for block in behind)
    return "\n".join([passage.lower[start:], *following])


def _points(text: str) -> int:
    """How many points follow each other from the first on; 0 where a list is no such one, or goes
    on."""
    counts = [_run(text, marks) for marks in _MARKS]
    at, end = max(counts)
    point, *_ = text[end:].split("\n", 1)
    return 0 if at < 2 or finds("announced goes on", point) else at


def _run(text: str, marks: Sequence[str]) -> tuple[int, int]:
    """How many of the marks stand in a text in their order, and where the last one ends."""
    end = 0
    for at, mark in enumerate(marks):
        found = re.compile(rf"(?<!\w)\(?{mark}\)\s").search(text, end)
        if found is None or (at == 0 and found.start()):
            return at, end
        end = found.end()
    return len(marks), end
