"""The documents of the audit page: what the head of each shows, and by what it is filtered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pipeline.dataset.problems import in_english, in_vietnamese
from pipeline.period import bounds
from pipeline.report.findings import Finding, Findings, Row, rows_of

ACROSS = "across"  # stands for checks over documents


def index(found: Findings) -> Iterator[Row | dict[str, object]]:
    """One entry a document: what its head shows, and how many checks of each outcome it has; worst
    first."""
    levels = _levels(found.output)
    entries = [
        _entry(
            doc_id,
            row,
            levels.get(doc_id, set()),
            found.by_document.get(doc_id, ()),
        )
        for doc_id, row in found.documents.items()
    ]
    if found.across:
        entries.append(
            _entry(
                ACROSS,
                {},
                set(),
                found.across,
            )
        )
    yield from sorted(
        entries,
        key=lambda e: (-e["broken"], -e["doubtful"], e.get("source", "")),
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
    findings: Iterable[Finding],
) -> dict[str, Any]:
    counts = Counter(f.row["outcome"] for f in findings)
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
