"""Which phrases of the taxonomy stand near enough to a figure to matter."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set
from functools import cache

from pipeline.clauses.figures import Figure
from pipeline.clauses.phrases import Hit
from pipeline.clauses.scene import Scene
from pipeline.facts.indicator.case import Key
from pipeline.facts.indicator.readings import readings, yearly
from pipeline.facts.indicator.ways import Anchor

_WINDOW = 150  # words to either side
_NEAR = 64  # words at which a cue of a count no longer reaches (see Reach.of)


class Vicinity:
    """The phrases of one scene, by the kinds of figures that they can speak of."""

    def __init__(self, scene: Scene, hits: Sequence[Hit[Key]]) -> None:
        self._scene = scene
        self._hits = hits
        self._fitting: dict[str, tuple[list[Hit[Key]], list[int]]] = {}

    def near(
        self, figure: Figure, anchors: Sequence[Anchor] = ()
    ) -> list[Hit[Key]]:
        """The phrases near enough to matter, so that a page that is one long sentence stays
        affordable.

        With ``anchors`` only those that can govern from them: all others cost more than
        ``partaking`` asks."""
        hits, firsts = self._of_kind(figure.label)
        found: list[Hit[Key]] = []
        taken = 0
        for low, high in sorted(self._spans(figure, anchors)):
            begin = max(bisect_left(firsts, low), taken)
            end = bisect_left(firsts, high)
            found += hits[begin:end]
            taken = max(taken, end)
        return found

    def _spans(
        self, figure: Figure, anchors: Sequence[Anchor]
    ) -> list[tuple[int, int]]:
        reach = self._scene.reach
        if not anchors:
            spans = [(figure.first - _WINDOW, figure.stop + _WINDOW)]
        elif figure.label == "MONEY":
            return [
                reach(first, stop, _WINDOW, 40, 40)
                for first, stop, _ in anchors
            ]
        else:
            spans = [
                reach(first, stop, _NEAR, 9, 3) for first, stop, _ in anchors
            ]
        if _states_years(figure.label):
            spans.append(reach(figure.first, figure.stop, _WINDOW, 9, 9))
        return spans

    def _of_kind(self, label: str) -> tuple[list[Hit[Key]], list[int]]:
        """The phrases of the rows that a figure of this kind can state, and their first words."""
        if label not in self._fitting:
            hits = [
                hit if key is hit.key else hit._replace(key=key)
                for hit in self._hits
                if (key := _fitted(hit.key, label)).rows
            ]
            self._fitting[label] = hits, [hit.first for hit in hits]
        return self._fitting[label]


def of_rows(hits: Iterable[Hit[Key]], rows: Set[int]) -> list[Hit[Key]]:
    """The phrases that some rows list, as what they are to these alone."""
    return [
        Hit(hit.key.among(rows), hit.first, hit.stop, hit.size)
        for hit in hits
        if not rows.isdisjoint(hit.key.rows)
    ]


@cache
def _fitted(key: Key, label: str) -> Key:
    """What a phrase is to the rows that a figure of this kind can state."""
    return key.among(_fitting(label))


@cache
def _fitting(label: str) -> frozenset[int]:
    """The rows of the taxonomy that a figure of this kind can state."""
    kinds = {label, *(f"{label}@{way}" for way in ("bare", "cell", "change"))}
    return frozenset(
        n for n, row in enumerate(readings()) if kinds & row.labels
    )


@cache
def _states_years(label: str) -> bool:
    """Whether a figure of this kind can state a row whose words govern from afar."""
    return not yearly().isdisjoint(_fitting(label))
