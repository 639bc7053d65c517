"""Relations between the fields of a line, as arithmetic on intervals; nothing here reads words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import log2

from pipeline.checks.figures import Figure
from pipeline.checks.intervals import Interval
from pipeline.checks.shares import judge, rounded
from pipeline.checks.tables.sheet import Line

_MOST = 10.0  # bits that one line can say for a relation
_LEAST = 10  # a smaller total is made by chance


@dataclass(frozen=True)
class Relation:
    """``target`` is reckoned from ``operands``: the sum of them (``sum``, by their ``signs``); the
    share of all but the last in the last, in percent (``share``); the growth from the last to the
    first, in percent (``growth``); their product (``product``); or the first by the last
    (``quotient``)."""

    kind: str
    target: int
    operands: tuple[int, ...]
    signs: tuple[int, ...] = ()

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
        return tuple(f.interval.value for f in (self.target, *self.operands))


def tried(relation: Relation, line: Line) -> Trial | None:
    """The relation on a line; None where figures that it needs are missing."""
    target = line.figures.get(relation.target)
    if target is None:
        return None
    known = [line.figures.get(field) for field in relation.operands]
    sums = relation.kind == "sum"
    if sums and not line.adds:
        return None
    if any(
        f is None and not (sums and field in line.empty)
        for f, field in zip(known, relation.operands, strict=True)
    ):
        return None
    signs = relation.signs or (1,) * len(known)
    kept = [(f, sign) for f, sign in zip(known, signs, strict=True) if f is not None]
    operands, signs = tuple(f for f, _ in kept), tuple(sign for _, sign in kept)
    found = reckoned(relation.kind, [f.interval for f in operands], signs)
    if found is None or len(operands) < 2:
        return None
    holds = _fits(relation.kind, target, operands, found)
    bits = _bits(relation.kind, target, operands, found) if holds else 0.0
    return Trial(line.name, target, operands, signs, holds, bits)


def reckoned(kind: str, values: Sequence[Interval], signs: Sequence[int]) -> Interval | None:
    """What the operands make; None where one of them cannot divide."""
    if kind == "sum":
        total = Interval.exactly(0)
        for value, sign in zip(values, signs, strict=True):
            total = total + value if sign > 0 else total - value
        return total
    if kind == "product":
        first, second = values
        return Interval(
            first.low * second.low, first.high * second.high, first.value * second.value
        )
    whole = values[-1]
    if not whole.can_divide:
        return None
    part = sum(values[1:-1], values[0])
    share = part.share_of(whole)
    if kind == "growth":
        return share - Interval.exactly(100)
    if kind == "quotient":
        return Interval(share.low / 100, share.high / 100, share.value / 100)
    return share


def _fits(kind: str, target: Figure, operands: Sequence[Figure], found: Interval) -> bool:
    if kind == "share":
        part = sum((f.interval for f in operands[1:-1]), operands[0].interval)
        return judge(part, operands[-1].interval, rounded(target)) != "broken"
    if kind == "growth":
        written = rounded(target)
        turned = Interval(-found.high, -found.low, -found.value)
        return found.meets(written) or turned.meets(written)
    return found.meets(target.interval)


def _bits(kind: str, target: Figure, operands: Sequence[Figure], found: Interval) -> float:
    """log2 of how many values the target might have had for each that would fit."""
    values = [f.interval.value for f in operands]
    written = rounded(target) if kind in ("share", "growth") else target.interval
    width = float((found.high - found.low) + (written.high - written.low))
    if kind in ("share", "growth"):
        if written.value in (0, 100) or values[0] == values[-1]:
            return 0.0
        return _bounded(max(100.0, float(written.value)) / max(width, 1e-6))
    if kind == "sum":
        if sum(value != 0 for value in values) < 2 or written.value < _LEAST:
            return 0.0
        return _bounded(float(written.value) / max(width, _step(target)))
    if min(values) <= 1:
        return 0.0
    return _bounded(float(written.value) / max(width, _step(target)))


def _step(target: Figure) -> float:
    value = target.interval.value
    return (
        1.0 if target.interval.exact else float(max(value - target.interval.low, Fraction(1, 100)))
    )


def _bounded(chances: float) -> float:
    return min(_MOST, max(0.0, log2(chances))) if chances > 0 else 0.0
