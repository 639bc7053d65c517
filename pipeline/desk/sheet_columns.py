"""Which columns the sheets of the workbook have: their order for people, heads and widths."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pipeline.dataset.indicators import names
from pipeline.dataset.write import columns
from pipeline.resources import rows

_NAME = "indicator_name"  # of the sheet alone: the name beside the code
# what a person reads of a fact, and what goes on paper
FRONT = (
    *(_NAME, "province", "issuer", "doc_code", "year", "period"),
    *("value", "unit", "status", "subject", "evidence", "page"),
)
_IDS = ("x0", "y0", "x1", "y1", "start", "end", "repeats", "finding", "link")
_NUMBERS = ("integer", "number", "decimal")
_LEAST, _MOST = 9, 60  # characters of a column's width
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet; ``head`` is what people call it."""

    name: str
    type: str
    head: str

    @property
    def is_id(self) -> bool:
        """Whether it is for programs alone, and stands last and narrow."""
        return self.name in _IDS or self.name.endswith(("_id", "_ids"))

    @property
    def is_number(self) -> bool:
        return self.type in _NUMBERS or self.name == "value"

    def value(self, record: Record) -> object:
        if self.name == _NAME:
            return names().get(record["indicator"], "")
        return record[self.name]


def heads() -> dict[str, str]:
    """Column -> what people call it."""
    return {row["column"]: row["vi"] for row in rows("sheet_heads.tsv")}


def of_sheet(table: str) -> list[Column]:
    """The columns of a table in the order of people: what is read first, ids and edges last; the
    name of an indicator before its code."""
    known = heads()
    found = [
        Column(
            row["column"], row["type"], known.get(row["column"], row["column"])
        )
        for row in columns(table)
    ]
    if table == "facts":
        found.insert(0, Column(_NAME, "string", "Chỉ tiêu"))
    front = FRONT if table == "facts" else ()
    return sorted(
        found,
        key=lambda column: (
            front.index(column.name)
            if column.name in front
            else len(FRONT) + column.is_id
        ),
    )


def width(column: Column, records: list[Record]) -> float:
    """A width in characters that holds nearly all cells of the first records; numbers are never cut
    short, which Excel would show as ###."""
    if column.is_id:
        return _LEAST
    sizes = sorted(
        len(_printed(column.value(record))) for record in records
    ) or [0]
    wanted = sizes[-1] if column.is_number else sizes[len(sizes) * 9 // 10]
    return max(_LEAST, min(_MOST, max(wanted, len(column.head) // 2) + 3))


def _printed(value: object) -> str:
    if isinstance(value, Decimal | int | float):
        return f"{value:,}"
    text = "" if value is None else str(value)
    return f"{int(text):,}" if text.isdecimal() else text
