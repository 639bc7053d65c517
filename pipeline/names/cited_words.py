"""Words around the number of a cited document (``models/citations.tsv``)."""

from __future__ import annotations

import re
from functools import cache

from pipeline.resources import rows


@cache
def cited_words(*kinds: str) -> str:
    """A pattern for the words of some kinds, the longest first."""
    listed = [
        row["text"] for row in rows("citations.tsv") if row["kind"] in kinds
    ]
    listed.sort(key=len, reverse=True)
    spaced = (re.escape(words).replace(r"\ ", r"\s+") for words in listed)
    return f"(?:{'|'.join(spaced)})(?!\\w)"
