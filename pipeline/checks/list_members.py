"""Lists whose members do not simply add up: names without a number, a slip of one digit, a part
beyond its whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from pipeline.checks.counted import noun
from pipeline.checks.figures import Figure
from pipeline.checks.intervals import Interval, last_place, plain
from pipeline.checks.listings import Listing
from pipeline.checks.passages import Passage
from pipeline.checks.patterns import begins, said
from pipeline.checks.repeated_quantities import slip
from pipeline.checks.totals import broken, same_noun
from pipeline.checks.verdict import (
    canonical_numbers,
    compare,
    judge,
    make,
    misread,
)
from pipeline.checks.wording import Value
from pipeline.records import Check, Mention

_SEMICOLON = re.compile(";")
_LED = 20  # characters before a list that say that it details a total
_SEVERAL = 3  # parts of a list in which one digit is likelier wrong than a part left out


def slipped(
    passage: Passage,
    found: Listing,
    added: Fraction,
    *,
    sure: bool = True,
) -> Check | None:
    """ "chi 6.215 triệu đồng, cụ thể: … 2.480 …; … 1.935 …; … 1.700 …": a list that says it details
    the total, each member with its number, and misses the total by a slip of one digit."""
    total, parts = found.total, found.parts
    if not sure and len(parts) < _SEVERAL:
        return None
    start, _ = found.region
    lead = passage.between(total.end, start)[-_LED:]
    if sure and not said("detail", lead):
        return None
    if not _one_each(passage, found) or not same_noun(total, parts):
        return None
    unit = last_place(total.mention.text, total.value)
    printed = (plain(value / unit) for value in (added, total.value))
    if not slip(*printed):
        return None
    exact = all(figure.equals for figure in (total, *parts))
    doubtful = not (sure and exact and len(parts) >= _SEVERAL)
    return broken(total, parts, doubtful=doubtful)


def _one_each(passage: Passage, found: Listing) -> bool:
    """Whether each member of a list has its number, and each number is a part."""
    places = _places(passage, found)
    if not len(places) == len(found.parts) == len(found.members):
        return False
    pairs = zip(found.parts, places, strict=True)
    return all(start <= part.start < end for part, (start, end) in pairs)


def _places(passage: Passage, found: Listing) -> Sequence[tuple[int, int]]:
    """Where the members of a list stand; semicolons part those that hold commas: "máy tính, máy in
    2.480 triệu đồng; …"."""
    start, end = found.region
    text = passage.between(start, end)
    if ";" not in text:
        return found.items
    found_marks = _SEMICOLON.finditer(text, 1)
    marks = (start + mark.end() for mark in found_marks)
    return tuple(pairwise([start, *marks, end]))


def bare(passage: Passage, found: Listing) -> list[str]:
    """The members of a list that have no number; "18 sở, ban, ngành" is one member with its
    number."""
    named = [
        passage.block.text[a:b].strip(" .:-")
        for a, b in found.items
        if not passage.within(a, b) and not _shares_number(passage, found, b)
    ]
    counted = [f.unit.lower() for f in found.members]
    return [
        name
        for name in named
        if name[:1].isupper() or found.trigger == "bracket"
        # "06 sở, ban, ngành" are counted together
        if not any(name.lower() in unit for unit in counted)
    ]


def _shares_number(
    passage: Passage,
    found: Listing,
    end: int,
) -> bool:
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
    if not total.is_count or any(not f.is_count for f in members):
        return None
    missing = total.value - sum(f.value for f in members)
    values: dict[str, Value] = {
        "parts": members,
        "total": total,
        "ones": len(bare),
    }
    if missing != len(bare):
        return None
    mentions = mentions_of(total, *members)
    numbers = canonical_numbers((*members, total))
    return make(
        "sum",
        "holds",
        "sum.ones",
        mentions,
        numbers,
        values,
    )


def beyond(
    passage: Passage,
    total: Figure,
    part: Figure,
) -> Check | None:
    """A part that passes its whole."""
    if part.interval.low <= total.interval.high:
        return None
    if noun(part.unit).isdisjoint(noun(total.unit)):
        return None
    if not part.equals or not total.equals:
        return None
    if begins("beyond finer", passage.after(part)):
        return None
    suspect = misread((total, part), _keeps_within)
    return make(
        "sum",
        judge(sure=not suspect),
        "sum.beyond",
        mentions_of(total, part),
        canonical_numbers((part, total)),
        {"part": part, "total": total},
        compare(total.value, part.value),
    )


def _keeps_within(values: Sequence[Interval]) -> bool:
    whole, part = values
    return part.low <= whole.high


def mentions_of(*figures: Figure) -> list[Mention]:
    return [f.mention for f in figures]
