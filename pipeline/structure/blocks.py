"""Joins the lines of a document into blocks: paragraphs, headings, rows, footnotes; over page ends
where they go on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from pipeline.records import Block, Slice
from pipeline.structure import footnotes, wraps
from pipeline.structure.lines import Line, in_capitals
from pipeline.structure.outline import BULLET, Outline
from pipeline.structure.patterns import is_whole
from pipeline.structure.row_pieces import TextRow

# a heading of Markdown: a line that is bold from end to end, or begins with hashes
_MARKDOWN = re.compile(r"\*\*[^*]+\*\*\s*|#{1,6} +\S.*")
_SHORTEST, _LONGEST = 8, 110  # characters of a heading without a marker
_LONGEST_HEADING = 250  # characters of any
_LONGER = 1.5  # times that a paragraph is longer than its heading
_ENDS_AS_TEXT = re.compile(r":|[.;,!?…)\d][\"”*_ ]*$")  # as no heading does

_CLOSE = "./."  # ends the text of a document (Decree 30/2020/ND-CP, annex I)
_OF_TEXT = ("", "row")


@dataclass(slots=True)
class _Group:
    """The lines of one block. ``kind`` is a heading's until its end tells."""

    kind: str
    section: str
    lines: list[Line]


def build(
    lines: Sequence[Line],
    rows: dict[tuple[int, int], TextRow],
) -> tuple[tuple[Block, ...], dict[str, str]]:
    """Blocks in reading order, and the headings by section path. ``line.kind`` is "" for running
    text, else kept."""
    grouping = _Grouping(lines)
    for line in lines:
        grouping.take(line)
    blocks: list[Block] = []
    headings: dict[str, str] = {}
    for group, below in zip_longest(grouping.groups, grouping.groups[1:]):
        first = group.lines[0]
        if group.kind == "row":
            cells = rows[first.table, first.row]
            blocks.append(_row(cells, first, group.section))
            continue
        text, slices = _text(group.lines)
        kind = _kind(group, below, text)
        if kind == "heading" and group.section:
            if grouping.outline.read(text):
                headings.setdefault(group.section, text)
            elif headings.get(group.section) == blocks[-1].text:
                # Phần I, its name on the next line
                headings[group.section] += " " + text
        blocks.append(Block(kind, text, slices, group.section))
    return tuple(blocks), headings


class _Grouping:
    """Puts each line into the group that it goes on with, or begins one."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.groups: list[_Group] = []
        self.outline = Outline()
        # text that a page end or a footnote may interrupt
        self._running: _Group | None = None
        self._rows: set[tuple[int, int]] = set()  # table and row
        self._notes = footnotes.first_lines(lines)
        self._margins = wraps.margins(lines)

    def take(self, line: Line) -> None:
        self._take(line)
        if line.kind in _OF_TEXT and line.text.rstrip().endswith(_CLOSE):
            self.outline = Outline()  # no section governs what is annexed

    def _take(self, line: Line) -> None:
        if line.kind == "row":
            self._take_row(line)
        elif line.kind:
            self._take_marked(line)
        elif self._begins_note(line):
            self._begin("footnote", line)
        elif self._goes_on_with_note(line):
            self.groups[-1].lines.append(line)
        elif self._running and self._joins(self._running, line):
            self._running.lines.append(line)
        else:
            self._take_first(line)

    def _begin(self, kind: str, line: Line) -> _Group:
        group = _Group(kind, self.outline.path, [line])
        self.groups.append(group)
        return group

    def _take_row(self, line: Line) -> None:
        if (line.table, line.row) not in self._rows:
            self._rows.add((line.table, line.row))
            self._begin("row", line)
        self._running = None

    def _take_marked(self, line: Line) -> None:
        """A line whose kind is known: furniture, or a part of the head or the foot."""
        if self.groups and _goes_on_as_marked(self.groups[-1], line):
            self.groups[-1].lines.append(line)
        else:
            self._begin(line.kind, line)
        if line.kind != "furniture":
            self._running = None

    def _begins_note(self, line: Line) -> bool:
        if id(line) in self._notes:
            return True
        note = self._note_above()
        return note is not None and footnotes.follows(note.lines[0], line)

    def _note_above(self) -> _Group | None:
        """The last group where that is a footnote."""
        above = self.groups[-1] if self.groups else None
        return above if above and above.kind == "footnote" else None

    def _goes_on_with_note(self, line: Line) -> bool:
        note = self._note_above()
        if note is None or note.lines[-1].page != line.page:
            return False
        return not line.gap and not self.outline.read(line.text)

    def _joins(self, group: _Group, line: Line) -> bool:
        margin = self._margins.get(line.page)
        return wraps.goes_on(
            group.lines[-1], line, self.outline, group.kind, margin
        )

    def _take_first(self, line: Line) -> None:
        """The first line of a paragraph or heading."""
        kind = "paragraph"
        if marker := self.outline.read(line.text):
            self.outline.take(marker)
            kind = "heading"
        elif in_capitals(line.text) or _MARKDOWN.fullmatch(line.text):
            kind = "heading"
        self._running = self._begin(kind, line)


def _goes_on_as_marked(above: _Group, line: Line) -> bool:
    """Whether a line of the head or the foot goes on with the one above it."""
    if above.kind != line.kind:
        return False
    if line.kind == "recipients":
        return not BULLET.match(line.text)
    return line.kind in ("title", "signature") and not line.gap


def _kind(
    group: _Group,
    below: _Group | None,
    text: str,
) -> str:
    """What a group is, now that its end and what follows it are known."""
    heads = group.kind == "heading"
    if group.kind == "paragraph" and below:
        heads = _stands_alone(group, below)
    if heads:
        return "heading" if _is_heading(text) else "paragraph"
    return group.kind


def _stands_alone(group: _Group, below: _Group) -> bool:
    """Whether a short line without a marker, blank lines around it, heads the longer paragraph
    below."""
    line, after = group.lines[0], below.lines[0]
    if len(group.lines) > 1 or below.kind != "paragraph":
        return False
    if not line.gap or not after.gap or after.page != line.page:
        return False
    if not _reads_as_heading(line):
        return False
    length = sum(len(part.text) for part in below.lines)
    return length > _LONGER * len(line.text)


def _reads_as_heading(line: Line) -> bool:
    """Whether a line has the length of a heading, begins as one and ends as one."""
    if not _SHORTEST < len(line.bare) <= _LONGEST:
        return False
    if not line.bare[0].isupper():
        return False
    return not _ends_as_text(line)


def _ends_as_text(line: Line) -> bool:
    """Whether a line ends as no heading does, but for the year of which it tells."""
    if is_whole("heading of a year spelt", line.bare):
        return False
    return _ENDS_AS_TEXT.search(line.text) is not None


def _is_heading(text: str) -> bool:
    if len(text) > _LONGEST_HEADING:
        return False
    return not re.search(r"[.;,][\"”*_ ]*$", text)


def _text(group: Sequence[Line]) -> tuple[str, tuple[Slice, ...]]:
    """Lines joined by single spaces, with slices that map back; lines that follow each other share
    a slice."""
    text = ""
    slices: list[Slice] = []
    for line in group:
        last = slices[-1] if slices else None
        size = len(line.text)
        if text:
            text += " "
        if last and _follows(line, last):
            longer = last.length + 1 + size
            slices[-1] = Slice(last.start, last.page, last.page_start, longer)
        else:
            slices.append(Slice(len(text), line.page, line.start, size))
        text += line.text
    return text, tuple(slices)


def _follows(line: Line, last: Slice) -> bool:
    """Whether a line begins right behind a slice, on its page."""
    if last.page != line.page:
        return False
    return line.start == last.page_start + last.length + 1


def _row(
    cells: TextRow,
    line: Line,
    section: str,
) -> Block:
    """A table row: its cells with a tab between them, each cell's pieces joined by spaces."""
    text = ""
    slices: list[Slice] = []
    for number, pieces in enumerate(cells):
        text += "\t" if number else ""
        for order, piece in enumerate(pieces):
            text += " " if order else ""
            if piece.text:
                start = piece.line.start + piece.start
                size = len(piece.text)
                slices.append(Slice(len(text), piece.line.page, start, size))
            text += piece.text
    return Block("row", text, tuple(slices), section, line.table, line.row)
