"""The rows of facts and documents that the overview filters, and what it ranks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from pipeline.dataset.indicators import names
from pipeline.dataset.links import link as place
from pipeline.dataset.problems import in_english, in_vietnamese
from pipeline.period import bounds
from pipeline.report.charts import Row, body, link, most_common

_DOCUMENTS = 50  # rows of the table of checks by document
_CITED = 60  # of the ranking of cited documents
_YEARS = 12


def conflicting(facts: Iterable[Row], checks: Iterable[Row]) -> set[object]:
    """The facts whose value another statement of the same quantity contradicts, as the audit has
    found: two purchases of one year are no contradiction."""
    contradicted = {
        mention_id
        for check in checks
        if check["kind"] == "same" and check["outcome"] == "broken"
        for mention_id in str(check["mention_ids"] or "").split()
    }
    return {f["fact_id"] for f in facts if f["mention_id"] in contradicted}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a fact on the page: the columns of the table that it wants, and what it makes of
    them."""

    columns: tuple[str, ...]
    of: Callable[[Row], object]


def fact_cells(conflicts: set[object]) -> dict[str, Cell]:
    """A fact as the page shows it; its indicator by code, whose names stand there once."""
    conflicting = Cell(("fact_id",), lambda f: f["fact_id"] in conflicts)
    return {
        "id": _as_is("fact_id"),
        "document": _as_is("doc_id"),
        "code": _as_is("doc_code"),
        "body": Cell(("issuer", "place", "province"), body),
        "indicator": _as_is("indicator"),
        "cmp": Cell(("cmp",), _compared),
        "value": _as_is("value"),
        "unit": _as_is("unit"),
        "period": _as_is("period"),
        "year": _as_is("year"),
        "status": _as_is("status"),
        "province": _as_is("province"),
        "level": _as_is("level"),
        "evidence": _as_is("evidence"),
        "page": _as_is("page"),
        "link": _as_is("link"),
        "conflict": conflicting,
        "reviewed": _as_is("reviewed"),
    }


def _as_is(column: str) -> Cell:
    return Cell((column,), itemgetter(column))


def _compared(fact: Row) -> str:
    return "" if fact["cmp"] == "=" else f"{fact['cmp']} "


def document_row(document: Row, cited: Sequence[str]) -> Row:
    """A document as the page shows it; ``cited`` are those of the ranking that it cites."""
    problem = str(document["problem"] or "")
    return {
        "id": document["doc_id"],
        "source": document["source"],
        "code": document["doc_code"],
        "title": document["title"],
        "body": body(document),
        "province": document["province"],
        "year": year(document),
        "date": document["issued_on"],
        "reading": document["status"],
        "problem_vi": in_vietnamese(problem),
        "problem_en": in_english(problem, str(document["problem_code"] or "")),
        "ocr": document["ocr_confidence"],
        "cites": tuple(cited),
        "link": place(str(document["doc_id"]), "") if document["pages"] else "",
    }


def year(document: Row) -> int | None:
    """The year in which a document was issued."""
    _, last = bounds(str(document["issued_on"] or ""))
    return last.year if last else None


def grid(facts: Iterable[Row]) -> Row:
    """Facts by indicator and year: the heads, and for each indicator its code and (count, link) a
    year."""
    count = Counter((f["indicator"], f["year"]) for f in facts)
    years = sorted({year for _, year in count if year}, key=str)[-_YEARS:]
    codes = sorted({str(code) for code, year in count if year in years})
    rows = [
        {
            "code": code,
            "vi": names("vi").get(code, code),
            "en": names("en").get(code, code),
            "cells": [
                (count[code, y], link("facts", indicator=code, year=y))
                for y in years
            ],
        }
        for code in codes
    ]
    return {
        "years": years,
        "rows": rows,
    }


def citations(
    references: Iterable[Row],
) -> tuple[list[Row], dict[str, list[str]]]:
    """The documents cited by most, and doc_id -> those of them that it cites."""
    citing: dict[str, set[str]] = defaultdict(set)
    about: dict[str, Row] = {}
    times: Counter[str] = Counter()
    for reference in references:
        code = str(reference["code"])
        citing[code].add(str(reference["doc_id"]))
        times[code] += 1
        about.setdefault(code, reference)
    counted = Counter({code: len(found) for code, found in citing.items()})
    ranked = [
        {
            "code": code,
            "type": about[code]["type"],
            "issuer": about[code]["issuer"],
            "documents": documents,
            "times": times[code],
            "link": link("documents", cites=code),
        }
        for code, documents in most_common(counted, _CITED)
    ]
    cites: dict[str, list[str]] = defaultdict(list)
    for row in ranked:
        for doc_id in sorted(citing[str(row["code"])]):
            cites[doc_id].append(str(row["code"]))
    return ranked, cites


def verified(documents: Iterable[Row], checks: Iterable[Row]) -> list[Row]:
    """For each document with checks: how many hold, are doubtful, are broken; the worst first."""
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for check in checks:
        for doc_id in str(check["doc_ids"] or "").split():
            tally[doc_id][str(check["outcome"])] += 1
    named = [
        (d, tally[str(d["doc_id"])])
        for d in documents
        if d["doc_id"] in tally and d["status"] != "duplicate"
    ]
    named.sort(
        key=lambda item: (
            -item[1]["broken"],
            -item[1]["doubtful"],
            str(item[0]["source"]),
        )
    )
    return [
        {
            "source": document["source"],
            "link": link("facts", document=document["doc_id"]),
            "holds": counts["holds"],
            "doubtful": counts["doubtful"],
            "broken": counts["broken"],
            "share": round(100 * counts["holds"] / counts.total()),
        }
        for document, counts in named[:_DOCUMENTS]
    ]
