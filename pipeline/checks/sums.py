"""Parts against their total in running text: brackets, "trong đó", "gồm", lists, and parts that
only the numbers show.

A list that says it is whole (bracket, "gồm") and does not add up is broken; one that names some
parts ("trong đó") is broken only where its parts are known to divide the whole
(``models/partitions.tsv``) or one part passes the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

from pipeline.checks.bullet_totals import of_bullets
from pipeline.checks.figures import Figure, Figures, Passage, summed, words
from pipeline.checks.implicit_totals import of_passage
from pipeline.checks.list_members import (
    bare,
    beyond,
    mentions_of,
    ones,
    slipped,
)
from pipeline.checks.listings import Listing, explained, listings
from pipeline.checks.partitions import divides, names
from pipeline.checks.patterns import pattern
from pipeline.checks.totals import (
    adds_up,
    broken,
    holds,
    left_in_bracket,
    named,
    same_noun,
)
from pipeline.checks.verdict import (
    Value,
    canonical_numbers,
    make,
    of_amount,
)
from pipeline.records import Check

_OVERLAP = Fraction(21, 20)
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


@dataclass(frozen=True)
class _Sum:
    """A list of parts against its total, as the rules below ask of it."""

    passage: Passage
    listing: Listing

    @property
    def total(self) -> Figure:
        return self.listing.total

    @property
    def parts(self) -> tuple[Figure, ...]:
        return self.listing.parts

    @property
    def all(self) -> tuple[Figure, ...]:
        return (self.total, *self.parts)

    @cached_property
    def bare(self) -> list[str]:
        """The members without a number."""
        return bare(self.passage, self.listing)

    @property
    def added(self) -> Fraction:
        return summed(self.parts)

    @property
    def missing(self) -> Fraction:
        return self.total.interval.value - self.added

    @cached_property
    def whole(self) -> bool:
        """Whether the list says that it is complete, or names a known partition."""
        by_trigger = self.listing.trigger in ("bracket", "whole")
        return by_trigger or bool(divides(self.passage, self.parts))

    @property
    def close(self) -> bool:
        return self.added * 2 >= self.total.interval.value >= self.added / 2

    @property
    def named(self) -> bool:
        return named(self.passage, self.parts)

    @property
    def equal(self) -> bool:
        return all(f.equals for f in self.all)


# False: nothing is said; None: the next rule is asked
_Answer = Check | Literal[False] | None


def _judge(passage: Passage, found: Listing) -> Check | None:
    """What the first rule that speaks says of a list."""
    tested = _Sum(passage, found)
    for rule in _RULES:
        answer = rule(tested)
        if answer is not None:
            return answer or None
    return None


def _adds_up(tested: _Sum) -> _Answer:
    reading = explained(tested.total, tested.parts)
    return holds(tested.total, reading) if reading else None


def _with_other_nouns(tested: _Sum) -> _Answer:
    members = tested.listing.members
    if len(members) <= max(len(tested.parts), 1):
        return None
    if tested.listing.trigger == "colon":
        return None
    if members[0].label != tested.total.label:
        return None
    fits = adds_up([f.interval for f in (tested.total, *members)])
    return holds(tested.total, members) if fits else None


def _members_count_one(tested: _Sum) -> _Answer:
    if (
        tested.listing.trigger not in ("whole", "places")
        or not tested.listing.members
    ):
        return None
    return ones(tested.listing, tested.bare) if tested.bare else None


def _no_parts(tested: _Sum) -> _Answer:
    return (
        False
        if not tested.parts or tested.listing.trigger == "places"
        else None
    )


def _remainder_apart(tested: _Sum) -> _Answer:
    return left_in_bracket(tested.passage, tested.listing, tested.missing)


def _other_things(tested: _Sum) -> _Answer:
    """ "01 hồ sơ gồm 01 đơn, 01 bản sao": not parts but things of other kinds."""
    least = max(2, len(tested.listing.members))
    return False if tested.total.interval.value < least else None


def _one_part(tested: _Sum) -> _Answer:
    if len(tested.parts) != 1:
        return None
    if tested.listing.trigger != "some":
        return False
    return beyond(tested.passage, tested.total, tested.parts[0]) or False


def _part_beyond_total(tested: _Sum) -> _Answer:
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


def _one_part_unmentioned(tested: _Sum) -> _Answer:
    half = tested.total.interval.value / 2
    if (
        not tested.whole
        or len(tested.bare) != 1
        or tested.total.label != "COUNT"
    ):
        return None
    if not 0 < tested.missing < half:
        return None
    return _info(tested, "sum.inferred", {"name": tested.bare[0]})


def _some_parts(tested: _Sum) -> _Answer:
    if tested.whole or tested.listing.trigger != "some" or tested.missing <= 0:
        return None
    between = tested.passage.between(
        tested.parts[-2].end, tested.parts[-1].start
    )
    closes = pattern("sums last part").search(between) is not None
    return _info(tested, "sum.some", {}) if tested.close and closes else False


def _slip_of_a_digit(tested: _Sum) -> _Answer:
    if tested.whole or tested.listing.trigger != "colon":
        return None
    return slipped(tested.passage, tested.listing, tested.added)


def _purses(tested: _Sum) -> _Answer:
    """Money from several budgets: what one gives no other does, so that they never pass the
    whole."""
    over = tested.added > tested.total.interval.high
    if tested.total.label != "MONEY" or not over or not tested.close:
        return None
    inside = tested.passage.between(*tested.listing.region)
    nested = words("some").search(inside) or words("whole").search(inside)
    labels = [names(tested.passage, part) for part in tested.parts]
    given = all(words("purse").search(label) for label in labels)
    if nested or not given or len(set(labels)) < len(labels):
        return None
    return broken(tested.total, tested.parts, doubtful=not tested.equal)


def _overlapping(tested: _Sum) -> _Answer:
    """ "trong đó" names parts that overlap."""
    if not tested.close:
        return False
    if tested.whole:
        return None
    over = tested.added > tested.total.interval.value * _OVERLAP
    return False if tested.listing.trigger == "colon" or over else None


def _wrong(tested: _Sum) -> _Answer:
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


_RULES: tuple[Callable[[_Sum], _Answer], ...] = (
    _adds_up,
    _with_other_nouns,
    _members_count_one,
    _no_parts,
    _remainder_apart,
    _other_things,
    _one_part,
    _part_beyond_total,
    _one_part_unmentioned,
    _some_parts,
    _slip_of_a_digit,
    _purses,
    _overlapping,
    _wrong,
)


def _info(tested: _Sum, key: str, more: dict[str, Value]) -> Check:
    values: dict[str, Value] = {
        "parts": tested.parts,
        "total": tested.total,
        "missing": of_amount(tested.missing, tested.total),
        **more,
    }
    return make(
        "sum",
        "doubtful",
        key,
        mentions_of(*tested.all),
        canonical_numbers((*tested.parts, tested.total)),
        values,
        severity="info",
    )
