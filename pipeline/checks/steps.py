"""A quantity, its change and what it comes to, in the orders in which they are told: "2.315 hộ
nghèo, giảm 412 hộ, còn 1.903 hộ", "giảm từ 480 hồ sơ xuống còn 312 hồ sơ (giảm 35%)", "tăng 12 xã
(từ 30 xã lên 42 xã)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.checks.changes import growth, step
from pipeline.checks.counted import addable, comparable, noun
from pipeline.checks.figures import Figure
from pipeline.checks.intervals import Interval, plain
from pipeline.checks.passages import Figures, Passage
from pipeline.checks.patterns import finds, is_one_of, is_whole, pattern
from pipeline.checks.shares import relate
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
        return 1 if is_one_of("rise", self.word) else -1

    @property
    def points(self) -> bool:
        """Whether the change is one of points between two percentages."""
        both = self.before.is_percent and self.now.is_percent
        return both and self.change.label in ("PERCENT", "MEASURE")


def check(figures: Figures) -> Iterator[Check]:
    """Every change in running text that stands beside both its ends."""
    for passage in figures.passages:
        if passage.block.table < 0:
            for three in _threes(passage):
                told = (order(passage, *three) for order in _ORDERS)
                found = next(filter(None, told), None)
                yield from _weighed(found) if found else ()
                yield from _share_of_change(passage, *three)


def _threes(passage: Passage) -> Iterator[Sequence[Figure]]:
    """Three figures of a sentence that follow each other, but for durations."""
    for start, end in passage.sentences:
        inside = [
            f
            for f in passage.within(start, end)
            if f.label in _AMOUNTS and addable(f)
        ]
        yield from zip(inside, inside[1:], inside[2:], strict=False)


def _left(
    passage: Passage, before: Figure, change: Figure, now: Figure
) -> _Told | None:
    """ "đầu năm có 2.315 hộ nghèo, đã giảm 412 hộ, còn 1.903 hộ nghèo"."""
    led = pattern("steps change").search(passage.before(change))
    to = pattern("steps left").fullmatch(passage.between(change.end, now.start))
    if not led or not to or passage.changes(before):
        return None
    up = is_one_of("rise", led[1])
    if up != (to["up"] is not None) or not _one_thing(before, now):
        return None
    around = passage.before(before) + " # " + passage.after(before)
    first = finds("steps first", around)
    return _Told(before, change, now, led[1], first)


def _behind(
    passage: Passage, before: Figure, now: Figure, change: Figure
) -> _Told | None:
    """ "giảm từ 480 hồ sơ năm 2020 xuống còn 312 hồ sơ năm 2021 (giảm 35%)"."""
    lead = pattern("contradictions lead").search(
        passage.before(before)[-_LEAD:]
    )
    led = is_whole(
        "contradictions from to", passage.between(before.end, now.start)
    )
    told = pattern("changes percent").fullmatch(
        passage.between(now.end, change.start)
    )
    if not (lead and led and told) or (told[1] or lead[1]) != lead[1]:
        return None
    said = told[1] is not None or change.is_percent
    return _Told(before, change, now, lead[1], True) if said else None


def _ahead(
    passage: Passage, change: Figure, before: Figure, now: Figure
) -> _Told | None:
    """ "tăng 12 xã (từ 30 xã lên 42 xã)"."""
    led = pattern("steps change").search(passage.before(change))
    since = is_whole("steps from", passage.between(change.end, before.start))
    to = is_whole(
        "contradictions from to", passage.between(before.end, now.start)
    )
    if not (led and since and to):
        return None
    return _Told(before, change, now, led[1], True)


_ORDERS = (_left, _behind, _ahead)


def _share_of_change(
    passage: Passage, now: Figure, change: Figure, percent: Figure
) -> Iterator[Check]:
    """ "2.315 tài khoản, tăng 415 tài khoản (21,84%)": the change in percent of what there was
    before."""
    led = pattern("steps change").search(passage.before(change))
    told = pattern("steps share").fullmatch(
        passage.between(change.end, percent.start)
    )
    counted = now.label == change.label != "PERCENT" == percent.label
    if not (led and told and counted) or passage.changes(now):
        return
    if passage.depth(now) > passage.depth(change):
        return  # "(38.450 người), tăng 1.204 người (3,19%)": the plan has not risen
    sign = 1 if is_one_of("rise", led[1]) else -1
    value = now.value - sign * change.value
    if not comparable(now, change) or value <= 0:
        return
    before = replace(
        now,
        mention=replace(now.mention, value=plain(value), text=plain(value)),
        interval=Interval.exactly(value),
    )
    found = relate(change, before, percent, sure=told["word"] is not None)
    other = relate(change, now, percent)
    if found and (found.outcome == "holds" or _fails(other)):
        yield found


def _fails(check: Check | None) -> bool:
    return check is None or check.outcome != "holds"


def _one_thing(before: Figure, now: Figure) -> bool:
    """Whether two figures count certainly one thing: "hộ" are more than "hộ nghèo"."""
    a, b = noun(before.unit), noun(now.unit)
    return before.label == now.label and (a == b or not b)


def _weighed(told: _Told) -> Iterator[Check]:
    """The check of a change, as points where percentages change, else as a difference or in
    percent."""
    before, change, now = told.before, told.change, told.now
    if not comparable(before, now) or before.is_ratio:
        return
    if told.points:
        found = step(before, change, now, told.sign, "change", sure=told.sure)
        # a change in percent of a percentage may be its growth
        grown = growth(before, now, change, told.sign)
        other = [c for c in grown if change.is_percent]
        held = [c for c in other if c.outcome == "holds"]
        yield held[0] if held and found.outcome != "holds" else found
    elif change.is_percent:
        yield from growth(before, now, change, told.sign)
    elif comparable(change, now):
        yield step(before, change, now, told.sign, "change", sure=told.sure)
