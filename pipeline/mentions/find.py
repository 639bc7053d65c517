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

_ON_FURNITURE = (
    "DATE",
    "DOCNO",
    "URL",
    "EMAIL",
)  # counts of a portal's furniture are none of the document's
_OF_THINGS = ("COUNT", "RATIO", "MEASURE")
_GUESSED = 25.0  # word confidence below which a figure is believed only before a listed noun
_READABLE = 0.7  # quality of a page below which only listed nouns are believed
_BREAK = regex.compile(r"[ \t\r]*+\n\s*+")


def find(doc_id: str, reading: Reading, layout: Layout) -> tuple[Mention, ...]:
    """The mentions of a document in reading order, with canonical values (GUIDELINES: mentions) and
    their places.

    Never raises on any text; a document without blocks has none. ``start`` and ``end`` are offsets
    into the text of the mention's page, ``block_start`` and ``block_end`` into its block."""
    stream = Stream(layout.blocks)
    pages = {page.page: _Place(page) for page in reading.pages}
    columns = _Columns(layout.tables)
    found: list[Mention] = []
    for span in scan(stream, Tables(stream, layout.tables)):
        placed = (
            stream.place(span.start, span.end)
            if _is_of_document(span)
            else None
        )
        if placed is None or placed[1] not in pages:
            continue
        block, number, start, end = placed
        page, begin = pages[number], stream.starts[block]
        words = page.words(start, end)
        sure = [
            word.confidence for word in words if word.confidence is not None
        ]
        if not _is_believed(
            span, page.page, page.page.text[start:end], words, sure
        ):
            continue
        mention = Mention(
            f"{doc_id}-m{len(found) + 1}",
            number,
            page.line(start),
            start,
            end,
            span.label,
            _BREAK.sub(" ", page.page.text[start:end]),
            span.value,
            span.unit,
            span.cmp,
            _box(words),
            layout.blocks[block].section,
            # a picture on a page of text is read by OCR
            "ocr" if sure else page.page.reader,
            tuple(
                dict.fromkeys(
                    other for word in words for other in word.alternatives
                )
            ),
            min(sure) if sure else None,
            span.role,
            block,
            span.start - begin,
            min(span.end, stream.block_end(block)) - begin,
            columns.cell(layout.blocks[block].table, number, start),
        )
        found.append(
            fill(mention, page.page.slots) if page.page.slots else mention
        )
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
    words: Sequence[Word],
    sure: Sequence[float],
) -> bool:
    """Whether a figure is plausible where OCR read it; ``sure``: the confidences (0..100) of its
    words."""
    if page.reader != "ocr":
        return True
    return _plausible(span, text, page.quality, min(sure, default=100.0))


def _plausible(span: Span, text: str, quality: float, sure: float) -> bool:
    """Whether a figure that OCR read on a page (0..1: how far it reads as Vietnamese) can count
    what it says it counts.

    Handwriting and stamps that were read as print give figures with nouns that are no words; none
    is better than wrong."""
    if span.label in (
        "MONEY",
        "PERCENT",
    ):  # bare digits in a cell take their unit from the head of a column
        return (
            quality >= _READABLE
            or not text.replace(".", "").replace(",", "").isdecimal()
        )
    if span.label not in _OF_THINGS:
        return True
    if span.label == "MEASURE":
        return len(span.unit) > 1 or span.unit == "m" or quality >= _READABLE
    if span.unit and not noun_lists.is_readable(span.unit):
        return False
    return (quality >= _READABLE and sure >= _GUESSED) or (
        span.unit != "" and noun_lists.is_head(span.unit)
    )


class _Place:
    """Lines and words of a page, for look-up by offset."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._breaks = [
            match.start() for match in regex.finditer("\n", page.text)
        ]
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
        self._cells: dict[
            int, list[Cell]
        ] = {}  # of a table, as their texts follow each other

    def cell(
        self, table: int, page: int, offset: int
    ) -> tuple[int, int, int] | None:
        """(table, row, column) of the cell that holds the offset."""
        if (
            not 0 <= table < len(self._tables)
            or self._tables[table].page != page
        ):
            return None
        if table not in self._cells:
            self._cells[table] = sorted(
                (
                    cell
                    for cell in self._tables[table].cells
                    if 0 <= cell.start < cell.end
                ),
                key=lambda cell: cell.start,
            )
        cells = self._cells[table]
        at = bisect_right(cells, offset, key=lambda cell: cell.start) - 1
        return (
            (table, cells[at].row, cells[at].column)
            if at >= 0 and offset < cells[at].end
            else None
        )


def _box(words: list[Word]) -> Box | None:
    boxes = [word.box for word in words if word.box]
    if not boxes:
        return None
    box = boxes[0]
    for other in boxes[1:]:
        box = box.union(other)
    return box
