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
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


@cache
def partitions() -> dict[str, tuple[re.Pattern[str], ...]]:
    """Name of a known division -> the patterns of its members, for lower-case text."""
    return {
        name: tuple(map(_any_of, known.members.split(";")))
        for name, known in _known().items()
    }


@cache
def _any_member(name: str) -> re.Pattern[str]:
    """One pattern for all members of a known division: most labels name none."""
    return _any_of("|".join(_known()[name].members.split(";")))


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
    text, first = passage.lower, passage.end_before(item)
    near = max(0, first - 3)
    left = max(first, _behind_marks(text, near, item.start))
    # "một phần: 37"
    bare = not text[left : item.start].strip()
    if bare and text[:left].rstrip().endswith(":"):
        start = max(left - _NEAR, first)
        left = max(start, _behind_marks(text, start, left, but=":"))
    right = _AFTER.search(text, item.end, item.end + _NEAR)
    end = right.start() if right else item.end
    return f"{text[left : item.start]} # {text[item.end : end]}"


def _behind_marks(
    text: str,
    start: int,
    end: int,
    but: str = "",
) -> int:
    """Where the last separator of a list ends, of those that begin with another mark; 0 where none
    stands there."""
    marks = _BEFORE.finditer(text, start, end)
    others = (mark for mark in marks if mark[0][0] != but)
    return max((mark.end() for mark in others), default=0)


def divides(passage: Passage, parts: Sequence[Figure]) -> str:
    """The known partition that the parts make, each its own member and none left over; "" if
    none."""
    labels = [names(passage, part) for part in parts]
    return partition_of(labels)


def partition_of(labels: Sequence[str]) -> str:
    """The known partition, no open one, whose members the labels name, one each; "" if none."""
    every = set(range(len(labels)))
    for name, size in sizes().items():
        if size != len(labels) or kind_of(name) == "open":
            continue
        if {members(label).get(name) for label in labels} == every:
            return name
    return ""


@lru_cache(maxsize=4096)
def members(label: str) -> dict[str, int]:
    """Partition -> the one member of it that a label names; "chưa đạt" names no "đạt"."""
    found = {}
    for name, known in partitions().items():
        if not _any_member(name).search(label):
            continue
        named = {one.member for one in _longest(known, label)}
        if len(named) == 1:
            found[name] = named.pop()
    return found


def named_in(name: str, text: str) -> list[int]:
    """The members of a known partition that lower-case text names, in their order."""
    found = _longest(partitions()[name], text)
    return sorted({one.member for one in found})


@dataclass(frozen=True, slots=True)
class _Named:
    """A member of a partition, and where a label names it."""

    member: int
    start: int
    end: int

    def lies_in(self, other: _Named) -> bool:
        """Whether the other name is longer and holds this one."""
        if other.start > self.start or other.end < self.end:
            return False
        return (other.start, other.end) != (self.start, self.end)


def _longest(known: Sequence[re.Pattern[str]], label: str) -> list[_Named]:
    """The names in a label that lie in no longer one."""
    found = [
        _Named(at, *match.span())
        for at, member in enumerate(known)
        for match in member.finditer(label)
    ]
    return [one for one in found if not any(map(one.lies_in, found))]
