"""Of whom a figure is and by which channel it came: columns of the fact, not codes of their own."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.clauses.figures import Figure
from pipeline.clauses.roles import opens, said
from pipeline.clauses.scene import Scene
from pipeline.facts.cells import Place
from pipeline.facts.indicator.readings import Indicator
from pipeline.facts.patterns import pattern

LEVELS = ("commune", "district", "province", "central")
CHANNELS = ("post", "online", "counter")
_SERVED = "ops."  # codes of services, which people reach by a channel


def level_of(figure: Figure, scene: Scene, place: Place, issuer: str) -> str:
    """``central``, ``province``, ``district`` or ``commune``: as the words at the figure, the label
    or the head of its cell say; else that of the issuer; "" where neither tells."""
    told = _told("level", LEVELS, figure, scene, place)
    if told:
        return told
    found = [level for level in LEVELS if opens(f"issuer_{level}", issuer)]
    return found[0] if found else ""


def channel_of(
    figure: Figure, scene: Scene, place: Place, indicator: Indicator
) -> str:
    """``online``, ``post`` or ``counter`` where the figure is of one channel, else ""."""
    if not indicator.code.startswith(_SERVED):
        return ""
    return _told("channel", CHANNELS, figure, scene, place, indicator.vi)


def _told(
    kind: str,
    names: Sequence[str],
    figure: Figure,
    scene: Scene,
    place: Place,
    *further: str,
) -> str:
    """Which one of some names the words at the figure, the label, the head of its cell or
    ``further`` texts tell; "" where none of them tells one alone."""
    own = _own(figure, scene, place)
    found = [name for name in names if scene.said(f"{kind}_{name}", *own)]
    if len(found) == 1:
        return found[0]
    for text in (place.label, place.header, *further):
        found = [name for name in names if said(f"{kind}_{name}", text)]
        if len(found) == 1:
            return found[0]
    return ""


def _own(figure: Figure, scene: Scene, place: Place) -> tuple[int, int]:
    """The words around a figure up to the next figures, without what the one before counts unless
    this is a part of it, and without what it is good for: ", giúp người dân không phải đến xã";
    none in a cell of figures."""
    if place.number_cell:
        return 0, 0
    start, end = scene.segment(figure)
    good_for = pattern("good for").search(scene.text, figure.start, end)
    end = good_for.start() if good_for else end
    before = scene.text[start : figure.start]
    if before.rfind("(") > before.rfind(")"):
        closed = scene.text.find(")", figure.start, end)
        end = closed if closed >= 0 else end
    start = _opens(figure, scene, start)
    return scene.word_at(start), scene.word_at(end)


def _opens(figure: Figure, scene: Scene, start: int) -> int:
    """Where the words before a figure begin: behind the noun of the figure before."""
    at = scene.number(figure) - 1
    if at < 0 or figure.parent == at or scene.figures[at].start < start:
        return start
    before = scene.figures[at]
    counted = scene.text[before.end : figure.start].lstrip()
    if not before.mention.unit or not counted.startswith(before.mention.unit):
        return start
    return figure.start - len(counted) + len(before.mention.unit)
