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

    def allows(self, each: Fraction) -> bool:
        return self.low <= each <= self.high


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
        counts = (f for f in inside if f.is_count)
        priced = [(f, price) for f in counts if (price := _priced(f))]
        if len(amounts) != 1 or len(priced) != 1:
            continue
        (thing, price), amount = priced[0], amounts[0]
        between = passage.between(thing.end, amount.start)
        if thing.value < 1 or finds("plausibility others", between):
            continue
        if said("price of all", between):
            yield from _price(thing, amount, price)


def _price(
    thing: Figure,
    amount: Figure,
    price: _Price,
) -> Iterator[Check]:
    """A price that is fair, or would be with three zeros more or less."""
    each = amount.value / thing.value
    fair = price.allows(each)
    if fair or price.allows(each * 1000) or price.allows(each / 1000):
        yield of_figures(
            "plausibility",
            judge(fair, sure=False),
            "price.holds" if fair else "price.slip",
            (thing, amount),
            {
                "money": amount,
                "count": thing,
                "noun": price.item,
                "found": of_amount(Fraction(round(each)), amount),
            },
        )


def _priced(thing: Figure) -> _Price | None:
    """What things of a kind cost."""
    return _price_of(thing.unit.lower())


@lru_cache(maxsize=4096)
def _price_of(unit: str) -> _Price | None:
    named = (row for row in _price_list() if row.item in unit)
    return next(named, None)


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
