"""The phrases that stand around the one count that they speak of and what it counts: "xét xử | 82
phiên | bằng hình thức trực tuyến", not "bình quân | 12 | máy"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pipeline.clauses.figures import Figure
from pipeline.clauses.phrases import Hit, split
from pipeline.clauses.scene import Scene
from pipeline.facts.indicator.case import Key

_COUNTING = frozenset(("COUNT", "RATIO"))


def around(scene: Scene, hits: Iterable[Hit[Key]]) -> dict[int, list[Hit[Key]]]:
    """The cues among ``hits`` that hold one count in their gaps and no separator, by its first
    word."""
    found: dict[int, list[Hit[Key]]] = defaultdict(list)
    for hit in hits:
        gapped = hit.stop - hit.first > hit.size
        if hit.key.part != "cue" or not gapped:
            continue
        if not _is_of_one_clause(scene, hit):
            continue
        held = scene.between(hit.first, hit.stop)
        if len(held) == 1 and _is_beyond(hit, held[0]):
            found[held[0].first].append(hit)
    return found


def _is_of_one_clause(scene: Scene, hit: Hit[Key]) -> bool:
    """Whether nothing parts the words of a phrase."""
    last = hit.stop - 1
    if scene.sentence_of(hit.first) != scene.sentence_of(last):
        return False
    gap = scene.gap(hit.first + 1, last)
    return not gap.soft and not gap.hard


def _is_beyond(hit: Hit[Key], figure: Figure) -> bool:
    """Whether a phrase ends behind what a count counts."""
    counted = split(figure.mention.unit).words
    beyond = hit.stop > figure.stop + len(counted)
    return figure.label in _COUNTING and beyond
