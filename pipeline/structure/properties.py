"""The table of properties that a portal puts above or below a document: ``Số hiệu |
503/QĐ-UBND``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import zip_longest

from pipeline import document_codes
from pipeline.structure.body_lines import begins_body
from pipeline.structure.body_spelling import standard, without_place
from pipeline.structure.lines import Line
from pipeline.structure.patterns import is_whole
from pipeline.structure.personal_names import personal_name
from pipeline.text import fold

_REACH = 40  # lines from the top in which the table stands
_DATE = re.compile(
    r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})"
)
_EDGE = re.compile(r"[|\t]|(?<=:)\s")  # of a cell


@dataclass(frozen=True, slots=True)
class Properties:
    """What a portal says of a document; "" for what it does not say or cannot be read."""

    code: str = ""
    date: str = ""  # ISO 8601
    type: str = ""  # standard name
    issuer: str = ""
    signer: str = ""
    title: str = ""


_NAMES = tuple(field.name for field in fields(Properties))


def read(lines: Sequence[Line]) -> Properties:
    """The properties in the table above or below a document; of one given twice the first."""
    found: dict[str, str] = {}
    for label, text in _pairs(lines[:_REACH]):
        name = _name(label)
        if name:
            found.setdefault(name, _value(name, text))
    return Properties(**found)


def is_property(line: Line) -> bool:
    """Whether a line of such a table gives a property and its value."""
    cells = _cells(line)
    return len(cells) == 2 and bool(_name(cells[0]))


def _pairs(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Labels and values: two cells of a line, or a label by itself with the value on the next."""
    for line, below in zip_longest(lines, lines[1:]):
        cells = _cells(line)
        if len(cells) == 2:
            yield cells[0], cells[1]
        elif below is not None and _is_lone_label(cells):
            value = _cells(below)
            if len(value) == 1 and not _is_lone_label(value):
                yield cells[0], value[0]


def _is_lone_label(cells: Sequence[str]) -> bool:
    """Whether a line holds a label and nothing else."""
    return len(cells) == 1 and cells[0].endswith(":")


def _cells(line: Line) -> list[str]:
    parts = _EDGE.split(line.text)
    return [cell for part in parts if (cell := part.strip(" |*"))]


def _name(label: str) -> str:
    """The property that a label names; "" for none."""
    words = fold(label).strip(": ")
    for name in _NAMES:
        if is_whole(f"property {name}", words):
            return name
    return ""


def _value(name: str, text: str) -> str:
    if name == "issuer":
        return without_place(standard(text)) if begins_body(text) else ""
    if name == "type":
        return document_codes.type_said(text)
    # "Người ký: Sở Tài chính" names the holder of a certificate
    if name == "signer":
        return personal_name(text)
    if name != "date":
        return text
    return _iso(text)


def _iso(text: str) -> str:
    """A day in ISO 8601; "" where the text is none."""
    match = _DATE.fullmatch(text)
    if not match:
        return ""
    day, month = int(match["day"]), int(match["month"])
    return f"{match['year']}-{month:02d}-{day:02d}"
