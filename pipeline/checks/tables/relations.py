"""Relations between the fields of a line, as arithmetic on intervals; nothing here reads words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import log2

from pipeline.checks.figures import Figure
from pipeline.checks.intervals import HUNDRED, Interval
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
    if trial and not trial.holds and line.rounded.keys() & set(relation.fields):
        wide = _tried(relation, line, {**line.figures, **line.rounded})
        return wide if wide and wide.holds else trial
    return trial


def promises(relation: Relation, lines: Sequence[Line]) -> bool:
    """Whether a relation comes near on half of the lines: a rough look in floats, for most of those
    that are tried hold nowhere."""
    near = far = 0
    for line in lines:
        values = [line.rough.get(field) for field in relation.fields]
        target, *operands = values
        if target is None or None in operands:
            continue
        known = [value for value in operands if value is not None]
        found = _roughly(relation, known)
        if (
            found is not None
            and abs(abs(found) - abs(target)) <= _SLACK * abs(target) + _WHOLE
        ):
            near += 1
        else:
            far += 1
    return near >= far


def _roughly(relation: Relation, values: Sequence[float]) -> float | None:
    if relation.kind == "sum":
        signs = relation.signs or (1,) * len(values)
        return sum(
            value * sign for value, sign in zip(values, signs, strict=True)
        )
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
    relation: Relation, line: Line, figures: Mapping[int, Figure]
) -> Trial | None:
    target = figures.get(relation.target)
    if target is None or not _can_be_reckoned(relation, line, figures):
        return None
    signs = relation.signs or (1,) * len(relation.operands)
    pairs = zip(relation.operands, signs, strict=True)
    kept = [(figures[field], sign) for field, sign in pairs if field in figures]
    operands, signs = tuple(f for f, _ in kept), tuple(sign for _, sign in kept)
    if relation.factor:
        operands = (*operands, _constant(relation.factor))
    found = reckoned(relation.kind, [f.interval for f in operands], signs)
    if found is None or len(operands) < 2:
        return None
    holds = _fits(relation.kind, target, operands, found)
    bits = _bits(relation.kind, target, operands, found) if holds else 0.0
    return Trial(line.name, target, operands, signs, holds, bits)


def _can_be_reckoned(
    relation: Relation, line: Line, figures: Mapping[int, Figure]
) -> bool:
    """Whether no operand is wanting, but for empty cells of a sum."""
    gaps = [field for field in relation.operands if field not in figures]
    return not gaps or (relation.kind == "sum" and line.empty.issuperset(gaps))


def _constant(value: int) -> Figure:
    """A number that a head or the figures give, not a cell."""
    mention = Mention("", 0, 0, 0, 0, "COUNT", str(value), str(value))
    return Figure(mention, Interval.exactly(value))


def reckoned(
    kind: str, values: Sequence[Interval], signs: Sequence[int]
) -> Interval | None:
    """What the operands make; None where one of them cannot divide."""
    if kind == "sum":
        total = Interval.exactly(0)
        for value, sign in zip(values, signs, strict=True):
            total = total + value if sign > 0 else total - value
        return total
    if kind in ("product", "points"):
        first, second = values
        parts = 100 if kind == "points" else 1
        return Interval(
            first.low * second.low / parts,
            first.high * second.high / parts,
            first.value * second.value / parts,
        )
    whole = values[-1]
    if not whole.can_divide:
        return None
    part = sum(values[1:-1], values[0])
    share = part.share_of(whole)
    if kind == "growth":
        return share - HUNDRED
    if kind == "quotient":
        return Interval(share.low / 100, share.high / 100, share.value / 100)
    return share


def _fits(
    kind: str, target: Figure, operands: Sequence[Figure], found: Interval
) -> bool:
    if kind == "share":
        part = sum((f.interval for f in operands[1:-1]), operands[0].interval)
        return (
            rounding(part, operands[-1].interval, rounded(target)) != "broken"
        )
    if kind == "growth":
        written = rounded(target)
        turned = Interval(-found.high, -found.low, -found.value)
        return found.meets(written) or turned.meets(written)
    return found.meets(target.interval)


def _bits(
    kind: str, target: Figure, operands: Sequence[Figure], found: Interval
) -> float:
    """log2 of how many values the target might have had for each that would fit."""
    values = [f.value for f in operands]
    written = (
        rounded(target) if kind in ("share", "growth") else target.interval
    )
    width = float((found.high - found.low) + (written.high - written.low))
    if kind in ("share", "growth"):
        if written.value in (0, 100) or values[0] == values[-1]:
            return 0.0
        return _bounded(max(100.0, float(written.value)) / max(width, 1e-6))
    if kind == "sum":
        small = written.value < _LEAST * _step(target)
        if sum(value != 0 for value in values) < 2 or small:
            return 0.0
        return _bounded(float(written.value) / max(width, _step(target)))
    if min(values) <= 1 or (kind == "points" and values[0] == 100):
        return 0.0
    return _bounded(float(written.value) / max(width, _step(target)))


def _step(target: Figure) -> float:
    value = target.value
    return (
        1.0
        if target.interval.exact
        else float(max(value - target.interval.low, Fraction(1, 100)))
    )


def _bounded(chances: float) -> float:
    return min(_MOST, max(0.0, log2(chances))) if chances > 0 else 0.0
