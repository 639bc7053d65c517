"""What a reviewer should look at: broken and doubtful checks, and figures that the readers
doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.dataset.indicators import names
from pipeline.errors import UsageError
from pipeline.folders import pages_of
from pipeline.labels import labels_in
from pipeline.mentions.typed import shown
from pipeline.records import Box
from pipeline.review.decisions import history, load, name, place

# OCR confidence below which a figure of a fact is shown, 0..100
_DOUBTED = 85.0
_AROUND = 160  # characters of text shown on either side of a figure
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its place; ``before`` and ``after`` are the text around it, ``shown`` is its
    value as people read it. ``seen`` counts the decisions made about it so far: one that arrives
    later with another count is out of date."""

    doc_id: str
    page: int
    start: int
    text: str
    shown: str
    alternatives: str
    confidence: float | None
    before: str
    after: str
    box: Box | None
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide: a check with its figures, or a single figure."""

    item_id: str
    source: str
    title: str
    message: str
    check_id: str
    figures: tuple[Figure, ...] = field(default=())
    doc_id: str = ""
    seen: int = 0


def items(output: Path, language: str = "vi") -> list[Item]:
    """The open items of a dataset, told in ``language``: checks first (broken, then doubtful),
    then doubted figures; decided ones are left out. Raises UsageError where ``output`` holds no
    dataset."""
    queue = _Queue(output, language)
    return [*queue.checks(), *queue.doubted()]


def read(output: Path, table: str) -> list[Row]:
    """The rows of one table of the dataset. Raises UsageError where ``output`` holds none."""
    if not (output / f"{table}.parquet").exists():
        raise UsageError(
            f"{output} holds no dataset", f"baocao extract INPUT -o {output}"
        )
    found: list[Row] = pq.read_table(output / f"{table}.parquet").to_pylist()
    return found


class _Queue:
    """The tables of a dataset, with what was decided so far."""

    def __init__(self, output: Path, language: str) -> None:
        self._output, self._language = output, language
        self._names = names(language)
        self._words = labels_in(language)
        self._sources: dict[str, str] = {
            row["doc_id"]: row["source"]
            for row in read(output, "documents")
            if row["status"] != "duplicate"
        }
        self._mentions = {
            row["mention_id"]: row for row in read(output, "mentions")
        }
        self._indicators = {
            row["mention_id"]: row["indicator"] for row in read(output, "facts")
        }
        self._decided = {
            name(d) for found in load(output).values() for d in found
        }
        self._seen = Counter(map(name, history(output)))
        self._text: tuple[str, tuple[str, ...]] = ("", ())

    def checks(self) -> Iterator[Item]:
        for check in sorted(read(self._output, "checks"), key=_order):
            decided = (check["check_id"],) in self._decided
            if not decided and check["outcome"] != "holds":
                yield self._check(check)

    def _check(self, check: Row) -> Item:
        told = "message" if self._language == "vi" else "message_en"
        docs = check["doc_ids"].split()
        ids = (check["mention_ids"] or "").split()
        rows = [self._mentions[i] for i in ids if i in self._mentions]
        codes = [(group, check[group]) for group in ("outcome", "kind")]
        return Item(
            check["check_id"],
            " | ".join(self._sources.get(doc, doc) for doc in docs),
            " · ".join(self._words.get(code, str(code[1])) for code in codes),
            check[told] or "",
            check["check_id"],
            tuple(map(self._figure, rows)),
            docs[0] if docs else "",
            self._seen[(check["check_id"],)],
        )

    def doubted(self) -> Iterator[Item]:
        for mention_id, row in self._mentions.items():
            if mention_id not in self._indicators or row["reviewed"]:
                continue
            if not _is_doubted(row):
                continue
            figure = self._figure(row)
            where = place(figure.page, figure.start, figure.text)
            if (figure.doc_id, *where) in self._decided:
                continue
            indicator = self._indicators[mention_id]
            yield Item(
                mention_id,
                self._sources.get(figure.doc_id, ""),
                self._names.get(indicator, str(indicator)),
                "",
                "",
                (figure,),
                figure.doc_id,
                figure.seen,
            )

    def _figure(self, row: Row) -> Figure:
        page = self._page(row["doc_id"], row["page"])
        start, end = row["start"], row["end"]
        text = page[start:end] or row["text"]
        before = page[max(0, start - _AROUND) : start]
        behind = page[end : end + _AROUND]
        corners = [row[edge] for edge in ("x0", "y0", "x1", "y1")]
        return Figure(
            row["doc_id"],
            row["page"],
            start,
            text,
            shown(row["value"] or "", row["unit"] or ""),
            row["alternatives"] or "",
            row["confidence"],
            _whole_words(before, first=True),
            _whole_words(behind, first=False),
            None if corners[0] is None else Box(*corners),
            self._seen[(row["doc_id"], *place(row["page"], start, text))],
        )

    def _page(self, doc_id: str, page: int) -> str:
        """The text of a page; rows come document by document, so one text is kept at a time."""
        if self._text[0] != doc_id:
            self._text = (doc_id, pages_of(self._output, doc_id))
        pages = self._text[1]
        return pages[page - 1] if page <= len(pages) else ""


def _whole_words(text: str, first: bool) -> str:
    """``text`` without the word that the cut at its outer end has torn."""
    if len(text) < _AROUND:
        return text
    kept = text.partition(" ")[2] if first else text.rpartition(" ")[0]
    return f"… {kept}" if first else f"{kept} …"


def _order(check: Row) -> tuple[bool, str, str]:
    """What is broken first, document by document."""
    return check["outcome"] != "broken", check["doc_ids"], check["check_id"]


def _is_doubted(row: Row) -> bool:
    unsure = row["confidence"] is not None and row["confidence"] < _DOUBTED
    return bool(row["alternatives"]) or unsure
