"""A document with all that the stages made of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.records.checks import Check
from pipeline.records.facts import Fact, Findings, Reference
from pipeline.records.intake import Source
from pipeline.records.mentions import Mention
from pipeline.records.pages import Reading
from pipeline.records.structure import Header, Layout


@dataclass(frozen=True, slots=True)
class Digest:
    """What the checks over documents need of one document."""

    doc_id: str
    source: str
    header: Header
    facts: tuple[Fact, ...] = ()
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One document after the last stage that works on one document."""

    source: Source
    reading: Reading
    layout: Layout
    mentions: tuple[Mention, ...] = ()
    findings: Findings = field(default_factory=Findings)
    checks: tuple[Check, ...] = ()

    def digest(self) -> Digest:
        found = self.findings
        return Digest(
            self.source.doc_id,
            self.source.source,
            self.layout.header,
            found.facts,
            found.references,
        )
