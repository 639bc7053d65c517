"""The taxonomy of indicators as the dataset carries it: one row a code, with its names."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from typing import Any

from pipeline import taxonomy


@cache
def indicators() -> tuple[dict[str, Any], ...]:
    """The rows of the table ``indicators``, in the order of models/indicators.tsv, with all that
    stands there."""
    return tuple(asdict(row) for row in taxonomy.first_rows().values())


@cache
def names(language: str = "vi") -> dict[str, str]:
    """Code -> name in ``language`` (vi or en); a code without a name is its own."""
    return {
        code: (row.vi if language == "vi" else row.en) or code
        for code, row in taxonomy.first_rows().items()
    }
