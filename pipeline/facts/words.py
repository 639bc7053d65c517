"""Words of the language that are no indicator's own: roles of ``models/fact_words.tsv`` and topics
of a text.

A text is searched once for the phrases of all roles; what a role says of a part of it is then a
matter of looking."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, lru_cache

from pipeline.clauses.phrases import Hit, Lexicon, phrases, split
from pipeline.facts.indicators import topics
from pipeline.resources import rows


@cache
def _lexicon() -> Lexicon[str]:
    return Lexicon(
        (row["role"], phrase)
        for row in rows("fact_words.tsv")
        for phrase in phrases(row["phrases"])
    )


@lru_cache(maxsize=1000)
def _by_role(text: str) -> dict[str, list[Hit[str]]]:
    found: dict[str, list[Hit[str]]] = {}
    for hit in _lexicon().find(split(text)):
        found.setdefault(hit.key, []).append(hit)
    return found


def said(
    role: str, text: str, first: int = 0, stop: int | None = None
) -> list[Hit[str]]:
    """The phrases of a role of ``models/fact_words.tsv`` among the words ``first`` up to ``stop``
    of ``text``.

    Negative numbers count as the first word. Places are those in the whole text.

    >>> [(hit.first, hit.stop) for hit in said("lack", "25 đơn vị chưa sử dụng")]
    [(3, 4)]"""
    hits = _by_role(text).get(role, [])
    if not hits or (first <= 0 and stop is None):
        return hits
    hits = hits[bisect_left(hits, first, key=_first) :]
    return hits if stop is None else [hit for hit in hits if hit.stop <= stop]


def _first(hit: Hit[str]) -> int:
    return hit.first


@lru_cache(maxsize=1000)
def _topics(text: str) -> frozenset[str]:
    return frozenset(hit.key for hit in topics().find(split(text)))


def about(texts: Iterable[str]) -> frozenset[str]:
    """The topics that ``texts`` name."""
    return frozenset().union(*map(_topics, texts))


def near(span: tuple[int, int], around: tuple[int, int]) -> tuple[int, int]:
    """The part of ``span`` to quote for what stands at ``around``: all of it, of a very long one
    what stands near.

    A thousand figures in one sentence would otherwise give a thousand times the sentence."""
    first, last = span
    if last - first <= 2 * _NEAR:
        return span
    return max(first, around[0] - _NEAR), min(last, around[1] + _NEAR)


_NEAR = 1000  # characters
