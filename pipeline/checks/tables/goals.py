"""Columns of a goal, a result and the word for it: "Kế hoạch 80%", "Kết quả 72,4%", "Đạt"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.figures import Figure
from pipeline.checks.goals import MISSED, met, verdict_of_cell, weighed
from pipeline.checks.patterns import finds, said
from pipeline.checks.tables.sheet import Sheet
from pipeline.records import Check

_ROWS = 2  # rows with such a word


@dataclass(frozen=True)
class _Row:
    """A goal, a result and what is said of them."""

    goal: Figure
    result: Figure
    verdict: str

    @property
    def agrees(self) -> bool:
        return met(self.goal, self.result) != (self.verdict == MISSED)


def check(sheet: Sheet) -> Iterator[Check]:
    """Every row of a table with one column of goals, one of results and one of words."""
    goals = [c for c in sheet.columns if _is_goal(sheet.own_head(c))]
    results = [c for c in sheet.columns if _is_result(sheet.own_head(c))]
    if len(goals) != 1 or len(results) != 1:
        return
    rows = [*_rows(sheet, goals[0], results[0])]
    agree = sum(row.agrees for row in rows)
    for row in rows:
        others_agree = agree > row.agrees
        yield weighed(
            row.goal,
            row.result,
            row.verdict,
            sure=others_agree,
        )


def _is_goal(head: str) -> bool:
    return said("plan", head) and not finds("goals compared", head)


def _is_result(head: str) -> bool:
    if said("plan", head) or finds("goals compared", head):
        return False
    return finds("goals result", head)


def _rows(
    sheet: Sheet,
    goal: int,
    result: int,
) -> Iterator[_Row]:
    """The rows in which more is better."""
    verdicts = _verdicts(sheet, max(goal, result))
    if len(verdicts) < _ROWS:
        return
    for row, verdict in sorted(verdicts.items()):
        plan = sheet.figures.get((row, goal))
        own = sheet.figures.get((row, result))
        if not (plan and own) or plan.label != own.label:
            continue
        cell = sheet.grid.texts.get((row, goal), "")
        limit = finds("goals ceiling", cell)
        label = sheet.label(row).lower()
        if not limit and not said("fewer", label):
            yield _Row(plan, own, verdict)


def _verdicts(sheet: Sheet, last: int) -> dict[int, str]:
    """What the cells behind the ``last`` column say of the goals, by row."""
    found: dict[int, str] = {}
    for (row, column), text in sheet.grid.texts.items():
        verdict = verdict_of_cell(text.strip(" .").lower())
        if column > last and verdict:
            found[row] = verdict
    return found
