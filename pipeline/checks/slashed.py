"""The first side of "62.372/52.786 ha": what was reached of what was planned, where the text gives
one unit for both, so that the second alone is a figure."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from pipeline.checks.figures import Figure, figure
from pipeline.checks.passages import Passage
from pipeline.observations.values import number

_FIRST = re.compile(r"(?<![\d/])(\d{1,3}(?:[.,]?\d{1,3})*)\s?/\s?$")
_LONGEST = 24  # characters of a figure with its stroke


def first_side(passage: Passage, second: Figure) -> Figure | None:
    """The figure before the stroke, in the unit of ``second``; None where there is none."""
    start = max(0, second.start - _LONGEST)
    lead = passage.lower[start : second.start]
    match = _FIRST.search(lead)
    read = number(match[1]) if match else None
    digits = re.match(r"[\d.,]+", second.mention.text)
    printed = number(digits[0].rstrip(".,")) if digits else None
    if (
        match is None
        or read is None
        or printed is None
        or not Fraction(printed[0])
    ):
        return None
    unit = second.value / Fraction(printed[0])
    value = Fraction(read[0]) * unit
    start = second.start - len(lead) + match.start()
    mention = replace(
        second.mention,
        text=match[1],
        value=_plain(value),
        block_start=start,
        block_end=start + len(match[1]),
    )
    return figure(mention)


def _plain(value: Fraction) -> str:
    whole = value.denominator == 1
    return (
        str(value.numerator) if whole else format(float(value), "f").rstrip("0")
    )
