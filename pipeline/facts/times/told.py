"""Dates in the running text of a document, and what is said right before them."""

from __future__ import annotations

from pipeline.clauses.phrases import split
from pipeline.clauses.roles import said
from pipeline.period import Period
from pipeline.records import Mention

TEXT = frozenset(("title", "heading", "paragraph"))  # kinds of blocks that tell


def before(role: str, date: Mention, text: str, words: int = 2) -> bool:
    """Whether a phrase of a role stands right before a date, "ngày" or a colon between."""
    left = text[max(date.block_start - 60, 0) : date.block_start]
    count = len(split(left).words)
    return any(hit.stop >= count - words for hit in said(role, left))


def period_in(date: Mention) -> Period:
    """The period that a DATE mention of our time writes."""
    found = Period.parse(date.value)
    assert found is not None  # only dates that write a period are kept
    return found
