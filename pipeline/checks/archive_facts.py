"""Facts of one body in several reports: equal, different, stale or falling."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from pipeline.checks.repeated_quantities import close, slip
from pipeline.checks.verdict import Value, compare, judge, make, stand_in
from pipeline.period import bounds
from pipeline.records import Check, Digest, Fact
from pipeline.text import fold

_DAY = len("2025-11-20")
_LARGE = 50  # a count from which two equal ones are hardly chance


@dataclass(frozen=True, slots=True)
class Stated:
    doc_id: str
    mention_id: str
    issued_on: str
    period: str
    value: str
    cmp: str
    confidence: float
    words: frozenset[str]


def key_of(fact: Fact) -> tuple[str, ...]:
    return (
        fact.indicator,
        fact.unit,
        fact.kind,
        fact.status,
        fold(fact.subject),
        fold(fact.item),
        fact.system,
    )


def stated_in(digest: Digest, fact: Fact) -> Stated:
    words = frozenset(
        map(sys.intern, re.findall(r"[^\W\d_]{2,}", fold(fact.evidence)))
    )
    return Stated(
        digest.doc_id,
        fact.mention_id,
        digest.header.issued_on,
        fact.period,
        fact.value,
        fact.cmp,
        fact.confidence,
        words,
    )


def statements(stated: dict[tuple[str, ...], list[Stated]]) -> Iterator[Check]:
    for notes in stated.values():
        if len({n.doc_id for n in notes}) < 2:
            continue
        # several values in one document: several things
        alone_in = [
            n
            for n in notes
            if sum(
                o.doc_id == n.doc_id
                and o.period == n.period
                and o.value != n.value
                for o in notes
            )
            == 0
        ]
        ordered = sorted(
            alone_in,
            key=lambda n: (n.period, n.issued_on, n.doc_id, n.mention_id),
        )
        yield from _same_period(ordered)
        yield from _running(ordered)


def _same_period(notes: Sequence[Stated]) -> Iterator[Check]:
    groups: dict[str, dict[str, Stated]] = {}
    for note in notes:
        groups.setdefault(note.period, {}).setdefault(note.doc_id, note)
    for group in groups.values():
        for first, second in pairwise(group.values()):
            equal = first.value == second.value
            if not equal and _grown_since(first, second):
                continue
            sure = (
                slip(first.value, second.value)
                and _likeness(first, second) >= 0.7
            )
            if not equal and not (
                sure
                or (
                    _likeness(first, second) >= 0.6
                    and close(first.value, second.value)
                )
            ):
                continue
            key = (
                "same.holds"
                if equal
                else "same.broken"
                if sure
                else "same.unsure"
            )
            yield _two(
                "same",
                judge(equal, sure=sure),
                key,
                first,
                second,
                {
                    "first": Fraction(first.value),
                    "second": Fraction(second.value),
                },
            )


def _grown_since(first: Stated, second: Stated) -> bool:
    """Whether the period may have gone on between two reports, so that what it counts grew: they
    are of different days, or nobody knows their days."""
    end = bounds(first.period)[1]
    days = sorted([first.issued_on, second.issued_on])
    one_day = days[0] == days[1] and len(days[0]) == _DAY
    return bool(end) and not one_day and days[0] < str(end)


def _running(notes: Sequence[Stated]) -> Iterator[Check]:
    """Counts that run on from one day: reports of later dates must not give less, nor for ever the
    same."""
    groups: dict[str, list[Stated]] = {}
    for note in notes:
        start, _, end = note.period.partition("/")
        if len(end) == _DAY:
            groups.setdefault(start, []).append(note)
    for group in groups.values():
        by_end = sorted(group, key=lambda n: (n.period, n.issued_on, n.doc_id))
        for first, second in pairwise(by_end):
            if (
                first.doc_id == second.doc_id
                or bounds(first.period)[1] == bounds(second.period)[1]
            ):
                continue
            before, after = Fraction(first.value), Fraction(second.value)
            values: dict[str, Value] = {
                "first": before,
                "second": after,
                "date1": first.period[-_DAY:],
                "date2": second.period[-_DAY:],
            }
            if after == before and before >= _LARGE:
                yield _two("stale", "doubtful", "stale", first, second, values)
            elif after < before:
                sure = (
                    _likeness(first, second) >= 0.6
                    and min(first.confidence, second.confidence) >= 0.6
                )
                yield _two(
                    "same",
                    judge(sure=sure),
                    "fall.broken" if sure else "fall.unsure",
                    first,
                    second,
                    values,
                )
            elif after > before:
                yield _two("same", "holds", "fall.holds", first, second, values)


def _likeness(first: Stated, second: Stated) -> float:
    both = len(first.words & second.words)
    return both / (min(len(first.words), len(second.words)) or 1)


def _two(
    kind: str,
    outcome: str,
    key: str,
    first: Stated,
    second: Stated,
    values: dict[str, Value],
) -> Check:
    return make(
        kind,
        outcome,
        key,
        [stand_in(first.mention_id), stand_in(second.mention_id)],
        [first.value, second.value],
        values,
        compare(Fraction(first.value), Fraction(second.value)),
        doc_ids=(first.doc_id, second.doc_id),
    )
