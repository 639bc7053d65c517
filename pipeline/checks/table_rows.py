"""The rows of tables as prose tells of them: found by their labels, with the result, the plan and
the percentages that each gives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain

from pipeline.checks.figures import Figure
from pipeline.checks.named_bases import content
from pipeline.checks.passages import Passage
from pipeline.checks.patterns import said
from pipeline.checks.tables.sheet import Sheet
from pipeline.grouping import by_key
from pipeline.observations.words import says

PLAN, BEFORE = _BASES = "plan", "before"  # what a percentage of a row is of
_ROWS = 400  # rows of a table that prose is held against
_LABEL = 3  # words of a label that few other rows can have
_SHARED = 0.75  # of a label's words that prose must say
_CLAUSE = re.compile(r"[;.:]")


class TableRow:
    """A row with its figures by what their columns are."""

    def __init__(self, sheet: Sheet, row: int) -> None:
        self.sheet, self.row = sheet, row
        self.words = content(sheet.label(row).lower())
        self._shares: dict[int, Figure] = {}
        self._amounts: dict[int, Figure] = {}
        for column, cell in sheet.valued_in_row(row).items():
            is_share = column in sheet.shares
            kind = self._shares if is_share else self._amounts
            kind[column] = cell

    @property
    def label(self) -> str:
        return self.sheet.label(self.row)

    @cached_property
    def plan(self) -> Figure | None:
        return _only(self._of_status("planned"))

    @cached_property
    def results(self) -> list[Figure]:
        """Every amount that is no plan."""
        amounts = self._amounts.items()
        return [f for c, f in amounts if self._status(c) != "planned"]

    @cached_property
    def actual(self) -> Figure | None:
        """The result, where one column alone is said to give it."""
        return _only(self._of_status("actual"))

    def _of_status(self, status: str) -> list[Figure]:
        amounts = self._amounts.items()
        return [f for c, f in amounts if self._status(c) == status]

    @cached_property
    def shares(self) -> dict[str, Figure]:
        """The percentage of the plan, and of the same period a year earlier."""
        of = by_key(
            (self._base(column), f) for column, f in self._shares.items()
        )
        return {
            base: of[base][0] for base in _BASES if len(of.get(base, ())) == 1
        }

    def _status(self, column: int) -> str:
        return self.sheet.grid.by_column[column].status

    def _base(self, column: int) -> str:
        """What the percentages of a column are of; "" where nothing says it."""
        head = self.sheet.own_head(column)
        planned = said("plan", head)
        if says("before", head):
            return "" if planned else BEFORE
        return PLAN if planned or self._status(column) == "planned" else ""


def _only(figures: Sequence[Figure]) -> Figure | None:
    return figures[0] if len(figures) == 1 else None


class TableRows:
    """The rows of all tables of a document, by the words of their labels."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._rows: list[TableRow] = []
        for sheet in sheets:
            rows = (TableRow(sheet, row) for row in sheet.rows[:_ROWS])
            self._rows += (row for row in rows if len(row.words) >= _LABEL)
        self._by_word = by_key(
            (word, at)
            for at, row in enumerate(self._rows)
            for word in row.words
        )

    def __bool__(self) -> bool:
        return bool(self._rows)

    def told(self, passage: Passage, item: Figure) -> Iterator[TableRow]:
        """The rows whose labels the clause before a figure says, the best first."""
        *_, clause = _CLAUSE.split(passage.before(item))
        words = content(clause)
        places = (self._by_word.get(word, ()) for word in words)
        shared = Counter(chain.from_iterable(places))
        fitting = []
        for at, count in shared.items():
            share = count / len(self._rows[at].words)
            if share >= _SHARED:
                fitting.append((share, count, -at))
        for _, _, at in sorted(fitting, reverse=True):
            yield self._rows[-at]
