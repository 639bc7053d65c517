"""Tables whose columns blanks alone part: heads, rows, wrapped labels and totals, told by where on
the line their words stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from pipeline.structure.lines import Line
from pipeline.structure.row_pieces import (
    Piece,
    TextRow,
    is_marker,
    parted,
)

_BLANKS = re.compile(r" {2,}")
_NOTHING = re.compile(r"[-–—]")  # a dash in a cell of figures: none
_YEAR = re.compile(r"(?:19|20)\d\d")
_MARK = re.compile(r"[IVX]+[.)]?|[^\W\d_][.)]?")  # of a row: "II", "a)"
_SEEN_FIRST = 16  # lines that must show a table before more are read
_APART = 2  # blank or ruled lines between two lines of a table
_DEEPEST = 4  # lines of a head
_WORDED = 2  # lines of words alone between two rows of figures
_COLUMNS, _LINES, _FIGURES = 3, 3, 2  # of the least table; rows of figures
_RAGGED = 2  # places by which a wrapped label may go over its column

Pieces = list[Piece]  # of one line


def read(lines: Iterator[Line]) -> tuple[int, list[TextRow]]:
    """How many of the first of ``lines`` are a table of columns of blanks, and its rows; 0 and none
    where they are no such table."""
    first = list(islice(lines, _SEEN_FIRST))
    if not _table(first)[0]:
        return 0, []
    return _table([*first, *lines])


def _table(lines: Sequence[Line]) -> tuple[int, list[TextRow]]:
    every = [parted(line, _BLANKS) for line in lines]
    of_figures = (at for at, row in enumerate(every) if _has_figures(row))
    heads = next(of_figures, None)
    if heads is None or heads > _DEEPEST:
        return 0, []
    top = every[0]
    if len(top) < 2 or is_marker(top[0].text):
        return 0, []
    columns = _Columns()
    count = heads + columns.take(_body(lines[heads:], every[heads:]))
    if count < _LINES or not columns.are_of_figures:
        return 0, []
    rows = [columns.cells(pieces) for pieces in every[:count]]
    return count, list(_unwrapped(rows, columns.names))


def _is_figure(piece: Piece) -> bool:
    return piece.is_figure or _NOTHING.fullmatch(piece.text) is not None


def _is_mark(piece: Piece) -> bool:
    return _is_figure(piece) or _MARK.fullmatch(piece.text) is not None


def _has_figures(pieces: Sequence[Piece]) -> bool:
    return any(
        _is_figure(piece) and not _YEAR.fullmatch(piece.text)
        for piece in pieces[1:]
    )


def _body(lines: Sequence[Line], every: Sequence[Pieces]) -> Iterator[Pieces]:
    """The lines from the first figures on: no wide gap parts them, and few without figures."""
    worded = 0
    for at, (line, pieces) in enumerate(zip(lines, every, strict=True)):
        worded = 0 if _has_figures(pieces) else worded + 1
        apart = line.gap > (0 if worded else _APART)
        if (at and apart) or worded > _WORDED:
            return
        yield pieces


@dataclass(slots=True)
class _Column:
    """From which to which place of a line a column goes. ``marks``: of figures and of the marks of
    rows; ``figures``: how many."""

    start: int
    end: int
    marks: bool
    figures: int = 0

    def shares(self, piece: Piece) -> int:
        """How many places a piece and the column have in common; below nought: how many part
        them."""
        start, end = _span(piece)
        return min(self.end, end) - max(self.start, start)

    def grow(self, piece: Piece) -> None:
        start, end = _span(piece)
        self.start = min(self.start, start)
        self.end = max(self.end, end)
        self.figures += _is_figure(piece)


def _span(piece: Piece) -> tuple[int, int]:
    indent = piece.line.indent
    return indent + piece.start, indent + piece.end


class _Columns:
    """The columns of a table, as its rows of figures show them."""

    def __init__(self) -> None:
        self._columns: list[_Column] = []
        self._rows = 0  # of figures

    @property
    def names(self) -> int:
        """The number of the column that names the rows; those before it number them."""
        columns = enumerate(self._columns)
        named = (number for number, column in columns if not column.marks)
        return next(named, 0)

    @property
    def are_of_figures(self) -> bool:
        """Whether they are enough, and one holds a figure in every row of figures."""
        if self._rows < _FIGURES or len(self._columns) < _COLUMNS:
            return False
        behind = self._columns[self.names + 1 :]
        return any(column.figures == self._rows for column in behind)

    def take(self, body: Iterable[Pieces]) -> int:
        """Takes the rows that fit, from the first on, and says how many they are."""
        last = 0
        for at, pieces in enumerate(body):
            if _has_figures(pieces):
                if not self._take(pieces):
                    break
                last = at + 1
            elif self._is_wrapped(pieces) and last == at:
                last = at + 1
        return last

    def _take(self, pieces: Pieces) -> bool:
        """Takes a row of figures; False where it stands across the columns."""
        owners = self._owners(pieces)
        if len(set(map(id, owners))) < len(pieces):
            return False
        for piece, owner in zip(pieces, owners, strict=True):
            if all(owner is not one for one in self._columns):
                self._columns.append(owner)
            owner.grow(piece)
        self._columns.sort(key=lambda one: one.end)
        self._rows += 1
        return True

    def _owners(self, pieces: Pieces) -> list[_Column]:
        """The column of each piece, a new one where none holds it; none at all where a piece
        stands across columns."""
        owners = []
        for piece in pieces:
            own = [one for one in self._columns if one.shares(piece) > 0]
            marked = _is_mark(piece)
            alike = [one for one in own if one.marks == marked]
            # the first number of a row below a total that no number stands before
            numbers = marked and piece is pieces[0]
            own = alike if alike or numbers else own
            if len(own) > 1:
                return []
            owners.append(own[0] if own else _Column(*_span(piece), marked))
        return owners

    def _is_wrapped(self, pieces: Pieces) -> bool:
        """Whether a line is the rest of a label: words in lower case in its column."""
        if len(pieces) > 1 or not pieces[0].text[0].islower():
            return False
        start, end = _span(pieces[0])
        column = self._columns[self.names]
        return column.start <= start and end <= column.end + _RAGGED

    def cells(self, pieces: Pieces) -> TextRow:
        """The pieces of a line by column, an empty one where a column has none."""
        row: TextRow = [[] for _ in self._columns]
        last = -1
        for number, piece in enumerate(pieces):
            full = len(pieces) == len(row)
            last = number if full else self._number(piece, last)
            row[last].append(piece)
        at = pieces[0].start
        for cell in row:
            cell[:] = cell or [Piece(pieces[0].line, at, at)]
            at = cell[-1].end
        return row

    def _number(self, piece: Piece, last: int) -> int:
        """The number of the column in which most of a piece stands, one of its kind first, or that
        is nearest; behind the ``last`` that a piece of the line has."""
        marked = _is_mark(piece)

        def fit(number: int) -> tuple[bool, bool, bool, int]:
            column = self._columns[number]
            shared = column.shares(piece)
            in_it = shared > 0
            free = in_it and number > last
            return in_it, free, in_it and column.marks == marked, shared

        return max(range(max(last, 0), len(self._columns)), key=fit)


def _unwrapped(rows: Sequence[TextRow], names: int) -> Iterator[TextRow]:
    """The rows, each with the lines over which its label goes: figures stand in the first or in the
    last of them."""
    above: TextRow = []
    for row in rows:
        if above and _goes_on(above, row, names):
            for cell, more in zip(above, row, strict=True):
                cell[:] = [p for p in (*cell, *more) if p.text] or cell
            continue
        if above:
            yield above
        above = row
    yield above


def _goes_on(
    above: TextRow,
    row: TextRow,
    names: int,
) -> bool:
    """Whether a row is the rest of the one above: no number, its label in lower case, and figures
    in one of the two at most."""
    if _has_texts(row[:names]):
        return False
    if not row[names][0].text[:1].islower():
        return False
    filled = [_has_texts(one[names + 1 :]) for one in (above, row)]
    return not all(filled)


def _has_texts(cells: TextRow) -> bool:
    return any(cell[0].text for cell in cells)
