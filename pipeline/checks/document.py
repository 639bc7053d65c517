"""Checks within one document."""
from __future__ import annotations

from pipeline.records import Check, Document


def check_document(document: Document) -> tuple[Check, ...]:
    """Every relation between figures of ``document`` that was tested (its own ``checks`` are ignored)."""
    return ()
