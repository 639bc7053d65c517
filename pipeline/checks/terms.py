"""A plan past its end as basis: "Căn cứ Kế hoạch số 30/KH-UBND … giai đoạn 2016-2018" in a report
on 2021."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.chronology import own_date
from pipeline.checks.cited import Cited
from pipeline.checks.patterns import finds, pattern
from pipeline.checks.verdict import make
from pipeline.period import Period, year_of
from pipeline.records import Check, Document


def check(document: Document, cited: Sequence[Cited]) -> Iterator[Check]:
    """Every plan cited as basis that had ended before the time reported on; it may be in force
    still, so it stays doubtful."""
    since = _reported_from(document)
    for citation in cited:
        end = _end(citation)
        if since and end and end < since and _is_basis(document, citation):
            code = citation.symbol.code
            yield make(
                "chronology",
                "doubtful",
                "chronology.expired",
                citation.mentions,
                [code, str(end)],
                {
                    "code": code,
                    "end": str(end),
                    "since": str(since),
                },
            )


def _reported_from(document: Document) -> int:
    """The first year reported on; without a period the year before that of issue; 0 where both
    are unknown."""
    period = Period.parse(document.layout.header.period)
    if period and period.first:
        return period.first.year
    issued = own_date(document)
    return year_of(issued.value) - 1 if issued else 0


def _end(citation: Cited) -> int:
    """The last year of a plan by its title; 0 where it names none."""
    found = pattern("terms span").search(citation.title.lower())
    return int(found[1]) if found else 0


def _is_basis(document: Document, citation: Cited) -> bool:
    """Whether a paragraph rests on what it cites and does not know it to be over."""
    block = document.layout.blocks[citation.mention.block]
    text = block.text.lower()
    rests = finds("terms basis", text)
    return rests and not finds("terms known", text)
