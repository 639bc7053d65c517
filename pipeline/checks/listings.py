"""Lists of parts: what introduces them, the total they look back at, and their members."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from pipeline.checks.counted import addable, comparable, noun
from pipeline.checks.figures import Figure
from pipeline.checks.passages import Passage, preceding
from pipeline.checks.patterns import begins, finds, pattern, words
from pipeline.checks.slashed import first_side

ADDABLE = ("COUNT", "MONEY", "MEASURE", "RATIO")
_LENGTH = 10_000  # characters; what is longer and no sentence ends is no list
_BACK = 100  # figures that the words that introduce a list may look back over
_DETAILS = 30  # members of a list that only detail another one
_MARKER = pattern("listings marker")
_UP_TO = pattern("listings up to")
_OF_YEAR = pattern("listings of year")
_EXPLAINS = pattern("listings explains")
_RANGE = pattern("listings range")


@dataclass(frozen=True)
class Listing:
    """A total, the parts that follow it, and what introduces them."""

    total: Figure
    parts: tuple[Figure, ...]  # those that may count what the total counts
    members: tuple[Figure, ...]  # and with those of other nouns
    trigger: str  # bracket, whole, some, colon, places (đặt tại …), known (a partition)
    # the members of the list, as offsets of the block
    items: tuple[tuple[int, int], ...]
    region: tuple[int, int]


def listings(passage: Passage) -> Iterator[Listing]:
    """The lists of parts in a passage, the strongest trigger of a total first."""
    seen: set[tuple[int, int]] = set()
    for start, end, trigger in _openers(passage):
        totals = _totals(passage, start, trigger)
        listing = (
            _listing(passage, start, end, trigger, totals) if totals else None
        )
        if listing is None:
            continue
        place = (listing.total.start, listing.members[0].start)
        if place not in seen:
            seen.add(place)
            yield listing


def _listing(
    passage: Passage,
    start: int,
    end: int,
    trigger: str,
    totals: Sequence[Figure],
) -> Listing | None:
    """The list that ``trigger``, from ``start`` to ``end``, introduces."""
    close = _close(passage, start, end, trigger)
    if close is None:
        return None
    at = _skip(passage.lower, end)
    inner = (
        words("some").match(passage.lower, at) if trigger == "bracket" else None
    )
    if words("example").match(
        passage.lower, _skip(passage.lower, inner.end()) if inner else at
    ):
        return None
    depth = passage.depths[start] + (trigger == "bracket")
    members = _members(passage, end, close, depth)
    if not members:
        return None
    total = _meant(totals, members)
    if _are_no_numbers(passage, total, members):
        return None
    if _OF_YEAR.match(passage.lower, end) and not explained(total, members):
        return None  # "1,26 triệu hồ sơ (năm 2022: 1,41 triệu hồ sơ; …)" tells of other years
    return Listing(
        total,
        tuple(f for f in members if comparable(total, f)),
        members,
        "some" if inner else trigger,
        _items(passage, end, close, depth),
        (end, close),
    )


def _close(passage: Passage, start: int, end: int, trigger: str) -> int | None:
    """Where a list ends: with its bracket or sentence, before the next point of an enumeration or
    a cumulative total; None where that is too far for a list."""
    if trigger == "bracket":
        close = passage.closing(start)
    else:
        close = min(
            passage.sentences[passage.sentence(end)][1], passage.leaves(start)
        )
    if close - end > _LENGTH:
        return None
    if marker := _MARKER.search(passage.lower, end, close):
        close = marker.start()
    if added := words("cumulative").search(passage.lower, end, close):
        close = added.start()  # "…, trong đó 300 …; lũy kế 2.600 …"
    return close


def _members(
    passage: Passage, start: int, end: int, depth: int
) -> tuple[Figure, ...]:
    """The figures of a list at its own depth of brackets."""
    return tuple(
        f
        for f in passage.within(start, end)
        if passage.depth(f) == depth
        and not f.is_ratio
        and _can_be_added(passage, f)
    )


def _can_be_added(passage: Passage, item: Figure) -> bool:
    if item.label not in ADDABLE or not addable(item):
        return False
    return not passage.changes(item) and not _is_code(passage, item)


def _is_code(passage: Passage, item: Figure) -> bool:
    """Whether a number behind a counted noun names what is counted: "gồm 3 cấp 211, 221, 222"."""
    at = passage.ordinal(item)
    if item.label != "COUNT" or not at:
        return False
    before = passage.figures[at - 1]
    counted, own = before.unit.lower(), item.unit.lower()
    apart = passage.between(before.end, item.start).strip()
    return bool(counted) and apart == counted and own in ("", counted)


def _are_no_numbers(
    passage: Passage, total: Figure, members: Sequence[Figure]
) -> bool:
    """ "01 đến 03 xe" is no number, "01 là ký hiệu …" explains a code."""
    return any(
        finds("listings range", passage.before(f))
        or begins("listings up to", passage.after(f))
        for f in (total, *members)
    ) or any(begins("listings explains", passage.after(f)) for f in members)


def explained(total: Figure, parts: Sequence[Figure]) -> tuple[Figure, ...]:
    """The members of a list that make its total: a beginning of it, or all but what only details
    the member before (10 = 6 + 4); () where none do."""
    if len(parts) < 2:
        return ()
    values = [f.interval for f in parts]
    sums = list(accumulate(values))  # of the first one, two, ... members
    # of all members from each one on
    rests = [*accumulate(reversed(values))][::-1]
    for size in range(len(parts), 1, -1):
        if total.interval.meets(sums[size - 1]):
            return tuple(parts[:size])
    for i, whole in enumerate(values):
        for j, details in enumerate(
            accumulate(values[i + 1 : i + 2 + _DETAILS]), i + 2
        ):
            if details.low > whole.high:
                break
            if (
                j < i + 3
                or (i == 0 and j == len(parts))
                or not whole.meets(details)
            ):
                continue
            if total.interval.meets(
                sums[i] + rests[j] if j < len(parts) else sums[i]
            ):
                return (*parts[: i + 1], *parts[j:])
    return ()


def _meant(totals: Sequence[Figure], members: Sequence[Figure]) -> Figure:
    """The figure that the list divides: the one its members make, else the nearest that counts what
    they count."""
    for total in totals:
        if explained(total, [f for f in members if f.label == total.label]):
            return total
    named = [
        t
        for t in totals
        if comparable(t, members[0]) and noun(t.unit) & noun(members[0].unit)
    ]
    return (named or list(totals))[0]


def _openers(passage: Passage) -> list[tuple[int, int, str]]:
    found = [
        (m.start(), m.end(), "some")
        for m in words("some").finditer(passage.lower)
    ]
    found += [
        (m.start(1), m.end(1), "some")
        for m in pattern("listings of all").finditer(passage.lower)
    ]
    found += [
        (m.start(), m.end(), "whole")
        for m in words("whole").finditer(passage.lower)
    ]
    found += [
        (m.start(), m.end(), "places")
        for m in words("places").finditer(passage.lower)
    ]
    found += [
        (m.start(), m.end(), "bracket")
        for m in re.finditer(r"\(", passage.lower)
    ]
    found += [
        (m.start(), m.end(), "colon")
        for m in re.finditer(r":(?=\s)", passage.lower)
    ]
    return sorted(found)


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " :,-":
        at += 1
    return at


def _totals(passage: Passage, opener: int, trigger: str) -> list[Figure]:
    """The figures that a list's trigger may look back at, nearest first."""
    sentence = passage.sentence(opener)
    first = passage.sentences[sentence][0]
    if (
        trigger == "some"
        and sentence
        and not passage.lower[first:opener].strip(" -+")
    ):
        # "… 564 tỷ đồng. Trong đó: …"
        first = passage.sentences[sentence - 1][0]
    found: list[Figure] = []
    ended = passage.ended(opener)
    for item in reversed(preceding(passage.figures, ended, _BACK)):
        if item.start < first:
            break
        if passage.depth(item) != passage.depths[opener] or not _can_be_added(
            passage, item
        ):
            continue
        between = passage.between(item.end, opener)
        if _too_far(trigger, between):
            break
        found += filter(None, [item, first_side(passage, item)])
        if trigger != "some" or len(found) >= 3 or re.search(r"[;:]", between):
            break
    return found


def _too_far(trigger: str, between: str) -> bool:
    """Whether words or points between a figure and what introduces a list keep them apart."""
    if trigger == "bracket":
        return (
            len(between.split()) > 10
            or re.search(r"[,;:.]", between) is not None
        )
    if trigger in ("colon", "places"):
        return (
            len(between.split()) > 16
            or re.search(r"[;:.]", between) is not None
        )
    return False


def _items(
    passage: Passage, start: int, end: int, depth: int
) -> tuple[tuple[int, int], ...]:
    """The members of a list: cut at commas, semicolons and "và" outside inner brackets."""
    cuts, at = [], start
    for match in pattern("listings and").finditer(passage.lower[start:end]):
        if passage.depths[start + match.start()] == depth:
            cuts.append((at, start + match.start()))
            at = start + match.end()
    return tuple(
        (a, b)
        for a, b in (*cuts, (at, end))
        if passage.lower[a:b].strip(" .:-")
    )
