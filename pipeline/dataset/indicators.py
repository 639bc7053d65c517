"""The taxonomy of indicators as the dataset carries it: one row a code, with its names."""

from __future__ import annotations

from functools import cache

from pipeline.resources import rows

_SHOWN = ("code", "vi", "en", "unit", "kind", "level", "period", "since")
_PERIOD = "stock"  # what a row without a period is; see the head of models/indicators.tsv


@cache
def indicators() -> tuple[dict[str, str], ...]:
    """The rows of the table ``indicators``, in the order of models/indicators.tsv.

    A code that stands there again (another way to say it) leaves its names empty: the first row of
    a code gives them."""
    first: dict[str, dict[str, str]] = {}
    for row in rows("indicators.tsv"):
        if row["code"] not in first:
            first[row["code"]] = {name: row.get(name, "") for name in _SHOWN}
            first[row["code"]]["period"] = row.get("period") or _PERIOD
    return tuple(first.values())


@cache
def names(language: str = "vi") -> dict[str, str]:
    """Code -> name in ``language`` (vi or en); a code without a name is its own."""
    return {row["code"]: row[language] or row["code"] for row in indicators()}
