"""What a reviewer should look at: broken and doubtful checks, and figures that the readers
doubt."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.errors import UsageError
from pipeline.records import Box
from pipeline.review.decisions import Decision, load, place

_DOUBTED = 85.0  # OCR confidence below which a figure of a fact is shown, 0..100
_AROUND = 160  # characters of text shown on either side of a figure


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its place; ``before`` and ``after`` are the text around it."""

    doc_id: str
    page: int
    start: int
    text: str
    label: str
    value: str
    unit: str
    alternatives: str
    confidence: float | None
    before: str
    after: str
    box: Box | None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide: a check with its figures, or a single figure."""

    item_id: str
    source: str
    title: str
    message: str
    check_id: str
    figures: tuple[Figure, ...] = field(default=())


def items(output: Path) -> list[Item]:
    """The open items of a dataset: checks first (broken, then doubtful), then doubted figures;
    decided ones are left out. Raises UsageError where ``output`` holds no dataset."""
    if not (output / "checks.parquet").exists():
        raise UsageError(f"{output} holds no dataset", f"baocao extract INPUT -o {output}")
    documents = {
        row["doc_id"]: row["source"]
        for row in _rows(output, "documents")
        if row["status"] != "duplicate"
    }
    mentions = {row["mention_id"]: row for row in _rows(output, "mentions")}
    titles = {row["mention_id"]: row["indicator"] for row in _rows(output, "facts")}
    decided = _decided(output)
    texts: dict[str, list[str]] = {}

    def figure(row: dict[str, Any]) -> Figure:
        if row["doc_id"] not in texts:
            path = output / "text" / f"{row['doc_id']}.txt"
            texts.clear()  # rows come document by document: one text at a time
            texts[row["doc_id"]] = (
                path.read_text(encoding="utf-8").split("\f") if path.exists() else []
            )
        pages, start, end = texts[row["doc_id"]], row["start"], row["end"]
        page = pages[row["page"] - 1] if row["page"] <= len(pages) else ""
        box = Box(row["x0"], row["y0"], row["x1"], row["y1"]) if row["x0"] is not None else None
        return Figure(
            row["doc_id"],
            row["page"],
            start,
            page[start:end],
            row["label"],
            row["value"] or "",
            row["unit"] or "",
            row["alternatives"] or "",
            row["confidence"],
            page[max(0, start - _AROUND) : start],
            page[end : end + _AROUND],
            box,
        )

    found = []
    for check in sorted(
        _rows(output, "checks"),
        key=lambda c: (c["outcome"] != "broken", c["doc_ids"], c["check_id"]),
    ):
        if check["outcome"] == "holds" or check["check_id"] in decided:
            continue
        parts = [figure(mentions[m]) for m in (check["mention_ids"] or "").split() if m in mentions]
        source = " | ".join(documents.get(d, d) for d in check["doc_ids"].split())
        found.append(
            Item(
                check["check_id"],
                source,
                f"{check['kind']} · {check['outcome']}",
                check["message"] or "",
                check["check_id"],
                tuple(parts),
            )
        )
    for mention_id, row in mentions.items():
        doubted = row["alternatives"] or (
            row["confidence"] is not None and row["confidence"] < _DOUBTED
        )
        if mention_id in titles and doubted and not row["reviewed"]:
            one = figure(row)
            if (one.doc_id, *place(one.page, one.start, one.text)) not in decided:
                found.append(
                    Item(
                        mention_id,
                        documents.get(one.doc_id, ""),
                        titles[mention_id],
                        "",
                        "",
                        (one,),
                    )
                )
    return found


def _rows(output: Path, table: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(output / f"{table}.parquet").to_pylist()
    return rows


def _decided(output: Path) -> set[object]:
    def name(d: Decision) -> object:
        return d.check_id or (d.doc_id, *place(d.page, d.start, d.text))

    return {name(d) for found in load(output).values() for d in found}
