"""Sums that nothing announces: members of a known partition, a total at the end, and parts
that only the numbers show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, combinations, islice

from pipeline.checks.counted import (
    comparable,
    is_mean,
    may_be_part,
    parts_near,
)
from pipeline.checks.figures import Figure, summed
from pipeline.checks.listings import Listing
from pipeline.checks.partitions import divides, names, partition_of
from pipeline.checks.passages import Passage, preceding
from pipeline.checks.patterns import is_whole, pattern
from pipeline.checks.totals import (
    adds_up,
    broken,
    holds,
    left_in_bracket,
    named,
    same_noun,
)
from pipeline.records import Check

_TOLD = 100  # two figures among five make a smaller total by chance
_LEAST = 20  # a smaller total is made by chance
_FAR = 100  # figures before or after a total among which its parts stand
_BEFORE, _AFTER = 4, 5  # of those the parts that may make it unannounced


def of_passage(passage: Passage) -> Iterator[Check]:
    """Every sum of a passage that no words introduce."""
    yield from _divided(passage)
    yield from _closed(passage)
    yield from _noticed(passage)


def _divided(passage: Passage) -> Iterator[Check]:
    """A total and, without a trigger, the members of a known partition: "3.228 …; đang hoạt động
    2.485, hỏng 743"."""
    for at, total in enumerate(passage.figures):
        if not total.adds:
            continue
        behind = passage.figures[at + 1 : at + _FAR]
        alike = (f for f in behind if _stand_alike(passage, f, total))
        following = list(islice(alike, 4))
        for size in range(2, len(following) + 1):
            parts = following[:size]
            if _divide(passage, total, parts):
                yield from _division(passage, total, parts)


def _stand_alike(
    passage: Passage,
    one: Figure,
    other: Figure,
) -> bool:
    """Whether two figures are of one kind and stand at one depth of brackets."""
    if one.label != other.label:
        return False
    return passage.depth(one) == passage.depth(other)


def _divide(
    passage: Passage,
    total: Figure,
    parts: Sequence[Figure],
) -> bool:
    """Whether the parts are the members of a partition, and the total is no member of another."""
    every = (total, *parts)
    if not divides(passage, parts):
        return False
    if not all(may_be_part(passage, f) for f in every):
        return False
    if not all(comparable(total, f) for f in parts):
        return False
    others = [names(passage, f) for f in (total, *parts[1:])]
    return not partition_of(others)


def _division(
    passage: Passage,
    total: Figure,
    parts: Sequence[Figure],
) -> Iterator[Check]:
    """The check of a total and the members of a partition."""
    _, end = passage.sentences[passage.sentence(total.start)]
    region = (parts[0].start, end)
    listing = Listing(
        total,
        tuple(parts),
        (),
        "known",
        (),
        region,
    )
    missing = total.value - summed(parts)
    if adds_up([f.interval for f in (total, *parts)]):
        yield holds(total, parts)
    elif remainder := left_in_bracket(passage, listing, missing):
        yield remainder
    elif _should_add_up(passage, total, parts):
        sure = _certainly_divided(passage, total, parts)
        yield broken(total, parts, doubtful=not sure)


def _should_add_up(
    passage: Passage,
    total: Figure,
    parts: Sequence[Figure],
) -> bool:
    """Whether parts stand in the sentence of their total, none is more, and all make half of it."""
    if not passage.in_one_sentence(total, parts[-1]):
        return False
    if is_mean(passage, total):
        return False
    if any(f.value > total.value for f in parts):
        return False
    return summed(parts) * 2 >= total.value


def _certainly_divided(
    passage: Passage,
    total: Figure,
    parts: Sequence[Figure],
) -> bool:
    """Whether nothing stands between total and parts but in brackets, and they count one thing."""
    depth = passage.depth(total)
    between = passage.within(total.end, parts[0].start)
    if any(passage.depth(f) <= depth for f in between):
        return False
    exact = all(f.equals for f in (total, *parts))
    return exact and same_noun(total, parts)


_MOST_PARTS = 60  # of a list within a sentence
_CLOSES = pattern("implicit totals closes")


def _closed(passage: Passage) -> Iterator[Check]:
    """The total at the end: "3.000 … cho cá nhân và 500 … cho tổ chức, tổng cộng 3.500"."""
    for start, end in passage.sentences:
        inside = [f for f in passage.within(start, end) if f.adds]
        for at, total in enumerate(inside[: _MOST_PARTS + 1]):
            if match := _CLOSES.search(passage.before(total)):
                sure = is_whole("implicit totals sure", match[1])
                before = inside[:at]
                yield from _closing_total(
                    passage,
                    total,
                    before,
                    sure=sure,
                )


def _closing_total(
    passage: Passage,
    total: Figure,
    before: Sequence[Figure],
    *,
    sure: bool,
) -> Iterator[Check]:
    """``before`` are the figures of the sentence before its last, the total; ``sure``: the words
    can mean nothing else."""
    depth = passage.depth(total)
    level = (f for f in before if passage.depth(f) == depth)
    parts = [f for f in level if not passage.changes(f)]
    if len(parts) < 2 or not all(comparable(total, f) for f in parts):
        return
    if adds_up([f.interval for f in (total, *parts)]):
        yield holds(total, parts)
    elif _are_near(total, parts) and same_noun(total, parts):
        whole = len(parts) == len(before)
        yield broken(total, parts, doubtful=not (sure and whole))


def _are_near(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts make more than half a total and less than its double."""
    added = summed(parts)
    return 2 * added >= total.value >= added / 2


def _noticed(passage: Passage) -> Iterator[Check]:
    """Totals that the numbers alone show; only those that hold are told, for chance makes small
    ones."""
    for at, total in enumerate(passage.figures):
        if total.value < _LEAST or not (total.adds or total.is_ratio):
            continue
        if passage.changes(total):
            continue
        behind = passage.figures[at + 1 : at + _FAR]
        ahead = preceding(passage.figures, at, _FAR)[::-1]
        after = islice(parts_near(passage, total, behind), _AFTER)
        nearest = islice(parts_near(passage, total, ahead), _BEFORE)
        before = list(nearest)[::-1]
        runs = _runs(total.value, list(after), before)
        for run in islice(_of_things(passage, runs), 1):
            yield holds(total, run, "sum.noticed")


def _of_things(
    passage: Passage, runs: Iterable[Sequence[Figure]]
) -> Iterator[Sequence[Figure]]:
    """The runs of figures whose nouns go together, of which none is nought."""
    for run in runs:
        if named(passage, run) and all(item.value > 0 for item in run):
            yield run


def _runs(
    value: Fraction,
    after: Sequence[Figure],
    before: Sequence[Figure],
) -> Iterator[Sequence[Figure]]:
    """The figures right after a total, right before it, or two of those after it, that add up to
    ``value``."""
    for size in _sizes(value, after):
        yield after[:size]
    for size in _sizes(value, before[::-1]):
        yield before[-size:]
    if value >= _TOLD:
        for pair in combinations(after, 2):
            if summed(pair) == value:
                yield pair


def _sizes(value: Fraction, figures: Sequence[Figure]) -> Iterator[int]:
    """How many of the first figures, two or more, make a value."""
    sums = accumulate(f.value for f in figures)
    for size, added in enumerate(sums, 1):
        if size > 1 and added == value:
            yield size
