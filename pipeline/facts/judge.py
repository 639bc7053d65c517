"""Joins what the rules and the trained model say of a figure into one indicator and one confidence.

The rules decide; the model confirms or doubts. ``models/confidence.tsv`` holds, for each way of agreeing and margin of
the rules, the share of right indicators among composed and annotated figures, smoothed: the stated confidence.
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pipeline.facts import model
from pipeline.facts.assign import Verdict
from pipeline.facts.indicators import Indicator, taxonomy
from pipeline.facts.model import Guess
from pipeline.records import Mention
from pipeline.resources import rows

SURE = 0.3  # probability from which the model alone states a fact


@dataclass(frozen=True, slots=True)
class Judgement:
    """An indicator for a figure; ``confidence`` 0..1 is how often such judgements are right."""

    indicator: Indicator
    confidence: float
    margin: float  # lead of the rules over their runner-up
    relation: str  # alone, agree, doubt (another code), deny (no fact)


Ask = Callable[[], Guess | None]  # asks the model, which is slow to load
Judge = Callable[[Verdict | None, Ask, Mention], Judgement | None]


def rules(verdict: Verdict | None, ask: Ask, mention: Mention) -> Judgement | None:
    """What the rules say, without the model."""
    return _judged(verdict, "alone") if verdict else None


def trained(verdict: Verdict | None, ask: Ask, mention: Mention) -> Judgement | None:
    """What the model says, without the rules; for comparison."""
    guess = ask()
    if guess is None or guess.code == model.NONE or guess.probability < SURE:
        return None
    row = taxonomy().get(guess.code)
    if row is None or mention.label not in row.labels:
        return None
    return Judgement(row, guess.probability, 0.0, "alone")


def both(verdict: Verdict | None, ask: Ask, mention: Mention) -> Judgement | None:
    """What the rules say, with the confidence that the model's agreement or doubt gives."""
    if verdict is None:
        return None
    guess = ask()
    if guess is None:
        return _judged(verdict, "alone")
    if guess.code == verdict.indicator.code:
        return _judged(verdict, "agree")
    return _judged(verdict, "deny" if guess.code == model.NONE else "doubt")


def _judged(verdict: Verdict, relation: str) -> Judgement:
    confidence = next((float(row["confidence"]) for row in _table()
                       if row["relation"] == relation and verdict.margin >= float(row["margin"])), 0.5)
    return Judgement(verdict.indicator, confidence, verdict.margin, relation)


@cache
def _table() -> tuple[dict[str, str], ...]:
    """Rows of models/confidence.tsv, the widest margins first."""
    return tuple(sorted(rows("confidence.tsv"), key=lambda row: (row["relation"], -float(row["margin"]))))
