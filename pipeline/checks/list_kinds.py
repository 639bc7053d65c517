"""Lists whose members have nouns of their own: bodies that are "đơn vị", papers that are "văn bản"
(``models/kinds.tsv``), the budgets that money comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.checks.figures import Figure
from pipeline.checks.list_sums import Answer, ListSum
from pipeline.checks.partitions import names
from pipeline.checks.patterns import said
from pipeline.checks.totals import adds_up, broken, holds
from pipeline.resources import table

_MANY = 3  # members of a list that is given to its end


@dataclass(frozen=True, slots=True)
class _Kind:
    """A row of models/kinds.tsv."""

    whole: str
    members: str


@cache
def _known() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """The words that begin the noun of a whole, and those that begin the nouns of its members."""
    rows = table("kinds.tsv", _Kind)
    return tuple((_begins(row.whole), _begins(row.members)) for row in rows)


def _begins(listed: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{listed})(?!\w)")


def kinds(tested: ListSum) -> Answer:
    """ "12 đơn vị (gồm 06 sở, 04 UBND cấp huyện và 03 UBND cấp xã)": each member is one of what the
    total counts, though none has its noun."""
    total, members = tested.total, tested.listing.members
    if not tested.whole or len(members) < 2 or tested.bare:
        return None
    if not any(_under(total, members, kind) for kind in _known()):
        return None
    if adds_up([f.interval for f in (total, *members)]):
        return holds(total, members)
    added = sum(f.value for f in members)
    near = added * 2 >= total.value >= added / 2
    if not near or not all(f.equals for f in (total, *members)):
        return None
    left_out = added < total.value and len(members) < _MANY
    return broken(total, members, doubtful=left_out)


def _under(
    total: Figure,
    members: tuple[Figure, ...],
    kind: tuple[re.Pattern[str], re.Pattern[str]],
) -> bool:
    whole, own = kind
    return (
        total.label == "COUNT"
        and whole.match(total.unit.lower()) is not None
        and all(
            f.label == "COUNT" and own.match(f.unit.lower()) for f in members
        )
    )


def purses(tested: ListSum) -> Answer:
    """Money from several budgets: what one gives no other does, so that they never pass the
    whole."""
    over = tested.added > tested.total.interval.high
    if tested.total.label != "MONEY" or not over or not tested.close:
        return None
    inside = tested.passage.between(*tested.listing.region)
    nested = said("some", inside) or said("whole", inside)
    labels = [names(tested.passage, part) for part in tested.parts]
    given = all(said("purse", label) for label in labels)
    if nested or not given or len(set(labels)) < len(labels):
        return None
    return broken(tested.total, tested.parts, doubtful=not tested.equal)
