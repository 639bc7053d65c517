"""Money, percentages, measures and levels of service."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import regex

from pipeline.mentions.context import bound
from pipeline.mentions.numbers import added, multiplier
from pipeline.mentions.patterns import Unit, bare_unit, pattern, step
from pipeline.mentions.stream import Span, Stream
from pipeline.numerals import parse
from pipeline.resources import lookup, table
from pipeline.text import canonical, fold, one_line

_GROUPS = regex.compile(r"\d{1,3}(?:,\d{3})+")
_POINTS = regex.compile(r"\d{1,3},\d{3}")
_LOOKS_ALIKE = 4  # letters of a unit that other words may look like
_LEAST = 100  # đồng; a smaller figure with "đ" is the letter of a clause


def read(
    stream: Stream,
    position: int,
    english: bool,
) -> list[Span]:
    """The amount, percentage or measure that begins at ``position``; [] where none does."""
    matched = step("quantity").match(stream.folded, position)
    if not matched:
        return []
    name, match = matched
    in_currency = match.groupdict().get("cur") is not None
    factor = _factor(stream, match, sure=in_currency)
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


def part_and_whole(stream: Stream, position: int, english: bool) -> list[Span]:
    """Two amounts of one scale, so much of so much, as "11,2/48,6 tỷ đồng" at ``position``; [] for
    anything else with a slash."""
    written = pattern("part of an amount").match(stream.folded, position)
    matched = written and step("quantity").match(stream.folded, written.end())
    if not written or not matched or not matched[0].startswith("money"):
        return []
    _, match = matched
    sure = match.groupdict().get("cur") is not None
    factor = _factor(stream, match, sure)
    value = parse(written["n"], english)
    wholes = read(stream, written.end(), english)
    if not wholes or factor is None or value is None:
        return []
    part = canonical(value * factor)
    if Decimal(part) > Decimal(wholes[0].value):
        return []
    start, end = written.span("n")
    cmp = bound(stream, start, end)
    return [Span(start, end, "MONEY", part, _currency(match), cmp), *wholes]


def _value(
    name: str,
    match: regex.Match[str],
    english: bool,
) -> Decimal | None:
    """The number of a quantity, without its multiplier."""
    written = match["n"]
    if name.startswith("score") and (points := decimal_points(written)):
        return points
    # no amount in đồng has three decimals: 720,000 đ
    money = name.startswith("money") and not match.groupdict().get("x")
    grouped = money and _GROUPS.fullmatch(written) is not None
    return parse(written, english or grouped)


def _currency(match: regex.Match[str]) -> str:
    written = one_line(match.groupdict().get("cur") or "")
    return _currencies().get(written, "VND")


def decimal_points(written: str) -> Decimal | None:
    """The points of a score with three decimals ("94,696 điểm"), whose comma groups no thousands;
    None where it is written otherwise."""
    if not _POINTS.fullmatch(written):
        return None
    return Decimal(written.replace(",", "."))


def _is_no_currency(
    stream: Stream,
    match: regex.Match[str],
    value: Decimal,
) -> bool:
    """Whether "đ" is the letter of a clause, or "đồng" another word ("đồng bộ")."""
    written = one_line(match.groupdict().get("cur") or "")
    if pattern("letter of a clause").fullmatch(written):
        letter = pattern("currency letter").match(
            stream.low, match.start("cur")
        )
        return letter is None or value < _LEAST
    if not pattern("currency word").fullmatch(written):
        return False
    if stream.plain and match.groupdict().get("x"):
        return False
    return (
        pattern("not currency").match(stream.low, match.start("cur"))
        is not None
    )


def _counts(
    stream: Stream,
    position: int,
    name: str,
    unit: str,
) -> bool:
    """Whether a whole number counts places ("phủ sóng tại 12 điểm") or times, and measures
    nothing."""
    if unit == bare_unit("times"):
        return not stream.before("growth", position, 30)
    if name != "score":
        return False
    if not stream.before_in_block("places lead", position, 120):
        return False
    return not stream.before_in_block("score said", position, 120)


@cache
def _currencies() -> dict[str, str]:
    """Folded currency -> its code."""
    codes = lookup("currencies.tsv", "written", "code")
    return {fold(written): code for written, code in codes.items()}


@cache
def _units() -> dict[str, list[tuple[str, str]]]:
    """Folded unit -> [(as listed, lower case; canonical)]."""
    known: dict[str, list[tuple[str, str]]] = {}
    for row in table("units.tsv", Unit):
        known.setdefault(fold(row.written), []).append(
            (row.written.lower(), row.unit)
        )
    return known


def data_unit(text: str) -> str:
    """The canonical unit of data that a text is ("mbps"); "" for another text."""
    folded = fold(text)
    if not pattern("data unit").fullmatch(folded):
        return ""
    known = _units().get(folded, [])
    return next((unit for _, unit in known), "")


def _factor(
    stream: Stream,
    match: regex.Match[str],
    sure: bool,
) -> Decimal | None:
    """The multiplier that stands with a figure, read with its diacritics; None where the word is
    another."""
    groups = match.groupdict()
    name = next((name for name in ("x", "x0") if groups.get(name)), "")
    if not name:
        return Decimal(1)
    return multiplier(stream.low[slice(*match.span(name))], sure)


def _unit(stream: Stream, match: regex.Match[str]) -> str:
    """The canonical unit; "" where letters with other diacritics only look like a short unit ("và"
    is not VA)."""
    written = one_line(stream.low[slice(*match.span("unit"))])
    found = _units().get(one_line(match["unit"]), [])
    exact = (unit for listed, unit in found if listed == written)
    near = (
        unit
        for listed, unit in found
        if stream.plain or len(listed) > _LOOKS_ALIKE
    )
    return next(exact, next(near, ""))


def levels(stream: Stream, position: int) -> list[Span]:
    """Levels of an online public service: "mức độ 3", "mức 3, 4" are two; [] where none begin at
    ``position``."""
    if not stream.before("level before", position, 12, stream.low):
        return []
    match = pattern("levels").match(stream.folded, position)
    # "định danh mức 2"
    if not match or stream.before("identity", position - 3, 37):
        return []
    digits = pattern("level digit").finditer(
        stream.folded, position, match.end()
    )
    return [_level(digit) for digit in digits]


def _level(digit: regex.Match[str]) -> Span:
    value, unit = digit[0].lstrip("0"), bare_unit("level")
    return Span(digit.start(), digit.end(), "LEVEL", value, unit)
