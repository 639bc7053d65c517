"""One relation: a printed percentage against a part and its whole, on intervals, with rounding and
truncation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType

from pipeline.checks.figures import Figure
from pipeline.checks.intervals import (
    HUNDRED,
    Interval,
    added_up,
    last_place,
    plain,
)
from pipeline.checks.repeated_quantities import slip
from pipeline.checks.verdict import (
    canonical_numbers,
    compare,
    judged,
    make,
    tested,
)
from pipeline.checks.wording import Value
from pipeline.records import Check

_HALF = Fraction(1, 2)
_NO_DIGIT = re.compile(r"\D")
_FITS = ("holds", "cut")  # how a share stands to the percentage printed for it


def rounding(
    part: Interval,
    whole: Interval,
    percent: Interval,
) -> str:
    """How 100·part/whole stands to a printed percentage: holds, cut, up (rounded up) or broken.

    >>> percent = Interval(Fraction(97, 2), Fraction(50), Fraction(49))
    >>> rounding(Interval.exactly(118), Interval.exactly(262), percent)
    'broken'"""
    share = part.share_of(whole)
    half = percent.value - percent.low
    if share.low <= percent.value + half and percent.low <= share.high:
        return "holds"
    if share.low < percent.high and percent.low <= share.high:
        return "cut"
    lower = Interval(percent.low - half, percent.high, percent.value)
    if not half or not share.meets(lower):
        return "broken"
    return "up" if share.low > percent.value - 2 * half else "broken"


def rounded(percent: Figure) -> Interval:
    """The interval of a percentage; a whole number in a column headed % is rounded too."""
    if not percent.interval.exact:
        return percent.interval
    value = percent.value
    return Interval(value - _HALF, value + 1, value)


def exactly(plan: Figure) -> Figure:
    """A figure that was decided, not measured: 90 % of a plan is neither 89,6 nor 90,4."""
    return replace(plan, interval=Interval.exactly(plan.value))


def relate(
    part: Figure,
    whole: Figure,
    percent: Figure,
    *,
    sure: bool = True,
    also: Sequence[Figure] = (),
) -> Check | None:
    """The check of a percentage against a part (with the parts ``also``) and a whole; None where it
    cannot be reckoned. Where whole and part are one figure it is a ratio."""
    told = _Told(part, whole, percent, also)
    if not told.base.can_divide:
        return None
    printed = rounded(percent)
    fit = told.fit
    if fit in _FITS:
        return told.check("holds", f"ratio.{fit}")
    # to a whole percent
    up = fit == "up" and 2 * (printed.value - printed.low) >= 1
    missed = judged(told.figures, told.holds_for, sure=sure and not up)
    key = "up" if up and missed.key == "unsure" else missed.key
    return told.check(missed.outcome, f"ratio.{key}", missed.shown)


def held(
    part: Figure,
    whole: Figure,
    percent: Figure,
    also: Sequence[Figure] = (),
) -> Check | None:
    """The check of ``relate`` where it holds, else None."""
    told = _Told(part, whole, percent, also)
    if not told.base.can_divide or told.fit not in _FITS:
        return None
    return told.check("holds", f"ratio.{told.fit}")


@dataclass(frozen=True)
class _Told:
    """A percentage with the part, and the parts ``also`` beside it, that it is told of, and their
    whole."""

    part: Figure
    whole: Figure
    percent: Figure
    also: Sequence[Figure]

    @property
    def of_one_ratio(self) -> bool:
        return self.whole is self.part

    @property
    def base(self) -> Interval:
        """What the percentage is of: the second side of a ratio that is part and whole."""
        if self.of_one_ratio and self.whole.whole:
            return self.whole.whole
        return self.whole.interval

    @property
    def added(self) -> Interval:
        return added_up(f.interval for f in (self.part, *self.also))

    @cached_property
    def fit(self) -> str:
        """How the share stands to the percentage that is printed."""
        return rounding(self.added, self.base, rounded(self.percent))

    @property
    def figures(self) -> list[Figure]:
        if self.of_one_ratio:
            return [self.part, self.percent]
        return [self.part, *self.also, self.whole, self.percent]

    def holds_for(self, values: Sequence[Interval]) -> bool:
        """Whether other readings of its figures would be right."""
        first, *between, last = values
        base = self.base if self.of_one_ratio else between[0]
        return not self.also and fits(first, base, last)

    def check(
        self,
        outcome: str,
        key: str,
        shown: Mapping[str, Value] = MappingProxyType({}),
    ) -> Check:
        share = self.added.value * 100 / self.base.value
        return make(
            "ratio",
            outcome,
            key,
            [f.mention for f in self.figures],
            self._numbers(),
            {**self._values(share), **shown},
            compare(share, rounded(self.percent).value),
        )

    def _numbers(self) -> list[str]:
        whole = self.whole.mention.value
        if self.of_one_ratio or self.whole.is_ratio:
            whole = plain(self.base.value)
        parts = canonical_numbers((self.part, *self.also))
        return [*parts, whole, self.percent.mention.value]

    def _values(self, share: Fraction) -> dict[str, Value]:
        """The values of the message: figures as printed where they stand alone, else what they
        make."""
        made = self.part.is_ratio or self.also
        of_ratio = self.of_one_ratio or self.whole.is_ratio
        return {
            "part": self.added.value if made else self.part,
            "whole": self.base.value if of_ratio else self.whole,
            "percent": self.percent,
            "found": Fraction(plain(share, 2)),
        }


def fits(
    part: Interval,
    whole: Interval,
    percent: Interval,
) -> bool:
    """Whether a percentage is that of a part, rounded or cut."""
    return whole.can_divide and rounding(part, whole, percent) in _FITS


def slipped(
    part: Figure,
    whole: Figure,
    percent: Figure,
) -> bool:
    """Whether a percentage with decimals differs from the share by one digit, or by two
    exchanged."""
    printed = percent.mention.text
    place = last_place(printed, percent.value)
    if place >= 1 or not whole.interval.can_divide:
        return False
    share = part.interval.share_of(whole.interval).value
    digits = str(int(share / place + _HALF))
    # the mark behind keeps "77,0" and "79,0" from being round figures
    return slip(f"{digits}%", f"{_NO_DIGIT.sub('', printed)}%")


def growth(
    now: Interval,
    before: Interval,
    sign: int,
) -> Interval:
    """By how many percent a value has risen (``sign`` 1) or fallen (-1) from the one before."""
    share = now.share_of(before)
    return share - HUNDRED if sign > 0 else HUNDRED - share


def grown(
    now: Figure,
    before: Figure,
    percent: Figure,
    sign: int = 1,
    *,
    sure: bool = True,
) -> Check:
    """The check of a change in percent against the two values; ``before`` must not reach zero."""
    figures = (now, before, replace(percent, interval=rounded(percent)))
    found = growth(now.interval, before.interval, sign)

    def right(values: Sequence[Interval]) -> bool:
        last, first, change = values
        if not first.can_divide:
            return False
        return growth(last, first, sign).meets(change)

    values: dict[str, Value] = {
        "before": before,
        "now": now,
        "percent": percent,
        "found": Fraction(plain(found.value, 2)),
    }
    amounts = compare(found.value, percent.value)
    return tested(
        "ratio",
        "growth",
        figures,
        right,
        values,
        amounts,
        sure=sure,
    )
