"""Columns of a goal, a result and the word for it: "Kế hoạch 80%", "Kết quả 72,4%", "Đạt"."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.figures import Figure
from pipeline.checks.goals import MISSED, verdict, weighed
from pipeline.checks.patterns import pattern, words
from pipeline.checks.tables.sheet import Sheet
from pipeline.records import Check

_ROWS = 2  # rows with such a word
_CEILING = pattern("goals ceiling")


def check(sheet: Sheet) -> Iterator[Check]:
    """Every row of a table with one column of goals, one of results and one of words."""
    goals = [c for c in sheet.columns if _is_goal(sheet, c)]
    results = [c for c in sheet.columns if _is_result(sheet, c)]
    if len(goals) != 1 or len(results) != 1:
        return
    told = [*_told(sheet, goals[0], results[0])]
    agree = sum(_agrees(*row) for row in told)
    for goal, result, said in told:
        right = _agrees(goal, result, said)
        yield weighed(goal, result, said, sure=agree - right > 0)


def _is_goal(sheet: Sheet, column: int) -> bool:
    own = sheet.head(column).split(" / ")[-1]
    compared = pattern("goals compared").search(own)
    return words("plan").search(own) is not None and not compared


def _is_result(sheet: Sheet, column: int) -> bool:
    own = sheet.head(column).split(" / ")[-1]
    other = words("plan").search(own) or pattern("goals compared").search(own)
    return pattern("goals result").search(own) is not None and not other


def _told(
    sheet: Sheet, goal: int, result: int
) -> Iterator[tuple[Figure, Figure, str]]:
    """Goal, result and what is said, of each row in which more is better."""
    words_of: dict[int, str] = {}
    for (row, column), text in sheet.grid.texts.items():
        word = pattern("goals cell").fullmatch(text.strip(" .").lower())
        if column > max(goal, result) and word:
            words_of[row] = verdict(f"{word[0]} kế hoạch")
    if len(words_of) < _ROWS:
        return
    for row, said in sorted(words_of.items()):
        plan = sheet.figures.get((row, goal))
        own = sheet.figures.get((row, result))
        label = sheet.label(row).lower()
        text = sheet.grid.texts.get((row, goal), "")
        fewer = words("fewer").search(label) or _CEILING.search(text)
        if plan and own and said and plan.label == own.label and not fewer:
            yield plan, own, said


def _agrees(goal: Figure, result: Figure, said: str) -> bool:
    met = result.interval.high >= goal.interval.value
    return met != (said == MISSED)
