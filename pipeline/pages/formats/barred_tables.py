"""Tables of web pages that a converter wrote as text with each bar on a line of its own:

    |
    TT
    |
    Chỉ tiêu
    |
    |
    1

A bar that another follows at once closes a row, or stands beside an empty cell; the width of the
first row tells which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from pipeline.records import Cell, Table

# up to a blank line
_RUN = re.compile(r"^[ \t]*\|[ \t]*\n(?:[ \t]*[^\s].*\n)*", re.M)
_BAR = re.compile(r"^[ \t]*\|[ \t]*$", re.M)
_WIDEST = 30  # columns
_LONGEST = 80  # characters of the head of a column
_COLUMNS = 3  # of the narrowest; a letterhead or a signature has two
_ROWS = 3  # of the shortest
_MARKS = " \t\n*_"  # around the words of a cell
_INNER = re.compile(r"[*_]*\s+[*_]*|\*\*")
# what numbers a row: "1", "2.1", "IV", "A"
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[IVX]+|[A-ZĐ])\.?")


class _Span(NamedTuple):
    """The words of a cell in the text; ``start`` is ``end`` where it has none."""

    start: int
    end: int


def barred_tables(text: str, page: int, number: int) -> tuple[Table, ...]:
    """The tables of this kind in a page's text, numbered from ``number`` on, their cells with
    offsets in it."""
    found: list[Table] = []
    for run in _RUN.finditer(text):
        spans = list(_spans(text, run.start(), run.end()))
        at = 0
        while at < len(spans):
            rows = _rows(text, spans[at:])
            if len(rows) < _ROWS:
                at += 1
                continue
            cells = tuple(_cells(text, rows))
            found.append(Table(page, number + len(found), cells))
            at += sum(len(row) + 1 for row in rows)
    return tuple(found)


def _spans(text: str, begin: int, stop: int) -> Iterator[_Span]:
    """What stands between the bars of a part of ``text``."""
    bars = list(_BAR.finditer(text, begin, stop))
    for bar, following in pairwise(bars):
        start, end = bar.end(), following.start()
        inside = text[start:end]
        start += len(inside) - len(inside.lstrip(_MARKS))
        yield _Span(start, max(start, start + len(inside.strip(_MARKS))))


def _rows(text: str, spans: Sequence[_Span]) -> list[Sequence[_Span]]:
    """The rows of the cells between bars, up to where they fit no more."""
    heads = list(takewhile(_is_head, spans[: _WIDEST + 1]))
    width = len(heads)
    rows: list[Sequence[_Span]] = []
    at = 0
    if not any(map(_is_empty, spans[width : width + 1])):
        return []
    if text[slice(*spans[0])].endswith(":"):  # what a page says of itself
        return []
    while width >= _COLUMNS and (count := _count(text, spans, at, width)):
        rows.append(spans[at : at + count])
        at += count + 1  # and what stands between the bars of two rows
    return rows


def _count(text: str, spans: Sequence[_Span], at: int, width: int) -> int:
    """How many cells from ``at`` on are one row: as many as the table is wide, or fewer where one
    of them goes over several columns; 0 where neither fits."""
    row = spans[at : at + width]
    behind = spans[at + width : at + width + 1]
    whole = len(row) == width and all(map(_is_empty, behind))
    if whole and not _begins_another(text, row):
        return width
    ends = (n for n, span in enumerate(row) if n and _is_empty(span))
    return next(ends, width if whole else 0)


def _begins_another(text: str, row: Sequence[_Span]) -> bool:
    """Whether the number of a further row stands behind an empty cell."""
    return any(
        _is_empty(before) and _NUMBER.fullmatch(text[slice(*cell)])
        for before, cell in pairwise(row[1:])
    )


def _is_head(span: _Span) -> bool:
    return 0 < span.end - span.start < _LONGEST


def _is_empty(span: _Span) -> bool:
    return span.start == span.end


def _cells(text: str, rows: Sequence[Sequence[_Span]]) -> Iterator[Cell]:
    """The cells of the rows; the last of a row that has too few goes to the table's edge."""
    width = len(rows[0])
    for row, spans in enumerate(rows, 1):
        for column, (start, end) in enumerate(spans, 1):
            last = column == len(spans)
            wide = width - column + 1 if last else 1
            said = _INNER.sub(" ", text[start:end])
            yield Cell(row, column, said, 1, wide, None, start, end)
