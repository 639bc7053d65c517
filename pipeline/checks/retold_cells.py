"""Cells that running text tells otherwise: "chi 322.962 triệu đồng, bằng 37,24% dự toán" of a row
with 322.962 and 32,74.

A sentence that gives one cell of a row speaks of the row; what differs from another cell of it as a
slip of the hand does, and stands in no table, is that cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from pipeline.checks.figures import Figure
from pipeline.checks.named_bases import content, words_around
from pipeline.checks.passages import Figures, Passage
from pipeline.checks.patterns import said
from pipeline.checks.repeated_quantities import slip
from pipeline.checks.tables.sheet import Sheet
from pipeline.checks.verdict import compare, outright, told
from pipeline.checks.wording import Value
from pipeline.grouping import by_key
from pipeline.records import Check

_ROWS = 400  # rows of tables that prose is held against
_LONG = 4  # digits of a cell that points to its row alone
_MANY = 5  # digits of a figure of which one is wrong by a slip alone
_NO_DIGIT = re.compile(r"\D")
_Place = tuple[int, int]  # ordinal of a sheet, and row


@dataclass(frozen=True)
class _Tables:
    """The rows of the tables, and where each value stands."""

    sheets: Sequence[Sheet]

    def rows(self) -> Iterator[tuple[_Place, Mapping[int, Figure]]]:
        """Every row of every sheet with its figures by column."""
        for at, sheet in enumerate(self.sheets):
            for row in sheet.rows:
                yield (at, row), sheet.valued_in_row(row)

    def places(self) -> dict[tuple[bool, str], list[tuple[_Place, int]]]:
        """The rows and columns that print what figures print, by ``_key``."""
        return by_key(
            (_key(cell), (place, column))
            for place, cells in self.rows()
            for column, cell in cells.items()
        )


def _key(item: Figure) -> tuple[bool, str]:
    """Equal for figures that are printed with the same digits, whatever their unit."""
    return item.is_percent, _digits(item)


def _digits(item: Figure) -> str:
    """What is printed, without marks."""
    return _NO_DIGIT.sub("", item.mention.text)


def check(figures: Figures, every: Sequence[Sheet]) -> Iterator[Check]:
    """Every cell that a sentence tells otherwise."""
    tables = _Tables([s for s in every if len(s.rows) <= _ROWS])
    places = tables.places() if tables.sheets else {}
    if not places:
        return
    for passage in figures.outside_tables:
        for start, end in passage.sentences:
            inside = passage.within(start, end)
            if len(inside) > 1:
                yield from _of_sentence(
                    passage,
                    inside,
                    tables,
                    places,
                )


def _of_sentence(
    passage: Passage,
    inside: Sequence[Figure],
    tables: _Tables,
    places: Mapping[tuple[bool, str], Sequence[tuple[_Place, int]]],
) -> Iterator[Check]:
    """What a sentence tells otherwise of the rows that it speaks of."""
    spoken = by_key(
        (place, column)
        for item in inside
        for place, column in places.get(_key(item), ())
        if _points(passage, item, tables.sheets[place[0]], column)
    )
    others = [
        item
        for item in inside
        if _key(item) not in places and _is_told(passage, item)
    ]
    for place, columns in spoken.items():
        sheet = tables.sheets[place[0]]
        cells = sheet.valued_in_row(place[1])
        left = {c: f for c, f in cells.items() if c not in columns}
        for item, (column, cell) in product(others, left.items()):
            if not _slipped(item, cell):
                continue
            if _means(passage, item, sheet, column, left):
                yield _told(item, cell)


def _points(
    passage: Passage,
    item: Figure,
    sheet: Sheet,
    column: int,
) -> bool:
    """Whether a figure that a cell prints too points to that cell's row: by its length, or as words
    say the head of the column."""
    if len(_digits(item)) >= _LONG:
        return True
    return len(_digits(item)) > 1 and _headed(passage, item, sheet, column)


def _headed(
    passage: Passage,
    item: Figure,
    sheet: Sheet,
    column: int,
) -> bool:
    """Whether the words around a figure say the head of a column."""
    head = content(sheet.own_head(column))
    return bool(head) and head <= words_around(passage, item)


def _is_told(passage: Passage, item: Figure) -> bool:
    """Whether a figure is a plain statement: no change, no plan, of no other time."""
    lead = passage.before(item)
    if passage.changes(item) or not item.equals or item.is_ratio:
        return False
    groups = ("benchmark", "plan", "target")
    return not any(said(group, lead) for group in groups)


def _slipped(item: Figure, cell: Figure) -> bool:
    """Whether a figure differs from a cell by one digit, or by two neighbours exchanged."""
    if item.is_percent != cell.is_percent:
        return False
    return slip(_digits(item), _digits(cell))


def _means(
    passage: Passage,
    item: Figure,
    sheet: Sheet,
    column: int,
    left: Mapping[int, Figure],
) -> bool:
    """Whether words say the head of a cell's column, or it is the only percentage of its row, or
    the only one that two exchanged digits make of what is told."""
    if _headed(passage, item, sheet, column):
        return True
    # "đạt 104% kế hoạch" is a result like many
    if not item.is_percent or "," not in item.mention.text:
        return False
    shares = [f for f in left.values() if f.is_percent]
    return len(shares) == 1 or _exchanged(item, left[column])


def _exchanged(item: Figure, cell: Figure) -> bool:
    """Whether two figures have the same digits in another order."""
    return sorted(_digits(item)) == sorted(_digits(cell))


def _told(item: Figure, cell: Figure) -> Check:
    sure = _exchanged(item, cell) or len(_digits(item)) >= _MANY
    shown: dict[str, Value] = {"first": cell, "second": item}
    return told(
        "same",
        "same",
        outright(False, (item, cell), sure=sure),
        (cell, item),
        shown,
        compare(cell.value, item.value),
    )
