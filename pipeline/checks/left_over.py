"""What is done and what is left of a whole: "19 vụ, đã giải quyết 14 vụ, còn 05 vụ đang xác
minh"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from pipeline.checks.counted import comparable, may_be_part, noun
from pipeline.checks.figures import Figure, summed
from pipeline.checks.passages import Figures, Passage, preceding
from pipeline.checks.patterns import begins, finds, is_whole
from pipeline.checks.totals import adds_up
from pipeline.checks.verdict import compare, tested
from pipeline.checks.wording import of_amount
from pipeline.records import Check

_BACK = 8  # figures before what is left that may explain it


def check(figures: Figures) -> Iterator[Check]:
    """Every such three counts in running text."""
    for passage in figures.outside_tables:
        counts = passage.figures
        for three in zip(counts, counts[1:], counts[2:], strict=False):
            if _are_told(passage, *three):
                yield from _judged(passage, *three)


def _are_told(
    passage: Passage,
    whole: Figure,
    part: Figure,
    rest: Figure,
) -> bool:
    """Whether words call the second count done of the first, and the third what is left of it."""
    if not passage.in_one_sentence(whole, part, rest):
        return False
    if not all(f.is_count and may_be_part(passage, f) for f in (whole, part)):
        return False
    first = passage.between(whole.end, part.start)
    second = passage.between(part.end, rest.start)
    if not is_whole("complements done", first):
        return False
    if not is_whole("complements then", second):
        return False
    behind = passage.lower[rest.end :].lstrip()
    behind = behind.removeprefix(rest.unit.lower())
    return begins("complements open", behind)


def _judged(
    passage: Passage,
    whole: Figure,
    part: Figure,
    rest: Figure,
) -> Iterator[Check]:
    """What holds; else what is wrong, where nothing told before explains it."""
    if not comparable(whole, part) or not comparable(whole, rest):
        return
    every = (whole, part, rest)
    fits = adds_up([f.interval for f in every])
    if not fits and _explained(passage, *every):
        return
    added = part.value + rest.value
    one_noun = not noun(whole.unit).isdisjoint(noun(rest.unit))
    # what falls short may leave a part unnamed
    sure = added > whole.value and one_noun and all(f.equals for f in every)
    yield tested(
        "sum",
        "left",
        every,
        adds_up,
        {
            "part": part,
            "rest": rest,
            "whole": whole,
            "added": of_amount(added, whole),
            "missing": of_amount(abs(whole.value - added), whole),
        },
        compare(added, whole.value),
        sure=sure,
    )


def _explained(
    passage: Passage,
    whole: Figure,
    part: Figure,
    rest: Figure,
) -> bool:
    """Whether a figure before, or two, make what was done and what is left, or words say that more
    was done than what came in."""
    if part.value > whole.value:
        return True
    start, _ = passage.sentences[passage.sentence(part.start)]
    if finds("complements stock", passage.lower[start : rest.end + 40]):
        return True
    before = preceding(passage.figures, passage.ordinal(part), _BACK)
    made = summed((part, rest))
    if any(f.value == made for f in before):
        return True
    return any(summed(pair) == made for pair in combinations(before, 2))
