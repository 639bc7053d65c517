"""The topics that texts name (``models/topics.tsv``): an indicator may ask one of what stands
around a figure."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pipeline.clauses.phrases import split
from pipeline.facts.indicator.readings import topics


def about(texts: Iterable[str]) -> frozenset[str]:
    """The topics that ``texts`` name."""
    return frozenset().union(*map(_topics, texts))


@lru_cache(maxsize=1000)
def _topics(text: str) -> frozenset[str]:
    return frozenset(hit.key for hit in topics().find(split(text)))
