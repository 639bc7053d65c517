"""One document cited by several, and against itself where it is in the archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline import symbols
from pipeline.checks.cited import is_day
from pipeline.checks.references import alone, differ, strangers
from pipeline.checks.verdict import make, stand_in
from pipeline.checks.wording import Value
from pipeline.period import year_of
from pipeline.records import Check

_SHOWN = 20  # mentions named of a citation that hundreds of documents share


@dataclass(frozen=True, slots=True)
class CitedAt:
    doc_id: str
    mention_id: str
    date: str
    title: str


def scope(code: str, place: str) -> str:
    """ "" for the number of a body that exists once, else the place of the document that cites
    it."""
    symbol = symbols.parse(code)
    return "" if symbol and symbol.agency and alone(symbol) else place


def citations(cited: dict[tuple[str, str], list[CitedAt]]) -> Iterator[Check]:
    for (code, _), notes in cited.items():
        in_full = (n for n in notes if is_day(n.date))
        dated = sorted(in_full, key=lambda n: (n.date, n.doc_id, n.mention_id))
        symbol = symbols.parse(code)
        if not symbol or not symbol.agency:
            continue
        if len({n.doc_id for n in dated}) < 2:
            continue
        if len({n.date for n in dated}) == 1:
            yield from _one_date(code, dated)
        else:
            yield from _several_dates(code, symbol, dated)


def _one_date(code: str, dated: Sequence[CitedAt]) -> Iterator[Check]:
    """Documents agree on the date of one that they cite; do they on its title?"""
    dates = [dated[0].date]
    yield _cites(
        "holds",
        "reference.holds",
        code,
        dates,
        dated,
        {"code": code, "date": dates[0]},
    )
    titled = [n for n in dated if len(n.title.split()) > 5]
    title = titled[0].title if titled else ""
    others = (n for n in titled[1:] if strangers(title, n.title))
    if odd := next(others, None):
        yield _cites(
            "doubtful",
            "reference.titles",
            code,
            dates,
            [titled[0], odd],
            {
                "code": code,
                "first": titled[0].title[:120],
                "second": odd.title[:120],
            },
        )


def _several_dates(
    code: str,
    symbol: symbols.Symbol,
    dated: Sequence[CitedAt],
) -> Iterator[Check]:
    """Documents give several dates of one that they cite, and not each of them all: then it
    already says so of itself."""
    docs_of: dict[str, set[str]] = {}  # by date
    for note in dated:
        docs_of.setdefault(note.date, set()).add(note.doc_id)
    dates = sorted(docs_of)
    first = docs_of[dates[0]]
    if all(docs == first for docs in docs_of.values()):
        return
    titled = [n.title for n in dated if n.title]
    outcome = differ(dates, titled, one_body=alone(symbol))
    if not outcome:
        return
    broken = outcome == "broken"
    key = "reference.dates" if broken else "reference.dates.unsure"
    told = ", ".join(f"{date} (×{len(docs_of[date])})" for date in dates)
    values: dict[str, Value] = {"code": code, "dates": told}
    yield _cites(
        outcome,
        key,
        code,
        dates,
        dated,
        values,
    )


def _cites(
    outcome: str,
    key: str,
    code: str,
    dates: Sequence[str],
    notes: Sequence[CitedAt],
    values: dict[str, Value],
) -> Check:
    """Names all mentions of rare dates, and the first of a date that many documents give."""
    shown = [
        n
        for date in dates
        for n in [n for n in notes if n.date == date][:_SHOWN]
    ]
    numbers = [code] if outcome == "holds" else [code, *dates]
    return make(
        "reference",
        outcome,
        key,
        [stand_in(n.mention_id) for n in shown],
        numbers,
        values,
        doc_ids=tuple(dict.fromkeys(n.doc_id for n in shown)),
    )


def titles(
    cited: dict[tuple[str, str], list[CitedAt]],
    owned: dict[tuple[str, str], list[CitedAt]],
) -> Iterator[Check]:
    """Citations against the date that the cited document itself bears, where it is in the
    archive."""
    for key, own in owned.items():
        document = own[0]
        given = {one.date for one in own}
        if len(given) > 1 or not is_day(document.date):
            continue
        others = (n for n in cited.get(key, ()) if n.doc_id != document.doc_id)
        dated = (note for note in others if is_day(note.date))
        code, _ = key
        for note in sorted(dated, key=lambda n: (n.doc_id, n.mention_id)):
            if note.date == document.date:
                yield _agrees(code, note, document)
            elif year_of(note.date) == year_of(document.date):
                yield _differs(code, note, document)


def _agrees(code: str, note: CitedAt, document: CitedAt) -> Check:
    """A citation with the date that the document bears."""
    return make(
        "reference",
        "holds",
        "reference.cited.holds",
        [stand_in(note.mention_id)],
        [code],
        {"code": code, "date": note.date},
        doc_ids=(note.doc_id, document.doc_id),
    )


def _differs(code: str, note: CitedAt, document: CitedAt) -> Check:
    """A citation with another date than the document bears."""
    values = {"code": code, "date": note.date, "issued": document.date}
    return make(
        "reference",
        "doubtful",
        "reference.cited",
        [stand_in(note.mention_id)],
        [code, *sorted({note.date, document.date})],
        values,
        doc_ids=(note.doc_id, document.doc_id),
    )
