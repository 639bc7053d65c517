"""Phrases of fixed form around names, by name (``models/name_patterns.tsv``)."""

from __future__ import annotations

import re

from pipeline.patterns import patterns


def pattern(name: str) -> re.Pattern[str]:
    """The phrase of that name. Raises KeyError where there is none."""
    return patterns("name_patterns.tsv")[name]
