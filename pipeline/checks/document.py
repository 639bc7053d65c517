"""Checks within one document."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.checks import (
    changes,
    chronology,
    complements,
    contradictions,
    distributed_totals,
    plausibility,
    products,
    ratios,
    references,
    repeated_quantities,
    sums,
    symbols,
    tables,
)
from pipeline.checks.figures import read
from pipeline.checks.findings import grouped
from pipeline.records import Check, Document

_RANK = {"holds": 0, "doubtful": 1, "broken": 2}


def check_document(document: Document) -> tuple[Check, ...]:
    """Every relation between figures of ``document`` that was tested (its own ``checks`` are
    ignored).

    Checks come in reading order of their first figure. Never raises on odd figures; a relation that
    cannot be reckoned with is none."""
    if not document.mentions and not document.layout.tables:
        return ()
    figures = read(document)
    cited = symbols.citations(document)
    stages = (
        sums,
        distributed_totals,
        ratios,
        complements,
        changes,
        contradictions,
        tables,
        repeated_quantities,
        products,
        plausibility,
    )
    found = [check for stage in stages for check in stage.check(figures)]
    for citations in (symbols, references, chronology):
        found += citations.check(document, cited)
    order = {m.mention_id: i for i, m in enumerate(document.mentions)}

    def place(check: Check) -> tuple[int, str, str]:
        return (
            min((order.get(i, 0) for i in check.mention_ids), default=0),
            check.kind,
            check.check_id,
        )

    return tuple(grouped(sorted(settle(found), key=place)))


def settle(found: Iterable[Check]) -> list[Check]:
    """One check for each set of figures, the mildest; and no sum is called broken whose total
    another sum explains."""
    best: dict[tuple[str, frozenset[str], tuple[str, ...]], Check] = {}
    for check in found:
        figures = check.kind in ("sum", "ratio", "same") and check.mention_ids
        ids = frozenset(check.mention_ids if figures else (check.check_id,))
        key = (check.kind, ids, tuple(sorted(check.numbers)) if figures else ())
        if key not in best or _RANK[check.outcome] < _RANK[best[key].outcome]:
            best[key] = check
    milder: dict[
        str, list[tuple[int, frozenset[str]]]
    ] = {}  # of each figure, the sums it takes part in
    for check in best.values():
        if check.kind == "sum" and check.outcome != "broken":
            for name in check.mention_ids:
                milder.setdefault(name, []).append(
                    (_RANK[check.outcome], frozenset(check.mention_ids))
                )

    def explained(check: Check) -> bool:
        own = set(check.mention_ids)
        return any(
            rank < _RANK[check.outcome] and len(own & other) > 1
            for rank, other in milder.get(check.mention_ids[0], ())
        )

    return [c for c in best.values() if c.kind != "sum" or not c.mention_ids or not explained(c)]
