"""Which of the dates of a sentence governs a figure."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.clauses.figures import Figure
from pipeline.clauses.scene import Scene
from pipeline.facts.times.dates import is_as_of, is_in_time
from pipeline.records import Mention

# cost of a date that stands behind the figure with something between
_FAR = 500.0
_NEVER = 1e9  # of one that is another figure's
_LONG = 12  # words behind a figure beyond which a date stands far
_ANOTHERS = 2.0  # what it costs a date to stand right behind another figure
_OF_UNIT = 4  # words between the digits of a figure and its own date
# words behind a date in which its own figure stands; where nothing parts them
_NEXT, _LED = 3, 6
_MARKS = ",;:()"


def nearest(
    dates: Sequence[Mention], figure: Figure, scene: Scene
) -> tuple[Mention | None, bool]:
    """The date that governs the figure: right behind it with nothing between, else the nearest
    before it.

    False where the only dates stand far behind."""
    best, least = None, _NEVER
    for date in dates:
        cost = _cost(date, figure, scene)
        if cost < least:
            best, least = date, cost
    return best, least < _FAR


def _cost(date: Mention, figure: Figure, scene: Scene) -> float:
    """How far a date is from a figure; ``_NEVER`` where it is that of another."""
    first = scene.word_at(date.block_start)
    stop = scene.word_at(date.block_end)
    if first < figure.stop:
        gap = scene.gap(stop, figure.first)
        owned = _ANOTHERS * _is_right_behind(first, scene)
        return 2 + gap.words / 4 + gap.soft + 3 * gap.hard + owned
    gap = scene.gap(figure.stop, first)
    parted = gap.soft or gap.hard
    # "620 triệu đồng, trong đó năm 2023: 200 triệu đồng"
    if parted and _leads_on(stop, scene):
        return _NEVER
    told = is_as_of(date, scene)
    if not gap.soft:
        told = told or is_in_time(date, scene)
    far = gap.words > _LONG and not told
    if far or gap.hard or gap.figures:
        return _FAR + gap.words + 4 * gap.soft
    return gap.words + 4 * gap.soft


def _is_right_behind(first: int, scene: Scene) -> bool:
    """Whether a date stands right behind another figure: "từ 2 máy năm 2011 lên 11 năm 2015"."""
    other = scene.figure_before(first)
    if other is None or scene.gap(other.stop, first).parts:
        return False
    return first - other.stop <= _OF_UNIT


def _leads_on(stop: int, scene: Scene) -> bool:
    """Whether a date that ends at a word is that of the figure behind it."""
    if scene.between(stop, stop + _NEXT):
        return True
    other = scene.next_figure(stop)
    if other is None or scene.sentence_of(stop) != other.sentence:
        return False
    between = scene.text_between(stop, other.first)
    parted = any(mark in between for mark in _MARKS)
    return other.first <= stop + _LED and not parted
