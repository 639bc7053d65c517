"""Quantity by unit price in running text: "12 tháng x 9,5 triệu đồng = 114 triệu đồng"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import prod

from pipeline.checks.figures import Figure
from pipeline.checks.intervals import Interval
from pipeline.checks.passages import Figures, Passage
from pipeline.checks.patterns import is_whole, pattern
from pipeline.checks.shares import exactly
from pipeline.checks.verdict import compare, tested
from pipeline.checks.wording import Value, of_amount
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
            if at < 2 or not amount.is_money:
                continue
            factors = _factors(passage, at)
            count, price = passage.figures[at - 2 : at]
            if _are_priced(factors):
                yield _product(factors, amount)
            elif _told_by_price(passage, count, price, amount):
                yield _product((count, price), amount, sure=False)


def _are_priced(factors: Sequence[Figure]) -> bool:
    """Whether factors are a price and how many, how often, how much it is for."""
    labels = [factor.label for factor in factors]
    if len(labels) < 2 or labels.count("MONEY") != 1:
        return False
    return {"COUNT", "MEASURE", "MONEY"}.issuperset(labels)


def _told_by_price(
    passage: Passage,
    count: Figure,
    price: Figure,
    amount: Figure,
) -> bool:
    """Whether words say that an amount is what a count costs at a price."""
    if not price.is_money or not count.is_count:
        return False
    if not is_whole(
        "products amount", passage.between(price.end, amount.start)
    ):
        return False
    priced = _PRICE.fullmatch(passage.between(count.end, price.start))
    return priced is not None


def _factors(passage: Passage, at: int) -> Sequence[Figure]:
    """The figures joined by x before the one at ``at`` and its sign of equality; none where another
    x leads to them."""
    order, first = passage.figures, at - 1
    if not _EQUALS.fullmatch(_behind(passage, first)):
        return ()
    for start in range(at - 2, max(at - 1 - _FACTORS, -1), -1):
        if not _TIMES.fullmatch(_behind(passage, start)):
            break
        first = start
    led = re.search(r"[x×*+–-]\s*$", passage.before(order[first]))
    return () if led else order[first:at]


def _behind(passage: Passage, at: int) -> str:
    """What stands between a figure and the next."""
    figure, following = passage.figures[at : at + 2]
    return passage.between(figure.end, following.start)


def _decided(factor: Figure) -> Figure:
    """A factor printed without decimals was decided, not rounded: 3 triệu đồng a month are not
    2,6."""
    rounded = _DECIMALS.search(factor.mention.text) or not factor.equals
    return factor if rounded else exactly(factor)


def _multiplied(values: Iterable[Fraction]) -> Fraction:
    return prod(values, start=Fraction(1))


def _product(
    factors: Sequence[Figure],
    amount: Figure,
    *,
    sure: bool = True,
) -> Check:
    def fits(values: Sequence[Interval]) -> bool:
        *each, whole = values
        made = Interval(
            _multiplied(value.low for value in each),
            _multiplied(value.high for value in each),
            _multiplied(value.value for value in each),
        )
        return made.meets(whole)

    figures = (*map(_decided, factors), amount)
    found = _multiplied(f.value for f in factors)
    money = [f for f in factors if f.is_money] or factors[-1:]
    others = (f.value for f in factors if f is not money[0])
    values: dict[str, Value] = {
        "count": _multiplied(others),
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
        compare(found, amount.value),
        sure=sure and all(f.equals for f in figures),
    )
