"""What the evaluations share: the rows of a gold file, and numbers written one way."""

from __future__ import annotations

import csv
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pipeline.text import canonical


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a gold file, tab-separated with a header line; none where there is no file."""
    if not path.exists():
        return []
    with open(path, encoding="utf-8-sig", newline="") as file:
        found = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            {name: value or "" for name, value in row.items() if name}
            for row in found
        ]


def number(text: str) -> str:
    """A number as the dataset prints it, so that 10 and 10.0 are one; other text as it stands.

    >>> number("10.0"), number("2/3")
    ('10', '2/3')
    """
    try:
        return canonical(Decimal(text))
    except InvalidOperation:
        return text.strip()
