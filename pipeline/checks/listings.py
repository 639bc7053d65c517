"""Lists of parts: what introduces them, the total they look back at, and their members."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate

from pipeline.checks.counted import comparable, may_be_part, noun
from pipeline.checks.figures import Figure
from pipeline.checks.intervals import Interval, added_up
from pipeline.checks.list_openers import Opener, openers
from pipeline.checks.passages import Passage, preceding
from pipeline.checks.patterns import begins, finds, pattern, words
from pipeline.checks.slashed import first_side

ADDABLE = ("COUNT", "MONEY", "MEASURE", "RATIO")
_LENGTH = 10_000  # characters; what is longer and no sentence ends is no list
_BACK = 100  # figures that the words that introduce a list may look back over
_DETAILS = 30  # members of a list that only detail another one
_MOST = 3  # figures that "trong đó" may look back at
_SKIPPED = re.compile(r"[ :,-]*")
_STOP = re.compile(r"[;:]")
# words that may stand between a figure and what introduces its list, and the points that may not
_REACH = {
    "bracket": (10, frozenset(",;:.")),
    "colon": (16, frozenset(";:.")),
    "places": (16, frozenset(";:.")),
}
_MARKER = pattern("listings marker")
_OF_YEAR = pattern("listings of year")


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
    for opener in openers(passage):
        totals = _totals(passage, opener)
        listing = _listing(passage, opener, totals) if totals else None
        if listing is None:
            continue
        place = listing.total.start, listing.members[0].start
        if place not in seen:
            seen.add(place)
            yield listing


def _listing(
    passage: Passage,
    opener: Opener,
    totals: Sequence[Figure],
) -> Listing | None:
    """The list that something introduces."""
    start, close = opener.end, _close(passage, opener)
    some = _some_in_bracket(passage, opener)
    if close is None or _is_example(passage, some or start):
        return None
    depth = passage.depths[opener.start] + opener.is_bracket
    members = _members(passage, start, close, depth)
    if not members:
        return None
    total = _meant(totals, members)
    if _are_no_numbers(passage, total, members):
        return None
    if _OF_YEAR.match(passage.lower, start) and not explained(total, members):
        return None  # "1,26 triệu hồ sơ (năm 2022: 1,41 triệu hồ sơ; …)" tells of other years
    return Listing(
        total,
        tuple(f for f in members if comparable(total, f)),
        members,
        "some" if some else opener.trigger,
        _items(passage, start, close, depth),
        (start, close),
    )


def _some_in_bracket(passage: Passage, opener: Opener) -> int:
    """Where "trong đó" ends that begins a bracket; 0 where none does."""
    at = _skip(passage.lower, opener.end)
    some = words("some").match(passage.lower, at) if opener.is_bracket else None
    return some.end() if some else 0


def _is_example(passage: Passage, start: int) -> bool:
    """Whether a list begins with words of examples, or of what is no part."""
    at = _skip(passage.lower, start)
    return words("example").match(passage.lower, at) is not None


def _close(passage: Passage, opener: Opener) -> int | None:
    """Where a list ends: with its bracket or sentence, before the next point of an enumeration or
    a cumulative total; None where that is too far for a list."""
    start = opener.end
    if opener.is_bracket:
        close = passage.closing(opener.start)
    else:
        _, close = passage.sentences[passage.sentence(start)]
        close = min(close, passage.leaves(opener.start))
    if close - start > _LENGTH:
        return None
    # "…, trong đó 300 …; lũy kế 2.600 …"
    for stop in (_MARKER, words("cumulative")):
        found = stop.search(passage.lower, start, close)
        close = found.start() if found else close
    return close


def _members(
    passage: Passage,
    start: int,
    end: int,
    depth: int,
) -> tuple[Figure, ...]:
    """The figures of a list at its own depth of brackets."""
    inside = passage.within(start, end)
    level = (f for f in inside if passage.depth(f) == depth)
    counts = (f for f in level if not f.is_ratio)
    return tuple(f for f in counts if _can_be_added(passage, f))


def _can_be_added(passage: Passage, item: Figure) -> bool:
    if item.label not in ADDABLE or not may_be_part(passage, item):
        return False
    return not _is_code(passage, item)


def _is_code(passage: Passage, item: Figure) -> bool:
    """Whether a number behind a counted noun names what is counted: "gồm 3 cấp 211, 221, 222"."""
    before = passage.previous(item)
    if not item.is_count or before is None:
        return False
    counted, own = before.unit.lower(), item.unit.lower()
    apart = passage.between(before.end, item.start).strip()
    return bool(counted) and apart == counted and own in ("", counted)


def _are_no_numbers(
    passage: Passage,
    total: Figure,
    members: Sequence[Figure],
) -> bool:
    """ "01 đến 03 xe" is no number, "01 là ký hiệu …" explains a code."""
    every = (total, *members)
    if any(finds("listings range", passage.before(f)) for f in every):
        return True
    if any(begins("listings up to", passage.after(f)) for f in every):
        return True
    return any(begins("listings explains", passage.after(f)) for f in members)


def explained(total: Figure, parts: Sequence[Figure]) -> tuple[Figure, ...]:
    """The members of a list that make its total: a beginning of it, or all but what only details
    the member before (10 = 6 + 4); () where none do."""
    if len(parts) < 2:
        return ()
    values = [f.interval for f in parts]
    sums = list(accumulate(values))  # of the first one, two, ... members
    for size in range(len(parts), 1, -1):
        if total.interval.meets(sums[size - 1]):
            return tuple(parts[:size])
    # of all members from each one on
    rests = [*accumulate(reversed(values))][::-1]
    for at, behind in _detailed(values):
        if at == 0 and behind == len(parts):
            continue
        added = [sums[at], *rests[behind : behind + 1]]
        if total.interval.meets(added_up(added)):
            return (*parts[: at + 1], *parts[behind:])
    return ()


def _detailed(values: Sequence[Interval]) -> Iterator[tuple[int, int]]:
    """Each member that two or more right behind it may detail, and where these end."""
    for at, whole in enumerate(values):
        details = accumulate(values[at + 1 : at + 2 + _DETAILS])
        for behind, added in enumerate(details, at + 2):
            if added.low > whole.high:
                break
            if behind > at + 2 and whole.meets(added):
                yield at, behind


def _meant(totals: Sequence[Figure], members: Sequence[Figure]) -> Figure:
    """The figure that the list divides: the one its members make, else the nearest that counts what
    they count."""
    for total in totals:
        alike = [f for f in members if f.label == total.label]
        if explained(total, alike):
            return total
    first = members[0]
    near = (t for t in totals if comparable(t, first))
    own = noun(first.unit)
    named = (t for t in near if noun(t.unit) & own)
    return next(named, totals[0])


def _skip(text: str, at: int) -> int:
    skipped = _SKIPPED.match(text, at)
    return skipped.end() if skipped else at


def _totals(passage: Passage, opener: Opener) -> list[Figure]:
    """The figures that a list's trigger may look back at, nearest first."""
    first = _looks_back_to(passage, opener)
    found: list[Figure] = []
    ended = passage.ended(opener.start)
    for item in reversed(preceding(passage.figures, ended, _BACK)):
        if item.start < first:
            break
        if passage.depth(item) != passage.depths[opener.start]:
            continue
        if not _can_be_added(passage, item):
            continue
        between = passage.between(item.end, opener.start)
        if _too_far(opener.trigger, between):
            break
        found += filter(None, [item, first_side(passage, item)])
        if len(found) >= _MOST or opener.trigger != "some":
            break
        if _STOP.search(between):
            break
    if opener.trigger == "some":
        found = [*_made_by_those_before(passage, opener, first), *found]
    return found


def _made_by_those_before(
    passage: Passage,
    opener: Opener,
    first: int,
) -> Iterator[Figure]:
    """The figure, from ``first`` on, that those right before "trong đó" make: "95 chợ: 3 chợ hạng
    1, 12 chợ hạng 2 và 80 chợ hạng 3, trong đó 85 chợ" is told of the 95."""
    depth = passage.depths[opener.start]
    before = passage.within(first, opener.start)[-_BACK:][::-1]
    level = (f for f in before if passage.depth(f) == depth)
    added: list[Figure] = []
    for item in filter(partial(_can_be_added, passage), level):
        made = added_up(f.interval for f in added)
        if len(added) > 1 and item.interval.meets(made):
            yield item
            return
        if not all(comparable(item, f) for f in added[:1]):
            return
        added.append(item)


def _looks_back_to(passage: Passage, opener: Opener) -> int:
    """Where the sentence begins that may hold the total; "… 564 tỷ đồng. Trong đó: …" looks back
    to the one before."""
    sentence = passage.sentence(opener.start)
    first, _ = passage.sentences[sentence]
    begins_it = not passage.between(first, opener.start).strip(" -+")
    if opener.trigger == "some" and sentence and begins_it:
        first, _ = passage.sentences[sentence - 1]
    return first


def _too_far(trigger: str, between: str) -> bool:
    """Whether words or points between a figure and what introduces a list keep them apart."""
    if trigger not in _REACH:
        return False
    most, points = _REACH[trigger]
    if len(between.split()) > most:
        return True
    return not points.isdisjoint(between)


def _items(
    passage: Passage,
    start: int,
    end: int,
    depth: int,
) -> tuple[tuple[int, int], ...]:
    """The members of a list: cut at commas, semicolons and "và" outside inner brackets."""
    cuts = [start]
    inside = passage.between(start, end)
    for match in pattern("listings and").finditer(inside):
        if passage.depths[start + match.start()] == depth:
            cuts += [start + match.start(), start + match.end()]
    edges = [*cuts, end]
    spans = zip(edges[::2], edges[1::2], strict=True)
    return tuple(
        (a, b) for a, b in spans if passage.between(a, b).strip(" .:-")
    )
