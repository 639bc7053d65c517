"""The whole that stands behind a percentage: in words ("chiếm 14,74 % tổng số lượt khám chữa bệnh
trong tháng") or in a bracket ("đạt 60% kế hoạch (15 đơn vị)")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.checks.counted import comparable
from pipeline.checks.figures import Figure
from pipeline.checks.passages import Passage, preceding
from pipeline.checks.patterns import is_whole, pattern, said, triggers
from pipeline.checks.shares import relate
from pipeline.records import Check

REACH = 100  # figures among which a percentage looks for its counts
_BASE = re.compile(r"([^();.:]{0,60})\(\s*(?:[^\W\d]+\s*){0,3}")
_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[.;()]")
MAYBE, LIKELY, CERTAIN = range(3)  # a mismatch is not told, doubtful, broken
# a whole that the text gives, and how surely it is meant
Claim = tuple[Figure, int]
_EMPTY = frozenset(triggers("empty"))
# shares of the words that name a whole which a figure must have, and with which it is meant alone
_NAMED, _SURELY = 0.5, 0.6
_LEAD, _TAIL = 90, 40  # characters around a figure that say what it counts


@dataclass(frozen=True)
class Share:
    """A part and the percentage beside it; ``earlier``: passages that may name their whole."""

    passage: Passage
    part: Figure
    percent: Figure
    earlier: Sequence[Passage] = ()

    @property
    def between(self) -> str:
        return self.passage.between(self.part.end, self.percent.start)

    @property
    def after(self) -> str:
        return self.passage.after(self.percent)

    @property
    def of_plan(self) -> bool:
        return self.passage.of_plan(self.percent)

    @property
    def before(self) -> Sequence[Figure]:
        """The figures of the passage before the part, as far as its whole may stand."""
        at = self.passage.ordinal(self.part)
        return preceding(self.passage.figures, at, REACH)

    def of(self, whole: Figure, *, sure: bool = True) -> Check | None:
        """The check of the percentage against a whole."""
        return relate(
            self.part,
            whole,
            self.percent,
            sure=sure,
        )


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """The words of a lower-case phrase that say what is counted."""
    return frozenset(_WORD.findall(text)) - _EMPTY


def named_base(share: Share) -> tuple[Figure, bool] | None:
    """The whole that words after a share name ("chiếm 14,74 % tổng số lượt khám chữa bệnh trong
    tháng"), and whether the words point to one figure alone. Looked for in the same section,
    nearest first."""
    match = pattern("named bases whole").match(share.after.strip(" ."))
    wanted = content(_STOP.split(match[1])[0]) if match else ()
    if len(wanted) < 2:
        return None
    alike = [
        (len(words_around(place, item).intersection(wanted)), item)
        for place, item in _larger_in_section(share)
    ]
    alike.sort(key=lambda pair: -pair[0])
    counts = [count / len(wanted) for count, _ in alike]
    if not counts or counts[0] < _NAMED:
        return None
    alone = counts.count(counts[0]) == 1
    return alike[0][1], alone and counts[0] >= _SURELY


def _larger_in_section(share: Share) -> Iterator[tuple[Passage, Figure]]:
    """The figures of the section that may be the whole of a part, with where they stand."""
    passage, part = share.passage, share.part
    at = passage.ordinal(share.percent)
    behind = passage.figures[at : at + REACH]
    own = (*preceding(passage.figures, at, REACH), *behind)
    others = [
        p for p in share.earlier if p.block.section == passage.block.section
    ]
    near = [(place, place.figures[-REACH:]) for place in others]
    for place, figures in (*near, (passage, own)):
        larger = (f for f in figures if f.value >= part.value)
        for item in larger:
            if item.label != part.label or item is part:
                continue
            if not place.changes(item):
                yield place, item


def words_around(place: Passage, item: Figure) -> frozenset[str]:
    """The words that say what a figure counts: before it, of its unit, and a few behind it."""
    if item.start not in place.said:
        lead = place.before(item)[-_LEAD:]
        tail = place.after(item)[:_TAIL]
        text = f"{lead} {tail} {item.unit.lower()}"
        place.said[item.start] = content(text)
    return place.said[item.start]


def base_behind(share: Share) -> Figure | None:
    """The whole that a bracket behind a percentage gives, where words name it: "đạt 60% kế hoạch
    (15 đơn vị)", "bằng 9,4% tổng chi (56,8 tỷ đồng)", "bằng 98% so với cùng kỳ (12.351 ha)"."""
    claim = in_bracket_behind(share)
    return claim[0] if claim and claim[1] == CERTAIN else None


def in_bracket_behind(share: Share) -> Claim | None:
    """The figure in a bracket behind a percentage, as its whole."""
    behind = share.passage.next(share.percent)
    match = _BASE.fullmatch(share.after)
    if not behind or not match or not comparable(share.part, behind):
        return None
    if said("plan", match[1]):
        return behind, CERTAIN
    if said("base", match[1]):
        reached = said("reach", share.between)
        return (behind, CERTAIN) if reached else None
    if behind.value <= share.part.value:
        return None
    words = match[1]
    of_all = said("whole of", words) or is_whole("named bases of", words)
    return behind, CERTAIN if of_all else MAYBE
