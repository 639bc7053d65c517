"""Checks that fail for one cause are one finding, and the surest findings come first.

Two checks that are not sound share a cause where they tried one relation of a table (the sheet
says so when it reports them) or where a figure takes part in both: one wrong total spoils the sum
of its row, the sum of its column and its share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from pipeline.records import Check

_KINDS = ("sum", "ratio", "same")
_OUTCOMES = ("broken", "doubtful", "holds")  # the surest alarms first
_SEVERITIES = ("error", "warning", "info")


def grouped(checks: Sequence[Check]) -> list[Check]:
    """The checks, those that fail with the id of their finding: the first check's of each group."""
    roots: dict[str, str] = {}

    def root(name: str) -> str:
        while roots.setdefault(name, name) != name:
            name = roots[name]
        return name

    failed = [check for check in checks if check.outcome != "holds"]
    for check in failed:
        ties = [check.finding] if check.finding else []
        if check.kind in _KINDS:
            ties += check.mention_ids
        for tie in ties:
            roots[root(tie)] = root(check.check_id)
    first: dict[str, str] = {}
    for check in failed:
        first.setdefault(root(check.check_id), check.check_id)
    return [
        check
        if check.outcome == "holds"
        else replace(check, finding=first[root(check.check_id)])
        for check in checks
    ]


def by_sureness(checks: Sequence[Check]) -> list[Check]:
    """What is broken, the gravest and the largest first; then what is doubtful; then what holds,
    in the order given."""
    return sorted(checks, key=_sureness)


def _sureness(check: Check) -> tuple[int, int, float]:
    outcome = _OUTCOMES.index(check.outcome)
    if check.outcome == "holds":
        return outcome, 0, 0.0
    return outcome, _SEVERITIES.index(check.severity), -_size(check)


def _size(check: Check) -> float:
    """How far a figure is from what was reckoned, as a part of the larger of the two."""
    if not check.difference:
        return 0.0
    sides = [abs(float(Fraction(x))) for x in (check.expected, check.observed)]
    return abs(float(Fraction(check.difference))) / (max(sides) or 1.0)
