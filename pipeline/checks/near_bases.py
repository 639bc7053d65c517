"""The whole of a percentage among the figures before its part."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.counted import comparable
from pipeline.checks.figures import Figure
from pipeline.checks.named_bases import (
    REACH,
    Share,
)
from pipeline.checks.passages import Passage
from pipeline.checks.shares import held, rounded
from pipeline.records import Check

_ABOVE = 3  # passages above one that begins with the part


_SUMMED = 2  # parts before a part that the percentage may be told of too


def near(share: Share) -> Iterator[Check]:
    """The readings of a percentage that hold: a figure before is its whole."""
    if not share.of_plan:
        yield from _of_one_before(share)
        yield from _of_several(share)


def _of_one_before(share: Share) -> Iterator[Check]:
    """Wholes in the passage, or above one that begins with the part."""
    passage, part = share.passage, share.part
    exact = rounded(share.percent)
    precise = exact.high - exact.low < 1
    for place, item in _pool(share, _ABOVE if precise else 1):
        whole = _as_whole(item, part)
        if whole is None or whole.value <= part.value or place.changes(item):
            continue
        found = held(part, whole, share.percent)
        if found is None:
            continue
        beside = place is passage and passage.in_one_sentence(whole, part)
        if comparable(part, whole) or (precise and beside):
            yield found


def _pool(share: Share, above: int) -> Iterator[tuple[Passage, Figure]]:
    """The figures before a part, nearest first; where it is the first of its passage those of
    some passages above."""
    for item in reversed(share.before):
        yield share.passage, item
    if share.before:
        return
    for place in reversed(share.earlier[-above:]):
        for item in reversed(place.figures[-REACH:]):
            yield place, item


def _as_whole(item: Figure, part: Figure) -> Figure | None:
    """A figure as the whole of a part: of a ratio its second side; None for another kind."""
    if item.whole and part.is_count:
        return Figure(item.mention, item.whole)
    return item if item.label == part.label else None


def _of_several(share: Share) -> Iterator[Check]:
    """The part with one or two like it before it, of a whole before them."""
    part, percent = share.part, share.percent
    alike = [f for f in share.before if comparable(part, f)]
    for size in range(1, _SUMMED + 1):
        also = alike[-size:]
        for whole in alike[:-size]:
            if found := held(part, whole, percent, also):
                yield found
