"""Sums that nothing announces: members of a known partition, a total at the end, and parts
that only the numbers show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, combinations, islice

from pipeline.checks.counted import addable, comparable, parts_near
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
_FAR = 100  # figures before or after a total among which its parts stand


def of_passage(passage: Passage) -> Iterator[Check]:
    """Every sum of a passage that no words introduce."""
    yield from _divided(passage)
    yield from _closed(passage)
    yield from _noticed(passage)


def _divided(passage: Passage) -> Iterator[Check]:
    """A total and, without a trigger, the members of a known partition: "3.228 …; đang hoạt động
    2.485, hỏng 743"."""
    for i, total in enumerate(passage.figures):
        if not total.adds:
            continue
        alike = (
            f
            for f in passage.figures[i + 1 : i + _FAR]
            if f.label == total.label
            and passage.depth(f) == passage.depth(total)
        )
        following = list(islice(alike, 4))
        for size in range(2, len(following) + 1):
            parts = following[:size]
            if _divide(passage, total, parts):
                yield from _division(passage, total, parts)


def _divide(passage: Passage, total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts are the members of a partition, and the total is no member of another."""
    return (
        bool(divides(passage, parts))
        and not any(
            passage.changes(f) or not comparable(total, f) or not addable(f)
            for f in (total, *parts)
        )
        and not partition_of(
            [names(passage, total), *(names(passage, f) for f in parts[1:])]
        )
    )


def _division(
    passage: Passage, total: Figure, parts: Sequence[Figure]
) -> Iterator[Check]:
    """The check of a total and the members of a partition."""
    sentence = passage.sentence(total.start)
    region = (parts[0].start, passage.sentences[sentence][1])
    added = summed(parts)
    listing = Listing(total, tuple(parts), (), "known", (), region)
    if adds_up([f.interval for f in (total, *parts)]):
        yield holds(total, parts)
    elif remainder := left_in_bracket(passage, listing, total.value - added):
        yield remainder
    elif (
        sentence == passage.sentence(parts[-1].start)
        and all(f.value <= total.value for f in parts)
        and added * 2 >= total.value
    ):
        between = passage.within(total.end, parts[0].start)
        depth = passage.depth(total)
        adjoining = all(passage.depth(f) > depth for f in between)
        sure = (
            adjoining
            and same_noun(total, parts)
            and all(f.equals for f in (total, *parts))
        )
        yield broken(total, parts, doubtful=not sure)


_MOST_PARTS = 60  # of a list within a sentence
_CLOSES = pattern("implicit totals closes")


def _closed(passage: Passage) -> Iterator[Check]:
    """The total at the end: "3.000 … cho cá nhân và 500 … cho tổ chức, tổng cộng 3.500"."""
    for start, end in passage.sentences:
        inside = [f for f in passage.within(start, end) if f.adds]
        for at, total in enumerate(inside):
            match = _CLOSES.search(passage.before(total))
            if match and at <= _MOST_PARTS:
                sure = is_whole("implicit totals sure", match[1])
                yield from _closing_total(
                    passage, total, inside[:at], sure=sure
                )


def _closing_total(
    passage: Passage, total: Figure, before: Sequence[Figure], *, sure: bool
) -> Iterator[Check]:
    """``before`` are the figures of the sentence before its last, the total; ``sure``: the words
    can mean nothing else."""
    parts = [
        f
        for f in before
        if passage.depth(f) == passage.depth(total) and not passage.changes(f)
    ]
    if len(parts) < 2 or not all(comparable(total, f) for f in parts):
        return
    added = summed(parts)
    if adds_up([f.interval for f in (total, *parts)]):
        yield holds(total, parts)
    elif 2 * added >= total.value >= added / 2 and same_noun(total, parts):
        yield broken(
            total, parts, doubtful=not sure or len(parts) != len(before)
        )


def _noticed(passage: Passage) -> Iterator[Check]:
    """Totals that the numbers alone show; only those that hold are told, for chance makes small
    ones."""
    for at, total in enumerate(passage.figures):
        value = total.value
        if (
            total.label not in ("COUNT", "MONEY", "RATIO")
            or value < 20
            or passage.changes(total)
        ):
            continue
        after = list(
            islice(
                parts_near(passage, total, passage.figures[at + 1 : at + _FAR]),
                5,
            )
        )
        before = [
            *islice(
                parts_near(
                    passage,
                    total,
                    preceding(passage.figures, at, _FAR)[::-1],
                ),
                4,
            )
        ][::-1]
        for run in _runs(value, after, before):
            if named(passage, run) and all(f.value > 0 for f in run):
                yield holds(total, run, "sum.noticed")
                break


def _runs(
    value: Fraction, after: Sequence[Figure], before: Sequence[Figure]
) -> Iterator[Sequence[Figure]]:
    """The figures right after a total, right before it, or two of those after it, that add up to
    ``value``."""
    for n, added in enumerate(accumulate(f.value for f in after), 1):
        if n > 1 and added == value:
            yield after[:n]
    for n, added in enumerate(accumulate(f.value for f in reversed(before)), 1):
        if n > 1 and added == value:
            yield before[-n:]
    if value >= _TOLD:
        yield from (
            pair
            for pair in combinations(after, 2)
            if pair[0].value + pair[1].value == value
        )
