"""``audit.html``: what was checked and what is wrong, for an inspector who never saw the tool.

One self-contained file. Findings lie in it as inert JSON, one piece a document, and cut-outs as
inert base64, so that a browser makes only what comes into view; all text from documents reaches the
page as text nodes, never as markup."""

from __future__ import annotations

import base64
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.dataset.links import link
from pipeline.records import VERSION
from pipeline.report.audit_index import ACROSS, index
from pipeline.report.findings import (
    Finding,
    Findings,
    Place,
    excerpts,
    read,
    rows_of,
)
from pipeline.report.pictures import Pictures
from pipeline.report.template import inert, policy, source, template, words

# bytes of cut-outs in one page; findings past it show their sentence
_BUDGET = 40 << 20
_SHOWN_AT_MOST = 6  # excerpts, and cut-outs, of one finding


def write_audit(output: Path, inputs: Mapping[str, Path] | None = None) -> Path:
    """Writes ``output/audit.html`` from the tables, texts and pictures of ``output`` and returns
    its path.

    ``inputs`` maps doc_ids to the input files, for cut-outs of pages with a text layer; without it
    these findings show their sentence. Raises OSError where the page cannot be written; an old page
    then stands."""
    found = read(output)
    script = source("common.js") + source("audit.js")
    counts = Counter(finding.row["outcome"] for finding in found.every())
    page = template("audit.html").stream(
        version=VERSION,
        style=source("common.css") + source("audit.css"),
        script=script,
        policy=policy(script),
        counts=counts,
        documents=len(found.documents),
        index=inert(list(index(found))),
        words=inert(words()),
        pieces=_pieces(
            found, Pictures(output, _sizes(output, found), inputs or {})
        ),
    )
    path, new = output / "audit.html", output / ".audit.html.new"
    with open(
        new,
        "w",
        encoding="utf-8",
        newline="\n",
    ) as file:
        page.enable_buffering(64)
        file.writelines(page)
    os.replace(new, path)
    return path


def _sizes(
    output: Path, found: Findings
) -> dict[tuple[str, int], tuple[float, float]]:
    wanted = {
        (p.doc_id, p.page)
        for f in found.every()
        if f.row["outcome"] != "holds"
        for p in f.places
    }
    return {
        key: (float(row["width"] or 0), float(row["height"] or 0))
        for row in rows_of(output / "pages.csv")
        if (key := (row["doc_id"], int(row["page"]))) in wanted
    }


def _pieces(found: Findings, pictures: Pictures) -> Iterator[dict[str, object]]:
    """For each document its findings as JSON, and its cut-outs; the broken ones get their pictures
    first."""
    left = _BUDGET
    groups = [(ACROSS, found.across), *found.by_document.items()]
    for doc_id, findings in groups:
        cuts: list[dict[str, str]] = []
        told = []
        for finding in sorted(findings, key=_sureness):
            if finding.row["outcome"] == "holds":
                told.append(_brief(finding))
                continue
            shown, used = (
                _pictured(
                    finding,
                    pictures,
                    cuts,
                    left,
                )
                if left
                else ([], 0)
            )
            left -= used
            told.append(_full(finding, found, shown))
        if told:
            yield {
                "id": doc_id,
                "data": inert(told),
                "cuts": cuts,
            }


_ORDER = {"broken": 0, "doubtful": 1, "holds": 2}
_GRAVITY = {"error": 0, "warning": 1, "info": 2}


def _sureness(finding: Finding) -> tuple[int, int]:
    """The surest findings first; those alike keep the order of checks.csv, the largest first."""
    row = finding.row
    return _ORDER[row["outcome"]], _GRAVITY.get(row["severity"], 1)


def _brief(finding: Finding) -> dict[str, object]:
    row = finding.row
    return {
        "i": row["check_id"],
        "o": "holds",
        "k": row["kind"],
        "vi": row["message"],
        "en": row["message_en"],
        "p": finding.pages,
        "ids": ids if len(ids := row["doc_ids"].split()) > 1 else [],
    }


def _full(
    finding: Finding,
    found: Findings,
    cuts: list[dict[str, object]],
) -> dict[str, object]:
    row = finding.row
    docs, texts = row["doc_ids"].split(), excerpts(found.output, finding.places)
    return {
        **_brief(finding),
        "o": row["outcome"],
        "s": row["severity"],
        "e": row["expected"],
        "a": row["observed"],
        "d": row["difference"],
        "r": row.get("reviewed", ""),
        "rn": row.get("note", ""),
        "rw": " · ".join(
            x for x in (row.get("reviewed_by"), row.get("reviewed_at")) if x
        ),
        "c": cuts,
        "x": [
            {
                "n": _name(found, e.doc_id) if len(docs) > 1 else "",
                "p": e.page,
                "h": link(e.doc_id, e.mention_id),
                "t": e.pieces,
            }
            for e in texts[:_SHOWN_AT_MOST]
        ],
        "m": max(0, len(texts) - _SHOWN_AT_MOST),
        "docs": [_name(found, doc) for doc in docs] if len(docs) > 1 else [],
    }


def _name(found: Findings, doc_id: str) -> str:
    row = found.documents.get(doc_id, {})
    return (
        " · ".join(
            x for x in (row.get("doc_code", ""), row.get("source", "")) if x
        )
        or doc_id
    )


def _pictured(
    finding: Finding,
    pictures: Pictures,
    cuts: list[dict[str, str]],
    left: int,
) -> tuple[list[dict[str, object]], int]:
    shown: list[dict[str, object]] = []
    used = 0
    pages: dict[tuple[str, int], list[Place]] = {}
    for place in finding.places:
        if place.box:
            pages.setdefault((place.doc_id, place.page), []).append(place)
    for (doc_id, page), places in pages.items():
        boxes = [place.box for place in places if place.box]
        for cut in pictures.cut(doc_id, page, boxes):
            if len(shown) == _SHOWN_AT_MOST:
                return shown, used
            if used + len(cut.webp) * 4 // 3 > left:
                # no smaller one is looked for: each would be drawn in vain
                return (shown, left)
            used += len(cut.webp) * 4 // 3
            name = f"p-{finding.row['check_id']}-{len(shown)}"
            cuts.append(
                {
                    "id": name,
                    "data": base64.b64encode(cut.webp).decode(),
                }
            )
            shown.append(
                {
                    "id": name,
                    "p": page,
                    "u": link(doc_id, places[0].mention_id),
                    "w": cut.width,
                    "h": cut.height,
                    "f": cut.frames,
                }
            )
    return shown, used
