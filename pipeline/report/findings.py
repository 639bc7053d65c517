"""The checks of a dataset with what an auditor needs to judge them: document, page, sentence, boxes
of the figures."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.folders import pages_of
from pipeline.grouping import by_key
from pipeline.records import Box
from pipeline.report.sentences import BACK, around

csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure of a check stands."""

    mention_id: str
    doc_id: str
    page: int
    start: int
    end: int
    text: str
    box: Box | None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a page's text: (text, whether it is a figure of the check) in turn.
    ``mention_id`` is its first figure."""

    doc_id: str
    page: int
    mention_id: str
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Finding:
    row: Row  # of checks.csv
    places: tuple[Place, ...]

    @property
    def pages(self) -> list[int]:
        return sorted({p.page for p in self.places})


@dataclass(frozen=True, slots=True)
class Findings:
    """The documents of a dataset, and what some of its checks found."""

    output: Path
    documents: dict[str, Row]
    every: list[Finding]


def read(output: Path, check_id: str) -> Findings:
    """The checks of a dataset whose id begins with ``check_id``, from its CSV tables."""
    rows = rows_of(output / "checks.csv")
    checks = [row for row in rows if row["check_id"].startswith(check_id)]
    return Findings(output, documents(output), resolved(output, checks))


def rows_of(path: Path) -> Iterator[Row]:
    """The rows of one table of the dataset; none where it is missing."""
    heads, rows = _cells_of(path)
    for row in rows:
        yield dict(zip(heads, row, strict=True))


def _rows_with(
    path: Path, column: str, wanted: Container[str]
) -> Iterator[Row]:
    """The rows whose ``column`` is one of ``wanted``. The others, nearly all of a large table,
    become no dict, which takes most of the time of reading them."""
    heads, rows = _cells_of(path)
    at = heads.index(column) if heads else 0
    for row in rows:
        if row[at] in wanted:
            yield dict(zip(heads, row, strict=True))


def _cells_of(path: Path) -> tuple[list[str], Iterator[list[str]]]:
    """The heads of a table, and its rows as they are read; neither where it is missing."""
    rows = _lines_of(path)
    return next(rows, []), rows


def _lines_of(path: Path) -> Iterator[list[str]]:
    if path.exists():
        with open(path, encoding="utf-8-sig", newline="") as file:
            yield from filter(None, csv.reader(file))


def documents(output: Path) -> dict[str, Row]:
    """The documents of a dataset by their ids, but for copies."""
    rows = rows_of(output / "documents.csv")
    originals = (row for row in rows if row.get("status") != "duplicate")
    return {row["doc_id"]: known(row) for row in originals}


def known(row: Row) -> Row:
    """The cells of a row that are not empty: of ten thousand documents the others would take more
    memory than what they hold."""
    return {name: text for name, text in row.items() if text}


def resolved(output: Path, checks: Sequence[Row]) -> list[Finding]:
    """Rows of checks.csv with the places of their figures."""
    wanted = {i for row in checks for i in row["mention_ids"].split()}
    rows = _rows_with(output / "mentions.csv", "mention_id", wanted)
    return placed(checks, rows)


def placed(checks: Sequence[Row], mentions: Iterable[Row]) -> list[Finding]:
    """Rows of checks.csv with the places of those of their figures that are among ``mentions``."""
    wanted = {i for row in checks for i in row["mention_ids"].split()}
    places = {
        row["mention_id"]: _place(row)
        for row in mentions
        if row["mention_id"] in wanted
    }
    return [
        Finding(
            row,
            tuple(places[i] for i in row["mention_ids"].split() if i in places),
        )
        for row in checks
    ]


def _place(row: Row) -> Place:
    sides = [row.get(name, "") for name in ("x0", "y0", "x1", "y1")]
    box = Box(*(float(s) for s in sides)) if all(sides) else None
    return Place(
        row["mention_id"],
        row["doc_id"],
        int(row["page"] or 1),
        int(row["start"] or 0),
        int(row["end"] or 0),
        row["text"],
        box,
    )


# ---------------------------------------------------------------- sentences


def excerpts(output: Path, places: Sequence[Place]) -> list[Excerpt]:
    """The sentences and table rows that hold the figures, each once, figures marked."""
    found: list[Excerpt] = []
    by_page = by_key(((place.doc_id, place.page), place) for place in places)
    for (doc_id, page), group in by_page.items():
        pages = pages_of(output, doc_id)
        text = pages[page - 1] if 0 < page <= len(pages) else ""
        for span in _spans(text, group):
            first = span.places[0].mention_id
            found.append(Excerpt(doc_id, page, first, _pieces(text, span)))
    return found


@dataclass
class _Span:
    """A run of sentences, and the figures in it."""

    start: int
    end: int
    places: list[Place]


def _spans(text: str, places: Sequence[Place]) -> list[_Span]:
    """The sentences around figures, those that touch as one."""
    spans: list[_Span] = []
    for place in sorted(places, key=lambda p: p.start):
        if place.end > len(text):
            continue
        start, end = around(text, place.start, place.end)
        if spans and start <= spans[-1].end + 1:
            spans[-1].end = max(end, spans[-1].end)
            spans[-1].places.append(place)
        else:
            spans.append(_Span(start, end, [place]))
    return spans


def _pieces(text: str, span: _Span) -> tuple[tuple[str, bool], ...]:
    """The text of a run, piece by piece; True: a figure."""
    start, end, places = span.start, span.end, span.places
    rows = "\t" in text[start:end]
    pieces: list[tuple[str, bool]] = []
    if start and text[start - 1] == " " and text[start].islower():
        pieces.append(("… ", False))
    at = start
    for place in places:
        if place.start < at:
            continue
        pieces += [
            (_flat(text[at : place.start], rows), False),
            (_flat(text[place.start : place.end], rows), True),
        ]
        at = place.end
    pieces.append((_flat(text[at:end], rows), False))
    if end < len(text) and end == places[-1].end + BACK:
        pieces.append((" …", False))
    return tuple(piece for piece in pieces if piece[0])


def _flat(text: str, rows: bool) -> str:
    """Running text on one line; rows of a table keep their lines."""
    blanks = _BLANKS if rows else _BLANKS_AND_LINES
    return blanks.sub(" ", text).replace("\t", " | ")


_BLANKS = re.compile(r"[ \u00a0]{2,}")
_BLANKS_AND_LINES = re.compile(r"[ \u00a0]*\n\s*|[ \u00a0]{2,}")
