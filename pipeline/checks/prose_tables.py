"""The prose of a document against its tables: a percentage or a change in words of what cells say.

Only what holds is told: the words may mean other cells than those that were looked at.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from pipeline.checks.figures import Figure
from pipeline.checks.intervals import Interval
from pipeline.checks.named_bases import content
from pipeline.checks.passages import Figures, Passage
from pipeline.checks.patterns import pattern, said, total_opening
from pipeline.checks.ratios import part_of
from pipeline.checks.shares import held, rounded
from pipeline.checks.tables.sheet import Sheet
from pipeline.checks.totals import adds_up, holds
from pipeline.checks.verdict import compare, outright, told
from pipeline.checks.wording import Value
from pipeline.records import Check

_LEAST = 20  # a smaller change is the difference of two cells by chance
_TOTALS = 4  # of the rows that are totals
_ROWS = 400  # rows of tables that prose is held against
_ITEMS = pattern("prose tables items")
_CLAUSE = re.compile(r"[.;(),]")


@dataclass(frozen=True)
class _Pair:
    """Two cells that may be part and whole, with the words of their heads or labels."""

    part: Figure
    whole: Figure
    head: frozenset[str]
    base: frozenset[str]


def check(figures: Figures, every: Sequence[Sheet]) -> Iterator[Check]:
    """Every percentage, change and sum in running text that the figures of a table bear out."""
    tables = [sheet for sheet in every if len(sheet.rows) <= _ROWS]
    if not tables:
        return
    pairs = [pair for sheet in tables for pair in _pairs(sheet)]
    for passage in figures.outside_tables:
        for item in passage.figures:
            if passage.changes(item):
                if item.adds:
                    yield from _change(passage, item, tables)
            elif item.is_percent:
                yield from _percent(passage, item, pairs)
            elif item.is_money:
                yield from _items(passage, item, tables)


# ---------------------------------------------------------------- percentages


def _percent(
    passage: Passage,
    percent: Figure,
    pairs: Sequence[_Pair],
) -> Iterator[Check]:
    """ "1.805 hồ sơ, chiếm 55,4% số hồ sơ đã giải quyết", and "Tỷ lệ giải quyết đúng hạn đạt
    99,15%" alone."""
    exact, lead = rounded(percent), passage.before(percent)
    if exact.high - exact.low >= 1 or said("target", lead):
        return
    if part := part_of(passage, percent):
        base = content(passage.after(percent))
        told = [pair for pair in pairs if _is_whole(pair, part, base)]
        fitting = [(part, pair.whole) for pair in told]
    else:
        *_, clause = _CLAUSE.split(lead)
        named = content(clause)
        told = [pair for pair in pairs if _is_told(pair, named)]
        fitting = [(pair.part, pair.whole) for pair in told]
    for one, whole in fitting:
        if found := held(one, whole, percent):
            yield found
            return


def _is_whole(
    pair: _Pair,
    part: Figure,
    base: frozenset[str],
) -> bool:
    """Whether words name a cell as the whole of a part that the text gives."""
    if pair.whole.label != part.label or not pair.base:
        return False
    return pair.base <= base and pair.whole.value > part.value


def _is_told(pair: _Pair, named: frozenset[str]) -> bool:
    """Whether words name the part among two cells by most words of its head."""
    if not pair.head or not 0 < pair.part.value < pair.whole.value:
        return False
    said = pair.head & named
    return len(said) * 2 > len(pair.head)


def _pairs(sheet: Sheet) -> list[_Pair]:
    """Two cells of the total row, or of the only row, with the heads of their columns; or two of a
    column, with the labels of their rows where the table runs downwards."""
    labels = {row: sheet.label(row).lower() for row in sheet.rows}
    heads = {column: sheet.head(column) for column in sheet.columns}
    totals = [row for row in sheet.rows if total_opening(labels[row])]
    found: list[_Pair] = []
    for row in totals[-_TOTALS:] or sheet.rows[-1:]:
        found += _two(sheet.valued_in_row(row), heads)
    if len(sheet.rows) <= _LEAST:
        for column in reversed(sheet.columns):
            found += _two(sheet.valued_in_column(column), labels)
    return found


def _two(
    cells: Mapping[int, Figure], texts: Mapping[int, str]
) -> Iterator[_Pair]:
    """Every two cells of one kind, percentages left out, with what their heads or labels say."""
    amounts = [at for at, cell in cells.items() if not cell.is_percent]
    said = {at: content(texts[at]) for at in amounts}
    for first, second in permutations(amounts, 2):
        part, whole = cells[first], cells[second]
        if part.label == whole.label:
            yield _Pair(part, whole, said[first], said[second])


# ---------------------------------------------------------------- changes


def _change(
    passage: Passage,
    change: Figure,
    tables: Sequence[Sheet],
) -> Iterator[Check]:
    """ "tăng 538 hồ sơ (tăng 18,7%) so với cùng kỳ" of two cells of one row."""
    if change.value < _LEAST or not change.equals:
        return
    rises = said("rise", passage.before(change)[-40:])
    for before, now in _cells_of_rows_told(passage, change, tables):
        low, high = (before, now) if rises else (now, before)
        if adds_up([high.interval, low.interval, change.interval]):
            yield _changed(
                before,
                change,
                now,
                "+" if rises else "-",
            )
            yield from _change_in_percent(passage, change, before)
            return


def _cells_of_rows_told(
    passage: Passage,
    change: Figure,
    tables: Sequence[Sheet],
) -> Iterator[tuple[Figure, Figure]]:
    """Every two cells, before and now, of the rows whose labels the words before a change say."""
    told = content(passage.before(change))
    for sheet in tables:
        for row in sheet.rows:
            label = content(sheet.label(row).lower())
            if not label or len(label & told) * 2 < len(label):
                continue
            valued = sheet.valued_in_row(row).values()
            cells = [f for f in valued if f.label == change.label]
            for now, before in permutations(cells, 2):
                yield before, now


def _changed(
    before: Figure,
    change: Figure,
    now: Figure,
    sign: str,
) -> Check:
    values: dict[str, Value] = {
        "before": before,
        "sign": sign,
        "change": change,
        "now": now,
    }
    return told(
        "sum",
        "change",
        outright(True, ()),
        (before, change, now),
        values,
        compare(now.value, now.value),
    )


def _change_in_percent(
    passage: Passage,
    change: Figure,
    before: Figure,
) -> Iterator[Check]:
    """The percentage right behind a change, where it is that of the value before."""
    share = passage.percent_behind(change)
    if share and (found := held(change, before, share)):
        yield found


# ---------------------------------------------------------------- named rows


def _items(
    passage: Passage,
    total: Figure,
    tables: Sequence[Sheet],
) -> Iterator[Check]:
    """ "mục 1 và mục 4 với số tiền 648,5 triệu đồng": rows that are named by their numbers."""
    start, _ = passage.sentences[passage.sentence(total.start)]
    named = [*_ITEMS.finditer(passage.lower, start, total.start)]
    if not named:
        return
    numbers = set(re.findall(r"\d+", named[-1][0]))
    for parts in _numbered(tables, numbers):
        if len(parts) == len(numbers) and _adds_up(total.interval, parts):
            yield holds(total, parts)
            return


def _numbered(
    tables: Sequence[Sheet], numbers: Collection[str]
) -> Iterator[list[Figure]]:
    """The counts and amounts of each column in the rows of such numbers."""
    for sheet in tables:
        marks = {row: sheet.grid.rows[row].mark for row in sheet.rows}
        for column in sheet.columns:
            cells = sheet.valued_in_column(column).items()
            numbered = (cell for row, cell in cells if marks[row] in numbers)
            yield [cell for cell in numbered if cell.adds]


def _adds_up(total: Interval, parts: Sequence[Figure]) -> bool:
    values = [part.interval for part in parts]
    return len(values) > 1 and adds_up([total, *values])
