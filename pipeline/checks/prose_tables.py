"""The prose of a document against its tables: a percentage or a change in words of what cells say.

Only what holds is told: the words may mean other cells than those that were looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.figures import Figure, Figures, Passage, words
from pipeline.checks.intervals import Interval
from pipeline.checks.named_bases import content
from pipeline.checks.ratios import part_of
from pipeline.checks.shares import fits, relate, rounded
from pipeline.checks.tables.sheet import Sheet
from pipeline.checks.totals import adds_up, holds
from pipeline.checks.verdict import Value, compare, make
from pipeline.records import Check

_LEAST = 20  # a smaller change is the difference of two cells by chance
_TOTALS = 4  # of the rows that are totals
_ROWS = 400  # rows of tables that prose is held against
Pair = tuple[Figure, Figure, str, str]  # two cells, with what heads or labels each
_ITEMS = re.compile(r"(?<!\w)mục (\d{1,2})((?:(?:,| và|;)\s+(?:mục )?\d{1,2})+)(?!\w)")


def check(figures: Figures, every: Sequence[Sheet]) -> Iterator[Check]:
    """Every percentage, change and sum in running text that the figures of a table bear out."""
    tables = [sheet for sheet in every if len(sheet.rows) <= _ROWS]
    if not tables:
        return
    pairs = [_pairs(sheet) for sheet in tables]
    for passage in (p for p in figures.passages if p.block.table < 0):
        for at, item in enumerate(passage.figures):
            if item.label == "PERCENT" and not passage.changes(item):
                yield from _percent(passage, item, pairs)
            elif item.label in ("COUNT", "MONEY") and passage.changes(item):
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
    if exact.high - exact.low >= 1 or words("target").search(passage.before(percent)):
        return
    part, after = part_of(passage, percent), passage.after(percent)
    said = content(re.split(r"[.;(),]", passage.before(percent))[-1])
    for pairs in tables:
        for first, whole, head, base in pairs:
            if part:
                fitting = (
                    whole.label == part.label and content(base) and content(base) <= content(after)
                )
                if (
                    fitting
                    and whole.interval.value > part.interval.value
                    and fits(part.interval, whole.interval, exact)
                ):
                    yield from filter(None, [relate(part, whole, percent)])
                    return
            elif (
                content(head)
                and len(content(head) & said) * 2 > len(content(head))
                and 0 < first.interval.value < whole.interval.value
                and fits(first.interval, whole.interval, exact)
            ):
                yield from filter(None, [relate(first, whole, percent)])
                return


def _pairs(sheet: Sheet) -> list[Pair]:
    """Two cells of the total row, or of the only row, with the heads of their columns; or two of a
    column, with the labels of their rows where the table runs downwards."""
    totals = [row for row in sheet.rows if words("total").match(sheet.label(row).lower())]
    found: list[Pair] = []
    for row in totals[-_TOTALS:] or sheet.rows[-1:]:
        cells = [(f, sheet.head(c)) for c in sheet.columns if (f := sheet.valued.get((row, c)))]
        found += [
            (a, b, x, y)
            for a, x in cells
            for b, y in cells
            if a is not b and a.label == b.label != "PERCENT"
        ]
    if len(sheet.rows) <= _LEAST:
        for column in reversed(sheet.columns):
            cells = [
                (f, sheet.label(row).lower())
                for row in sheet.rows
                if (f := sheet.valued.get((row, column)))
            ]
            found += [
                (a, b, x, y)
                for a, x in cells
                for b, y in cells
                if a is not b and a.label == b.label != "PERCENT"
            ]
    return found


# ---------------------------------------------------------------- changes


def _change(passage: Passage, at: int, tables: Sequence[Sheet]) -> Iterator[Check]:
    """ "tăng 538 hồ sơ (tăng 18,7%) so với cùng kỳ" of two cells of one row."""
    change = passage.figures[at]
    if change.interval.value < _LEAST or not change.equals:
        return
    rises = words("rise").search(passage.before(change)[-40:]) is not None
    said = content(passage.before(change))
    for sheet in tables:
        for row in sheet.rows:
            label = content(sheet.label(row).lower())
            if not label or len(label & said) * 2 < len(label):
                continue
            cells = [
                f
                for c in sheet.columns
                if (f := sheet.valued.get((row, c))) and f.label == change.label
            ]
            for now, before in ((a, b) for a in cells for b in cells if a is not b):
                low, high = (before, now) if rises else (now, before)
                if not adds_up([high.interval, low.interval, change.interval]):
                    continue
                values: dict[str, Value] = {
                    "before": before,
                    "sign": "+" if rises else "-",
                    "change": change,
                    "now": now,
                }
                numbers = [f.mention.value for f in (before, change, now)]
                yield make(
                    "sum",
                    "holds",
                    "change.holds",
                    [f.mention for f in (before, change, now)],
                    numbers,
                    values,
                    compare(now.interval.value, now.interval.value),
                )
                behind = passage.figures[at + 1 : at + 2]
                if (
                    behind
                    and behind[0].label == "PERCENT"
                    and before.interval.can_divide
                    and fits(change.interval, before.interval, rounded(behind[0]))
                ):
                    yield from filter(None, [relate(change, before, behind[0])])
                return


# ---------------------------------------------------------------- named rows


def _items(passage: Passage, total: Figure, tables: Sequence[Sheet]) -> Iterator[Check]:
    """ "mục 1 và mục 4 với số tiền 648,5 triệu đồng": rows that are named by their numbers."""
    start = passage.sentences[passage.sentence(total.start)][0]
    named = list(_ITEMS.finditer(passage.lower, start, total.start))
    numbers = set(re.findall(r"\d+", named[-1][0])) if named else set()
    for sheet in tables if numbers else ():
        rows = [row for row in sheet.rows if sheet.grid.rows[row].mark in numbers]
        for column in sheet.columns:
            parts = [
                f
                for row in rows
                if (f := sheet.valued.get((row, column))) and f.label in ("MONEY", "COUNT")
            ]
            if len(parts) == len(numbers) and _adds_up(total.interval, parts):
                yield holds(total, parts)
                return


def _adds_up(total: Interval, parts: Sequence[Figure]) -> bool:
    return len(parts) > 1 and adds_up([total, *(f.interval for f in parts)])
