"""What the words of heads and labels say (``models/table_words.tsv``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.resources import table
from pipeline.text import fold

STATUSES = ("target", "estimated", "planned", "proposed", "actual")


@dataclass(frozen=True, slots=True)
class _TableWord:
    """A row of models/table_words.tsv."""

    role: str
    pattern: str


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    found: dict[str, list[re.Pattern[str]]] = {}
    for row in table("table_words.tsv", _TableWord):
        found.setdefault(row.role, []).append(re.compile(row.pattern))
    return {role: tuple(patterns) for role, patterns in found.items()}


@lru_cache(maxsize=16384)
def says(
    role: str, text: str, *, whole: bool = False, start: bool = False
) -> bool:
    """Whether ``text`` says what ``role`` stands for; as a whole, from its start, or anywhere."""
    folded = fold(text)
    how = "fullmatch" if whole else "match" if start else "search"
    patterns = _patterns()[role]
    return any(getattr(pattern, how)(folded) for pattern in patterns)


def points(text: str) -> int:
    """The most points that can be had, where a head or caption says it: 20 of "(tối đa 20 điểm)";
    0 where none does."""
    for pattern in _patterns()["maximum"]:
        if found := pattern.search(fold(text)):
            return int(found["points"])
    return 0


def months(text: str) -> int:
    """The months from January on that a head names without a year: 10 of "TH 10 tháng"; 0 where
    it names none."""
    for pattern in _patterns()["months"]:
        if found := pattern.search(fold(text)):
            return int(found["months"])
    return 0


def unit_line(text: str) -> str:
    """The last unit that a caption states, "Triệu đồng" of "(ĐVT: Triệu đồng)"; "" for none."""
    stated = [
        text[found.start("unit") : found.end("unit")]
        for pattern in _patterns()["unit line"]
        for found in pattern.finditer(fold(text))
    ]
    return stated[-1] if stated else ""


_WORTHS = {"billions": 10**9, "millions": 10**6, "thousands": 10**3, "ones": 1}


def worth(unit: str) -> int:
    """What one of a unit of money is in đồng: 1000000000 for "tỷ đồng"; 0 for no unit of money."""
    return next(
        (n for name, n in _WORTHS.items() if says(name, unit, whole=True)), 0
    )
