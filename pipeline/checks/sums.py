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
    members = tested.listing.members
    if len(members) <= max(len(tested.parts), 1):
        return None
    if tested.listing.trigger == "colon":
        return None
    if members[0].label != tested.total.label:
        return None
    fits = adds_up([f.interval for f in (tested.total, *members)])
    return holds(tested.total, members) if fits else None


def _members_count_one(tested: ListSum) -> Answer:
    if (
        tested.listing.trigger not in ("whole", "places")
        or not tested.listing.members
    ):
        return None
    return ones(tested.listing, tested.bare) if tested.bare else None


def _no_parts(tested: ListSum) -> Answer:
    return (
        False
        if not tested.parts or tested.listing.trigger == "places"
        else None
    )


def _remainder_apart(tested: ListSum) -> Answer:
    return left_in_bracket(tested.passage, tested.listing, tested.missing)


def _other_things(tested: ListSum) -> Answer:
    """ "01 hồ sơ gồm 01 đơn, 01 bản sao": not parts but things of other kinds."""
    least = max(2, len(tested.listing.members))
    return False if tested.total.value < least else None


def _one_part(tested: ListSum) -> Answer:
    if len(tested.parts) != 1:
        return None
    if tested.listing.trigger != "some":
        return False
    return beyond(tested.passage, tested.total, tested.parts[0]) or False


def _part_beyond_total(tested: ListSum) -> Answer:
    if not any(
        f.interval.low > tested.total.interval.high for f in tested.parts
    ):
        return None
    plain_words = (
        same_noun(tested.total, tested.parts)
        and tested.listing.trigger != "colon"
    )
    sure = plain_words and tested.equal and tested.named
    return broken(tested.total, tested.parts) if sure else False


def _one_part_unmentioned(tested: ListSum) -> Answer:
    half = tested.total.value / 2
    if not tested.whole or len(tested.bare) != 1 or not tested.total.is_count:
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


def _slip_of_some(tested: ListSum) -> Answer:
    """ "125,6 tỷ đồng, trong đó 68,2 …, 25,1 …, 12,3 …, 10 tỷ đồng" makes 115,6: one digit off."""
    if tested.whole or tested.listing.trigger != "some" or tested.missing <= 0:
        return None
    return slipped(
        tested.passage,
        tested.listing,
        tested.added,
        sure=False,
    )


def _some_parts(tested: ListSum) -> Answer:
    if tested.whole or tested.listing.trigger != "some" or tested.missing <= 0:
        return None
    between = tested.passage.between(
        tested.parts[-2].end, tested.parts[-1].start
    )
    closes = finds("sums last part", between)
    return _info(tested, "sum.some", {}) if tested.close and closes else False


def _slip_of_a_digit(tested: ListSum) -> Answer:
    if tested.whole or tested.listing.trigger != "colon":
        return None
    return slipped(tested.passage, tested.listing, tested.added)


def _overlapping(tested: ListSum) -> Answer:
    """ "trong đó" names parts that overlap."""
    if not tested.close:
        return False
    if tested.whole:
        return None
    over = tested.added > tested.total.value * _OVERLAP
    return False if tested.listing.trigger == "colon" or over else None


def _wrong(tested: ListSum) -> Answer:
    if not tested.named:
        return False
    sure = (
        tested.whole
        and not tested.bare
        and same_noun(tested.total, tested.parts)
    )
    return broken(
        tested.total, tested.parts, doubtful=not (sure and tested.equal)
    )


_RULES: tuple[Callable[[ListSum], Answer], ...] = (
    _adds_up,
    _with_other_nouns,
    _members_count_one,
    kinds,
    _no_parts,
    _remainder_apart,
    _other_things,
    _one_part,
    _part_beyond_total,
    _one_part_unmentioned,
    _slip_of_some,
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
