"""The whole of a percentage that stands beside its part: the total of a list, the member with 100
%, a figure that words name, or one in reach.

Of all wholes in reach one that makes the percentage right acquits it. A mismatch is told only where
none does, and is broken only where the text itself names the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

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
    Share,
    in_bracket_behind,
    named_base,
)
from pipeline.checks.near_bases import near
from pipeline.checks.passages import Passage
from pipeline.checks.patterns import said
from pipeline.checks.shares import fits, rounded, slipped
from pipeline.records import Check

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
    shares: Sequence[Share],
    around: Sequence[Passage],
) -> Iterator[Check]:
    """Counts with a percentage each; ``around`` are passages (rows of tables too) whose figures
    may acquit."""
    lists = _lists(passage)
    hundreds = [s.part for s in shares if s.percent.value == 100]
    full = hundreds[0] if hundreds else None
    proven = _proven_shares(shares, full) if full else 0
    printed = _printed_wholes(shares, lists)
    for share in shares:
        listed = lists.get(share.part.mention.mention_id)
        claims = [*_claims(share, listed)]
        if full and proven and share.part is not full:
            claims.append((full, CERTAIN if proven > 1 else LIKELY))
        if listed and listed.total in printed and _ends(share):
            claims.append((listed.total, CERTAIN))
        yield from _judged(share, claims, around)


def _ends(share: Share) -> bool:
    """Whether nothing stands between a percentage and the next point."""
    behind = _POINT.split(share.after, maxsplit=1)
    return not behind[0].strip()


def _printed_wholes(
    shares: Sequence[Share],
    lists: Mapping[str, _Listed],
) -> list[Figure]:
    """The totals of lists of which some member prints its share, to a decimal: "đúng hạn 145.912
    hồ sơ (đạt 99,87%), quá hạn 318 hồ sơ (chiếm 0,22%)"; the percentages of the others are of it
    too."""
    found = []
    for share in shares:
        listed = lists.get(share.part.mention.mention_id)
        percent = share.percent
        precise = not percent.interval.exact and "," in percent.mention.text
        if listed and precise and _is_of(share, listed.total):
            found.append(listed.total)
    return found


def _is_of(share: Share, whole: Figure) -> bool:
    """Whether a part is the share that it prints of a whole."""
    exact = rounded(share.percent)
    return fits(share.part.interval, whole.interval, exact)


def _proven_shares(shares: Sequence[Share], full: Figure) -> int:
    """How many parts are the share that they print of the figure that has 100 %."""
    others = (share for share in shares if share.part is not full)
    return sum(_is_of(share, full) for share in others)


def _judged(
    share: Share,
    claims: Sequence[Claim],
    around: Sequence[Passage],
) -> Iterator[Check]:
    """What holds, else what the strongest claim misses, else the doubt that the sentence leaves."""
    told = [
        (found, whole, trust)
        for whole, trust in claims
        if (found := share.of(whole, sure=trust == CERTAIN))
    ]
    held = [found for found, _, _ in told if found.outcome == "holds"]
    missed = [(found, whole) for found, whole, trust in told if trust]
    right = held or list(islice(near(share), 1))
    if right:
        yield right[0]
    elif missed:
        yield from _missed(share, *missed[0], around)
    elif doubted := _alone(share):
        yield doubted


def _missed(
    share: Share,
    found: Check,
    whole: Figure,
    around: Sequence[Passage],
) -> Iterator[Check]:
    """What misses its whole; doubtful where another figure in reach would be right."""
    broken = found.outcome == "broken"
    if not broken or not acquitted(share.part, share.percent, around):
        yield found
    elif doubted := share.of(whole, sure=False):
        yield doubted


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


def _claims(share: Share, listed: _Listed | None) -> Iterator[Claim]:
    if behind := in_bracket_behind(share):
        yield behind
    if share.of_plan or said("plan", share.between):
        if planned := _planned(share):
            yield planned, LIKELY
        return
    told = _tells_share(share.between)
    if listed and not listed.total.is_ratio:
        meant = told or _slipped(share, listed.total)
        yield listed.total, listed.trust if meant else MAYBE
    if told and (named := named_base(share)):
        whole, alone = named
        yield whole, CERTAIN if alone else MAYBE


def _slipped(share: Share, whole: Figure) -> bool:
    """Whether a result that ends with its percentage misses the share of a whole by a slip:
    "16.742 hồ sơ, trong đó trực tuyến 12.891 hồ sơ, đạt 79,0%"."""
    return _ends(share) and slipped(share.part, whole, share.percent)


def _planned(share: Share) -> Figure | None:
    """The one count before a result that its words call a plan: "Theo kế hoạch năm 2021 triển khai
    24 dịch vụ; đã triển khai 15 dịch vụ, hoàn thành 100% kế hoạch"."""
    passage, part = share.passage, share.part
    start, _ = passage.sentences[passage.sentence(part.start)]
    before = passage.within(start, part.start)
    if len(before) != 1:
        return None
    plan = before[0]
    lead = passage.before(plan)
    if not said("plan", lead) or passage.changes(plan):
        return None
    return plan if _of_one_noun(part, plan) else None


def _of_one_noun(part: Figure, whole: Figure) -> bool:
    """Whether two figures give nouns that share a word, and may be compared."""
    if noun(part.unit).isdisjoint(noun(whole.unit)):
        return False
    return comparable(part, whole)


def _tells_share(between: str) -> bool:
    """Whether the words from a part to its percentage make it a share: "chiếm", or a bracket."""
    if said("share", between):
        return True
    return _BRACKET.fullmatch(between) is not None


def acquitted(
    part: Figure,
    percent: Figure,
    around: Sequence[Passage],
) -> bool:
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


def _alone(share: Share) -> Check | None:
    """The one figure of the sentence that can be meant as the whole, where nothing behind the
    percentage says it."""
    part = share.part
    if not _tells_share(share.between) or share.after.strip(" .;,)"):
        return None
    larger = (f for f in share.before if f.value > part.value)
    fitting = [f for f in larger if comparable(part, f)]
    if len(fitting) != 1:
        return None
    whole = fitting[0]
    if not share.passage.in_one_sentence(whole, part):
        return None
    if not _of_one_noun(part, whole):
        return None
    return share.of(whole, sure=False)
