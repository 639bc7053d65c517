"""Normalises the mentions of a document into facts, systems and references."""
from __future__ import annotations

from pipeline.records import Findings, Layout, Mention


def normalise(doc_id: str, layout: Layout, mentions: tuple[Mention, ...]) -> Findings:
    """Facts, systems and references of a document, in reading order."""
    return Findings()
