"""Parts against their total in running text: brackets, "trong đó", "gồm", lists, and parts that only the numbers show.

A list that says it is whole (bracket, "gồm") and does not add up is broken; one that names some parts ("trong đó") is
broken only where its parts are known to divide the whole (``models/partitions.tsv``) or one part passes the whole.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import combinations

from pipeline.checks.figures import Figure, Figures, Passage, alike, noun, words
from pipeline.checks.intervals import Interval
from pipeline.checks.verdict import Value, canonical_numbers, compare, make, misread, of_amount, shaky
from pipeline.records import Check, Mention
from pipeline.resources import rows

ADDABLE = ("COUNT", "MONEY", "MEASURE", "RATIO")
_BULLET = re.compile(r"\s*(?:[-–+•*]|[a-zđ]\))\s*")


@dataclass(frozen=True)
class Listing:
    """A total, the parts that follow it, and what introduces them."""

    total: Figure
    parts: tuple[Figure, ...]  # those that may count what the total counts
    members: tuple[Figure, ...]  # and with those of other nouns
    trigger: str  # bracket, whole, some, colon, known (a partition)
    items: tuple[tuple[int, int], ...]  # the members of the list, as offsets of the block
    region: tuple[int, int]


def check(figures: Figures) -> Iterator[Check]:
    """Every sum in the running text of a document."""
    prose = list(figures.passages)
    for passage in prose:
        taken: set[tuple[str, ...]] = set()
        for found in (*_listed(passage), *_divided(passage), *_noticed(passage)):
            key = tuple(sorted(found.mention_ids))
            if key not in taken:
                taken.add(key)
                yield found
    yield from _bulleted(figures)


# ---------------------------------------------------------------- lists


def _listed(passage: Passage) -> Iterator[Check]:
    for listing in listings(passage):
        found = _judge(passage, listing)
        if found:
            yield found


def listings(passage: Passage) -> Iterator[Listing]:
    """The lists of parts in a passage, the strongest trigger of a total first."""
    seen: set[tuple[int, int]] = set()
    for start, end, trigger in _openers(passage):
        total = _total(passage, start, trigger)
        if not total:
            continue
        depth = passage.depths[start] + (trigger == "bracket")
        if trigger == "bracket":
            close = passage.closing(start)
        elif passage.depths[start]:
            close = next(i for i in range(start, len(passage.depths)) if passage.depths[i] < passage.depths[start])
        else:
            close = passage.sentences[passage.sentence(end)][1]
        inner = words("some").match(passage.lower, _skip(passage.lower, end)) if trigger == "bracket" else None
        if words("example").match(passage.lower, _skip(passage.lower, inner.end() if inner else end)):
            continue
        members = tuple(f for f in passage.figures if end <= f.start < close and passage.depth(f) == depth
                        and not passage.changes(f) and f.label != "RATIO" and f.label in ADDABLE)
        parts = tuple(f for f in members if alike(total, f))
        if members and (total.start, members[0].start) not in seen:
            seen.add((total.start, members[0].start))
            yield Listing(total, parts, members, "some" if inner else trigger, _items(passage, end, close, depth),
                          (end, close))


def _openers(passage: Passage) -> list[tuple[int, int, str]]:
    found = [(m.start(), m.end(), "some") for m in words("some").finditer(passage.lower)]
    found += [(m.start(), m.end(), "whole") for m in words("whole").finditer(passage.lower)]
    found += [(m.start(), m.end(), "bracket") for m in re.finditer(r"\(", passage.lower)]
    found += [(m.start(), m.end(), "colon") for m in re.finditer(r":(?=\s)", passage.lower)]
    return sorted(found)


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " :,-":
        at += 1
    return at


def _total(passage: Passage, opener: int, trigger: str) -> Figure | None:
    """The figure that a list's trigger looks back at."""
    sentence = passage.sentence(opener)
    first = passage.sentences[sentence][0]
    if trigger == "some" and sentence and not passage.lower[first:opener].strip(" -+"):
        first = passage.sentences[sentence - 1][0]  # "… 564 tỷ đồng. Trong đó: …"
    for item in reversed(passage.figures):
        if item.end > opener or item.start < first or item.label not in ADDABLE or passage.changes(item):
            continue
        if passage.depth(item) != passage.depths[opener]:
            continue
        between = passage.between(item.end, opener)
        if trigger == "bracket" and (len(between.split()) > 10 or re.search(r"[,;:.]", between)):
            return None
        if trigger == "colon" and (len(between.split()) > 16 or re.search(r"[;:.]", between)):
            return None
        return item
    return None


def _items(passage: Passage, start: int, end: int, depth: int) -> tuple[tuple[int, int], ...]:
    """The members of a list: cut at commas, semicolons and "và" outside inner brackets."""
    cuts, at = [], start
    for match in re.finditer(r"[,;](?=\s)|\svà\s", passage.lower[start:end]):
        if passage.depths[start + match.start()] == depth:
            cuts.append((at, start + match.start()))
            at = start + match.end()
    return tuple((a, b) for a, b in (*cuts, (at, end)) if passage.lower[a:b].strip(" .:-"))


def adds_up(values: Sequence[Interval]) -> bool:
    """Whether the first value may be the sum of the others."""
    total = values[1]
    for value in values[2:]:
        total = total + value
    return values[0].meets(total)


def readings(parts: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    """Ways to take a list: its beginnings, and without what only details the member before (10 = 6 + 4)."""
    for size in range(len(parts), 1, -1):
        yield tuple(parts[:size])
    for i in range(len(parts)):
        for j in range(i + 3, len(parts) + 1):
            if adds_up([f.interval for f in (parts[i], *parts[i + 1:j])]):
                rest = (*parts[:i + 1], *parts[j:])
                if len(rest) > 1:
                    yield rest


def _judge(passage: Passage, found: Listing) -> Check | None:
    total, parts = found.total, found.parts
    for reading in readings(parts):
        if adds_up([f.interval for f in (total, *reading)]):
            return holds(total, reading)
    if len(found.members) > len(parts) and found.trigger != "colon" and found.members[0].label == total.label and \
            adds_up([f.interval for f in (total, *found.members)]):
        return holds(total, found.members)
    if not parts:
        return None
    bare = [item for item in found.items if not any(item[0] <= f.start < item[1] for f in passage.figures)]
    added = sum((f.interval.value for f in parts), Fraction(0))
    missing = total.interval.value - added
    if found.trigger != "some" and bare and missing == len(bare) and total.label == "COUNT":
        return make("sum", "holds", "sum.ones", _of(total, *parts), canonical_numbers((*parts, total)),
                    {"parts": parts, "total": total, "ones": len(bare)})
    if apart := _apart(passage, found, missing):
        return apart
    if len(parts) == 1:
        return _beyond(passage, total, parts[0]) if found.trigger == "some" else None
    if any(f.interval.low > total.interval.high for f in parts):
        plain_words = _same_noun(total, parts) and all(f.equals for f in (total, *parts)) and found.trigger != "colon"
        return broken(total, parts) if plain_words else None
    whole = found.trigger in ("bracket", "whole") or divides(passage, parts)
    close = added * 2 >= total.interval.value and added <= total.interval.value * 2
    if whole and missing > 0 and len(bare) == 1 and total.label == "COUNT" and missing < total.interval.value / 2:
        name = passage.block.text[bare[0][0]:bare[0][1]].strip(" .:-")
        values: dict[str, Value] = {"parts": parts, "total": total, "name": name, "missing": of_amount(missing, total)}
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
    sure = whole and not bare and found.trigger != "colon" and _same_noun(total, parts)
    return broken(total, parts, doubtful=not sure or not all(f.equals for f in (total, *parts)))


def _same_noun(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts certainly count what the total counts: the nouns share a word, or only the total has one."""
    return all(total.label == "MONEY" or not noun(f.mention.unit) or noun(f.mention.unit) & noun(total.mention.unit)
               for f in parts)


def _apart(passage: Passage, found: Listing, missing: Fraction) -> Check | None:
    """A remainder that stands in a bracket behind the last part: in it, or beside it? (55 hồ sơ (1 hồ sơ rút))"""
    if len(found.parts) < 2 or missing <= 0:
        return None
    start, end = found.parts[-1].end, found.region[1]
    for item in passage.figures:
        if start <= item.start < end and passage.depth(item) > passage.depth(found.parts[-1]) \
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


# ---------------------------------------------------------------- known partitions


@cache
def partitions() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    """Known divisions of a whole: name and the patterns of their members, for lower-case text."""
    return tuple((row["name"], tuple(
        re.compile(r"(?<!\w)(?:" + "|".join(w.lower() for w in member.split("|")) + r")(?!\w)")
        for member in row["members"].split(";"))) for row in rows("partitions.tsv"))


def whole_of(name: str) -> re.Pattern[str]:
    """The words that head the total of a known partition."""
    row = next(row for row in rows("partitions.tsv") if row["name"] == name)
    return re.compile(r"(?<!\w)(?:" + row["whole"] + r")(?!\w)")


def names(passage: Passage, item: Figure) -> str:
    """The words that say what a part is: around its figure, between the separators of the list."""
    text = passage.lower
    left = max([m.end() for m in re.finditer(r"[,;(:]\s|\svà\s|\.\s", text[:item.start])], default=0)
    left = max([left, *(f.end for f in passage.figures if f.end <= item.start)])
    right = re.search(r"[,;().]\s|[,;()]|\svà\s|$", text[item.end:])
    return text[left:item.start] + " # " + text[item.end:item.end + (right.start() if right else 0)]


def divides(passage: Passage, parts: Sequence[Figure]) -> str:
    """The known partition that the parts make, each its own member and none left over; "" if none."""
    labels = [names(passage, f) for f in parts]
    return partition_of(labels)


def partition_of(labels: Sequence[str]) -> str:
    """The known partition whose members the labels name, one each; "" if none."""
    for name, members in partitions():
        if len(members) != len(labels):
            continue
        hits = [{i for i, member in enumerate(members) if member.search(label)} for label in labels]
        if all(len(hit) == 1 for hit in hits) and len(set().union(*hits)) == len(members):
            return name
    return ""


def _divided(passage: Passage) -> Iterator[Check]:
    """A total and, without a trigger, the members of a known partition: "3.228 …; đang hoạt động 2.485, hỏng 743"."""
    for i, total in enumerate(passage.figures):
        for size in (2, 3, 4):
            parts = [f for f in passage.figures[i + 1:]
                     if f.label == total.label and passage.depth(f) == passage.depth(total)][:size]
            if total.label not in ("COUNT", "MONEY") or len(parts) < size or not divides(passage, parts):
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


def _noticed(passage: Passage) -> Iterator[Check]:
    """Totals that the numbers alone show; only those that hold are told, for chance makes small ones."""
    for total in passage.figures:
        value = total.interval.value
        if total.label not in ("COUNT", "MONEY", "RATIO") or value < 20 or passage.changes(total):
            continue
        sentence = passage.sentence(total.start)
        others = [f for f in passage.figures if f is not total and alike(total, f) and f.label != "RATIO"
                  and passage.sentence(f.start) == sentence and not passage.changes(f)]
        after = [f for f in others if f.start > total.start][:5]
        before = [f for f in others if f.start < total.start][-4:]
        runs = [after[:n] for n in range(2, 6)] + [before[-n:] for n in range(2, 5)]
        runs += [list(pair) for pair in combinations(after, 2)]
        for run in runs:
            if len(run) > 1 and all(f.interval.value > 0 for f in run) and value == sum(f.interval.value for f in run):
                yield holds(total, run, "sum.noticed")
                break


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
        if total.label not in ("COUNT", "MONEY") or passage.changes(total):
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
