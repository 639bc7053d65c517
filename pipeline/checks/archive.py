"""Checks across the documents of an archive: citations of one document, facts of one body, stale or
falling figures.

Of each document only what is compared is kept, so that an archive of ten thousand documents fits in
memory."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from pipeline import symbols
from pipeline.checks.findings import by_sureness
from pipeline.checks.references import alone, differ, strangers
from pipeline.checks.repeated_quantities import close, slip
from pipeline.checks.verdict import Value, compare, judge, make
from pipeline.period import bounds, year_of
from pipeline.records import Check, Digest, Fact, Mention
from pipeline.text import fold

_SHOWN = 20  # mentions named of a citation that hundreds of documents share
_LARGE = 50  # a count from which two equal ones are hardly chance


@dataclass(frozen=True, slots=True)
class _Cited:
    doc_id: str
    mention_id: str
    date: str
    title: str


@dataclass(frozen=True, slots=True)
class _Stated:
    doc_id: str
    mention_id: str
    issued_on: str
    period: str
    value: str
    cmp: str
    confidence: float
    words: frozenset[str]


def check_archive(digests: Iterable[Digest]) -> tuple[Check, ...]:
    """Every relation between documents that was tested; the order of ``digests`` does not change
    the result."""
    cited: dict[tuple[str, str], list[_Cited]] = {}
    owned: dict[tuple[str, str], list[_Cited]] = {}
    stated: dict[tuple[str, ...], list[_Stated]] = {}
    for digest in digests:
        header = digest.header
        place = _place(header.place)
        if (
            header.doc_code
            and not header.doc_code.startswith("/")
            and header.letters < 2
            and header.issued_on
        ):
            own = _Cited(digest.doc_id, "", header.issued_on, header.title)
            owned.setdefault(
                (header.doc_code, _scope(header.doc_code, place)), []
            ).append(own)
        for one in digest.references:
            if one.code and one.code != header.doc_code:
                note = _Cited(digest.doc_id, one.mention_id, one.date, one.title)
                cited.setdefault((one.code, _scope(one.code, place)), []).append(note)
        for fact in digest.facts:
            if (
                header.issuer
                and fact.period
                and fact.cmp in ("", "=")
                and fact.kind in ("count", "money")
            ):
                stated.setdefault((fold(header.issuer), place, *_key(fact)), []).append(
                    _stated(digest, fact)
                )
    found = [*_citations(cited), *_titles(cited, owned), *_facts(stated)]
    found.sort(key=lambda c: (c.kind, c.doc_ids, c.numbers, c.check_id))
    return tuple(by_sureness(found))


def _place(text: str) -> str:
    return fold(symbols.place_name(text))


def _scope(code: str, place: str) -> str:
    """ "" for the number of a body that exists once, else the place of the document that cites
    it."""
    symbol = symbols.parse(code)
    return "" if symbol and symbol.agency and alone(symbol) else place


def _key(fact: Fact) -> tuple[str, ...]:
    return (
        fact.indicator,
        fact.unit,
        fact.kind,
        fact.status,
        fold(fact.subject),
        fold(fact.item),
        fact.system,
    )


def _stated(digest: Digest, fact: Fact) -> _Stated:
    words = frozenset(map(sys.intern, re.findall(r"[^\W\d_]{2,}", fold(fact.evidence))))
    return _Stated(
        digest.doc_id,
        fact.mention_id,
        digest.header.issued_on,
        fact.period,
        fact.value,
        fact.cmp,
        fact.confidence,
        words,
    )


def _mention(mention_id: str) -> Mention:
    """A stand-in that carries the id alone: the mentions of other documents are not in memory."""
    return Mention(mention_id, 0, 0, 0, 0, "", "", "")


# ---------------------------------------------------------------- citations


def _citations(cited: dict[tuple[str, str], list[_Cited]]) -> Iterator[Check]:
    for (code, _), notes in cited.items():
        dated = sorted(
            (n for n in notes if len(n.date) == 10),
            key=lambda n: (n.date, n.doc_id, n.mention_id),
        )
        symbol = symbols.parse(code)
        if len({n.doc_id for n in dated}) < 2 or not symbol or not symbol.agency:
            continue
        if len({n.date for n in dated}) == 1:
            yield from _one_date(code, dated)
        else:
            yield from _several_dates(code, symbol, dated)


def _one_date(code: str, dated: Sequence[_Cited]) -> Iterator[Check]:
    """Documents agree on the date of one that they cite; do they on its title?"""
    dates = [dated[0].date]
    yield _cites(
        "holds", "reference.holds", code, dates, dated, {"code": code, "date": dates[0]}
    )
    titled = [n for n in dated if len(n.title.split()) > 5]
    odd = next((n for n in titled[1:] if strangers(titled[0].title, n.title)), None)
    if odd:
        yield _cites(
            "doubtful",
            "reference.titles",
            code,
            dates,
            [titled[0], odd],
            {"code": code, "first": titled[0].title[:120], "second": odd.title[:120]},
        )


def _several_dates(
    code: str, symbol: symbols.Symbol, dated: Sequence[_Cited]
) -> Iterator[Check]:
    """Documents give several dates of one that they cite, and not each of them all: then it
    already says so of itself."""
    docs_of: dict[str, set[str]] = {}  # by date
    for note in dated:
        docs_of.setdefault(note.date, set()).add(note.doc_id)
    dates = sorted(docs_of)
    if all(docs == docs_of[dates[0]] for docs in docs_of.values()):
        return
    outcome = differ(dates, [n.title for n in dated if n.title], one_body=alone(symbol))
    if outcome:
        key = "reference.dates" if outcome == "broken" else "reference.dates.unsure"
        told = ", ".join(f"{date} (×{len(docs_of[date])})" for date in dates)
        yield _cites(outcome, key, code, dates, dated, {"code": code, "dates": told})


def _cites(
    outcome: str,
    key: str,
    code: str,
    dates: Sequence[str],
    notes: Sequence[_Cited],
    values: dict[str, Value],
) -> Check:
    """Names all mentions of rare dates, and the first of a date that many documents give."""
    shown = [n for date in dates for n in [n for n in notes if n.date == date][:_SHOWN]]
    numbers = [code] if outcome == "holds" else [code, *dates]
    return make(
        "reference",
        outcome,
        key,
        [_mention(n.mention_id) for n in shown],
        numbers,
        values,
        doc_ids=tuple(dict.fromkeys(n.doc_id for n in shown)),
    )


def _titles(
    cited: dict[tuple[str, str], list[_Cited]],
    owned: dict[tuple[str, str], list[_Cited]],
) -> Iterator[Check]:
    """Citations against the date that the cited document itself bears, where it is in the
    archive."""
    for key, own in owned.items():
        if len({o.date for o in own}) > 1 or len(own[0].date) != 10:
            continue
        document = own[0]
        for note in sorted(cited.get(key, ()), key=lambda n: (n.doc_id, n.mention_id)):
            if len(note.date) != 10 or note.doc_id == document.doc_id:
                continue
            docs = (note.doc_id, document.doc_id)
            mentions = [_mention(note.mention_id)]
            dates = sorted({note.date, document.date})
            if len(dates) == 1:
                yield make(
                    "reference",
                    "holds",
                    "reference.cited.holds",
                    mentions,
                    [key[0]],
                    {"code": key[0], "date": note.date},
                    doc_ids=docs,
                )
            elif year_of(note.date) == year_of(document.date):
                yield make(
                    "reference",
                    "doubtful",
                    "reference.cited",
                    mentions,
                    [key[0], *dates],
                    {"code": key[0], "date": note.date, "issued": document.date},
                    doc_ids=docs,
                )


# ---------------------------------------------------------------- facts


def _facts(stated: dict[tuple[str, ...], list[_Stated]]) -> Iterator[Check]:
    for notes in stated.values():
        if len({n.doc_id for n in notes}) < 2:
            continue
        alone_in = [
            n
            for n in notes
            if sum(
                o.doc_id == n.doc_id and o.period == n.period and o.value != n.value
                for o in notes
            )
            == 0
        ]  # several values in one document: several things
        ordered = sorted(
            alone_in, key=lambda n: (n.period, n.issued_on, n.doc_id, n.mention_id)
        )
        yield from _same_period(ordered)
        yield from _running(ordered)


def _same_period(notes: Sequence[_Stated]) -> Iterator[Check]:
    groups: dict[str, dict[str, _Stated]] = {}
    for note in notes:
        groups.setdefault(note.period, {}).setdefault(note.doc_id, note)
    for group in groups.values():
        for first, second in pairwise(group.values()):
            equal = first.value == second.value
            if not equal and _grown_since(first, second):
                continue
            sure = slip(first.value, second.value) and _likeness(first, second) >= 0.7
            if not equal and not (
                sure
                or (
                    _likeness(first, second) >= 0.6 and close(first.value, second.value)
                )
            ):
                continue
            key = "same.holds" if equal else "same.broken" if sure else "same.unsure"
            yield _two(
                "same",
                judge(equal, sure=sure),
                key,
                first,
                second,
                {"first": Fraction(first.value), "second": Fraction(second.value)},
            )


def _grown_since(first: _Stated, second: _Stated) -> bool:
    """Whether the period went on between two reports: what it counts was still to grow."""
    end = bounds(first.period)[1]
    days = sorted([first.issued_on, second.issued_on])
    return bool(end) and days[0] != days[1] and days[0] < str(end)


def _running(notes: Sequence[_Stated]) -> Iterator[Check]:
    """Counts that run on from one day: reports of later dates must not give less, nor for ever the
    same."""
    groups: dict[str, list[_Stated]] = {}
    for note in notes:
        start, _, end = note.period.partition("/")
        if len(end) == 10:
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
                "date1": first.period[-10:],
                "date2": second.period[-10:],
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


def _likeness(first: _Stated, second: _Stated) -> float:
    both = len(first.words & second.words)
    return both / (min(len(first.words), len(second.words)) or 1)


def _two(
    kind: str,
    outcome: str,
    key: str,
    first: _Stated,
    second: _Stated,
    values: dict[str, Value],
) -> Check:
    return make(
        kind,
        outcome,
        key,
        [_mention(first.mention_id), _mention(second.mention_id)],
        [first.value, second.value],
        values,
        compare(Fraction(first.value), Fraction(second.value)),
        doc_ids=(first.doc_id, second.doc_id),
    )
