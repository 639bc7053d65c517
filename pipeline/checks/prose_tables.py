"""The prose of a document against its tables: a percentage or a change in words of what cells say.

Only what holds is told: the words may mean other cells than those that were looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import permutations

from pipeline.checks.figures import Figure
from pipeline.checks.intervals import Interval
from pipeline.checks.named_bases import content
from pipeline.checks.passages import Figures, Passage
from pipeline.checks.patterns import opens, pattern, said
from pipeline.checks.ratios import part_of
from pipeline.checks.shares import fits, relate, rounded
from pipeline.checks.tables.sheet import Sheet
from pipeline.checks.totals import adds_up, holds
from pipeline.checks.verdict import compare, make
from pipeline.checks.wording import Value
from pipeline.records import Check

_LEAST = 20  # a smaller change is the difference of two cells by chance
_TOTALS = 4  # of the rows that are totals
_ROWS = 400  # rows of tables that prose is held against
# two cells, with what heads or labels each
Pair = tuple[Figure, Figure, str, str]
_ITEMS = pattern("prose tables items")


def check(figures: Figures, every: Sequence[Sheet]) -> Iterator[Check]:
    """Every percentage, change and sum in running text that the figures of a table bear out."""
    tables = [sheet for sheet in every if len(sheet.rows) <= _ROWS]
    if not tables:
        return
    pairs = [_pairs(sheet) for sheet in tables]
    for passage in figures.outside_tables:
        for at, item in enumerate(passage.figures):
            if item.is_percent and not passage.changes(item):
                yield from _percent(passage, item, pairs)
            elif item.adds and passage.changes(item):
                yield from _change(passage, at, tables)
            elif item.label == "MONEY":
                yield from _items(passage, item, tables)


# ---------------------------------------------------------------- percentages


def _percent(
    passage: Passage, percent: Figure, tables: Sequence[Sequence[Pair]]
) -> Iterator[Check]:
    """ "1.805 hồ sơ, chiếm 55,4% số hồ sơ đã giải quyết", and "Tỷ lệ giải quyết đúng hạn đạt
    99,15%" alone."""
    exact = rounded(percent)
    if exact.high - exact.low >= 1 or said("target", passage.before(percent)):
        return
    part, after = part_of(passage, percent), passage.after(percent)
    named = content(re.split(r"[.;(),]", passage.before(percent))[-1])
    for pairs in tables:
        for first, whole, head, base in pairs:
            if part:
                fitting = (
                    whole.label == part.label
                    and content(base)
                    and content(base) <= content(after)
                )
                if (
                    fitting
                    and whole.value > part.value
                    and fits(part.interval, whole.interval, exact)
                ):
                    yield from filter(None, [relate(part, whole, percent)])
                    return
            elif (
                content(head)
                and len(content(head) & named) * 2 > len(content(head))
                and 0 < first.value < whole.value
                and fits(first.interval, whole.interval, exact)
            ):
                yield from filter(None, [relate(first, whole, percent)])
                return


def _pairs(sheet: Sheet) -> list[Pair]:
    """Two cells of the total row, or of the only row, with the heads of their columns; or two of a
    column, with the labels of their rows where the table runs downwards."""
    totals = [
        row for row in sheet.rows if opens("total", sheet.label(row).lower())
    ]
    found: list[Pair] = []
    for row in totals[-_TOTALS:] or sheet.rows[-1:]:
        across = ((c, sheet.valued.get((row, c))) for c in sheet.columns)
        found += _two([(f, sheet.head(c)) for c, f in across if f])
    if len(sheet.rows) <= _LEAST:
        for column in reversed(sheet.columns):
            down = ((r, sheet.valued.get((r, column))) for r in sheet.rows)
            found += _two([(f, sheet.label(r).lower()) for r, f in down if f])
    return found


def _two(cells: Sequence[tuple[Figure, str]]) -> Iterator[Pair]:
    """Every two cells of one kind, percentages left out, with their heads."""
    for a, x in cells:
        for b, y in cells:
            if a is not b and a.label == b.label != "PERCENT":
                yield a, b, x, y


# ---------------------------------------------------------------- changes


def _change(
    passage: Passage, at: int, tables: Sequence[Sheet]
) -> Iterator[Check]:
    """ "tăng 538 hồ sơ (tăng 18,7%) so với cùng kỳ" of two cells of one row."""
    change = passage.figures[at]
    if change.value < _LEAST or not change.equals:
        return
    rises = said("rise", passage.before(change)[-40:])
    for before, now in _cells_of_rows_told(passage, change, tables):
        low, high = (before, now) if rises else (now, before)
        if adds_up([high.interval, low.interval, change.interval]):
            yield _changed(before, change, now, "+" if rises else "-")
            yield from _change_in_percent(passage, at, before)
            return


def _cells_of_rows_told(
    passage: Passage, change: Figure, tables: Sequence[Sheet]
) -> Iterator[tuple[Figure, Figure]]:
    """Every two cells, before and now, of the rows whose labels the words before a change say."""
    told = content(passage.before(change))
    for sheet in tables:
        for row in sheet.rows:
            label = content(sheet.label(row).lower())
            if not label or len(label & told) * 2 < len(label):
                continue
            valued = (sheet.valued.get((row, c)) for c in sheet.columns)
            cells = [f for f in valued if f and f.label == change.label]
            yield from ((b, a) for a, b in permutations(cells, 2))


def _changed(before: Figure, change: Figure, now: Figure, sign: str) -> Check:
    values: dict[str, Value] = {
        "before": before,
        "sign": sign,
        "change": change,
        "now": now,
    }
    return make(
        "sum",
        "holds",
        "change.holds",
        [f.mention for f in (before, change, now)],
        [f.mention.value for f in (before, change, now)],
        values,
        compare(now.value, now.value),
    )


def _change_in_percent(
    passage: Passage, at: int, before: Figure
) -> Iterator[Check]:
    """The percentage right behind a change, where it is that of the value before."""
    change, behind = passage.figures[at], passage.figures[at + 1 : at + 2]
    if not behind or not behind[0].is_percent or not before.interval.can_divide:
        return
    if fits(change.interval, before.interval, rounded(behind[0])):
        yield from filter(None, [relate(change, before, behind[0])])


# ---------------------------------------------------------------- named rows


def _items(
    passage: Passage, total: Figure, tables: Sequence[Sheet]
) -> Iterator[Check]:
    """ "mục 1 và mục 4 với số tiền 648,5 triệu đồng": rows that are named by their numbers."""
    start = passage.sentences[passage.sentence(total.start)][0]
    named = list(_ITEMS.finditer(passage.lower, start, total.start))
    numbers = set(re.findall(r"\d+", named[-1][0])) if named else set()
    for sheet in tables if numbers else ():
        rows = [
            row for row in sheet.rows if sheet.grid.rows[row].mark in numbers
        ]
        for column in sheet.columns:
            parts = [
                f
                for row in rows
                if (f := sheet.valued.get((row, column))) and f.adds
            ]
            if len(parts) == len(numbers) and _adds_up(total.interval, parts):
                yield holds(total, parts)
                return


def _adds_up(total: Interval, parts: Sequence[Figure]) -> bool:
    return len(parts) > 1 and adds_up([total, *(f.interval for f in parts)])
