"""One quantity in several places of a document: equal facts, and amounts in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from pipeline.checks.figures import Figure, figure
from pipeline.checks.intervals import Interval
from pipeline.checks.passages import Figures, Passage
from pipeline.checks.patterns import words
from pipeline.checks.verdict import compare, judge, make, shaky
from pipeline.number_words import leading_number
from pipeline.period import bounds
from pipeline.records import Check, Fact, Mention

_SPELT = 400  # characters of a number in words
_TELLING = 10  # smaller numbers, their mark left out, are equal by chance


def check(figures: Figures) -> Iterator[Check]:
    """Everything a document says twice."""
    yield from _facts(figures)
    yield from _in_words(figures)


# ---------------------------------------------------------------- facts


def _facts(figures: Figures) -> Iterator[Check]:
    by_id = {m.mention_id: m for m in figures.document.mentions}
    passages = {p.index: p for p in figures.passages}
    groups: dict[tuple[str, ...], list[Fact]] = {}
    for fact in figures.document.findings.facts:
        if _is_plain(fact) and fact.mention_id in by_id:
            key = fact.indicator, fact.unit, fact.kind, fact.status, fact.system
            if by_id[fact.mention_id].block in passages:
                groups.setdefault(key, []).append(fact)
    for same in groups.values():
        for first, second in _told_twice(same):
            places = {by_id[f.mention_id].block for f in (first, second)}
            if len(places) > 1 and _one_time(first, second):
                yield from _pair(first, second, by_id, passages)


def _is_plain(fact: Fact) -> bool:
    """Whether a fact is an exact value of a known period."""
    exact = fact.cmp in ("", "=") and fact.kind in ("count", "percent", "ratio")
    return exact and bool(fact.period)


def _told_twice(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Neighbours of one value; and the first of each of two values: three are three things."""
    yield from (
        pair for pair in pairwise(facts) if pair[0].value == pair[1].value
    )
    first_of: dict[str, Fact] = {}
    for fact in facts:
        first_of.setdefault(fact.value, fact)
    if len(first_of) == 2:
        first, second = first_of.values()
        yield first, second


def _one_time(first: Fact, second: Fact) -> bool:
    """Whether two facts may speak of one time: a period holds the other."""
    (a, b), (c, d) = bounds(first.period), bounds(second.period)
    return first.period == second.period or bool(
        a and b and c and d and ((a <= c and d <= b) or (c <= a and b <= d))
    )


def _pair(
    one: Fact,
    other: Fact,
    by_id: dict[str, Mention],
    passages: dict[int, Passage],
) -> Iterator[Check]:
    first, second = by_id[one.mention_id], by_id[other.mention_id]
    a, b = figure(first), figure(second)
    if not a or not b or a.label != b.label:
        return
    said = [_phrase(passages[m.block], f) for m, f in ((first, a), (second, b))]
    one_phrase = len(said[0]) > 2 and said[0] == said[1]
    strict = (one.period, one.subject, one.item) == (
        other.period,
        other.subject,
        other.item,
    )
    outcome = _outcome(a, b, one_phrase=one_phrase, strict=strict)
    if outcome:
        yield make(
            "same",
            outcome,
            {"doubtful": "same.unsure"}.get(outcome, f"same.{outcome}"),
            [first, second],
            [first.value, second.value],
            {"first": a, "second": b},
            compare(a.interval.value, b.interval.value),
        )


def _outcome(a: Figure, b: Figure, *, one_phrase: bool, strict: bool) -> str:
    """What two figures of one quantity show, "" for nothing. ``one_phrase``: the same words follow
    them; ``strict``: their facts agree in period, subject and item."""
    first, second = a.mention.value, b.mention.value
    if first == second:
        telling = int(re.sub(r"\D", "", first)) >= _TELLING
        return "holds" if one_phrase or (strict and telling) else ""
    if not one_phrase or a.interval.meets(b.interval):
        return ""
    if slip(first, second) and not shaky((a, b)):
        return "broken"
    return "doubtful" if strict and close(first, second) else ""


def _phrase(passage: Passage, item: Figure) -> tuple[str, ...]:
    """The words that say what is counted: those after the figure that stay with its noun, at most
    four."""
    after = re.split(r"[,.;:()]", passage.lower[item.end :])[0]
    return tuple(re.findall(r"[^\W\d_]+", after)[:4])


def close(left: str, right: str) -> bool:
    """Whether two values are near enough to be meant as one: neither is half as large again as the
    other."""
    a, b = sorted(Fraction(x.split("/")[0]) for x in (left, right))
    return 3 * a > 2 * b


def slip(left: str, right: str) -> bool:
    """Whether two numbers differ as a slip of the hand does: one digit, or two neighbours
    exchanged.

    >>> slip("235", "253"), slip("235", "410")
    (True, False)"""
    if len(left) != len(right) or len(left) < 2:
        return False
    wrong = [
        i for i, (a, b) in enumerate(zip(left, right, strict=True)) if a != b
    ]
    swapped = (
        len(wrong) == 2
        and wrong[1] == wrong[0] + 1
        and left[wrong[0]] == right[wrong[1]]
        and left[wrong[1]] == right[wrong[0]]
    )
    return len(left) > 2 and (
        swapped or (len(wrong) == 1 and not left[-1] == right[-1] == "0")
    )


# ---------------------------------------------------------------- amounts in words


def _in_words(figures: Figures) -> Iterator[Check]:
    """ "1.500.000 đồng (Bằng chữ: Một triệu năm trăm nghìn đồng)"."""
    for passage in figures.passages:
        for mark in words("in words").finditer(passage.lower):
            ended = reversed(passage.figures[: passage.ended(mark.start())])
            told = (f for f in ended if f.label in ("MONEY", "COUNT"))
            item = next(told, None)
            text = passage.block.text[mark.end() : mark.end() + _SPELT]
            text = text.lstrip(" :–-")
            found = leading_number(text)
            if not item or not found:
                continue
            value, count = found
            quoted = " ".join(text.split()[:count])
            holds = item.interval.meets(Interval.exactly(value))
            yield make(
                "same",
                judge(holds),
                "words.holds" if holds else "words.broken",
                [item.mention],
                [item.mention.value, str(value)],
                {"first": item, "second": value, "text": quoted},
                compare(Fraction(value), item.interval.value),
            )
