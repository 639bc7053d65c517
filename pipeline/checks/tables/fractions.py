"""Cells that print a part over its whole ("9,49/ 9,5") beside their percentage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.checks.figures import Figure, figure
from pipeline.checks.shares import exactly, relate
from pipeline.checks.tables.sheet import Sheet
from pipeline.observations.values import number
from pipeline.records import Check

_HELD = 3  # rows that hold, for each that does not: else it is no share of them


def check(sheet: Sheet) -> Iterator[Check]:
    """Every percentage right behind a fraction."""
    for column in sheet.shares:
        rows = (_of_row(sheet, row, column) for row in sheet.rows)
        told = [found for found in rows if found]
        failed = sum(found.outcome != "holds" for found in told)
        if len(told) - failed >= _HELD * max(failed, 1):
            yield from told


def _of_row(
    sheet: Sheet,
    row: int,
    column: int,
) -> Check | None:
    percent = sheet.figures.get((row, column))
    before = (row, column - 1)
    text = sheet.grid.texts.get(before, "")
    first, stroke, second = text.partition("/")
    if percent is None or not stroke:
        return None
    part, whole = (_side(percent, side) for side in (first, second))
    return relate(part, exactly(whole), percent) if part and whole else None


def _side(percent: Figure, text: str) -> Figure | None:
    """One side of a fraction; it stands in no mention of its own."""
    found = number(text)
    if found is None:
        return None
    mention = replace(
        percent.mention,
        mention_id="",
        label="MEASURE",
        text=text.strip(),
        value=found[0],
    )
    return figure(mention)
