"""Sums that nothing announces: members of a known partition, a total at the end, bullets under a
total, and parts that only the numbers show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, combinations, islice

from pipeline.checks.figures import Figure, Figures, Passage, addable, comparable, parts_near, words
from pipeline.checks.listings import Listing
from pipeline.checks.partitions import divides, names, partition_of
from pipeline.checks.totals import adds_up, broken, holds, left_in_bracket, same_noun
from pipeline.records import Check

_BULLET = re.compile(r"\s*(?:[-–+•*]|[a-zđ]\))\s*")
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
        if total.label not in ("COUNT", "MONEY"):
            continue
        following = list(
            islice(
                (
                    f
                    for f in passage.figures[i + 1 : i + _FAR]
                    if f.label == total.label and passage.depth(f) == passage.depth(total)
                ),
                4,
            )
        )
        for size in range(2, len(following) + 1):
            parts = following[:size]
            if not divides(passage, parts):
                continue
            if any(
                passage.changes(f) or not comparable(total, f) or not addable(f)
                for f in (total, *parts)
            ):
                continue
            if partition_of([names(passage, total), *(names(passage, f) for f in parts[1:])]):
                continue  # the "total" is itself one member of another run
            sentence = passage.sentence(total.start)
            region = (parts[0].start, passage.sentences[sentence][1])
            if adds_up([f.interval for f in (total, *parts)]):
                yield holds(total, parts)
            elif remainder := left_in_bracket(
                passage,
                Listing(total, tuple(parts), (), "known", (), region),
                total.interval.value - sum(f.interval.value for f in parts),
            ):
                yield remainder
            elif (
                sentence == passage.sentence(parts[-1].start)
                and all(f.interval.value <= total.interval.value for f in parts)
                and sum(f.interval.value for f in parts) * 2 >= total.interval.value
            ):
                apart_from = passage.figures.index(parts[0]) != i + 1
                yield broken(
                    total,
                    parts,
                    doubtful=apart_from
                    or not same_noun(total, parts)
                    or not all(f.equals for f in (total, *parts)),
                )


_MOST_PARTS = 60  # of a list within a sentence
_CLOSES = re.compile(r"(?<!\w)(tổng cộng|tổng số|tất cả)\s*(?:là|có|được|gồm)?\s*:?\s*$")


def _closed(passage: Passage) -> Iterator[Check]:
    """The total at the end: "3.000 … cho cá nhân và 500 … cho tổ chức, tổng cộng 3.500"."""
    for start, end in passage.sentences:
        inside = [f for f in passage.within(start, end) if f.label in ("COUNT", "MONEY")]
        for at, total in enumerate(inside):
            match = _CLOSES.search(passage.before(total))
            if not match or at > _MOST_PARTS:
                continue
            parts = [
                f
                for f in inside[:at]
                if passage.depth(f) == passage.depth(total) and not passage.changes(f)
            ]
            if len(parts) < 2 or not all(comparable(total, f) for f in parts):
                continue
            added = sum(f.interval.value for f in parts)
            if adds_up([f.interval for f in (total, *parts)]):
                yield holds(total, parts)
            elif 2 * added >= total.interval.value >= added / 2 and same_noun(total, parts):
                yield broken(total, parts, doubtful=match[1] != "tổng cộng" or len(parts) != at)


def _noticed(passage: Passage) -> Iterator[Check]:
    """Totals that the numbers alone show; only those that hold are told, for chance makes small
    ones."""
    for at, total in enumerate(passage.figures):
        value = total.interval.value
        if total.label not in ("COUNT", "MONEY", "RATIO") or value < 20 or passage.changes(total):
            continue
        after = list(islice(parts_near(passage, total, passage.figures[at + 1 : at + _FAR]), 5))
        before = [
            *islice(parts_near(passage, total, passage.figures[max(0, at - _FAR) : at][::-1]), 4)
        ][::-1]
        for run in _runs(value, after, before):
            if all(f.interval.value > 0 for f in run):
                yield holds(total, run, "sum.noticed")
                break


def _runs(
    value: Fraction, after: Sequence[Figure], before: Sequence[Figure]
) -> Iterator[Sequence[Figure]]:
    """The figures right after a total, right before it, or two of those after it, that add up to
    ``value``."""
    for n, added in enumerate(accumulate(f.interval.value for f in after), 1):
        if n > 1 and added == value:
            yield after[:n]
    for n, added in enumerate(accumulate(f.interval.value for f in reversed(before)), 1):
        if n > 1 and added == value:
            yield before[-n:]
    if value >= _TOLD:
        yield from (
            pair
            for pair in combinations(after, 2)
            if pair[0].interval.value + pair[1].interval.value == value
        )


# ---------------------------------------------------------------- bullets


def of_bullets(figures: Figures) -> Iterator[Check]:
    """A paragraph that ends in a colon with a total, and the bullets below with a part each."""
    by_index = {p.index: p for p in figures.passages}
    blocks = figures.document.layout.blocks
    for passage in figures.passages:
        text = passage.block.text.rstrip()
        if passage.block.kind == "row" or not text.endswith(":") or not passage.figures:
            continue
        total = passage.figures[-1]
        if total.label not in ("COUNT", "MONEY") or passage.changes(total) or not addable(total):
            continue
        parts, rows_seen = [], 0
        for index in range(passage.index + 1, len(blocks)):
            if not _BULLET.match(blocks[index].text) or _BULLET.match(text):
                break
            rows_seen += 1
            own = by_index.get(index)
            first = (
                next(
                    (f for f in own.figures if comparable(total, f) and f.label == total.label),
                    None,
                )
                if own
                else None
            )
            if first:
                parts.append(first)
        if len(parts) > 1 and len(parts) == rows_seen:
            if adds_up([f.interval for f in (total, *parts)]):
                yield holds(total, parts)
            elif words("whole").search(passage.lower[total.end :]) and same_noun(total, parts):
                yield broken(total, parts, doubtful=True)
