"""Checks within one document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from pipeline.checks import (
    announced,
    changes,
    chronology,
    complements,
    contradictions,
    distributed_totals,
    full_ratios,
    goals,
    left_over,
    marked_lists,
    member_rates,
    out_of,
    plausibility,
    products,
    ranks,
    ratios,
    references,
    repeated_quantities,
    reuse,
    steps,
    sums,
    symbols,
    tables,
    terms,
    weekdays,
)
from pipeline.checks.cited import citations
from pipeline.checks.findings import by_sureness, grouped
from pipeline.checks.passages import read
from pipeline.grouping import by_key
from pipeline.records import Check, Document

_RANK = {"holds": 0, "doubtful": 1, "broken": 2}


def check_document(document: Document) -> tuple[Check, ...]:
    """Every relation between figures of ``document`` that was tested (its own ``checks`` are
    ignored).

    The surest alarms come first, what holds in reading order of its first figure. Never raises on
    odd figures; a relation that cannot be reckoned with is none."""
    if not document.mentions and not document.layout.tables:
        return ()
    figures = read(document)
    cited = citations(document)
    stages = (
        sums,
        distributed_totals,
        ratios,
        member_rates,
        complements,
        changes,
        steps,
        contradictions,
        goals,
        tables,
        repeated_quantities,
        full_ratios,
        reuse,
        announced,
        marked_lists,
        out_of,
        left_over,
        products,
        plausibility,
        ranks,
    )
    found = [check for stage in stages for check in stage.check(figures)]
    for stage in (symbols, references, chronology, terms, weekdays):
        found += stage.check(document, cited)
    order = {m.mention_id: i for i, m in enumerate(document.mentions)}

    def place(check: Check) -> tuple[int, str, str]:
        places = (order.get(name, 0) for name in check.mention_ids)
        return (
            min(places, default=0),
            check.kind,
            check.check_id,
        )

    in_order = sorted(settle(found), key=place)
    return tuple(by_sureness(grouped(in_order)))


def settle(found: Iterable[Check]) -> list[Check]:
    """One check for each set of figures, the mildest; and no sum is called broken whose total
    another sum explains."""
    best: dict[tuple[object, ...], Check] = {}
    for check in found:
        tested = _what_is_tested(check)
        if tested not in best or _is_milder(check, best[tested]):
            best[tested] = check
    sums = _milder_sums(best.values())
    return [check for check in best.values() if not _explained(check, sums)]


def _is_milder(one: Check, other: Check) -> bool:
    return _RANK[one.outcome] < _RANK[other.outcome]


def _what_is_tested(check: Check) -> tuple[object, ...]:
    """Equal for checks of one kind on the same figures."""
    if check.kind in ("sum", "ratio", "same") and check.mention_ids:
        return (
            check.kind,
            frozenset(check.mention_ids),
            tuple(sorted(check.numbers)),
        )
    return check.kind, check.check_id


def _milder_sums(found: Iterable[Check]) -> dict[str, list[Check]]:
    """Of each figure, the sums it takes part in that are not broken."""
    return by_key(
        (mention_id, check)
        for check in found
        if check.kind == "sum" and check.outcome != "broken"
        for mention_id in check.mention_ids
    )


def _explained(check: Check, sums: Mapping[str, Sequence[Check]]) -> bool:
    """Whether a milder sum shares the first figure of a sum and one more."""
    if check.kind != "sum":
        return False
    own = set(check.mention_ids)
    named = (sums.get(first, ()) for first in check.mention_ids[:1])
    for other in chain.from_iterable(named):
        shared = own.intersection(other.mention_ids)
        if _is_milder(other, check) and len(shared) > 1:
            return True
    return False
