"""Results that are said to reach their goal, or to miss it, against both figures: "chỉ tiêu giao
giảm 3%, kết quả giảm 2,47%, vượt chỉ tiêu"; "đạt 95% kế hoạch, vượt kế hoạch"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.counted import comparable
from pipeline.checks.figures import Figure
from pipeline.checks.intervals import HUNDRED
from pipeline.checks.passages import Figures, Passage
from pipeline.checks.patterns import finds, is_whole, opens, said
from pipeline.checks.verdict import compare, outright, told
from pipeline.checks.wording import Value
from pipeline.records import Check

MET, MISSED = "met", "missed"
_BEHIND = (
    60  # characters behind the figures in which the goal is said to be reached
)


def check(figures: Figures) -> Iterator[Check]:
    """Every such statement in running text."""
    for passage in figures.outside_tables:
        for first, second in pairwise(passage.figures):
            yield from _pair(passage, first, second)
        for item in passage.figures:
            yield from _of_plan(passage, item)


def _pair(
    passage: Passage,
    first: Figure,
    second: Figure,
) -> Iterator[Check]:
    """A goal and a result that stand side by side, the first of them before what is said."""
    if not passage.in_one_sentence(first, second) or first.is_ratio:
        return
    verdict = _said(passage, second)
    ahead, behind = (_is_goal(passage, item) for item in (first, second))
    if not verdict or ahead == behind or not comparable(first, second):
        return
    goal, result = (first, second) if ahead else (second, first)
    if not _counts_up(passage, goal, result):
        return
    if _results(passage, goal, result):
        yield weighed(goal, result, verdict)


def _is_goal(passage: Passage, item: Figure) -> bool:
    """Whether the words right before a figure give it as a goal."""
    return finds("goals goal", passage.before(item))


def _results(
    passage: Passage,
    goal: Figure,
    result: Figure,
) -> bool:
    """Whether the other figure is a result: what was reached, or what stands before the bracket
    with the goal."""
    if passage.depth(goal) > passage.depth(result):
        return True
    return finds("goals result", passage.before(result))


def _counts_up(
    passage: Passage,
    goal: Figure,
    result: Figure,
) -> bool:
    """Whether more is better: no ceilings, and nothing of which there should be little, unless it
    is to fall."""
    first = min(goal.start, result.start)
    start, end = passage.sentences[passage.sentence(first)]
    sentence = passage.between(start, end)
    if goal.mention.cmp in ("<", "<=") or finds("goals ceiling", sentence):
        return False
    leads = (passage.before(goal), passage.before(result))
    falls = all(said("fall", lead) for lead in leads)
    return falls or not said("fewer", sentence)


def _said(passage: Passage, last: Figure) -> str:
    """What the words behind a figure say of the goal; "" for nothing."""
    text = passage.after(last)[:_BEHIND]
    if finds("goals missed", text):
        return MISSED
    return MET if finds("goals met", text) else ""


def verdict_of_cell(text: str) -> str:
    """What a cell in lower case says of a goal; "" where it says something else."""
    if is_whole("goals cell missed", text):
        return MISSED
    return MET if is_whole("goals cell met", text) else ""


def _of_plan(passage: Passage, percent: Figure) -> Iterator[Check]:
    """ "đạt 95% kế hoạch, vượt kế hoạch": a percentage of the goal itself."""
    if not percent.is_percent or passage.changes(percent):
        return
    if not opens("of plan", passage.after(percent).lstrip("% ")):
        return
    if not said("reach", passage.before(percent)[-_BEHIND:]):
        return
    verdict = _said(passage, percent)
    if verdict and _counts_up(passage, percent, percent):
        whole = Figure(percent.mention, HUNDRED)
        yield weighed(whole, percent, verdict)


def met(goal: Figure, result: Figure) -> bool:
    """Whether a result may have reached its goal."""
    return result.interval.high >= goal.value


def weighed(
    goal: Figure,
    result: Figure,
    verdict: str,
    *,
    sure: bool = True,
) -> Check:
    """The check that a result has met or missed its goal."""
    missed = result.interval.low < goal.value
    right = met(goal, result) if verdict == MET else missed
    itself = goal.mention is result.mention
    figures = [result] if itself else [goal, result]
    shown: dict[str, Value] = {"result": result, "goal": goal}
    return told(
        "contradiction",
        f"goal.{verdict}",
        outright(right, figures, sure=sure),
        figures,
        shown,
        compare(goal.value, result.value),
    )
