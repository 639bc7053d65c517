"""Of whom a figure is and by which channel it came: columns of the fact, not codes of their own."""

from __future__ import annotations

from pipeline.clauses.figures import Figure
from pipeline.clauses.roles import opens, said
from pipeline.clauses.scene import Scene
from pipeline.facts.cells import Place
from pipeline.facts.indicator.readings import Indicator

LEVELS = ("commune", "district", "province", "central")
CHANNELS = ("post", "online", "counter")
_SERVED = "ops."  # codes of services, which people reach by a channel


def level_of(figure: Figure, scene: Scene, place: Place, issuer: str) -> str:
    """``central``, ``province``, ``district`` or ``commune``: as the words at the figure, the label
    or the head of its cell say; else that of the issuer; "" where neither tells."""
    for text in (_own(figure, scene, place), place.label, place.header):
        found = [level for level in LEVELS if said(f"level_{level}", text)]
        if len(found) == 1:
            return found[0]
    found = [level for level in LEVELS if opens(f"issuer_{level}", issuer)]
    return found[0] if found else ""


def channel_of(
    figure: Figure, scene: Scene, place: Place, indicator: Indicator
) -> str:
    """``online``, ``post`` or ``counter`` where the figure is of one channel, else ""."""
    if not indicator.code.startswith(_SERVED):
        return ""
    for text in (
        _own(figure, scene, place),
        place.label,
        place.header,
        indicator.vi,
    ):
        found = [
            channel for channel in CHANNELS if said(f"channel_{channel}", text)
        ]
        if len(found) == 1:
            return found[0]
    return ""


def _own(figure: Figure, scene: Scene, place: Place) -> str:
    """The words around a figure up to the next figures; none in a cell of figures."""
    if place.number_cell:
        return ""
    start, end = scene.segment(figure)
    return scene.text[start:end]
