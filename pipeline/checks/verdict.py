"""Makes checks: stable ids, and the doubt that the readers of a scan leave on a digit."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product

from pipeline.checks.figures import Figure
from pipeline.checks.intervals import Interval, last_place, plain
from pipeline.checks.wording import Value, of_amount, sentences
from pipeline.records import Check, Mention

SHAKY = 60.0  # word confidence under which no figure breaks a relation
SURE = 70.0  # word confidence under which a misread digit is the first suspect
_CELL = re.compile(r"-t\d+r\d+c\d+$")
_NO_DIGIT = re.compile(r"\D")
# digits of a number; one digit changed mends nearly every relation of a shorter one
_LONG = 3
_SEVERITY = {"holds": "info", "doubtful": "warning", "broken": "error"}
# of the key of a message, where it is not the outcome
_ENDINGS = {"doubtful": "unsure"}


def cell_id(
    doc_id: str,
    table: int,
    row: int,
    column: int,
) -> str:
    """Stands for the mention id of a cell whose number is no mention; it names the check but is not
    shown with it."""
    return f"{doc_id}-t{table}r{row}c{column}"


def stand_in(mention_id: str) -> Mention:
    """A stand-in that carries the id alone: the mentions of other documents are not in memory."""
    return Mention(mention_id, 0, 0, 0, 0, "", "", "")


def make(
    kind: str,
    outcome: str,
    key: str,
    mentions: Sequence[Mention],
    numbers: Sequence[str],
    values: Mapping[str, Value],
    amounts: tuple[str, str, str] = ("", "", ""),
    *,
    severity: str = "",
    doc_ids: tuple[str, ...] = (),
) -> Check:
    """A check. Its id hashes the kind, the message's key, the documents and the figures that take
    part.

    ``values`` fill the message; ``amounts`` are expected, observed and difference as canonical
    numbers."""
    named = (m.mention_id for m in mentions)
    every = tuple(dict.fromkeys(filter(None, named)))
    documents = (name.rpartition("-")[0] for name in every)
    docs = doc_ids or tuple(dict.fromkeys(documents))
    parts = sorted(every) or sorted(numbers)
    name = "|".join([kind, key, *sorted(docs), *parts])
    vi, en = sentences(key, values)
    return Check(
        hashlib.sha256(name.encode()).hexdigest()[:12],
        kind,
        outcome,
        docs,
        tuple(i for i in every if not _CELL.search(i)),
        tuple(numbers),
        vi,
        en,
        *amounts,
        severity=severity or _SEVERITY[outcome],
    )


# ---------------------------------------------------------------- doubt


Relation = Callable[[Sequence[Interval]], bool]


def misread(
    figures: Sequence[Figure], relation: Relation
) -> tuple[Figure, Fraction] | None:
    """The figure and the value that would make ``relation`` hold, where the readers doubted that
    very figure.

    Another reader's value is tried first, then one changed digit of a word of low confidence.
    Nothing is changed."""
    values = [f.interval for f in figures]
    for at, value in _other_readings(figures):
        changed = list(values)
        changed[at] = values[at].around(value)
        if relation(changed):
            return figures[at], value
    return None


def _other_readings(
    figures: Sequence[Figure],
) -> Iterator[tuple[int, Fraction]]:
    """What each of the figures may be instead, with its place among them."""
    for doubted in (_alternatives, _one_digit):
        for at, item in enumerate(figures):
            for value in doubted(item):
                yield at, value


def shaky(figures: Sequence[Figure]) -> bool:
    """Whether the readers doubt or dispute a figure so far that nothing can be called broken on
    it."""
    return any(map(_is_shaky, figures))


def _is_shaky(item: Figure) -> bool:
    if read_below(item.mention, SHAKY):
        return True
    return next(_alternatives(item), None) is not None


def read_below(mention: Mention, confidence: float) -> bool:
    """Whether a scan was read, with less confidence than that."""
    read = mention.confidence
    return read is not None and read < confidence


def _digits(text: str) -> str:
    return _NO_DIGIT.sub("", text)


def _alternatives(item: Figure) -> Iterator[Fraction]:
    if item.whole is not None:
        return
    own = _digits(item.mention.text)
    place = last_place(item.mention.text, item.value)
    others = map(_digits, item.mention.alternatives)
    for digits in filter(None, others):
        if digits != own and abs(len(digits) - len(own)) <= 1:
            yield int(digits) * place


def _one_digit(item: Figure) -> Iterator[Fraction]:
    if item.whole is not None or not read_below(item.mention, SURE):
        return
    own = _digits(item.mention.text)
    if len(own) < _LONG:
        return
    place = last_place(item.mention.text, item.value)
    for at, digit in product(range(len(own)), "0123456789"):
        changed = own[:at] + digit + own[at + 1 :]
        if changed != own:
            yield int(changed) * place


@dataclass(frozen=True)
class Verdict:
    """What is said of a relation: the ending of its message is ``key``, ``shown`` are values of the
    message that the judgement adds."""

    outcome: str
    key: str
    shown: Mapping[str, Value] = field(default_factory=dict)


def judge(holds: bool = False, *, sure: bool = True) -> str:
    """The one place where something is called broken: only where the text can mean nothing else
    and the readers were sure of it; else it is doubtful."""
    if holds:
        return "holds"
    return "broken" if sure else "doubtful"


def judged(
    figures: Sequence[Figure],
    relation: Relation,
    *,
    sure: bool = True,
) -> Verdict:
    """The one policy for every relation: it holds within the intervals; else it is doubtful where
    one figure that the readers doubted would mend it, where they doubt a figure altogether, or
    where the text may be meant otherwise (not ``sure``); else it is broken."""
    if relation([f.interval for f in figures]):
        return Verdict("holds", "holds")
    if suspect := misread(figures, relation):
        item, value = suspect
        proposed = of_amount(value, item)
        shown = {"suspect": item, "proposed": proposed}
        return Verdict("doubtful", "misread", shown)
    return outright(False, figures, sure=sure)


def outright(
    holds: bool,
    figures: Sequence[Figure],
    *,
    sure: bool = True,
) -> Verdict:
    """The policy for what no other digit could mend: it is doubtful where the readers doubt a
    figure."""
    outcome = judge(holds, sure=sure and not shaky(figures))
    return Verdict(outcome, _ENDINGS.get(outcome, outcome))


def tested(
    kind: str,
    key: str,
    figures: Sequence[Figure],
    relation: Relation,
    shown: Mapping[str, Value],
    amounts: tuple[str, str, str],
    *,
    told: Sequence[Figure] = (),
    also: Sequence[str] = (),
    sure: bool = True,
) -> Check:
    """The check of ``relation`` on ``figures``, judged by the one policy; the ending of its
    message's ``key`` is the verdict's. ``told``: the figures that it names, where they are not
    those that were judged; ``also``: numbers that no figure gives."""
    verdict = judged(figures, relation, sure=sure)
    named = told or figures
    return make(
        kind,
        verdict.outcome,
        f"{key}.{verdict.key}",
        [f.mention for f in named],
        [*canonical_numbers(named), *also],
        {**shown, **verdict.shown},
        amounts,
    )


def compare(expected: Fraction, observed: Fraction) -> tuple[str, str, str]:
    """Expected, observed and their difference as canonical numbers."""
    return plain(expected), plain(observed), plain(observed - expected)


def canonical_numbers(figures: Sequence[Figure]) -> list[str]:
    """The canonical values of figures; a ratio that stands for one number gives its first side."""
    return [_canonical(f) for f in figures]


def _canonical(item: Figure) -> str:
    value = item.mention.value
    return value.partition("/")[0] if item.is_ratio else value


def told(
    kind: str,
    key: str,
    verdict: Verdict,
    figures: Sequence[Figure],
    shown: Mapping[str, Value],
    amounts: tuple[str, str, str] = ("", "", ""),
) -> Check:
    """The check of a verdict on figures as they are printed; the ending of its message's ``key`` is
    the verdict's."""
    return of_figures(
        kind,
        verdict.outcome,
        f"{key}.{verdict.key}",
        figures,
        shown,
        amounts,
    )


def of_figures(
    kind: str,
    outcome: str,
    key: str,
    figures: Sequence[Figure],
    shown: Mapping[str, Value],
    amounts: tuple[str, str, str] = ("", "", ""),
    *,
    severity: str = "",
) -> Check:
    """A check that gives figures as they are printed, both sides of ratios."""
    mentions = [figure.mention for figure in figures]
    return make(
        kind,
        outcome,
        key,
        mentions,
        [mention.value for mention in mentions],
        shown,
        amounts,
        severity=severity,
    )
