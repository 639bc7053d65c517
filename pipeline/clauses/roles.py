"""Words of the language by what they do in a statement: the roles of ``models/fact_words.tsv``.

A text is searched once for the phrases of all roles; what a role says of a part of it is then a
matter of looking."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache

from pipeline.clauses.phrases import Hit, Lexicon, listed, split
from pipeline.grouping import by_key

_OPENING = 200  # characters in which any phrase ends that a text begins with


def said(
    role: str,
    text: str,
    first: int = 0,
    stop: int | None = None,
) -> list[Hit[str]]:
    """The phrases of a role among the words ``first`` up to ``stop`` of ``text``.

    Negative numbers count as the first word. Places are those in the whole text.

    >>> [(hit.first, hit.stop) for hit in said("lack", "25 đơn vị chưa sử dụng")]
    [(3, 4)]"""
    return within(by_role(text).get(role, []), first, stop)


def within(
    hits: list[Hit[str]], first: int, stop: int | None
) -> list[Hit[str]]:
    """Those of some phrases that stand among the words ``first`` up to ``stop``."""
    if not hits or (first <= 0 and stop is None):
        return hits
    hits = hits[bisect_left(hits, first, key=_first) :]
    return hits if stop is None else [hit for hit in hits if hit.stop <= stop]


def opens(role: str, text: str) -> bool:
    """Whether a text begins with a phrase of a role."""
    return any(hit.first == 0 for hit in said(role, text[:_OPENING]))


def phrases_of(role: str) -> list[str]:
    """The phrases of a role, as listed."""
    return [phrase for name, phrase in listed("fact_words.tsv") if name == role]


@cache
def _lexicon() -> Lexicon[str]:
    return Lexicon(listed("fact_words.tsv"))


@lru_cache(maxsize=1000)
def by_role(text: str) -> dict[str, list[Hit[str]]]:
    """The phrases of all roles in a text."""
    hits = _lexicon().find(split(text))
    return by_key((hit.key, hit) for hit in hits)


def _first(hit: Hit[str]) -> int:
    return hit.first
