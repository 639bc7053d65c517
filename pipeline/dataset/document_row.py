"""The row of a document: where it came from, what its head says, how it was read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from pipeline.dataset.cells import Row, path_of, row_of, safe
from pipeline.dataset.problems import codes, told
from pipeline.period import bounds
from pipeline.records import Document, Header, Page

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


def document_row(document: Document, language: str) -> Row:
    """The row of ``document``; ``problem`` is told in ``language`` (vi or en)."""
    same_as = document.source.duplicate_of
    if same_as:
        status, problem = "duplicate", f"same bytes as {same_as}"
    else:
        status, problem = _status(document), _problem(document)
    source, reading = document.source, document.reading
    header = document.layout.header
    by_ocr = [page for page in reading.pages if page.reader == "ocr"]
    return {
        **row_of(header),
        "doc_id": source.doc_id,
        "source": path_of(source.source),
        "media": _MEDIA.get(source.media, source.media),
        "pages": len(reading.pages),
        "pages_ocr": len(by_ocr),
        "ocr_confidence": _confidence(by_ocr),
        "encoding": reading.encoding,
        "status": status,
        "problem": safe(told(problem, language)),
        "problem_code": codes(problem),
        "issued_date": _day(header.issued_on),
        "authority": _authority(header),
    }


def _authority(header: Header) -> str:
    """The formulas of signing without whom they are for: TM KT; Q where an acting head signs."""
    acting = header.signer_title.startswith("Q. ")
    formulas = _FORMULA.findall(header.signed_for)
    return " ".join([*formulas, "Q"] if acting else formulas)


_FORMULA = re.compile(r"(?<!\w)(TM|KT|TL|TUQ)\. ")


def _confidence(pages: Sequence[Page]) -> float | None:
    """The mean confidence of the words of some pages, 0..100; None where none has any."""
    sure = [
        word.confidence
        for page in pages
        for word in page.words
        if word.confidence is not None
    ]
    return round(sum(sure) / len(sure), 1) if sure else None


def _day(issued_on: str) -> date | None:
    """The day of issue; None where a part of it is not known."""
    return bounds(issued_on)[0] if len(issued_on) == len("2019-11-27") else None


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
    source, reading = document.source, document.reading
    header = document.layout.header
    said = (
        source.problem,
        source.note,
        reading.problem,
        _letters(header),
        header.problem,
    )
    return "; ".join(part for part in (*said, *_bad_pages(document)) if part)


def _letters(header: Header) -> str:
    return (
        f"{header.letters} documents in one file" if header.letters > 1 else ""
    )
