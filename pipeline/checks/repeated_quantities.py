"""One quantity in several places of a document: equal facts, and amounts in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from pipeline.checks.figures import Figure, figure
from pipeline.checks.intervals import Interval
from pipeline.checks.passages import Figures, Passage
from pipeline.checks.patterns import words
from pipeline.checks.verdict import (
    Verdict,
    compare,
    make,
    outright,
    shaky,
    told,
)
from pipeline.checks.wording import Value
from pipeline.grouping import by_key, first_by_key
from pipeline.number_words import leading_number
from pipeline.period import bounds
from pipeline.records import Check, Fact, Mention

_SPELT = 400  # characters of a number in words
_LONG = 3  # digits of a number in which a slip shows
_STOP = re.compile(r"[,.;:()]")
_WORD = re.compile(r"[^\W\d_]+")
_NO_DIGIT = re.compile(r"\D")
_TELLING = 10  # smaller numbers, their mark left out, are equal by chance


def check(figures: Figures) -> Iterator[Check]:
    """Everything a document says twice."""
    yield from _facts(figures)
    yield from _in_words(figures)


# ---------------------------------------------------------------- facts


def _facts(figures: Figures) -> Iterator[Check]:
    """Facts of one quantity and time in two blocks."""
    groups = by_key((one.quantity, one) for one in _told_facts(figures))
    for same in groups.values():
        for first, second in _told_twice(same):
            apart = first.mention.block != second.mention.block
            if apart and _one_time(first.fact, second.fact):
                yield from _pair(first, second)


def _told_facts(figures: Figures) -> Iterator[_Told]:
    """The plain facts with where the text states them."""
    mentions = {m.mention_id: m for m in figures.document.mentions}
    passages = {passage.index: passage for passage in figures.passages}
    for fact in filter(_is_plain, figures.document.findings.facts):
        mention = mentions.get(fact.mention_id)
        if mention and mention.block in passages:
            yield _Told(fact, mention, passages[mention.block])


def _is_plain(fact: Fact) -> bool:
    """Whether a fact is an exact value of a known period."""
    if fact.kind not in ("count", "percent", "ratio"):
        return False
    exact = fact.cmp in ("", "=")
    return exact and bool(fact.period)


@dataclass(frozen=True)
class _Told:
    """A fact and where the text states it."""

    fact: Fact
    mention: Mention
    passage: Passage

    @property
    def quantity(self) -> tuple[str, ...]:
        """Equal for facts that may state one quantity."""
        fact = self.fact
        return fact.indicator, fact.unit, fact.kind, fact.status, fact.system

    @property
    def scope(self) -> tuple[str, ...]:
        return self.fact.period, self.fact.subject, self.fact.item

    @property
    def figure(self) -> Figure | None:
        return figure(self.mention)

    @property
    def phrase(self) -> tuple[str, ...]:
        """The words that say what is counted: those after the figure that stay with its noun, at
        most four."""
        behind = self.passage.lower[self.mention.block_end :]
        own, *_ = _STOP.split(behind, maxsplit=1)
        return tuple(_WORD.findall(own)[:4])


def _told_twice(facts: Sequence[_Told]) -> Iterator[tuple[_Told, _Told]]:
    """Neighbours of one value; and the first of each of two values: three are three things."""
    for first, second in pairwise(facts):
        if first.fact.value == second.fact.value:
            yield first, second
    first_of = first_by_key((one.fact.value, one) for one in facts)
    if len(first_of) == 2:
        first, second = first_of.values()
        yield first, second


def _one_time(first: Fact, second: Fact) -> bool:
    """Whether two facts may speak of one time: a period holds the other."""
    if first.period == second.period:
        return True
    a, b = bounds(first.period)
    c, d = bounds(second.period)
    if not (a and b and c and d):
        return False
    return (a <= c and d <= b) or (c <= a and b <= d)


def _pair(first: _Told, second: _Told) -> Iterator[Check]:
    one, other = first.figure, second.figure
    if one and other and one.label == other.label:
        said = first.phrase
        same_words = len(said) > 2 and said == second.phrase
        strict = first.scope == second.scope
        verdict = _verdict(
            one,
            other,
            one_phrase=same_words,
            strict=strict,
        )
        amounts = compare(one.value, other.value)
        shown: dict[str, Value] = {"first": one, "second": other}
        if verdict:
            yield told(
                "same",
                "same",
                verdict,
                (one, other),
                shown,
                amounts,
            )


def _verdict(
    first: Figure,
    second: Figure,
    *,
    one_phrase: bool,
    strict: bool,
) -> Verdict | None:
    """What two figures of one quantity show. ``one_phrase``: the same words follow them;
    ``strict``: their facts agree in period, subject and item."""
    one, other = first.mention.value, second.mention.value
    if one == other:
        telling = int(_NO_DIGIT.sub("", one)) >= _TELLING
        holds = one_phrase or (strict and telling)
        return outright(True, ()) if holds else None
    if not one_phrase or first.interval.meets(second.interval):
        return None
    slipped = slip(one, other) and not shaky((first, second))
    near = strict and close(one, other)
    return outright(False, (), sure=slipped) if slipped or near else None


def close(left: str, right: str) -> bool:
    """Whether two values are near enough to be meant as one: neither is half as large again as the
    other."""
    less, more = sorted([_first_side(left), _first_side(right)])
    return 3 * less > 2 * more


def _first_side(value: str) -> Fraction:
    """A value; of a ratio its first side."""
    return Fraction(value.partition("/")[0])


def slip(left: str, right: str) -> bool:
    """Whether two numbers differ as a slip of the hand does: one digit, or two neighbours
    exchanged.

    >>> slip("235", "253"), slip("235", "410")
    (True, False)"""
    if len(left) != len(right) or len(left) < _LONG:
        return False
    wrong = [at for at in range(len(left)) if left[at] != right[at]]
    if len(wrong) == 1:
        return not left[-1] == right[-1] == "0"
    return len(wrong) == 2 and _exchanged(left, right, wrong)


def _exchanged(
    left: str,
    right: str,
    places: Sequence[int],
) -> bool:
    """Whether two neighbouring characters stand the other way round."""
    first, second = places
    turned = left[second] + left[first]
    return second == first + 1 and turned == right[first] + right[second]


# ---------------------------------------------------------------- amounts in words


def _in_words(figures: Figures) -> Iterator[Check]:
    """ "1.500.000 đồng (Bằng chữ: Một triệu năm trăm nghìn đồng)"."""
    for passage in figures.passages:
        for mark in words("in words").finditer(passage.lower):
            ended = passage.figures[: passage.ended(mark.start())]
            item = next((f for f in reversed(ended) if f.adds), None)
            start = mark.end()
            text = passage.block.text[start : start + _SPELT]
            text = text.lstrip(" :–-")
            found = leading_number(text)
            if item and found:
                value, count = found
                spelt = " ".join(text.split()[:count])
                yield _spelt_out(item, value, spelt)


def _spelt_out(
    item: Figure,
    value: int,
    spelt: str,
) -> Check:
    verdict = outright(item.interval.meets(Interval.exactly(value)), ())
    shown: dict[str, Value] = {
        "first": item,
        "second": value,
        "text": spelt,
    }
    return make(
        "same",
        verdict.outcome,
        f"words.{verdict.key}",
        [item.mention],
        [item.mention.value, str(value)],
        shown,
        compare(Fraction(value), item.value),
    )
