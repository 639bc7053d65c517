"""Turns the records of a document into the rows of the dataset's tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal, DecimalException
from functools import cache
from typing import Any

from pipeline.dataset.cites import Codes
from pipeline.dataset.links import link
from pipeline.dataset.problems import codes as problem_codes
from pipeline.dataset.problems import told
from pipeline.observations import observations, observe
from pipeline.period import bounds
from pipeline.records import (
    Box,
    Check,
    Document,
    Fact,
    Header,
    Mention,
    Page,
    Table,
)
from pipeline.text import canonical

Row = dict[str, object]
_RISKY = tuple("=+-@\t\r")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def safe(text: str) -> str:
    """Text from a document that no spreadsheet takes for a formula: on one line, without a leading
    sign.

    A dash that means something stays as one that starts no formula: ``-`` alone (an empty cell of a
    table) becomes ``–``, the sign of a negative number becomes ``−`` (U+2212); a list marker is
    dropped. Control characters go: many a reader of CSV ends a file at NUL."""
    text = " ".join(text.split())
    if not text.isprintable():
        text = _CONTROL.sub("", text).strip()
    if text == "-":
        return "–"
    if text[:1] == "-" and text[1:2].isdecimal():
        return "−" + text[1:]
    while text.startswith(_RISKY):
        text = text[1:].lstrip()
    return text


# Columns that hold words of the document, or words made from them; the others hold ids, numbers,
# dates and our own terms, some of which start with a sign by right ("--11-08", "-3").
_WORDS = frozenset(
    {
        "text",
        "unit",
        "title",
        "evidence",
        "item",
        "subject",
        "system",
        "vendor",
        "url",
        "issuer",
        "issuer_parent",
        "place",
        "signer",
        "signer_title",
        "signed_for",
        "doc_code",
        "code",
        "section",
        "problem",
        "message",
        "message_en",
        "province",
        "signed_by",
        "note",
        "reviewed_by",
    }
)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


def _row(record: Any) -> Row:
    """The fields of a record as they stand, words made safe; not ``asdict``, which copies every box
    in depth."""
    row: Row = {}
    for name in _names(type(record)):  # type: ignore[arg-type]
        value = getattr(record, name)
        row[name] = safe(value) if name in _WORDS and value else value
    return row


def _box(box: Box | None) -> Row:
    if box is None:
        return {}
    return {
        "x0": round(box.x0, 2),
        "y0": round(box.y0, 2),
        "x1": round(box.x1, 2),
        "y1": round(box.y1, 2),
    }


def of_document(
    document: Document,
    codes: Codes,
    timings: bool = False,
    language: str = "en",
) -> dict[str, list[Row]]:
    """The rows of every table that one document gives. ``codes`` finds cited documents; ``timings``
    fills the column ``seconds`` of pages, which otherwise stays empty because no two runs would
    agree in it; ``problem`` is told in ``language`` (vi or en)."""
    source = document.source
    if source.duplicate_of:
        same = f"same bytes as {source.duplicate_of}"
        return {"documents": [_document(document, "duplicate", same, language)]}
    doc_id, layout, findings = source.doc_id, document.layout, document.findings
    about = _about(document)
    ruled = [table for table in layout.tables if table.ruled]
    return {
        "documents": [
            _document(document, _status(document), _problem(document), language)
        ],
        "pages": [
            _page(doc_id, page, timings, language)
            for page in document.reading.pages
        ],
        "tables": [row for table in ruled for row in _cells(doc_id, table)],
        "mentions": [
            _mention(doc_id, mention) for mention in document.mentions
        ],
        "references": list(_references(document, codes)),
        "facts": [
            {
                **_fact(fact),
                **about,
                "link": link(doc_id, fact.mention_id, fact.page),
            }
            for fact in findings.facts
        ],
        "systems": [
            {**_row(system), "doc_id": doc_id} for system in findings.systems
        ],
        "checks": [of_check(check) for check in document.checks],
        "observations": list(_observations(document)),
    }


def _bad_pages(document: Document) -> list[str]:
    return [
        f"page {page.page}: {page.problem}"
        for page in document.reading.pages
        if page.problem
    ]


def _status(document: Document) -> str:
    """``failed`` where nothing was read, ``partial`` where some of it was not."""
    if document.source.problem or not document.reading.pages:
        return "failed"
    if document.reading.problem or _bad_pages(document):
        return "partial"
    return "ok"


def _problem(document: Document) -> str:
    """All that is to be said of how a document was read, from the file to its pages."""
    source, reading, header = (
        document.source,
        document.reading,
        document.layout.header,
    )
    said = (
        source.problem,
        source.note,
        reading.problem,
        _letters(header),
        header.problem,
    )
    return "; ".join(part for part in (*said, *_bad_pages(document)) if part)


def _about(document: Document) -> Row:
    """What each fact repeats of its document."""
    header = document.layout.header
    return {
        "doc_id": document.source.doc_id,
        "doc_code": safe(header.doc_code),
        "issuer": safe(header.issuer),
        "place": safe(header.place),
        "province": safe(header.province),
        "issuer_parent": safe(header.issuer_parent),
    }


def _page(doc_id: str, page: Page, timings: bool, language: str) -> Row:
    return {
        "doc_id": doc_id,
        "page": page.page,
        "width": round(page.width, 2),
        "height": round(page.height, 2),
        "rotation": page.rotation,
        "skew": round(page.skew, 2),
        "reader": page.reader,
        "quality": round(page.quality, 3),
        "words": len(page.text.split()),
        "seconds": round(page.seconds, 2) if timings else None,
        "problem": safe(told(page.problem, language)),
    }


def _mention(doc_id: str, mention: Mention) -> Row:
    return {
        **_row(mention),
        "doc_id": doc_id,
        **_box(mention.box),
        "alternatives": " | ".join(map(safe, mention.alternatives)),
    }


def _references(document: Document, codes: Codes) -> Iterator[Row]:
    doc_id, place = document.source.doc_id, document.layout.header.place
    for cited in document.findings.references:
        yield {
            **_row(cited),
            "doc_id": doc_id,
            "cites_doc_id": codes.find(cited.code, cited.date, doc_id, place),
        }


def _letters(header: Header) -> str:
    return (
        f"{header.letters} documents in one file" if header.letters > 1 else ""
    )


def _document(
    document: Document, status: str, problem: str, language: str
) -> Row:
    source, reading, header = (
        document.source,
        document.reading,
        document.layout.header,
    )
    ocr = [p for p in reading.pages if p.reader == "ocr"]
    sure = [
        w.confidence for p in ocr for w in p.words if w.confidence is not None
    ]
    return {
        **_row(header),
        "doc_id": source.doc_id,
        "source": _path(source.source),
        "media": _MEDIA.get(source.media, source.media),
        "pages": len(reading.pages),
        "pages_ocr": len(ocr),
        "ocr_confidence": round(sum(sure) / len(sure), 1) if sure else None,
        "encoding": reading.encoding,
        "status": status,
        "problem": safe(told(problem, language)),
        "problem_code": problem_codes(problem),
        "issued_date": bounds(header.issued_on)[0]
        if len(header.issued_on) == 10
        else None,
    }


def _path(source: str) -> str:
    """The path of an input as no spreadsheet takes it for a formula; it still leads there."""
    return f"./{source}" if source.startswith(_RISKY) else source


_LARGEST = Decimal(10) ** 32
# read by way of another kind, or as it
_MEDIA = {
    "rtf": "docx",
    "doc": "docx",
    "odt": "docx",
    "xls": "xlsx",
    "ods": "xlsx",
    "ppt": "pptx",
    "msg": "email",
}


def _fact(fact: Fact) -> Row:
    start, end = bounds(fact.period)
    return {
        **_row(fact),
        **_box(fact.box),
        "confidence": round(fact.confidence, 3),
        "number": _number(fact.value),
        "period_start": start,
        "period_end": end,
        "year": end.year if end else None,
    }


def _number(value: str) -> str:
    """A value as a plain decimal of at most six places, a ratio as its quotient; empty where it is
    no number."""
    above, _, below = value.partition("/")
    try:
        number = Decimal(above) / Decimal(below or 1)
        # the column has 38 digits, six of them decimals
        return (
            canonical(round(number, 6))
            if number.is_finite() and abs(number) < _LARGEST
            else ""
        )
    except DecimalException:
        return ""


def _cells(doc_id: str, table: Table) -> Iterator[Row]:
    for cell in table.cells:
        yield {
            "doc_id": doc_id,
            "page": table.page,
            "table": table.number,
            "row": cell.row,
            "column": cell.column,
            "row_span": cell.row_span,
            "column_span": cell.column_span,
            "text": safe(cell.text),
            **_box(cell.box),
        }


def _observations(document: Document) -> Iterator[Row]:
    for one in observations(observe(document.layout, document.mentions)):
        yield {
            "doc_id": document.source.doc_id,
            "page": one.page,
            "table": one.table,
            "row": one.row,
            "column": one.column,
            "label": safe(one.label),
            "head": safe(one.head),
            "unit": safe(one.unit),
            "value": one.value,
            "period": one.period,
            "status": one.status,
            "mention_id": one.mention_id,
        }


def of_check(check: Check) -> Row:
    """The row of one check."""
    return {
        **_row(check),
        "doc_ids": " ".join(check.doc_ids),
        "mention_ids": " ".join(check.mention_ids),
        "numbers": " ".join(check.numbers),
    }
