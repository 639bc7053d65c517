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
    figures = _list_of(ask)
    if len(figures) < 2:
        return None
    low, high = _statement(ask, figures)
    dates = [date for date in ask.own if low <= date.block_start < high]
    if not dates or _is_parted(ask, figures, dates):
        return None
    words = map(ask.scene.word_at, (low, high))
    said = bool(ask.scene.said("in_turn", *words))
    years = _years(ask, dates, said)
    if len(years) == len(figures):
        return (Period.of_year(years[figures.index(ask.figure)]),)
    if said and len(dates) == 1 and len(years) < 2:
        return timed(ask, time_of(dates[0]))
    return (None,) if said and len(years) > 1 else None


def _statement(
    ask: PeriodQuestion, figures: Sequence[Figure]
) -> tuple[int, int]:
    """Where what tells the figures begins and ends, between semicolons: "năm 2015 là 71%; các năm
    2012, 2013, 2014 lần lượt là 22%, 38%, 55%"."""
    low, high = ask.sentence
    text = ask.scene.text
    start = text.rfind(";", low, figures[0].start) + 1
    stop = text.find(";", figures[-1].end, high)
    return max(low, start), stop if stop > 0 else high


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


def _is_parted(
    ask: PeriodQuestion, figures: Sequence[Figure], dates: Sequence[Mention]
) -> bool:
    """Whether another figure stands between the figures and the years."""
    scene, first, last = ask.scene, dates[0], dates[-1]
    if first.block_start > figures[-1].start:
        between = figures[-1].stop, scene.word_at(first.block_start)
    else:
        between = scene.word_at(last.block_end), figures[0].first
    return bool(scene.between(*between))


def _years(
    ask: PeriodQuestion, dates: Sequence[Mention], in_turn: bool
) -> list[int]:
    """The years that some dates name together, where they name no other time. ``in_turn``: those of
    a range too."""
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
