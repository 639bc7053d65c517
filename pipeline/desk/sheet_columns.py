"""Which columns the sheets of the workbook have: their order for people, heads and widths."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from pipeline.dataset.contract import columns
from pipeline.dataset.indicators import names
from pipeline.dataset.problems import told
from pipeline.labels import code_names, column_heads, named

# of the sheets alone: the name beside an indicator's code, and documents by their numbers
_NAME, _DOCUMENT = "indicator_name", "document"
_ADDED = {"facts": (_DOCUMENT, _NAME), "documents": (), "indicators": ()}
# what a person reads first, and what goes on paper
_FRONT = {
    "facts": (
        *(_NAME, "province", "issuer", _DOCUMENT, "year", "period"),
        *("cmp", "value", "unit", "status", "subject", "evidence", "page"),
    ),
    "documents": (
        *("doc_code", "doc_type", "issuer", "province", "issued_date"),
        *("title", "signer", "period", "pages", "status", "problem", "source"),
    ),
    "checks": (
        *("outcome", "severity", "kind", _DOCUMENT, "message"),
        *("expected", "observed", "difference"),
        *("reviewed", "note", "reviewed_by", "reviewed_at"),
    ),
}
_AMOUNTS = (
    *("value", "value_read", "expected", "observed", "difference"),
    "number",
)
_NO_AMOUNTS = ("DATE", "DOCNO", "LEVEL", "URL", "EMAIL")
_SENTENCES = ("evidence", "message", "message_en", "note", "problem", "title")

_IDS = ("x0", "y0", "x1", "y1", "start", "end", "repeats", "finding", "link")
_NUMBERS = ("integer", "number", "decimal")
_LEAST, _MOST = 9, 60  # characters of a column's width
_SENTENCE = 30  # the least of a column of sentences
_SHORT = 22  # characters of a text that is never cut short: two days
_MOST_LINES = 8  # of a row
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet in a language; ``head`` is what people call it, ``words`` what they call
    its codes."""

    name: str
    type: str
    head: str
    language: str = "vi"
    words: dict[str, str] = field(default_factory=dict)

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
            return names(self.language).get(record["indicator"], "")
        value = record.get(self.name)
        if value and self.name == "problem":
            return told(value, self.language)
        return named(self.words, str(value)) if self.words and value else value


def of_sheet(table: str, language: str = "vi") -> list[Column]:
    """The columns of a table in the order of people: what is read first, ids and edges last; the
    name of an indicator before its code, the document before what stands in it."""
    heads = column_heads(language)
    found = [
        Column(
            column.name,
            column.type,
            heads.get(column.name, column.name),
            language,
            code_names(table, column.name, language),
        )
        for column in columns(table)
    ]
    for name in _ADDED.get(table, (_DOCUMENT,)):
        found.insert(0, Column(name, "string", heads[name], language))
    first = front(table, language)
    return sorted(
        found,
        key=lambda column: (
            first.index(column.name)
            if column.name in first
            else len(first) + column.is_id
        ),
    )


def front(table: str, language: str = "vi") -> tuple[str, ...]:
    """The columns of a table that are read first, and go on paper; none where all do."""
    names = _FRONT.get(table, ())
    if language == "vi":
        return names
    return tuple("message_en" if name == "message" else name for name in names)


def widths(
    columns: list[Column], records: list[Record], before: list[float]
) -> list[float]:
    """The widths of columns by the first records; ``before`` are those so far, which later records
    widen where amounts are longer."""
    if not before:
        return [width(column, records) for column in columns]
    return [
        max(so_far, width(column, records)) if column.is_amount else so_far
        for column, so_far in zip(columns, before, strict=True)
    ]


def width(column: Column, records: list[Record]) -> float:
    """A width in characters that holds nearly all cells of the first records, and all short ones;
    numbers are never cut short, which Excel would show as ###."""
    if column.is_id:
        return _LEAST
    sizes = sorted(
        len(_printed(column.value(record))) for record in records
    ) or [0]
    most, nearly = sizes[-1], sizes[len(sizes) * 9 // 10]
    wanted = most if column.is_number else max(nearly, min(most, _SHORT))
    least = _SENTENCE if column.is_sentence else _LEAST
    return max(least, min(_MOST, max(wanted, len(column.head) // 2) + 3))


def lines(column: Column, width: float, record: Record) -> int:
    """How many lines of a sheet the text of a cell takes."""
    if not column.is_sentence:
        return 1
    text = str(column.value(record) or "")
    return min(_MOST_LINES, math.ceil(1.1 * len(text) / width)) or 1


def height(sentences: list[tuple[Column, float]], record: Record) -> int:
    """How many lines the row of a record takes, by its columns of sentences and their widths."""
    return max(
        (lines(column, width, record) for column, width in sentences), default=1
    )


def _printed(value: object) -> str:
    if isinstance(value, Decimal | int | float):
        return f"{value:,}"
    text = "" if value is None else str(value)
    return f"{int(text):,}" if text.isdecimal() else text
