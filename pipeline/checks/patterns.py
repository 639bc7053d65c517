"""Phrases that the checks look for, by name (``models/check_patterns.tsv``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.patterns import patterns
from pipeline.resources import table


@dataclass(frozen=True, slots=True)
class _Trigger:
    """A row of models/triggers.tsv."""

    group: str
    words: str


@cache
def triggers(group: str) -> tuple[str, ...]:
    """The words of a group of models/triggers.tsv."""
    rows = table("triggers.tsv", _Trigger)
    return tuple(row.words for row in rows if row.group == group)


def pattern(name: str) -> re.Pattern[str]:
    """The phrase of that name. Raises KeyError where there is none."""
    return patterns("check_patterns.tsv")[name]
