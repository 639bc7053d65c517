"""Relations between the fields of a line, as arithmetic on intervals; nothing here reads words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import compress
from math import log2
from operator import mul

from pipeline.checks.figures import Figure
from pipeline.checks.intervals import HUNDRED, Interval, added_up
from pipeline.checks.shares import rounded, rounding
from pipeline.checks.tables.sheet import Line
from pipeline.records import Mention

_MOST = 10.0  # bits that one line can say for a relation
# what rounding may make of a value: a part of it, and whole units
_SLACK, _WHOLE = (0.03, 2.0)
_LEAST = 10  # a total of fewer units of its last digit is made by chance


@dataclass(frozen=True)
class Relation:
    """``target`` is reckoned from ``operands``: the sum of them (``sum``, by their ``signs``); the
    share of all but the last in the last, in percent (``share``); the growth from the last to the
    first, in percent (``growth``); their product (``product``); the first by the last
    (``quotient``); or so many percent of the most points that can be had, ``factor``
    (``points``)."""

    kind: str
    target: int
    operands: tuple[int, ...]
    signs: tuple[int, ...] = ()
    factor: int = 0

    @property
    def fields(self) -> tuple[int, ...]:
        return (self.target, *self.operands)


@dataclass(frozen=True)
class Trial:
    """A relation on one line. ``bits``: how much it says for the relation that it holds here; 0
    where it would hold by chance or by nature (0 of 5 is 0 %)."""

    line: int
    target: Figure
    operands: tuple[Figure, ...]
    signs: tuple[int, ...]
    holds: bool
    bits: float

    @property
    def values(self) -> tuple[Fraction, ...]:
        return tuple(f.value for f in (self.target, *self.operands))


def is_mean(trial: Trial) -> bool:
    """Whether a line of totals lies among the values above it, far below their sum: it is their
    mean, not their total."""
    total, *parts = trial.values
    several = len(parts) > 2 and not set(trial.signs) - {1}
    return several and min(parts) <= total <= max(parts) < sum(parts) / 2


def tried(relation: Relation, line: Line) -> Trial | None:
    """The relation on a line; None where figures that it needs are missing. What fails with the
    figures as printed is tried once more with whole numbers rounded as the decimals beside them."""
    if relation.kind == "sum" and not line.adds:
        return None
    trial = _tried(relation, line, line.figures)
    if trial is None or trial.holds:
        return trial
    if line.rounded.keys().isdisjoint(relation.fields):
        return trial
    wide = _tried(relation, line, {**line.figures, **line.rounded})
    return wide if wide and wide.holds else trial


def promises(relation: Relation, lines: Sequence[Line]) -> bool:
    """Whether a relation comes near on half of the lines: a rough look in floats, for most of those
    that are tried hold nowhere."""
    near = tried = 0
    for line in lines:
        rough = line.rough
        if rough.keys() >= set(relation.fields):
            target, *operands = (rough[field] for field in relation.fields)
            tried += 1
            near += _comes_near(relation, target, operands)
    return near * 2 >= tried


def _comes_near(
    relation: Relation,
    target: float,
    operands: Sequence[float],
) -> bool:
    found = _roughly(relation, operands)
    if found is None:
        return False
    slack = _SLACK * abs(target) + _WHOLE
    return abs(abs(found) - abs(target)) <= slack


def _roughly(relation: Relation, values: Sequence[float]) -> float | None:
    if relation.kind == "sum":
        signs = relation.signs or (1,) * len(values)
        return sum(map(mul, values, signs))
    if relation.kind == "product":
        return values[0] * values[1]
    if relation.kind == "points":
        return values[0] * relation.factor / 100
    if not values[-1]:
        return None
    share = 100 * sum(values[:-1]) / values[-1]
    if relation.kind == "growth":
        return share - 100
    return share / 100 if relation.kind == "quotient" else share


def _tried(
    relation: Relation,
    line: Line,
    figures: Mapping[int, Figure],
) -> Trial | None:
    target = figures.get(relation.target)
    if target is None or not _can_be_reckoned(relation, line, figures):
        return None
    signs = relation.signs or (1,) * len(relation.operands)
    printed = [field in figures for field in relation.operands]
    fields = compress(relation.operands, printed)
    operands = tuple(figures[field] for field in fields)
    signs = tuple(compress(signs, printed))
    if relation.factor:
        operands = (*operands, _constant(relation.factor))
    found = reckoned(relation.kind, [f.interval for f in operands], signs)
    if found is None or len(operands) < 2:
        return None
    holds = _fits(
        relation.kind,
        target,
        operands,
        found,
    )
    bits = (
        _bits(
            relation.kind,
            target,
            operands,
            found,
        )
        if holds
        else 0.0
    )
    return Trial(
        line.name,
        target,
        operands,
        signs,
        holds,
        bits,
    )


def _can_be_reckoned(
    relation: Relation,
    line: Line,
    figures: Mapping[int, Figure],
) -> bool:
    """Whether no operand is wanting, but for empty cells of a sum."""
    gaps = set(relation.operands).difference(figures)
    if relation.kind == "sum":
        return line.empty.issuperset(gaps)
    return not gaps


def _constant(value: int) -> Figure:
    """A number that a head or the figures give, not a cell."""
    mention = Mention(
        "",
        0,
        0,
        0,
        0,
        "COUNT",
        str(value),
        str(value),
    )
    return Figure(mention, Interval.exactly(value))


def reckoned(
    kind: str,
    values: Sequence[Interval],
    signs: Sequence[int],
) -> Interval | None:
    """What the operands make; None where one of them cannot divide."""
    if kind == "sum":
        return _signed_sum(values, signs)
    if kind in ("product", "points"):
        first, second = values
        return _product(first, second, 100 if kind == "points" else 1)
    whole = values[-1]
    if not whole.can_divide:
        return None
    share = added_up(values[:-1]).share_of(whole)
    if kind == "growth":
        return share - HUNDRED
    if kind == "quotient":
        return Interval(share.low / 100, share.high / 100, share.value / 100)
    return share


def _signed_sum(values: Sequence[Interval], signs: Sequence[int]) -> Interval:
    total = Interval.exactly(0)
    for value, sign in zip(values, signs, strict=True):
        total = total + value if sign > 0 else total - value
    return total


def _product(
    first: Interval,
    second: Interval,
    parts: int,
) -> Interval:
    return Interval(
        first.low * second.low / parts,
        first.high * second.high / parts,
        first.value * second.value / parts,
    )


def _fits(
    kind: str,
    target: Figure,
    operands: Sequence[Figure],
    found: Interval,
) -> bool:
    if kind == "share":
        *parts, whole = (f.interval for f in operands)
        return rounding(added_up(parts), whole, rounded(target)) != "broken"
    if kind == "growth":
        written = rounded(target)
        turned = Interval(-found.high, -found.low, -found.value)
        return found.meets(written) or turned.meets(written)
    return found.meets(target.interval)


def _bits(
    kind: str,
    target: Figure,
    operands: Sequence[Figure],
    found: Interval,
) -> float:
    """log2 of how many values the target might have had for each that would fit."""
    values = [f.value for f in operands]
    if kind in ("share", "growth"):
        return _bits_of_share(rounded(target), values, found)
    if kind == "sum":
        several = sum(value != 0 for value in values) > 1
        by_chance = target.value < _LEAST * _step(target)
        telling = several and not by_chance
    else:
        earned_all = kind == "points" and values[0] == 100
        telling = min(values) > 1 and not earned_all
    if not telling:
        return 0.0
    width = float(_width(found) + _width(target.interval))
    apart = max(width, _step(target))
    return _bounded(float(target.value) / apart)


def _bits_of_share(
    written: Interval,
    values: Sequence[Fraction],
    found: Interval,
) -> float:
    by_nature = written.value in (0, 100) or values[0] == values[-1]
    if by_nature:
        return 0.0
    width = float(_width(found) + _width(written))
    most = max(100.0, float(written.value))
    return _bounded(most / max(width, 1e-6))


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
