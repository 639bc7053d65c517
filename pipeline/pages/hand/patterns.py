"""Phrases by which the lines of a letterhead are known whose blanks are filled by hand, by name
(``models/letterhead_patterns.tsv``)."""

from __future__ import annotations

import re

from pipeline.patterns import patterns


def pattern(name: str) -> re.Pattern[str]:
    """The phrase of that name. Raises KeyError where there is none."""
    return patterns("letterhead_patterns.tsv")[name]
