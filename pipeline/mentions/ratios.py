"""Figures with a slash: parts of wholes ("15/41 trường"), scores, ranks, and two counts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import regex

from pipeline.mentions import nouns
from pipeline.mentions.context import bound
from pipeline.mentions.patterns import bare_unit, pattern, step
from pipeline.mentions.stream import Span, Stream
from pipeline.numerals import parse
from pipeline.text import canonical

_YEARS = (1945, 2100)
_MAP = 100  # scales of maps are 1/500, 1/2.000, ...
_ANNOUNCED = 160  # characters before a ratio in which its noun is named
_SCALES = (10, 80, 100, 1000)  # points of which scores are given; 80: PAPI
_MOST_POINTS = 100  # a part of an index, given with a fraction, has fewer


def read(
    stream: Stream,
    position: int,
    before: Sequence[Span],
) -> list[Span]:
    """The ratio "15/41" that begins at ``position``; two counts where the text puts them side by
    side ("trong tháng/lũy kế"), with the noun of the last of ``before``; SKIP for a rank; [] for
    anything else with a slash."""
    matched = step("ratio").match(stream.folded, position)
    if not matched:
        return []
    name, match = matched
    if name == "rank":
        return [Span(position, match.end(), "SKIP")]
    part, whole = parse(match["a"]), parse(match["b"])
    if part is None or whole is None:
        return []
    if _is_pair(stream, position):
        noun = before[-1].unit if before else ""
        return [_count(match, "a", part, noun), _count(match, "b", whole, noun)]
    if part > whole or not whole or _is_year(match["b"], whole):
        return []
    end = match.end()
    if part == 1 and _is_scale(stream, position, whole):
        return [Span(position, end, "SKIP")]
    return _share(stream, position, end, (part, whole), name == "rate")


def _count(
    match: regex.Match[str],
    side: str,
    value: Decimal,
    noun: str,
) -> Span:
    """One side of a slash as a count of its own."""
    start, end = match.span(side)
    return Span(start, end, "COUNT", canonical(value), noun)


def _is_year(written: str, value: Decimal) -> bool:
    """Whether what stands behind a slash is the year of a number: 16/1999."""
    return written.isdecimal() and _YEARS[0] <= value < _YEARS[1]


def _share(
    stream: Stream,
    position: int,
    end: int,
    figures: tuple[Decimal, Decimal],
    rate: bool,
) -> list[Span]:
    """A part of a whole as what the words around make of it: a score, a rank, a ratio. ``rate``:
    it counts only with a noun."""
    part, whole = figures
    cmp = bound(stream, position, end)
    points = Span(
        position, end, "MEASURE", canonical(part), bare_unit("points"), cmp
    )
    led = stream.before("score lead", position, 40) is not None
    if led and (rate or whole in _SCALES):
        return [points]
    noun = _counted(stream, position, end)
    if rate and not noun:
        # 83,1/100, 8,2/22 that nothing follows: no part of so many things
        if not pattern("ends").match(stream.folded, end):
            return []
        if whole in _SCALES or 1 < whole < _MOST_POINTS:
            return [points]
    if not noun and _is_rank(stream, position, whole):
        return [Span(position, end, "SKIP")]
    value = f"{canonical(part)}/{canonical(whole)}"
    return [Span(position, end, "RATIO", value, noun, cmp)]


def _is_pair(stream: Stream, position: int) -> bool:
    """Whether the text sets two counts side by side: "trong tháng/lũy kế"."""
    return stream.before_in_block("paired", position, 300) is not None


def _is_scale(
    stream: Stream,
    position: int,
    whole: Decimal,
) -> bool:
    """Whether 1/500, 1/2.000 is the scale of a map."""
    if whole < _MAP or whole % _MAP:
        return False
    return stream.before_in_block("scale", position, 60) is not None


def _counted(
    stream: Stream,
    start: int,
    end: int,
) -> str:
    """The noun behind a ratio, behind the brackets around it too ("100% (17/17) huyện"), or behind
    those with its share ("112/118 (94,9%) cán bộ")."""
    around = stream.source[start - 1 : start], stream.source[end : end + 1]
    noun, _ = nouns.after(stream, end + (around == ("(", ")")))
    share = pattern("share in brackets").match(stream.folded, end)
    if share and not noun:
        noun, _ = nouns.after(stream, share.end())
    # Số trường có mạng: 52/52
    if not noun and stream.source[max(0, start - 2) : start].strip() == ":":
        line = stream.source.rfind("\n", 0, start) + 1
        opens = max(stream.block_start(start), line, start - _ANNOUNCED)
        noun = nouns.named_before(stream, opens, start)
    return noun


def _is_rank(
    stream: Stream,
    position: int,
    whole: Decimal,
) -> bool:
    """Whether a ratio without a noun is a rank: "xếp thứ 18/63, giảm so với năm 2021 (6/63)", "tăng
    5 bậc (12/63)"."""
    start = max(stream.block_start(position), position - 120)
    said = pattern("rank said").finditer(stream.folded, start, position)
    if any(parse(other["whole"]) == whole for other in said):
        return True
    return stream.before_in_block("rank moved", position, 120) is not None
