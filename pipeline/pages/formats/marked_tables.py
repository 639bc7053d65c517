"""Tables that a plain text carries as HTML: exports of web pages keep ``<table>`` where running
text lost its marks."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.records import Cell, Table
from pipeline.text import one_line

_TABLE = re.compile(r"<table\b[^<>]*>(.*?)</table\s*>", re.I | re.S)
_ROW = re.compile(r"<tr\b[^<>]*>(.*?)(?=<tr\b|\Z)", re.I | re.S)
_CELL = re.compile(
    r"<t[dh]\b([^<>]*)>(.*?)(?=</?t[dhr]\b|</?(?:tbody|thead|tfoot)\b|\Z)",
    re.I | re.S,
)
_SPAN = re.compile(r"\b(row|col)span\s*=\s*[\"']?(\d{1,3})", re.I)
_TAG = re.compile(r"<[^<>]*>")
# marks and blanks before the words of a cell
_EDGE = re.compile(r"(?:\s|<[^<>]*>)*")
_TAIL = re.compile(r"(?:\s|<[^<>]*>)*\Z")
_LEAST = 2  # cells of the widest row of a table that holds data


def tables_in(text: str, page: int) -> tuple[Table, ...]:
    """The tables of a page's text, their cells with offsets in it. Tables within tables are read as
    the cells of the outer one."""
    found: list[Table] = []
    for match in _TABLE.finditer(text):
        cells = tuple(_cells(text, match.start(1), match.end(1)))
        if cells and max(cell.column for cell in cells) >= _LEAST:
            found.append(Table(page, len(found) + 1, cells))
    return tuple(found)


def without_marks(text: str) -> str:
    """``text`` without tags, blanks as one.

    >>> without_marks("<td><strong>Chỉ  tiêu</strong></td>")
    'Chỉ tiêu'
    """
    return one_line(html.unescape(_TAG.sub(" ", text)))


@dataclass(slots=True)
class _Columns:
    """Where the cells of a row stand, below cells that go over several rows."""

    # column -> last row covered
    covered: dict[int, int] = field(default_factory=dict)

    def next(self, row: int, column: int) -> int:
        """The first column from ``column`` on that no cell from above covers."""
        while self.covered.get(column, 0) >= row:
            column += 1
        return column

    def cover(self, row: int, column: int, high: int, wide: int) -> None:
        for one in range(column, column + wide):
            self.covered[one] = row + high - 1


def _cells(text: str, begin: int, stop: int) -> Iterator[Cell]:
    columns = _Columns()
    for row, line in enumerate(_ROW.finditer(text, begin, stop), 1):
        column = 1
        for match in _CELL.finditer(text, line.start(1), line.end(1)):
            column = columns.next(row, column)
            high, wide = _spans(match[1])
            columns.cover(row, column, high, wide)
            start, end = _words_of(match)
            said = without_marks(text[start:end])
            yield Cell(row, column, said, high, wide, None, start, end)
            column += wide


def _words_of(match: re.Match[str]) -> tuple[int, int]:
    """The offsets of a cell's words, without the marks around them."""
    start, end = match.span(2)
    lead = _EDGE.match(match.string, start, end)
    start = lead.end() if lead else start
    tail = _TAIL.search(match.string, start, end)
    return start, tail.start() if tail else end


def _spans(attributes: str) -> tuple[int, int]:
    """(rows, columns) that a cell goes over."""
    said = {
        name.lower(): max(1, int(n)) for name, n in _SPAN.findall(attributes)
    }
    return said.get("row", 1), said.get("col", 1)
