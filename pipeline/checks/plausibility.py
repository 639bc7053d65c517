"""What cannot well be: prices far from what a thing costs, shares above 100 %, a foreign decimal
mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from itertools import pairwise

from pipeline.checks.figures import Figure
from pipeline.checks.passages import Figures, Passage
from pipeline.checks.patterns import finds, pattern, said
from pipeline.checks.verdict import judge, of_figures
from pipeline.checks.wording import of_amount
from pipeline.observations.values import reads_english
from pipeline.records import Check, Table
from pipeline.resources import table
from pipeline.text import fold

_SHARE = pattern("plausibility share")
_COMMA = re.compile(r"\d{1,3},\d{1,4}\D*")
_POINT = re.compile(r"0\.\d{1,4}\D*|\d{1,2}\.\d{1,2}\s?%")
_CUMULATIVE = pattern("plausibility cumulative")


def check(figures: Figures) -> Iterator[Check]:
    """Every figure of a document that can be weighed by itself."""
    for passage in figures.passages:
        yield from _prices(passage)
        yield from _shares(passage)
        yield from _cumulative(passage)
    yield from _marks(figures)


@dataclass(frozen=True, slots=True)
class _Price:
    """A row of models/prices.tsv: what one piece of an item costs, in đồng."""

    item: str
    low: int
    high: int


@cache
def _price_list() -> tuple[_Price, ...]:
    """The longest names first."""
    found = table("prices.tsv", _Price)
    return tuple(sorted(found, key=lambda row: -len(row.item)))


def _prices(passage: Passage) -> Iterator[Check]:
    """One kind of thing bought for one amount: "63 bộ máy vi tính … với tổng kinh phí 768,6 triệu
    đồng"."""
    for start, end in passage.sentences:
        inside = passage.within(start, end)
        amounts = [f for f in inside if f.is_money]
        counts = [f for f in inside if f.is_count]
        things = [f for f in counts if _priced(f.unit.lower())]
        if len(amounts) != 1 or len(things) != 1:
            continue
        (thing,), (amount,) = things, amounts
        between = passage.between(thing.end, amount.start)
        others = finds("plausibility others", between)
        priced = said("price of all", between) and not others
        if priced and thing.start <= amount.start:
            yield from _price(thing, amount)


def _price(thing: Figure, amount: Figure) -> Iterator[Check]:
    """A price that is fair, or would be with three zeros more or less."""
    priced = _priced(thing.unit.lower())
    if priced is None or thing.value < 1:
        return
    each = amount.value / thing.value
    fair = priced.low <= each <= priced.high
    others = each * 1000, each / 1000
    slipped = any(priced.low <= other <= priced.high for other in others)
    if fair or slipped:
        yield of_figures(
            "plausibility",
            judge(fair, sure=False),
            "price.holds" if fair else "price.slip",
            (thing, amount),
            {
                "money": amount,
                "count": thing,
                "noun": priced.item,
                "found": of_amount(Fraction(round(each)), amount),
            },
        )


@lru_cache(maxsize=4096)
def _priced(unit: str) -> _Price | None:
    """What things of a unit, lower case, cost."""
    return next((row for row in _price_list() if row.item in unit), None)


def _shares(passage: Passage) -> Iterator[Check]:
    for item in passage.figures:
        over = item.is_percent and item.interval.low > 100
        if over and finds("plausibility share", passage.before(item)):
            yield of_figures(
                "plausibility",
                "broken",
                "percent.over",
                [item],
                {"percent": item},
            )


def _cumulative(passage: Passage) -> Iterator[Check]:
    """ "2.363 trẻ (lũy kế 22.084 trẻ)": what is added up is not less than its last part."""
    for part, total in pairwise(passage.figures):
        if not part.label == total.label == "COUNT":
            continue
        if not finds(
            "plausibility cumulative", passage.between(part.end, total.start)
        ):
            continue
        if total.interval.high >= part.interval.low:
            continue
        if passage.changes(part) or passage.changes(total):
            continue
        yield of_figures(
            "plausibility",
            "doubtful",
            "cumulative.less",
            (part, total),
            {"part": part, "total": total},
        )


def _marks(figures: Figures) -> Iterator[Check]:
    """A decimal point in a text of decimal commas."""
    english = _english_tables(figures.document.layout.tables)
    # an English text has points by right
    found = [
        figure
        for passage in figures.passages
        if passage.block.table not in english
        if fold(passage.lower) != passage.lower
        for figure in passage.figures
        if figure.label in ("MEASURE", "PERCENT")
    ]
    commas = [f for f in found if _COMMA.fullmatch(f.mention.text)]
    points = [f for f in found if _POINT.fullmatch(f.mention.text)]
    if len(commas) > 2 * len(points):
        for item in points:
            yield of_figures(
                "plausibility",
                "doubtful",
                "decimal",
                [item],
                {"text": item.mention.text},
                severity="info",
            )


def _english_tables(tables: Sequence[Table]) -> set[int]:
    """Those that write 58.8 throughout."""
    texts = ([cell.text for cell in table.cells] for table in tables)
    return {at for at, own in enumerate(texts) if reads_english(own)}
