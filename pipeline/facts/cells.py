"""Where a figure stands in a table: the heads above it, the labels beside it, as observations read
them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.clauses import side_by_side
from pipeline.clauses.phrases import words_of
from pipeline.clauses.roles import opens
from pipeline.clauses.surroundings import Around, is_time
from pipeline.facts.patterns import pattern
from pipeline.observations import Grid, observe
from pipeline.observations.values import tells_figure
from pipeline.records import Layout, Mention
from pipeline.reporting import named
from pipeline.text import fold

_TITLE = 3  # words of the head of the first column from which it is the title of the table
_CONTENTS = 5  # rows of the shortest table of contents
_NOWHERE = (-1, 0, 0)  # the cell of no table
_BESIDE = 2  # columns before a cell whose heads may name what is counted


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: its surroundings, and its table where it stands in one."""

    around: Around
    stack: tuple[str, ...] = ()  # the heads above it, outer first
    head: str = ""  # the innermost of them
    label: str = ""  # of its row
    # the labels that the row stands below, nearest first
    above: tuple[str, ...] = ()
    number_cell: bool = False  # the figure is all that its cell says
    contents: bool = False  # the table lists the pages of headings
    beside: str = ""  # the heads of the columns before
    heads: str = ""  # those of the table
    unnamed: bool = False  # one of several figures of a row, under no head
    # when what its row tells is done: "2026 - 2030" under "Thời gian thực hiện", "Giai đoạn
    # 2025-2027" over several rows
    time: str = ""
    by_time: bool = False  # the rows of its table are times, or it is their sum

    @property
    def header(self) -> str:
        """The heads above it as one text."""
        return " ".join(self.stack)


class Cells:
    """The cells of one document's tables."""

    def __init__(self, layout: Layout, mentions: Sequence[Mention]) -> None:
        self._rows: dict[tuple[int, int], tuple[Grid, int]] = {}
        self._columns: dict[str, int] = {}
        # the figures of each cell, as they stand
        self._figures: dict[tuple[int, int, int], list[Mention]] = {}
        for mention in mentions:
            if mention.cell:
                self._figures.setdefault(mention.cell, []).append(mention)
        # tables that list the pages of headings
        self._of_contents: set[int] = set()
        for grid in observe(layout, mentions, every=True):
            if _lists_pages(grid):
                self._of_contents |= {row.table for row in grid.rows}
            self._rows |= {
                (row.table, row.number): (grid, at)
                for at, row in enumerate(grid.rows)
            }
            for (_, column), figure in grid.figures.items():
                if figure.mention:
                    self._columns[figure.mention.mention_id] = column

    def place(self, mention: Mention, around: Around) -> Place:
        """Where a mention stands; its surroundings alone where it stands in no table."""
        if mention.cell is None or mention.cell[:2] not in self._rows:
            return Place(around)
        grid, at = self._rows[mention.cell[:2]]
        observed = mention.mention_id in self._columns
        column = self._columns.get(mention.mention_id, mention.cell[2])
        text = grid.texts.get((at, column), "")
        one = self._one_of(mention, text, _head(grid, column))
        # the share behind the count of its cell
        beside = mention.label == "PERCENT" and tells_figure(text)
        alone_in_cell = observed or bool(one) or beside
        labels = _labels(grid, at, text)
        further = _further(grid, at, labels) if mention.label != "COUNT" else ()
        caption = f"{_corner(grid)} {around.caption}".strip()
        *_, label = _naming(labels) or ("",)
        above = () if opens("overall", label) else _naming(labels)[-2::-1]
        heads = dict.fromkeys(" ".join(head.heads) for head in grid.columns)
        years = _years_of(grid, at)
        return Place(
            around=replace(around, caption=caption),
            stack=(one,) if one else _stack(grid, column),
            head=one or _head(grid, column),
            label=label,
            above=(*further, *above),
            number_cell=alone_in_cell,
            contents=mention.cell[0] in self._of_contents,
            beside=_beside(grid, column),
            heads=" | ".join(heads),
            unnamed=observed and _is_unnamed(grid, at, column),
            time=_time_of(grid, at, labels) or years,
            by_time=years != "",
        )

    def _one_of(self, mention: Mention, text: str, head: str) -> str:
        """What the head of a cell with several figures side by side names this one; "" for another
        cell."""
        cell = self._figures.get(mention.cell or _NOWHERE, ())
        if mention not in cell:
            return ""
        printed = [figure.text for figure in cell]
        return side_by_side.name_of(cell.index(mention), printed, text, head)


def _labels(grid: Grid, at: int, text: str) -> tuple[str, ...]:
    """The labels of a row, outer first, without the text of the cell itself; a row marked with a
    dash with the label of the row that it is a part of."""
    row = grid.rows[at]
    labels = tuple(label for label in row.labels if label != text)
    if row.rank != "dash":
        return labels
    own = f"{_whole(grid, at)} {' '.join(labels[-1:])}".strip()
    return (*labels[:-1], own)


def _naming(labels: tuple[str, ...]) -> tuple[str, ...]:
    """The labels of a row without its own where that is nothing but a time: "Hồ sơ tiếp nhận" over
    the rows "Năm 2023", "Năm 2024"."""
    times = len(labels) > 1 and is_time(labels[-1])
    return labels[:-1] if times else labels


def _further(grid: Grid, at: int, labels: Sequence[str]) -> tuple[str, ...]:
    """What further cells before the figures say of a row: "Tính linh hoạt | Tỷ lệ hồ sơ nộp qua
    mạng | 10%"."""
    leading = range(1, min(grid.filled, default=1))
    texts = (grid.texts.get((at, column), "") for column in leading)
    told = [text for text in texts if len(text.split()) > _TITLE]
    return tuple(
        text for text in told if not any(text in label for label in labels)
    )


def _time_of(grid: Grid, at: int, labels: Sequence[str]) -> str:
    """The cell of a row that tells when, else the nearest label that is nothing but a time or,
    above the row, names one: "B. Kế hoạch quý IV năm 2024"."""
    told = (
        grid.texts.get((at, column), "")
        for column in sorted(grid.by_column)
        if opens("time_head", _head(grid, column))
    )
    own, above = labels[-1:], labels[-2::-1]
    times = [label for label in own if is_time(label)]
    times += filter(None, [_part_of_year(grid, at)])
    times += [label for label in above if len(named(label)) == 1]
    return next(filter(None, told), next(iter(times), ""))


def _part_of_year(grid: Grid, at: int) -> str:
    """The month or quarter of which a row is, by a number below a head that says so: "Tháng | Tiếp
    nhận" over "03 | 7.604"; "" for another."""
    head, number = _head(grid, 1), grid.rows[at].mark
    is_part = pattern("part of year folded").fullmatch(fold(head))
    numbered = is_part and pattern("number of a part").fullmatch(number)
    return f"{head} {number}" if numbered else ""


def _years_of(grid: Grid, at: int) -> str:
    """The year that a row is of, as printed: "2015 (ước)"; of a row of totals those of the rows
    above: "2012 - 2015"; "" for another."""
    own = _year_of(grid, at)
    if own:
        return own.string
    if not opens("sum", grid.rows[at].label):
        return ""
    years = [_year_of(grid, row) for row in range(at)]
    told = [year["year"] for year in years if year]
    return f"{told[0]} - {told[-1]}" if told and all(years) else ""


def _year_of(grid: Grid, at: int) -> re.Match[str] | None:
    """The year that one of the first cells of a row is."""
    texts = (grid.texts.get((at, column), "") for column in range(_BESIDE))
    found = (pattern("year of row").fullmatch(text.strip()) for text in texts)
    return next(filter(None, found), None)


def _corner(grid: Grid) -> str:
    """The words of the first head where they are the table's title rather than the name of a
    column."""
    first = grid.columns[0].head if grid.columns else ""
    return first if len(first.split()) > _TITLE else ""


def _head(grid: Grid, column: int) -> str:
    head = grid.by_column.get(column)
    return head.heads[-1] if head and head.heads else ""


def _is_unnamed(grid: Grid, at: int, column: int) -> bool:
    """Whether nothing tells the figures of a row apart: the page before holds the heads."""
    return grid.figures_of[at] > 1 and not _head(grid, column)


def _lists_pages(grid: Grid) -> bool:
    """Whether a table is one of contents: one column of whole numbers that never fall."""
    if len(grid.filled) != 1 or len(grid.figures) < _CONTENTS:
        return False
    if _head(grid, grid.filled[0]):
        return False
    numbers = [figure.value for _, figure in sorted(grid.figures.items())]
    if not all(map(str.isdecimal, numbers)):
        return False
    pages = list(map(int, numbers))
    return pages == sorted(pages)


def _whole(grid: Grid, at: int) -> str:
    """The label of the row that a row marked with a dash is a part of."""
    above = (row for row in reversed(grid.rows[:at]) if row.rank != "dash")
    return next((row.label for row in above if row.label), "")


def _stack(grid: Grid, column: int) -> tuple[str, ...]:
    """The heads above a cell, outer first; a bare "%" takes the words of its left neighbour, below
    a head of their own only of one below the same: "Hồ sơ | Trực tuyến", "Hồ sơ | Tỷ lệ (%)"; a
    part those of the whole: "Dự toán được giao | Trong đó quý I"."""
    heads = _heads(grid, column)
    if not heads or column <= _BESIDE:
        return heads
    if len(heads) == 1 and opens("part_column", heads[0]):
        return (*_stack(grid, column - 1), heads[0])
    last = fold(heads[-1]).replace("(", "").replace(")", "").strip()
    bare = last in words_of("bare_share")
    share = "%" in heads[-1] or opens("rate", heads[-1])
    beside = share and heads[:-1] == _heads(grid, column - 1)[:-1]
    if bare and (len(heads) == 1 or beside):
        return (*_stack(grid, column - 1), heads[-1])
    return heads


def _heads(grid: Grid, column: int) -> tuple[str, ...]:
    head = grid.by_column.get(column)
    return tuple(head.heads) if head else ()


def _beside(grid: Grid, column: int) -> str:
    found = [
        " ".join(_stack(grid, before))
        for before in range(column - 1, column - 1 - _BESIDE, -1)
    ]
    return " | ".join(dict.fromkeys(head for head in found[:_BESIDE] if head))
