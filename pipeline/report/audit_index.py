"""The documents of the audit page: what the head of each shows, and by what it is filtered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.dataset.problems import in_english, in_vietnamese
from pipeline.period import bounds
from pipeline.report.audit_findings import ACROSS, Audited
from pipeline.report.findings import Row, rows_of


def index(found: Audited) -> Iterator[Row | dict[str, object]]:
    """One entry a document: what its head shows, and how many checks of each outcome it has; worst
    first."""
    levels = _levels(found.output)
    ids = [*found.documents, *found.counts.keys() & {ACROSS}]

    def badness(doc_id: str) -> tuple[int, int, str]:
        counts = found.counts.get(doc_id, Counter())
        source = found.documents.get(doc_id, {}).get("source", "")
        return -counts["broken"], -counts["doubtful"], source

    for doc_id in sorted(ids, key=badness):
        yield _entry(
            doc_id,
            found.documents.get(doc_id, {}),
            levels.get(doc_id, set()),
            found.counts.get(doc_id, Counter()),
        )


def _levels(output: Path) -> dict[str, set[str]]:
    """doc_id -> the levels of government that its facts are of."""
    levels: dict[str, set[str]] = {}
    for fact in rows_of(output / "facts.csv"):
        if fact.get("level"):
            levels.setdefault(fact["doc_id"], set()).add(fact["level"])
    return levels


_SHOWN = (
    "source",
    "doc_code",
    "doc_type",
    "issuer",
    "issuer_parent",
    "issued_on",
    "title",
    "place",
    "province",
)


def _entry(
    doc_id: str,
    row: Row,
    levels: set[str],
    counts: Counter[str],
) -> dict[str, Any]:
    shown = {name: row[name] for name in _SHOWN if row.get(name)}
    if problem := row.get("problem"):
        english = in_english(problem, row.get("problem_code", ""))
        shown |= {
            "problem_en": english,
            "problem_vi": in_vietnamese(problem),
        }
    return {
        "id": doc_id,
        **shown,
        "year": _year(row),
        "level": sorted(levels),
        "holds": counts["holds"],
        "broken": counts["broken"],
        "doubtful": counts["doubtful"],
    }


def _year(row: Row) -> str:
    """The year that a document reports on, else that of its issue."""
    for time in (row.get("period"), row.get("issued_on")):
        _, last = bounds(time or "")
        if last:
            return str(last.year)
    return ""
