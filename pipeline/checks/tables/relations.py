"""Relations between the fields of a line, as arithmetic on intervals; nothing here reads words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import compress
from operator import mul

from pipeline.checks.figures import Figure
from pipeline.checks.intervals import Interval
from pipeline.checks.tables.kinds import KINDS, reckoned
from pipeline.checks.tables.sheet import Line
from pipeline.records import Mention

# what rounding may make of a value: a part of it, and whole units
_SLACK, _WHOLE = (0.03, 2.0)


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
    half = sum(parts) / 2
    return several and min(parts) <= total <= max(parts) < half


def lacks_sign(trial: Trial) -> bool:
    """Whether a sum would hold were one of its figures less than nought: "160 | 150 | 10" under
    "Tăng, giảm"."""
    total, *parts = trial.values
    missed = sum(map(mul, parts, trial.signs)) - total
    if total > 0 and missed == -2 * total:
        return True
    added = zip(parts, trial.signs, strict=True)
    return any(missed == 2 * part * sign for part, sign in added if part > 0)


def tried(relation: Relation, line: Line) -> Trial | None:
    """The relation on a line; None where figures that it needs are missing. What fails with the
    figures as printed is tried once more with whole numbers rounded as the decimals beside them,
    and with falls that are printed without a sign."""
    if relation.kind == "sum" and not line.adds:
        return None
    trial = _tried(relation, line, line.figures)
    if trial is None or trial.holds:
        return trial
    for other in (line.rounded, line.falls):
        if other.keys().isdisjoint(relation.fields):
            continue
        again = _tried(relation, line, {**line.figures, **other})
        if again and again.holds:
            return again
    return trial


def promises(relation: Relation, lines: Sequence[Line]) -> bool:
    """Whether a relation comes near on half of the lines: a rough look in floats, for most of those
    that are tried hold nowhere."""
    near = tried = 0
    for line in lines:
        rough = line.rough
        if rough.keys() >= set(relation.fields):
            values = [rough[field] for field in relation.fields]
            tried += 1
            near += _comes_near(relation, *values)
    return near * 2 >= tried


def _comes_near(
    relation: Relation,
    target: float,
    *operands: float,
) -> bool:
    kind = KINDS[relation.kind]
    if kind.divides and not operands[-1]:
        return False
    if relation.factor:
        operands = (*operands, relation.factor)
    signs = relation.signs or (1,) * len(operands)
    found = kind.rough(operands, signs)
    slack = _SLACK * abs(target) + _WHOLE
    return abs(abs(found) - abs(target)) <= slack


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
    values = [figure.interval for figure in operands]
    found = reckoned(relation.kind, values, signs)
    if found is None or len(operands) < 2:
        return None
    kind = KINDS[relation.kind]
    holds = kind.fits(target, operands, found)
    bits = kind.bits(target, operands, found) if holds else 0.0
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
    text = str(value)
    mention = Mention("", 0, 0, 0, 0, "COUNT", text, text)
    return Figure(mention, Interval.exactly(value))
