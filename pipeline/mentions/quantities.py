"""Money, percentages, measures, ratios and levels of service."""
from __future__ import annotations

from decimal import Decimal

from pipeline.mentions.context import bound
from pipeline.mentions.numbers import multiplier, parse
from pipeline.mentions.patterns import one, step
from pipeline.mentions.stream import Span, Stream
from pipeline.resources import rows
from pipeline.text import canonical, fold

_CURRENCIES = {"usd": "USD", "do la": "USD", "do la my": "USD", "$": "USD", "eur": "EUR", "euro": "EUR", "€": "EUR"}


def read(stream: Stream, position: int, english: bool) -> list[Span]:
    """The amount, percentage or measure that begins at ``position``; [] where none does."""
    matched = step("quantity").match(stream.folded, position)
    if not matched:
        return []
    name, match = matched
    groups = match.groupdict()
    value = parse(groups["n"], english)
    if value is None:
        return []
    value *= multiplier(groups.get("x") or groups.get("x0") or "")
    end = match.end("n") if name.endswith("_range") else match.end()
    cmp = bound(stream, position, end)
    if name.startswith("money"):
        written = " ".join((groups.get("cur") or "").split())
        if written == "d" and stream.low[match.start("cur")] != "đ":
            return []
        if groups.get("n2"):
            value += Decimal(int(groups["n2"])) * multiplier(groups["x2"])
        return [Span(position, end, "MONEY", canonical(value), _CURRENCIES.get(written, "VND"), cmp)]
    if name.startswith("percent"):
        return [Span(position, end, "PERCENT", canonical(value), "", cmp)]
    return [Span(position, end, "MEASURE", canonical(value), _unit(groups["unit"]), cmp)]


def _unit(written: str) -> str:
    known = {fold(row["written"]): row["unit"] for row in reversed(rows("units.tsv"))}
    return known.get(" ".join(written.split()), written)


def levels(stream: Stream, position: int) -> list[Span]:
    """Levels of an online public service: "mức độ 3", "mức 3, 4" are two; [] where none begin at ``position``."""
    if not one("level before").search(stream.low, max(0, position - 12), position):
        return []
    match = one("levels").match(stream.folded, position)
    if not match:
        return []
    return [Span(found.start(), found.end(), "LEVEL", found[0].lstrip("0"), "mức độ")
            for found in one("level digit").finditer(stream.folded, position, match.end())]
