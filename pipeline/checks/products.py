"""Quantity by unit price: "12 tháng x 9,5 triệu đồng = 114 triệu đồng", and the columns of a table
that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import prod

from pipeline.checks.figures import Figure, Figures, Passage
from pipeline.checks.grids import Grid
from pipeline.checks.intervals import Interval
from pipeline.checks.verdict import Value, compare, make, misread, of_amount, shaky
from pipeline.records import Check

_TIMES = re.compile(r"[^.;]{0,40}?\s?[x×*]\s?")
_EQUALS = re.compile(r"[^.;]{0,30}=\s*")
_PRICE = re.compile(r"[^.;]{0,40}(?<!\w)đơn giá(?: là)?:?\s*")
_AMOUNT = re.compile(r"[^.;]{0,30}(?<!\w)(?:thành tiền|tổng tiền)(?: là)?:?\s*")
_FACTORS = 5  # of a product that is written out
_HEADS = (
    re.compile(r"(?<!\w)(?:số lượng|sl|khối lượng)(?!\w)"),
    re.compile(r"(?<!\w)đơn giá(?!\w)"),
    re.compile(r"(?<!\w)(?:thành tiền|số tiền|tổng tiền)(?!\w)"),
)


def check(figures: Figures) -> Iterator[Check]:
    """Products in running text; one that is written with x and = is broken where it is wrong."""
    for passage in figures.passages:
        for at, amount in enumerate(passage.figures):
            if at < 2 or amount.label != "MONEY":
                continue
            told, first = _factors(passage, at), passage.figures[at - 1]
            if (
                sum(f.label == "MONEY" for f in told) == 1
                and len(told) > 1
                and all(f.label in ("COUNT", "MEASURE", "MONEY") for f in told)
            ):
                yield _product(told, amount)
            elif (
                first.label == "MONEY"
                and passage.figures[at - 2].label == "COUNT"
                and _AMOUNT.fullmatch(passage.between(first.end, amount.start))
                and _PRICE.fullmatch(passage.between(passage.figures[at - 2].end, first.start))
            ):
                yield _product(passage.figures[at - 2 : at], amount, sure=False)


def _factors(passage: Passage, at: int) -> Sequence[Figure]:
    """The figures joined by x before the one at ``at`` and its sign of equality; none where another
    x leads to them."""
    order, start = passage.figures, at - 1
    if not _EQUALS.fullmatch(passage.between(order[start].end, order[at].start)):
        return ()
    while (
        start
        and at - start < _FACTORS
        and _TIMES.fullmatch(passage.between(order[start - 1].end, order[start].start))
    ):
        start -= 1
    return () if re.search(r"[x×*+–-]\s*$", passage.before(order[start])) else order[start:at]


def of_table(grid: Grid) -> Iterator[Check]:
    """The rows of a table with a quantity, a unit price and an amount; a row that fails is told
    beside three that do not."""
    named = [[c for c in grid.columns if head.search(grid.heads.get(c, ""))] for head in _HEADS]
    if any(len(own) != 1 for own in named):
        return
    found = [
        _product(cells[:2], cells[2])
        for row in grid.rows
        if len(cells := [f for own in named if (f := grid.figures.get((row, own[0])))])
        == len(named)
    ]
    held = sum(c.outcome == "holds" for c in found)
    yield from (c for c in found if c.outcome == "holds" or held >= max(3, 2 * (len(found) - held)))


def _product(factors: Sequence[Figure], amount: Figure, *, sure: bool = True) -> Check:
    def fits(v: Sequence[Interval]) -> bool:
        low, high, value = (
            prod(side, start=Fraction(1))
            for side in zip(*((f.low, f.high, f.value) for f in v[:-1]), strict=True)
        )
        return Interval(low, high, value).meets(v[-1])

    figures = (*factors, amount)
    found = prod((f.interval.value for f in factors), start=Fraction(1))
    money = [f for f in factors if f.label == "MONEY"] or factors[-1:]
    count = prod((f.interval.value for f in factors if f is not money[0]), start=Fraction(1))
    values: dict[str, Value] = {
        "count": count,
        "price": money[0],
        "amount": amount,
        "found": of_amount(found, amount),
    }
    outcome = "holds" if fits([f.interval for f in figures]) else "doubtful"
    if outcome != "holds" and sure and not shaky(figures) and all(f.equals for f in figures):
        outcome = "broken"
    key = f"product.{outcome}"
    if outcome != "holds" and (suspect := misread(figures, fits)):
        outcome, key = "doubtful", "product.misread"
        values |= {"suspect": suspect[0], "proposed": of_amount(suspect[1], suspect[0])}
    return make(
        "sum",
        outcome,
        key,
        [f.mention for f in figures],
        [f.mention.value for f in figures],
        values,
        compare(found, amount.interval.value),
    )
