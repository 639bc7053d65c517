"""The grid of a table without rules: its columns by the figures that stand below each other, its
head and its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.pages.tables.pieces import (
    APART,
    WHOLE,
    Found,
    Piece,
    Place,
    Row,
    gap,
    tells_figure,
)

_NOTHING = re.compile(r"[-−–—.x]+")  # what a cell without a figure holds
_ORDINAL = re.compile(r"\(?\d{1,3}[.)]?")
_HEAD_ROWS = 8  # lines of a head
_LEAST_ROWS, _LEAST_FIGURES = 3, 4


@dataclass(slots=True)
class _Column:
    left: float
    right: float
    figures: int = 0
    texts: int = 0
    numbers_rows: bool = False
    head: Piece | None = None  # the lowest one

    @property
    def middle(self) -> float:
        left, right = self.left, self.right
        if self.head:
            left, _, right, _ = self.head.box
        return (left + right) / 2

    def add(self, piece: Piece) -> None:
        self.left = min(self.left, piece.box[0])
        self.right = max(self.right, piece.box[2])

    def shared(self, piece: Piece) -> float:
        return min(self.right, piece.box[2]) - max(self.left, piece.box[0])


@dataclass(slots=True)
class Run:
    """Reads rows that follow each other as a table."""

    rows: Sequence[Row]
    high: float
    columns: list[_Column] = field(default_factory=list)

    def read(self, first: int, last: int, above: int) -> Found | None:
        """The table of rows ``first`` to ``last``, its head in the rows from ``above`` on; None
        where they are none."""
        told = [row for row in self.rows[first : last + 1] if tells_figure(row)]
        self._find_columns(told)
        if not self._is_table(told):
            return None
        heads = self._heads(first, above)
        body = self._body(first, last)
        return self._grid(heads, body)

    def _find_columns(self, told: Sequence[Row]) -> None:
        """Columns of figures first: labels may reach over them where a figure is missing."""
        figures: list[Piece] = []
        texts: list[Piece] = []
        for row in told:
            for piece in row:
                numeric = piece.figure or _NOTHING.fullmatch(piece.text)
                (figures if numeric else texts).append(piece)
        columns = _clusters(figures)
        beside = [
            piece
            for piece in texts
            if not any(one.shared(piece) > 0 for one in columns)
        ]
        self.columns = sorted(
            [*columns, *_clusters(beside)], key=lambda one: one.left
        )
        for row in told:
            for piece in row:
                column = self.columns[self._column(piece)]
                if piece.figure:
                    column.figures += 1
                elif not _NOTHING.fullmatch(piece.text):
                    column.texts += 1
        if self.columns:
            self.columns[0].numbers_rows = self._numbers_rows(told)

    def _numbers_rows(self, told: Sequence[Row]) -> bool:
        numbers = [
            int(text.strip("(.)"))
            for row in told
            if self._column(row[0]) == 0
            and _ORDINAL.fullmatch(text := row[0].text)
        ]
        return len(numbers) > 1 and sum(
            b - a == 1 for a, b in pairwise(numbers)
        ) > 0.6 * (len(numbers) - 1)

    def _column(self, piece: Piece) -> int:
        """The column in which a piece stands: the one that it shares most with, or the nearest."""
        return max(
            range(len(self.columns)),
            key=lambda n: self.columns[n].shared(piece),
        )

    def _is_table(self, told: Sequence[Row]) -> bool:
        """Two columns of figures over two rows, or one beside labels over three; never two figures
        in one cell."""
        of_figures = [
            one
            for one in self.columns
            if not one.numbers_rows and one.figures > max(1, one.texts)
        ]
        for row in told:
            places = [self._column(piece) for piece in row if piece.figure]
            if len(places) != len(set(places)):
                return False
        figures = sum(one.figures for one in of_figures)
        if len(of_figures) > 1:
            return len(told) > 1 and figures >= _LEAST_FIGURES
        labelled = any(one.texts >= _LEAST_ROWS for one in self.columns)
        return labelled and figures >= _LEAST_ROWS

    def _heads(self, first: int, above: int) -> list[Row]:
        """The rows of the head: what stands close above the first figures, up to the last row of
        several pieces."""
        left = min(one.left for one in self.columns) - 3 * self.high
        right = max(one.right for one in self.columns) + 3 * self.high
        heads: list[Row] = []
        below = self.rows[first]
        for row in reversed(self.rows[max(above, first - _HEAD_ROWS) : first]):
            boxes = [piece.box for piece in row]
            alone = len(row) == 1 and (
                boxes[0][2] - boxes[0][0] > WHOLE * (right - left)
            )
            outside = boxes[0][0] < left or boxes[-1][2] > right
            if alone or outside or gap(row, below) > APART * self.high:
                break
            heads.insert(0, row)
            self._note_heads(row)
            below = row
        while heads and len(heads[0]) < 2 and not self._is_over(heads[0][0]):
            heads.pop(0)
        return heads

    def _note_heads(self, line: Row) -> None:
        for piece, (at, span) in zip(
            line, self._placed(line, True), strict=True
        ):
            column = self.columns[at]
            if span == 1 and column.head is None:
                column.head = piece

    def _is_over(self, piece: Piece) -> bool:
        """Whether a lone piece is the head of several columns: neither the title of the table,
        which begins with its labels, nor its line of units ("Đơn vị tính: đồng")."""
        [(column, span)] = self._placed([piece], True)
        return span > 1 and column > 0 and ":" not in piece.text

    def _body(self, first: int, last: int) -> list[list[Row]]:
        """The rows of figures, each with the lines into which its labels are wrapped."""
        body: list[list[Row]] = []
        waiting: list[Row] = []
        for at in range(first, last + 1):
            row = self.rows[at]
            if tells_figure(row):
                begun = [piece for piece in row if not piece.figure]
                own = bool(begun) and not begun[-1].text[0].islower()
                if own:
                    body += [[one] for one in waiting]
                    waiting = []
                body.append([*waiting, row])
                waiting = []
            elif body and not waiting and self._goes_on(row):
                body[-1].append(row)
            else:
                waiting.append(row)
        return body

    def _goes_on(self, row: Row) -> bool:
        """Whether a row without figures is the rest of the labels above it."""
        first = row[0].text[0]
        return first.islower() or first in "(,;"

    def _grid(self, heads: Sequence[Row], body: list[list[Row]]) -> Found:
        rows = [*self._head_rows(heads), *body]
        places: list[Place] = []
        for at, lines in enumerate(rows):
            head = at < len(rows) - len(body)
            by_column: dict[int, Place] = {}
            for line in lines:
                for piece, (column, span) in zip(
                    line, self._placed(line, head), strict=True
                ):
                    place = by_column.setdefault(column, Place(at, column))
                    place.pieces.append(piece)
                    place.span = max(place.span, span)
            covered = -1
            for column in range(len(self.columns)):
                if column <= covered:
                    continue
                place = by_column.get(column) or Place(at, column)
                free = next(
                    (c for c in sorted(by_column) if c > column),
                    len(self.columns),
                )
                place.span = min(place.span, free - column)
                covered = column + place.span - 1
                places.append(place)
        return Found(
            tuple(places),
            _edges([self._reach(lines) for lines in rows]),
            _edges([(one.left, one.right) for one in self.columns]),
        )

    def _reach(self, lines: Sequence[Row]) -> tuple[float, float]:
        boxes = [piece.box for line in lines for piece in line]
        return min(b[1] for b in boxes), max(b[3] for b in boxes)

    def _head_rows(self, heads: Sequence[Row]) -> list[list[Row]]:
        """The lines of the head as rows: those in which a head spans columns apart from those in
        which none does."""
        rows: list[list[Row]] = []
        before: bool | None = None
        for line in heads:
            spans = any(span > 1 for _, span in self._placed(line, True))
            if spans == before:
                rows[-1].append(line)
            else:
                rows.append([line])
            before = spans
        return rows

    def _placed(self, line: Row, head: bool) -> list[tuple[int, int]]:
        """For each piece of a line its column and how many it spans. A head spans the columns that
        have their middle below it."""
        placed = []
        for piece in line:
            below = [
                at
                for at, one in enumerate(self.columns)
                if piece.box[0] <= one.middle <= piece.box[2]
            ]
            if head and len(below) > 1:
                placed.append((below[0], below[-1] - below[0] + 1))
            else:
                placed.append((self._column(piece), 1))
        return placed


def _clusters(pieces: Sequence[Piece]) -> list[_Column]:
    """Columns of pieces that stand below each other."""
    columns: list[_Column] = []
    for piece in sorted(pieces, key=lambda one: one.box[0]):
        if columns and columns[-1].shared(piece) > 0:
            columns[-1].add(piece)
        else:
            columns.append(_Column(piece.box[0], piece.box[2]))
    return columns


def _edges(reaches: Sequence[tuple[float, float]]) -> tuple[float, ...]:
    """The lines of a grid between rows or columns that reach so far."""
    between = [(a[1] + b[0]) / 2 for a, b in pairwise(reaches)]
    return (reaches[0][0], *between, reaches[-1][1])
