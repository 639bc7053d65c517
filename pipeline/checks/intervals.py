"""Interval arithmetic on printed figures.

A count is exact; a printed decimal stands for every value that rounds to it or is cut to it
(circulars on statistics allow both), and a word such as "hơn" or "gần" opens it to one unit of the
last digit that is not zero. Values are fractions, so that no relation breaks on binary rounding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pipeline.records import Mention
from pipeline.text import canonical

_HALF = Fraction(1, 2)
_FIGURE = re.compile(r"\d(?:[\d.,\u00a0 ]*\d)?")


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from ``low`` to ``high``, both included; ``value`` is the one that is printed."""

    low: Fraction
    high: Fraction
    value: Fraction

    @classmethod
    def exactly(cls, value: Fraction | int) -> Interval:
        return cls(Fraction(value), Fraction(value), Fraction(value))

    @property
    def exact(self) -> bool:
        return self.low == self.high

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.value + other.value,
        )

    def __sub__(self, other: Interval) -> Interval:
        return Interval(
            self.low - other.high,
            self.high - other.low,
            self.value - other.value,
        )

    def share_of(self, whole: Interval) -> Interval:
        """100 · self / whole, both not negative; ``whole`` must not reach zero (see
        ``can_divide``)."""
        return Interval(
            100 * self.low / whole.high,
            100 * self.high / whole.low,
            100 * self.value / whole.value,
        )

    def around(self, value: Fraction) -> Interval:
        """Another value, as exact as this one."""
        low = value - (self.value - self.low)
        high = value + (self.high - self.value)
        return Interval(low, high, value)

    @property
    def can_divide(self) -> bool:
        return self.low > 0

    def meets(self, other: Interval) -> bool:
        """Whether one value lies in both."""
        return self.low <= other.high and other.low <= self.high


def added_up(values: Iterable[Interval]) -> Interval:
    """The sum of values."""
    return sum(values, Interval.exactly(0))


HUNDRED = Interval.exactly(100)


def last_place(text: str, value: Fraction) -> Fraction:
    """The worth of the last printed digit: 100000 in "768,6 triệu đồng", 1 in "2.360", 1/10 in
    "48,6%".

    Figures without digits ("ba") and spans whose digits do not spell the value count as exact ones.
    """
    match = _FIGURE.search(text)
    if match is None:
        return Fraction(1)
    digits = int(re.sub(r"\D", "", match[0]))
    if digits == 0:
        return _place_of_nought(match[0])
    if digits == value:
        return Fraction(1)
    place = abs(value) / digits
    return place if _is_power_of_ten(place) else Fraction(1)


def _place_of_nought(printed: str) -> Fraction:
    """The worth of the last digit of a nought: 1/10 of "0,0"."""
    cut = re.search(r"[.,](\d+)$", printed)
    return Fraction(1, 10 ** len(cut[1])) if cut else Fraction(1)


def _is_power_of_ten(place: Fraction) -> bool:
    """Whether a fraction is 1, 10, 100 ..., or 1/10, 1/100 ..."""
    if 0 < place < 1:
        place = 1 / place
    if place.denominator != 1:
        return False
    return str(place.numerator).strip("0") == "1"


def of_mention(mention: Mention, part: int = 0) -> Interval | None:
    """The interval of a mention's figure; ``part`` 1 or 2 picks a ratio's side. None where it holds
    no number.

    Percentages and figures in thousands, millions or with decimals are rounded; plain counts and
    sums in đồng are not."""
    text, worth = mention.text, mention.value
    if mention.label == "RATIO":
        sides = worth.split("/")
        if len(sides) != 2 or part not in (1, 2):
            return None
        text = worth = sides[part - 1]
    try:
        value = Fraction(worth)
    except (ValueError, ZeroDivisionError):
        return None
    place = last_place(text, value)
    low = high = value
    if place != 1 or mention.label == "PERCENT":
        low, high = _printed(value, place)
    if mention.cmp in (">", ">=", "~"):
        high = max(high, value + _round_step(value, place))
    if mention.cmp in ("<", "<=", "~"):
        low = min(low, value - _round_step(value, place))
    if value >= 0:
        low = max(low, Fraction(0))
    return Interval(low, high, value)


def _printed(value: Fraction, place: Fraction) -> tuple[Fraction, Fraction]:
    """The values that round to a printed one, or are cut to it, towards zero."""
    if value < 0:
        return value - place, value + place * _HALF
    return value - place * _HALF, value + place


def _round_step(value: Fraction, place: Fraction) -> Fraction:
    """One unit of the last digit that is not zero: 1000 in 32.000, 10 in 8.140."""
    count = value / place
    if count.denominator != 1 or count == 0:
        return place
    digits = str(abs(count.numerator))
    zeros = len(digits) - len(digits.rstrip("0"))
    return place * Fraction(10) ** zeros


def plain(value: Fraction, decimals: int = 4) -> str:
    """Canonical decimal text of a value, rounded half up to ``decimals`` places."""
    scaled = value * 10**decimals
    whole = Decimal(int(abs(scaled) + _HALF))
    sign = -1 if scaled < 0 else 1
    return canonical(sign * whole / Decimal(10) ** decimals)
