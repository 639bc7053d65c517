"""Words around the number of a cited document (``models/citations.tsv``)."""

from __future__ import annotations

from functools import cache

from pipeline.patterns import either
from pipeline.resources import grouped


@cache
def cited_words(*kinds: str) -> str:
    """A pattern for the words of some kinds, the longest first."""
    by_kind = grouped("citations.tsv", "kind", "text")
    listed = [text for kind in kinds for text in by_kind[kind]]
    spaced = either(listed).replace(r"\ ", r"\s+")
    return rf"{spaced}(?!\w)"
