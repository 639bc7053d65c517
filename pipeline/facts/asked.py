"""A figure that words of an indicator stand by, as the guards ask about it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.clauses.figures import Figure
from pipeline.clauses.scene import Scene
from pipeline.facts.cells import Place
from pipeline.facts.indicator.readings import Indicator, readings, spoken_of


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure, where it stands, and the indicator that the rules would give it."""

    figure: Figure
    scene: Scene
    place: Place
    indicator: Indicator
    rules: tuple[str, ...] = ()  # where its cue and its noun were found

    @property
    def is_index(self) -> bool:
        return self.indicator.code.startswith("index.")

    @property
    def told(self) -> dict[str, str]:
        """Where its cue and its noun were found: {"cue": "heading", "noun": "unit"}."""
        return dict(rule.split(".") for rule in self.rules)


def speaks_of(code: str, text: str, part: str = "cue") -> bool:
    """Whether a text holds a phrase of an indicator: a cue, or another part of its rows."""
    keys = (hit.key for hit in spoken_of(text))
    return any(
        key.part == part and readings()[row].code == code
        for key in keys
        for row in key.rows
    )
