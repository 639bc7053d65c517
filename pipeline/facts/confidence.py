"""How sure an indicator is: the share of right ones among annotated figures whose evidence is as
strong."""

from __future__ import annotations

from functools import cache

from pipeline.facts.assign import Verdict
from pipeline.resources import rows

_LEAD = 0.5  # what a lead over the runner-up adds at most


def strength(verdict: Verdict) -> float:
    """How strong the evidence is: the rules' score, and the lead over the runner-up. The two
    together tell right from wrong better than either (docs/accuracy.md)."""
    return verdict.score + min(verdict.margin, _LEAD)


def confidence_of(verdict: Verdict) -> float:
    """0..1: how often verdicts of such a strength are right (``models/confidence.tsv``)."""
    found = strength(verdict)
    return next((share for least, share in _steps() if found >= least), 0.5)


@cache
def _steps() -> tuple[tuple[float, float], ...]:
    """(least strength, confidence), the strongest first."""
    steps = (
        (float(row["strength"]), float(row["confidence"]))
        for row in rows("confidence.tsv")
    )
    return tuple(sorted(steps, reverse=True))
