"""Checks that fail for one cause are one finding.

Two checks that are not sound share a cause where they tried one relation of a table (the sheet
says so when it reports them) or where a figure takes part in both: one wrong total spoils the sum
of its row, the sum of its column and its share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.records import Check

_KINDS = ("sum", "ratio", "same")


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
