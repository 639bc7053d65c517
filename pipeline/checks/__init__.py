"""Checks: every relation between figures that can be tested, within a document and across an
archive."""

from __future__ import annotations

from pipeline.checks.archive import check_archive
from pipeline.records import Check, Document

__all__ = ["check_archive", "check_document"]


def check_document(document: Document) -> tuple[Check, ...]:
    """Every relation between figures of one document that was tested: ``document.py``."""
    # sixty modules, of which a process that checks across documents alone needs none
    from pipeline.checks.document import check_document as checked

    return checked(document)
