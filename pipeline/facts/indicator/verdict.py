"""What is decided of a figure: its indicator, and what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.facts.indicator.readings import Indicator

# the rules of a verdict whose cue stands by its figure
_NEAR = frozenset(("cue.sentence", "cue.unit", "cue.label", "cue.parts"))


@dataclass(frozen=True, slots=True)
class Verdict:
    """An indicator for a figure, with what speaks for it. ``margin`` is the lead over the
    runner-up."""

    indicator: Indicator
    score: float
    margin: float
    # what else the figure states: "100% cơ quan có Internet và mạng LAN"
    also: tuple[Indicator, ...] = ()
    # names of the rules that decided: where cue and noun were found
    rules: tuple[str, ...] = ()


def is_from_afar(verdict: Verdict | None) -> bool:
    """Whether nothing, or only what stands outside its sentence, says what a figure states."""
    rules = verdict.rules if verdict else ("cue.none",)
    cues = {rule for rule in rules if rule.startswith("cue.")}
    return bool(cues) and cues.isdisjoint(_NEAR)
