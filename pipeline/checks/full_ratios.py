"""How many of a thing there are, where all of them are told of: "135/135 thôn" here and "142/142
thôn" there, "121 xã" beside "112/112 xã"."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.figures import Figure
from pipeline.checks.passages import Figures
from pipeline.checks.patterns import pattern
from pipeline.checks.repeated_quantities import close, slip
from pipeline.checks.verdict import compare, judge, make, shaky
from pipeline.records import Check

_LEAST = (
    10  # of a thing of which there are fewer, two offices may each have some
)


def check(figures: Figures) -> Iterator[Check]:
    """Every thing of which two numbers are told as all there are; more than two are those of
    several places."""
    told: dict[str, dict[str, Figure]] = {}
    for passage in figures.prose():
        for item in passage.figures:
            unit = item.mention.unit.lower().strip()
            value = _all_of(item)
            if not value and pattern("full ratios there are").search(
                passage.before(item)
            ):
                value = item.mention.value
            if unit and value and item.interval.value >= _LEAST:
                told.setdefault(unit, {}).setdefault(value, item)
    for found in told.values():
        if len(found) == 2:
            yield from _two(*found.items())


def _all_of(item: Figure) -> str:
    """The number of a ratio of all; "" where it is none."""
    if item.label != "RATIO" or item.whole is None:
        return ""
    part, _, whole = item.mention.value.partition("/")
    return whole if part == whole else ""


def _two(one: tuple[str, Figure], other: tuple[str, Figure]) -> Iterator[Check]:
    (first, a), (second, b) = one, other
    ratios = [item for item in (a, b) if _all_of(item)]
    if not ratios or not close(first, second):
        return
    both = len(ratios) == 2
    slipped = slip(first, second) and not shaky((a, b))
    if slipped or both:
        yield make(
            "same",
            judge(sure=slipped),
            "same.broken" if slipped else "same.unsure",
            [a.mention, b.mention],
            [first, second],
            {"first": a, "second": b},
            compare(a.interval.value, b.interval.value),
        )
