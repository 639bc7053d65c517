"""The whole of a percentage that stands beside its part: the total of a list, the member with 100
%, a figure that words name, or one in reach.

Of all wholes in reach one that makes the percentage right acquits it. A mismatch is told only where
none does, and is broken only where the text itself names the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from pipeline.checks.counted import comparable, noun
from pipeline.checks.figures import Figure
from pipeline.checks.intervals import Interval
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


@dataclass(frozen=True)
class _Listed:
    """The list of which a part is a member, and whether its members make the total."""

    listing: Listing
    whole: bool

    @property
    def total(self) -> Figure:
        return self.listing.total

    @property
    def trust(self) -> int:
        """How surely a share of a member is one of the total."""
        surely = self.whole or self.listing.trigger in _SURE
        return CERTAIN if surely else LIKELY


def of_parts(
    passage: Passage,
    pairs: Sequence[tuple[Figure, Figure]],
    earlier: Sequence[Passage],
    around: Sequence[Passage],
) -> Iterator[Check]:
    """Counts with a percentage each. ``earlier`` are passages that may name the whole, ``around``
    (rows of tables too) those whose figures may acquit."""
    lists = _lists(passage)
    hundreds = [part for part, percent in pairs if percent.value == 100]
    full = hundreds[0] if hundreds else None
    proven = _proven_shares(pairs, full) if full else 0
    shared = _shared(pairs, lists)
    for part, percent in pairs:
        listed = lists.get(part.mention.mention_id)
        claims = [*_claims(passage, part, percent, listed, earlier)]
        if full and proven and part is not full:
            claims.append((full, CERTAIN if proven > 1 else LIKELY))
        if listed and listed.total in shared and _ends(passage, percent):
            claims.append((listed.total, CERTAIN))
        yield from _judged(passage, part, percent, claims, earlier, around)


def _ends(passage: Passage, percent: Figure) -> bool:
    """Whether nothing stands between a percentage and the next point."""
    behind = _POINT.split(passage.after(percent), maxsplit=1)
    return not behind[0].strip()


def _shared(
    pairs: Sequence[tuple[Figure, Figure]], lists: Mapping[str, _Listed]
) -> list[Figure]:
    """The totals of lists of which some member prints its share, to a decimal: "đúng hạn 145.912
    hồ sơ (đạt 99,87%), quá hạn 318 hồ sơ (chiếm 0,22%)"; the percentages of the others are of it
    too."""
    found = []
    for part, percent in pairs:
        listed = lists.get(part.mention.mention_id)
        precise = not percent.interval.exact and "," in percent.mention.text
        if listed and precise and _is_share(part, listed.total, percent):
            found.append(listed.total)
    return found


def _is_share(part: Figure, whole: Figure, percent: Figure) -> bool:
    """Whether a part is the share that it prints of a whole."""
    return fits(part.interval, whole.interval, rounded(percent))


def _proven_shares(pairs: Sequence[tuple[Figure, Figure]], full: Figure) -> int:
    """How many parts are the share that they print of the figure that has 100 %."""
    others = ((p, percent) for p, percent in pairs if p is not full)
    return sum(_is_share(part, full, percent) for part, percent in others)


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
    right = next(iter(held or _near(passage, part, percent, earlier)), None)
    missed = [(found, whole) for found, whole, trust in told if trust]
    if right:
        yield right
    elif missed:
        found, whole = missed[0]
        broken = found.outcome == "broken"
        if broken and acquitted(part, percent, around):
            yield from filter(None, [relate(part, whole, percent, sure=False)])
        else:
            yield found
    else:
        yield from filter(None, [_alone(passage, part, percent)])


def _lists(passage: Passage) -> dict[str, _Listed]:
    """Mention id of a member -> its list."""
    found = {}
    for listing in listings(passage):
        whole = bool(explained(listing.total, listing.members))
        if listing.trigger == "colon" and len(listing.parts) < 2:
            continue
        for item in listing.members if whole else listing.parts:
            found[item.mention.mention_id] = _Listed(listing, whole)
    return found


def _claims(
    passage: Passage,
    part: Figure,
    percent: Figure,
    listed: _Listed | None,
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
    if listed and not listed.total.is_ratio:
        yield listed.total, listed.trust if share else MAYBE
    if share and (named := named_base(passage, part, percent, earlier)):
        whole, alone = named
        yield whole, CERTAIN if alone else MAYBE


def _planned(passage: Passage, part: Figure) -> Figure | None:
    """The one count before a result that its words call a plan: "Theo kế hoạch năm 2021 triển khai
    24 dịch vụ; đã triển khai 15 dịch vụ, hoàn thành 100% kế hoạch"."""
    start, _ = passage.sentences[passage.sentence(part.start)]
    before = passage.within(start, part.start)
    if len(before) != 1:
        return None
    plan = before[0]
    if not said("plan", passage.before(plan)) or passage.changes(plan):
        return None
    one_noun = noun(part.unit) & noun(plan.unit)
    return plan if one_noun and comparable(part, plan) else None


def _tells_share(between: str) -> bool:
    """Whether the words from a part to its percentage make it a share: "chiếm", or a bracket."""
    if said("share", between):
        return True
    return _BRACKET.fullmatch(between) is not None


def _near(
    passage: Passage, part: Figure, percent: Figure, earlier: Sequence[Passage]
) -> Iterator[Check]:
    """The readings of a percentage that hold: a figure before is its whole."""
    if passage.of_plan(percent):
        return
    before = preceding(passage.figures, passage.ordinal(part), REACH)
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
    exact = rounded(percent)
    precise = exact.high - exact.low < 1
    pool = [(passage, item) for item in before]
    if not before:
        above = earlier[-_ABOVE if precise else -1 :]
        pool = [(p, item) for p in above for item in p.figures[-REACH:]]
    for place, item in reversed(pool):
        whole = _as_whole(item, part)
        if whole is None or whole.value <= part.value or place.changes(item):
            continue
        beside = place is passage and passage.in_one_sentence(whole, part)
        meant = comparable(part, whole) or (precise and beside)
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
    wholes = chain.from_iterable(_wholes(place, part) for place in around)
    exact = rounded(percent)
    return any(fits(part.interval, whole, exact) for whole in wholes)


def _wholes(place: Passage, part: Figure) -> Iterator[Interval]:
    """The values of a passage of which a part may be a share: figures of its kind, and both sides
    of ratios."""
    for item in place.figures[-REACH:]:
        if item is part:
            continue
        if item.is_ratio or item.label == part.label:
            yield item.interval
            yield item.whole or item.interval


def _alone(passage: Passage, part: Figure, percent: Figure) -> Check | None:
    """The one figure of the sentence that can be meant as the whole, where nothing behind the
    percentage says it."""
    if not _tells_share(passage.between(part.end, percent.start)):
        return None
    if passage.after(percent).strip(" .;,)"):
        return None
    near = preceding(passage.figures, passage.ordinal(part), REACH)
    larger = (f for f in near if f.value > part.value)
    fitting = [f for f in larger if comparable(part, f)]
    if len(fitting) != 1 or not passage.in_one_sentence(*fitting, part):
        return None
    whole = fitting[0]
    same = noun(part.unit) & noun(whole.unit)
    return relate(part, whole, percent, sure=False) if same else None
