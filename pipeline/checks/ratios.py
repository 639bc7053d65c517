"""Percentages against the counts they are made of, on intervals, with rounding and truncation.

Where the text itself names the whole ("118/262 (49%)", "150 trong tổng số 200 xã, chiếm 75%") a
mismatch is broken; where the whole is only found nearby, a match holds and a mismatch says nothing,
unless words point to the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.counted import comparable
from pipeline.checks.figures import Figure
from pipeline.checks.named_bases import Share, base_behind
from pipeline.checks.passages import Figures, Passage, preceding
from pipeline.checks.patterns import (
    begins,
    finds,
    is_whole,
    opens,
    pattern,
    said,
)
from pipeline.checks.share_bases import of_parts
from pipeline.checks.shares import exactly, relate
from pipeline.checks.slashed import first_side
from pipeline.records import Check

_REACH = 8  # passages that "tổng số …" may look back over
_AROUND = 20  # passages, rows of tables too, before a percentage that may hold its whole
_BACK = 100  # figures among which a percentage looks for its counts
_AMOUNTS = ("COUNT", "MONEY", "MEASURE")

_STATE = pattern("ratios state")
# "01 máy tính/01 người" is no fraction
_PER = re.compile(r"\d\s?[^\W\d][^/]*/\s?\d")
_IN_BRACKET = re.compile(r"[^();:.]{0,60}\(\s*")
_RATIO_IN_BRACKET = re.compile(r"[^();.,]{0,40}\(\s*(?:[^\W\d]+\s*){0,3}")
# words between a ratio and its percentage; where ", chiếm", ", đạt tỷ lệ" leads to it
_NEAR, _FAR = 16, 60
_TO_SHARE = 16  # words between a count and its percentage
_TO_SHARE_OF = 12  # words between a whole and the percentage of a part of it


def check(figures: Figures) -> Iterator[Check]:
    """Every percentage in running text whose counts are given."""
    prose = figures.outside_tables
    places = {p.index: place for place, p in enumerate(figures.passages)}
    for at, passage in enumerate(prose):
        earlier = preceding(prose, at, _REACH)
        shares: list[Share] = []
        for percent in _percents(passage):
            readings = (reading(passage, percent) for reading in _READINGS)
            if found := next(filter(None, readings), None):
                yield found
            elif part := part_of(passage, percent):
                shares.append(
                    Share(
                        passage,
                        part,
                        percent,
                        earlier,
                    )
                )
        if shares:
            where = places[passage.index]
            before = preceding(figures.passages, where, _AROUND)
            beside = figures.passages[where : where + 2]
            yield from of_parts(passage, shares, around=(*before, *beside))


def _percents(passage: Passage) -> Iterator[Figure]:
    """The percentages of a passage that are no changes and no thresholds."""
    for item in passage.figures:
        if not item.is_percent:
            continue
        if not passage.changes(item) and not passage.limits(item):
            yield item


# ---------------------------------------------------------------- which counts


def _of_ratio(passage: Passage, percent: Figure) -> Check | None:
    """ "118/262 (49%)", "15/41 thủ tục, đạt 36,6%", "78% (49/63)"."""
    ratio = _ratio_before(passage, percent)
    if ratio is None:
        return _of_ratio_behind(passage, percent)
    between = passage.between(ratio.end, percent.start)
    beside = is_whole("ratios right behind", between)
    sure = beside or not passage.of_plan(percent)
    found = relate(
        ratio,
        ratio,
        percent,
        sure=sure,
    )
    missed = found is not None and found.outcome != "holds"
    if missed and _of_its_own(between, passage.after(percent)):
        return _of_ratio_behind(passage, percent)
    return found


def _of_ratio_behind(passage: Passage, percent: Figure) -> Check | None:
    behind = passage.next(percent)
    if behind is None or not behind.is_ratio:
        return None
    between = passage.between(percent.end, behind.start)
    if not _RATIO_IN_BRACKET.fullmatch(between):
        return None
    return relate(behind, behind, percent)


def _of_sides(passage: Passage, percent: Figure) -> Check | None:
    """ "62.372/52.786 ha, đạt 118% KH"."""
    whole = passage.previous(percent)
    if whole is None:
        return None
    between = passage.between(whole.end, percent.start)
    if not is_whole("ratios beside", between):
        return None
    part = first_side(passage, whole)
    return relate(part, exactly(whole), percent) if part else None


def _ratio_before(passage: Passage, percent: Figure) -> Figure | None:
    """The ratio before a percentage in its sentence, with no other figure that it may be told of
    in between."""
    at = passage.ordinal(percent)
    for item in reversed(preceding(passage.figures, at, _BACK)):
        between = passage.between(item.end, percent.start)
        if not passage.in_one_sentence(item, percent):
            return None
        reach = _FAR if finds("ratios told", between) else _NEAR
        if len(between.split()) > reach:
            return None
        if item.is_ratio:
            return None if _cut_off(passage, item, percent) else item
        if item.adds or item.is_percent:
            return None
    return None


def _cut_off(
    passage: Passage,
    item: Figure,
    percent: Figure,
) -> bool:
    """Whether a ratio is no fraction, or the text between turns to another thing: "01 máy tính/01
    người; phấn đấu 90%"."""
    between = passage.between(item.end, percent.start)
    if ";" in between or said("target", between):
        return True
    if _PER.search(item.mention.text):
        return True
    opened = "(" in between and ")" not in between
    return opened and passage.depth(percent) <= passage.depth(item)


def _of_its_own(between: str, after: str) -> bool:
    """Whether a percentage names what it is a share of, apart from the ratio before it: "27/161 xã
    mạng yếu, 6,4% xóm chưa có sóng", "9/9 đơn vị đã ứng dụng, tỷ lệ lãnh đạo ký số 92,6%"."""
    if finds("ratios subject", between):
        return True
    named = pattern("ratios noun").match(after)
    if "," not in between or named is None:
        return False
    return not opens("base", after.strip())


def part_of(passage: Passage, percent: Figure) -> Figure | None:
    """The count that a percentage stands beside: "952 (59,1%)", "57.475 lượt, chiếm 14,74 %"."""
    item = passage.previous(percent)
    if item is None or item.label not in _AMOUNTS:
        return None
    if not passage.in_one_sentence(item, percent):
        return None
    if passage.changes(item):
        return None
    between = passage.between(item.end, percent.start)
    deeper = passage.depth(percent) - passage.depth(item)
    if deeper == 1 and _IN_BRACKET.fullmatch(between):
        # "364 máy (41% đã quá 7 năm sử dụng)"
        return None if begins("ratios state", passage.after(percent)) else item
    if deeper < 0 or ";" in between:
        return None
    led = said("share", between) or said("reach", between)
    return item if led and len(between.split()) <= _TO_SHARE else None


def _of_whole(passage: Passage, percent: Figure) -> Check | None:
    """ "150 trong tổng số 200 xã, đạt 75%" and "có 150/ tổng số 200 xã (75%)"."""
    lead = preceding(passage.figures, passage.ordinal(percent), 2)
    if len(lead) < 2:
        return None
    part, whole = lead
    one_kind = part.label == whole.label
    if one_kind and finds("ratios whole first", passage.before(part)):
        # "trong tổng số 200 xã có 150 xã …, chiếm 75%"
        part, whole = (whole, part)
    if not _may_be_share(passage, part, whole, percent):
        return None
    turned = whole.start < part.start
    first = passage.between(part.end, whole.start)
    second = passage.between(lead[1].end, percent.start)
    if not _led_to_share(first, second):
        return None
    if not turned and not finds("ratios out of", first):
        return None
    return relate(
        part,
        whole,
        percent,
        sure=not passage.of_plan(percent),
    )


def _led_to_share(first: str, second: str) -> bool:
    """Whether the words between a whole and a percentage, ``second``, make it one of it; ``first``
    stand between part and whole."""
    if len(second.split()) > _TO_SHARE_OF:
        return False
    if finds("ratios apart", first + second):
        return False
    return "(" in second or said("share", second) or said("reach", second)


def _of_chain(passage: Passage, percent: Figure) -> Check | None:
    """The second percentage of a result: "12.450 ha, bằng 101,3% kế hoạch (12.190 ha) và bằng
    100,8% so với cùng kỳ (12.351 ha)"."""
    last = passage.previous(percent)
    if last is None or passage.depth(last) <= passage.depth(percent):
        return None
    between = passage.between(last.end, percent.start)
    if not said("reach", between):
        return None
    part = _head_of_chain(passage, percent)
    if part is None:
        return None
    behind = base_behind(Share(passage, part, percent))
    return relate(part, behind, percent) if behind else None


def _head_of_chain(passage: Passage, percent: Figure) -> Figure | None:
    """The result that several percentages are told of: the nearest amount of the sentence outside
    their brackets."""
    start, _ = passage.sentences[passage.sentence(percent.start)]
    for item in reversed(passage.within(start, percent.start)):
        if ";" in passage.between(item.end, percent.start):
            return None
        inside = passage.depth(item) > passage.depth(percent)
        if inside or item.is_percent or passage.changes(item):
            continue
        return item if item.label in _AMOUNTS else None
    return None


_READINGS = (_of_ratio, _of_sides, _of_whole, _of_chain)


def _may_be_share(
    passage: Passage,
    part: Figure,
    whole: Figure,
    percent: Figure,
) -> bool:
    """Whether two figures of the percentage's sentence count one thing, the part not the more."""
    if part.label != whole.label or part.label not in _AMOUNTS:
        return False
    if not comparable(part, whole) or part.value > whole.value:
        return False
    return passage.in_one_sentence(part, whole, percent)
