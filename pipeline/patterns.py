"""Patterns with names, in tables under ``models/`` that say what each stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipeline.resources import table


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A row of a table of patterns."""

    name: str
    pattern: str


@cache
def patterns(table_name: str) -> dict[str, re.Pattern[str]]:
    """The patterns of a table by their names, compiled."""
    rows = table(table_name, _Pattern)
    return {row.name: re.compile(row.pattern) for row in rows}


def either(words: Iterable[str]) -> str:
    """A pattern for any of some words as they are written, the longest first.

    >>> either(["sở", "sở y tế"])
    '(?:sở\\\\ y\\\\ tế|sở)'"""
    return f"(?:{'|'.join(map(re.escape, longest_first(words)))})"


def longest_first(words: Iterable[str]) -> list[str]:
    """Words in the order in which to look for them: none before one that it begins."""
    return sorted(words, key=lambda word: (-len(word), word))
