"""Percentages against the counts they are made of, on intervals, with rounding and truncation.

Where the text itself names the whole ("118/262 (49%)", "150 trong tổng số 200 xã, chiếm 75%") a mismatch is broken;
where the whole is only found nearby, a match holds and a mismatch says nothing, unless words point to the whole.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from pipeline.checks.figures import Figure, Figures, Passage, alike, noun, words
from pipeline.checks.intervals import Interval, plain
from pipeline.checks.listings import listings
from pipeline.checks.verdict import Value, compare, make, misread, of_amount, shaky
from pipeline.records import Check
from pipeline.resources import rows

_REACH = 8  # passages that "tổng số …" may look back over
_BACK = 100  # figures among which a percentage looks for its counts
_EMPTY = frozenset(row["words"] for row in rows("triggers.tsv") if row["group"] == "empty")

_OUT_OF = re.compile(r"(?<!\w)(?:trên|trong) tổng(?: số)?(?!\w)[^()]{0,30}$|/\s*(?:tổng(?: số)?[^()]{0,20})?$"
                     r"|(?<!\w)trên\s*$")


def check(figures: Figures) -> Iterator[Check]:
    """Every percentage in running text whose counts are given."""
    prose = [p for p in figures.passages if p.block.table < 0]
    for at, passage in enumerate(prose):
        pairs: list[tuple[Figure, Figure]] = []
        for percent in passage.figures:
            if percent.label != "PERCENT" or passage.changes(percent):
                continue
            found = _of_ratio(passage, percent) or _of_whole(passage, percent)
            if found:
                yield found
                continue
            part = part_of(passage, percent)
            if part:
                pairs.append((part, percent))
        if not pairs:
            continue
        listed = {f.mention.mention_id: listing.total for listing in listings(passage) for f in listing.parts
                  if listing.trigger != "colon" or len(listing.parts) > 1}
        yield from _pairs(passage, pairs, listed, prose[max(0, at - _REACH):at])


# ---------------------------------------------------------------- one relation


def judge(part: Interval, whole: Interval, percent: Interval) -> str:
    """How 100·part/whole stands to a printed percentage: holds, cut, up (rounded up) or broken.

    >>> judge(Interval.exactly(118), Interval.exactly(262), Interval(Fraction(97, 2), Fraction(50), Fraction(49)))
    'broken'
    """
    share = part.share_of(whole)
    half = percent.value - percent.low
    if share.low <= percent.value + half and percent.low <= share.high:
        return "holds"
    if share.meets(percent):
        return "cut"
    lower = Interval(percent.low - half, percent.high, percent.value)
    return "up" if half and share.meets(lower) and share.low > percent.value - 2 * half else "broken"


def rounded(percent: Figure) -> Interval:
    """The interval of a percentage; a whole number in a column headed % is rounded too."""
    value = percent.interval
    return Interval(value.value - Fraction(1, 2), value.value + 1, value.value) if value.exact else value


def relate(part: Figure, whole: Figure, percent: Figure, *, sure: bool = True) -> Check | None:
    """The check of a percentage against a part and a whole; None where it cannot be reckoned."""
    b = (whole.whole or whole.interval) if whole is part else whole.interval
    if not b.can_divide:
        return None
    a, p = part.interval, rounded(percent)
    verdict = judge(a, b, p)
    figures = [part, percent] if whole is part else [part, whole, percent]
    found = a.value * 100 / b.value
    numbers = [plain(a.value), plain(b.value), percent.mention.value]
    base: Value = b.value if whole is part or whole.label == "RATIO" else whole
    amounts = compare(found, p.value)
    values: dict[str, Value] = {"part": a.value if part.label == "RATIO" else part, "whole": base,
                                "percent": percent, "found": Fraction(plain(found, 2))}
    mentions = [f.mention for f in figures]
    outcome, key = "holds", "ratio." + verdict
    sure = sure and not shaky(figures)
    if verdict in ("up", "broken"):
        outcome = "doubtful" if verdict == "up" or not sure else "broken"
        key = "ratio.up" if verdict == "up" else "ratio.broken" if sure else "ratio.unsure"
        suspect = misread(figures, lambda v: _fits(v[0], b if whole is part else v[1], v[-1]))
        if suspect:
            outcome, key = "doubtful", "ratio.misread"
            values |= {"suspect": suspect[0], "proposed": of_amount(suspect[1], suspect[0])}
    return make("ratio", outcome, key, mentions, numbers, values, amounts)


def _fits(part: Interval, whole: Interval, percent: Interval) -> bool:
    return whole.can_divide and judge(part, whole, percent) in ("holds", "cut")


# ---------------------------------------------------------------- which counts


def _of_ratio(passage: Passage, percent: Figure) -> Check | None:
    """ "118/262 (49%)", "15/41 thủ tục, đạt 36,6%", "78% (49/63)"."""
    order, at = passage.figures, passage.ordinal(percent)
    for item in reversed(order[max(0, at - _BACK):at]):
        between = passage.between(item.end, percent.start)
        if len(between.split()) > 16 or passage.sentence(item.start) != passage.sentence(percent.start):
            break
        if item.label == "RATIO":
            if re.search(r"\(", between) and passage.depth(percent) <= passage.depth(item) and ")" not in between:
                break
            return relate(item, item, percent, sure=not words("plan").search(passage.after(percent)))
        if item.label in ("COUNT", "PERCENT", "MONEY") and item.equals and ")" not in between[:1]:
            break
    if at + 1 < len(order) and order[at + 1].label == "RATIO":
        between = passage.between(percent.end, order[at + 1].start)
        if re.fullmatch(r"[^();.,]{0,40}\(\s*(?:[^\W\d]+\s*){0,3}", between):
            return relate(order[at + 1], order[at + 1], percent)
    return None


def part_of(passage: Passage, percent: Figure) -> Figure | None:
    """The count that a percentage stands beside: "952 (59,1%)", "57.475 lượt, chiếm 14,74 %"."""
    order, at = passage.figures, passage.ordinal(percent)
    if not at or order[at - 1].label not in ("COUNT", "MONEY"):
        return None
    item = order[at - 1]
    between = passage.between(item.end, percent.start)
    if passage.sentence(item.start) != passage.sentence(percent.start) or passage.changes(item):
        return None
    if re.fullmatch(r"[^();:.]{0,60}\(\s*", between) and passage.depth(percent) == passage.depth(item) + 1:
        return item
    if passage.depth(item) > passage.depth(percent) or ";" in between or len(between.split()) > 16:
        return None
    return item if words("share").search(between) or words("reach").search(between) else None


def _of_whole(passage: Passage, percent: Figure) -> Check | None:
    """ "150 trong tổng số 200 xã, đạt 75%" and "có 150/ tổng số 200 xã (75%)"."""
    order, at = passage.figures, passage.ordinal(percent)
    if at < 2:
        return None
    part, whole = order[at - 2], order[at - 1]
    if re.search(r"(?:trong|trên) tổng số\s*(?:là)?\s*$", passage.before(part)) and part.label == whole.label:
        part, whole = whole, part  # "trong tổng số 200 xã có 150 xã …, chiếm 75%"
    if part.label != whole.label or part.label not in ("COUNT", "MONEY") or not alike(part, whole):
        return None
    sentence = passage.sentence(percent.start)
    if any(passage.sentence(f.start) != sentence or passage.changes(f) for f in (part, whole)):
        return None
    turned = whole.start < part.start
    first, second = passage.between(part.end, whole.start), passage.between(order[at - 1].end, percent.start)
    stated = words("share").search(second) or words("reach").search(second) or "(" in second
    if len(second.split()) > 12 or not stated:
        return None
    if part.interval.value > whole.interval.value or re.search(r"[.;]|trong đó", first + second):
        return None
    if turned or _OUT_OF.search(first):
        return relate(part, whole, percent, sure=not words("plan").search(passage.after(percent)))
    return None


def _pairs(passage: Passage, pairs: Sequence[tuple[Figure, Figure]], listed: dict[str, Figure],
           earlier: Sequence[Passage]) -> Iterator[Check]:
    """Counts with a percentage each: their whole is the list's total, the member with 100 %, or named in words."""
    full = [part for part, percent in pairs if percent.interval.value == 100]
    for part, percent in pairs:
        total = listed.get(part.mention.mention_id)
        between = passage.between(part.end, percent.start)
        share = bool(words("share").search(between)) or re.fullmatch(r"[^();:.]{0,60}\(\s*", between) is not None
        after = passage.after(percent)
        planned = bool(words("plan").search(after) or words("plan").search(between))
        if total is not None and total.label != "RATIO" and not planned:
            found = relate(part, total, percent, sure=share)
            if found and (found.outcome == "holds" or share):
                yield found
                continue
        if full and len(pairs) > 1 and all(alike(part, f) for f in full[:1]):
            found = relate(part, full[0] if full[0] is not part else _other(full), percent)
            if found and part is not full[0]:
                yield found
                continue
            own = relate(part, part, percent) if part is full[0] else None
            if own:
                yield own
                continue
        if planned:
            continue
        named = _named(passage, part, percent, earlier) if share else None
        if named:
            found = relate(part, named[0], percent, sure=named[1])
            if found and (found.outcome == "holds" or named[1]):
                yield found
                continue
        yield from _nearby(passage, part, percent, earlier, told=share)


def _other(full: Sequence[Figure]) -> Figure:
    return full[-1]


def _nearby(passage: Passage, part: Figure, percent: Figure, earlier: Sequence[Passage], *,
            told: bool) -> Iterator[Check]:
    """A whole among the figures before: told where it holds, and doubted where it alone can be meant."""
    at = passage.ordinal(part)
    wholes = passage.figures[max(0, at - _BACK):at]
    inside = bool(wholes)
    if not wholes and earlier:
        wholes = earlier[-1].figures[-_BACK:]
    fitting = [w for w in reversed(wholes) if w.label == part.label and alike(part, w) and not passage.changes(w)
               and w.interval.value > part.interval.value]
    for whole in fitting:
        if _fits(part.interval, whole.interval, rounded(percent)) and (found := relate(part, whole, percent)):
            yield found
            return
    last = not passage.after(percent).strip(" .;,)")  # nothing behind the percentage says of what
    if told and last and inside and len(fitting) == 1 and noun(part.mention.unit) & noun(fitting[0].mention.unit) and \
            passage.sentence(fitting[0].start) == passage.sentence(part.start):
        found = relate(part, fitting[0], percent, sure=False)
        if found:
            yield found


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """The words of a lower-case phrase that say what is counted."""
    return frozenset(re.findall(r"[^\W\d_]+", text)) - _EMPTY


def _named(passage: Passage, part: Figure, percent: Figure,
           earlier: Sequence[Passage]) -> tuple[Figure, bool] | None:
    """The whole that words after a share name ("chiếm 14,74 % tổng số lượt khám chữa bệnh trong tháng"), and whether
    the words point to one figure alone. Looked for in the same section, nearest first."""
    after = passage.after(percent).strip(" .")
    if not (match := re.match(r"(?:so với |trên |trong |của )?tổng(?: số)?\s+(.{3,90})", after)):
        return None
    wanted = content(re.split(r"[.;()]", match[1])[0])
    if len(wanted) < 2:
        return None
    best: list[tuple[float, Figure]] = []
    for place in (*earlier, passage):
        if place.block.section != passage.block.section:
            continue
        near = place.figures[-_BACK:]
        if place is passage:
            at = passage.ordinal(percent)
            near = passage.figures[max(0, at - _BACK):at + _BACK]
        for item in near:
            if item.label != part.label or item.interval.value < part.interval.value or item is part or \
                    place.changes(item):
                continue
            if item.start not in place.said:
                place.said[item.start] = content(
                    f"{place.before(item)[-90:]} {place.after(item)[:40]} {item.mention.unit.lower()}")
            best.append((len(wanted & place.said[item.start]) / len(wanted), item))
    best.sort(key=lambda pair: -pair[0])
    if not best or best[0][0] < 0.5:
        return None
    alone = len(best) == 1 or best[1][0] < best[0][0]
    return best[0][1], alone and best[0][0] >= 0.6
