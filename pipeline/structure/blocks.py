"""Joins the lines of a document into blocks: paragraphs, headings, rows, footnotes; over page ends
where they go on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records import Block, Slice
from pipeline.structure.lines import Line, upper
from pipeline.structure.outline import BULLET, Outline
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
_WRAPPED = 130  # a line longer than this was not broken by a page's width
_SEPARATE = {"furniture", "row"}


def build(
    lines: Sequence[Line], rows: dict[tuple[int, int], TextRow]
) -> tuple[tuple[Block, ...], dict[str, str]]:
    """Blocks in reading order, and the headings by section path. ``line.kind`` is "" for running
    text, else kept."""
    outline = Outline()
    headings: dict[str, str] = {}
    groups: list[tuple[str, str, list[Line]]] = []  # kind, section, lines
    body = -1  # the group of running text that a page end or a footnote may interrupt
    done: set[tuple[int, int]] = set()
    notes = _notes(lines)
    left = _margins(lines)
    for line in lines:
        if line.kind == "row":
            if (line.table, line.row) not in done:
                done.add((line.table, line.row))
                groups.append(("row", outline.path, [line]))
            body = -1
            continue
        if line.kind:
            previous = groups[-1] if groups else None
            if (
                previous
                and previous[0] == line.kind
                and line.kind in ("title", "signature")
                and not line.gap
            ) or (
                previous
                and previous[0] == line.kind == "recipients"
                and not BULLET.match(line.text)
            ):
                previous[2].append(line)
            else:
                groups.append((line.kind, outline.path, [line]))
            if line.kind not in _SEPARATE:
                body = -1
            continue
        if id(line) in notes or (groups and _next_note(groups[-1], line)):
            groups.append(("footnote", outline.path, [line]))
            continue
        if (
            groups
            and groups[-1][0] == "footnote"
            and not line.first
            and groups[-1][2][-1].page == line.page
            and not line.gap
            and not outline.read(line.text)
        ):
            groups[-1][2].append(line)
            continue
        if body >= 0 and _joins(
            groups[body][2][-1], line, outline, groups[body][0], left.get(line.page)
        ):
            groups[body][2].append(line)
            continue
        marker = outline.read(line.text)
        kind = "paragraph"
        if marker:
            outline.take(marker)
            kind = "heading"  # until its end tells
        elif len(line.text) < _WRAPPED and upper(line.text):
            kind = "heading"
        body = len(groups)
        groups.append((kind, outline.path, [line]))
    blocks: list[Block] = []
    for at, (kind, section, group) in enumerate(groups):
        if kind == "row":
            blocks.append(_row(rows[group[0].table, group[0].row], group[0], section))
            continue
        text, slices = _text(group)
        if kind == "paragraph" and at + 1 < len(groups) and _stands_alone(group, groups[at + 1]):
            kind = "heading"
        if kind == "heading":
            kind = "heading" if _is_heading(text) else "paragraph"
            if kind == "heading" and section:
                if outline.read(text):
                    headings.setdefault(section, text)
                elif headings.get(section) == blocks[-1].text:  # Phần I, its name on the next line
                    headings[section] += " " + text
        blocks.append(Block(kind, text, slices, section))
    return tuple(blocks), headings


def _stands_alone(group: Sequence[Line], below: tuple[str, str, list[Line]]) -> bool:
    """Whether a short line without a marker, blank lines around it, heads the longer paragraph
    below."""
    line, after = group[0], below[2][0]
    return (
        len(group) == 1
        and 8 < len(line.bare) <= 110
        and bool(line.gap)
        and bool(after.gap)
        and below[0] == "paragraph"
        and after.page == line.page
        and not BULLET.match(line.text)
        and line.bare[0].isupper()
        and not re.search(r":|[.;,!?…)\d][\"”*_ ]*$", line.text)
        and sum(len(part.text) for part in below[2]) > 1.5 * len(line.text)
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


def _next_note(group: tuple[str, str, list[Line]], line: Line) -> bool:
    """Whether a line at the foot of a page begins the footnote after the one before it."""
    if group[0] != "footnote" or group[2][0].page != line.page:
        return False
    number, match = re.match(r"\d{1,2}", group[2][0].text), _PLAIN_NOTE.match(line.text)
    return bool(number and match and int(match[1]) == int(number.group()) + 1)


def _joins(before: Line, line: Line, outline: Outline, kind: str, margin: float | None) -> bool:
    """Whether ``line`` goes on with the paragraph that ``before`` ends. ``margin``: left edge of
    the page's text."""
    left, right = before.bare, line.bare
    if not left or not right:
        return False
    closed = bool(_CLOSED.search(left))
    apart = line.gap > 0 and line.page == before.page
    marker = outline.read(line.text)
    if right[0].islower() and not marker:
        return not closed or (not apart and len(left) > 40)
    if apart:
        return False
    if (
        right[:1] in "-–"
        and re.search(r"(?:19|20)\d\d$", left)
        and re.match(r"[-–]\s*(?:19|20)\d\d\b", right)
    ):
        return True  # a range of years broken after its first
    if BULLET.match(line.text):
        return False
    tail = len(left) - _LONGEST
    hangs = bool(
        _HANGING.search(left, tail) or (right[0].isdigit() and _COUNTS_ON.search(left, tail))
    )
    if marker and not (hangs and marker.style in ("arabic", "decimal")):
        return False
    if upper(left) or upper(right):
        return (
            upper(left)
            and upper(right)
            and not closed
            and (kind == "heading")
            and len(left) < _WRAPPED
        )
    if hangs and not closed:
        return True
    if len(left) > _WRAPPED:
        return False
    if (
        line.x0 is not None
        and before.x0 is not None
        and before.x1 is not None
        and line.page == before.page
    ):
        return _joins_by_box(before, line, closed, margin)
    full = len(left) >= 0.8 * max(len(right), 60)
    return full if not closed else full and len(left) >= 0.97 * max(len(right), 70)


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
