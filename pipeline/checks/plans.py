"""What prose says of a result against the row of a table that gives it: "tỷ lệ xã đạt chuẩn 75%,
đạt 100% kế hoạch, tăng 9% so với cùng kỳ" beside a row with the plan 67, the result 75 and the
percentages 112 and 354.

The row is found by its label and by the result that both give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from pipeline.checks.figures import Figure
from pipeline.checks.intervals import HUNDRED, Interval
from pipeline.checks.passages import Figures, Passage
from pipeline.checks.patterns import opens, said
from pipeline.checks.shares import exactly, fits, relate, rounded
from pipeline.checks.slashed import first_side
from pipeline.checks.table_rows import BEFORE, PLAN, TableRow, TableRows
from pipeline.checks.tables.sheet import Sheet
from pipeline.checks.verdict import compare, tested
from pipeline.checks.wording import Value
from pipeline.records import Check

_LINK = 30  # characters between a result and a percentage that is told of it


@dataclass(frozen=True)
class _Pair:
    """A percentage in words, and what the table prints in its place."""

    base: str
    said: Figure
    printed: Figure
    # 1 of a rise, -1 of a fall, 0 of a percentage of the base itself
    sign: int = 0

    @property
    def agrees(self) -> bool:
        """A table gives a rise of 9 % as 109, too."""
        said, printed = rounded(self.said), rounded(self.printed)
        if said.meets(printed):
            return True
        return bool(self.sign) and _index(said, self.sign).meets(printed)


def _index(change: Interval, sign: int) -> Interval:
    return HUNDRED + change if sign > 0 else HUNDRED - change


def check(figures: Figures, sheets: Sequence[Sheet]) -> Iterator[Check]:
    """Every result in running text with a percentage whose row stands in a table."""
    rows = TableRows(sheets)
    for passage in figures.passages if rows else ():
        if passage.block.table >= 0:
            continue
        for at, item in enumerate(passage.figures):
            percents = list(_percents(passage, at))
            if percents and not passage.changes(item):
                # "88,5/90%, đạt 98,4% KH"
                result = first_side(passage, item) or item
                yield from _told(passage, result, percents, rows)


def _percents(passage: Passage, at: int) -> Iterator[tuple[str, Figure, int]]:
    """The percentages behind a result that are told of it: base, figure, sign of a change."""
    before = passage.figures[at]
    behind = passage.figures[at + 1 :]
    for percent in takewhile(lambda f: f.is_percent, behind):
        between = passage.between(before.end, percent.start).lstrip("% ")
        if ";" in between or "." in between or len(between) > _LINK:
            return
        after = passage.after(percent).lstrip("% ")
        changed = said("change", between)
        if changed and opens("than before", after):
            yield BEFORE, percent, 1 if said("rise", between) else -1
        reached = opens("of plan", after) and not changed
        if reached and said("reach", between):
            yield PLAN, percent, 0
        before = percent


def _told(
    passage: Passage,
    result: Figure,
    percents: Sequence[tuple[str, Figure, int]],
    rows: TableRows,
) -> Iterator[Check]:
    for row in rows.told(passage, result):
        pairs = [
            _Pair(base, said, row.shares[base], sign)
            for base, said, sign in percents
            if base in row.shares
        ]
        same = any(result.interval.meets(f.interval) for f in row.results)
        if pairs and same and result.label == row.results[0].label:
            yield from _of_row(result, row, pairs)
            return


def _of_row(
    result: Figure, row: TableRow, pairs: Sequence[_Pair]
) -> Iterator[Check]:
    of_plan = next((p.said for p in pairs if p.base == PLAN), None)
    if of_plan and row.plan:
        plan = exactly(row.plan)
        if fits(result.interval, plan.interval, rounded(of_plan)):
            yield from filter(None, [relate(result, plan, of_plan)])
    wrong = [pair for pair in pairs if not pair.agrees]
    if not wrong:
        yield from (_compared(result, row, pair) for pair in pairs)
    elif row.actual and not result.interval.meets(row.actual.interval):
        yield _another_result(result, row.actual, row, wrong[0])
    elif len(wrong) == 1:
        yield _compared(result, row, wrong[0])
    else:
        yield _several(result, row, wrong)


def _compared(result: Figure, row: TableRow, pair: _Pair) -> Check:
    """One percentage; of a plan with the plan itself."""
    plan = row.plan if pair.base == PLAN else None
    figures = [f for f in (result, plan, pair.said, pair.printed) if f]
    shown: dict[str, Value] = {"result": result, "percent": pair.said}
    shown |= {"share": pair.printed, "row": row.label, "table": row.sheet.name}
    if plan:
        shown["plan"] = plan
    return _same("plan" if plan else "told", figures, [pair], shown)


def _several(result: Figure, row: TableRow, pairs: Sequence[_Pair]) -> Check:
    said, printed = [p.said for p in pairs], [p.printed for p in pairs]
    shown: dict[str, Value] = {
        "result": result,
        "said1": said[0],
        "said2": said[1],
    }
    shown |= {"printed1": printed[0], "printed2": printed[1]}
    shown |= {"row": row.label, "table": row.sheet.name}
    return _same("told.several", [result, *said, *printed], pairs, shown)


def _another_result(
    result: Figure, actual: Figure, row: TableRow, pair: _Pair
) -> Check:
    """The words give another result than the table, and another percentage."""
    shown: dict[str, Value] = {
        "result": result,
        "actual": actual,
        "share": pair.printed,
    }
    shown |= {"row": row.label, "table": row.sheet.name}
    return _same("told.result", [result, actual, pair.printed], [pair], shown)


def _same(
    key: str,
    figures: Sequence[Figure],
    pairs: Sequence[_Pair],
    shown: dict[str, Value],
) -> Check:
    """The check that what words and table say of a result is one."""
    both = [f for pair in pairs for f in (pair.said, pair.printed)]
    signs = [pair.sign for pair in pairs]

    def agree(values: Sequence[Interval]) -> bool:
        couples = zip(values[::2], values[1::2], signs, strict=True)
        return all(
            said.meets(printed)
            or (bool(sign) and _index(said, sign).meets(printed))
            for said, printed, sign in couples
        )

    return tested(
        "same",
        key,
        [replace(f, interval=rounded(f)) for f in both],
        agree,
        shown,
        compare(pairs[0].printed.value, pairs[0].said.value),
        told=figures,
    )
