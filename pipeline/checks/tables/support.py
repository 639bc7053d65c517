"""Which relations the figures of a table agree on.

A relation is accepted for the lines on which it holds: each says so many bits for it as its values
could have been others (``relations.Trial.bits``). What the words claim needs one line that says
something, what nothing claims needs more than chance can give among all the relations that were
tried. A relation that fails on most lines was misunderstood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from operator import mul

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


def sum_of(
    target: int,
    parts: Sequence[int],
    by: int = NOBODY,
) -> Claim:
    """The claim that parts make a target."""
    return Claim(Relation("sum", target, tuple(parts)), by)


def difference_of(
    target: int,
    pair: tuple[int, int],
    by: int,
) -> Claim:
    """The claim that a target is the first less the second of two."""
    return Claim(
        Relation(
            "sum",
            target,
            pair,
            (1, -1),
        ),
        by,
    )


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
        telling = (t for t in self.trials if t.holds and t.bits)
        return list({trial.values: trial for trial in telling}.values())

    @property
    def failed(self) -> list[Trial]:
        return [t for t in self.trials if not t.holds]

    @property
    def causes(self) -> int:
        """How many lines are wrong of themselves: a line of totals that misses by what the lines it
        adds up miss is none more."""
        failed = self.failed
        if self.relation.kind != "sum" or len(failed) < 2:
            return len(failed)
        last = max(failed, key=lambda trial: trial.target.value)
        totals = sum(trial.target.value for trial in self.trials)
        if totals != 2 * last.target.value:
            return len(failed)
        missed = sum(map(_missed, failed))
        return len(failed) - (2 * _missed(last) == missed)

    @property
    def score(self) -> float:
        for_it = sum(trial.bits for trial in self.telling)
        against = _COST * self.causes
        return for_it - against + self.claim.by

    @property
    def accepted(self) -> bool:
        asked, held = self._asked, self.telling
        least = max(asked.held, asked.each * self.causes)
        if len(held) < least:
            return False
        return sum(trial.bits for trial in held) >= asked.bits

    @property
    def _asked(self) -> _Asked:
        if self.claim.by != NEIGHBOURS or self.failed:
            return _OF_CLAIM[self.claim.by]
        return _ONLY if len(self.trials) == 1 else _UNDISPUTED

    @property
    def sound(self) -> bool:
        """Whether it holds on two lines, and on two for each that fails."""
        return len(self.telling) >= max(2, 2 * self.causes)

    def holds_on(self, line: int) -> bool:
        """Whether a line says something for it."""
        there = (t for t in self.trials if t.line == line)
        return any(t.holds and t.bits for t in there)

    @property
    def sure(self) -> bool:
        """Whether a line that fails is likelier wrong than the relation misunderstood."""
        held, failed = len(self.telling), self.causes
        if self.claim.by in (NOBODY, NEIGHBOURS):
            return held >= 3 * failed
        if self.claim.by in (OUTLINE, PARTIAL):
            return held >= failed
        return held * 2 >= failed or self.claim.by == BASED


def _missed(trial: Trial) -> Fraction:
    """By how much the operands of a sum miss its target."""
    target, *operands = trial.values
    signed = map(mul, operands, trial.signs)
    return target - sum(signed, Fraction(0))


def supports(claims: Iterable[Claim], lines: Sequence[Line]) -> list[Support]:
    """Every claim with its trials; unclaimed ones are given up where the first lines fail."""
    best: dict[tuple[str, frozenset[int]], Claim] = {}
    for claim in claims:
        key = _says(claim.relation)
        if key not in best or best[key].by < claim.by:
            best[key] = claim
    found = (_tally(claim, lines) for claim in best.values())
    return [support for support in found if support]


def _says(relation: Relation) -> tuple[str, frozenset[int]]:
    """Equal for relations that say the same: the parts of a plain sum stand in any order."""
    kind, signs = relation.kind, relation.signs
    if kind == "sum" and not signs:
        return f"{kind} {relation.target}", frozenset(relation.operands)
    return f"{kind} {relation.fields} {signs}", frozenset()


def _tally(claim: Claim, lines: Sequence[Line]) -> Support | None:
    unclaimed = claim.by < OUTLINE
    if unclaimed and not promises(claim.relation, lines[:_LOOKED_AT]):
        return None
    found = Support(claim)
    held = failed = 0
    trials = (tried(claim.relation, line) for line in lines)
    for trial in filter(None, trials):
        found.trials.append(trial)
        held += trial.holds and trial.bits > 0
        failed += not trial.holds
        if unclaimed and failed >= _PROBED and held < failed:
            return None
    return None if unclaimed and not held else found


def chosen(every: Sequence[Support]) -> list[Support]:
    """The relations that are meant: of those of one target that share operands, one that fails
    somewhere gives way to a better one."""
    accepted = [support for support in every if support.accepted]
    accepted.sort(key=lambda support: -support.score)
    kept: list[Support] = []
    for support in accepted:
        beaten = any(_rivals(support, other) for other in kept)
        if not beaten or not support.failed:
            kept.append(support)
    return kept


def _rivals(one: Support, other: Support) -> bool:
    a, b = one.relation, other.relation
    if a.target == b.target:
        return _of_one_kind(a, b)
    both_sums = a.kind == b.kind == "sum"
    return both_sums and set(a.fields) == set(b.fields)


def _share_operands(one: Relation, other: Relation) -> bool:
    return not set(one.operands).isdisjoint(other.operands)


def _of_one_kind(one: Relation, other: Relation) -> bool:
    """Whether two relations read one target in two ways; sums of other columns are told beside each
    other."""
    if one.target != other.target:
        return False
    sums = (one.kind == "sum") + (other.kind == "sum")
    return sums == 0 or (sums == 2 and _share_operands(one, other))


def explained(
    trial: Trial,
    support: Support,
    every: Sequence[Support],
) -> bool:
    """Whether another reading of the target's line holds, one that holds elsewhere too."""
    rivals = (
        other
        for other in every
        if other is not support
        and _of_one_kind(other.relation, support.relation)
    )
    sound = (other for other in rivals if other.sound)
    return any(other.holds_on(trial.line) for other in sound)
