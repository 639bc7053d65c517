"""How sure a fact is: how often facts with the same signs were right in documents that nobody had
in view.

``models/confidence.tsv`` lists the signs with what each adds to the log-odds; ``python -m
devtools.train.confidence`` fits them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache

from pipeline.facts.fact import Context
from pipeline.facts.indicator.verdict import Verdict
from pipeline.records import Fact
from pipeline.resources import table

_LEAD = 0.5  # what a lead over the runner-up adds to the strength at most
_SMALL = 10  # a count up to which numbers of anything are common


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact, the figure that states it and what the rules say of that."""

    context: Context
    verdict: Verdict
    fact: Fact


def weighed(stated: Sequence[Stated]) -> Iterator[Fact]:
    """The facts of a document, each with its confidence: by its signs, times how sure the reading
    is."""
    stating = stating_in(stated)
    for one in stated:
        read = one.context.figure.mention.confidence
        sure = _share(signs(one, stating)) * (
            1.0 if read is None else read / 100
        )
        yield replace(one.fact, confidence=round(sure, 3))


def stating_in(stated: Sequence[Stated]) -> frozenset[str]:
    """The ids of the mentions of a document that state facts."""
    return frozenset(one.fact.mention_id for one in stated)


def signs(one: Stated, stating: AbstractSet[str]) -> dict[str, float]:
    """How far each sign of the table is there: 0 or 1, but for the strength of the evidence."""
    decided = set(one.fact.rule.split())
    return {
        row.sign: float(
            not decided.isdisjoint(row.rules.split())
            if row.rules
            else _SIGNS[row.sign](one, stating)
        )
        for row in _rows()
    }


def _share(found: Mapping[str, float]) -> float:
    odds = sum(row.points * found[row.sign] for row in _rows())
    return 1 / (1 + math.exp(-odds))


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of models/confidence.tsv."""

    sign: str
    points: float
    rules: str = ""


@cache
def _rows() -> tuple[_Row, ...]:
    return table("confidence.tsv", _Row)


def strength(verdict: Verdict) -> float:
    """How strong the evidence is: the rules' score, and the lead over the runner-up. The two
    together tell right from wrong better than either (docs/accuracy.md)."""
    return verdict.score + min(verdict.margin, _LEAD)


def _is_alone(one: Stated) -> bool:
    """Whether words speak for no other indicator."""
    return one.verdict.margin >= one.verdict.score


def _is_small(one: Stated) -> bool:
    mention = one.context.figure.mention
    return mention.label == "COUNT" and float(mention.value) <= _SMALL


def _follows_silence(one: Stated, stating: AbstractSet[str]) -> bool:
    """Whether the figure before in its sentence states no fact, so that the sentence speaks of
    something else too."""
    figure, figures = one.context.figure, one.context.scene.figures
    at = one.context.scene.number(figure)
    if not at or figures[at - 1].sentence != figure.sentence:
        return False
    return figures[at - 1].mention.mention_id not in stating


_SIGNS: dict[str, Callable[[Stated, AbstractSet[str]], float]] = {
    "base": lambda one, stating: 1,
    "strength": lambda one, stating: strength(one.verdict),
    "alone": lambda one, stating: _is_alone(one),
    "small_count": lambda one, stating: _is_small(one),
    "after_silence": _follows_silence,
}
