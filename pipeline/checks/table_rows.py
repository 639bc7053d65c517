"""The rows of tables as prose tells of them: found by their labels, with the result, the plan and
the percentages that each gives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from pipeline.checks.figures import Figure
from pipeline.checks.named_bases import content
from pipeline.checks.passages import Passage
from pipeline.checks.patterns import said
from pipeline.checks.tables.sheet import Sheet
from pipeline.observations.words import says

PLAN, BEFORE = "plan", "before"  # what a percentage of a row is of
_ROWS = 400  # rows of a table that prose is held against
_LABEL = 3  # words of a label that few other rows can have
_SHARED = 0.75  # of a label's words that prose must say
_CLAUSE = re.compile(r"[;.:]")


class TableRow:
    """A row with its figures by what their columns are."""

    def __init__(self, sheet: Sheet, row: int) -> None:
        self.sheet, self.row = sheet, row
        self.words = content(sheet.label(row).lower())
        found = {
            c: f for c in sheet.columns if (f := sheet.valued.get((row, c)))
        }
        self._shares = {c: f for c, f in found.items() if c in sheet.shares}
        self._amounts = {
            c: f for c, f in found.items() if c not in sheet.shares
        }

    @property
    def label(self) -> str:
        return self.sheet.label(self.row)

    @cached_property
    def plan(self) -> Figure | None:
        return _only(
            f for c, f in self._amounts.items() if self._status(c) == "planned"
        )

    @cached_property
    def results(self) -> list[Figure]:
        """Every amount that is no plan."""
        return [
            f for c, f in self._amounts.items() if self._status(c) != "planned"
        ]

    @cached_property
    def actual(self) -> Figure | None:
        """The result, where one column alone is said to give it."""
        return _only(
            f for c, f in self._amounts.items() if self._status(c) == "actual"
        )

    @cached_property
    def shares(self) -> dict[str, Figure]:
        """The percentage of the plan, and of the same period a year earlier."""
        of: dict[str, list[Figure]] = {}
        for column, share in self._shares.items():
            of.setdefault(self._base(column), []).append(share)
        return {
            base: own[0] for base, own in of.items() if base and len(own) == 1
        }

    def _status(self, column: int) -> str:
        found = self.sheet.grid.by_column.get(column)
        return found.status if found else ""

    def _base(self, column: int) -> str:
        head = self.sheet.head(column).split(" / ")[-1]
        planned = said("plan", head)
        if says("before", head):
            return "" if planned else BEFORE
        return PLAN if planned or self._status(column) == "planned" else ""


def _only(figures: Iterable[Figure]) -> Figure | None:
    found = list(figures)
    return found[0] if len(found) == 1 else None


class TableRows:
    """The rows of all tables of a document, by the words of their labels."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        every = (TableRow(s, row) for s in sheets for row in s.rows[:_ROWS])
        self._rows = [row for row in every if len(row.words) >= _LABEL]
        self._by_word: dict[str, list[int]] = {}
        for at, row in enumerate(self._rows):
            for word in row.words:
                self._by_word.setdefault(word, []).append(at)

    def __bool__(self) -> bool:
        return bool(self._rows)

    def told(self, passage: Passage, item: Figure) -> Iterator[TableRow]:
        """The rows whose labels the clause before a figure says, the best first."""
        said = content(_CLAUSE.split(passage.before(item))[-1])
        shared = Counter(
            at for word in said for at in self._by_word.get(word, ())
        )
        fitting = [
            (count / len(self._rows[at].words), count, -at)
            for at, count in shared.items()
            if count >= _SHARED * len(self._rows[at].words)
        ]
        for _, _, at in sorted(fitting, reverse=True):
            yield self._rows[-at]
