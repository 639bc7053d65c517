"""What prose says of a plan against the table that gives it: "tỷ lệ xã đạt chuẩn 75%, đạt 100% kế
hoạch" beside a row with the plan 67, the result 75 and 112 %.

The row is found by its label, and by the result that both give; only a row that no other equals in
words is taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.checks.figures import Figure, Figures, Passage, words
from pipeline.checks.intervals import Interval
from pipeline.checks.named_bases import content
from pipeline.checks.shares import rounded
from pipeline.checks.tables.sheet import Sheet
from pipeline.checks.verdict import Value, compare, judged, make
from pipeline.records import Check

_OF_PLAN = re.compile(r"\s*%?\s*(?:so với\s+)?(?:kh|kế hoạch|dự toán)(?!\w)")
_REACHED = re.compile(r"[^\d;.()]{0,30},?\s*(?:và\s+)?đạt\s*")
_CLAUSE = re.compile(r"[;.:]|,\s")
_SHARED = 0.75  # of a label's words that prose must say


def check(figures: Figures, sheets: Sequence[Sheet]) -> Iterator[Check]:
    """Every percentage of a plan in running text whose row stands in a table."""
    rows = [_Row(sheet, row) for sheet in sheets for row in sheet.rows]
    rows = [row for row in rows if row.share and row.plan and len(row.words) > 2]
    for passage in figures.passages if rows else ():
        if passage.block.table >= 0:
            continue
        for result, percent in zip(passage.figures, passage.figures[1:], strict=False):
            between = passage.between(result.end, percent.start)
            told = percent.label == "PERCENT" and _REACHED.fullmatch(
                between.lstrip("% ")
            )
            of_plan = told and _OF_PLAN.match(passage.lower, percent.end)
            row = _row(passage, result, rows) if of_plan else None
            if row:
                yield _compared(result, percent, row)


class _Row:
    """A row with a plan and the percentage of it that was reached."""

    def __init__(self, sheet: Sheet, row: int) -> None:
        self.words = content(sheet.label(row).lower())
        found = {c: f for c in sheet.columns if (f := sheet.valued.get((row, c)))}
        planned = _planned(sheet)
        amounts = {c: f for c, f in found.items() if c not in sheet.shares}
        shares = {c: f for c, f in found.items() if c in sheet.shares}
        self.share = _only(
            f
            for c, f in shares.items()
            if c in planned or words("plan").search(sheet.head(c))
        )
        self.plan = _only(f for c, f in amounts.items() if c in planned)
        self.results = [f for c, f in amounts.items() if c not in planned]


def _planned(sheet: Sheet) -> set[int]:
    return {c.number for c in sheet.grid.columns if c.status == "planned"}


def _only(figures: Iterable[Figure]) -> Figure | None:
    found = list(figures)
    return found[0] if len(found) == 1 else None


def _row(passage: Passage, result: Figure, rows: Sequence[_Row]) -> _Row | None:
    """The only row whose label the clause says and that gives the same result."""
    said = content(_CLAUSE.split(passage.before(result))[-1])
    fitting = []
    for row in rows:
        shared = len(row.words & said) / len(row.words)
        same = any(result.interval.meets(f.interval) for f in row.results)
        if shared >= _SHARED and same:
            fitting.append((shared, len(row.words), row))
    fitting.sort(key=lambda found: found[:2], reverse=True)
    alone = len(fitting) == 1 or (fitting and fitting[0][:2] > fitting[1][:2])
    return fitting[0][2] if alone else None


def _compared(result: Figure, percent: Figure, row: _Row) -> Check:
    share, plan = row.share, row.plan
    assert share is not None and plan is not None  # rows without are left out
    pair = [replace(f, interval=rounded(f)) for f in (percent, share)]

    def agree(values: Sequence[Interval]) -> bool:
        return values[0].meets(values[1])

    verdict = judged(pair, agree)
    mentions = [result.mention, plan.mention, percent.mention, share.mention]
    shown: dict[str, Value] = {
        "result": result,
        "plan": plan,
        "percent": percent,
        "share": share,
        **verdict.shown,
    }
    return make(
        "same",
        verdict.outcome,
        f"plan.{verdict.key}",
        mentions,
        [m.value for m in mentions],
        shown,
        compare(share.interval.value, percent.interval.value),
    )
