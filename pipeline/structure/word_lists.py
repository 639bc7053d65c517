"""The word lists of the structure stage, each with its kinds: what bodies are named with
(models/bodies.tsv), how documents are signed (models/titles.tsv), and single words of headers
(models/header_words.tsv)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.resources import table


@dataclass(frozen=True, slots=True)
class BodyWord:
    """A row of models/bodies.tsv. ``long``: what a short form stands for."""

    kind: str
    text: str
    long: str


@dataclass(frozen=True, slots=True)
class SigningWord:
    """A row of models/titles.tsv."""

    kind: str
    text: str


@cache
def body_words(kind: str) -> tuple[str, ...]:
    """The words of one kind, in the order of the list."""
    rows = table("bodies.tsv", BodyWord)
    return tuple(row.text for row in rows if row.kind == kind)


@cache
def abbreviations() -> tuple[tuple[str, str], ...]:
    """Short forms, and what they stand for."""
    rows = table("bodies.tsv", BodyWord)
    return tuple((row.text, row.long) for row in rows if row.kind == "short")


@cache
def councils() -> dict[str, str]:
    """People's committees and councils: short form -> name in full."""
    rows = table("bodies.tsv", BodyWord)
    return {row.text: row.long for row in rows if row.kind == "council"}


@cache
def signing_words(kind: str) -> tuple[str, ...]:
    """The titles, bodies or surnames, in the order of the list."""
    rows = table("titles.tsv", SigningWord)
    return tuple(row.text for row in rows if row.kind == kind)


@dataclass(frozen=True, slots=True)
class HeaderWord:
    """A row of models/header_words.tsv."""

    kind: str
    text: str


@cache
def header_word(kind: str) -> str:
    """The one word or phrase of a kind."""
    rows = table("header_words.tsv", HeaderWord)
    (text,) = (row.text for row in rows if row.kind == kind)
    return text
