"""The whole of a percentage that stands beside its part: the total of a list, the member with 100
%, a figure that words name, or one in reach.

Of all wholes in reach one that makes the percentage right acquits it. A mismatch is told only where
none does, and is broken only where the text itself names the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.counted import comparable, noun
from pipeline.checks.figures import Figure
from pipeline.checks.listings import Listing, explained, listings
from pipeline.checks.named_bases import (
    CERTAIN,
    LIKELY,
    MAYBE,
    REACH,
    Claim,
    in_bracket_behind,
    named_base,
)
from pipeline.checks.passages import Passage, preceding
from pipeline.checks.patterns import said
from pipeline.checks.shares import fits, relate, rounded
from pipeline.records import Check

_ABOVE = 3  # passages above one that begins with the part
_SUMMED = 2  # parts before a part that the percentage may be told of too
_SURE = ("bracket", "whole", "some")
_BRACKET = re.compile(r"[^();:.]{0,60}\(\s*")
_POINT = re.compile(r"[,;.)]")


def of_parts(
    passage: Passage,
    pairs: Sequence[tuple[Figure, Figure]],
    earlier: Sequence[Passage],
    around: Sequence[Passage],
) -> Iterator[Check]:
    """Counts with a percentage each. ``earlier`` are passages that may name the whole, ``around``
    (rows of tables too) those whose figures may acquit."""
    lists = _lists(passage)
    full = next((part for part, percent in pairs if percent.value == 100), None)
    proven = _proven_shares(pairs, full) if full else 0
    shared = _shared(pairs, lists)
    for part, percent in pairs:
        claims = [
            *_claims(
                passage,
                part,
                percent,
                lists.get(part.mention.mention_id),
                earlier,
            )
        ]
        if full and proven and part is not full:
            claims.append((full, CERTAIN if proven > 1 else LIKELY))
        listed = lists.get(part.mention.mention_id)
        told = _POINT.split(passage.after(percent), maxsplit=1)[0].strip()
        if listed and listed[0].total in shared and not told:
            claims.append((listed[0].total, CERTAIN))
        yield from _judged(passage, part, percent, claims, earlier, around)


def _shared(
    pairs: Sequence[tuple[Figure, Figure]],
    lists: Mapping[str, tuple[Listing, bool]],
) -> list[Figure]:
    """The totals of lists of which some member prints its share, to a decimal: "đúng hạn 145.912
    hồ sơ (đạt 99,87%), quá hạn 318 hồ sơ (chiếm 0,22%)"; the percentages of the others are of it
    too."""
    found = []
    for part, percent in pairs:
        listed = lists.get(part.mention.mention_id)
        whole = listed[0].total if listed else None
        precise = not percent.interval.exact and "," in percent.mention.text
        if whole is None or not precise or not whole.interval.can_divide:
            continue
        if fits(part.interval, whole.interval, rounded(percent)):
            found.append(whole)
    return found


def _proven_shares(pairs: Sequence[tuple[Figure, Figure]], full: Figure) -> int:
    """How many parts are the share that they print of the figure that has 100 %."""
    return sum(
        part is not full
        and fits(part.interval, full.interval, rounded(percent))
        for part, percent in pairs
    )


def _judged(
    passage: Passage,
    part: Figure,
    percent: Figure,
    claims: Sequence[Claim],
    earlier: Sequence[Passage],
    around: Sequence[Passage],
) -> Iterator[Check]:
    """What holds, else what the strongest claim misses, else the doubt that the sentence leaves."""
    told = [
        (found, whole, trust)
        for whole, trust in claims
        if (found := relate(part, whole, percent, sure=trust == CERTAIN))
    ]
    held = [found for found, _, _ in told if found.outcome == "holds"]
    found = next(iter(held or _near(passage, part, percent, earlier)), None)
    if not found:
        missed = ((check, whole) for check, whole, trust in told if trust)
        found, whole = next(missed, (_alone(passage, part, percent), None))
        if (
            whole
            and found
            and found.outcome == "broken"
            and acquitted(part, percent, around)
        ):
            found = relate(part, whole, percent, sure=False)
    if found:
        yield found


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
    between = passage.between(part.end, percent.start)
    if behind := in_bracket_behind(passage, part, percent):
        yield behind
    if passage.of_plan(percent) or said("plan", between):
        if planned := _planned(passage, part):
            yield planned, LIKELY
        return
    share = _tells_share(between)
    if listed and not listed[0].total.is_ratio:
        certain = listed[1] or listed[0].trigger in _SURE
        yield (
            listed[0].total,
            MAYBE if not share else CERTAIN if certain else LIKELY,
        )
    if share and (named := named_base(passage, part, percent, earlier)):
        yield named[0], CERTAIN if named[1] else MAYBE


def _planned(passage: Passage, part: Figure) -> Figure | None:
    """The one count before a result that its words call a plan: "Theo kế hoạch năm 2021 triển khai
    24 dịch vụ; đã triển khai 15 dịch vụ, hoàn thành 100% kế hoạch"."""
    sentence = passage.sentence(part.start)
    before = [
        f
        for f in passage.figures[: passage.ordinal(part)]
        if passage.sentence(f.start) == sentence
    ]
    planned = [f for f in before if said("plan", passage.before(f))]
    if len(before) != 1 or planned != before or passage.changes(before[0]):
        return None
    one_noun = noun(part.unit) & noun(before[0].unit)
    return before[0] if one_noun and comparable(part, before[0]) else None


def _tells_share(between: str) -> bool:
    """Whether the words from a part to its percentage make it a share: "chiếm", or a bracket."""
    return said("share", between) or _BRACKET.fullmatch(between) is not None


def _near(
    passage: Passage, part: Figure, percent: Figure, earlier: Sequence[Passage]
) -> Iterator[Check]:
    """The readings of a percentage that hold: a figure before is its whole."""
    if passage.of_plan(percent):
        return
    at = passage.ordinal(part)
    before = preceding(passage.figures, at, REACH)
    yield from _of_one_before(passage, part, percent, before, earlier)
    yield from _of_several(part, percent, before)


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
    pool = [*((place, f) for place in above for f in place.figures[-REACH:])]
    pool += [(passage, f) for f in before]
    for place, item in reversed(pool):
        whole = _as_whole(item, part)
        if whole is None or place.changes(item) or whole.value <= part.value:
            continue
        in_sentence = (
            place is passage and passage.sentence(whole.start) == sentence
        )
        meant = comparable(part, whole) or (precise and in_sentence)
        if meant and fits(part.interval, whole.interval, exact):
            yield from filter(None, [relate(part, whole, percent)])


def _as_whole(item: Figure, part: Figure) -> Figure | None:
    """A figure as the whole of a part: of a ratio its second side; None for another kind."""
    if item.whole and part.label == "COUNT":
        return Figure(item.mention, item.whole)
    return item if item.label == part.label else None


def _of_several(
    part: Figure, percent: Figure, before: Sequence[Figure]
) -> Iterator[Check]:
    """The part with one or two like it before it, of a whole before them."""
    alike = [f for f in before if comparable(part, f)]
    for size in range(1, _SUMMED + 1):
        also = alike[-size:]
        added = sum((f.interval for f in also), part.interval)
        for whole in alike[:-size]:
            if fits(added, whole.interval, rounded(percent)):
                told = relate(part, whole, percent, also=also)
                yield from filter(None, [told])


def acquitted(part: Figure, percent: Figure, around: Sequence[Passage]) -> bool:
    """Whether some figure in reach makes the percentage right."""
    return any(
        fits(part.interval, f.interval, rounded(percent))
        for place in around
        for item in place.figures[-REACH:]
        if item is not part
        for f in (item, Figure(item.mention, item.whole or item.interval))
        if f.label in (part.label, "RATIO")
    )


def _alone(passage: Passage, part: Figure, percent: Figure) -> Check | None:
    """The one figure of the sentence that can be meant as the whole, where nothing behind the
    percentage says it."""
    at = passage.ordinal(part)
    fitting = [
        w
        for w in preceding(passage.figures, at, REACH)
        if comparable(part, w) and w.value > part.value
    ]
    if (
        not _tells_share(passage.between(part.end, percent.start))
        or len(fitting) != 1
        or passage.after(percent).strip(" .;,)")
    ):
        return None
    whole = fitting[0]
    near = passage.in_one_sentence(whole, part)
    same = noun(part.unit) & noun(whole.unit)
    return relate(part, whole, percent, sure=False) if same and near else None
