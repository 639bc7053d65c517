"""Which of the figures near by parts make, where nothing but digits and nouns vouch for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from pipeline.checks.counted import comparable
from pipeline.checks.figures import Figure, summed
from pipeline.checks.intervals import plain
from pipeline.checks.totals import holds
from pipeline.records import Check

_DIGITS = 1000  # a sum of so much is no chance, whatever the nouns


def as_total(item: Figure) -> Figure:
    """A figure as a total of counts: of a ratio its whole."""
    if item.whole is None:
        return item
    value = plain(item.whole.value)
    whole = replace(item.mention, label="COUNT", value=value)
    return Figure(whole, item.whole)


def made_among(
    parts: Sequence[Figure],
    candidates: Sequence[Figure],
    least: int,
) -> Iterator[Check]:
    """The parts make one of the candidates, a count or the whole of a ratio that counts what they
    count."""
    added = summed(parts)
    if added < least or any(f.value == 0 for f in parts):
        return
    here = parts[0].mention

    def away(item: Figure) -> tuple[int, int]:
        there = item.mention
        pages = abs(there.page - here.page)
        return pages, abs(there.start - here.start)

    for item in sorted(candidates, key=away):
        side = as_total(item)
        if side.value != added or (item in parts and not item.whole):
            continue
        if _counts_alike(parts[0], item, added):
            yield holds(side, parts, "sum.noticed")
            return


def _counts_alike(
    part: Figure,
    total: Figure,
    added: Fraction,
) -> bool:
    """Whether a total counts what its parts count; of many digits both are counts, or both are
    amounts."""
    if total.is_money != part.is_money:
        return False
    return added >= _DIGITS or comparable(part, total)
