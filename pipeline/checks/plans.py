"""What prose says of a result against the row of a table that gives it: "tỷ lệ xã đạt chuẩn 75%,
đạt 100% kế hoạch, tăng 9% so với cùng kỳ" beside a row with the plan 67, the result 75 and the
percentages 112 and 354.

The row is found by its label and by the result that both give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from pipeline.checks.figures import Figure
from pipeline.checks.intervals import HUNDRED, Interval
from pipeline.checks.passages import Figures, Passage
from pipeline.checks.patterns import direction, opens, said
from pipeline.checks.shares import exactly, held, rounded
from pipeline.checks.slashed import first_side
from pipeline.checks.table_rows import BEFORE, PLAN, TableRow, TableRows
from pipeline.checks.tables.sheet import Sheet
from pipeline.checks.verdict import compare, tested
from pipeline.checks.wording import Value
from pipeline.records import Check

_APART = re.compile(r"[;.]")
_LINK = 30  # characters between a result and a percentage that is told of it


@dataclass(frozen=True)
class _Told:
    """A percentage in words: of the plan, or a rise or fall from the time before."""

    base: str
    percent: Figure
    # 1 of a rise, -1 of a fall, 0 of a percentage of the base itself
    sign: int = 0

    def agrees(self, percent: Interval, printed: Interval) -> bool:
        """Whether a table says the same; it gives a rise of 9 % as 109, too."""
        if percent.meets(printed):
            return True
        if not self.sign:
            return False
        rises = self.sign > 0
        index = HUNDRED + percent if rises else HUNDRED - percent
        return index.meets(printed)


@dataclass(frozen=True)
class _Pair:
    """A percentage in words, and what the table prints in its place."""

    told: _Told
    printed: Figure

    @property
    def said(self) -> Figure:
        return self.told.percent

    @property
    def agrees(self) -> bool:
        said, printed = rounded(self.said), rounded(self.printed)
        return self.told.agrees(said, printed)


def check(figures: Figures, sheets: Sequence[Sheet]) -> Iterator[Check]:
    """Every result in running text with a percentage whose row stands in a table."""
    rows = TableRows(sheets)
    for passage in figures.outside_tables if rows else ():
        for item in passage.figures:
            percents = [*_percents(passage, item)]
            if percents and not passage.changes(item):
                # "88,5/90%, đạt 98,4% KH"
                result = first_side(passage, item) or item
                yield from _of_result(passage, result, percents, rows)


def _percents(passage: Passage, result: Figure) -> Iterator[_Told]:
    """The percentages behind a result that are told of it."""
    before = result
    behind = passage.figures[passage.ordinal(result) + 1 :]
    for percent in takewhile(lambda f: f.is_percent, behind):
        between = passage.between(before.end, percent.start).lstrip("% ")
        if len(between) > _LINK or _APART.search(between):
            return
        after = passage.after(percent).lstrip("% ")
        if said("change", between):
            if opens("than before", after):
                yield _Told(BEFORE, percent, direction(between))
        elif said("reach", between) and opens("of plan", after):
            yield _Told(PLAN, percent)
        before = percent


def _of_result(
    passage: Passage,
    result: Figure,
    percents: Sequence[_Told],
    rows: TableRows,
) -> Iterator[Check]:
    """The checks against the first row that gives the result."""
    for row in rows.told(passage, result):
        shares = row.shares
        known = [told for told in percents if told.base in shares]
        pairs = [_Pair(told, shares[told.base]) for told in known]
        if pairs and _gives(row, result):
            yield from _of_row(result, row, pairs)
            return


def _gives(row: TableRow, result: Figure) -> bool:
    """Whether a row gives a result."""
    printed = (f.interval for f in row.results)
    if not any(map(result.interval.meets, printed)):
        return False
    return result.label == row.results[0].label


def _of_row(
    result: Figure,
    row: TableRow,
    pairs: Sequence[_Pair],
) -> Iterator[Check]:
    yield from _of_plan(result, row, pairs)
    wrong = [pair for pair in pairs if not pair.agrees]
    if not wrong:
        yield from (_compared(result, row, pair) for pair in pairs)
    elif row.actual and not result.interval.meets(row.actual.interval):
        yield _another_result(
            result,
            row.actual,
            row,
            wrong[0],
        )
    elif len(wrong) == 1:
        yield _compared(result, row, wrong[0])
    else:
        yield _several(result, row, wrong)


def _of_plan(
    result: Figure,
    row: TableRow,
    pairs: Sequence[_Pair],
) -> Iterator[Check]:
    """The percentage of the plan against the plan that the row gives, where it fits."""
    if row.plan is None:
        return
    plan = exactly(row.plan)
    of_plan = [pair.said for pair in pairs if pair.told.base == PLAN]
    for percent in of_plan[:1]:
        if found := held(result, plan, percent):
            yield found


def _of_table(row: TableRow) -> dict[str, Value]:
    return {"row": row.label, "table": row.sheet.name}


def _compared(
    result: Figure,
    row: TableRow,
    pair: _Pair,
) -> Check:
    """One percentage; of a plan with the plan itself."""
    plan = row.plan if pair.told.base == PLAN else None
    shown = _of_table(row) | {
        "result": result,
        "percent": pair.said,
        "share": pair.printed,
    }
    if plan is None:
        figures = [result, pair.said, pair.printed]
        return _same("told", figures, [pair], shown)
    figures = [
        result,
        plan,
        pair.said,
        pair.printed,
    ]
    return _same(
        "plan",
        figures,
        [pair],
        shown | {"plan": plan},
    )


def _several(
    result: Figure,
    row: TableRow,
    pairs: Sequence[_Pair],
) -> Check:
    told = [pair.said for pair in pairs]
    printed = [pair.printed for pair in pairs]
    shown = _of_table(row) | {
        "result": result,
        "said1": told[0],
        "said2": told[1],
        "printed1": printed[0],
        "printed2": printed[1],
    }
    return _same(
        "told.several",
        [result, *told, *printed],
        pairs,
        shown,
    )


def _another_result(
    result: Figure,
    actual: Figure,
    row: TableRow,
    pair: _Pair,
) -> Check:
    """The words give another result than the table, and another percentage."""
    shown = _of_table(row) | {
        "result": result,
        "actual": actual,
        "share": pair.printed,
    }
    return _same(
        "told.result",
        [result, actual, pair.printed],
        [pair],
        shown,
    )


def _same(
    key: str,
    figures: Sequence[Figure],
    pairs: Sequence[_Pair],
    shown: dict[str, Value],
) -> Check:
    """The check that what words and table say of a result is one."""
    first = pairs[0]
    both = [f for pair in pairs for f in (pair.said, pair.printed)]

    def agree(values: Sequence[Interval]) -> bool:
        sides = zip(
            pairs,
            values[::2],
            values[1::2],
            strict=True,
        )
        return all(pair.told.agrees(*intervals) for pair, *intervals in sides)

    return tested(
        "same",
        key,
        [replace(f, interval=rounded(f)) for f in both],
        agree,
        shown,
        compare(first.printed.value, first.said.value),
        told=figures,
    )
