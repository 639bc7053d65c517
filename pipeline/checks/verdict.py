"""Makes checks: stable ids, sentences in two languages, and the doubt that the readers of a scan
leave on a digit."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cache

from pipeline.checks.figures import Figure
from pipeline.checks.intervals import Interval, last_place, plain
from pipeline.records import Check, Mention
from pipeline.resources import table

SHAKY = 60.0  # word confidence under which no figure breaks a relation
SURE = 70.0  # word confidence under which a misread digit is the first suspect
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
_CELL = re.compile(r"-t\d+r\d+c\d+$")
Value = str | Fraction | int | Interval | Figure | Sequence[Figure]


def cell_id(doc_id: str, table: int, row: int, column: int) -> str:
    """Stands for the mention id of a cell whose number is no mention; it names the check but is not
    shown with it."""
    return f"{doc_id}-t{table}r{row}c{column}"


def stand_in(mention_id: str) -> Mention:
    """A stand-in that carries the id alone: the mentions of other documents are not in memory."""
    return Mention(mention_id, 0, 0, 0, 0, "", "", "")


@dataclass(frozen=True, slots=True)
class Message:
    """A row of models/messages.tsv."""

    key: str
    vi: str
    en: str


@cache
def messages() -> dict[str, Message]:
    return {row.key: row for row in table("messages.tsv", Message)}


def number(value: Fraction, language: str, decimals: int = 4) -> str:
    """A number as a reader writes it: 1.234,5 in Vietnamese, 1,234.5 in English."""
    whole, _, rest = plain(abs(value), decimals).partition(".")
    groups = f"{int(whole):,}"
    sign = "-" if value < 0 else ""
    if language == "vi":
        return sign + groups.replace(",", ".") + ("," + rest if rest else "")
    return sign + groups + ("." + rest if rest else "")


def _shown(value: Value, language: str) -> str:
    if isinstance(value, str):
        return _ISO.sub(r"\3/\2/\1", value) if language == "vi" else value
    if isinstance(value, Interval):
        return number(value.value, language)
    if isinstance(value, Figure):
        if value.label == "RATIO" and value.whole:
            return f"{_shown(value.interval, language)}/{_shown(value.whole, language)}"
        if value.label == "MONEY":
            return money(value.interval.value, language)
        return number(value.interval.value, language) + (
            "%" if value.label == "PERCENT" else ""
        )
    if isinstance(value, Fraction | int):
        return number(Fraction(value), language)
    return " + ".join(_shown(one, language) for one in value)


def money(value: Fraction, language: str) -> str:
    """An amount in the largest unit that leaves at most three decimals: 768,6 triệu đồng."""
    for worth, vi, en in (
        (10**9, "tỷ đồng", "billion VND"),
        (10**6, "triệu đồng", "million VND"),
    ):
        if abs(value) >= worth and (value * 1000 / worth).denominator == 1:
            return f"{number(value / worth, language)} {vi if language == 'vi' else en}"
    return f"{number(value, language)} {'đồng' if language == 'vi' else 'VND'}"


def of_amount(value: Fraction, like: Figure, language: str = "vi") -> Figure:
    """A figure with another value, shown as ``like`` is (money as money)."""
    return replace(like, interval=Interval.exactly(value), whole=None)


def sentences(key: str, values: Mapping[str, Value]) -> tuple[str, str]:
    """The Vietnamese and English sentence of a message with its values."""
    message = messages()[key]
    return (
        message.vi.format(**{k: _shown(v, "vi") for k, v in values.items()}),
        message.en.format(**{k: _shown(v, "en") for k, v in values.items()}),
    )


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
    every = tuple(dict.fromkeys(m.mention_id for m in mentions if m.mention_id))
    ids = tuple(i for i in every if not _CELL.search(i))
    docs = doc_ids or tuple(dict.fromkeys(i.rsplit("-", 1)[0] for i in every))
    name = "|".join(
        [
            kind,
            key,
            *sorted(docs),
            *sorted(every),
            *([] if every else sorted(numbers)),
        ]
    )
    vi, en = sentences(key, values)
    default = {"holds": "info", "doubtful": "warning", "broken": "error"}[
        outcome
    ]
    return Check(
        hashlib.sha256(name.encode()).hexdigest()[:12],
        kind,
        outcome,
        docs,
        ids,
        tuple(numbers),
        vi,
        en,
        *amounts,
        severity=severity or default,
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
    for doubted in (_alternatives, _one_digit):
        for i, item in enumerate(figures):
            for value in doubted(item):
                place = item.interval.value - item.interval.low
                other = Interval(
                    value - place,
                    value + (item.interval.high - item.interval.value),
                    value,
                )
                if relation([*values[:i], other, *values[i + 1 :]]):
                    return item, value
    return None


def shaky(figures: Sequence[Figure]) -> bool:
    """Whether the readers doubt or dispute a figure so far that nothing can be called broken on
    it."""
    return any(
        (f.mention.confidence is not None and f.mention.confidence < SHAKY)
        or next(_alternatives(f), None) is not None
        for f in figures
    )


def _alternatives(item: Figure) -> Iterator[Fraction]:
    own = re.sub(r"\D", "", item.mention.text)
    place = last_place(item.mention.text, item.interval.value)
    for text in item.mention.alternatives:
        digits = re.sub(r"\D", "", text)
        if (
            digits
            and digits != own
            and abs(len(digits) - len(own)) <= 1
            and item.whole is None
        ):
            yield int(digits) * place


def _one_digit(item: Figure) -> Iterator[Fraction]:
    if (
        item.mention.confidence is None
        or item.mention.confidence >= SURE
        or item.whole is not None
    ):
        return
    own = re.sub(r"\D", "", item.mention.text)
    if len(own) < 3:
        return  # one digit changed mends nearly every relation of a short number
    place = last_place(item.mention.text, item.interval.value)
    for at in range(len(own)):
        for digit in "0123456789":
            if digit != own[at]:
                yield int(own[:at] + digit + own[at + 1 :]) * place


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
    figures: Sequence[Figure], relation: Relation, *, sure: bool = True
) -> Verdict:
    """The one policy for every relation: it holds within the intervals; else it is doubtful where
    one figure that the readers doubted would mend it, where they doubt a figure altogether, or
    where the text may be meant otherwise (not ``sure``); else it is broken."""
    if relation([f.interval for f in figures]):
        return Verdict("holds", "holds")
    if suspect := misread(figures, relation):
        item, value = suspect
        return Verdict(
            "doubtful",
            "misread",
            {"suspect": item, "proposed": of_amount(value, item)},
        )
    outcome = judge(sure=sure and not shaky(figures))
    return Verdict(outcome, "unsure" if outcome == "doubtful" else outcome)


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
    return [
        f.mention.value.split("/")[0] if f.label == "RATIO" else f.mention.value
        for f in figures
    ]
