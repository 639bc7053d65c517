"""Periods in ISO 8601 as this dataset writes them, and the days they cover."""

from __future__ import annotations

import calendar
import datetime
import re

_DATE = re.compile(r"(\d{4})(?:-(?:Q([1-4])|W(\d{2})|(\d{2})(?:-(\d{2}))?))?")


def _span(part: str) -> tuple[datetime.date, datetime.date] | None:
    match = _DATE.fullmatch(part)
    if not match:
        return None
    year, quarter, week, month, day = (int(x) if x else 0 for x in match.groups())
    try:
        if week:
            return datetime.date.fromisocalendar(year, week, 1), datetime.date.fromisocalendar(
                year, week, 7
            )
        if day:
            return datetime.date(year, month, day), datetime.date(year, month, day)
        first, last = (
            (3 * quarter - 2, 3 * quarter) if quarter else (month, month) if month else (1, 12)
        )
        return datetime.date(year, first, 1), datetime.date(
            year, last, calendar.monthrange(year, last)[1]
        )
    except ValueError:
        return None


def bounds(period: str) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day of ``2019``, ``2019-Q3``, ``2019-W05``, ``2019-11``, ``2019-11-27``,
    ``2016/2020``.

    An end that is open or cannot be told (no year, no such day) is None.

    >>> bounds("2019-Q1")
    (datetime.date(2019, 1, 1), datetime.date(2019, 3, 31))"""
    start, _, end = period.partition("/")
    first, last = _span(start), _span(end or start)
    return (first[0] if first else None), (last[1] if last else None)


def is_sound(period: str) -> bool:
    """Whether a period is one that begins, and does not end before it begins; an end may be open
    ("2019-01-01/..")."""
    first, last = bounds(period)
    return first is not None and (
        first <= last and period[-1] != "/" if last else period.endswith("/..")
    )
