"""How sure an indicator is: the share of right ones among annotated figures whose evidence is as
strong."""

from __future__ import annotations

from functools import cache

from pipeline.facts.assign import Verdict
from pipeline.resources import rows


def confidence_of(verdict: Verdict) -> float:
    """0..1: how often verdicts of such a score are right (``models/confidence.tsv``)."""
    return next(
        (share for least, share in _steps() if verdict.score >= least), 0.5
    )


@cache
def _steps() -> tuple[tuple[float, float], ...]:
    """(least score, confidence), the highest score first."""
    steps = (
        (float(row["score"]), float(row["confidence"]))
        for row in rows("confidence.tsv")
    )
    return tuple(sorted(steps, reverse=True))
