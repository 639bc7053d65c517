"""The word lists of the structure stage, each with its kinds: what bodies are named with
(models/bodies.tsv), how documents are signed (models/titles.tsv), and single words of headers
(models/header_words.tsv)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.resources import column, grouped, lookup, table


@dataclass(frozen=True, slots=True)
class _BodyWord:
    """A row of models/bodies.tsv. ``long``: what a short form stands for."""

    kind: str
    text: str
    long: str


def all_body_words() -> tuple[str, ...]:
    """The words of all kinds that bodies are named with."""
    return column("bodies.tsv", "text")


def body_words(kind: str) -> tuple[str, ...]:
    """The words of one kind, in the order of the list."""
    return grouped("bodies.tsv", "kind", "text").get(kind, ())


@cache
def abbreviations() -> tuple[tuple[str, str], ...]:
    """Short forms, and what they stand for."""
    return _in_full("short")


@cache
def councils() -> dict[str, str]:
    """People's committees and councils: short form -> name in full."""
    return dict(_in_full("council"))


def _in_full(kind: str) -> tuple[tuple[str, str], ...]:
    """The short forms of a kind, and what they stand for."""
    rows = table("bodies.tsv", _BodyWord)
    return tuple((row.text, row.long) for row in rows if row.kind == kind)


def signing_words(kind: str) -> tuple[str, ...]:
    """The titles, bodies or surnames, in the order of the list."""
    return grouped("titles.tsv", "kind", "text").get(kind, ())


def header_word(kind: str) -> str:
    """The one word or phrase of a kind."""
    return lookup("header_words.tsv", "kind", "text")[kind]
