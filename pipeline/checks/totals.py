"""One relation: parts and their total."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from pipeline.checks.counted import noun
from pipeline.checks.figures import Figure, summed
from pipeline.checks.intervals import Interval
from pipeline.checks.listings import Listing
from pipeline.checks.passages import Passage
from pipeline.checks.verdict import canonical_numbers, compare, make, tested
from pipeline.checks.wording import Value, of_amount
from pipeline.records import Check
from pipeline.text import fold


def adds_up(values: Sequence[Interval]) -> bool:
    """Whether the first value may be the sum of the others."""
    total = values[1]
    for value in values[2:]:
        total = total + value
    return values[0].meets(total)


def same_noun(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts certainly count what the total counts: one noun begins or holds the other,
    or none is said."""
    whole = noun(total.unit)
    first = fold(total.unit).split()[:1]
    return total.is_money or all(
        not (part := noun(f.unit))
        or part <= whole
        or (whole <= part and bool(whole))
        or fold(f.unit).split()[:1] == first
        for f in parts
    )


def named(passage: Passage, parts: Sequence[Figure]) -> bool:
    """Whether words stand between the parts: "3 cấp 331, 332, 333" are names, not parts."""
    return all(
        re.search(r"[^\W\d_]", passage.between(a.end, b.start))
        for a, b in pairwise(parts)
    )


def holds(
    total: Figure,
    parts: Sequence[Figure],
    key: str = "sum.holds",
    **where: Value,
) -> Check:
    """The parts make the total. ``where`` names the row or column of a table in the message."""
    added = summed(parts)
    if key == "sum.holds" and added != total.value:
        key = "sum.rounded"
    values: dict[str, Value] = {
        "parts": parts,
        "total": total,
        "added": of_amount(added, total),
        **where,
    }
    return make(
        "sum",
        "holds",
        key,
        [f.mention for f in (total, *parts)],
        canonical_numbers((*parts, total)),
        values,
        compare(added, total.value),
    )


def broken(
    total: Figure,
    parts: Sequence[Figure],
    *,
    doubtful: bool = False,
    key: str = "sum",
    **where: Value,
) -> Check:
    """The parts do not make the total; doubtful where a doubted digit or the wording leaves another
    reading."""
    added = summed(parts)
    values: dict[str, Value] = {
        "parts": parts,
        "total": total,
        "added": of_amount(added, total),
        "missing": of_amount(abs(total.value - added), total),
        **where,
    }
    return tested(
        "sum",
        key,
        (total, *parts),
        adds_up,
        values,
        compare(added, total.value),
        sure=not doubtful,
    )


def left_in_bracket(
    passage: Passage,
    found: Listing,
    missing: Fraction,
) -> Check | None:
    """A remainder that stands in a bracket behind the last part: in it, or beside it? (55 hồ sơ (1
    hồ sơ rút))"""
    if len(found.parts) < 2 or missing <= 0:
        return None
    last, (_, end) = found.parts[-1], found.region
    behind = passage.within(last.end, end)
    inner = (f for f in behind if passage.depth(f) > passage.depth(last))
    alike = (f for f in inner if f.label == found.total.label)
    item = next((f for f in alike if f.value == missing), None)
    if item is None:
        return None
    every = (*found.parts, item)
    shown: dict[str, Value] = {
        "parts": found.parts,
        "item": item,
        "total": found.total,
    }
    return make(
        "sum",
        "doubtful",
        "sum.apart",
        [f.mention for f in (found.total, *every)],
        canonical_numbers((*every, found.total)),
        shown,
    )
