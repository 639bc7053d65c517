"""Lists whose members do not simply add up: names without a number, a slip of one digit, a part
beyond its whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from pipeline.checks.counted import noun
from pipeline.checks.figures import Figure, Passage, words
from pipeline.checks.intervals import last_place, plain
from pipeline.checks.listings import Listing
from pipeline.checks.repeated_quantities import slip
from pipeline.checks.totals import broken, same_noun
from pipeline.checks.verdict import (
    Value,
    canonical_numbers,
    compare,
    judge,
    make,
    misread,
)
from pipeline.records import Check, Mention

_SEVERAL = 3  # parts of a list in which one digit is likelier wrong than a part left out


def slipped(
    passage: Passage, found: Listing, added: Fraction, *, sure: bool = True
) -> Check | None:
    """ "chi 6.215 triệu đồng, cụ thể: … 2.480 …; … 1.935 …; … 1.700 …": a list that says it details
    the total, each member with its number, and misses the total by a slip of one digit."""
    total, parts = found.total, found.parts
    places = found.items
    # "máy tính, máy in 2.480 triệu đồng; …"
    if ";" in passage.between(*found.region):
        cuts = [
            found.region[0],
            *(
                m.end()
                for m in re.finditer(";", passage.lower[: found.region[1]])
                if m.start() > found.region[0]
            ),
            found.region[1],
        ]
        places = tuple(pairwise(cuts))
    one_each = len(places) == len(parts) == len(found.members) and all(
        a <= f.start < b for f, (a, b) in zip(parts, places, strict=True)
    )
    said = passage.between(total.end, found.region[0])[-20:]
    if not one_each or (sure and not words("detail").search(said)):
        return None
    if not sure and len(parts) < _SEVERAL:
        return None
    unit = last_place(total.mention.text, total.interval.value)
    if not same_noun(total, parts) or not slip(
        plain(added / unit), plain(total.interval.value / unit)
    ):
        return None
    return broken(
        total,
        parts,
        doubtful=not sure
        or len(parts) < _SEVERAL
        or not all(f.equals for f in (total, *parts)),
    )


def bare(passage: Passage, found: Listing) -> list[str]:
    """The members of a list that have no number; "18 sở, ban, ngành" is one member with its
    number."""
    named = [
        passage.block.text[a:b].strip(" .:-")
        for a, b in found.items
        if not passage.within(a, b) and not _shares_number(passage, found, b)
    ]
    counted = [f.mention.unit.lower() for f in found.members]
    return [
        name
        for name in named
        if (name[:1].isupper() or found.trigger == "bracket")
        # "06 sở, ban, ngành" are counted together
        and not any(name.lower() in unit for unit in counted)
    ]


def _shares_number(passage: Passage, found: Listing, end: int) -> bool:
    """Whether a name only begins the name of a member with its number, where members are parted by
    semicolons: "…; trực tiếp và qua bưu chính 43.205 hồ sơ; …"."""
    start, close = found.region
    if ";" not in passage.between(start, close):
        return False
    rest = passage.between(end, close).partition(";")[0]
    return bool(passage.within(end, end + len(rest)))


def ones(found: Listing, bare: Sequence[str]) -> Check | None:
    """Bodies named without a number count one each: "Tỉnh ủy, HĐND tỉnh, UBND tỉnh, 18 sở" are
    21."""
    total, members = found.total, found.members
    if total.label != "COUNT" or any(f.label != "COUNT" for f in members):
        return None
    missing = total.interval.value - sum(f.interval.value for f in members)
    values: dict[str, Value] = {
        "parts": members,
        "total": total,
        "ones": len(bare),
    }
    mentions, numbers = (
        mentions_of(total, *members),
        canonical_numbers((*members, total)),
    )
    if missing == len(bare):
        return make("sum", "holds", "sum.ones", mentions, numbers, values)
    return None


def beyond(passage: Passage, total: Figure, part: Figure) -> Check | None:
    """A part that passes its whole."""
    if part.interval.low <= total.interval.high or not noun(
        part.mention.unit
    ) & noun(total.mention.unit):
        return None
    if not part.equals or not total.equals:
        return None
    suspect = misread((total, part), lambda v: v[1].low <= v[0].high)
    return make(
        "sum",
        judge(sure=not suspect),
        "sum.beyond",
        mentions_of(total, part),
        canonical_numbers((part, total)),
        {"part": part, "total": total},
        compare(total.interval.value, part.interval.value),
    )


def mentions_of(*figures: Figure) -> list[Mention]:
    return [f.mention for f in figures]
