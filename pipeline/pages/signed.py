"""Reads the pages of a source, with the digital signatures of a PDF."""

from __future__ import annotations

from dataclasses import replace

from pipeline.pages.read import read as read_pages
from pipeline.records import Reading, ReadOptions, Source


def read(
    source: Source,
    options: ReadOptions,
    first: int = 1,
    last: int | None = None,
) -> Reading:
    """Pages ``first`` to ``last`` as ``read.read`` gives them; with the first page go the
    signatures of the document."""
    reading = read_pages(source, options, first, last)
    if source.media != "pdf" or first > 1:
        return reading
    # a run without PDFs needs no reader of certificates
    from pipeline.pages import signatures

    return replace(reading, signed=signatures.read(source, options))
