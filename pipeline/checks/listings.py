"""Lists of parts: what introduces them, the total they look back at, and their members."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.figures import Figure, Passage, addable, alike, words

ADDABLE = ("COUNT", "MONEY", "MEASURE", "RATIO")
_MARKER = re.compile(r"[;.]\s*\(?[a-zđ\d][.\d]*[/)]\s")  # the next point of an enumeration: "…; b) …", "…; m.5) …"
_UP_TO = re.compile(r"\s*(?:đến|tới|[-–])\s*(?:\d|$)")
_RANGE = re.compile(r"(?:\bđến|\btới|[-–])\s*$")


@dataclass(frozen=True)
class Listing:
    """A total, the parts that follow it, and what introduces them."""

    total: Figure
    parts: tuple[Figure, ...]  # those that may count what the total counts
    members: tuple[Figure, ...]  # and with those of other nouns
    trigger: str  # bracket, whole, some, colon, known (a partition)
    items: tuple[tuple[int, int], ...]  # the members of the list, as offsets of the block
    region: tuple[int, int]


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
        else:
            close = passage.sentences[passage.sentence(end)][1]
            close = next((i for i in range(start, close) if passage.depths[i] < passage.depths[start]), close)
        if marker := _MARKER.search(passage.lower, end, close):
            close = marker.start()
        inner = words("some").match(passage.lower, _skip(passage.lower, end)) if trigger == "bracket" else None
        if words("example").match(passage.lower, _skip(passage.lower, inner.end() if inner else end)):
            continue
        members = tuple(f for f in passage.figures if end <= f.start < close and passage.depth(f) == depth
                        and not passage.changes(f) and f.label != "RATIO" and f.label in ADDABLE and addable(f))
        if any(_RANGE.search(passage.before(f)) or _UP_TO.match(passage.after(f)) for f in (total, *members)) or any(
                re.match(r"\s+là\s", passage.after(f)) for f in members):
            continue  # "01 đến 03 xe" is no number, "01 là ký hiệu …" explains a code
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
        if item.end > opener or item.start < first or item.label not in ADDABLE or passage.changes(item) \
                or not addable(item):
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
