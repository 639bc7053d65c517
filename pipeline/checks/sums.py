"""Parts against their total in running text: brackets, "trong đó", "gồm", lists, and parts that
only the numbers show.

A list that says it is whole (bracket, "gồm") and does not add up is broken; one that names some
parts ("trong đó") is broken only where its parts are known to divide the whole
(``models/partitions.tsv``) or one part passes the whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from pipeline.checks.bullet_totals import of_bullets
from pipeline.checks.counted import is_mean
from pipeline.checks.implicit_totals import of_passage
from pipeline.checks.list_kinds import kinds, purses
from pipeline.checks.list_members import (
    beyond,
    mentions_of,
    ones,
    slipped,
)
from pipeline.checks.list_sums import Answer, ListSum
from pipeline.checks.listings import Listing, explained, listings
from pipeline.checks.passages import Figures, Passage
from pipeline.checks.patterns import finds
from pipeline.checks.totals import (
    adds_up,
    broken,
    holds,
    left_in_bracket,
    same_noun,
)
from pipeline.checks.verdict import canonical_numbers, make
from pipeline.checks.wording import Value, of_amount
from pipeline.observations.values import number
from pipeline.records import Check

_OVERLAP = Fraction(21, 20)
_PRINTED = re.compile(r"(?<=\s)\d[\d.]*$")
_FAR = 100  # figures before or after a total among which its parts stand


def check(figures: Figures) -> Iterator[Check]:
    """Every sum in the running text of a document."""
    for passage in figures.passages:
        if len(passage.figures) < 2 or (
            passage.block.table >= 0 and not passage.crowded
        ):
            continue  # cells with a number each are the business of the table
        taken: set[tuple[str, ...]] = set()
        judged = (_judge(passage, listing) for listing in listings(passage))
        for found in (*filter(None, judged), *of_passage(passage)):
            key = tuple(sorted(found.mention_ids))
            if key not in taken:
                taken.add(key)
                yield found
    yield from of_bullets(figures)


def _judge(passage: Passage, found: Listing) -> Check | None:
    """What the first rule that speaks says of a list."""
    tested = ListSum(passage, found)
    for rule in _RULES:
        answer = rule(tested)
        if answer is not None:
            return answer or None
    return None


def _adds_up(tested: ListSum) -> Answer:
    reading = explained(tested.total, tested.parts)
    return holds(tested.total, reading) if reading else None


def _with_other_nouns(tested: ListSum) -> Answer:
    members = tested.members
    if len(members) <= max(len(tested.parts), 1):
        return None
    if tested.trigger == "colon":
        return None
    if members[0].label != tested.total.label:
        return None
    fits = adds_up([f.interval for f in (tested.total, *members)])
    return holds(tested.total, members) if fits else None


def _no_sum(tested: ListSum) -> Answer:
    """ "điểm bình quân 6,8 (THPT 6,5; GDTX 7,1)": a mean, by its words, or as a decimal, no amount
    of money, that lies among them."""
    total, parts = tested.total, tested.parts
    if is_mean(tested.passage, total):
        return False
    values = [f.value for f in parts]
    among = len(values) > 1 and min(values) <= total.value <= max(values)
    decimals = all(f.value.denominator > 1 for f in tested.all)
    if among and decimals and not total.is_money:
        return False
    return None


def _members_count_one(tested: ListSum) -> Answer:
    named = tested.trigger in ("whole", "places")
    if not named or not tested.members or not tested.bare:
        return None
    return ones(tested.listing, tested.bare)


def _no_parts(tested: ListSum) -> Answer:
    none = not tested.parts or tested.trigger == "places"
    return False if none else None


def _remainder_apart(tested: ListSum) -> Answer:
    return left_in_bracket(tested.passage, tested.listing, tested.missing)


def _other_things(tested: ListSum) -> Answer:
    """ "01 hồ sơ gồm 01 đơn, 01 bản sao": not parts but things of other kinds."""
    least = max(2, len(tested.members))
    return False if tested.total.value < least else None


def _one_part(tested: ListSum) -> Answer:
    if len(tested.parts) != 1:
        return None
    part, total = tested.parts[0], tested.total
    some = tested.trigger == "some"
    return (some and beyond(tested.passage, total, part)) or False


def _part_beyond_total(tested: ListSum) -> Answer:
    total, parts = tested.total, tested.parts
    most = total.interval.high
    if not any(part.interval.low > most for part in parts):
        return None
    if tested.trigger == "colon" or not same_noun(total, parts):
        return False
    sure = tested.equal and tested.named
    return broken(total, parts) if sure else False


def _one_part_unmentioned(tested: ListSum) -> Answer:
    half = tested.total.value / 2
    if not tested.whole or not tested.total.is_count:
        return None
    if len(tested.bare) != 1:
        return None
    if not 0 < tested.missing < half:
        return None
    name = tested.bare[0]
    printed = _PRINTED.search(name)
    read = number(printed[0]) if printed else None
    if read and Fraction(read[0]) == tested.missing:
        # "THCS 16": what is left is printed behind a name
        return _info(
            tested,
            "sum.named",
            {"name": name},
            "holds",
        )
    return _info(tested, "sum.inferred", {"name": name})


def _some_parts(tested: ListSum) -> Answer:
    """ "125,6 tỷ đồng, trong đó 68,2 …, 25,1 …, 12,3 …, 10 tỷ đồng" makes 115,6: one digit off;
    else a list that ends in "và" may leave a part out."""
    if not tested.names_some or tested.missing <= 0:
        return None
    passage, listing = tested.passage, tested.listing
    if slip := slipped(passage, listing, tested.added, sure=False):
        return slip
    *_, before, last = tested.parts
    between = passage.between(before.end, last.start)
    closes = finds("sums last part", between)
    return _info(tested, "sum.some", {}) if tested.close and closes else False


def _slip_of_a_digit(tested: ListSum) -> Answer:
    if tested.whole or tested.trigger != "colon":
        return None
    return slipped(tested.passage, tested.listing, tested.added)


def _overlapping(tested: ListSum) -> Answer:
    """ "trong đó" names parts that overlap."""
    if not tested.close:
        return False
    if tested.whole:
        return None
    over = tested.added > tested.total.value * _OVERLAP
    return False if over or tested.trigger == "colon" else None


def _wrong(tested: ListSum) -> Answer:
    if not tested.named:
        return False
    total, parts = tested.total, tested.parts
    whole = tested.whole and not tested.bare
    sure = whole and tested.equal and same_noun(total, parts)
    return broken(total, parts, doubtful=not sure)


_RULES: tuple[Callable[[ListSum], Answer], ...] = (
    _adds_up,
    _with_other_nouns,
    _no_sum,
    _members_count_one,
    kinds,
    _no_parts,
    _remainder_apart,
    _other_things,
    _one_part,
    _part_beyond_total,
    _one_part_unmentioned,
    _some_parts,
    _slip_of_a_digit,
    purses,
    _overlapping,
    _wrong,
)


def _info(
    tested: ListSum,
    key: str,
    more: dict[str, Value],
    outcome: str = "doubtful",
) -> Check:
    values: dict[str, Value] = {
        "parts": tested.parts,
        "total": tested.total,
        "missing": of_amount(tested.missing, tested.total),
        **more,
    }
    return make(
        "sum",
        outcome,
        key,
        mentions_of(*tested.all),
        canonical_numbers((*tested.parts, tested.total)),
        values,
        severity="info",
    )
