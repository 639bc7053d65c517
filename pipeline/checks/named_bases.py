"""The whole that stands behind a percentage: in words ("chiếm 14,74 % tổng số lượt khám chữa bệnh
trong tháng") or in a bracket ("đạt 60% kế hoạch (15 đơn vị)")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.checks.counted import comparable
from pipeline.checks.figures import Figure
from pipeline.checks.passages import Passage
from pipeline.checks.patterns import is_whole, pattern, said, triggers

REACH = 100  # figures among which a percentage looks for its counts
_BASE = re.compile(r"([^();.:]{0,60})\(\s*(?:[^\W\d]+\s*){0,3}")
MAYBE, LIKELY, CERTAIN = range(3)  # a mismatch is not told, doubtful, broken
# a whole that the text gives, and how surely it is meant
Claim = tuple[Figure, int]
_EMPTY = frozenset(triggers("empty"))


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """The words of a lower-case phrase that say what is counted."""
    return frozenset(re.findall(r"[^\W\d_]+", text)) - _EMPTY


def named_base(
    passage: Passage, part: Figure, percent: Figure, earlier: Sequence[Passage]
) -> tuple[Figure, bool] | None:
    """The whole that words after a share name ("chiếm 14,74 % tổng số lượt khám chữa bệnh trong
    tháng"), and whether the words point to one figure alone. Looked for in the same section,
    nearest first."""
    after = passage.after(percent).strip(" .")
    if not (match := pattern("named bases whole").match(after)):
        return None
    wanted = content(re.split(r"[.;()]", match[1])[0])
    if len(wanted) < 2:
        return None
    best = [
        (len(wanted & _words_around(place, item)) / len(wanted), item)
        for place, item in _larger_in_section(passage, part, percent, earlier)
    ]
    best.sort(key=lambda pair: -pair[0])
    if not best or best[0][0] < 0.5:
        return None
    alone = len(best) == 1 or best[1][0] < best[0][0]
    return best[0][1], alone and best[0][0] >= 0.6


def _larger_in_section(
    passage: Passage, part: Figure, percent: Figure, earlier: Sequence[Passage]
) -> Iterator[tuple[Passage, Figure]]:
    """The figures of the section that may be the whole of a part, with where they stand."""
    for place in (*earlier, passage):
        if place.block.section != passage.block.section:
            continue
        near = place.figures[-REACH:]
        if place is passage:
            at = passage.ordinal(percent)
            near = passage.figures[max(0, at - REACH) : at + REACH]
        for item in near:
            if item is part or item.label != part.label:
                continue
            larger = item.value >= part.value
            if larger and not place.changes(item):
                yield place, item


def _words_around(place: Passage, item: Figure) -> frozenset[str]:
    """The words that say what a figure counts: before it, of its unit, and a few behind it."""
    if item.start not in place.said:
        place.said[item.start] = content(
            f"{place.before(item)[-90:]} {place.after(item)[:40]} {item.unit.lower()}"
        )
    return place.said[item.start]


def base_behind(
    passage: Passage, part: Figure, percent: Figure
) -> Figure | None:
    """The whole that a bracket behind a percentage gives, where words name it: "đạt 60% kế hoạch
    (15 đơn vị)", "bằng 9,4% tổng chi (56,8 tỷ đồng)", "bằng 98% so với cùng kỳ (12.351 ha)"."""
    claim = in_bracket_behind(passage, part, percent)
    return claim[0] if claim and claim[1] == CERTAIN else None


def in_bracket_behind(
    passage: Passage, part: Figure, percent: Figure
) -> Claim | None:
    """The figure in a bracket behind a percentage, as its whole."""
    at = passage.ordinal(percent) + 1
    behind = passage.figures[at] if at < len(passage.figures) else None
    match = _BASE.fullmatch(passage.after(percent))
    if not behind or not match or not comparable(part, behind):
        return None
    of_plan = said("plan", match[1])
    compared = said("base", match[1])
    between = passage.between(part.end, percent.start)
    reached = said("reach", between)
    if compared and not (reached or of_plan):
        return None
    of_all = said("whole of", match[1])
    if of_plan or compared:
        return behind, CERTAIN
    of_all = of_all or is_whole("named bases of", match[1])
    more = behind.value > part.value
    return (behind, CERTAIN if of_all else MAYBE) if more else None
