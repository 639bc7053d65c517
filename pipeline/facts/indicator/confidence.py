"""How sure an indicator is: the share of right ones among annotated figures whose evidence is as
strong."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.facts.indicator.assign import Verdict
from pipeline.resources import table

_LEAD = 0.5  # what a lead over the runner-up adds at most


def strength(verdict: Verdict) -> float:
    """How strong the evidence is: the rules' score, and the lead over the runner-up. The two
    together tell right from wrong better than either (docs/accuracy.md)."""
    return verdict.score + min(verdict.margin, _LEAD)


def confidence_of(verdict: Verdict) -> float:
    """0..1: how often verdicts of such a strength are right (``models/confidence.tsv``)."""
    found = strength(verdict)
    return next(
        (step.confidence for step in _steps() if found >= step.strength), 0.5
    )


@dataclass(frozen=True, order=True, slots=True)
class _Step:
    """A row of models/confidence.tsv."""

    strength: float
    confidence: float


@cache
def _steps() -> tuple[_Step, ...]:
    """The strongest first."""
    return tuple(sorted(table("confidence.tsv", _Step), reverse=True))
