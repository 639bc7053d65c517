"""Parts against their total in running text: brackets, "trong đó", "gồm", lists, and parts that only the numbers show.

A list that says it is whole (bracket, "gồm") and does not add up is broken; one that names some parts ("trong đó") is
broken only where its parts are known to divide the whole (``models/partitions.tsv``) or one part passes the whole.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, combinations, islice, pairwise

from pipeline.checks.figures import Figure, Figures, Passage, addable, alike, noun, parts_near, words
from pipeline.checks.intervals import Interval
from pipeline.checks.listings import Listing, explained, listings
from pipeline.checks.partitions import divides, names, partition_of
from pipeline.checks.verdict import Value, canonical_numbers, compare, make, misread, of_amount, shaky
from pipeline.records import Check, Mention
from pipeline.text import fold

_BULLET = re.compile(r"\s*(?:[-–+•*]|[a-zđ]\))\s*")
_FAR = 100  # figures before or after a total among which its parts stand


def check(figures: Figures) -> Iterator[Check]:
    """Every sum in the running text of a document."""
    prose = list(figures.passages)
    for passage in prose:
        if len(passage.figures) < 2 or (passage.block.table >= 0 and not passage.crowded):
            continue  # cells with a number each are the business of the table
        taken: set[tuple[str, ...]] = set()
        for found in (*_listed(passage), *_divided(passage), *_closed(passage), *_noticed(passage)):
            key = tuple(sorted(found.mention_ids))
            if key not in taken:
                taken.add(key)
                yield found
    yield from _bulleted(figures)


def _listed(passage: Passage) -> Iterator[Check]:
    for listing in listings(passage):
        found = _judge(passage, listing)
        if found:
            yield found


def adds_up(values: Sequence[Interval]) -> bool:
    """Whether the first value may be the sum of the others."""
    total = values[1]
    for value in values[2:]:
        total = total + value
    return values[0].meets(total)


def _judge(passage: Passage, found: Listing) -> Check | None:
    total, parts = found.total, found.parts
    if reading := explained(total, parts):
        return holds(total, reading)
    if len(found.members) > len(parts) and found.trigger != "colon" and found.members[0].label == total.label and \
            adds_up([f.interval for f in (total, *found.members)]):
        return holds(total, found.members)
    bare = _bare(passage, found)
    if found.trigger in ("whole", "places") and bare and found.members and (one := _ones(found, bare)):
        return one
    if not parts or found.trigger == "places":
        return None
    added = sum((f.interval.value for f in parts), Fraction(0))
    missing = total.interval.value - added
    if apart := _apart(passage, found, missing):
        return apart
    if total.interval.value < max(2, len(found.members)):
        return None  # "01 hồ sơ gồm 01 đơn, 01 bản sao": not parts but things of other kinds
    if len(parts) == 1:
        return _beyond(passage, total, parts[0]) if found.trigger == "some" else None
    if any(f.interval.low > total.interval.high for f in parts):
        named = all(re.search(r"[^\W\d_]", passage.between(a.end, b.start)) for a, b in pairwise(parts))
        plain_words = _same_noun(total, parts) and all(f.equals for f in (total, *parts)) and found.trigger != "colon"
        return broken(total, parts) if plain_words and named else None
    known = divides(passage, parts)
    whole = found.trigger in ("bracket", "whole") or bool(known)
    close = added * 2 >= total.interval.value and added <= total.interval.value * 2
    if whole and missing > 0 and len(bare) == 1 and total.label == "COUNT" and missing < total.interval.value / 2:
        values: dict[str, Value] = {"parts": parts, "total": total, "name": bare[0],
                                    "missing": of_amount(missing, total)}
        return make("sum", "doubtful", "sum.inferred", _of(total, *parts), canonical_numbers((*parts, total)), values,
                    severity="info")
    if not whole and found.trigger == "some" and missing > 0:
        closes = re.search(r"\svà\s", passage.between(parts[-2].end, parts[-1].start))
        if close and closes:
            return make("sum", "doubtful", "sum.some", _of(total, *parts), canonical_numbers((*parts, total)),
                        {"parts": parts, "total": total, "missing": of_amount(missing, total)}, severity="info")
        return None
    if not close or (not whole and found.trigger == "colon"):
        return None
    named = all(re.search(r"[^\W\d_]", passage.between(a.end, b.start)) for a, b in pairwise(parts))
    if not named:
        return None  # "3 cấp 331, 332, 333": names, not parts
    sure = whole and not bare and _same_noun(total, parts)
    return broken(total, parts, doubtful=not sure or not all(f.equals for f in (total, *parts)))


def _bare(passage: Passage, found: Listing) -> list[str]:
    """The members of a list that have no number; "18 sở, ban, ngành" is one member with its number."""
    named = [passage.block.text[a:b].strip(" .:-") for a, b in found.items
             if not passage.within(a, b)]
    return [name for name in named if name[:1].isupper() or found.trigger == "bracket"]


def _ones(found: Listing, bare: Sequence[str]) -> Check | None:
    """Bodies named without a number count one each: "Tỉnh ủy, HĐND tỉnh, UBND tỉnh, 18 sở" are 21."""
    total, members = found.total, found.members
    if total.label != "COUNT" or any(f.label != "COUNT" for f in members):
        return None
    missing = total.interval.value - sum(f.interval.value for f in members)
    values: dict[str, Value] = {"parts": members, "total": total, "ones": len(bare)}
    mentions, numbers = _of(total, *members), canonical_numbers((*members, total))
    if missing == len(bare):
        return make("sum", "holds", "sum.ones", mentions, numbers, values)
    return None


def _same_noun(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts certainly count what the total counts: one noun begins or holds the other, or none is said."""
    whole = noun(total.mention.unit)
    first = fold(total.mention.unit).split()[:1]
    return total.label == "MONEY" or all(
        not (part := noun(f.mention.unit)) or part <= whole or (whole <= part and bool(whole))
        or fold(f.mention.unit).split()[:1] == first for f in parts)


def _apart(passage: Passage, found: Listing, missing: Fraction) -> Check | None:
    """A remainder that stands in a bracket behind the last part: in it, or beside it? (55 hồ sơ (1 hồ sơ rút))"""
    if len(found.parts) < 2 or missing <= 0:
        return None
    start, end = found.parts[-1].end, found.region[1]
    for item in passage.within(start, end):
        if passage.depth(item) > passage.depth(found.parts[-1]) \
                and item.label == found.total.label and item.interval.value == missing:
            every = (*found.parts, item)
            return make("sum", "doubtful", "sum.apart", _of(found.total, *every),
                        canonical_numbers((*every, found.total)),
                        {"parts": found.parts, "item": item, "total": found.total})
    return None


def _beyond(passage: Passage, total: Figure, part: Figure) -> Check | None:
    """A part that passes its whole."""
    if part.interval.low <= total.interval.high or not noun(part.mention.unit) & noun(total.mention.unit):
        return None
    if not part.equals or not total.equals or part.label != "COUNT":
        return None
    suspect = misread((total, part), lambda v: v[1].low <= v[0].high)
    return make("sum", "doubtful" if suspect else "broken", "sum.beyond", _of(total, part),
                canonical_numbers((part, total)), {"part": part, "total": total},
                compare(total.interval.value, part.interval.value))


def _of(*figures: Figure) -> list[Mention]:
    return [f.mention for f in figures]


def holds(total: Figure, parts: Sequence[Figure], key: str = "sum.holds", **where: Value) -> Check:
    """The parts make the total. ``where`` names the row or column of a table in the message."""
    added = sum((f.interval.value for f in parts), Fraction(0))
    if key == "sum.holds" and added != total.interval.value:
        key = "sum.rounded"
    values: dict[str, Value] = {"parts": parts, "total": total, "added": of_amount(added, total), **where}
    return make("sum", "holds", key, _of(total, *parts), canonical_numbers((*parts, total)), values,
                compare(added, total.interval.value))


def broken(total: Figure, parts: Sequence[Figure], *, doubtful: bool = False, key: str = "sum",
           **where: Value) -> Check:
    """The parts do not make the total; doubtful where a doubted digit or the wording leaves another reading."""
    added = sum((f.interval.value for f in parts), Fraction(0))
    numbers, amounts = canonical_numbers((*parts, total)), compare(added, total.interval.value)
    values: dict[str, Value] = {"parts": parts, "total": total, "added": of_amount(added, total),
                                "missing": of_amount(abs(total.interval.value - added), total), **where}
    mentions = _of(total, *parts)
    if suspect := misread((total, *parts), adds_up):
        values |= {"suspect": suspect[0], "proposed": of_amount(suspect[1], suspect[0])}
        return make("sum", "doubtful", key + ".misread", mentions, numbers, values, amounts)
    if doubtful or shaky((total, *parts)):
        return make("sum", "doubtful", key + ".unsure", mentions, numbers, values, amounts)
    return make("sum", "broken", key + ".broken", mentions, numbers, values, amounts)


# ---------------------------------------------------------------- without a trigger


def _divided(passage: Passage) -> Iterator[Check]:
    """A total and, without a trigger, the members of a known partition: "3.228 …; đang hoạt động 2.485, hỏng 743"."""
    for i, total in enumerate(passage.figures):
        if total.label not in ("COUNT", "MONEY"):
            continue
        following = list(islice((f for f in passage.figures[i + 1:i + _FAR] if f.label == total.label
                                 and passage.depth(f) == passage.depth(total)), 4))
        for size in range(2, len(following) + 1):
            parts = following[:size]
            if not divides(passage, parts):
                continue
            if any(passage.changes(f) or not alike(total, f) for f in (total, *parts)):
                continue
            if partition_of([names(passage, total), *(names(passage, f) for f in parts[1:])]):
                continue  # the "total" is itself one member of another run
            sentence = passage.sentence(total.start)
            region = (parts[0].start, passage.sentences[sentence][1])
            if adds_up([f.interval for f in (total, *parts)]):
                yield holds(total, parts)
            elif apart := _apart(passage, Listing(total, tuple(parts), (), "known", (), region),
                                 total.interval.value - sum(f.interval.value for f in parts)):
                yield apart
            elif sentence == passage.sentence(parts[-1].start) and \
                    all(f.interval.value <= total.interval.value for f in parts) and \
                    sum(f.interval.value for f in parts) * 2 >= total.interval.value:
                apart_from = passage.figures.index(parts[0]) != i + 1
                yield broken(total, parts, doubtful=apart_from or not _same_noun(total, parts))


_MOST_PARTS = 60  # of a list within a sentence
_CLOSES = re.compile(r"(?<!\w)(tổng cộng|tổng số|tất cả)\s*(?:là|có|được|gồm)?\s*:?\s*$")


def _closed(passage: Passage) -> Iterator[Check]:
    """The total at the end: "3.000 … cho cá nhân và 500 … cho tổ chức, tổng cộng 3.500"."""
    for start, end in passage.sentences:
        inside = [f for f in passage.within(start, end) if f.label in ("COUNT", "MONEY")]
        for at, total in enumerate(inside):
            match = _CLOSES.search(passage.before(total))
            if not match or at > _MOST_PARTS:
                continue
            parts = [f for f in inside[:at] if passage.depth(f) == passage.depth(total) and not passage.changes(f)]
            if len(parts) < 2 or not all(alike(total, f) for f in parts):
                continue
            added = sum(f.interval.value for f in parts)
            if adds_up([f.interval for f in (total, *parts)]):
                yield holds(total, parts)
            elif 2 * added >= total.interval.value >= added / 2 and _same_noun(total, parts):
                yield broken(total, parts, doubtful=match[1] != "tổng cộng" or len(parts) != at)


def _noticed(passage: Passage) -> Iterator[Check]:
    """Totals that the numbers alone show; only those that hold are told, for chance makes small ones."""
    for at, total in enumerate(passage.figures):
        value = total.interval.value
        if total.label not in ("COUNT", "MONEY", "RATIO") or value < 20 or passage.changes(total):
            continue
        after = list(islice(parts_near(passage, total, passage.figures[at + 1:at + _FAR]), 5))
        before = [*islice(parts_near(passage, total, passage.figures[max(0, at - _FAR):at][::-1]), 4)][::-1]
        for run in _runs(value, after, before):
            if all(f.interval.value > 0 for f in run):
                yield holds(total, run, "sum.noticed")
                break


def _runs(value: Fraction, after: Sequence[Figure], before: Sequence[Figure]) -> Iterator[Sequence[Figure]]:
    """The figures right after a total, right before it, or two of those after it, that add up to ``value``."""
    for n, added in enumerate(accumulate(f.interval.value for f in after), 1):
        if n > 1 and added == value:
            yield after[:n]
    for n, added in enumerate(accumulate(f.interval.value for f in reversed(before)), 1):
        if n > 1 and added == value:
            yield before[-n:]
    yield from (pair for pair in combinations(after, 2) if pair[0].interval.value + pair[1].interval.value == value)


# ---------------------------------------------------------------- bullets


def _bulleted(figures: Figures) -> Iterator[Check]:
    """A paragraph that ends in a colon with a total, and the bullets below with a part each."""
    by_index = {p.index: p for p in figures.passages}
    blocks = figures.document.layout.blocks
    for passage in figures.passages:
        text = passage.block.text.rstrip()
        if passage.block.kind == "row" or not text.endswith(":") or not passage.figures:
            continue
        total = passage.figures[-1]
        if total.label not in ("COUNT", "MONEY") or passage.changes(total) or not addable(total):
            continue
        parts, rows_seen = [], 0
        for index in range(passage.index + 1, len(blocks)):
            if not _BULLET.match(blocks[index].text) or _BULLET.match(text):
                break
            rows_seen += 1
            own = by_index.get(index)
            first = next((f for f in own.figures if alike(total, f) and f.label == total.label), None) if own else None
            if first:
                parts.append(first)
        if len(parts) > 1 and len(parts) == rows_seen:
            if adds_up([f.interval for f in (total, *parts)]):
                yield holds(total, parts)
            elif words("whole").search(passage.lower[total.end:]) and _same_noun(total, parts):
                yield broken(total, parts, doubtful=True)
