"""Parts against their total in running text: brackets, "trong đó", "gồm", lists, and parts that
only the numbers show.

A list that says it is whole (bracket, "gồm") and does not add up is broken; one that names some
parts ("trong đó") is broken only where its parts are known to divide the whole
(``models/partitions.tsv``) or one part passes the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from pipeline.checks.figures import Figure, Figures, Passage, noun, words
from pipeline.checks.intervals import last_place, plain
from pipeline.checks.listings import Listing, explained, listings
from pipeline.checks.partitions import divides
from pipeline.checks.same import slip
from pipeline.checks.totals import adds_up, apart, broken, holds, same_noun
from pipeline.checks.unsaid import of_bullets, of_passage
from pipeline.checks.verdict import Value, canonical_numbers, compare, make, misread, of_amount
from pipeline.records import Check, Mention

_BULLET = re.compile(r"\s*(?:[-–+•*]|[a-zđ]\))\s*")
_OVERLAP = Fraction(21, 20)
_FAR = 100  # figures before or after a total among which its parts stand


def check(figures: Figures) -> Iterator[Check]:
    """Every sum in the running text of a document."""
    for passage in figures.passages:
        if len(passage.figures) < 2 or (passage.block.table >= 0 and not passage.crowded):
            continue  # cells with a number each are the business of the table
        taken: set[tuple[str, ...]] = set()
        for found in (*_listed(passage), *of_passage(passage)):
            key = tuple(sorted(found.mention_ids))
            if key not in taken:
                taken.add(key)
                yield found
    yield from of_bullets(figures)


def _listed(passage: Passage) -> Iterator[Check]:
    for listing in listings(passage):
        found = _judge(passage, listing)
        if found:
            yield found


def _judge(passage: Passage, found: Listing) -> Check | None:
    total, parts = found.total, found.parts
    if reading := explained(total, parts):
        return holds(total, reading)
    if (
        len(found.members) > len(parts)
        and found.trigger != "colon"
        and found.members[0].label == total.label
        and adds_up([f.interval for f in (total, *found.members)])
    ):
        return holds(total, found.members)
    bare = _bare(passage, found)
    if (
        found.trigger in ("whole", "places")
        and bare
        and found.members
        and (one := _ones(found, bare))
    ):
        return one
    if not parts or found.trigger == "places":
        return None
    added = sum((f.interval.value for f in parts), Fraction(0))
    missing = total.interval.value - added
    if remainder := apart(passage, found, missing):
        return remainder
    if total.interval.value < max(2, len(found.members)):
        return None  # "01 hồ sơ gồm 01 đơn, 01 bản sao": not parts but things of other kinds
    if len(parts) == 1:
        return _beyond(passage, total, parts[0]) if found.trigger == "some" else None
    if any(f.interval.low > total.interval.high for f in parts):
        named = all(
            re.search(r"[^\W\d_]", passage.between(a.end, b.start)) for a, b in pairwise(parts)
        )
        plain_words = (
            same_noun(total, parts)
            and all(f.equals for f in (total, *parts))
            and found.trigger != "colon"
        )
        return broken(total, parts) if plain_words and named else None
    known = divides(passage, parts)
    whole = found.trigger in ("bracket", "whole") or bool(known)
    close = added * 2 >= total.interval.value and added <= total.interval.value * 2
    if (
        whole
        and missing > 0
        and len(bare) == 1
        and total.label == "COUNT"
        and missing < total.interval.value / 2
    ):
        values: dict[str, Value] = {
            "parts": parts,
            "total": total,
            "name": bare[0],
            "missing": of_amount(missing, total),
        }
        return make(
            "sum",
            "doubtful",
            "sum.inferred",
            _of(total, *parts),
            canonical_numbers((*parts, total)),
            values,
            severity="info",
        )
    if not whole and found.trigger == "some" and missing > 0:
        closes = re.search(r"\svà\s", passage.between(parts[-2].end, parts[-1].start))
        if close and closes:
            return make(
                "sum",
                "doubtful",
                "sum.some",
                _of(total, *parts),
                canonical_numbers((*parts, total)),
                {"parts": parts, "total": total, "missing": of_amount(missing, total)},
                severity="info",
            )
        return None
    if not whole and found.trigger == "colon" and (slipped := _slipped(passage, found, added)):
        return slipped
    if not close or (
        not whole and (found.trigger == "colon" or added > total.interval.value * _OVERLAP)
    ):
        return None  # "trong đó" names parts that overlap
    named = all(re.search(r"[^\W\d_]", passage.between(a.end, b.start)) for a, b in pairwise(parts))
    if not named:
        return None  # "3 cấp 331, 332, 333": names, not parts
    sure = whole and not bare and same_noun(total, parts)
    return broken(total, parts, doubtful=not sure or not all(f.equals for f in (total, *parts)))


def _slipped(passage: Passage, found: Listing, added: Fraction) -> Check | None:
    """ "chi 6.215 triệu đồng, cụ thể: … 2.480 …; … 1.935 …; … 1.700 …": a list that says it details
    the total, each member with its number, and misses the total by a slip of one digit."""
    total, parts = found.total, found.parts
    places = found.items
    if ";" in passage.between(*found.region):  # "máy tính, máy in 2.480 triệu đồng; …"
        cuts = [
            found.region[0],
            *(
                m.end()
                for m in re.finditer(";", passage.lower[: found.region[1]])
                if m.start() > found.region[0]
            ),
            found.region[1],
        ]
        places = tuple(pairwise(cuts))
    one_each = len(places) == len(parts) == len(found.members) and all(
        a <= f.start < b for f, (a, b) in zip(parts, places, strict=True)
    )
    if not one_each or not words("detail").search(
        passage.between(total.end, found.region[0])[-20:]
    ):
        return None
    unit = last_place(total.mention.text, total.interval.value)
    if not same_noun(total, parts) or not slip(
        plain(added / unit), plain(total.interval.value / unit)
    ):
        return None
    return broken(
        total, parts, doubtful=len(parts) < 3 or not all(f.equals for f in (total, *parts))
    )


def _bare(passage: Passage, found: Listing) -> list[str]:
    """The members of a list that have no number; "18 sở, ban, ngành" is one member with its
    number."""
    named = [
        passage.block.text[a:b].strip(" .:-") for a, b in found.items if not passage.within(a, b)
    ]
    return [name for name in named if name[:1].isupper() or found.trigger == "bracket"]


def _ones(found: Listing, bare: Sequence[str]) -> Check | None:
    """Bodies named without a number count one each: "Tỉnh ủy, HĐND tỉnh, UBND tỉnh, 18 sở" are
    21."""
    total, members = found.total, found.members
    if total.label != "COUNT" or any(f.label != "COUNT" for f in members):
        return None
    missing = total.interval.value - sum(f.interval.value for f in members)
    values: dict[str, Value] = {"parts": members, "total": total, "ones": len(bare)}
    mentions, numbers = _of(total, *members), canonical_numbers((*members, total))
    if missing == len(bare):
        return make("sum", "holds", "sum.ones", mentions, numbers, values)
    return None


def _beyond(passage: Passage, total: Figure, part: Figure) -> Check | None:
    """A part that passes its whole."""
    if part.interval.low <= total.interval.high or not noun(part.mention.unit) & noun(
        total.mention.unit
    ):
        return None
    if not part.equals or not total.equals or part.label != "COUNT":
        return None
    suspect = misread((total, part), lambda v: v[1].low <= v[0].high)
    return make(
        "sum",
        "doubtful" if suspect else "broken",
        "sum.beyond",
        _of(total, part),
        canonical_numbers((part, total)),
        {"part": part, "total": total},
        compare(total.interval.value, part.interval.value),
    )


def _of(*figures: Figure) -> list[Mention]:
    return [f.mention for f in figures]
