"""Joins what the rules and the trained model say of a figure into one indicator and one confidence.

The rules decide; the model confirms or doubts. ``models/confidence.tsv`` holds, for each way of
agreeing and margin of the rules, the share of right indicators among composed and annotated
figures, smoothed: the stated confidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.facts import model
from pipeline.facts.assign import Verdict
from pipeline.facts.indicators import Indicator, taxonomy
from pipeline.facts.model import Guess
from pipeline.facts.scene import Figure, Scene
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


@dataclass(frozen=True, slots=True)
class Case:
    """A figure in its scene, and what the rules say of it (None: no fact)."""

    scene: Scene
    figure: Figure
    verdict: Verdict | None


Judge = Callable[[Sequence[Case]], list[Judgement | None]]


def rules(cases: Sequence[Case]) -> list[Judgement | None]:
    """What the rules say, without the model."""
    return [_judged(case.verdict, "alone") if case.verdict else None for case in cases]


def trained(cases: Sequence[Case]) -> list[Judgement | None]:
    """What the model says, without the rules; for comparison."""
    guesses = model.guesses([(case.scene, case.figure) for case in cases])
    return [
        _guessed(guess, case.figure.mention) for guess, case in zip(guesses, cases, strict=True)
    ]


def both(cases: Sequence[Case]) -> list[Judgement | None]:
    """What the rules say, with the confidence that the model's agreement or doubt gives."""
    guesses = iter(model.guesses([(case.scene, case.figure) for case in cases if case.verdict]))
    return [_confirmed(case.verdict, next(guesses)) if case.verdict else None for case in cases]


def _guessed(guess: Guess | None, mention: Mention) -> Judgement | None:
    if guess is None or guess.code == model.NONE or guess.probability < SURE:
        return None
    row = taxonomy().get(guess.code)
    if row is None or mention.label not in row.labels:
        return None
    return Judgement(row, guess.probability, 0.0, "alone")


def _confirmed(verdict: Verdict, guess: Guess | None) -> Judgement:
    if guess is None:
        return _judged(verdict, "alone")
    if guess.code == verdict.indicator.code:
        return _judged(verdict, "agree")
    return _judged(verdict, "deny" if guess.code == model.NONE else "doubt")


def _judged(verdict: Verdict, relation: str) -> Judgement:
    confidence = next(
        (
            float(row["confidence"])
            for row in _table()
            if row["relation"] == relation and verdict.margin >= float(row["margin"])
        ),
        0.5,
    )
    return Judgement(verdict.indicator, confidence, verdict.margin, relation)


@cache
def _table() -> tuple[dict[str, str], ...]:
    """Rows of models/confidence.tsv, the widest margins first."""
    return tuple(
        sorted(rows("confidence.tsv"), key=lambda row: (row["relation"], -float(row["margin"])))
    )
