"""Amounts that the unit printed above their table makes larger than any budget: "ĐVT: Triệu đồng"
over 76.122.000.000."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.tables.sheet import Sheet
from pipeline.checks.verdict import make
from pipeline.checks.wording import Value
from pipeline.observations.cell_value import NO_SUM
from pipeline.observations.words import unit_line, worth
from pipeline.records import Check


def check(sheet: Sheet) -> Iterator[Check]:
    """One finding for a table most of whose amounts cannot be in the unit that it prints."""
    unit = unit_line(sheet.grid.caption)
    amounts = [
        figure
        for (row, column), figure in sorted(sheet.figures.items())
        if column in sheet.amounts and not sheet.rates(row)
    ]
    most = NO_SUM // max(worth(unit), 1)
    beyond = [f for f in amounts if f.value >= most]
    if worth(unit) < 2 or len(beyond) * 2 <= len(amounts):
        return
    largest = max(beyond, key=lambda f: f.value)
    shown_cells = dict.fromkeys((beyond[0], largest))
    mentions = [cell.mention for cell in shown_cells]
    shown: dict[str, Value] = {
        "value": largest.value,
        "unit": unit,
        "table": sheet.name,
        "count": len(beyond),
    }

    yield make(
        "plausibility",
        "broken",
        "unit.over",
        mentions,
        [m.value for m in mentions],
        shown,
    )
