"""Phrases that the checks look for, by name (``models/check_patterns.tsv``)."""

from __future__ import annotations

import re
from functools import cache

from pipeline.patterns import longest_first, patterns
from pipeline.resources import grouped


def triggers(group: str) -> tuple[str, ...]:
    """The words of a group of models/triggers.tsv."""
    return grouped("triggers.tsv", "group", "words").get(group, ())


def pattern(name: str) -> re.Pattern[str]:
    """The phrase of that name. Raises KeyError where there is none."""
    return patterns("check_patterns.tsv")[name]


@cache
def words(group: str) -> re.Pattern[str]:
    """The pattern of a group of trigger words of ``models/triggers.tsv``, for lower-case text.

    With diacritics: without them "hạ tầng" would be a rise (tăng) and "giám đốc" a fall (giảm).
    """
    either = "|".join(longest_first(triggers(group)))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")


def said(group: str, text: str) -> bool:
    """Whether a trigger word of a group stands in lower-case text."""
    return words(group).search(text) is not None


def opens(group: str, text: str) -> bool:
    """Whether lower-case text begins with a trigger word of a group."""
    return words(group).match(text) is not None


def total_opening(text: str) -> re.Match[str] | None:
    """The words of a total that lower-case text begins with; None where they are part of a name:
    "Tổng đài 1022"."""
    return None if opens("no total", text) else words("total").match(text)


def is_one_of(group: str, text: str) -> bool:
    """Whether lower-case text is a trigger word of a group."""
    return words(group).fullmatch(text) is not None


def direction(text: str) -> int:
    """1 where lower-case text tells of a rise, else -1."""
    return 1 if said("rise", text) else -1


def finds(name: str, text: str) -> bool:
    """Whether the phrase of that name stands in a text."""
    return pattern(name).search(text) is not None


def begins(name: str, text: str) -> bool:
    """Whether a text begins with the phrase of that name."""
    return pattern(name).match(text) is not None


def is_whole(name: str, text: str) -> bool:
    """Whether a text is the phrase of that name and nothing else."""
    return pattern(name).fullmatch(text) is not None
