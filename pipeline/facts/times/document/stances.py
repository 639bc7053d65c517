"""What a document as a whole is for: plans, requests and instructions speak of times to come."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline import reporting, symbols
from pipeline.clauses.roles import opens, said
from pipeline.facts.patterns import pattern
from pipeline.period import Period
from pipeline.records import Header
from pipeline.resources import table
from pipeline.text import fold


@dataclass(frozen=True, slots=True)
class Stance:
    """``status``: what its figures are unless they say otherwise: planned, target, proposed; "" of
    a report. ``ahead``: the year or years that it plans or asks for. ``sets_rules``: a law or the
    like, in which nothing is told as done."""

    ahead: Period | None = None
    status: str = ""
    is_plan: bool = False
    sets_rules: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of models/stances.tsv."""

    type: str
    words: str
    code: str
    status: str

    def fits(self, header: Header) -> bool:
        if fold(self.type) != fold(header.doc_type):
            return False
        if self.code and not _names_year(header.doc_code):
            return False
        return not self.words or bool(said(self.words, header.title))


REPORTS = Stance()  # that of a document that tells what is
_RULE = "rule"  # the status of a row whose documents tell nothing as done


def _names_year(code: str) -> bool:
    """Whether a symbol has a year in it, as those of laws have: "07/2025/QĐ-UBND"."""
    symbol = symbols.parse(code)
    return symbol is not None and symbol.year != ""


def stance_of(header: Header, term: Period | None) -> Stance:
    """The stance of a document, by its type and title (``models/stances.tsv``). A plan whose title
    names no year is for the ``term`` in which it says that it is carried out."""
    ahead = _ahead(header) or term
    if opens("plans", header.doc_type):
        return Stance(ahead, "planned", is_plan=True)
    for row in table("stances.tsv", _Row):
        if not row.fits(header):
            continue
        if row.status == _RULE:
            return Stance(ahead, sets_rules=True)
        return Stance(ahead, row.status)
    return REPORTS


def _ahead(header: Header) -> Period | None:
    """The time that the header or the title of a document names for it."""
    if header.period:
        return Period.parse(header.period)
    title = pattern("vision folded").split(fold(header.title))[0]
    named = {
        time.period
        for time in reporting.named(title)
        if not time.day and not time.period.startswith("-")
    }
    return Period.parse(named.pop()) if len(named) == 1 else None
