"""Dates in the running text of a document, and what is said right before them."""

from __future__ import annotations

from pipeline.clauses.phrases import split
from pipeline.clauses.roles import said
from pipeline.clauses.sentences import cuts
from pipeline.period import Period
from pipeline.records import Layout, Mention

TEXT = frozenset(("title", "heading", "paragraph"))  # kinds of blocks that tell
_SENTENCE = 2000  # characters; what has more without a stop is no sentence
_LEFT = 60  # characters before a date that are read
_AHEAD = ("planned", "target", "proposed", "deadline", "due")


def before(role: str, date: Mention, text: str, words: int = 2) -> bool:
    """Whether a phrase of a role stands right before a date, "ngày" or a colon between."""
    left = text[max(date.block_start - _LEFT, 0) : date.block_start]
    return ends_with(role, left, words)


def ends_with(role: str, text: str, words: int) -> bool:
    """Whether a text ends with a phrase of a role, at most so many words behind it."""
    count = len(split(text).words)
    return any(hit.stop >= count - words for hit in said(role, text))


def period_in(date: Mention) -> Period:
    """The period that a DATE mention of our time writes."""
    found = Period.parse(date.value)
    assert found is not None  # only dates that write a period are kept
    return found


def is_ahead(date: Mention, layout: Layout) -> bool:
    """Whether a year is one up to which ("đến năm 2030"), or that of a goal."""
    if is_goal(date, layout):
        return True
    text = layout.blocks[date.block].text
    return (
        date.role != "ref"
        and period_in(date).is_year
        and before("until", date, text)
    )


def is_goal(date: Mention, layout: Layout) -> bool:
    """Whether the sentence of a date tells what is to come."""
    if date.role == "ref":
        return False
    text = layout.blocks[date.block].text
    starts = [0, *(at for at in cuts(text) if at <= date.block_start)]
    start = max(starts[-1], date.block_end - _SENTENCE)
    sentence = text[start : date.block_end]
    return any(said(role, sentence) for role in _AHEAD)
