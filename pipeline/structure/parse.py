"""Parses the pages of a document into its layout."""

from __future__ import annotations

from pipeline.records import Layout, Reading, Source
from pipeline.structure import blocks, header, text_tables
from pipeline.structure.lines import lines_of


def parse(reading: Reading, source: Source) -> Layout:
    """The layout of a document. Never raises on any text."""
    lines = lines_of(reading)
    head = header.read(lines, reading, source.source)
    tables, rows = text_tables.find(lines, reading.pages)
    built, headings = blocks.build(lines, rows)
    return Layout(head, built, tuple(tables), headings)
