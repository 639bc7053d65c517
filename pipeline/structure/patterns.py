"""Phrases and forms that structure looks for, by kind (``models/layout.tsv``)."""

from __future__ import annotations

import re
from functools import cache

from pipeline.resources import grouped


@cache
def patterns(kind: str) -> re.Pattern[str]:
    """The patterns of one kind, for folded text (those called "... spelt" for text as it is
    written), as one alternative."""
    found = grouped("layout.tsv", "kind", "pattern").get(kind, ())
    alternatives = "|".join(f"(?:{pattern})" for pattern in found)
    return re.compile(alternatives or r"(?!)")


def finds(kind: str, text: str) -> bool:
    """Whether a pattern of the kind stands in a text."""
    return patterns(kind).search(text) is not None


def begins(kind: str, text: str) -> bool:
    """Whether a text begins with a pattern of the kind."""
    return patterns(kind).match(text) is not None


def is_whole(kind: str, text: str) -> bool:
    """Whether a text is a pattern of the kind and nothing else."""
    return patterns(kind).fullmatch(text) is not None
