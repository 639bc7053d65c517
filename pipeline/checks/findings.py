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

    failed = list(filter(_fails, checks))
    for check in failed:
        ties = [check.finding] if check.finding else []
        if check.kind in _KINDS:
            ties += check.mention_ids
        for tie in ties:
            roots[root(tie)] = root(check.check_id)
    first: dict[str, str] = {}
    for check in failed:
        first.setdefault(root(check.check_id), check.check_id)
    found = []
    for check in checks:
        if _fails(check):
            finding = first[root(check.check_id)]
            check = replace(check, finding=finding)
        found.append(check)
    return found


def _fails(check: Check) -> bool:
    return check.outcome != "holds"


def by_sureness(checks: Sequence[Check]) -> list[Check]:
    """What is broken, the gravest and the largest first; then what is doubtful; then what holds,
    in the order given."""
    return sorted(checks, key=_sureness)


def _sureness(check: Check) -> tuple[int, int, float]:
    outcome = _OUTCOMES.index(check.outcome)
    if not _fails(check):
        return outcome, 0, 0.0
    return outcome, _SEVERITIES.index(check.severity), -_size(check)


def _size(check: Check) -> float:
    """How far a figure is from what was reckoned, as a part of the larger of the two."""
    if not check.difference:
        return 0.0
    sides = (check.expected, check.observed, check.difference)
    values = map(float, map(Fraction, sides))
    expected, observed, apart = map(abs, values)
    return apart / (max(expected, observed) or 1.0)
