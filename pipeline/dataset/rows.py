"""Turns the records of a document into the rows of the dataset's tables."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from decimal import Decimal, DecimalException

from pipeline.iso import bounds
from pipeline.records import Box, Check, Document, Fact, Header, Table
from pipeline.text import canonical

Row = dict[str, object]
_RISKY = tuple("=+-@\t\r")


def safe(text: str) -> str:
    """Text from a document that no spreadsheet takes for a formula: on one line, without a leading sign."""
    text = " ".join(text.split())
    while text.startswith(_RISKY):
        text = text[1:].lstrip()
    return text


def _box(box: Box | None) -> Row:
    names = ("x0", "y0", "x1", "y1")
    return {name: round(getattr(box, name), 2) if box else None for name in names}


def of_document(document: Document, codes: Mapping[str, str]) -> dict[str, list[Row]]:
    """The rows of every table but checks that one document gives. ``codes`` maps document numbers to doc_ids."""
    source, reading, header = document.source, document.reading, document.layout.header
    doc_id = source.doc_id
    if source.duplicate_of:
        return {"documents": [_document(document, "duplicate", f"same bytes as {source.duplicate_of}")]}
    bad = [f"page {p.page}: {p.problem}" for p in reading.pages if p.problem]
    problem = "; ".join(x for x in (source.problem, reading.problem, _letters(header), *bad) if x)
    status = "failed" if source.problem or not reading.pages else "partial" if bad or reading.problem else "ok"
    return {
        "documents": [_document(document, status, problem)],
        "pages": [{"doc_id": doc_id, "page": p.page, "width": round(p.width, 2), "height": round(p.height, 2),
                   "rotation": p.rotation, "skew": round(p.skew, 2), "reader": p.reader,
                   "quality": round(p.quality, 3), "words": len(p.text.split()), "seconds": round(p.seconds, 2),
                   "problem": safe(p.problem)} for p in reading.pages],
        "tables": [row for table in document.layout.tables if table.ruled for row in _cells(doc_id, table)],
        "mentions": [{**asdict(m), "doc_id": doc_id, **_box(m.box), "text": safe(m.text), "unit": safe(m.unit),
                      "alternatives": " | ".join(map(safe, m.alternatives))} for m in document.mentions],
        "references": [{**asdict(r), "doc_id": doc_id, "title": safe(r.title),
                        "cites_doc_id": codes.get(r.code, "")} for r in document.findings.references],
        "facts": [{**_fact(f), "doc_id": doc_id, "doc_code": header.doc_code, "issuer": header.issuer,
                   "place": header.place} for f in document.findings.facts],
        "systems": [{**asdict(s), "doc_id": doc_id, "evidence": safe(s.evidence)} for s in document.findings.systems],
        "checks": [of_check(check) for check in document.checks],
    }


def _letters(header: Header) -> str:
    return f"{header.letters} documents in one file" if header.letters > 1 else ""


def _document(document: Document, status: str, problem: str) -> Row:
    source, reading, header = document.source, document.reading, document.layout.header
    ocr = [p for p in reading.pages if p.reader == "ocr"]
    sure = [w.confidence for p in ocr for w in p.words if w.confidence is not None]
    described = {name: safe(value) if isinstance(value, str) else value for name, value in asdict(header).items()}
    return {**described, "doc_id": source.doc_id, "source": source.source,
            "media": _MEDIA.get(source.media, source.media), "pages": len(reading.pages), "pages_ocr": len(ocr),
            "ocr_confidence": round(sum(sure) / len(sure), 1) if sure else None, "encoding": reading.encoding,
            "status": status, "problem": safe(problem),
            "issued_date": bounds(header.issued_on)[0] if len(header.issued_on) == 10 else None}


_MEDIA = {"rtf": "docx", "doc": "docx"}  # read by way of DOCX; the contract knows five kinds


def _fact(fact: Fact) -> Row:
    start, end = bounds(fact.period)
    return {**asdict(fact), **_box(fact.box), "evidence": safe(fact.evidence), "confidence": round(fact.confidence, 3),
            "number": _number(fact.value), "period_start": start, "period_end": end}


def _number(value: str) -> str:
    """A value as a plain decimal of at most six places, a ratio as its quotient; empty where it is no number."""
    above, _, below = value.partition("/")
    try:
        number = Decimal(above) / Decimal(below or 1)
        return canonical(round(number, 6)) if number.is_finite() else ""
    except DecimalException:
        return ""


def _cells(doc_id: str, table: Table) -> Iterator[Row]:
    for cell in table.cells:
        yield {"doc_id": doc_id, "page": table.page, "table": table.number, "row": cell.row, "column": cell.column,
               "row_span": cell.row_span, "column_span": cell.column_span, "text": safe(cell.text), **_box(cell.box)}


def of_check(check: Check) -> Row:
    """The row of one check."""
    return {**asdict(check), "doc_ids": " ".join(check.doc_ids), "mention_ids": " ".join(check.mention_ids),
            "numbers": " ".join(check.numbers), "message": safe(check.message), "message_en": safe(check.message_en)}
