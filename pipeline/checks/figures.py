"""The figures of a document as the checks see them: mentions with the intervals that they print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from pipeline.checks.intervals import Interval, of_mention
from pipeline.clauses.figures import Placed
from pipeline.records import FIGURES, Mention


@dataclass(frozen=True, slots=True)
class Figure(Placed):
    """A mention with its interval. Of a ratio, ``interval`` is the first side and ``whole`` the
    second."""

    interval: Interval
    whole: Interval | None = None

    @property
    def value(self) -> Fraction:
        """What is printed; of a ratio the first side."""
        return self.interval.value

    @property
    def unit(self) -> str:
        """The noun or measure behind it, as it is written."""
        return self.mention.unit

    @property
    def equals(self) -> bool:
        return self.mention.cmp in ("", "=")

    @property
    def adds(self) -> bool:
        """Whether it is a count or an amount of money."""
        return self.label in ("COUNT", "MONEY")

    @property
    def is_count(self) -> bool:
        return self.label == "COUNT"

    @property
    def is_money(self) -> bool:
        return self.label == "MONEY"

    @property
    def is_percent(self) -> bool:
        return self.label == "PERCENT"

    @property
    def is_ratio(self) -> bool:
        return self.label == "RATIO"


def figure(mention: Mention) -> Figure | None:
    """The figure of a mention, None where it is none that can be reckoned with."""
    if mention.label == "RATIO":
        first, second = of_mention(mention, 1), of_mention(mention, 2)
        return Figure(mention, first, second) if first and second else None
    interval = of_mention(mention) if mention.label in FIGURES else None
    return Figure(mention, interval) if interval else None


def summed(figures: Iterable[Figure]) -> Fraction:
    """The sum of what figures print."""
    return sum((f.value for f in figures), Fraction(0))
