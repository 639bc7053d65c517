"""Which relations the figures of a table agree on.

A relation is accepted for the lines on which it holds: each says so many bits for it as its values
could have been others (``relations.Trial.bits``). What the words claim needs one line that says
something, what nothing claims needs more than chance can give among all the relations that were
tried. A relation that fails on most lines was misunderstood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from pipeline.checks.tables.relations import Relation, Trial, promises, tried
from pipeline.checks.tables.sheet import Line

# who says that figures belong together, the surest last
NOBODY, NEIGHBOURS, OUTLINE, PARTIAL, PARTITION, TOTAL, PRINTED, BASED = range(
    8
)


@dataclass(frozen=True)
class _Asked:
    """What a claim asks of the lines: bits, lines that hold, and those for each that fails."""

    bits: float
    held: int
    each: float


_OF_CLAIM = {
    NOBODY: _Asked(24, 3, 3),
    NEIGHBOURS: _Asked(18, 3, 3),
    OUTLINE: _Asked(4, 1, 1),
    PARTIAL: _Asked(4, 1, 0.5),
    PARTITION: _Asked(4, 1, 0.5),
    TOTAL: _Asked(3, 1, 0.5),
    PRINTED: _Asked(3, 1, 0.5),
    # a known partition, each member with its percentage of the whole
    BASED: _Asked(0, 0, 0),
}
# for neighbours that no line contradicts
_UNDISPUTED = _Asked(10, 2, 0)
_ONLY = _Asked(5, 1, 0)  # ... in a table of one line
_COST = 6.0  # bits that a line on which it fails says against a relation
_LOOKED_AT = 40  # lines on which a relation that nobody claims is looked at roughly first
_PROBED = 6  # lines without one that holds, after which an unclaimed relation is given up


@dataclass(frozen=True)
class Claim:
    """A relation and who says that it is meant."""

    relation: Relation
    by: int = NOBODY
    words: str = ""  # the formula that a head prints


def sum_of(target: int, parts: Sequence[int], by: int = NOBODY) -> Claim:
    """The claim that parts make a target."""
    return Claim(Relation("sum", target, tuple(parts)), by)


def difference_of(target: int, pair: tuple[int, int], by: int) -> Claim:
    """The claim that a target is the first less the second of two."""
    return Claim(Relation("sum", target, pair, (1, -1)), by)


@dataclass
class Support:
    """What the lines of a table say of a relation."""

    claim: Claim
    trials: list[Trial] = field(default_factory=list)

    @property
    def relation(self) -> Relation:
        return self.claim.relation

    @property
    def telling(self) -> list[Trial]:
        """Trials that hold and say something, each set of values once."""
        return list(
            {t.values: t for t in self.trials if t.holds and t.bits}.values()
        )

    @property
    def failed(self) -> list[Trial]:
        return [t for t in self.trials if not t.holds]

    @property
    def causes(self) -> int:
        """How many lines are wrong of themselves: a line of totals that misses by what the lines it
        adds up miss is none more."""
        if self.relation.kind != "sum" or len(self.failed) < 2:
            return len(self.failed)
        totals = [t.target.value for t in self.trials]
        missed = [t.target.value - _added(t) for t in self.failed]
        last = max(self.failed, key=lambda t: t.target.value)
        of_all = sum(totals) == 2 * last.target.value
        told = 2 * (last.target.value - _added(last)) == sum(missed)
        return len(missed) - (of_all and told)

    @property
    def score(self) -> float:
        return (
            sum(t.bits for t in self.telling)
            - _COST * self.causes
            + self.claim.by
        )

    @property
    def accepted(self) -> bool:
        held, failed = self.telling, self.failed
        asked = _OF_CLAIM[self.claim.by]
        if self.claim.by == NEIGHBOURS and not failed:
            asked = _ONLY if len(self.trials) == 1 else _UNDISPUTED
        enough = len(held) >= max(asked.held, asked.each * self.causes)
        return enough and sum(t.bits for t in held) >= asked.bits

    @property
    def sure(self) -> bool:
        """Whether a line that fails is likelier wrong than the relation misunderstood."""
        held, failed = len(self.telling), self.causes
        if self.claim.by in (NOBODY, NEIGHBOURS):
            return held >= 3 * failed
        if self.claim.by in (OUTLINE, PARTIAL):
            return held >= failed
        return held * 2 >= failed or self.claim.by == BASED


def _added(trial: Trial) -> Fraction:
    """What the operands of a sum make."""
    pairs = zip(trial.values[1:], trial.signs, strict=True)
    return sum((value * sign for value, sign in pairs), Fraction(0))


def supports(claims: Iterable[Claim], lines: Sequence[Line]) -> list[Support]:
    """Every claim with its trials; unclaimed ones are given up where the first lines fail."""
    best: dict[tuple[str, frozenset[int]], Claim] = {}
    for claim in claims:
        relation = claim.relation
        key = (
            f"{relation.kind} {relation.target} {relation.signs}",
            frozenset(relation.operands),
        )
        if relation.kind != "sum" or relation.signs:
            key = (
                f"{relation.kind} {relation.fields} {relation.signs}",
                frozenset(),
            )
        if key not in best or best[key].by < claim.by:
            best[key] = claim
    return [found for claim in best.values() if (found := _tally(claim, lines))]


def _tally(claim: Claim, lines: Sequence[Line]) -> Support | None:
    if claim.by < OUTLINE and not promises(claim.relation, lines[:_LOOKED_AT]):
        return None
    found = Support(claim)
    held = failed = 0
    for line in lines:
        trial = tried(claim.relation, line)
        if trial is None:
            continue
        found.trials.append(trial)
        held += trial.holds and trial.bits > 0
        failed += not trial.holds
        if claim.by < OUTLINE and failed >= _PROBED and held < failed:
            return None
    return found if held or claim.by >= OUTLINE else None


def chosen(every: Sequence[Support]) -> list[Support]:
    """The relations that are meant: of those of one target that share operands, one that fails
    somewhere gives way to a better one."""
    accepted = sorted((s for s in every if s.accepted), key=lambda s: -s.score)
    kept: list[Support] = []
    for support in accepted:
        if support.failed and any(_rivals(support, other) for other in kept):
            continue
        kept.append(support)
    return kept


def _rivals(one: Support, other: Support) -> bool:
    a, b = one.relation, other.relation
    if a.target != b.target or (a.kind == "sum") != (b.kind == "sum"):
        return a.kind == b.kind == "sum" and set(a.fields) == set(b.fields)
    return a.kind != "sum" or bool(set(a.operands) & set(b.operands))


def _of_one_kind(one: Relation, other: Relation) -> bool:
    """Whether two relations read one target in two ways; sums of other columns are told beside each
    other."""
    if one.target != other.target:
        return False
    sums = one.kind == "sum", other.kind == "sum"
    shared = bool(set(one.operands) & set(other.operands))
    return not any(sums) or (all(sums) and shared)


def explained(trial: Trial, support: Support, every: Sequence[Support]) -> bool:
    """Whether another reading of the target's line holds, one that holds elsewhere too."""
    return any(
        other is not support
        and _of_one_kind(other.relation, support.relation)
        and len(other.telling) > 1
        and len(other.telling) >= 2 * other.causes
        and any(
            t.line == trial.line and t.holds and t.bits for t in other.trials
        )
        for other in every
    )
