"""One set of figures as the evidence of several criteria."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.counted import addable
from pipeline.checks.figures import Figure
from pipeline.checks.passages import Figures, Passage
from pipeline.checks.verdict import make
from pipeline.checks.wording import Value
from pipeline.records import Check

_TUPLE = 3  # figures that make a set worth comparing
_LEAST = 10  # sets of smaller numbers are equal by chance


def check(figures: Figures) -> Iterator[Check]:
    """Sets of three or more counts that two or more rows of a table give as their evidence."""
    groups: dict[tuple[int, tuple[str, ...]], list[Passage]] = {}
    for passage in figures.passages:
        values = tuple(f.mention.value for f in _evidence(passage))
        if _tells(passage) and len(set(values)) >= _TUPLE:
            groups.setdefault((passage.block.table, values), []).append(passage)
    for (_, values), same in groups.items():
        if len(same) > 1 and len({_criterion(p) for p in same}) == len(same):
            yield _reused(same, values)


def _evidence(passage: Passage) -> list[Figure]:
    """The quantities that a passage gives; how long a procedure takes is none."""
    return [f for f in passage.figures if f.adds and addable(f)]


def _tells(passage: Passage) -> bool:
    """Whether a sentence stands in a cell, with figures that are not equal by chance."""
    values = (f.value for f in passage.figures)
    told = passage.block.kind == "row" and passage.crowded
    return told and max(values, default=0) >= _LEAST


def _reused(same: Sequence[Passage], values: Sequence[str]) -> Check:
    mentions = [f.mention for p in same for f in _evidence(p)]
    shown: dict[str, Value] = {"list": ", ".join(values), "count": len(same)}
    return make("reuse", "doubtful", "reuse", mentions, values, shown)


def _criterion(passage: Passage) -> str:
    """The cells of a row before the one with the figures."""
    return passage.lower[
        : passage.lower.rfind("\t", 0, passage.figures[0].start) + 1
    ]
