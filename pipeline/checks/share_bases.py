"""The whole of a percentage that stands beside its part: the total of a list, the member with 100
%, a figure that words name, or one in reach.

Of all wholes in reach one that makes the percentage right acquits it. A mismatch is told only where
none does, and is broken only where the text itself names the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.checks.figures import Figure, Passage, comparable, noun, words
from pipeline.checks.listings import Listing, explained, listings
from pipeline.checks.shares import fits, relate, rounded
from pipeline.records import Check
from pipeline.resources import rows

_BACK = 100  # figures among which a percentage looks for its counts
_ABOVE = 3  # passages above one that begins with the part
_SUMMED = 2  # parts before a part that the percentage may be told of too
_SURE = ("bracket", "whole", "some")
_EMPTY = frozenset(row["words"] for row in rows("triggers.tsv") if row["group"] == "empty")
_BRACKET = re.compile(r"[^();:.]{0,60}\(\s*")
_BASE = re.compile(r"([^();.:]{0,60})\(\s*(?:[^\W\d]+\s*){0,3}")
_MAYBE, _LIKELY, _CERTAIN = range(3)  # a mismatch is not told, doubtful, broken
Claim = tuple[Figure, int]  # a whole that the text gives, and how surely it is meant


def of_parts(
    passage: Passage,
    pairs: Sequence[tuple[Figure, Figure]],
    earlier: Sequence[Passage],
    around: Sequence[Passage],
) -> Iterator[Check]:
    """Counts with a percentage each. ``earlier`` are passages that may name the whole, ``around``
    (rows of tables too) those whose figures may acquit."""
    lists = _lists(passage)
    full = [part for part, percent in pairs if percent.interval.value == 100]
    proven = [
        part
        for part, percent in pairs
        if full
        and part is not full[0]
        and comparable(part, full[0])
        and fits(part.interval, full[0].interval, rounded(percent))
    ]
    for part, percent in pairs:
        claims = [*_claims(passage, part, percent, lists.get(part.mention.mention_id), earlier)]
        if proven and comparable(part, full[0]):
            trust = _MAYBE if part is full[0] else _CERTAIN if len(proven) > 1 else _LIKELY
            claims.append((part if part is full[0] else full[0], trust))
        told = [
            (found, trust)
            for whole, trust in claims
            if (found := relate(part, whole, percent, sure=trust == _CERTAIN))
        ]
        held = [found for found, _ in told if found.outcome == "holds"] or [
            *_near(passage, part, percent, earlier)
        ]
        missed = next((found for found, trust in told if trust), None)
        if held:
            yield held[0]
        elif missed and missed.outcome == "broken" and acquitted(part, percent, around):
            whole = next(whole for whole, trust in claims if trust)
            yield from filter(None, [relate(part, whole, percent, sure=False)])
        elif missed:
            yield missed
        elif doubted := _alone(passage, part, percent):
            yield doubted


def _lists(passage: Passage) -> dict[str, tuple[Listing, bool]]:
    """Mention id of a member -> its list, and whether its members make the total."""
    found = {}
    for listing in listings(passage):
        whole = bool(explained(listing.total, listing.members))
        for item in listing.members if whole else listing.parts:
            if listing.trigger != "colon" or len(listing.parts) > 1:
                found[item.mention.mention_id] = listing, whole
    return found


def _claims(
    passage: Passage,
    part: Figure,
    percent: Figure,
    listed: tuple[Listing, bool] | None,
    earlier: Sequence[Passage],
) -> Iterator[Claim]:
    between, after = passage.between(part.end, percent.start), passage.after(percent)
    share = bool(words("share").search(between)) or _BRACKET.fullmatch(between) is not None
    at = passage.ordinal(percent) + 1
    behind = passage.figures[at] if at < len(passage.figures) else None
    if (
        behind
        and (match := _BASE.fullmatch(after))
        and behind.label == part.label
        and comparable(part, behind)
        and behind.interval.value > part.interval.value
        and not words("base").search(match[1])
    ):
        # "đạt 60% kế hoạch (15 đơn vị)", "bằng 9,4% tổng chi (56,8 tỷ đồng)"
        yield (
            behind,
            _CERTAIN
            if words("plan").search(match[1]) or words("whole of").search(match[1])
            else _MAYBE,
        )
    if words("plan").search(after) or words("plan").search(between):
        return
    if listed and listed[0].total.label != "RATIO":
        certain = listed[1] or listed[0].trigger in _SURE
        yield listed[0].total, _MAYBE if not share else _CERTAIN if certain else _LIKELY
    if share and (named := _named(passage, part, percent, earlier)):
        yield named[0], _CERTAIN if named[1] else _MAYBE


def _near(
    passage: Passage, part: Figure, percent: Figure, earlier: Sequence[Passage]
) -> Iterator[Check]:
    """The readings of a percentage that hold: its part, or that with the parts before it, of a
    figure before."""
    after, between = passage.after(percent), passage.between(part.end, percent.start)
    if words("plan").search(after) or words("plan").search(between):
        return
    at = passage.ordinal(part)
    before = passage.figures[max(0, at - _BACK) : at]
    yield from _of_one_before(passage, part, percent, before, earlier)
    yield from _of_several(passage, part, percent, before)


def _of_one_before(
    passage: Passage,
    part: Figure,
    percent: Figure,
    before: Sequence[Figure],
    earlier: Sequence[Passage],
) -> Iterator[Check]:
    """Wholes in the passage, or above one that begins with the part."""
    exact, sentence = rounded(percent), passage.sentence(part.start)
    precise = exact.high - exact.low < 1
    above = [] if before else [*earlier[-_ABOVE if precise else -1 :]]
    pool = [*((place, f) for place in above for f in place.figures[-_BACK:])]
    pool += [(passage, f) for f in before]
    for place, item in reversed(pool):
        whole = _as_whole(item, part)
        if whole is None or place.changes(item) or whole.interval.value <= part.interval.value:
            continue
        in_sentence = place is passage and passage.sentence(whole.start) == sentence
        meant = comparable(part, whole) or (precise and in_sentence)
        if meant and fits(part.interval, whole.interval, exact):
            yield from filter(None, [relate(part, whole, percent)])


def _as_whole(item: Figure, part: Figure) -> Figure | None:
    """A figure as the whole of a part: of a ratio its second side; None for another kind."""
    if item.whole and part.label == "COUNT":
        return Figure(item.mention, item.whole)
    return item if item.label == part.label else None


def _of_several(
    passage: Passage, part: Figure, percent: Figure, before: Sequence[Figure]
) -> Iterator[Check]:
    """The part with one or two like it before it, of a whole before them."""
    also: list[Figure] = []
    for item in reversed(before):
        if item.label == "PERCENT":
            continue
        if len(also) == _SUMMED or not _beside(passage, part, item):
            break
        also.append(item)
        added = sum((f.interval for f in also), part.interval)
        for whole in reversed(before):
            if (
                whole.start >= item.start
                or whole.label != part.label
                or not comparable(part, whole)
            ):
                continue
            larger = whole.interval.value > added.value
            if larger and fits(added, whole.interval, rounded(percent)):
                yield from filter(None, [relate(part, whole, percent, also=tuple(also[::-1]))])


def _beside(passage: Passage, part: Figure, item: Figure) -> bool:
    """Whether a figure is a part like ``part``, in its sentence and bracket."""
    return (
        item.label == part.label
        and comparable(part, item)
        and not passage.changes(item)
        and passage.sentence(item.start) == passage.sentence(part.start)
        and passage.depth(item) == passage.depth(part)
    )


def acquitted(part: Figure, percent: Figure, around: Sequence[Passage]) -> bool:
    """Whether some figure in reach makes the percentage right."""
    return any(
        f.interval.value > part.interval.value and fits(part.interval, f.interval, rounded(percent))
        for place in around
        for item in place.figures[-_BACK:]
        if item is not part
        for f in (item, Figure(item.mention, item.whole or item.interval))
        if f.label in (part.label, "RATIO")
    )


def _alone(passage: Passage, part: Figure, percent: Figure) -> Check | None:
    """The one figure of the sentence that can be meant as the whole, where nothing behind the
    percentage says it."""
    between = passage.between(part.end, percent.start)
    share = bool(words("share").search(between)) or _BRACKET.fullmatch(between) is not None
    at = passage.ordinal(part)
    fitting = [
        w
        for w in passage.figures[max(0, at - _BACK) : at]
        if w.label == part.label
        and comparable(part, w)
        and not passage.changes(w)
        and w.interval.value > part.interval.value
    ]
    if (
        not share
        or len(fitting) != 1
        or passage.after(percent).strip(" .;,)")
        or words("plan").search(between)
    ):
        return None
    same = noun(part.mention.unit) & noun(fitting[0].mention.unit)
    near = passage.sentence(fitting[0].start) == passage.sentence(part.start)
    return relate(part, fitting[0], percent, sure=False) if same and near else None


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """The words of a lower-case phrase that say what is counted."""
    return frozenset(re.findall(r"[^\W\d_]+", text)) - _EMPTY


def _named(
    passage: Passage, part: Figure, percent: Figure, earlier: Sequence[Passage]
) -> tuple[Figure, bool] | None:
    """The whole that words after a share name ("chiếm 14,74 % tổng số lượt khám chữa bệnh trong
    tháng"), and whether the words point to one figure alone. Looked for in the same section,
    nearest first."""
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
            near = passage.figures[max(0, at - _BACK) : at + _BACK]
        for item in near:
            if (
                item.label != part.label
                or item.interval.value < part.interval.value
                or item is part
                or place.changes(item)
            ):
                continue
            if item.start not in place.said:
                place.said[item.start] = content(
                    f"{place.before(item)[-90:]} {place.after(item)[:40]} "
                    f"{item.mention.unit.lower()}"
                )
            best.append((len(wanted & place.said[item.start]) / len(wanted), item))
    best.sort(key=lambda pair: -pair[0])
    if not best or best[0][0] < 0.5:
        return None
    alone = len(best) == 1 or best[1][0] < best[0][0]
    return best[0][1], alone and best[0][0] >= 0.6
