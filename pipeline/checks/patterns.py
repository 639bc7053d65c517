"""Phrases that the checks look for, by name (``models/check_patterns.tsv``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.resources import table


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A row of models/check_patterns.tsv."""

    name: str
    pattern: str


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


@cache
def _phrases() -> dict[str, re.Pattern[str]]:
    rows = table("check_patterns.tsv", _Phrase)
    return {row.name: re.compile(row.pattern) for row in rows}


def pattern(name: str) -> re.Pattern[str]:
    """The phrase of that name. Raises KeyError where there is none."""
    return _phrases()[name]
