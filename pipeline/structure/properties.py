"""The table of properties that a portal puts above or below a document: ``Số hiệu |
503/QĐ-UBND``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline import document_codes
from pipeline.structure.body_lines import begins_body
from pipeline.structure.body_spelling import standard, without_place
from pipeline.structure.lines import Line, patterns
from pipeline.structure.personal_names import personal_name
from pipeline.text import fold

_NAMES = ("code", "date", "type", "issuer", "signer", "title")
_REACH = 40  # lines from the top in which the table stands
_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def read(lines: Sequence[Line]) -> dict[str, str]:
    """Name of a property (code, date, type, issuer, signer, title) -> its value; a date in ISO
    8601, "" where it cannot be read."""
    found: dict[str, str] = {}
    for label, value in _pairs(lines[:_REACH]):
        name = _name(label)
        if name:
            found.setdefault(name, _value(name, value))
    return found


def is_property(line: Line) -> bool:
    """Whether a line of such a table gives a property and its value."""
    cells = _cells(line)
    return len(cells) == 2 and bool(_name(cells[0]))


def _pairs(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Labels and values: two cells of a line, or a label by itself with the value on the next."""
    for index, line in enumerate(lines):
        cells = _cells(line)
        if len(cells) == 2:
            yield cells[0], cells[1]
        elif (
            len(cells) == 1
            and cells[0].endswith(":")
            and index + 1 < len(lines)
        ):
            below = _cells(lines[index + 1])
            if len(below) == 1 and not below[0].endswith(":"):
                yield cells[0], below[0]


def _cells(line: Line) -> list[str]:
    return [
        cell
        for part in re.split(r"[|\t]|(?<=:)\s", line.text)
        if (cell := part.strip(" |*"))
    ]


def _name(label: str) -> str:
    words = fold(label).strip(": ")
    return next(
        (
            name
            for name in _NAMES
            if patterns(f"property {name}").fullmatch(words)
        ),
        "",
    )


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
    match = _DATE.fullmatch(text)
    return (
        f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}" if match else ""
    )
