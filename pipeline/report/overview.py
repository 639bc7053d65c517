"""``overview.html``: what the dataset covers, its figures over the years, who cites whom, and how
good it is."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlencode

import pyarrow.parquet as pq

from pipeline.dataset import indicators
from pipeline.dataset.links import link
from pipeline.records import VERSION
from pipeline.report import charts
from pipeline.report.charts import Point
from pipeline.report.template import inert, template

Row = dict[str, object]
# more would make the page heavier than a browser likes; the CSV holds them all
_FACTS_SHOWN = 50_000
_TRENDS = 12
_NODES = 60
# Only what is shown: the tables of ten thousand documents with all their columns would fill the
# memory.
_READ = {
    "documents": [
        "doc_id",
        "source",
        "doc_code",
        "title",
        "issuer",
        "place",
        "issued_on",
        "status",
        "problem",
        "ocr_confidence",
        "pages",
    ],
    "pages": ["doc_id"],
    "references": ["doc_id", "code"],
    "systems": ["system"],
    "checks": ["doc_ids", "outcome", "kind", "mention_ids"],
    "facts": [
        "fact_id",
        "doc_id",
        "doc_code",
        "page",
        "indicator",
        "kind",
        "cmp",
        "value",
        "number",
        "unit",
        "period",
        "period_end",
        "status",
        "subject",
        "item",
        "issuer",
        "place",
        "evidence",
        "reviewed",
        "mention_id",
        "province",
        "level",
        "link",
    ],
}


def write_overview(output: Path) -> Path:
    """Writes ``output/overview.html`` from the tables of ``output`` and returns its path.

    The page is self-contained: charts are SVG within it, the facts lie in it as JSON, each leads to
    its figure on the page that stands beside it in ``places/``."""
    # ParquetFile: read_table would import pandas
    read = {
        name: pq.ParquetFile(output / f"{name}.parquet").read(columns).to_pylist()
        for name, columns in _READ.items()
    }
    page = template("overview.html").stream(version=VERSION, **_content(read))
    path, new = output / "overview.html", output / ".overview.html.new"
    with open(new, "w", encoding="utf-8") as file:
        page.enable_buffering(64)
        file.writelines(page)
    os.replace(new, path)
    return path


def _content(read: dict[str, list[Row]]) -> dict[str, object]:
    documents, facts, checks = read["documents"], read["facts"], read["checks"]
    names = indicators.names()
    conflicts = _conflicts(facts, checks)
    outcome = Counter(str(c["outcome"]) for c in checks)
    return {
        "counts": {
            "documents": len(documents),
            "pages": len(read["pages"]),
            "facts": len(facts),
            "systems": len({s["system"] for s in read["systems"]}),
            "checks": len(checks),
            "broken": outcome["broken"],
            "doubtful": outcome["doubtful"],
            "holds": outcome["holds"],
        },
        "states": sorted(Counter(str(d["status"]) for d in documents).items()),
        "by_year": _bars(
            Counter(str(d["issued_on"] or "")[:4] for d in documents),
            "documents",
            "year",
            by_name=True,
        ),
        "by_body": _bars(Counter(_body(d) for d in documents), "documents", "body"),
        "by_indicator": charts.bars(
            [
                Point(str(names.get(code, code)), n, _link("facts", indicator=code))
                for code, n in _most(Counter(str(f["indicator"]) for f in facts), 30)
            ],
            8,
        )
        if facts
        else "",
        "grid": _grid(facts, names),
        "trends": _trends(facts, names, conflicts),
        "citations": _citations(documents, read["references"]),
        "confidence": _confidence(documents),
        "verified": _verified(documents, checks),
        "data": _data(
            [
                (
                    "facts",
                    (_fact(f, names, conflicts) for f in facts[:_FACTS_SHOWN]),
                ),
                ("documents", (_document(d) for d in documents)),
            ]
        ),
        "facts_left_out": max(0, len(facts) - _FACTS_SHOWN),
    }


def _link(table: str, **query: object) -> str:
    return f"#{table}?{urlencode({k: str(v) for k, v in query.items()})}"


def _data(tables: Iterable[tuple[str, Iterable[Row]]]) -> Iterator[str]:
    """The rows of the tables as one JSON object, piece by piece: as a whole it would stand in
    memory several times."""
    for n, (name, rows) in enumerate(tables):
        yield f'{"," if n else "{"}"{name}":['
        for at, row in enumerate(rows):
            yield ("," if at else "") + inert(row)
        yield "]"
    yield "}"


def _body(document: Row) -> str:
    issuer, place = str(document["issuer"] or ""), str(document["place"] or "")
    return issuer if not place or place in issuer else f"{issuer} ({place})".strip()


def _year(fact: Row) -> str:
    return str(fact["period_end"] or "")[:4]


def _most(counter: Counter[str], n: int) -> list[tuple[str, int]]:
    return sorted(counter.items(), key=lambda item: (-item[1], item[0]))[:n]


def _bars(counter: Counter[str], table: str, key: str, by_name: bool = False) -> str:
    chosen = sorted(counter.items()) if by_name else _most(counter, 20)
    return (
        charts.bars(
            [Point(name or "?", n, _link(table, **{key: name})) for name, n in chosen]
        )
        if chosen
        else ""
    )


def _grid(facts: Sequence[Row], names: dict[str, str]) -> dict[str, object]:
    """Facts by indicator and year: the heads, and for each indicator its name, code and (count,
    link) a year."""
    years = sorted({_year(f) for f in facts} - {""})[-12:]
    count = Counter((str(f["indicator"]), _year(f)) for f in facts)
    codes = [
        code for code, _ in _most(Counter(str(f["indicator"]) for f in facts), 200)
    ]
    rows = [
        {
            "name": names.get(code, code),
            "code": code,
            "cells": [
                (count[code, y], _link("facts", indicator=code, year=y)) for y in years
            ],
        }
        for code in sorted(codes)
    ]
    return {"years": years, "rows": rows}


def _conflicts(facts: Iterable[Row], checks: Iterable[Row]) -> set[object]:
    """The facts whose value another statement of the same quantity contradicts, as the audit has
    found: two purchases of one year are no contradiction."""
    contradicted = {
        mention_id
        for check in checks
        if check["kind"] == "same" and check["outcome"] == "broken"
        for mention_id in str(check["mention_ids"] or "").split()
    }
    return {f["fact_id"] for f in facts if f["mention_id"] in contradicted}


def _trends(
    facts: Sequence[Row], names: dict[str, str], conflicts: set[object]
) -> list[dict[str, str]]:
    """The longest series of one body and indicator over at least two years."""
    series = defaultdict(list)
    for f in facts:
        if (
            f["status"] == "actual"
            and _year(f)
            and f["number"] is not None
            and not f["subject"]
        ):
            series[
                str(f["issuer"] or ""),
                str(f["place"] or ""),
                str(f["indicator"]),
                str(f["unit"]),
            ].append(f)
    long = [
        (key, found)
        for key, found in series.items()
        if len({_year(f) for f in found}) > 1
    ]
    long.sort(key=lambda item: (-len({_year(f) for f in item[1]}), item[0]))
    drawn = []
    for (issuer, place, code, unit), found in long[:_TRENDS]:
        points = [
            Point(
                _year(f),
                float(str(f["number"])),
                _link("facts", id=f["fact_id"]),
                f["fact_id"] in conflicts,
            )
            for f in sorted(
                found, key=lambda f: (str(f["period_end"]), str(f["fact_id"]))
            )
        ]
        drawn.append(
            {
                "title": f"{names.get(code, code)} ({unit})",
                "body": f"{issuer} {place}".strip(),
                "svg": charts.trend(points),
            }
        )
    return drawn


def _citations(documents: Sequence[Row], references: Sequence[Row]) -> str:
    own = {d["doc_id"]: str(d["doc_code"] or d["source"]) for d in documents}
    often = [
        code for code, _ in _most(Counter(str(r["code"]) for r in references), _NODES)
    ]
    edges = sorted(
        {
            (own[r["doc_id"]], str(r["code"]))
            for r in references
            if r["doc_id"] in own
            and r["code"] in often
            and own[r["doc_id"]] != r["code"]
        }
    )
    links = {name: _link("facts", document=doc_id) for doc_id, name in own.items()}
    return charts.citations(edges[: 6 * _NODES], links) if edges else ""


def _confidence(documents: Sequence[Row]) -> str:
    read = [
        float(str(d["ocr_confidence"]))
        for d in documents
        if d["ocr_confidence"] is not None
    ]
    edges = [0, 50, 60, 70, 80, 85, 90, 95, 100]
    links = [_link("documents", ocr=f"{a}-{b}") for a, b in pairwise(edges)]
    return charts.histogram(read, edges, links, "OCR, %") if read else ""


def _verified(
    documents: Sequence[Row], checks: Sequence[Row]
) -> list[dict[str, object]]:
    """For each document with checks: how many hold, are doubtful, are broken; the worst first."""
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for check in checks:
        for doc_id in str(check["doc_ids"] or "").split():
            tally[doc_id][str(check["outcome"])] += 1
    found = [
        {
            "source": d["source"],
            "link": _link("facts", document=d["doc_id"]),
            **tally[str(d["doc_id"])],
            "all": sum(tally[str(d["doc_id"])].values()),
        }
        for d in documents
        if str(d["doc_id"]) in tally
    ]
    return sorted(
        found, key=lambda row: (-int(str(row.get("broken", 0))), str(row["source"]))
    )[:50]


def _fact(fact: Row, names: dict[str, str], conflicts: set[object]) -> Row:
    return {
        "id": fact["fact_id"],
        "document": fact["doc_id"],
        "code": fact["doc_code"],
        "body": _body(fact),
        "indicator": fact["indicator"],
        "name": names.get(str(fact["indicator"]), fact["indicator"]),
        "value": f"{fact['cmp']} {fact['value']}"
        if fact["cmp"] != "="
        else fact["value"],
        "unit": fact["unit"],
        "period": fact["period"],
        "year": _year(fact),
        "status": fact["status"],
        "province": fact["province"],
        "level": fact["level"],
        "evidence": fact["evidence"],
        "page": fact["page"],
        "link": fact["link"],
        "conflict": fact["fact_id"] in conflicts,
        "reviewed": fact.get("reviewed"),
    }


def _document(document: Row) -> Row:
    return {
        "id": document["doc_id"],
        "source": document["source"],
        "code": document["doc_code"],
        "title": document["title"],
        "body": _body(document),
        "year": str(document["issued_on"] or "")[:4],
        "date": document["issued_on"],
        "status": document["status"],
        "problem": document["problem"],
        "ocr": document["ocr_confidence"],
        "link": link(str(document["doc_id"]), "") if document["pages"] else "",
    }
