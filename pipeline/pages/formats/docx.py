"""Reads DOCX: paragraphs with their list labels, tables with cells, notes, headers and footers.

Works on the XML itself: fonts of runs tell legacy encodings, and borders tell tables from
letterheads. Entities are never expanded and nothing outside the file is ever opened."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from pipeline import sandbox
from pipeline.errors import UnreadableInput, brief
from pipeline.pages.formats import docx_drawings as drawings
from pipeline.pages.formats import foreign
from pipeline.pages.formats.assembly import (
    Draft,
    Foreign,
    Line,
    RawCell,
    Run,
    side_by_side,
    trimmed,
)
from pipeline.pages.formats.docx_paragraphs import Paragraphs
from pipeline.pages.formats.docx_parts import (
    Parts,
    cells,
    content,
    holds_figures,
    integer,
    mark_of,
    rows,
)
from pipeline.pages.formats.docx_styles import (
    Element,
    Numbering,
    Styles,
    W,
    draws_rules,
    is_on,
    value,
)
from pipeline.pages.formats.legacy_lines import UNICODE
from pipeline.records import Limits, Reading, ReadOptions

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DEPTH = 12  # tables within tables; deeper ones are drawn by nobody


def read_docx(path: Path, options: ReadOptions, depth: int = 0) -> Reading:
    """The document as one page; ``depth`` counts the files that this one stands in.

    Raises UnreadableInput where it is broken, LimitPassed where it costs too much."""
    limits = options.limits
    draft = sandbox.call(
        _parse,
        path,
        limits,
        memory_bytes=limits.memory_bytes,
        seconds=limits.page_seconds,
    )
    foreign.read_within(draft, options, depth)
    # here and not in the child, whose tables of syllables would be lost with it
    return draft.reading()


def _parse(path: Path, limits: Limits) -> Draft:
    try:
        with zipfile.ZipFile(path) as package:
            parts = Parts(package, limits)
            body = parts.load(parts.main)
            if body is None:
                raise UnreadableInput("no document in the DOCX file")
            reader = _Reader(
                parts,
                Styles.read(parts.load(parts.beside("styles"))),
                Numbering.read(parts.load(parts.beside("numbering"))),
            )
            reader.furniture(parts, body, "headerReference")
            reader.blocks(body.find(f"{W}body"), 0)
            for name, tag in (
                ("footnotes", "footnote"),
                ("endnotes", "endnote"),
            ):
                reader.notes(parts.load(parts.beside(name)), tag)
            reader.furniture(parts, body, "footerReference")
            return reader.draft
    except (
        zipfile.BadZipFile,
        etree.XMLSyntaxError,
        EOFError,
        KeyError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
        zlib.error,
        lzma.LZMAError,
    ) as error:
        raise UnreadableInput(f"broken DOCX file ({brief(error)})") from error


def _unused(parts: Parts, body: Element) -> set[str]:
    """The kinds of headers and footers that the document keeps and does not show (ECMA-376 part 1,
    17.10.6, 17.15.1.34)."""
    settings = parts.load(parts.beside("settings"))
    differ = (
        settings.find(f"{W}evenAndOddHeaders") if settings is not None else None
    )
    shown = {"default"}
    if any(map(is_on, body.iter(f"{W}titlePg"))):
        shown.add("first")
    if differ is not None and is_on(differ):
        shown.add("even")
    return {"first", "even"} - shown


@dataclass
class _Reader(Paragraphs):
    draft: Draft = field(default_factory=Draft)

    def blocks(self, parent: Element | None, depth: int) -> None:
        """Paragraphs and tables below ``parent``, in order."""
        for element in content(parent):
            if element.tag == f"{W}p":
                for line in self.paragraph(element):
                    self.draft.add(line)
                self.text_boxes(depth)
            elif element.tag == f"{W}tbl":
                self.table(element, depth)
            else:
                self.drawn += drawings.chunk(element, self.parts)
            self.place_drawings()

    def place_drawings(self) -> None:
        """What was drawn in the last paragraph or table stands behind it."""
        found, self.drawn = self.drawn, []
        for one in found:
            if isinstance(one, str):
                self.draft.problems.append(one)
            elif isinstance(one, Foreign):
                self.draft.items.append(one)
            else:
                self.draft.add_table(one)

    def text_boxes(self, depth: int) -> None:
        boxes, self.boxes = self.boxes, []
        if depth < _DEPTH:
            for box in boxes:
                self.blocks(box, depth + 1)

    def furniture(self, parts: Parts, body: Element, tag: str) -> None:
        """Headers or footers, each part once, where they say something besides the page's
        number."""
        unused = _unused(parts, body)
        names = [
            parts.relations.get(str(e.get(f"{_R}id")), "")
            for e in body.iter(W + tag)
            if e.get(f"{W}type") not in unused
        ]
        for name in dict.fromkeys(filter(None, names)):
            root = parts.load(name)
            for paragraph in root.iter(f"{W}p") if root is not None else ():
                for line in self.paragraph(paragraph):
                    if any(char.isalpha() for run in line for char in run.text):
                        self.draft.add(line)
                self.boxes.clear()
                self.drawn.clear()  # logos and watermarks

    def notes(self, root: Element | None, tag: str) -> None:
        """Foot- or endnotes at the end, each after its mark."""
        for note in root.iter(W + tag) if root is not None else ():
            if note.get(f"{W}type") in (None, "normal"):
                lines = [
                    line
                    for paragraph in note.iter(f"{W}p")
                    for line in self.paragraph(paragraph)
                ]
                mark = mark_of(note)
                for i, line in enumerate(filter(None, map(trimmed, lines))):
                    self.draft.add(
                        [Run(f"{mark} ", UNICODE), *line] if not i else line
                    )
        self.boxes.clear()

    # ------------------------------------------------------------ tables

    def table(self, table: Element, depth: int) -> None:
        """A table: row by row where it has rules or figures; else its cells are blocks that stand
        side by side."""
        if depth >= _DEPTH:
            return
        if not self.ruled(table):
            for row in rows(table):
                for line in side_by_side(
                    [self.lines_of(cell, depth) for cell in cells(row)]
                ):
                    self.draft.add(line)
            return
        self.draft.add_table(self.placed(table, depth))

    def placed(self, table: Element, depth: int) -> list[RawCell]:
        """The cells of a table, each with its row and column."""
        placed: list[RawCell] = []
        open_cells: dict[
            int, int
        ] = {}  # column -> index in placed of the cell that goes on downwards there
        for number, row in enumerate(rows(table), 1):
            column = 1 + integer(row.find(f"{W}trPr"), "gridBefore", 0)
            for cell in cells(row):
                properties = cell.find(f"{W}tcPr")
                span = max(1, min(integer(properties, "gridSpan", 1), 1000))
                merge = (
                    properties.find(f"{W}vMerge")
                    if properties is not None
                    else None
                )
                if (
                    merge is not None
                    and merge.get(f"{W}val") != "restart"
                    and column in open_cells
                ):
                    above = placed[open_cells[column]]
                    placed[open_cells[column]] = RawCell(
                        above.row,
                        above.column,
                        above.lines,
                        above.row_span + 1,
                        above.column_span,
                    )
                else:
                    placed.append(
                        RawCell(
                            number,
                            column,
                            tuple(self.lines_of(cell, depth)),
                            1,
                            span,
                        )
                    )
                    open_cells.pop(column, None)
                    if merge is not None:
                        open_cells[column] = len(placed) - 1
                column += span
        return placed

    def ruled(self, table: Element) -> bool:
        properties = table.find(f"{W}tblPr")
        every = [cell for row in rows(table) for cell in cells(row)]
        if all(len(cells(row)) < 2 for row in rows(table)):
            return False  # a frame around paragraphs
        if properties is not None:
            own = properties.find(f"{W}tblBorders")
            if own is not None:
                if draws_rules(own):
                    return True
            elif value(properties, "tblStyle") in self.styles.ruled:
                return True
        drawn = sum(
            draws_rules(cell.find(f"{W}tcPr/{W}tcBorders")) for cell in every
        )
        return drawn > len(every) / 2 or holds_figures(every)

    def lines_of(self, cell: Element, depth: int) -> list[Line]:
        """The lines of a cell; a table within comes row by row, its cells parted by blanks."""
        lines: list[Line] = []
        for element in content(cell):
            if element.tag == f"{W}p":
                lines += self.paragraph(element)
                boxes, self.boxes = self.boxes, []
                for box in boxes if depth < _DEPTH else ():
                    lines += self.lines_of(box, depth + 1)
            elif element.tag == f"{W}altChunk":
                self.drawn += drawings.chunk(element, self.parts)
            elif element.tag == f"{W}tbl" and depth < _DEPTH:
                lines += self.inner(element, depth)
        return lines

    def inner(self, table: Element, depth: int) -> list[Line]:
        """The lines of a table within a cell: row by row; none where it has heads and figures of
        its own, which stand behind the outer table then."""
        every = [cells(row) for row in rows(table)]
        wide = sum(len(row) > 1 for row in every) > 1
        if wide and holds_figures([cell for row in every for cell in row]):
            self.drawn.append(tuple(self.placed(table, depth + 1)))
            return []
        return [
            [
                part
                for inner in row
                for line in self.lines_of(inner, depth + 1)
                for part in (*line, Run("\t"))
            ]
            for row in every
        ]
