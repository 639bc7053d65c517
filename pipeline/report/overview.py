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
    Cell,
    citations,
    conflicting,
    document_row,
    fact_cells,
    grid,
    verified,
    year,
)
from pipeline.report.packed import Columns, columns_of, packed
from pipeline.report.table import Table
from pipeline.report.template import inert, policy, source, template, words

# more would make the page heavier than a browser likes; the CSV holds them all
_FACTS_SHOWN = 50_000
_LIBRARIES = ("d3.min.js", "plot.min.js", "datatables.min.js")
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
    conflicts = conflicting(named, checks)
    ranked, cites = citations(references)
    shown = (
        document_row(d, cites.get(str(d["doc_id"]), ())) for d in documents
    )
    return {
        "counts": _counts(output, checks),
        "states": sorted(Counter(str(d["status"]) for d in documents).items()),
        "charts": inert(_charts(output, documents, conflicts)),
        "grid": grid(Table(output, "facts", ("indicator", "year"))),
        "citations": ranked,
        "verified": verified(documents, checks),
        "data": _data(
            {
                "facts": _facts(output, conflicts),
                "documents": columns_of(shown),
            }
        ),
        "facts_left_out": max(0, len(named) - _FACTS_SHOWN),
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


def _facts(output: Path, conflicts: set[object]) -> Columns:
    """The facts that the page shows; each column is read when its turn comes."""
    return {
        name: _cells(output, cell)
        for name, cell in fact_cells(conflicts).items()
    }


def _cells(output: Path, cell: Cell) -> Iterator[object]:
    facts = Table(output, "facts", cell.columns)
    yield from map(cell.of, islice(facts, _FACTS_SHOWN))


def _data(tables: dict[str, Columns]) -> Iterator[str]:
    """The tables as one JSON object, piece by piece."""
    for n, (name, columns) in enumerate(tables.items()):
        yield f'{"," if n else "{"}"{name}":'
        yield from packed(columns)
    yield "}"
