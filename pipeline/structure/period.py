"""The period that a report covers, from its title, in ISO 8601."""
from __future__ import annotations

import re
from datetime import date
from functools import cache

from pipeline.resources import rows
from pipeline.text import fold

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["form"]) for row in rows("title_periods.tsv"))


def reported(title: str) -> str:
    """The first period that a title names: ``2019``, ``2017-10``, ``2021-Q2``, ``2021-01/2021-06``; "" if none.

    >>> reported("Tình hình ứng dụng công nghệ thông tin 6 tháng đầu năm 2021")
    '2021-01/2021-06'
    """
    folded = fold(title)
    found = [(match.start(), rank, match, form) for rank, (pattern, form) in enumerate(_patterns())
             if (match := pattern.search(folded))]
    if not found:
        return ""
    _, _, match, form = min(found, key=lambda item: item[:2])
    part = match.groupdict()
    year = part.get("year", "")
    if form == "first":
        return f"{year}-01/{year}-{int(part['count']):02d}"
    if form == "last":
        return f"{year}-{13 - int(part['count']):02d}/{year}-12"
    if form == "quarter":
        return f"{year}-Q{_QUARTERS[part['quarter']]}"
    if form == "range":
        return f"{part['from']}/{part['to']}"
    if form == "days":
        start, end = (f"{part['y' + n]}-{int(part['m' + n]):02d}-{int(part['d' + n]):02d}" for n in "12")
        try:
            return f"{date.fromisoformat(start)}/{date.fromisoformat(end)}"
        except ValueError:
            return ""
    if form == "week":
        return f"{year}-W{int(part['week']):02d}"
    if form == "month":
        return f"{year}-{int(part['month']):02d}" if 1 <= int(part["month"]) <= 12 else year
    return year
