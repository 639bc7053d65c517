"""What a document as a whole is for: plans, requests and instructions speak of times to come."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline import reporting
from pipeline.clauses.roles import said
from pipeline.facts.patterns import pattern
from pipeline.period import Period
from pipeline.records import Header
from pipeline.text import fold


@dataclass(frozen=True, slots=True)
class Stance:
    """``status``: what its figures are unless they say otherwise: planned, target, proposed; "" of
    a report. ``ahead``: the year or years that it plans or asks for."""

    ahead: Period | None = None
    status: str = ""
    is_plan: bool = False


REPORTS = Stance()  # that of a document that tells what is


def stance_of(header: Header) -> Stance:
    """The stance of a document, by its type and title.

    A plan whose title names no year is for none that is known. A resolution plans, and a decision
    on an estimate, a budget or tenders; a directive or a letter of guidance sets targets; a
    submission (tờ trình) or a letter that asks for something proposes."""
    title, kind = header.title, fold(header.doc_type)
    ahead = _ahead(header)
    if is_plan(header):
        return Stance(ahead, "planned", is_plan=True)
    if kind == "to trinh":
        return Stance(ahead, "proposed")
    if kind == "nghi quyet" or (
        kind == "quyet dinh" and said("approves", title)
    ):
        return Stance(ahead, "planned")
    if kind == "cong van" and said("asks", title):
        return Stance(ahead, "proposed")
    if kind == "chi thi" or (kind == "cong van" and said("guides", title)):
        return Stance(ahead, "target")
    return REPORTS


def is_plan(header: Header) -> bool:
    """Whether a document is a plan, a programme or a scheme, by its type."""
    return any(hit.first == 0 for hit in said("plans", header.doc_type))


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
