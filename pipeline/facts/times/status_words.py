"""The words of a text that say whether what it tells is real (``models/fact_words.tsv``)."""

from __future__ import annotations

from functools import lru_cache

from pipeline.clauses.roles import said

# of two phrases that end together and are as long, the later name counts
_STATUSES = ("estimated", "planned", "target", "proposed", "actual")


# a heading, the head of a column are asked again for each figure
@lru_cache(maxsize=1000)
def statuses(
    text: str, first: int = 0, stop: int | None = None
) -> tuple[str, ...]:
    """What the words of status in a part of ``text`` say, in their order."""
    other = neutral(text, first, stop)
    found = [
        (hit.stop, hit.size, status)
        for status in _STATUSES
        for hit in said(status, text, first, stop)
        if hit.first not in other
    ]
    return tuple([status for _, _, status in sorted(found)])


def neutral(
    text: str, first: int = 0, stop: int | None = None
) -> frozenset[int]:
    """The words in a part of ``text`` that only look like words of status."""
    hits = said("neutral", text, first, stop)
    return frozenset(n for hit in hits for n in range(hit.first, hit.stop))
