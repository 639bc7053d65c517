"""The tables of a document as sheets, with the figures that their cells print."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from pipeline.checks.figures import Figure, figure
from pipeline.checks.intervals import Interval
from pipeline.checks.tables.sheet import Sheet
from pipeline.checks.verdict import cell_id
from pipeline.observations import Observation, observe
from pipeline.observations.values import decimals, number
from pipeline.records import Document, Mention, Page

_HALF = Fraction(1, 2)


def sheets(document: Document) -> list[Sheet]:
    """The tables of a document that hold figures, in reading order."""
    doubt = _Doubt(document.reading.pages)
    doc_id = document.source.doc_id
    found = []
    for grid in observe(document.layout, document.mentions):
        printed, valued = {}, {}
        for place, one in grid.figures.items():
            table = grid.rows[place[0]].table
            mention = one.mention or _of_cell(
                doc_id,
                table,
                one,
                doubt,
            )
            mention = replace(mention, label=one.kind, value=one.value)
            if item := figure(mention):
                valued[place] = item
                printed[place] = _printed(item, one)
        found.append(Sheet(grid, printed, valued))
    return found


def _printed(item: Figure, one: Observation) -> Figure:
    """A figure in the unit of its table: what its cell prints, whatever its head multiplies it
    by. Only cells that hold a number alone can be told so."""
    text = one.cell.text.strip() if one.cell else ""
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    found = number(text, one.english)
    if found is None or item.is_ratio:
        return item
    value = Fraction(found[0])
    place = Fraction(1, 10 ** decimals(text, one.english))
    interval = Interval.exactly(value)
    if place != 1:
        interval = Interval(value - place * _HALF, value + place, value)
    label = "PERCENT" if item.is_percent else "COUNT"
    return Figure(replace(item.mention, label=label), interval)


def _of_cell(
    doc_id: str,
    table: int,
    one: Observation,
    doubt: _Doubt,
) -> Mention:
    """Stands for a figure that is no mention, for the head does not say what is counted."""
    cell = one.cell
    start, end = (cell.start, cell.end) if cell else (-1, -1)
    return Mention(
        cell_id(
            doc_id,
            table,
            one.row,
            one.column,
        ),
        one.page,
        0,
        start,
        end,
        one.kind,
        one.text.strip("% "),
        one.value,
        box=cell.box if cell else None,
        confidence=doubt.confidence(one.page, start, end),
    )


class _Doubt:
    """How sure the readers were of what stands on a page."""

    def __init__(self, pages: Sequence[Page]) -> None:
        read = [page for page in pages if page.reader == "ocr"]
        self._words = {page.page: page.words for page in read}

    def confidence(
        self,
        page: int,
        start: int,
        end: int,
    ) -> float | None:
        """The lowest confidence of the words of a span; None where nothing was recognised."""
        known = self._words.get(page, ())
        at = bisect_left(known, start, key=lambda word: word.end)
        found = []
        while at < len(known) and known[at].start < end:
            if (sure := known[at].confidence) is not None:
                found.append(sure)
            at += 1
        return min(found, default=None)
