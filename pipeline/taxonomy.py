"""The taxonomy of indicators as an analyst writes it: ``models/indicators.tsv``, whose head says
what each column holds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.resources import table


@dataclass(frozen=True, slots=True)
class Row:
    """A row of models/indicators.tsv. A code that stands there again has another way to say it:
    the first row alone gives its names, unit, kind and version."""

    code: str
    vi: str = ""
    en: str = ""
    unit: str = ""
    kind: str = ""
    triggers: str = ""
    labels: str = ""
    period: str = "stock"
    nouns: str = ""
    cues: str = ""
    context: str = ""
    excludes: str = ""
    weight: float = 0
    since: int = 1


def rows() -> tuple[Row, ...]:
    """All rows, in the order of the table."""
    return table("indicators.tsv", Row)


@cache
def first_rows() -> dict[str, Row]:
    """Code -> its first row, in the order of the table."""
    found: dict[str, Row] = {}
    for row in rows():
        found.setdefault(row.code, row)
    return found
