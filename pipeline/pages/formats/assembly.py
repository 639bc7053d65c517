"""Puts the text of a page together from runs of known fonts, and keeps where the cells of tables
stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.pages.formats.encodings import Decoded, decode
from pipeline.pages.formats.legacy_lines import UNICODE, Span
from pipeline.pages.formats.raw_cells import (
    Line,
    RawCell,
    Run,
    one_line,
    trimmed,
)
from pipeline.pages.formats.stacked import unstacked
from pipeline.pages.quality import quality
from pipeline.records import Cell, Page, Reading, Table, Word


@dataclass(frozen=True, slots=True)
class Foreign:
    """A file within the file (a picture, an embedded sheet, a chunk of HTML) that stands where it
    is shown; ``name`` says what it is."""

    data: bytes
    name: str
    inches: float = 0.0  # its width as shown; 0 where that is not known


class PageBreak:
    """What follows stands on the next page."""


Item = tuple[Line, str] | tuple[RawCell, ...] | Foreign | PageBreak | Page


@dataclass
class Draft:
    """A document's raw content as it grows. Nothing is decoded before the whole is there: the
    encoding of a short cell is told by the rest of the document."""

    items: list[Item] = field(default_factory=list)
    # what the file shows and nobody read
    problems: list[str] = field(default_factory=list)

    def add(self, runs: Sequence[Run], end: str = "\n") -> None:
        """Appends ``runs`` and ``end``."""
        self.items.append((list(runs), end))

    def add_table(self, cells: Sequence[RawCell]) -> None:
        """Appends a ruled table row by row, one tab for each column that is passed; a merged cell's
        text stands in its first row and column; rows typed as lines of one row are rows."""
        self.items.append(unstacked(cells))

    def break_page(self) -> None:
        """Ends the page."""
        self.items.append(PageBreak())

    def reading(self) -> Reading:
        """The draft as a reading. Trailing blanks of the last page are dropped; a file within the
        file that nobody read is a problem."""
        laid = _Layout()
        for item in self.items:
            laid.put(item)
        decoded = decode("".join(laid.parts).rstrip("\n\t "), laid.spans)
        unread = [item.name for item in self.items if isinstance(item, Foreign)]
        problems = [*self.problems, *(f"not read: {name}" for name in unread)]
        return Reading(
            _pages(decoded, laid),
            decoded.encoding,
            "; ".join(dict.fromkeys(problems)),
        )


@dataclass
class _Layout:
    """The raw text of a draft, and where in it fonts, cells and what was read elsewhere stand."""

    parts: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    size: int = 0
    # cells and words with the offsets of their texts
    tables: list[tuple[int, list[tuple[RawCell, int, int]]]] = field(
        default_factory=list
    )
    # pages of others, by offset
    read: list[tuple[int, Page]] = field(default_factory=list)

    def put(self, item: Item) -> None:
        if isinstance(item, PageBreak):
            self.text("\f")
        elif isinstance(item, Page):
            self.page(item)
        elif isinstance(item, Foreign):
            pass
        elif item and isinstance(item[0], RawCell):
            self.table([cell for cell in item if isinstance(cell, RawCell)])
        elif item:
            line, end = item
            assert isinstance(line, list) and isinstance(end, str)
            self.line(line)
            self.text(end)

    def text(self, text: str) -> None:
        self.parts.append(text)
        self.size += len(text)

    def line(self, runs: Sequence[Run]) -> None:
        for run in runs:
            start = self.size
            self.text(run.text.replace("\f", " "))
            if run.font or run.capitals:
                self.spans.append(
                    Span(start, self.size, run.font, run.capitals)
                )

    def table(self, cells: Sequence[RawCell]) -> None:
        placed: list[tuple[RawCell, int, int]] = []
        rows: dict[int, list[RawCell]] = {}
        began = self.size
        for cell in cells:
            rows.setdefault(cell.row, []).append(cell)
        for row in sorted(rows):
            column = 1
            for cell in sorted(rows[row], key=lambda cell: cell.column):
                self.text("\t" * (cell.column - column))
                column, start = max(column, cell.column), self.size
                self.line(one_line(cell.lines))
                placed.append((cell, start, self.size))
            self.text("\n")
        self.tables.append((began, placed))

    def page(self, page: Page) -> None:
        """What another reader made of a file within this one, as it stands."""
        self.read.append((self.size, page))
        self.spans.append(Span(self.size, self.size + len(page.text), UNICODE))
        self.text(page.text.replace("\f", " "))
        if not page.text.endswith("\n"):
            self.text("\n")


def _pages(decoded: Decoded, laid: _Layout) -> tuple[Page, ...]:
    """The pages of a decoded text, parted at its form feeds."""
    # of the whole: one page of a file may be too short to tell
    quality = quality_of(decoded)
    pages: list[Page] = []
    start = 0
    for text in decoded.text.split("\f"):
        end = start + len(text)
        number = len(pages) + 1
        found = [
            _table(decoded, placed, start, end)
            for at, placed in laid.tables
            if start <= decoded.offset(at) < max(end, start + 1)
        ]
        words: list[Word] = []
        for at, read in laid.read:
            shift = decoded.offset(at) - start
            if 0 <= shift < max(len(text), 1):
                words += [_moved(word, shift) for word in read.words]
                found += [
                    tuple(_moved(cell, shift) for cell in one.cells)
                    for one in read.tables
                ]
        found.sort(
            key=lambda cells: min((cell.start for cell in cells), default=0)
        )
        pages.append(
            Page(
                number,
                text,
                quality=quality,
                words=tuple(words),
                tables=tuple(
                    Table(number, n, cells) for n, cells in enumerate(found, 1)
                ),
                capitals=tuple(
                    (a - start, b - start)
                    for a, b in decoded.capitals
                    if start <= a and b <= end
                ),
            )
        )
        start = end + 1
    return tuple(pages)


def _table(
    decoded: Decoded,
    placed: Sequence[tuple[RawCell, int, int]],
    begin: int,
    stop: int,
) -> tuple[Cell, ...]:
    """Cells with their offsets in the page ``begin:stop`` of the decoded text."""
    cells = []
    for cell, start, end in placed:
        end = min(decoded.offset(end), stop)
        start = min(decoded.offset(start), end)
        text = decoded.text[start:end]
        cells.append(
            Cell(
                cell.row,
                cell.column,
                text,
                cell.row_span,
                cell.column_span,
                None,
                start - begin,
                end - begin,
            )
        )
    return tuple(cells)


def _moved(placed: Any, shift: int) -> Any:
    """A word or cell of a file within the file; its box belongs to no page of this one."""
    start = placed.start + shift if placed.start >= 0 else -1
    end = placed.end + shift if placed.end >= 0 else -1
    return replace(placed, start=start, end=end, box=None)


def quality_of(decoded: Decoded) -> float:
    """How far a decoded text reads as Vietnamese, 0..1; what had to be mended speaks against the
    rest."""
    words = len(decoded.text.split())
    return round(
        quality(decoded.text)
        * (1 - min(1.0, 2 * decoded.mended / words) if words else 1.0),
        3,
    )


def side_by_side(cells: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines of blocks that stand beside one another without rules (letterhead, recipients and
    signature), row by row with a tab between them."""
    blocks = [[line for line in map(trimmed, cell) if line] for cell in cells]
    blocks = [block for block in blocks if block]
    if len(blocks) < 2:
        return blocks[0] if blocks else []
    out: list[Line] = []
    for i in range(max(map(len, blocks))):
        line: Line = []
        last = max(j for j, block in enumerate(blocks) if i < len(block))
        for j, block in enumerate(blocks[: last + 1]):
            line += [Run("\t")] if j else []
            line += block[i] if i < len(block) else []
        out.append(line)
    return out
