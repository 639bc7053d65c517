"""The ways from phrases to the places from which the words that govern a figure are measured."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.clauses.figures import Figure
from pipeline.clauses.phrases import Hit
from pipeline.facts.indicator.case import Key

HEAD = 0.95  # factor of the head of a noun phrase


class Anchor(NamedTuple):
    """A place from which the words that govern a figure are measured: its first word, the word
    after its last, and by what it weakens them."""

    first: int
    stop: int
    factor: float

    @property
    def is_head(self) -> bool:
        """Whether it is the head of the figure's own noun phrase."""
        return self.factor == HEAD


class Way(NamedTuple):
    """The way from a phrase to an anchor of a figure. ``right``: the phrase stands to the right of
    the anchor; ``span``: the words between the two, first, and the one after the last."""

    hit: Hit[Key]
    figure: Figure
    anchor: Anchor
    right: bool
    span: tuple[int, int]

    @property
    def own(self) -> bool:
        """Whether it is measured from the figure itself."""
        return self.anchor.first == self.figure.first

    @property
    def of_noun(self) -> bool:
        return self.hit.key.part == "noun"


def way_of(hit: Hit[Key], figure: Figure, anchor: Anchor) -> Way:
    right = hit.first >= anchor.stop
    between = (anchor.stop, hit.first) if right else (hit.stop, anchor.first)
    return Way(hit, figure, anchor, right, between)
