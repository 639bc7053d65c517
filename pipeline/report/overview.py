"""``overview.html``: what the dataset covers, its figures over the years, which documents are cited
most, and how good it is."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow.parquet as pq

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
from pipeline.report.template import inert, policy, source, template, words

# more would make the page heavier than a browser likes; the CSV holds them all
_FACTS_SHOWN = 50_000
_LIBRARIES = ("d3.min.js", "plot.min.js", "datatables.min.js")
# Only what is shown: the tables of ten thousand documents with all their columns would fill the
# memory.
_READ = {
    "documents": "doc_id source doc_code title issuer place province issued_on status problem "
    "problem_code ocr_confidence pages",
    "pages": "doc_id",
    "references": "doc_id code type issuer",
    "systems": "system",
    "checks": "doc_ids outcome kind mention_ids",
    "facts": "fact_id doc_id doc_code page indicator kind cmp value number unit period "
    "period_start period_end year status subject issuer place province level evidence reviewed "
    "mention_id link",
}


def write_overview(output: Path) -> Path:
    """Writes ``output/overview.html`` from the tables of ``output`` and returns its path.

    The page is self-contained: libraries and data lie in it, each fact leads to its figure on the
    page that stands beside it in ``places/``."""
    # ParquetFile: read_table would import pandas
    read = {
        name: pq.ParquetFile(output / f"{name}.parquet").read(columns.split())
        for name, columns in _READ.items()
    }
    tables = {name: table.to_pylist() for name, table in read.items()}
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
        **_content(tables),
    )
    path, new = output / "overview.html", output / ".overview.html.new"
    with open(new, "w", encoding="utf-8") as file:
        page.enable_buffering(64)
        file.writelines(page)
    os.replace(new, path)
    return path


def _content(read: dict[str, list[Row]]) -> dict[str, object]:
    documents, facts, checks = read["documents"], read["facts"], read["checks"]
    conflicts = conflicting(facts, checks)
    ranked, cites = citations(read["references"])
    shown = facts[:_FACTS_SHOWN]
    return {
        "counts": _counts(read),
        "states": sorted(Counter(str(d["status"]) for d in documents).items()),
        "charts": inert(_charts(documents, facts, conflicts)),
        "grid": grid(facts),
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
        "facts_left_out": len(facts) - len(shown),
    }


def _counts(read: dict[str, list[Row]]) -> dict[str, int]:
    outcomes = Counter(str(check["outcome"]) for check in read["checks"])
    return {
        "documents": len(read["documents"]),
        "pages": len(read["pages"]),
        "facts": len(read["facts"]),
        "systems": len({row["system"] for row in read["systems"]}),
        **{name: outcomes[name] for name in ("holds", "doubtful", "broken")},
    }


def _charts(
    documents: list[Row],
    facts: list[Row],
    conflicts: set[object],
) -> dict[str, object]:
    issued = (str(year(d) or "") for d in documents)
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
        "indicators": charts.indicators(facts),
        "trends": charts.trends(facts, conflicts),
        "confidence": charts.confidence(documents),
    }


def _data(tables: dict[str, Iterable[Row]]) -> Iterator[str]:
    """The tables as one JSON object, piece by piece."""
    for n, (name, rows) in enumerate(tables.items()):
        yield f'{"," if n else "{"}"{name}":'
        yield from packed(rows)
    yield "}"
