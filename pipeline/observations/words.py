"""What the words of heads and labels say (``models/table_words.tsv``)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from pipeline.resources import grouped
from pipeline.text import fold

STATUSES = ("target", "estimated", "planned", "proposed", "actual")


@cache
def _patterns(role: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a role, for folded text."""
    written = grouped("table_words.tsv", "role", "pattern")
    return tuple(map(re.compile, written[role]))


@lru_cache(maxsize=16384)
def says(role: str, text: str) -> bool:
    """Whether ``text`` says anywhere what ``role`` stands for."""
    folded = fold(text)
    return any(pattern.search(folded) for pattern in _patterns(role))


@lru_cache(maxsize=16384)
def says_first(role: str, text: str) -> bool:
    """Whether ``text`` begins with what ``role`` stands for."""
    folded = fold(text)
    return any(pattern.match(folded) for pattern in _patterns(role))


@lru_cache(maxsize=16384)
def says_only(role: str, text: str) -> bool:
    """Whether ``text`` says what ``role`` stands for and nothing else."""
    folded = fold(text)
    return any(pattern.fullmatch(folded) for pattern in _patterns(role))


def points(texts: Iterable[str]) -> int:
    """The most points that can be had by the first of some heads or captions that says it: 20 of
    "(tối đa 20 điểm)"; 0 where none does."""
    for text in map(fold, texts):
        for pattern in _patterns("maximum"):
            if found := pattern.search(text):
                return int(found["points"])
    return 0


def months(text: str) -> int:
    """The months from January on that a head names without a year: 10 of "TH 10 tháng"; 0 where
    it names none."""
    for pattern in _patterns("months"):
        if found := pattern.search(fold(text)):
            return int(found["months"])
    return 0


def unit_line(text: str) -> str:
    """The last unit that a caption states, "Triệu đồng" of "(ĐVT: Triệu đồng)"; "" for none."""
    stated = [
        text[found.start("unit") : found.end("unit")]
        for pattern in _patterns("unit line")
        for found in pattern.finditer(fold(text))
    ]
    return stated[-1] if stated else ""


def table_number(title: str) -> str:
    """The number that a title gives its table, "ii" of "Phụ lục II"; "" for none."""
    for pattern in _patterns("table number"):
        if found := pattern.search(fold(title)):
            return found["number"]
    return ""


_WORTHS = {"billions": 10**9, "millions": 10**6, "thousands": 10**3, "ones": 1}


def worth(unit: str) -> int:
    """What one of a unit of money is in đồng: 1000000000 for "tỷ đồng"; 0 for no unit of money."""
    worths = (_WORTHS[name] for name in _WORTHS if says_only(name, unit))
    return next(worths, 0)
