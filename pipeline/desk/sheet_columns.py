"""Which columns the sheets of the workbook have: their order for people, heads and widths."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from pipeline.dataset.contract import columns
from pipeline.dataset.indicators import names
from pipeline.labels import column_heads, labels_in

# of the sheets alone: the name beside an indicator's code, the documents of a check by number
_NAME, _DOCUMENTS = "indicator_name", "documents"
_ADDED = {"facts": (_NAME, "Chỉ tiêu"), "checks": (_DOCUMENTS, "Văn bản")}
# what a person reads first, and what goes on paper
FRONT = {
    "facts": (
        *(_NAME, "province", "issuer", "doc_code", "year", "period"),
        *("value", "unit", "status", "subject", "evidence", "page"),
    ),
    "documents": (
        *("doc_code", "doc_type", "issuer", "province", "issued_date"),
        *("title", "signer", "period", "pages", "status", "problem", "source"),
    ),
    "checks": (
        *("outcome", "severity", "kind", _DOCUMENTS, "message"),
        *("expected", "observed", "difference"),
        *("reviewed", "note", "reviewed_by", "reviewed_at"),
    ),
}
# columns of codes whose names people read
_CODED = {
    *("outcome", "severity", "kind", "status", "level", "reviewed"),
    "category",
}
_COLUMN_OF = {"reading": "status", "decision": "reviewed"}  # group of words
_AMOUNTS = ("value", "value_read", "expected", "observed", "difference")
_NO_AMOUNTS = ("DATE", "DOCNO", "LEVEL", "URL", "EMAIL")
_SENTENCES = ("evidence", "message", "note", "problem", "title")
_IDS = ("x0", "y0", "x1", "y1", "start", "end", "repeats", "finding", "link")
_NUMBERS = ("integer", "number", "decimal")
_LEAST, _MOST = 9, 60  # characters of a column's width
_SENTENCE = 30  # the least of a column of sentences
_MOST_LINES = 8  # of a row
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
        return self.type in _NUMBERS or self.is_amount

    @property
    def is_amount(self) -> bool:
        """Whether its text is a number, where it is one."""
        return self.name in _AMOUNTS

    def is_no_amount(self, record: Record) -> bool:
        """Whether the value is a day, a document's number or the like: 2019 is no amount."""
        return self.is_amount and record.get("label") in _NO_AMOUNTS

    @property
    def is_sentence(self) -> bool:
        """Whether it wants several lines."""
        return self.name in _SENTENCES

    def value(self, record: Record) -> object:
        if self.name == _NAME:
            return names().get(record["indicator"], "")
        value = record.get(self.name)
        if self.name in _CODED:
            return _words().get((self.name, str(value)), value)
        return value


@cache
def _words() -> dict[tuple[str, str], str]:
    """(column, code) -> what people call the code."""
    labels = labels_in("vi")
    named = dict(labels)
    for (group, code), name in labels.items():
        if group in _COLUMN_OF:
            named[_COLUMN_OF[group], code] = name
    return named


def of_sheet(table: str) -> list[Column]:
    """The columns of a table in the order of people: what is read first, ids and edges last; the
    name of an indicator before its code."""
    known = column_heads()
    found = [
        Column(column.name, column.type, known.get(column.name, column.name))
        for column in columns(table)
    ]
    if table in _ADDED:
        name, head = _ADDED[table]
        found.insert(0, Column(name, "string", head))
    front = FRONT.get(table, ())
    return sorted(
        found,
        key=lambda column: (
            front.index(column.name)
            if column.name in front
            else len(front) + column.is_id
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
    least = _SENTENCE if column.is_sentence else _LEAST
    return max(least, min(_MOST, max(wanted, len(column.head) // 2) + 3))


def lines(column: Column, width: float, record: Record) -> int:
    """How many lines of a sheet the text of a cell takes."""
    if not column.is_sentence:
        return 1
    text = str(column.value(record) or "")
    return min(_MOST_LINES, math.ceil(1.1 * len(text) / width)) or 1


def _printed(value: object) -> str:
    if isinstance(value, Decimal | int | float):
        return f"{value:,}"
    text = "" if value is None else str(value)
    return f"{int(text):,}" if text.isdecimal() else text
