"""One set of figures as the evidence of several criteria."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.counted import addable
from pipeline.checks.figures import Figure
from pipeline.checks.passages import Figures, Passage
from pipeline.checks.verdict import make
from pipeline.checks.wording import Value
from pipeline.grouping import by_key
from pipeline.records import Check

_TUPLE = 3  # figures that make a set worth comparing
_LEAST = 10  # sets of smaller numbers are equal by chance


def check(figures: Figures) -> Iterator[Check]:
    """Sets of three or more counts that two or more rows of a table give as their evidence."""
    told = filter(_tells, figures.passages)
    groups = by_key((_set_of(passage), passage) for passage in told)
    for (_, values), same in groups.items():
        criteria = {_criterion(passage) for passage in same}
        telling = len(set(values)) >= _TUPLE
        if telling and len(criteria) == len(same) > 1:
            yield _reused(same, values)


def _set_of(passage: Passage) -> tuple[int, tuple[str, ...]]:
    """The table of a row and the values that it gives as evidence."""
    values = (item.mention.value for item in _evidence(passage))
    return passage.block.table, tuple(values)


def _evidence(passage: Passage) -> list[Figure]:
    """The quantities that a passage gives; how long a procedure takes is none."""
    return [f for f in passage.figures if f.adds and addable(f)]


def _tells(passage: Passage) -> bool:
    """Whether a sentence stands in a cell, with figures that are not equal by chance."""
    if passage.block.kind != "row" or not passage.crowded:
        return False
    return max(f.value for f in passage.figures) >= _LEAST


def _reused(same: Sequence[Passage], values: Sequence[str]) -> Check:
    figures = [f for passage in same for f in _evidence(passage)]
    shown: dict[str, Value] = {
        "list": ", ".join(values),
        "count": len(same),
    }
    return make(
        "reuse",
        "doubtful",
        "reuse",
        [f.mention for f in figures],
        values,
        shown,
    )


def _criterion(passage: Passage) -> str:
    """The cells of a row before the one with the figures."""
    first = passage.figures[0].start
    end = passage.lower.rfind("\t", 0, first) + 1
    return passage.lower[:end]
