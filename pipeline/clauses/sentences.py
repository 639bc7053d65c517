"""Cuts a text into sentences: the one rule of the house (models/abbreviations.tsv)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.patterns import either
from pipeline.resources import column

# a line that goes on begins with a small letter
_SMALL = "a-zàáâãèéêìíòóôõùúýăđĩũơư" + "".join(
    map(chr, range(0x1EA1, 0x1EFA, 2))
)
_STOP = re.compile(r"[.!?…]+[\"”)\]]*\s+(?=[\"“(\[*+–-]*\s*[A-ZÀ-ỸĐ0-9])")
# a plus before a small letter joins: "toàn trình + một phần"
# boxes to be ticked open a choice each
_LINE = re.compile(
    rf"\t|\n(?![{_SMALL}])| \| |\s•\s|\s\+\s(?!\s*[{_SMALL}])|\s(?=[☐☑☒□■]|\[[ xX]?\]\s)"
)
_INITIAL = re.compile(r"(?<!\w)[A-ZĐ]$")
_LONGEST = 12  # characters of an abbreviation with what stands before it
# characters to either side of what a long sentence is quoted for
_QUOTED = 1000


def last_sentence(text: str) -> str:
    """The sentence with which a text ends.

    >>> last_sentence("Đã chi 8 tỷ đồng. Năm 2025 dự kiến chi 5 tỷ đồng, trong đó:")
    'Năm 2025 dự kiến chi 5 tỷ đồng, trong đó:'"""
    return text[max(cuts(text), default=0) :]


@lru_cache(maxsize=500)  # facts and checks ask for the same block
def cuts(text: str) -> tuple[int, ...]:
    """Offsets at which a sentence, a cell or an item begins behind another, in order.

    >>> text = "Sở có 5 máy. UBND TP. Huế có 9 máy."
    >>> [text[at:] for at in cuts(text)]
    ['UBND TP. Huế có 9 máy.']"""
    stops = [
        stop.end()
        for stop in _STOP.finditer(text)
        if not _abbreviated(text, stop.start())
    ]
    lines = [line.end() for line in _LINE.finditer(text)]
    return tuple(sorted({*stops, *lines}))


def _abbreviated(text: str, stop: int) -> bool:
    """Whether the full stop at ``stop`` is that of an abbreviation."""
    if text[stop] != ".":
        return False
    before = text[max(stop - _LONGEST, 0) : stop]
    ends = (_INITIAL, _abbreviation())
    return any(pattern.search(before) for pattern in ends)


@cache
def _abbreviation() -> re.Pattern[str]:
    known = either(column("abbreviations.tsv", "abbreviation"))
    return re.compile(rf"(?<!\w){known}$")


def excerpt(span: tuple[int, int], around: tuple[int, int]) -> tuple[int, int]:
    """The part of ``span`` to quote for what stands at ``around``: all of it, of a very long one
    what stands near.

    A thousand figures in one sentence would otherwise give a thousand times the sentence."""
    first, last = span
    if last - first <= 2 * _QUOTED:
        return span
    return max(first, around[0] - _QUOTED), min(last, around[1] + _QUOTED)
