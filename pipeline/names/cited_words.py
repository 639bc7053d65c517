"""Words around the number of a cited document (``models/citations.tsv``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.patterns import either
from pipeline.resources import table


@dataclass(frozen=True, slots=True)
class _CitedWord:
    """A row of models/citations.tsv."""

    kind: str
    text: str


@cache
def cited_words(*kinds: str) -> str:
    """A pattern for the words of some kinds, the longest first."""
    listed = [
        row.text
        for row in table("citations.tsv", _CitedWord)
        if row.kind in kinds
    ]
    spaced = either(listed).replace(r"\ ", r"\s+")
    return rf"{spaced}(?!\w)"
