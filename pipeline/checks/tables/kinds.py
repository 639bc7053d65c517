"""The kinds of relations between fields: how each is reckoned, what fits, and how much a line says
for it. Pure arithmetic on intervals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import log2
from operator import mul

from pipeline.checks.figures import Figure
from pipeline.checks.intervals import HUNDRED, Interval, added_up
from pipeline.checks.shares import rounded, rounding

_MOST = 10.0  # bits that one line can say for a relation
_LEAST = 10  # a total of fewer units of its last digit is made by chance
_FINEST = 1e-6  # the least width of a percentage
_Floats = Sequence[float]
_Intervals = Sequence[Interval]
_Signs = Sequence[int]
_Figures = Sequence[Figure]


@dataclass(frozen=True)
class Kind:
    """``rough`` and ``reckon`` give what operands make, the one in floats; ``fits`` and ``bits``
    take a target, the operands and what these make: whether the target is that, and log2 of how
    many values it might have had for each that would fit."""

    rough: Callable[[_Floats, _Signs], float]
    reckon: Callable[[_Intervals, _Signs], Interval]
    fits: Callable[[Figure, _Figures, Interval], bool]
    bits: Callable[[Figure, _Figures, Interval], float]
    divides: bool = False  # by the last operand


def reckoned(
    kind: str,
    values: Sequence[Interval],
    signs: Sequence[int],
) -> Interval | None:
    """What the operands make; None where one of them cannot divide."""
    known = KINDS[kind]
    if known.divides and not values[-1].can_divide:
        return None
    return known.reckon(values, signs)


# ---------------------------------------------------------------- roughly


def _rough_sum(values: _Floats, signs: _Signs) -> float:
    return sum(map(mul, values, signs))


def _rough_product(values: _Floats, _: _Signs) -> float:
    return values[0] * values[1]


def _rough_points(values: _Floats, signs: _Signs) -> float:
    return _rough_product(values, signs) / 100


def _rough_share(values: _Floats, _: _Signs) -> float:
    return 100 * sum(values[:-1]) / values[-1]


def _rough_growth(values: _Floats, signs: _Signs) -> float:
    return _rough_share(values, signs) - 100


def _rough_quotient(values: _Floats, signs: _Signs) -> float:
    return _rough_share(values, signs) / 100


# ---------------------------------------------------------------- on intervals


def _sum(values: _Intervals, signs: _Signs) -> Interval:
    total = Interval.exactly(0)
    for value, sign in zip(values, signs, strict=True):
        total = total + value if sign > 0 else total - value
    return total


def _product(values: _Intervals, _: _Signs) -> Interval:
    first, second = values
    return Interval(
        first.low * second.low,
        first.high * second.high,
        first.value * second.value,
    )


def _points(values: _Intervals, signs: _Signs) -> Interval:
    return _hundredth(_product(values, signs))


def _share(values: _Intervals, _: _Signs) -> Interval:
    return added_up(values[:-1]).share_of(values[-1])


def _growth(values: _Intervals, signs: _Signs) -> Interval:
    return _share(values, signs) - HUNDRED


def _quotient(values: _Intervals, signs: _Signs) -> Interval:
    return _hundredth(_share(values, signs))


def _hundredth(value: Interval) -> Interval:
    return Interval(
        value.low / 100,
        value.high / 100,
        value.value / 100,
    )


# ---------------------------------------------------------------- what fits


def _meets(
    target: Figure,
    _: _Figures,
    found: Interval,
) -> bool:
    return found.meets(target.interval)


def _is_share(
    target: Figure,
    operands: _Figures,
    _: Interval,
) -> bool:
    *parts, whole = (f.interval for f in operands)
    found = rounding(added_up(parts), whole, rounded(target))
    return found != "broken"


def _is_growth(
    target: Figure,
    _: _Figures,
    found: Interval,
) -> bool:
    written = rounded(target)
    turned = Interval(-found.high, -found.low, -found.value)
    return found.meets(written) or turned.meets(written)


# ---------------------------------------------------------------- how much a line says


def _bits_of_sum(
    target: Figure,
    operands: _Figures,
    found: Interval,
) -> float:
    several = sum(f.value != 0 for f in operands) > 1
    by_chance = target.value < _LEAST * _step(target)
    telling = several and not by_chance
    return _bits(target, found) if telling else 0.0


def _bits_of_product(
    target: Figure,
    operands: _Figures,
    found: Interval,
) -> float:
    telling = min(f.value for f in operands) > 1
    return _bits(target, found) if telling else 0.0


def _bits_of_points(
    target: Figure,
    operands: _Figures,
    found: Interval,
) -> float:
    if operands[0].value == 100:
        return 0.0
    return _bits_of_product(target, operands, found)


def _bits_of_share(
    target: Figure,
    operands: _Figures,
    found: Interval,
) -> float:
    written = rounded(target)
    by_nature = operands[0].value == operands[-1].value
    if by_nature or written.value in (0, 100):
        return 0.0
    width = float(_width(found) + _width(written))
    most = max(100.0, float(written.value))
    return _bounded(most / max(width, _FINEST))


def _bits(target: Figure, found: Interval) -> float:
    width = float(_width(found) + _width(target.interval))
    apart = max(width, _step(target))
    return _bounded(float(target.value) / apart)


def _width(interval: Interval) -> Fraction:
    return interval.high - interval.low


def _step(target: Figure) -> float:
    """The worth of the last digit of a decimal, a hundredth at least; 1 of what is exact."""
    if target.interval.exact:
        return 1.0
    place = target.value - target.interval.low
    return float(max(place, Fraction(1, 100)))


def _bounded(chances: float) -> float:
    return min(_MOST, max(0.0, log2(chances))) if chances > 0 else 0.0


KINDS = {
    "sum": Kind(_rough_sum, _sum, _meets, _bits_of_sum),
    "product": Kind(_rough_product, _product, _meets, _bits_of_product),
    "points": Kind(_rough_points, _points, _meets, _bits_of_points),
    "quotient": Kind(
        _rough_quotient,
        _quotient,
        _meets,
        _bits_of_product,
        divides=True,
    ),
    "share": Kind(
        _rough_share,
        _share,
        _is_share,
        _bits_of_share,
        divides=True,
    ),
    "growth": Kind(
        _rough_growth,
        _growth,
        _is_growth,
        _bits_of_share,
        divides=True,
    ),
}
