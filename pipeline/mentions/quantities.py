"""Money, percentages, measures, ratios and levels of service."""
from __future__ import annotations

from decimal import Decimal
from functools import cache

import regex

from pipeline.mentions.context import bound
from pipeline.mentions.numbers import multiplier, parse
from pipeline.mentions.patterns import one, step
from pipeline.mentions.stream import Span, Stream
from pipeline.resources import rows
from pipeline.text import canonical, fold

_GROUPS = regex.compile(r"\d{1,3}(?:,\d{3})+")
_LEAST = 100  # đồng; a smaller figure with "đ" is the letter of a clause
_CURRENCIES = {"usd": "USD", "do la": "USD", "do la my": "USD", "$": "USD", "eur": "EUR", "euro": "EUR", "€": "EUR",
               "us$": "USD"}


def read(stream: Stream, position: int, english: bool) -> list[Span]:
    """The amount, percentage or measure that begins at ``position``; [] where none does."""
    matched = step("quantity").match(stream.folded, position)
    if not matched:
        return []
    name, match = matched
    groups = match.groupdict()
    whole = _GROUPS.fullmatch(groups["n"]) if name.startswith("money") and not groups.get("x") else None
    value = parse(groups["n"], english or whole is not None)  # no amount in đồng has three decimals: 720,000 đ
    if value is None:
        return []
    value *= multiplier(groups.get("x") or groups.get("x0") or "")
    end = match.end("n") if name.endswith("_range") else match.end()
    cmp = bound(stream, position, end)
    if name.startswith("money"):
        written = " ".join((groups.get("cur") or "").split())
        if written == "d" and (stream.low[match.start("cur")] != "đ" or value < _LEAST):
            return []
        if written in ("dong", "d ong") and not (stream.plain and groups.get("x")) and one("not currency").match(
                stream.low, match.start("cur")):
            return []
        if groups.get("n2"):
            value += Decimal(int(groups["n2"])) * multiplier(groups["x2"])
        return [Span(position, end, "MONEY", canonical(value), _CURRENCIES.get(written, "VND"), cmp)]
    if name.startswith("percent"):
        return [Span(position, end, "PERCENT", canonical(value), "", cmp)]
    unit = _unit(stream, match)
    if unit == "lần" and value == value.to_integral_value() and not one("growth").search(
            stream.folded, max(0, position - 30), position):
        return []  # so many times: a count
    return [Span(position, end, "MEASURE", canonical(value), unit, cmp)] if unit else []


@cache
def _units() -> dict[str, list[tuple[str, str]]]:
    """Folded unit -> [(as listed, lower case; canonical)]."""
    known: dict[str, list[tuple[str, str]]] = {}
    for row in rows("units.tsv"):
        known.setdefault(fold(row["written"]), []).append((row["written"].lower(), row["unit"]))
    return known


def _unit(stream: Stream, match: regex.Match[str]) -> str:
    """The canonical unit; "" where letters with other diacritics only look like a short unit ("và" is not VA)."""
    written = " ".join(stream.low[match.start("unit"):match.end("unit")].split())
    found = _units().get(" ".join(match["unit"].split()), [])
    exact = [unit for listed, unit in found if listed == written]
    near = [unit for listed, unit in found if stream.plain or len(listed) > 4]
    return next(iter(exact or near), "")


def levels(stream: Stream, position: int) -> list[Span]:
    """Levels of an online public service: "mức độ 3", "mức 3, 4" are two; [] where none begin at ``position``."""
    if not one("level before").search(stream.low, max(0, position - 12), position):
        return []
    match = one("levels").match(stream.folded, position)
    if not match or one("identity").search(stream.folded, max(0, position - 40), position - 3):
        return []
    return [Span(found.start(), found.end(), "LEVEL", found[0].lstrip("0"), "mức độ")
            for found in one("level digit").finditer(stream.folded, position, match.end())]
