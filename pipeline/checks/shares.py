"""One relation: a printed percentage against a part and its whole, on intervals, with rounding and
truncation."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from pipeline.checks.figures import Figure
from pipeline.checks.intervals import Interval, plain
from pipeline.checks.verdict import Value, compare, make, misread, of_amount, shaky
from pipeline.records import Check


def judge(part: Interval, whole: Interval, percent: Interval) -> str:
    """How 100·part/whole stands to a printed percentage: holds, cut, up (rounded up) or broken.

    >>> judge(Interval.exactly(118), Interval.exactly(262), Interval(Fraction(97, 2), Fraction(50),
    Fraction(49)))
    'broken'"""
    share = part.share_of(whole)
    half = percent.value - percent.low
    if share.low <= percent.value + half and percent.low <= share.high:
        return "holds"
    if share.meets(percent):
        return "cut"
    lower = Interval(percent.low - half, percent.high, percent.value)
    return (
        "up" if half and share.meets(lower) and share.low > percent.value - 2 * half else "broken"
    )


def rounded(percent: Figure) -> Interval:
    """The interval of a percentage; a whole number in a column headed % is rounded too."""
    value = percent.interval
    return (
        Interval(value.value - Fraction(1, 2), value.value + 1, value.value)
        if value.exact
        else value
    )


def relate(
    part: Figure, whole: Figure, percent: Figure, *, sure: bool = True, also: Sequence[Figure] = ()
) -> Check | None:
    """The check of a percentage against a part (with the parts ``also``) and a whole; None where it
    cannot be reckoned. Where whole and part are one figure it is a ratio."""
    b = (whole.whole or whole.interval) if whole is part else whole.interval
    if not b.can_divide:
        return None
    a, p = sum((f.interval for f in also), part.interval), rounded(percent)
    verdict = judge(a, b, p)
    figures = [part, percent] if whole is part else [part, *also, whole, percent]
    found = a.value * 100 / b.value
    numbers = [
        *(plain(f.interval.value) for f in (part, *also)),
        plain(b.value),
        percent.mention.value,
    ]
    base: Value = b.value if whole is part or whole.label == "RATIO" else whole
    amounts = compare(found, p.value)
    values: dict[str, Value] = {
        "part": a.value if part.label == "RATIO" or also else part,
        "whole": base,
        "percent": percent,
        "found": Fraction(plain(found, 2)),
    }
    mentions = [f.mention for f in figures]
    outcome, key = "holds", "ratio." + verdict
    sure = sure and not shaky(figures)
    if verdict in ("up", "broken"):
        outcome = "doubtful" if verdict == "up" or not sure else "broken"
        key = "ratio.up" if verdict == "up" else "ratio.broken" if sure else "ratio.unsure"
        suspect = (
            None
            if also
            else misread(figures, lambda v: fits(v[0], b if whole is part else v[1], v[-1]))
        )
        if suspect:
            outcome, key = "doubtful", "ratio.misread"
            values |= {"suspect": suspect[0], "proposed": of_amount(suspect[1], suspect[0])}
    return make("ratio", outcome, key, mentions, numbers, values, amounts)


def fits(part: Interval, whole: Interval, percent: Interval) -> bool:
    return whole.can_divide and judge(part, whole, percent) in ("holds", "cut")
