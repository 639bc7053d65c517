"""One document cited more than once: its dates, types and titles must agree; and the document's own
number and date.

Numbers start again each year, so that one number with dates of two years is one document only where
the day and month, or the title, are the same. In one year a number is one document; bodies that
exist many times (UBND, sở) leave doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from pipeline import document_codes, symbols
from pipeline.checks.cited import Cited, is_day
from pipeline.checks.own_references import one_date, own_number, several_dates
from pipeline.checks.repeated_quantities import slip
from pipeline.checks.verdict import judge, make
from pipeline.grouping import by_key
from pipeline.period import year_of
from pipeline.records import Check, Document
from pipeline.text import fold

_WORD = re.compile(r"[^\W_]+")
_LONG_WORD = re.compile(r"[^\W_]{2,}")
# shares of the words of the shorter title from which two say the same, below which they do not
_SIMILAR, _STRANGE = 0.75, 0.25
# words of titles that can be compared, and by which one document is known
_SHORT_TITLE, _LONG_TITLE, _TELLING_TITLE = 5, 6, 8
_SHOWN = 120  # characters of a title in a message


def check(document: Document, cited: Sequence[Cited]) -> Iterator[Check]:
    """Every relation between the citations of one document."""
    groups = by_key(
        (citation.symbol.code, citation)
        for citation in cited
        if citation.symbol.agency and citation.symbol.number
    )
    header = document.layout.header
    for code, same in groups.items():
        if code != header.doc_code:
            yield from _dates(code, same)
        yield from _types(code, same)
        yield from _titles(code, same)
    yield from _numbers(cited)
    yield from own_number(document, cited)


def alone(symbol: symbols.Symbol) -> bool:
    """Whether the issuing body exists once in the country."""
    if symbol.agency == "TW":
        return True
    level_of = document_codes.levels().get
    levels = map(level_of, symbol.agency.split())
    return all(level == "central" for level in levels)


def differ(
    dates: Sequence[str],
    titles: Sequence[str],
    *,
    one_body: bool,
) -> str:
    """What two or more dates of one number mean: broken, doubtful, or "" where they may well be two
    documents."""
    years = {year_of(date) for date in dates}
    days = {date[5:] for date in dates}
    alike = _are_alike(titles)
    if len(years) == 1:
        return judge(sure=one_body or alike)
    if alike:
        return "broken"
    if len(days) > 1:
        return ""
    return "broken" if one_body else "doubtful"


def _are_alike(titles: Sequence[str]) -> bool:
    """Whether two titles or more say the same."""
    if sum(map(bool, titles)) < 2:
        return False
    first, *others = titles
    return all(similar(first, other) for other in others)


def similar(left: str, right: str) -> bool:
    """Whether two titles say the same: most words of the shorter stand in the longer."""
    return _shared(_WORD, left, right) >= _SIMILAR


def strangers(left: str, right: str) -> bool:
    """Whether two titles hardly share a word."""
    return 0 <= _shared(_LONG_WORD, left, right) < _STRANGE


def _shared(
    word: re.Pattern[str],
    left: str,
    right: str,
) -> float:
    """The part of the words of the shorter title that the other has too; -1 where one is empty."""
    first = set(word.findall(fold(left)))
    second = set(word.findall(fold(right)))
    least = min(len(first), len(second))
    return len(first & second) / least if least else -1.0


def _dates(code: str, same: Sequence[Cited]) -> Iterator[Check]:
    """The days that citations of one number give."""
    dated = [c for c in same if is_day(c.date)]
    dates = sorted({c.date for c in dated})
    mentions = [m for c in dated for m in c.mentions]
    if len(dates) == 1 and len(dated) > 1:
        yield one_date("reference.holds", code, dates[0], mentions)
    if len(dates) < 2:
        return
    titles = [c.title for c in dated]
    outcome = differ(dates, titles, one_body=alone(same[0].symbol))
    if outcome == "broken" and not all(c.sure for c in dated):
        outcome = "doubtful"
    if outcome:
        yield several_dates(outcome, _DIFFER[outcome], code, dates, mentions)


_DIFFER = {"broken": "reference.dates", "doubtful": "reference.dates.unsure"}


def _types(code: str, same: Sequence[Cited]) -> Iterator[Check]:
    named = {document_codes.type_said(c.type_said) for c in same}
    types = sorted(named - {"", document_codes.LETTER})
    # of two of which one goes on farther the shorter comes first
    longer = (b.startswith(a) for a, b in combinations(types, 2))
    if len(types) > 1 and not any(longer):
        yield make(
            "reference",
            "doubtful",
            "reference.types",
            [c.mention for c in same],
            [code],
            {"code": code, "types": ", ".join(types)},
        )


def _titles(code: str, same: Sequence[Cited]) -> Iterator[Check]:
    """One document, of one date, with titles that have nothing in common."""
    titled = [c for c in same if _has_title(c, _LONG_TITLE)]
    for first, second in pairwise(titled):
        one_date = first.date == second.date
        if one_date and strangers(first.title, second.title):
            values = {
                "code": code,
                "first": first.title[:_SHOWN],
                "second": second.title[:_SHOWN],
            }
            yield make(
                "reference",
                "doubtful",
                "reference.titles",
                [first.mention, second.mention],
                [code],
                values,
                severity="info",
            )
            return


def _has_title(cited: Cited, words: int) -> bool:
    """Whether a citation gives a title of so many words."""
    return len(cited.title.split()) >= words


def _numbers(cited: Sequence[Cited]) -> Iterator[Check]:
    """One title, type, issuer and date with two numbers."""
    titled = filter(_is_titled, cited)
    groups = by_key((_issued_as(citation), citation) for citation in titled)
    for first, *further in groups.values():
        others = [c for c in further if _one_document(first, c)]
        if others and _has_title(first, _TELLING_TITLE):
            yield _several_numbers([first, *others])


def _issued_as(cited: Cited) -> tuple[str, str, str]:
    """The type, issuer and date that one document has."""
    return cited.symbol.type_code, cited.symbol.agency, cited.date


def _several_numbers(cited: Sequence[Cited]) -> Check:
    codes = sorted({c.symbol.code for c in cited})
    date = cited[0].date
    return make(
        "reference",
        "doubtful",
        "reference.numbers",
        [m for c in cited for m in c.mentions],
        [*codes, date],
        {"codes": ", ".join(codes), "date": date},
    )


def _is_titled(cited: Cited) -> bool:
    """Whether a citation gives the type, the day and a title of some words."""
    if not cited.symbol.type_code or not is_day(cited.date):
        return False
    return _has_title(cited, _SHORT_TITLE)


def _one_document(first: Cited, second: Cited) -> bool:
    """Whether two citations with two numbers mean one document: the same title, or one that goes
    on farther and two digits exchanged; numbers that follow each other are two documents."""
    if first.symbol.number == second.symbol.number:
        return False
    if fold(first.title) == fold(second.title):
        return True
    numbers = first.symbol.number, second.symbol.number
    one, other = map(sorted, numbers)
    exchanged = slip(*numbers) and one == other
    return exchanged and similar(first.title, second.title)
