"""The typed records that pass between the stages, a file for each stage; every stage imports this
package and no stage imports a later one.

All are frozen, hashable where their fields are, and made of plain types, so that they travel
between processes and into the ledger (msgspec). Offsets are character offsets into ``Page.text``;
boxes are PDF points with the origin at the top left of the upright page; numbers that reach the
dataset are canonical decimal text, never floats."""

from __future__ import annotations

from pipeline.records.box import Box
from pipeline.records.checks import Check
from pipeline.records.document import Digest, Document
from pipeline.records.facts import Fact, Findings, Reference, System
from pipeline.records.intake import Limits, ReadOptions, Source
from pipeline.records.mentions import FIGURES, Mention
from pipeline.records.pages import (
    Cell,
    DigitalSignature,
    Page,
    Reading,
    Slot,
    Table,
    Word,
)
from pipeline.records.structure import Block, Header, Layout, Slice

VERSION = "0.1.0"

__all__ = [
    "FIGURES",
    "VERSION",
    "Block",
    "Box",
    "Cell",
    "Check",
    "Digest",
    "DigitalSignature",
    "Document",
    "Fact",
    "Findings",
    "Header",
    "Layout",
    "Limits",
    "Mention",
    "Page",
    "ReadOptions",
    "Reading",
    "Reference",
    "Slice",
    "Slot",
    "Source",
    "System",
    "Table",
    "Word",
]
