"""``overview.html``: what the dataset covers, its figures over the years, which documents are cited
most, and how good it is."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from pipeline.dataset.indicators import names
from pipeline.records import VERSION
from pipeline.report import charts
from pipeline.report.charts import Row
from pipeline.report.overview_rows import (
    citations,
    conflicting,
    document_row,
    fact_row,
    grid,
    verified,
    year,
)
from pipeline.report.packed import packed
from pipeline.report.table import Table
from pipeline.report.template import inert, policy, source, template, words

# more would make the page heavier than a browser likes; the CSV holds them all
_FACTS_SHOWN = 50_000
_LIBRARIES = ("d3.min.js", "plot.min.js", "datatables.min.js")
# what the page shows of a fact
_SHOWN = (
    *("fact_id", "doc_id", "doc_code", "page", "indicator", "cmp", "value"),
    *("unit", "period", "year", "status", "issuer", "place", "province"),
    *("level", "evidence", "reviewed", "link"),
)
# by what a fact belongs to a trend, and where it stands in it
_TREND = (
    *("fact_id", "indicator", "value", "number", "unit", "period"),
    *("period_start", "period_end", "year", "status", "subject", "issuer"),
    *("place", "province"),
)
_DOCUMENT = (
    *("doc_id", "source", "doc_code", "title", "issuer", "place", "province"),
    *("issued_on", "status", "problem", "problem_code", "ocr_confidence"),
    "pages",
)


def write_overview(output: Path) -> Path:
    """Writes ``output/overview.html`` from the tables of ``output`` and returns its path.

    The page is self-contained: libraries and data lie in it, each fact leads to its figure on the
    page that stands beside it in ``places/``."""
    libraries = [source(name, "vendor").strip() for name in _LIBRARIES]
    script = source("common.js") + source("overview.js")
    page = template("overview.html").stream(
        version=VERSION,
        style=source("common.css") + source("overview.css"),
        policy=policy(*libraries, script),
        libraries=libraries,
        script=script,
        words=inert(words()),
        names=inert({lang: names(lang) for lang in ("vi", "en")}),
        **_content(output),
    )
    path, new = output / "overview.html", output / ".overview.html.new"
    with open(new, "w", encoding="utf-8") as file:
        page.enable_buffering(64)
        file.writelines(page)
    os.replace(new, path)
    return path


def _content(output: Path) -> dict[str, object]:
    documents = Table(output, "documents", _DOCUMENT)
    checks = Table(
        output, "checks", ("doc_ids", "outcome", "kind", "mention_ids")
    )
    named = Table(output, "facts", ("fact_id", "mention_id"))
    references = Table(
        output, "references", ("doc_id", "code", "type", "issuer")
    )
    facts = Table(output, "facts", _SHOWN)
    conflicts = conflicting(named, checks)
    ranked, cites = citations(references)
    shown = islice(facts, _FACTS_SHOWN)
    return {
        "counts": _counts(output, checks),
        "states": sorted(Counter(str(d["status"]) for d in documents).items()),
        "charts": inert(_charts(output, documents, conflicts)),
        "grid": grid(Table(output, "facts", ("indicator", "year"))),
        "citations": ranked,
        "verified": verified(documents, checks),
        "data": _data(
            {
                "facts": (fact_row(f, conflicts) for f in shown),
                "documents": (
                    document_row(d, cites.get(str(d["doc_id"]), ()))
                    for d in documents
                ),
            }
        ),
        "facts_left_out": max(0, len(facts) - _FACTS_SHOWN),
    }


def _counts(output: Path, checks: Iterable[Row]) -> dict[str, int]:
    outcomes = Counter(str(check["outcome"]) for check in checks)
    rows = {
        name: len(Table(output, name, ()))
        for name in ("documents", "pages", "facts")
    }
    systems = {row["system"] for row in Table(output, "systems", ("system",))}
    return {
        **rows,
        "systems": len(systems),
        **{name: outcomes[name] for name in ("holds", "doubtful", "broken")},
    }


def _charts(
    output: Path,
    documents: Table,
    conflicts: set[object],
) -> dict[str, object]:
    issued = (str(year(d) or "") for d in documents)
    stated = Table(output, "facts", ("indicator",))
    return {
        "years": charts.bars(
            issued,
            "documents",
            "year",
            len(documents),
        ),
        "bodies": charts.bars(
            (charts.body(d) for d in documents), "documents", "body"
        ),
        "indicators": charts.indicators(stated),
        "trends": charts.trends(Table(output, "facts", _TREND), conflicts),
        "confidence": charts.confidence(documents),
    }


def _data(tables: dict[str, Iterable[Row]]) -> Iterator[str]:
    """The tables as one JSON object, piece by piece."""
    for n, (name, rows) in enumerate(tables.items()):
        yield f'{"," if n else "{"}"{name}":'
        yield from packed(rows)
    yield "}"
