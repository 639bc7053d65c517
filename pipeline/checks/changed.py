"""What a change is told of: "65,2%, tăng 12,4% so với năm 2020 (52,8%)", "Số người tham gia tăng
2,6%"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from pipeline.checks.counted import comparable
from pipeline.checks.figures import Figure
from pipeline.checks.named_bases import content
from pipeline.checks.passages import Passage
from pipeline.checks.patterns import direction, triggers

_LED = 40  # characters before a change that say its direction


def changed(
    passage: Passage,
    change: Figure,
    base: Figure | None,
) -> Figure | None:
    """The figure before a change, but for other changes and what they are measured by in brackets:
    "65,2%, tăng 12,4% so với năm 2020 (52,8%) và vượt 5,2% …"; of those that count what its
    ``base`` counts the one nearest to the base with the change."""
    told = [*_before(passage, change)]
    if ";" in passage.before(change) and _subject(passage, change):
        return _of_subject(passage, change)
    if base is not None:
        meant = _meant(passage, base, change)
        alike = [f for f in told if comparable(base, f)]
        told = sorted(alike, key=lambda f: abs(f.value - meant)) or told
    return told[0] if told else _of_subject(passage, change)


def _of_subject(passage: Passage, change: Figure) -> Figure | None:
    """What a clause that gives a change alone is told of: the one figure before it that has the
    words of its subject, "Số người tham gia 702.156 người, … Số người tham gia tăng 2,6%"; without
    a subject the last figure."""
    earlier = passage.figures[: passage.ordinal(change)]
    subject = _subject(passage, change)
    if not subject:
        last = passage.previous(change)
        return None if last is None or passage.changes(last) else last
    level = (f for f in earlier if not passage.changes(f))
    called = [f for f in level if subject <= _name(passage, f)]
    return called[0] if len(called) == 1 else None


def _name(passage: Passage, item: Figure) -> frozenset[str]:
    """The words before a figure and of its unit."""
    return content(f"{passage.before(item)} {item.unit.lower()}")


def _subject(passage: Passage, change: Figure) -> frozenset[str]:
    """The words of what a clause that gives a change is about."""
    clause = passage.before(change).rpartition(";")[2]
    return content(clause).difference(triggers("change"))


def _meant(
    passage: Passage,
    base: Figure,
    change: Figure,
) -> Fraction:
    """A base with its change."""
    added = change.value
    if change.is_percent and not base.is_percent:
        added = base.value * added / 100
    return base.value + sign_of(passage, change) * added


def _before(passage: Passage, change: Figure) -> Iterator[Figure]:
    """The figures before a change in its sentence, nearest first, but for other changes and what
    stands in brackets."""
    for item in reversed(passage.figures[: passage.ordinal(change)]):
        if not passage.in_one_sentence(item, change):
            return
        inside = passage.depth(item) > passage.depth(change)
        if not inside and not passage.changes(item):
            yield item


def sign_of(passage: Passage, change: Figure) -> int:
    """1 where the words before a change tell of a rise, else -1."""
    return direction(passage.before(change)[-_LED:])
