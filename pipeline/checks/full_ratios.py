"""How many of a thing there are, where all of them are told of: "135/135 thôn" here and "142/142
thôn" there, "121 xã" beside "112/112 xã"."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.figures import Figure
from pipeline.checks.passages import Figures, Passage
from pipeline.checks.patterns import finds
from pipeline.checks.repeated_quantities import close, slip
from pipeline.checks.verdict import compare, make, outright
from pipeline.grouping import by_key, first_by_key
from pipeline.records import Check

_LEAST = (
    10  # of a thing of which there are fewer, two offices may each have some
)


def check(figures: Figures) -> Iterator[Check]:
    """Every thing of which two numbers are told as all there are; more than two are those of
    several places."""
    told = by_key(
        (item.unit.lower().strip(), (value, item))
        for passage in figures.prose()
        for item in passage.figures
        if item.value >= _LEAST
        if (value := _all_of(item) or _all_there_are(passage, item))
    )
    told.pop("", None)  # of figures without a unit nobody knows what they count
    for found in map(first_by_key, told.values()):
        if len(found) == 2:
            yield from _two(*found.items())


def _all_of(item: Figure) -> str:
    """The number of a ratio of all; "" where it is none."""
    part, _, whole = item.mention.value.partition("/")
    return whole if item.is_ratio and part == whole else ""


def _all_there_are(passage: Passage, item: Figure) -> str:
    """The number of which words say that there are so many; "" where none do."""
    led = finds("full ratios there are", passage.before(item))
    return item.mention.value if led else ""


def _two(one: tuple[str, Figure], other: tuple[str, Figure]) -> Iterator[Check]:
    (first, a), (second, b) = one, other
    if not close(first, second):
        return
    ratios = [item for item in (a, b) if _all_of(item)]
    verdict = outright(False, (a, b), sure=slip(first, second))
    broken = verdict.outcome == "broken"
    if len(ratios) == 2 or (ratios and broken):
        yield make(
            "same",
            verdict.outcome,
            f"same.{verdict.key}",
            [a.mention, b.mention],
            [first, second],
            {"first": a, "second": b},
            compare(a.value, b.value),
        )
