"""Results that are said to reach their goal, or to miss it, against both figures: "chỉ tiêu giao
giảm 3%, kết quả giảm 2,47%, vượt chỉ tiêu"; "đạt 95% kế hoạch, vượt kế hoạch"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.counted import comparable
from pipeline.checks.figures import Figure
from pipeline.checks.intervals import HUNDRED
from pipeline.checks.passages import Figures, Passage
from pipeline.checks.patterns import pattern, words
from pipeline.checks.shares import exactly
from pipeline.checks.verdict import Value, compare, judge, make, shaky
from pipeline.records import Check

MET, MISSED = "met", "missed"
_BEHIND = (
    60  # characters behind the figures in which the goal is said to be reached
)


def check(figures: Figures) -> Iterator[Check]:
    """Every such statement in running text."""
    for passage in figures.passages:
        if passage.block.table < 0:
            for first, second in pairwise(passage.figures):
                yield from _pair(passage, first, second)
            for item in passage.figures:
                yield from _of_plan(passage, item)


def _pair(passage: Passage, first: Figure, second: Figure) -> Iterator[Check]:
    """A goal and a result that stand side by side, the first of them before what is said."""
    if passage.sentence(first.start) != passage.sentence(second.start):
        return
    if first.label == "RATIO" or not comparable(first, second):
        return
    said = _said(passage, second)
    ahead = _is_goal(passage, first)
    behind = _is_goal(passage, second)
    if not said or ahead == behind:
        return
    goal, result = (first, second) if ahead else (second, first)
    told = _counts_up(passage, goal, result)
    if told and _results(passage, goal, result):
        yield weighed(goal, result, said)


def _is_goal(passage: Passage, item: Figure) -> bool:
    """Whether the words right before a figure give it as a goal."""
    return pattern("goals goal").search(passage.before(item)) is not None


def _results(passage: Passage, goal: Figure, result: Figure) -> bool:
    """Whether the other figure is a result: what was reached, or what stands before the bracket
    with the goal."""
    told = pattern("goals result").search(passage.before(result))
    return told is not None or passage.depth(goal) > passage.depth(result)


def _counts_up(passage: Passage, goal: Figure, result: Figure) -> bool:
    """Whether more is better: no ceilings, and nothing of which there should be little, unless it
    is to fall."""
    if goal.mention.cmp in ("<", "<="):
        return False
    first = min(goal.start, result.start)
    start, end = passage.sentences[passage.sentence(first)]
    sentence = passage.between(start, end)
    if pattern("goals ceiling").search(sentence):
        return False
    falls = all(words("fall").search(passage.before(f)) for f in (goal, result))
    return falls or not words("fewer").search(sentence)


def _said(passage: Passage, last: Figure) -> str:
    """What the words behind a figure say of the goal; "" for nothing."""
    return verdict(passage.after(last)[:_BEHIND])


def verdict(text: str) -> str:
    """Whether lower-case words say that a goal was met or missed; "" for neither."""
    if pattern("goals missed").search(text):
        return MISSED
    return MET if pattern("goals met").search(text) else ""


def _of_plan(passage: Passage, percent: Figure) -> Iterator[Check]:
    """ "đạt 95% kế hoạch, vượt kế hoạch": a percentage of the goal itself."""
    if percent.label != "PERCENT" or passage.changes(percent):
        return
    of_plan = words("of plan").match(passage.after(percent).lstrip("% "))
    led = words("reach").search(passage.before(percent)[-_BEHIND:])
    said = _said(passage, percent)
    if of_plan and led and said and _counts_up(passage, percent, percent):
        whole = Figure(percent.mention, HUNDRED)
        yield weighed(whole, percent, said)


def weighed(
    goal: Figure, result: Figure, said: str, *, sure: bool = True
) -> Check:
    """The check that a result has met or missed its goal."""
    plan = exactly(goal).interval.value
    met = result.interval.high >= plan
    missed = result.interval.low < plan
    right = met if said == MET else missed
    one = goal.mention is result.mention
    figures = [result] if one else [goal, result]
    outcome = judge(right, sure=sure and not shaky(figures))
    key = {"doubtful": "unsure"}.get(outcome, outcome)
    shown: dict[str, Value] = {"result": result, "goal": goal}
    return make(
        "contradiction",
        outcome,
        f"goal.{said}.{key}",
        [f.mention for f in figures],
        [f.mention.value for f in figures],
        shown,
        compare(plan, result.interval.value),
    )
