"""Chains of bodies, each with a figure of its own, of which one says what all of them state:
"triển khai tại 24 sở, ngành, 9/9 huyện và 57 xã"."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.clauses.figures import Figure
from pipeline.clauses.roles import opens
from pipeline.clauses.scene import Scene
from pipeline.facts.indicator.readings import Indicator
from pipeline.facts.patterns import pattern
from pipeline.text import fold

_LABELS = frozenset(("COUNT", "RATIO", "PERCENT"))
_BEHIND = 40  # characters behind a share in which its noun stands


def bodies_beside(scene: Scene, at: int) -> Iterator[int]:
    """The figures of one chain of bodies with figure ``at``: those before it, the nearest first,
    then those behind it."""
    before = at
    while _is_linked(scene, before):
        before -= 1
        yield before
    behind = at + 1
    while _is_linked(scene, behind):
        yield behind
        behind += 1


def _is_linked(scene: Scene, at: int) -> bool:
    """Whether figure ``at`` goes on with the chain of the figure before it."""
    if not 0 < at < len(scene.figures):
        return False
    before, figure = scene.figures[at - 1 : at + 1]
    if before.sentence != figure.sentence or figure.parent >= 0:
        return False
    if not _LABELS.issuperset((before.label, figure.label)):
        return False
    if not opens("body", figure.mention.unit):
        return False
    between = scene.text[before.end : figure.start]
    return pattern("further bodies").fullmatch(between) is not None


def states_of_bodies(scene: Scene, figure: Figure, row: Indicator) -> bool:
    """Whether a figure of a chain can state a row, of whose nouns it counts one."""
    behind = scene.text[figure.end : figure.end + _BEHIND]
    named = figure.mention.unit or behind
    return figure.label in row.labels and begins_with_noun(named, row)


def begins_with_noun(text: str, row: Indicator) -> bool:
    """Whether a text begins with a noun of a row: "máy in" is no "máy tính"."""
    words = f"{' '.join(fold(text).replace(',', ' ').split())} "
    return any(words.startswith(f"{fold(noun)} ") for noun in row.nouns)


def counts_noun_of(row: Indicator, figure: Figure) -> bool:
    """Whether what a figure counts is, by its whole name, a noun of a row."""
    return any(fold(figure.mention.unit) == fold(noun) for noun in row.nouns)
