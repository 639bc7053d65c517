"""Parses the pages of a document into its layout."""
from __future__ import annotations

from pipeline.records import Block, Header, Layout, Reading, Slice, Source


def parse(reading: Reading, source: Source) -> Layout:
    """The layout of a document. One block a line for now."""
    blocks = []
    for page in reading.pages:
        at = 0
        for line in page.text.split("\n"):
            if line.strip():
                blocks.append(Block("paragraph", line, (Slice(0, page.page, at, len(line)),)))
            at += len(line) + 1
    return Layout(Header(), tuple(blocks))
