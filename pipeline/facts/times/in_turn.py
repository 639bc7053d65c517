"""The rule for figures that a sentence tells in turn of years that it names together: "lần lượt là
12, 15 và 18 lớp vào các năm 2021, 2022, 2023"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.clauses.figures import Figure
from pipeline.facts.patterns import pattern
from pipeline.facts.times.dates import time_of
from pipeline.facts.times.question import Answer, PeriodQuestion
from pipeline.facts.times.timed import timed
from pipeline.period import Period
from pipeline.records import Mention
from pipeline.text import fold

_LONGEST = 20  # figures told in turn before and behind one


def in_turn(ask: PeriodQuestion) -> Answer | None:
    """Of as many years as figures each figure has its own. Where a sentence says "lần lượt" of
    years and the two lists differ, the figure's year is not known; its only time is that of all."""
    dates = ask.own
    if not dates:
        return None
    figures = _list_of(ask)
    if len(figures) < 2 or _is_parted(ask, figures):
        return None
    low, high = map(ask.scene.word_at, ask.sentence)
    said = bool(ask.scene.said("in_turn", low, high))
    years = _years(ask, said)
    if len(years) == len(figures):
        return (Period.of_year(years[figures.index(ask.figure)]),)
    if said and len(dates) == 1 and len(years) < 2:
        return timed(ask, time_of(dates[0]))
    return (None,) if said and len(years) > 1 else None


def _list_of(ask: PeriodQuestion) -> list[Figure]:
    """The figures of one kind that follow each other around the figure, itself included."""
    scene, figures = ask.scene, ask.scene.figures
    low = high = own = scene.number(ask.figure)
    first = max(own - _LONGEST, 0)
    while low > first and _follows(figures[low - 1], figures[low], scene.text):
        low -= 1
    last = min(own + _LONGEST, len(figures) - 1)
    while high < last and _follows(
        figures[high], figures[high + 1], scene.text
    ):
        high += 1
    return figures[low : high + 1]


def _follows(one: Figure, other: Figure, text: str) -> bool:
    """Whether a comma or "và" alone, behind what is counted, stands between two figures of one
    thing."""
    if (one.label, one.sentence) != (other.label, other.sentence):
        return False
    if fold(one.noun) != fold(other.noun):
        return False
    between = text[one.end : other.start].strip()
    for noun in (one.mention.unit, other.mention.unit):
        between = between.removeprefix(noun).strip()
    return pattern("further one").fullmatch(between) is not None


def _is_parted(ask: PeriodQuestion, figures: Sequence[Figure]) -> bool:
    """Whether another figure stands between the figures and the years."""
    scene, first, last = ask.scene, ask.own[0], ask.own[-1]
    if first.block_start > figures[-1].start:
        between = figures[-1].stop, scene.word_at(first.block_start)
    else:
        between = scene.word_at(last.block_end), figures[0].first
    return bool(scene.between(*between))


def _years(ask: PeriodQuestion, in_turn: bool) -> list[int]:
    """The years that the figure's sentence names together, where it names no other time.
    ``in_turn``: those of a range too."""
    dates = ask.own
    lefts = (ask.scene.text[: date.block_start] for date in dates)
    if any(map(pattern("of a school year").search, lefts)):
        return []  # which is one time
    found = [year for date in dates for year in _years_of(date)]
    if len(found) > len(dates) and not in_turn:
        return []
    text = ask.scene.text
    between = pairwise(dates)
    joined = all(
        pattern("years joined").fullmatch(
            text, one.block_end, other.block_start
        )
        for one, other in between
    )
    return found if joined else []


def _years_of(date: Mention) -> Iterator[int]:
    """The years of a time that holds whole years; none of any other."""
    time = time_of(date)
    if time is None or time.end is None:
        return
    ends = Period(time.start, time.start), Period(time.end, time.end)
    if all(end.is_year for end in ends):
        yield from range(time.start.year, time.end.year + 1)
