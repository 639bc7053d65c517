"""The period that a report covers, from its title, in ISO 8601."""
from __future__ import annotations

import re

from pipeline.text import fold

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (r"(?P<count>3|6|9|03|06|09) thang dau nam " + _YEAR, "first"),
        (r"(?P<count>3|6|9|03|06|09) thang cuoi nam " + _YEAR, "last"),
        (r"quy (?P<quarter>iv|iii|ii|i|[1-4])\s*(?:[/,-]|nam)?\s*(?:nam )?" + _YEAR, "quarter"),
        (r"giai doan (?:tu )?(?:nam )?(?P<from>(?:19|20)\d\d)\s*(?:[-–—]|den(?: nam)?)\s*(?P<to>(?:19|20)\d\d)",
         "range"),
        (r"nam hoc (?P<from>(?:19|20)\d\d)\s*[-–—]\s*(?P<to>(?:19|20)\d\d)", "range"),
        (r"tu ngay (?P<d1>\d{1,2})/(?P<m1>\d{1,2})/(?P<y1>\d{4}) den (?:ngay |het ngay )?"
         r"(?P<d2>\d{1,2})/(?P<m2>\d{1,2})/(?P<y2>\d{4})", "days"),
        (r"tuan (?:thu )?(?P<week>\d{1,2})\s*(?:/|nam |-)\s*" + _YEAR, "week"),
        (r"thang (?P<month>\d{1,2})\s*(?:[-/.]|nam|,\s*nam)\s*" + _YEAR, "month"),
        (r"(?:hang nam|ca nam|nam) " + _YEAR + r"(?!\s*[-–]\s*\d{4})", "year"),
    )
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def reported(title: str) -> str:
    """The first period that a title names: ``2019``, ``2017-10``, ``2021-Q2``, ``2021-01/2021-06``; "" if none.

    >>> reported("Tình hình ứng dụng công nghệ thông tin 6 tháng đầu năm 2021")
    '2021-01/2021-06'
    """
    folded = fold(title)
    found = [(match.start(), rank, match, form) for rank, (pattern, form) in enumerate(_PATTERNS)
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
        return f"{start}/{end}"
    if form == "week":
        return f"{year}-W{int(part['week']):02d}"
    if form == "month":
        return f"{year}-{int(part['month']):02d}" if 1 <= int(part["month"]) <= 12 else year
    return year
