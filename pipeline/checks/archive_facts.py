"""Facts of one body in several reports: equal, different, stale or falling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from pipeline.checks.repeated_quantities import close, slip
from pipeline.checks.verdict import Verdict, compare, make, outright, stand_in
from pipeline.checks.wording import Value
from pipeline.grouping import by_key, first_by_key
from pipeline.period import bounds
from pipeline.records import Check, Digest, Fact
from pipeline.text import fold

_WORD = re.compile(r"[^\W\d_]{2,}")
_DAY = len("2025-11-20")
# shares of the words of the shorter sentence that both hold: of one thing, surely of one
_ALIKE, _SURELY_ALIKE = 0.6, 0.7
_KNOWN = 0.6  # confidence from which an indicator is not doubted
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
    sentence: str  # folded; its words would take several times the memory

    def words(self) -> set[str]:
        return set(_WORD.findall(self.sentence))


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
    return Stated(
        doc_id=digest.doc_id,
        mention_id=fact.mention_id,
        issued_on=digest.header.issued_on,
        period=fact.period,
        value=fact.value,
        cmp=fact.cmp,
        confidence=fact.confidence,
        sentence=fold(fact.evidence),
    )


def statements(stated: dict[tuple[str, ...], list[Stated]]) -> Iterator[Check]:
    for notes in stated.values():
        documents = {note.doc_id for note in notes}
        if len(documents) > 1:
            ordered = sorted(_of_one_thing(notes), key=_place)
            yield from _same_period(ordered)
            yield from _running(ordered)


def _of_one_thing(notes: Sequence[Stated]) -> list[Stated]:
    """Those of which their document gives one value for their period: several values are of
    several things."""
    told = by_key(((n.doc_id, n.period), n) for n in notes)
    single = [same for same in told.values() if _of_one_value(same)]
    return [note for same in single for note in same]


def _of_one_value(notes: Sequence[Stated]) -> bool:
    return len({note.value for note in notes}) == 1


def _place(note: Stated) -> tuple[str, ...]:
    return note.period, note.issued_on, note.doc_id, note.mention_id


def _same_period(notes: Sequence[Stated]) -> Iterator[Check]:
    """The first that each report says of a period, held against the next report's."""
    groups = by_key((note.period, note) for note in notes)
    for group in groups.values():
        of_reports = first_by_key((note.doc_id, note) for note in group)
        for first, second in pairwise(of_reports.values()):
            yield from _one_period(first, second)


def _one_period(first: Stated, second: Stated) -> Iterator[Check]:
    """Two reports on one period: they say the same, or differ by so little that one of them is
    wrong."""
    values: dict[str, Value] = {
        "first": Fraction(first.value),
        "second": Fraction(second.value),
    }
    if verdict := _compared(first, second):
        key = f"same.{verdict.key}"
        yield _two("same", verdict.outcome, key, first, second, values)


def _compared(first: Stated, second: Stated) -> Verdict | None:
    """What two reports on one period show; None where they may speak of two things."""
    if first.value == second.value:
        return outright(True, ())
    if _grown_since(first, second):
        return None
    alike = _likeness(first, second)
    if alike >= _SURELY_ALIKE and slip(first.value, second.value):
        return outright(False, ())
    if alike >= _ALIKE and close(first.value, second.value):
        return outright(False, (), sure=False)
    return None


def _grown_since(first: Stated, second: Stated) -> bool:
    """Whether the period may have gone on between two reports, so that what it counts grew: they
    are of different days, or nobody knows their days."""
    _, end = bounds(first.period)
    earlier, later = sorted([first.issued_on, second.issued_on])
    if earlier == later and len(earlier) == _DAY:
        return False
    return bool(end) and earlier < str(end)


def _running(notes: Sequence[Stated]) -> Iterator[Check]:
    """Counts that run on from one day: reports of later dates must not give less, nor for ever the
    same."""
    since_days = [note for note in notes if len(_end(note)) == _DAY]
    groups = by_key((_start(note), note) for note in since_days)
    for group in groups.values():
        by_end = sorted(group, key=lambda n: (n.period, n.issued_on, n.doc_id))
        for first, second in pairwise(by_end):
            if first.doc_id != second.doc_id and _end(first) != _end(second):
                yield from _since(first, second)


def _start(note: Stated) -> str:
    """The first day of a period that runs from one day to another."""
    return note.period.partition("/")[0]


def _end(note: Stated) -> str:
    """Its last day; "" of another period."""
    return note.period.partition("/")[2]


def _since(first: Stated, second: Stated) -> Iterator[Check]:
    """Two counts that began on one day, the second of a later day."""
    before, after = Fraction(first.value), Fraction(second.value)
    values: dict[str, Value] = {
        "first": before,
        "second": after,
        "date1": first.period[-_DAY:],
        "date2": second.period[-_DAY:],
    }
    if after != before:
        known = min(first.confidence, second.confidence) >= _KNOWN
        sure = known and _likeness(first, second) >= _ALIKE
        verdict = outright(after > before, (), sure=sure)
        key = f"fall.{verdict.key}"
        yield _two("same", verdict.outcome, key, first, second, values)
    elif before >= _LARGE:
        yield _two("stale", "doubtful", "stale", first, second, values)


def _likeness(first: Stated, second: Stated) -> float:
    """The share of the words of the shorter sentence that both hold."""
    words, others = first.words(), second.words()
    shorter = min(len(words), len(others))
    return len(words & others) / shorter if shorter else 0.0


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
