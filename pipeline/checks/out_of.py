"""A part told of a whole that it passes: "1.354 hồ sơ trong tổng số 1.245 hồ sơ"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.figures import Figure
from pipeline.checks.list_members import beyond
from pipeline.checks.passages import Figures, Passage
from pipeline.checks.patterns import finds, said
from pipeline.records import Check


def check(figures: Figures) -> Iterator[Check]:
    """Every such part in running text."""
    for passage in figures.prose():
        for part, whole in pairwise(passage.figures):
            if not _told_of(passage, part, whole):
                continue
            if found := beyond(passage, whole, part):
                yield found


def _told_of(
    passage: Passage,
    part: Figure,
    whole: Figure,
) -> bool:
    """Whether words of one sentence tell a count of a larger one, no plan."""
    if not passage.in_one_sentence(part, whole):
        return False
    if not part.label == whole.label == "COUNT" or passage.changes(part):
        return False
    between = passage.between(part.end, whole.start)
    if said("plan", between + passage.after(whole)):
        return False
    return finds("out of all", between)
