"""What a count leaves out of its noun, since a count before it said it whole: "18.406 cuộc gọi, trả
lời 17.020 cuộc"."""

from __future__ import annotations

from pipeline.clauses.figures import NONE
from pipeline.clauses.scene import Scene
from pipeline.facts.indicator.readings import spoken_of
from pipeline.text import fold

_COUNTS = 4  # before a figure among which the whole noun is looked for


def whole_noun(scene: Scene, at: int) -> str:
    """The noun of which the unit of count ``at`` is only the beginning, where that says nothing by
    itself; "" for none."""
    unit = scene.figures[at].mention.unit
    if any(hit.key.part == "noun" for hit in spoken_of(unit)):
        return ""
    before = whole_before(scene, at)
    return scene.figures[before].mention.unit if before >= 0 else ""


def whole_before(scene: Scene, at: int) -> int:
    """The nearest count before figure ``at``, in its sentence or the one before, of whose noun the
    unit of the figure is only the beginning; -1 for none."""
    figure = scene.figures[at]
    unit = fold(figure.mention.unit)
    if figure.label not in ("COUNT", "RATIO") or not unit:
        return NONE
    for number in range(at - 1, max(at - 1 - _COUNTS, -1), -1):
        other = scene.figures[number]
        if other.sentence < figure.sentence - 1:
            return NONE
        if fold(other.mention.unit).startswith(f"{unit} "):
            return number
    return NONE
