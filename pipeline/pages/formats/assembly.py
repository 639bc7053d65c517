"""Puts the text of a page together from runs of known fonts, and keeps where the cells of tables
stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.pages.formats.encodings import Decoded, Span, decode
from pipeline.pages.quality import quality
from pipeline.records import Cell, Page, Reading, Table


@dataclass(frozen=True, slots=True)
class Run:
    """Characters set in one font."""

    text: str
    font: str = ""
    capitals: bool = False


Line = list[Run]


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell before its text is placed: ``lines`` are joined by spaces; row and column from 1."""

    row: int
    column: int
    lines: tuple[Line, ...]
    row_span: int = 1
    column_span: int = 1


@dataclass
class Draft:
    """A page's raw text as it grows. Nothing is decoded before the whole is there: the encoding of
    a short cell is told by the rest of the document."""

    parts: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    tables: list[tuple[tuple[RawCell, int, int], ...]] = field(default_factory=list)
    size: int = 0
    problem: str = ""

    def add(self, runs: Sequence[Run], end: str = "\n") -> None:
        """Appends ``runs`` and ``end``."""
        for run in runs:
            if run.font or run.capitals:
                self.spans.append(
                    Span(self.size, self.size + len(run.text), run.font, run.capitals)
                )
            self.parts.append(run.text)
            self.size += len(run.text)
        self.parts.append(end)
        self.size += len(end)

    def add_table(self, cells: Sequence[RawCell]) -> None:
        """Appends a ruled table row by row, one tab for each column that is passed; a merged cell's
        text stands in its first row and column."""
        placed: list[tuple[RawCell, int, int]] = []
        rows: dict[int, list[RawCell]] = {}
        for cell in cells:
            rows.setdefault(cell.row, []).append(cell)
        for row in sorted(rows):
            column = 1
            for cell in sorted(rows[row], key=lambda cell: cell.column):
                self.add([], "\t" * (cell.column - column))
                column, start = max(column, cell.column), self.size
                self.add(one_line(cell.lines), "")
                placed.append((cell, start, self.size))
            self.add([])
        self.tables.append(tuple(placed))

    def reading(self) -> Reading:
        """The draft as a reading of one page. Trailing blanks of the page are dropped."""
        decoded = decode("".join(self.parts).rstrip(), self.spans)
        text = decoded.text
        tables = []
        for number, placed in enumerate(self.tables, 1):
            cells = []
            for cell, start, end in placed:
                start, end = decoded.offset(start), min(decoded.offset(end), len(text))
                cells.append(
                    Cell(
                        cell.row,
                        cell.column,
                        text[start:end],
                        cell.row_span,
                        cell.column_span,
                        None,
                        min(start, end),
                        end,
                    )
                )
            tables.append(Table(1, number, tuple(cells)))
        return Reading(
            (
                Page(
                    1,
                    text,
                    quality=quality_of(decoded),
                    tables=tuple(tables),
                    capitals=decoded.capitals,
                ),
            ),
            decoded.encoding,
            self.problem,
        )


def quality_of(decoded: Decoded) -> float:
    """How far a decoded text reads as Vietnamese, 0..1; what had to be mended speaks against the
    rest."""
    words = len(decoded.text.split())
    return round(
        quality(decoded.text) * (1 - min(1.0, 2 * decoded.mended / words) if words else 1.0), 3
    )


def trimmed(runs: Sequence[Run]) -> Line:
    """``runs`` without blanks at both ends."""
    line = [run for run in runs if run.text]
    while line and not line[0].text.strip():
        line = line[1:]
    while line and not line[-1].text.strip():
        line = line[:-1]
    if line:
        line = [replace(line[0], text=line[0].text.lstrip()), *line[1:]]
        line = [*line[:-1], replace(line[-1], text=line[-1].text.rstrip())]
    return line


def one_line(lines: Sequence[Line]) -> Line:
    """The lines of a cell joined by single spaces; tabs within would part it into cells."""
    joined: Line = []
    for line in map(trimmed, lines):
        if line:
            joined += [Run(" ")] if joined else []
            joined += [
                replace(run, text=run.text.replace("\t", " ").replace("\n", " ")) for run in line
            ]
    return joined


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
