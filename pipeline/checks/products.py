"""Quantity by unit price in running text: "12 tháng x 9,5 triệu đồng = 114 triệu đồng"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import prod

from pipeline.checks.figures import Figure, Figures, Passage
from pipeline.checks.intervals import Interval
from pipeline.checks.patterns import pattern
from pipeline.checks.shares import exactly
from pipeline.checks.verdict import Value, compare, of_amount, tested
from pipeline.records import Check

_TIMES = re.compile(r"[^.;]{0,40}?\s?[x×*]\s?")
_EQUALS = re.compile(r"[^.;]{0,30}=\s*")
_PRICE = pattern("products price")
_AMOUNT = pattern("products amount")
_DECIMALS = re.compile(r"\d,\d|(?<!\d)0\.\d|\d\.\d{1,2}(?!\d)")
_FACTORS = 5  # of a product that is written out


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
                and _PRICE.fullmatch(
                    passage.between(passage.figures[at - 2].end, first.start)
                )
            ):
                yield _product(passage.figures[at - 2 : at], amount, sure=False)


def _factors(passage: Passage, at: int) -> Sequence[Figure]:
    """The figures joined by x before the one at ``at`` and its sign of equality; none where another
    x leads to them."""
    order, start = passage.figures, at - 1
    if not _EQUALS.fullmatch(
        passage.between(order[start].end, order[at].start)
    ):
        return ()
    while (
        start
        and at - start < _FACTORS
        and _TIMES.fullmatch(
            passage.between(order[start - 1].end, order[start].start)
        )
    ):
        start -= 1
    return (
        ()
        if re.search(r"[x×*+–-]\s*$", passage.before(order[start]))
        else order[start:at]
    )


def _decided(factor: Figure) -> Figure:
    """A factor printed without decimals was decided, not rounded: 3 triệu đồng a month are not
    2,6."""
    rounded = _DECIMALS.search(factor.mention.text) or not factor.equals
    return factor if rounded else exactly(factor)


def _product(
    factors: Sequence[Figure], amount: Figure, *, sure: bool = True
) -> Check:
    def fits(v: Sequence[Interval]) -> bool:
        low, high, value = (
            prod(side, start=Fraction(1))
            for side in zip(
                *((f.low, f.high, f.value) for f in v[:-1]), strict=True
            )
        )
        return Interval(low, high, value).meets(v[-1])

    figures = (*map(_decided, factors), amount)
    found = prod((f.interval.value for f in factors), start=Fraction(1))
    money = [f for f in factors if f.label == "MONEY"] or factors[-1:]
    count = prod(
        (f.interval.value for f in factors if f is not money[0]),
        start=Fraction(1),
    )
    values: dict[str, Value] = {
        "count": count,
        "price": money[0],
        "amount": amount,
        "found": of_amount(found, amount),
    }
    return tested(
        "sum",
        "product",
        figures,
        fits,
        values,
        compare(found, amount.interval.value),
        sure=sure and all(f.equals for f in figures),
    )
