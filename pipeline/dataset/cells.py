"""What the rows of all tables are made of: records as they stand, boxes, and text that no
spreadsheet takes for a formula."""

from __future__ import annotations

import re
from dataclasses import fields
from functools import cache
from typing import Any

from pipeline.records import Box
from pipeline.text import one_line

Row = dict[str, object]
_RISKY = tuple("=+-@\t\r")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def safe(text: str) -> str:
    """Text from a document that no spreadsheet takes for a formula: on one line, without a leading
    sign.

    A dash that means something stays as one that starts no formula: ``-`` alone (an empty cell of a
    table) becomes ``–``, the sign of a negative number becomes ``−`` (U+2212); a list marker is
    dropped. Control characters go: many a reader of CSV ends a file at NUL."""
    text = one_line(text)
    if not text.isprintable():
        text = _CONTROL.sub("", text).strip()
    if text == "-":
        return "–"
    if text[:1] == "-" and text[1:2].isdecimal():
        return "−" + text[1:]
    while text.startswith(_RISKY):
        text = text[1:].lstrip()
    return text


# Columns that hold words of the document, or words made from them; the others hold ids, numbers,
# dates and our own terms, some of which start with a sign by right ("--11-08", "-3").
_WORDS = frozenset(
    {
        "text",
        "unit",
        "title",
        "evidence",
        "item",
        "subject",
        "system",
        "vendor",
        "url",
        "issuer",
        "issuer_parent",
        "place",
        "signer",
        "signer_title",
        "signed_for",
        "doc_code",
        "code",
        "section",
        "problem",
        "message",
        "message_en",
        "province",
        "signed_by",
        "note",
        "reviewed_by",
    }
)


def path_of(source: str) -> str:
    """The path of an input as no spreadsheet takes it for a formula; it still leads there."""
    return f"./{source}" if source.startswith(_RISKY) else source


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


def row_of(record: Any) -> Row:
    """The fields of a record as they stand, words made safe; not ``asdict``, which copies every box
    in depth."""
    row: Row = {}
    for name in _names(type(record)):  # type: ignore[arg-type]
        value = getattr(record, name)
        row[name] = safe(value) if name in _WORDS and value else value
    return row


def box_of(box: Box | None) -> Row:
    """The edges of a box; none where there is no place on a page."""
    if box is None:
        return {}
    return {
        "x0": round(box.x0, 2),
        "y0": round(box.y0, 2),
        "x1": round(box.x1, 2),
        "y1": round(box.y1, 2),
    }
