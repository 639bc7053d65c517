"""Joins the lines of a document into blocks: paragraphs, headings, rows, footnotes; over page ends
where they go on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from pipeline.records import Block, Slice
from pipeline.structure.lines import Line, upper
from pipeline.structure.outline import BULLET, Marker, Outline
from pipeline.structure.text_tables import TextRow

_CLOSED = re.compile(r"[.;:!?…][\"”’')\]*_]*$")
_HANGING = re.compile(
    r"(?:\b(?:và|của|tại|về|theo|cho|với|do|từ|đến|trên|là|các|những)|[,(/–-])$", re.IGNORECASE
)
_COUNTS_ON = re.compile(  # where the next line begins with a figure
    r"\b(?:số|ngày|tháng|năm|khoảng|hơn|gần|trên|tổng|đạt|có|quý|khóa|thứ)$", re.IGNORECASE
)
_LONGEST = 12  # characters of a line's end that those two look at
_NOTE = re.compile(r"(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\[\d{1,3}\])\s*(?=\S)")
_PLAIN_NOTE = re.compile(r"(\d{1,2})\s+(?=[^\W\d])")
_ENDS_AS_TEXT = re.compile(r":|[.;,!?…)\d][\"”*_ ]*$")  # as no heading does
_WRAPPED = 130  # a line longer than this was not broken by a page's width


@dataclass(slots=True)
class _Group:
    """The lines of one block. ``kind`` is a heading's until its end tells."""

    kind: str
    section: str
    lines: list[Line]


def build(
    lines: Sequence[Line], rows: dict[tuple[int, int], TextRow]
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
            blocks.append(_row(rows[first.table, first.row], first, group.section))
            continue
        text, slices = _text(group.lines)
        kind = _kind(group, below, text)
        if kind == "heading" and group.section:
            if grouping.outline.read(text):
                headings.setdefault(group.section, text)
            elif headings.get(group.section) == blocks[-1].text:
                headings[group.section] += " " + text  # Phần I, its name on the next line
        blocks.append(Block(kind, text, slices, group.section))
    return tuple(blocks), headings


class _Grouping:
    """Puts each line into the group that it goes on with, or begins one."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.groups: list[_Group] = []
        self.outline = Outline()
        self._running: _Group | None = None  # text that a page end or a footnote may interrupt
        self._rows: set[tuple[int, int]] = set()  # table and row
        self._notes = _notes(lines)
        self._margins = _margins(lines)

    def take(self, line: Line) -> None:
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
        return bool(self.groups) and _next_note(self.groups[-1], line)

    def _goes_on_with_note(self, line: Line) -> bool:
        above = self.groups[-1] if self.groups else None
        return (
            above is not None
            and above.kind == "footnote"
            and above.lines[-1].page == line.page
            and not line.first
            and not line.gap
            and not self.outline.read(line.text)
        )

    def _joins(self, group: _Group, line: Line) -> bool:
        margin = self._margins.get(line.page)
        return _joins(group.lines[-1], line, self.outline, group.kind, margin)

    def _take_first(self, line: Line) -> None:
        """The first line of a paragraph or heading."""
        kind = "paragraph"
        if marker := self.outline.read(line.text):
            self.outline.take(marker)
            kind = "heading"
        elif len(line.text) < _WRAPPED and upper(line.text):
            kind = "heading"
        self._running = self._begin(kind, line)


def _goes_on_as_marked(above: _Group, line: Line) -> bool:
    """Whether a line of the head or the foot goes on with the one above it."""
    if above.kind != line.kind:
        return False
    if line.kind == "recipients":
        return not BULLET.match(line.text)
    return line.kind in ("title", "signature") and not line.gap


def _kind(group: _Group, below: _Group | None, text: str) -> str:
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
    return (
        len(group.lines) == 1
        and 8 < len(line.bare) <= 110
        and bool(line.gap)
        and bool(after.gap)
        and below.kind == "paragraph"
        and after.page == line.page
        and not BULLET.match(line.text)
        and line.bare[0].isupper()
        and not _ENDS_AS_TEXT.search(line.text)
        and sum(len(part.text) for part in below.lines) > 1.5 * len(line.text)
    )


def _is_heading(text: str) -> bool:
    return len(text) <= 250 and not re.search(r"[.;,][\"”*_ ]*$", text)


def _margins(lines: Sequence[Line]) -> dict[int, float]:
    """The left edge of the running text of each page with boxes."""
    edges: dict[int, list[float]] = {}
    for line in lines:
        if line.x0 is not None and not line.kind and len(line.text) > 40:
            edges.setdefault(line.page, []).append(line.x0)
    return {
        page: sorted(found)[len(found) // 4] for page, found in edges.items() if len(found) >= 6
    }


def _next_note(above: _Group, line: Line) -> bool:
    """Whether a line at the foot of a page begins the footnote after the one before it."""
    if above.kind != "footnote" or above.lines[0].page != line.page:
        return False
    number, match = re.match(r"\d{1,2}", above.lines[0].text), _PLAIN_NOTE.match(line.text)
    return bool(number and match and int(match[1]) == int(number.group()) + 1)


def _joins(before: Line, line: Line, outline: Outline, kind: str, margin: float | None) -> bool:
    """Whether ``line`` goes on with the paragraph that ``before`` ends, which is of
    ``kind``. ``margin``: left edge of the page's text."""
    left, right = before.bare, line.bare
    if not left or not right:
        return False
    closed = bool(_CLOSED.search(left))
    apart = line.gap > 0 and line.page == before.page
    marker = outline.read(line.text)
    if right[0].islower() and not marker:
        return _sentence_goes_on(left, closed, apart)
    if apart:
        return False
    if _broken_range(left, right):
        return True
    hangs = _hangs(left, right)
    if _begins_item(line, marker, hangs):
        return False
    if upper(left) or upper(right):
        return kind == "heading" and not closed and _both_capitals(left, right)
    return (hangs and not closed) or _reaches_on(before, line, closed, margin)


def _sentence_goes_on(left: str, closed: bool, apart: bool) -> bool:
    """Whether a line goes on below, where small letters follow."""
    return not closed or (not apart and len(left) > 40)


_FIGURES = ("arabic", "decimal")  # markers that may as well be a figure of the sentence


def _begins_item(line: Line, marker: Marker | None, hangs: bool) -> bool:
    """Whether a line begins an item of a list. ``hangs``: the line before asks for another."""
    if BULLET.match(line.text):
        return True
    return marker is not None and not (hangs and marker.style in _FIGURES)


_YEAR_ENDS = re.compile(r"(?:19|20)\d\d$")
_TO_YEAR = re.compile(r"[-–]\s*(?:19|20)\d\d\b")


def _broken_range(left: str, right: str) -> bool:
    """Whether a range of years is broken after its first."""
    return bool(_TO_YEAR.match(right) and _YEAR_ENDS.search(left))


def _hangs(left: str, right: str) -> bool:
    """Whether a line ends with a word that asks for another."""
    tail = len(left) - _LONGEST
    if _HANGING.search(left, tail):
        return True
    return right[0].isdigit() and bool(_COUNTS_ON.search(left, tail))


def _both_capitals(left: str, right: str) -> bool:
    return upper(left) and upper(right) and len(left) < _WRAPPED


def _reaches_on(before: Line, line: Line, closed: bool, margin: float | None) -> bool:
    """Whether the line before is as full as one that only the page's width ended."""
    left, right = before.bare, line.bare
    if len(left) > _WRAPPED:
        return False
    boxed = None not in (line.x0, before.x0, before.x1)
    if boxed and line.page == before.page:
        return _joins_by_box(before, line, closed, margin)
    if len(left) < 0.8 * max(len(right), 60):
        return False
    return not closed or len(left) >= 0.97 * max(len(right), 70)


def _joins_by_box(before: Line, line: Line, closed: bool, margin: float | None) -> bool:
    """With boxes: the line before reaches the right edge, and this one is not indented as a first
    line is."""
    assert (
        line.x0 is not None
        and before.x0 is not None
        and before.x1 is not None
        and line.x1 is not None
    )
    reaches = before.x1 > line.x1 - 60
    indented = line.x0 > before.x0 + 14 or (
        margin is not None and margin + 14 < line.x0 < margin + 60
    )
    return reaches and not indented and not (closed and before.x1 < line.x1 - 25)


def _notes(lines: Sequence[Line]) -> set[int]:
    """The lines that begin a footnote: raised figures, figures in square brackets, and at the foot
    of a page plain figures that are also glued to a word above."""
    found: set[int] = set()
    above: list[str] = []
    page = -1
    for index, line in enumerate(lines):
        if line.page != page:
            page, above = line.page, []
        if not line.kind:
            match = _PLAIN_NOTE.match(line.text)
            if _NOTE.match(line.text) or (
                match
                and _foot(lines, index)
                and sum(map(len, above)) > 400
                and re.search(rf"[^\W\d_][.,;]?{match[1]}(?!\w)", "\n".join(above))
            ):
                found.add(id(line))
        above.append(line.text)
    return found


def _foot(lines: Sequence[Line], index: int) -> bool:
    """Whether nothing but notes follows on the page: few lines, none with a marker."""
    outline = Outline()
    for later in lines[index + 1 : index + 30]:
        if later.page != lines[index].page:
            return True
        if not later.kind and outline.read(later.text):
            return False
    return index + 30 > len(lines)


def _text(group: Sequence[Line]) -> tuple[str, tuple[Slice, ...]]:
    """Lines joined by single spaces, with slices that map back; lines that follow each other share
    a slice."""
    text = ""
    slices: list[Slice] = []
    for line in group:
        last = slices[-1] if slices else None
        if text:
            text += " "
        if last and last.page == line.page and line.start == last.page_start + last.length + 1:
            slices[-1] = Slice(
                last.start, last.page, last.page_start, last.length + 1 + len(line.text)
            )
        else:
            slices.append(Slice(len(text), line.page, line.start, len(line.text)))
        text += line.text
    return text, tuple(slices)


def _row(cells: TextRow, line: Line, section: str) -> Block:
    """A table row: its cells with a tab between them, each cell's pieces joined by spaces."""
    text = ""
    slices: list[Slice] = []
    for number, pieces in enumerate(cells):
        text += "\t" if number else ""
        for order, piece in enumerate(pieces):
            text += " " if order else ""
            if piece.text:
                slices.append(
                    Slice(
                        len(text), piece.line.page, piece.line.start + piece.start, len(piece.text)
                    )
                )
            text += piece.text
    return Block("row", text, tuple(slices), section, line.table, line.row)
