"""What figures count: which may be compared, and which may be parts of one total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.checks.figures import Figure
from pipeline.checks.passages import Passage
from pipeline.checks.patterns import finds, opens, pattern, triggers
from pipeline.text import fold

_NOUN = re.compile(r"[^\W\d_]+")
# words before a noun that say nothing of what is counted; sở and bộ are bodies, số and bó are not
_LEADS = frozenset(triggers("lead"))


@lru_cache(maxsize=16384)
def noun(unit: str) -> frozenset[str]:
    """The folded words of a counted noun, without words that say nothing of what is counted."""
    return frozenset(
        fold(word) for word in _NOUN.findall(unit.lower()) if word not in _LEADS
    )


def addable(item: Figure) -> bool:
    """Whether figures of this kind can be parts of a total: durations and ages are not."""
    return not item.is_count or not _lasts(item.unit)


@lru_cache(maxsize=4096)
def _lasts(unit: str) -> bool:
    return opens("duration", unit.lower())


def may_be_part(passage: Passage, item: Figure) -> bool:
    """Whether a figure may be part of a total: one that adds up, and no change."""
    return addable(item) and not passage.changes(item)


def is_mean(passage: Passage, item: Figure) -> bool:
    """Whether the words before a figure make it a mean or a rate, which no parts add up to, or it
    is told of one of something: "tuổi thọ trung bình 73,9", "65.500 đồng/kg"."""
    clause = pattern("counted clause").split(passage.before(item))[-1]
    if finds("counted mean", clause):
        return True
    return passage.after(item).lstrip().startswith("/")


def comparable(left: Figure, right: Figure) -> bool:
    """Whether two figures may count one kind of thing: same label, and nouns that share a word or
    are not given."""
    labels = {left.label, right.label}
    if len(labels) > 1 and labels != {"COUNT", "RATIO"}:
        return False
    if left.is_money:
        return True
    if left.label == "MEASURE":
        return fold(left.unit) == fold(right.unit)
    nouns = noun(left.unit), noun(right.unit)
    if not all(nouns) or not nouns[0].isdisjoint(nouns[1]):
        return True
    return people(left.unit) and people(right.unit)


@lru_cache(maxsize=4096)
def people(unit: str) -> bool:
    """Whether a unit counts persons: "2.410 cán bộ, trong đó 1.687 người"."""
    return opens("people", unit.lower())


def parts_near(
    passage: Passage,
    total: Figure,
    figures: Sequence[Figure],
) -> Iterator[Figure]:
    """Those of ``figures``, which lead away from ``total``, that could be its parts, within its
    sentence."""
    for other in figures:
        if not passage.in_one_sentence(total, other):
            return
        if other.is_ratio or not comparable(total, other):
            continue
        if may_be_part(passage, other):
            yield other
