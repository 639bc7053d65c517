"""Turns the records of a document into the rows of the dataset's tables."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, DecimalException

from pipeline.dataset.cells import Row, box_of, row_of, safe
from pipeline.dataset.cites import Codes
from pipeline.dataset.document_row import document_row
from pipeline.dataset.links import link
from pipeline.dataset.problems import told
from pipeline.observations import observations, observe
from pipeline.period import bounds
from pipeline.records import Check, Document, Fact, Mention, Page, Table
from pipeline.text import canonical

# the column has 38 digits, six of them decimals
_LARGEST = Decimal(10) ** 32


def of_document(
    document: Document,
    codes: Codes,
    timings: bool = False,
    language: str = "en",
) -> dict[str, list[Row]]:
    """The rows of every table that one document gives. ``codes`` finds cited documents; ``timings``
    fills the column ``seconds`` of pages, which otherwise stays empty because no two runs would
    agree in it; ``problem`` is told in ``language`` (vi or en)."""
    rows = {"documents": [document_row(document, language)]}
    if document.source.duplicate_of:
        return rows
    doc_id, findings = document.source.doc_id, document.findings
    pages, tables = document.reading.pages, document.layout.tables
    return {
        **rows,
        "pages": [_page(doc_id, page, timings, language) for page in pages],
        "tables": [cell for table in tables for cell in _cells(doc_id, table)],
        "mentions": [_mention(doc_id, one) for one in document.mentions],
        "references": list(_references(document, codes)),
        "facts": list(_facts(document)),
        "systems": [
            {**row_of(one), "doc_id": doc_id} for one in findings.systems
        ],
        "checks": list(map(of_check, document.checks)),
        "observations": list(_observations(document)),
    }


def _facts(document: Document) -> Iterator[Row]:
    doc_id = document.source.doc_id
    about = _about(document)
    for fact in document.findings.facts:
        where = link(doc_id, fact.mention_id, fact.page)
        yield {**_fact(fact), **about, "link": where}


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
        **row_of(mention),
        "doc_id": doc_id,
        **box_of(mention.box),
        "alternatives": " | ".join(map(safe, mention.alternatives)),
    }


def _references(document: Document, codes: Codes) -> Iterator[Row]:
    doc_id, place = document.source.doc_id, document.layout.header.place
    for cited in document.findings.references:
        yield {
            **row_of(cited),
            "doc_id": doc_id,
            "cites_doc_id": codes.find(cited.code, cited.date, doc_id, place),
        }


def _fact(fact: Fact) -> Row:
    start, end = bounds(fact.period)
    return {
        **row_of(fact),
        **box_of(fact.box),
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
        if not number.is_finite() or abs(number) >= _LARGEST:
            return ""
        return canonical(round(number, 6))
    except DecimalException:
        return ""


def _cells(doc_id: str, table: Table) -> Iterator[Row]:
    """The cells of a table that a page draws or a file holds; columns parted by white space stay in
    the text."""
    if not table.ruled:
        return
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
            **box_of(cell.box),
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
        **row_of(check),
        "doc_ids": " ".join(check.doc_ids),
        "mention_ids": " ".join(check.mention_ids),
        "numbers": " ".join(check.numbers),
    }
