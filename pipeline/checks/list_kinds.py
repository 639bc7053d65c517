"""Lists whose members have nouns of their own: bodies that are "đơn vị", papers that are "văn bản"
(``models/kinds.tsv``), the budgets that money comes from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.checks.figures import Figure, summed
from pipeline.checks.list_sums import Answer, ListSum
from pipeline.checks.partitions import names
from pipeline.checks.patterns import said
from pipeline.checks.totals import adds_up, broken, holds
from pipeline.resources import lookup

_MANY = 3  # members of a list that is given to its end


@dataclass(frozen=True, slots=True)
class _Nouns:
    """The words that begin the noun of a whole, and those that begin the nouns of its members."""

    whole: re.Pattern[str]
    members: re.Pattern[str]

    def covers(self, total: Figure, members: Sequence[Figure]) -> bool:
        if not _counts(total, self.whole):
            return False
        return all(_counts(member, self.members) for member in members)


def _counts(item: Figure, nouns: re.Pattern[str]) -> bool:
    """Whether a figure counts what one of the nouns begins with."""
    named = nouns.match(item.unit.lower())
    return item.is_count and named is not None


@cache
def _known() -> tuple[_Nouns, ...]:
    listed = lookup("kinds.tsv", "whole", "members")
    return tuple(
        _Nouns(_begins(whole), _begins(members))
        for whole, members in listed.items()
    )


def _begins(listed: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{listed})(?!\w)")


def kinds(tested: ListSum) -> Answer:
    """ "12 đơn vị (gồm 06 sở, 04 UBND cấp huyện và 03 UBND cấp xã)": each member is one of what the
    total counts, though none has its noun."""
    total, members = tested.total, tested.listing.members
    if not tested.whole or len(members) < 2 or tested.bare:
        return None
    if not any(kind.covers(total, members) for kind in _known()):
        return None
    every = (total, *members)
    if adds_up([f.interval for f in every]):
        return holds(total, members)
    added = summed(members)
    near = added * 2 >= total.value >= added / 2
    if not near or not all(f.equals for f in every):
        return None
    left_out = added < total.value and len(members) < _MANY
    return broken(total, members, doubtful=left_out)


def purses(tested: ListSum) -> Answer:
    """Money from several budgets: what one gives no other does, so that they never pass the
    whole."""
    if not tested.total.is_money or not tested.close:
        return None
    if tested.added <= tested.total.interval.high:
        return None
    inside = tested.passage.between(*tested.listing.region)
    if said("some", inside) or said("whole", inside):
        return None
    labels = [names(tested.passage, part) for part in tested.parts]
    given = all(said("purse", label) for label in labels)
    if not given or len(set(labels)) < len(labels):
        return None
    return broken(tested.total, tested.parts, doubtful=not tested.equal)
