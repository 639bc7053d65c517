"""How sure a fact is: how often annotated facts with the same signs are right.

``models/confidence.tsv`` lists the signs, which stand at the figure or in its document, with what
each adds to the log-odds; ``python -m devtools.train.confidence`` fits them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from pipeline.facts.fact import Context
from pipeline.facts.indicator.verdict import Verdict
from pipeline.records import Fact
from pipeline.resources import table

_LEAD = 0.5  # what a lead over the runner-up adds to the strength at most
_SMALL = 10  # a count up to which numbers of anything are common
_FEW = 3  # groups of the taxonomy up to which a document hardly speaks of it
_MANY = 10  # facts of one group from which a document surely speaks of it
_RIVALS = range(1, 3)  # more values than these are a list, whose items differ


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact, the figure that states it and what the rules say of that."""

    context: Context
    verdict: Verdict
    fact: Fact

    @property
    def group(self) -> str:
        """The group of its indicator in the taxonomy: ops, infra ..."""
        return self.fact.indicator.partition(".")[0]

    @property
    def kind(self) -> tuple[str, ...]:
        """What two facts share of which no more than one can be right, unless they are of several
        bodies that the text does not name beside them."""
        fact = self.fact
        return (
            fact.indicator,
            fact.period,
            fact.status,
            fact.subject,
            fact.level,
            fact.channel,
            fact.kind,
        )


@dataclass(slots=True)
class Whole:
    """What the facts of one document show together."""

    groups: Counter[str] = field(default_factory=Counter)
    values: dict[tuple[str, ...], set[str]] = field(
        default_factory=lambda: defaultdict(set)
    )
    # ids of the mentions that state facts
    stating: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, stated: Sequence[Stated]) -> Whole:
        whole = cls()
        for one in stated:
            whole.groups[one.group] += 1
            whole.values[one.kind].add(one.fact.value)
            whole.stating.add(one.fact.mention_id)
        return whole


def weighed(stated: Sequence[Stated]) -> Iterator[Fact]:
    """The facts of a document, each with its confidence: by its signs, times how sure the reading
    is."""
    whole = Whole.of(stated)
    for one in stated:
        read = one.context.figure.mention.confidence
        sure = _share(signs(one, whole)) * (1.0 if read is None else read / 100)
        yield replace(one.fact, confidence=round(sure, 3))


def signs(one: Stated, whole: Whole) -> dict[str, float]:
    """How far each sign of the table is there: 0 or 1, but for the strength of the evidence."""
    decided = set(one.fact.rule.split())
    return {
        row.sign: float(
            not decided.isdisjoint(row.rules.split())
            if row.rules
            else _SIGNS[row.sign](one, whole)
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


def _is_named_in_a_word(one: Stated) -> bool:
    """Whether a count is of what one word names, "máy", or of nothing said."""
    mention = one.context.figure.mention
    return mention.label == "COUNT" and len(mention.unit.split()) <= 1


def _follows_silence(one: Stated, whole: Whole) -> bool:
    """Whether the figure before in its sentence states no fact, so that the sentence speaks of
    something else too."""
    figure, figures = one.context.figure, one.context.scene.figures
    at = one.context.scene.number(figure)
    if not at or figures[at - 1].sentence != figure.sentence:
        return False
    return figures[at - 1].mention.mention_id not in whole.stating


def _has_rivals(one: Stated, whole: Whole) -> bool:
    """Whether prose of the document gives one or two other values of the same thing."""
    if one.context.figure.mention.cell is not None:
        return False
    return len(whole.values[one.kind]) - 1 in _RIVALS


_SIGNS: dict[str, Callable[[Stated, Whole], float]] = {
    "base": lambda one, whole: 1,
    "strength": lambda one, whole: strength(one.verdict),
    "alone": lambda one, whole: _is_alone(one),
    "small_count": lambda one, whole: _is_small(one),
    "one_word": lambda one, whole: _is_named_in_a_word(one),
    "undated": lambda one, whole: not one.fact.period,
    "after_silence": _follows_silence,
    "rivals": _has_rivals,
    "few_groups": lambda one, whole: len(whole.groups) <= _FEW,
    "many_of_group": lambda one, whole: whole.groups[one.group] >= _MANY,
}
