"""Money, percentages, measures, ratios and levels of service."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import regex

from pipeline.mentions import nouns
from pipeline.mentions.context import bound
from pipeline.mentions.numbers import added, multiplier, parse
from pipeline.mentions.patterns import POINTS, TIMES, Unit, one, step
from pipeline.mentions.stream import Span, Stream
from pipeline.resources import table
from pipeline.text import canonical, fold

_GROUPS = regex.compile(r"\d{1,3}(?:,\d{3})+")
_POINTS = regex.compile(r"\d{1,3},\d{3}")
_YEARS = (1945, 2100)
_MAP = 100  # scales of maps are 1/500, 1/2.000, ...
_SCALES = (10, 80, 100, 1000)  # points of which scores are given; 80: PAPI
_LEAST = 100  # đồng; a smaller figure with "đ" is the letter of a clause


def read(stream: Stream, position: int, english: bool) -> list[Span]:
    """The amount, percentage or measure that begins at ``position``; [] where none does."""
    matched = step("quantity").match(stream.folded, position)
    if not matched:
        return []
    name, match = matched
    factor = _factor(
        stream, match, sure=match.groupdict().get("cur") is not None
    )
    value = _value(name, match, english)
    if value is None or factor is None:
        return []
    value *= factor
    end = match.end("n") if name.endswith("_range") else match.end()
    cmp = bound(stream, position, end)
    if name.startswith("money"):
        if _is_no_currency(stream, match, value):
            return []
        amount = canonical(value + added(match, stream.low, factor))
        return [Span(position, end, "MONEY", amount, _currency(match), cmp)]
    if name.startswith("percent"):
        return [Span(position, end, "PERCENT", canonical(value), "", cmp)]
    unit = _unit(stream, match)
    whole = value == value.to_integral_value()
    if not unit or (whole and _counts(stream, position, name, unit)):
        return []
    return [Span(position, end, "MEASURE", canonical(value), unit, cmp)]


def _value(name: str, match: regex.Match[str], english: bool) -> Decimal | None:
    """The number of a quantity, without its multiplier."""
    written = match["n"]
    if name.startswith("score") and (points := decimal_points(written)):
        return points
    # no amount in đồng has three decimals: 720,000 đ
    money = name.startswith("money") and not match.groupdict().get("x")
    grouped = money and _GROUPS.fullmatch(written) is not None
    return parse(written, english or grouped)


def _currency(match: regex.Match[str]) -> str:
    written = " ".join((match.groupdict().get("cur") or "").split())
    return _currencies().get(written, "VND")


def decimal_points(written: str) -> Decimal | None:
    """The points of a score with three decimals ("94,696 điểm"), whose comma groups no thousands;
    None where it is written otherwise."""
    return (
        Decimal(written.replace(",", "."))
        if _POINTS.fullmatch(written)
        else None
    )


def _is_no_currency(
    stream: Stream, match: regex.Match[str], value: Decimal
) -> bool:
    """Whether "đ" is the letter of a clause, or "đồng" another word ("đồng bộ")."""
    written = " ".join((match.groupdict().get("cur") or "").split())
    if written == "d":
        return stream.low[match.start("cur")] != "đ" or value < _LEAST
    if written not in ("dong", "d ong") or (
        stream.plain and match.groupdict().get("x")
    ):
        return False
    return one("not currency").match(stream.low, match.start("cur")) is not None


def _counts(stream: Stream, position: int, name: str, unit: str) -> bool:
    """Whether a whole number counts places ("phủ sóng tại 12 điểm") or times, and measures
    nothing."""
    if unit == TIMES:
        return not one("growth").search(
            stream.folded, max(0, position - 30), position
        )
    if name != "score":
        return False
    start = max(stream.block_start(position), position - 120)
    if not one("places lead").search(stream.folded, start, position):
        return False
    return not one("score said").search(stream.folded, start, position)


@dataclass(frozen=True, slots=True)
class _Currency:
    """A row of models/currencies.tsv."""

    written: str
    code: str


@cache
def _currencies() -> dict[str, str]:
    """Folded currency -> its code."""
    return {
        fold(row.written): row.code
        for row in table("currencies.tsv", _Currency)
    }


@cache
def _units() -> dict[str, list[tuple[str, str]]]:
    """Folded unit -> [(as listed, lower case; canonical)]."""
    known: dict[str, list[tuple[str, str]]] = {}
    for row in table("units.tsv", Unit):
        known.setdefault(fold(row.written), []).append(
            (row.written.lower(), row.unit)
        )
    return known


def _factor(
    stream: Stream, match: regex.Match[str], sure: bool
) -> Decimal | None:
    """The multiplier that stands with a figure, read with its diacritics; None where the word is
    another."""
    groups = match.groupdict()
    name = next((name for name in ("x", "x0") if groups.get(name)), "")
    return (
        multiplier(stream.low[match.start(name) : match.end(name)], sure)
        if name
        else Decimal(1)
    )


def ratio(stream: Stream, position: int, before: Sequence[Span]) -> list[Span]:
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
        return [
            Span(
                match.start("a"), match.end("a"), "COUNT", canonical(part), noun
            ),
            Span(
                match.start("b"),
                match.end("b"),
                "COUNT",
                canonical(whole),
                noun,
            ),
        ]
    if part > whole or not whole or _is_year(match["b"], whole):
        return []
    end = match.end()
    if part == 1 and _is_scale(stream, position, whole):
        return [Span(position, end, "SKIP")]
    return _share(stream, position, end, (part, whole), name == "rate")


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
    if whole in _SCALES and one("score lead").search(
        stream.folded, max(0, position - 40), position
    ):
        return [Span(position, end, "MEASURE", canonical(part), POINTS, cmp)]
    noun = _counted(stream, position, end)
    if rate and not noun:
        # 83,1/100 that nothing follows: no part of a hundred things
        scored = whole in _SCALES and one("ends").match(stream.folded, end)
        points = Span(position, end, "MEASURE", canonical(part), "điểm", cmp)
        return [points] if scored else []
    if not noun and _is_rank(stream, position, whole):
        return [Span(position, end, "SKIP")]
    return [
        Span(
            position,
            end,
            "RATIO",
            f"{canonical(part)}/{canonical(whole)}",
            noun,
            cmp,
        )
    ]


def _is_pair(stream: Stream, position: int) -> bool:
    """Whether the text sets two counts side by side: "trong tháng/lũy kế"."""
    start = max(stream.block_start(position), position - 300)
    return one("paired").search(stream.folded, start, position) is not None


def _is_scale(stream: Stream, position: int, whole: Decimal) -> bool:
    """Whether 1/500, 1/2.000 is the scale of a map."""
    start = max(stream.block_start(position), position - 60)
    if whole < _MAP or whole % _MAP:
        return False
    return one("scale").search(stream.folded, start, position) is not None


def _counted(stream: Stream, start: int, end: int) -> str:
    """The noun behind a ratio, behind the brackets around it too ("100% (17/17) huyện"), or behind
    those with its share ("112/118 (94,9%) cán bộ")."""
    closed = (
        stream.source[start - 1 : start] == "("
        and stream.source[end : end + 1] == ")"
    )
    noun, _ = nouns.after(stream, end + closed)
    if not noun and (
        share := one("share in brackets").match(stream.folded, end)
    ):
        noun, _ = nouns.after(stream, share.end())
    # Số trường có mạng: 52/52
    if not noun and stream.source[max(0, start - 2) : start].strip() == ":":
        line = max(
            stream.block_start(start),
            stream.source.rfind("\n", 0, start) + 1,
            start - 160,
        )
        noun = nouns.named_before(stream, line, start)
    return noun


def _is_rank(stream: Stream, position: int, whole: Decimal) -> bool:
    """Whether a ratio without a noun is a rank: "xếp thứ 18/63, giảm so với năm 2021 (6/63)", "tăng
    5 bậc (12/63)"."""
    start = max(stream.block_start(position), position - 120)
    said = one("rank said").finditer(stream.folded, start, position)
    return any(parse(other["whole"]) == whole for other in said) or bool(
        one("rank moved").search(stream.folded, start, position)
    )


def _unit(stream: Stream, match: regex.Match[str]) -> str:
    """The canonical unit; "" where letters with other diacritics only look like a short unit ("và"
    is not VA)."""
    written = " ".join(
        stream.low[match.start("unit") : match.end("unit")].split()
    )
    found = _units().get(" ".join(match["unit"].split()), [])
    exact = [unit for listed, unit in found if listed == written]
    near = [unit for listed, unit in found if stream.plain or len(listed) > 4]
    return next(iter(exact or near), "")


def levels(stream: Stream, position: int) -> list[Span]:
    """Levels of an online public service: "mức độ 3", "mức 3, 4" are two; [] where none begin at
    ``position``."""
    if not one("level before").search(
        stream.low, max(0, position - 12), position
    ):
        return []
    match = one("levels").match(stream.folded, position)
    if not match or one("identity").search(
        stream.folded, max(0, position - 40), position - 3
    ):
        return []
    return [
        Span(
            found.start(), found.end(), "LEVEL", found[0].lstrip("0"), "mức độ"
        )
        for found in one("level digit").finditer(
            stream.folded, position, match.end()
        )
    ]
