"""The numbers of one department in one year, which grow with the date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline import document_codes, symbols
from pipeline.checks.cited import Cited, is_day
from pipeline.checks.verdict import make
from pipeline.grouping import by_key
from pipeline.period import year_of
from pipeline.records import Check


def series(cited: Sequence[Cited]) -> Iterator[Check]:
    """Numbers of one department in one year grow with the date; UBND has two series and is left
    out."""
    dated = (citation for citation in cited if is_day(citation.date))
    numbered = [c for c in dated if _is_of_department(c.symbol)]
    groups = by_key((_series_of(citation), citation) for citation in numbered)
    for same in groups.values():
        ordered = sorted(same, key=lambda c: (c.date, _number(c)))
        for first, second in pairwise(ordered):
            if _number(first) > _number(second) and first.date < second.date:
                yield _falls(first, second)


def _series_of(citation: Cited) -> tuple[str, str, int]:
    """The type, the body and the year in which numbers run on."""
    symbol = citation.symbol
    return symbol.type_code, symbol.agency, year_of(citation.date)


def _is_of_department(symbol: symbols.Symbol) -> bool:
    """Whether a department of a province numbered a paper of a type."""
    if not symbol.number.isdigit() or not symbol.type_code:
        return False
    if not symbol.agency.startswith("S"):
        return False
    return document_codes.levels().get(symbol.agency) == "province"


def _number(citation: Cited) -> int:
    return int(citation.symbol.number)


def _falls(first: Cited, second: Cited) -> Check:
    """A later paper of a series with a smaller number."""
    codes = first.symbol.code, second.symbol.code
    return make(
        "chronology",
        "doubtful",
        "chronology.series",
        [*first.mentions, *second.mentions],
        [
            codes[0],
            first.date,
            codes[1],
            second.date,
        ],
        {
            "first": codes[0],
            "date1": first.date,
            "second": codes[1],
            "date2": second.date,
        },
        severity="info",
    )
