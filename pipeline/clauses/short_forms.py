"""The short forms that clerks write for words of a phrase (``models/short_forms.tsv``)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.resources import pairs


def short_forms(phrase: str) -> Iterator[str]:
    """A phrase with the short form of each of its words that has one (models/short_forms.tsv).

    >>> list(short_forms("^đang giải quyết"))
    ['^đang gq']"""
    for words, short in pairs("short_forms.tsv", "words", "short"):
        if words not in phrase:  # nearly always
            continue
        form = re.sub(rf"(?<!\w){words}(?!\w)", short, phrase)
        if form != phrase:
            yield form
