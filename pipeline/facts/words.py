"""Words of the language that are no indicator's own: roles of ``models/fact_words.tsv`` and topics of a text."""
from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pipeline.facts.indicators import topics
from pipeline.facts.phrases import Lexicon, phrases, split
from pipeline.resources import rows


@cache
def words_of(role: str) -> Lexicon[str]:
    """The phrases of one role of ``models/fact_words.tsv``, keyed by the role."""
    return Lexicon((row["role"], phrase) for row in rows("fact_words.tsv") if row["role"] == role
                   for phrase in phrases(row["phrases"]))


def about(texts: Iterable[str]) -> frozenset[str]:
    """The topics that ``texts`` name."""
    return frozenset(hit.key for text in texts for hit in topics().find(split(text)))
