"""A quantity, its change and what it comes to, in the orders in which they are told: "2.315 hộ
nghèo, giảm 412 hộ, còn 1.903 hộ", "giảm từ 480 hồ sơ xuống còn 312 hồ sơ (giảm 35%)", "tăng 12 xã
(từ 30 xã lên 42 xã)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.checks.changes import growth, step
from pipeline.checks.counted import addable, comparable, noun
from pipeline.checks.figures import Figure
from pipeline.checks.intervals import Interval, plain
from pipeline.checks.passages import Figures, Passage
from pipeline.checks.patterns import finds, is_one_of, is_whole, pattern
from pipeline.checks.shares import held, relate
from pipeline.records import Check

_LEAD = 60  # characters before a figure in which "tăng từ" stands
_AMOUNTS = ("COUNT", "MONEY", "MEASURE", "PERCENT")


@dataclass(frozen=True)
class _Told:
    """A change with what it leads from and to; ``sure``: the words allow no other reading."""

    before: Figure
    change: Figure
    now: Figure
    word: str
    sure: bool

    @property
    def sign(self) -> int:
        return _sign(self.word)

    @property
    def points(self) -> bool:
        """Whether the change is one of points between two percentages."""
        both = self.before.is_percent and self.now.is_percent
        return both and self.change.label in ("PERCENT", "MEASURE")


def check(figures: Figures) -> Iterator[Check]:
    """Every change in running text that stands beside both its ends."""
    for passage in figures.outside_tables:
        for three in _threes(passage):
            orders = (order(passage, *three) for order in _ORDERS)
            if found := next(filter(None, orders), None):
                yield from _weighed(found)
            yield from _share_of_change(passage, *three)


def _threes(passage: Passage) -> Iterator[Sequence[Figure]]:
    """Three figures of a sentence that follow each other, but for durations."""
    for start, end in passage.sentences:
        every = passage.within(start, end)
        amounts = (f for f in every if f.label in _AMOUNTS)
        inside = list(filter(addable, amounts))
        yield from zip(
            inside,
            inside[1:],
            inside[2:],
            strict=False,
        )


def _left(
    passage: Passage,
    before: Figure,
    change: Figure,
    now: Figure,
) -> _Told | None:
    """ "đầu năm có 2.315 hộ nghèo, đã giảm 412 hộ, còn 1.903 hộ nghèo"."""
    word = _word_of(passage, change)
    between = passage.between(change.end, now.start)
    to = pattern("steps left").fullmatch(between)
    if not word or not to or passage.changes(before):
        return None
    end = 1 if to["up"] else -1
    if _sign(word) != end or not _one_thing(before, now):
        return None
    around = passage.before(before) + " # " + passage.after(before)
    sure = finds("steps first", around)
    return _Told(before, change, now, word, sure)


def _behind(
    passage: Passage,
    before: Figure,
    now: Figure,
    change: Figure,
) -> _Told | None:
    """ "giảm từ 480 hồ sơ năm 2020 xuống còn 312 hồ sơ năm 2021 (giảm 35%)"."""
    around = passage.before(before)[-_LEAD:]
    lead = pattern("contradictions lead").search(around)
    between = passage.between(now.end, change.start)
    again = pattern("changes percent").fullmatch(between)
    if not (lead and again and _from_to(passage, before, now)):
        return None
    word = again[1]
    # the same word again, or a percentage alone
    fits = word == lead[1] if word else change.is_percent
    return _Told(before, change, now, lead[1], True) if fits else None


def _ahead(
    passage: Passage,
    change: Figure,
    before: Figure,
    now: Figure,
) -> _Told | None:
    """ "tăng 12 xã (từ 30 xã lên 42 xã)"."""
    word = _word_of(passage, change)
    between = passage.between(change.end, before.start)
    if not word or not is_whole("steps from", between):
        return None
    if not _from_to(passage, before, now):
        return None
    return _Told(before, change, now, word, True)


def _word_of(passage: Passage, change: Figure) -> str:
    """The word that calls a figure a change, "tăng", "giảm"; "" where none leads to it."""
    led = pattern("steps change").search(passage.before(change))
    return led[1] if led else ""


def _sign(word: str) -> int:
    """1 where a word of change tells of a rise, else -1."""
    return 1 if is_one_of("rise", word) else -1


def _from_to(
    passage: Passage,
    before: Figure,
    now: Figure,
) -> bool:
    """Whether words lead from one figure to the other: "từ 30 xã lên 42 xã"."""
    between = passage.between(before.end, now.start)
    return is_whole("contradictions from to", between)


_ORDERS = (_left, _behind, _ahead)


def _share_of_change(
    passage: Passage,
    now: Figure,
    change: Figure,
    percent: Figure,
) -> Iterator[Check]:
    """ "2.315 tài khoản, tăng 415 tài khoản (21,84%)": the change in percent of what there was
    before."""
    if not percent.is_percent or change.is_percent or passage.changes(now):
        return
    word = _word_of(passage, change)
    between = passage.between(change.end, percent.start)
    behind = _share_behind(between)
    if not word or not behind:
        return
    if passage.depth(now) <= passage.depth(change):
        before = _other_end(now, change, _sign(word))
    elif finds("steps base", passage.between(0, now.start)):
        before = now if comparable(now, change) else None
    else:
        # "(38.450 người), tăng 1.204 người (3,19%)": the plan has not risen
        return
    if before is None:
        return
    found = relate(change, before, percent, sure=behind["word"] is not None)
    if found is None:
        return
    # where it fails it may be the share of what there is now
    if found.outcome == "holds" or not held(change, now, percent):
        yield found


def _share_behind(between: str) -> re.Match[str] | None:
    """What leads from a change to the same in percent: a bracket, "tương ứng tăng"."""
    for name in ("steps share", "steps share told"):
        if told := pattern(name).fullmatch(between):
            return told
    return None


def _other_end(
    now: Figure,
    change: Figure,
    sign: int,
) -> Figure | None:
    """What there was before a change; None where the two do not count one thing."""
    value = now.value - sign * change.value
    if now.label != change.label or value <= 0:
        return None
    if not comparable(now, change):
        return None
    text = plain(value)
    mention = replace(now.mention, value=text, text=text)
    return replace(now, mention=mention, interval=Interval.exactly(value))


def _one_thing(before: Figure, now: Figure) -> bool:
    """Whether two figures count certainly one thing: "hộ" are more than "hộ nghèo"."""
    if before.label != now.label:
        return False
    thing = noun(now.unit)
    return not thing or noun(before.unit) == thing


def _weighed(told: _Told) -> Iterator[Check]:
    """The check of a change, as points where percentages change, else as a difference or in
    percent."""
    before, change, now = told.before, told.change, told.now
    if not comparable(before, now) or before.is_ratio:
        return
    if told.points:
        yield _in_points(told)
    elif change.is_percent:
        yield from _as_growth(told)
    elif comparable(change, now):
        yield _as_difference(told)


def _in_points(told: _Told) -> Check:
    """The check of a change between two percentages: one in percent may be their growth, where
    that holds."""
    found = _as_difference(told)
    if found.outcome == "holds" or not told.change.is_percent:
        return found
    for grown in _as_growth(told):
        if grown.outcome == "holds":
            return grown
    return found


def _as_difference(told: _Told) -> Check:
    return step(
        told.before,
        told.change,
        told.now,
        told.sign,
        "change",
        sure=told.sure,
    )


def _as_growth(told: _Told) -> Iterator[Check]:
    return growth(
        told.before,
        told.now,
        told.change,
        told.sign,
    )
