"""What the name of a file tells of its document."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import PurePosixPath

from pipeline import symbols
from pipeline.period import year_of
from pipeline.records import Header
from pipeline.text import fold

_TOKEN = re.compile(r"\d+|[a-z]+")
_LONGEST = 5  # digits of a number in a file's name; more are a date or a scanner's counter


def number(name: str, header: Header) -> str:
    """The number in a file's name that stands before what the document's symbol says: 2062 of
    ``kg_2062_syt_nvy.pdf`` for ``/SYT-NVY``. "" where none or several stand so.

    A year right before the symbol is no number."""
    symbol = symbols.parse(header.doc_code)
    if symbol is None:
        return ""
    codes = (
        symbol.type_code,
        *re.split(r"[ -]", f"{symbol.agency} {symbol.unit}"),
    )
    parts = {fold(code) for code in codes if len(code) > 1}
    year = str(year_of(header.issued_on))
    tokens = _TOKEN.findall(fold(PurePosixPath(name).stem))
    found = {
        digits.lstrip("0")
        for digits, after in pairwise(tokens)
        if digits.isdigit()
        and len(digits) <= _LONGEST
        and digits != year
        and any(after.startswith(part) for part in parts)
    }
    return found.pop() if len(found) == 1 else ""
