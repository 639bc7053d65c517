"""Percentages against the counts they are made of, on intervals, with rounding and truncation.

Where the text itself names the whole ("118/262 (49%)", "150 trong tổng số 200 xã, chiếm 75%") a
mismatch is broken; where the whole is only found nearby, a match holds and a mismatch says nothing,
unless words point to the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.counted import comparable
from pipeline.checks.figures import Figure, Figures, Passage, words
from pipeline.checks.named_bases import base_behind
from pipeline.checks.patterns import pattern
from pipeline.checks.share_bases import of_parts
from pipeline.checks.shares import exactly, relate
from pipeline.checks.slashed import first_side
from pipeline.records import Check

_REACH = 8  # passages that "tổng số …" may look back over
_AROUND = 20  # passages, rows of tables too, before a percentage that may hold its whole
_BACK = 100  # figures among which a percentage looks for its counts
_AMOUNTS = ("COUNT", "MONEY", "MEASURE")

_SUBJECT = pattern("ratios subject")
_NOUN = pattern("ratios noun")
_STATE = pattern("ratios state")
# "01 máy tính/01 người" is no fraction
_PER = re.compile(r"\d\s?[^\W\d][^/]*/\s?\d")
_TOLD = pattern("ratios told")
_BESIDE = pattern("ratios beside")
# words between a ratio and its percentage; where ", chiếm", ", đạt tỷ lệ" leads to it
_NEAR, _FAR = 16, 60
_WHOLE_FIRST = pattern("ratios whole first")
_OUT_OF = pattern("ratios out of")


def check(figures: Figures) -> Iterator[Check]:
    """Every percentage in running text whose counts are given."""
    prose = [p for p in figures.passages if p.block.table < 0]
    places = {p.index: place for place, p in enumerate(figures.passages)}
    for at, passage in enumerate(prose):
        pairs: list[tuple[Figure, Figure]] = []
        for percent in passage.figures:
            if percent.label != "PERCENT" or passage.changes(percent):
                continue
            if passage.limits(percent):
                continue
            found = (
                _of_ratio(passage, percent)
                or _of_sides(passage, percent)
                or _of_whole(passage, percent)
                or _of_chain(passage, percent)
            )
            if found:
                yield found
                continue
            part = part_of(passage, percent)
            if part:
                pairs.append((part, percent))
        if pairs:
            where = places[passage.index]
            yield from of_parts(
                passage,
                pairs,
                prose[max(0, at - _REACH) : at],
                figures.passages[max(0, where - _AROUND) : where + 2],
            )


# ---------------------------------------------------------------- which counts


def _of_ratio(passage: Passage, percent: Figure) -> Check | None:
    """ "118/262 (49%)", "15/41 thủ tục, đạt 36,6%", "78% (49/63)"."""
    order, at = passage.figures, passage.ordinal(percent)
    if ratio := _ratio_before(passage, percent):
        between, after = (
            passage.between(ratio.end, percent.start),
            passage.after(percent),
        )
        of_plan = passage.of_plan(percent)
        beside = pattern("ratios right behind").fullmatch(between) is not None
        found = relate(ratio, ratio, percent, sure=beside or not of_plan)
        if (
            not found
            or found.outcome == "holds"
            or not _of_its_own(between, after)
        ):
            return found
    if at + 1 < len(order) and order[at + 1].label == "RATIO":
        between = passage.between(percent.end, order[at + 1].start)
        if re.fullmatch(r"[^();.,]{0,40}\(\s*(?:[^\W\d]+\s*){0,3}", between):
            return relate(order[at + 1], order[at + 1], percent)
    return None


def _of_sides(passage: Passage, percent: Figure) -> Check | None:
    """ "62.372/52.786 ha, đạt 118% KH"."""
    at = passage.ordinal(percent)
    whole = passage.figures[at - 1] if at else None
    if whole is None or not _BESIDE.fullmatch(
        passage.between(whole.end, percent.start)
    ):
        return None
    part = first_side(passage, whole)
    return relate(part, exactly(whole), percent) if part else None


def _ratio_before(passage: Passage, percent: Figure) -> Figure | None:
    """The ratio before a percentage in its sentence, with no other figure that it may be told of
    in between."""
    at = passage.ordinal(percent)
    for item in reversed(passage.figures[max(0, at - _BACK) : at]):
        between = passage.between(item.end, percent.start)
        reach = _FAR if _TOLD.search(between) else _NEAR
        if passage.sentence(item.start) != passage.sentence(percent.start):
            return None
        if len(between.split()) > reach:
            return None
        if item.label == "RATIO":
            return None if _cut_off(passage, item, percent, between) else item
        if item.label in ("COUNT", "PERCENT", "MONEY"):
            return None
    return None


def _cut_off(
    passage: Passage, item: Figure, percent: Figure, between: str
) -> bool:
    """Whether a ratio is no fraction, or the text between turns to another thing: "01 máy tính/01
    người; phấn đấu 90%"."""
    if (
        ";" in between
        or _PER.search(item.mention.text)
        or words("target").search(between)
    ):
        return True
    opened = "(" in between and ")" not in between
    return opened and passage.depth(percent) <= passage.depth(item)


def _of_its_own(between: str, after: str) -> bool:
    """Whether a percentage names what it is a share of, apart from the ratio before it: "27/161 xã
    mạng yếu, 6,4% xóm chưa có sóng", "9/9 đơn vị đã ứng dụng, tỷ lệ lãnh đạo ký số 92,6%"."""
    return _SUBJECT.search(between) is not None or (
        "," in between
        and _NOUN.match(after) is not None
        and not words("base").match(after.strip())
    )


def part_of(passage: Passage, percent: Figure) -> Figure | None:
    """The count that a percentage stands beside: "952 (59,1%)", "57.475 lượt, chiếm 14,74 %"."""
    order, at = passage.figures, passage.ordinal(percent)
    if not at or order[at - 1].label not in _AMOUNTS:
        return None
    item = order[at - 1]
    between = passage.between(item.end, percent.start)
    if passage.sentence(item.start) != passage.sentence(
        percent.start
    ) or passage.changes(item):
        return None
    if (
        re.fullmatch(r"[^();:.]{0,60}\(\s*", between)
        and passage.depth(percent) == passage.depth(item) + 1
    ):
        # "364 máy (41% đã quá 7 năm sử dụng)"
        return None if _STATE.match(passage.after(percent)) else item
    if (
        passage.depth(item) > passage.depth(percent)
        or ";" in between
        or len(between.split()) > 16
    ):
        return None
    return (
        item
        if words("share").search(between) or words("reach").search(between)
        else None
    )


def _of_whole(passage: Passage, percent: Figure) -> Check | None:
    """ "150 trong tổng số 200 xã, đạt 75%" and "có 150/ tổng số 200 xã (75%)"."""
    order, at = passage.figures, passage.ordinal(percent)
    if at < 2:
        return None
    part, whole = order[at - 2], order[at - 1]
    if part.label == whole.label and _WHOLE_FIRST.search(passage.before(part)):
        # "trong tổng số 200 xã có 150 xã …, chiếm 75%"
        part, whole = (whole, part)
    if not _may_be_share(passage, part, whole, percent):
        return None
    turned = whole.start < part.start
    first = passage.between(part.end, whole.start)
    second = passage.between(order[at - 1].end, percent.start)
    stated = (
        words("share").search(second)
        or words("reach").search(second)
        or "(" in second
    )
    if (
        not stated
        or len(second.split()) > 12
        or pattern("ratios apart").search(first + second)
    ):
        return None
    if turned or _OUT_OF.search(first):
        return relate(
            part,
            whole,
            percent,
            sure=not passage.of_plan(percent),
        )
    return None


def _of_chain(passage: Passage, percent: Figure) -> Check | None:
    """The second percentage of a result: "12.450 ha, bằng 101,3% kế hoạch (12.190 ha) và bằng
    100,8% so với cùng kỳ (12.351 ha)"."""
    at = passage.ordinal(percent)
    last = passage.figures[at - 1] if at else None
    if last is None or passage.depth(last) <= passage.depth(percent):
        return None
    led = words("reach").search(passage.between(last.end, percent.start))
    part = _head_of_chain(passage, percent) if led else None
    behind = base_behind(passage, part, percent) if part else None
    return relate(part, behind, percent) if part and behind else None


def _head_of_chain(passage: Passage, percent: Figure) -> Figure | None:
    """The result that several percentages are told of: the nearest amount of the sentence outside
    their brackets."""
    start = passage.sentences[passage.sentence(percent.start)][0]
    for item in reversed(passage.within(start, percent.start)):
        if ";" in passage.between(item.end, percent.start):
            return None
        outside = passage.depth(item) <= passage.depth(percent)
        if outside and item.label != "PERCENT" and not passage.changes(item):
            return item if item.label in _AMOUNTS else None
    return None


def _may_be_share(
    passage: Passage, part: Figure, whole: Figure, percent: Figure
) -> bool:
    """Whether two figures of the percentage's sentence count one thing, the part not the more."""
    sentence = passage.sentence(percent.start)
    return (
        part.label == whole.label
        and part.label in _AMOUNTS
        and comparable(part, whole)
        and all(passage.sentence(f.start) == sentence for f in (part, whole))
        and part.interval.value <= whole.interval.value
    )
