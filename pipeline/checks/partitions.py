"""Known divisions of a whole (``models/partitions.tsv``): nam and nữ, đúng hạn and trễ hạn, cá nhân
and tổ chức."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.checks.figures import Figure
from pipeline.checks.passages import Passage
from pipeline.checks.patterns import pattern
from pipeline.resources import table

_BEFORE = pattern("partitions before")
_AFTER = pattern("partitions after")
_NEAR = 300  # characters within which a list's separator stands


@dataclass(frozen=True, slots=True)
class _Partition:
    """A row of models/partitions.tsv."""

    name: str
    members: str
    whole: str
    kind: str


@cache
def _known() -> dict[str, _Partition]:
    return {row.name: row for row in table("partitions.tsv", _Partition)}


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + words + r")(?!\w)")


@cache
def partitions() -> dict[str, tuple[re.Pattern[str], ...]]:
    """Name of a known division -> the patterns of its members, for lower-case text."""
    return {
        name: tuple(map(_any_of, known.members.split(";")))
        for name, known in _known().items()
    }


@cache
def sizes() -> dict[str, int]:
    """Known partition -> how many members it has."""
    return {name: len(known) for name, known in partitions().items()}


@cache
def whole_of(name: str) -> re.Pattern[str]:
    """The words that head the total of a known partition."""
    return _any_of(_known()[name].whole)


def kind_of(name: str) -> str:
    """ "rates" where each member of a partition may have a rate of its own ("cấp tỉnh 100%, cấp xã
    98%"), "open" where there may be other members, "partial" where some belong to none, else ""."""
    return _known()[name].kind


def names(passage: Passage, item: Figure) -> str:
    """The words that say what a part is: around its figure, between the separators of the list."""
    text, left = passage.lower, passage.end_before(item)
    left = max(
        [
            left,
            *(
                m.end()
                for m in _BEFORE.finditer(text, max(0, left - 3), item.start)
            ),
        ]
    )
    # "một phần: 37"
    if not text[left : item.start].strip() and text[:left].rstrip().endswith(
        ":"
    ):
        start = max(left - _NEAR, passage.end_before(item))
        left = max(
            [
                start,
                *(
                    m.end()
                    for m in _BEFORE.finditer(text, start, left)
                    if m[0][0] != ":"
                ),
            ]
        )
    right = _AFTER.search(text, item.end, item.end + _NEAR)
    return (
        text[left : item.start]
        + " # "
        + text[item.end : right.start() if right else item.end]
    )


def divides(passage: Passage, parts: Sequence[Figure]) -> str:
    """The known partition that the parts make, each its own member and none left over; "" if
    none."""
    labels = [names(passage, f) for f in parts]
    return partition_of(labels)


def partition_of(labels: Sequence[str]) -> str:
    """The known partition, no open one, whose members the labels name, one each; "" if none."""
    for name, size in sizes().items():
        if size != len(labels) or kind_of(name) == "open":
            continue
        if {members(label).get(name) for label in labels} == set(range(size)):
            return name
    return ""


@lru_cache(maxsize=4096)
def members(label: str) -> dict[str, int]:
    """Partition -> the one member of it that a label names; "chưa đạt" names no "đạt"."""
    named = {
        name: {at for at, *_ in _longest(known, label)}
        for name, known in partitions().items()
    }
    return {name: min(at) for name, at in named.items() if len(at) == 1}


def _longest(
    known: Sequence[re.Pattern[str]], label: str
) -> list[tuple[int, int, int]]:
    """Member, start and end of each name in a label that lies in no longer one."""
    found = [
        (at, *match.span())
        for at, member in enumerate(known)
        for match in member.finditer(label)
    ]
    return [
        (at, a, b)
        for at, a, b in found
        if not any(c <= a and b <= d and d - c > b - a for _, c, d in found)
    ]
