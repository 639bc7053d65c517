"""One relation: a printed percentage against a part and its whole, on intervals, with rounding and
truncation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from pipeline.checks.figures import Figure
from pipeline.checks.intervals import HUNDRED, Interval, added_up, plain
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
    if share.meets(percent):
        return "cut"
    lower = Interval(percent.low - half, percent.high, percent.value)
    return (
        "up"
        if half and share.meets(lower) and share.low > percent.value - 2 * half
        else "broken"
    )


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
    b = _base(part, whole)
    if not b.can_divide:
        return None
    a = added_up(f.interval for f in (part, *also))
    p = rounded(percent)
    verdict = rounding(a, b, p)
    figures = (
        [part, percent]
        if whole is part
        else [
            part,
            *also,
            whole,
            percent,
        ]
    )
    found = a.value * 100 / b.value
    as_printed = whole.interval is b and not whole.is_ratio
    numbers = [
        *canonical_numbers((part, *also)),
        whole.mention.value if as_printed else plain(b.value),
        percent.mention.value,
    ]
    amounts = compare(found, p.value)
    values = _shown(
        part,
        whole,
        percent,
        a,
        b,
        found,
        summed=bool(also),
    )
    mentions = [f.mention for f in figures]
    if verdict in ("holds", "cut"):
        return make(
            "ratio",
            "holds",
            f"ratio.{verdict}",
            mentions,
            numbers,
            values,
            amounts,
        )

    def right(values: Sequence[Interval]) -> bool:
        first, *between, last = values
        base = b if whole is part else between[0]
        return not also and fits(first, base, last)

    up = verdict == "up" and 2 * (p.value - p.low) >= 1  # to a whole percent
    missed = judged(figures, right, sure=sure and not up)
    key = "ratio.up" if up and missed.key == "unsure" else f"ratio.{missed.key}"
    shown = {**values, **missed.shown}
    return make(
        "ratio",
        missed.outcome,
        key,
        mentions,
        numbers,
        shown,
        amounts,
    )


def _base(part: Figure, whole: Figure) -> Interval:
    """What a percentage is of: the second side of a ratio that is part and whole."""
    return whole.whole if whole is part and whole.whole else whole.interval


def _shown(
    part: Figure,
    whole: Figure,
    percent: Figure,
    a: Interval,
    b: Interval,
    found: Fraction,
    *,
    summed: bool,
) -> dict[str, Value]:
    """The values of the message: figures as printed where they stand alone, else what they make."""
    ratio = whole is part or whole.is_ratio
    return {
        "part": a.value if part.is_ratio or summed else part,
        "whole": b.value if ratio else whole,
        "percent": percent,
        "found": Fraction(plain(found, 2)),
    }


def fits(
    part: Interval,
    whole: Interval,
    percent: Interval,
) -> bool:
    return whole.can_divide and rounding(part, whole, percent) in (
        "holds",
        "cut",
    )


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
