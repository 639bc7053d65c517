"""Shares that say how much of a sum was spent: "bố trí 1.350 triệu đồng, đã chi 745 triệu đồng
(55,2%)"."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.clauses.scene import Scene
from pipeline.facts.indicator.scored import is_difference
from pipeline.facts.patterns import pattern

_SAID_WITHIN = 120  # characters before a share in which what was spent stands


def sums_paid(scene: Scene, at: int) -> Iterator[int]:
    """The sums before share ``at`` in its sentence of which it says how much was spent, the nearest
    first."""
    figure = scene.figures[at]
    if figure.label != "PERCENT" or is_difference(scene, figure):
        return
    start, _ = scene.sentence_span(figure.sentence)
    start = max(start, figure.start - _SAID_WITHIN)
    said = pattern("paid out").search(scene.text[start : figure.start])
    if said is None:
        return
    for number in range(at - 1, -1, -1):
        before = scene.figures[number]
        if before.sentence != figure.sentence:
            return
        if before.label == "MONEY":
            yield number
