"""Finds the mentions of a document."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import regex

from pipeline.mentions import noun_lists
from pipeline.mentions.roles import fill
from pipeline.mentions.scan import scan
from pipeline.mentions.stream import Span, Stream
from pipeline.mentions.tables import Tables
from pipeline.records import (
    Box,
    Cell,
    Layout,
    Mention,
    Page,
    Reading,
    Table,
    Word,
)

# counts of a portal's furniture are none of the document's
_ON_FURNITURE = ("DATE", "DOCNO", "URL", "EMAIL")
_OF_THINGS = ("COUNT", "RATIO", "MEASURE")
_GUESSED = 25.0  # word confidence below which a figure is believed only before a listed noun
_READABLE = 0.7  # quality of a page below which only listed nouns are believed
_BARE = regex.compile(r"[.,]*+\d[\d.,]*+")
_BREAK = regex.compile(r"[ \t\r]*+\n\s*+")


def find(
    doc_id: str,
    reading: Reading,
    layout: Layout,
) -> tuple[Mention, ...]:
    """The mentions of a document in reading order, with canonical values (GUIDELINES: mentions) and
    their places.

    Never raises on any text; a document without blocks has none. ``start`` and ``end`` are offsets
    into the text of the mention's page, ``block_start`` and ``block_end`` into its block."""
    stream = Stream(layout.blocks)
    pages = {page.page: _Place(page) for page in reading.pages}
    columns = _Columns(layout.tables)
    found: list[Mention] = []
    for span in scan(stream, Tables(stream, layout.tables)):
        if not _is_of_document(span):
            continue
        placed = stream.place(span.start, span.end)
        if placed is None or placed[1] not in pages:
            continue
        block, number, start, end = placed
        place, begin = pages[number], stream.starts[block]
        text = place.page.text[start:end]
        words = place.words(start, end)
        read = (word.confidence for word in words)
        confidences = [surety for surety in read if surety is not None]
        if not _is_believed(span, place.page, text, confidences):
            continue
        others = (other for word in words for other in word.alternatives)
        mention = Mention(
            mention_id=f"{doc_id}-m{len(found) + 1}",
            page=number,
            line=place.line(start),
            start=start,
            end=end,
            label=span.label,
            text=_BREAK.sub(" ", text),
            value=span.value,
            unit=span.unit,
            cmp=span.cmp,
            box=_box(words),
            section=layout.blocks[block].section,
            # a picture on a page of text is read by OCR
            origin="ocr" if confidences else place.page.reader,
            alternatives=tuple(dict.fromkeys(others)),
            confidence=min(confidences, default=None),
            role=span.role,
            block=block,
            block_start=span.start - begin,
            block_end=min(span.end, stream.block_end(block)) - begin,
            cell=columns.cell(layout.blocks[block].table, number, start),
        )
        found.append(fill(mention, place.page.slots))
    return tuple(found)


def _is_of_document(span: Span) -> bool:
    """Whether a span is a mention at all, and no figure of a portal's furniture."""
    if span.label == "SKIP":
        return False
    return span.role != "furniture" or span.label in _ON_FURNITURE


def _is_believed(
    span: Span,
    page: Page,
    text: str,
    confidences: Sequence[float],
) -> bool:
    """Whether a figure is plausible where OCR read it; ``confidences`` (0..100) are those of its
    words."""
    if page.reader != "ocr":
        return True
    least = min(confidences, default=100.0)
    return _is_plausible(span, text, page.quality, least)


def _is_plausible(
    span: Span,
    text: str,
    quality: float,
    least: float,
) -> bool:
    """Whether a figure that OCR read on a page (0..1: how far it reads as Vietnamese) can count
    what it says it counts.

    Handwriting and stamps that were read as print give figures with nouns that are no words; none
    is better than wrong."""
    readable = quality >= _READABLE
    if span.label in ("MONEY", "PERCENT"):
        # bare digits in a cell take their unit from the head of a column
        return readable or not _BARE.fullmatch(text)
    if span.label not in _OF_THINGS:
        return True
    if span.label == "MEASURE":
        return readable or len(span.unit) > 1 or span.unit == "m"
    if span.unit and not noun_lists.is_readable(span.unit):
        return False
    if readable and least >= _GUESSED:
        return True
    return noun_lists.is_head(span.unit)


class _Place:
    """Lines and words of a page, for look-up by offset."""

    def __init__(self, page: Page) -> None:
        self.page = page
        breaks = regex.finditer("\n", page.text)
        self._breaks = [found.start() for found in breaks]
        self._words = sorted(page.words, key=lambda word: word.start)
        self._ends = [word.end for word in self._words]

    def line(self, offset: int) -> int:
        """The line of the page's text, from 1; of the file where that is a text file."""
        return bisect_left(self._breaks, offset) + self.page.first_line

    def words(self, start: int, end: int) -> list[Word]:
        """The words that share a character with the span."""
        first = bisect_right(self._ends, start)
        last = first
        while last < len(self._words) and self._words[last].start < end:
            last += 1
        return self._words[first:last]


class _Columns:
    """Cells of the tables by the place of their text."""

    def __init__(self, tables: tuple[Table, ...]) -> None:
        self._tables = tables
        # of a table, as their texts follow each other
        self._cells: dict[int, list[Cell]] = {}

    def cell(
        self,
        table: int,
        page: int,
        offset: int,
    ) -> tuple[int, int, int] | None:
        """(table, row, column) of the cell that holds the offset."""
        if table not in range(len(self._tables)):
            return None
        if self._tables[table].page != page:
            return None
        cells = self._filled(table)
        at = bisect_right(cells, offset, key=_start) - 1
        if at < 0 or offset >= cells[at].end:
            return None
        return table, cells[at].row, cells[at].column

    def _filled(self, table: int) -> list[Cell]:
        """The cells of a table that hold text, as their texts follow each other."""
        if table not in self._cells:
            cells = self._tables[table].cells
            filled = (cell for cell in cells if 0 <= cell.start < cell.end)
            self._cells[table] = sorted(filled, key=_start)
        return self._cells[table]


def _start(cell: Cell) -> int:
    return cell.start


def _box(words: list[Word]) -> Box | None:
    boxes = [word.box for word in words if word.box]
    if not boxes:
        return None
    box = boxes[0]
    for other in boxes[1:]:
        box = box.union(other)
    return box
