"""What a document tells twice: headlines and leads have the time, and headlines the status, that
its text gives the same figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.facts.confidence import Stated
from pipeline.records import Fact, Layout

# the rule of status of a sentence that says nothing of it
_BARE = "status:statement"
_HEADLINES = ("title", "heading")


def as_told(layout: Layout, found: Sequence[Stated]) -> Iterator[Stated]:
    """The facts, those of headlines that say neither time nor status with those of the first
    paragraph that states the same figure, those without a time with the one time that paragraphs
    tell of the same figure."""
    in_text = [one.fact for one in found if _kind(layout, one) == "paragraph"]
    paragraphs: dict[tuple[str, str], Fact] = {}
    for fact in in_text:
        paragraphs.setdefault((fact.indicator, fact.value), fact)
    times = _times(in_text)
    for one in found:
        fact = one.fact
        same = paragraphs.get((fact.indicator, fact.value))
        headline = _kind(layout, one) in _HEADLINES
        if same and headline and _is_silent(fact, same):
            yield replace(one, fact=_like(fact, same))
        else:
            yield replace(one, fact=_dated(fact, times[_said(fact)]))


def _kind(layout: Layout, one: Stated) -> str:
    return layout.blocks[one.context.figure.mention.block].kind


def _is_silent(fact: Fact, same: Fact) -> bool:
    """Whether a headline does not say what a figure is, or says it as a paragraph does, but no
    time of it."""
    if _BARE in fact.rule:
        return True
    return not fact.period and fact.status == same.status


def _like(fact: Fact, same: Fact) -> Fact:
    return replace(
        fact,
        period=same.period,
        status=same.status,
        rule=f"{fact.rule} as_told",
    )


def _dated(fact: Fact, times: set[str]) -> Fact:
    """A fact without a time with the one time of what it states."""
    if fact.period or len(times) != 1:
        return fact
    return replace(fact, period=min(times), rule=f"{fact.rule} dated_elsewhere")


def _times(found: Iterable[Fact]) -> dict[tuple[str, ...], set[str]]:
    """The times that are told of the same figure."""
    times: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for fact in found:
        if fact.period and is_telling(fact.value):
            times[_said(fact)].add(fact.period)
    return times


def _said(fact: Fact) -> tuple[str, ...]:
    """What a fact states, but for its time."""
    return fact.indicator, fact.value, fact.unit, fact.cmp, fact.status


def is_telling(value: str) -> bool:
    """Whether a value is hardly met by chance: 283175, not 100."""
    return len(value.strip("0.")) > 1
