"""A year, or the quarter, week, month or day of one, as ISO 8601 writes it."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass, replace

_MOMENT = re.compile(
    r"(?:(?P<year>\d{4})|-)"
    r"(?:-(?:Q(?P<quarter>[1-4])|W(?P<week>\d\d)|(?P<month>\d\d)(?:-(?P<day>\d\d))?"
    r"|-(?P<lone>\d\d)))?"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, or the quarter, week, month or day of one; 0 where it has none."""

    year: int = 0
    quarter: int = 0
    week: int = 0
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        year = f"{self.year:04d}" if self.year else "-"
        if self.quarter:
            return f"{year}-Q{self.quarter}"
        if self.week:
            return f"{year}-W{self.week:02d}"
        if self.day and not self.month:
            return f"---{self.day:02d}"
        month = f"-{self.month:02d}" if self.month else ""
        day = f"-{self.day:02d}" if self.day else ""
        return f"{year}{month}{day}"

    @property
    def days(self) -> tuple[datetime.date, datetime.date] | None:
        """The first and last day; None where the year is missing or the calendar has no such
        day."""
        if not self.year or (self.day and not self.month):
            return None
        try:
            return self._first(), self._last()
        except ValueError:
            return None

    def _first(self) -> datetime.date:
        if self.week:
            return datetime.date.fromisocalendar(self.year, self.week, 1)
        month = 3 * self.quarter - 2 if self.quarter else self.month or 1
        return datetime.date(self.year, month, self.day or 1)

    def _last(self) -> datetime.date:
        if self.week:
            return datetime.date.fromisocalendar(self.year, self.week, 7)
        month = 3 * self.quarter or self.month or 12
        return datetime.date(
            self.year,
            month,
            self.day or calendar.monthrange(self.year, month)[1],
        )


def moment_in(text: str) -> Moment | None:
    match = _MOMENT.fullmatch(text)
    if not match or text == "-":
        return None
    part = {
        name: int(digits)
        for name, digits in match.groupdict(default="0").items()
    }
    day = part["day"] or part["lone"]
    return Moment(
        part["year"], part["quarter"], part["week"], part["month"], day
    )


def moment_of(day: datetime.date) -> Moment:
    return Moment(day.year, month=day.month, day=day.day)


def shifted(moment: Moment, years: int) -> Moment:
    if not moment.year:
        return moment
    year = min(max(moment.year + years, 1), 9999)
    if (moment.month, moment.day) == (2, 29) and not calendar.isleap(year):
        return replace(moment, year=year, day=28)
    return replace(moment, year=year)


def completed(moment: Moment, year: int) -> Moment:
    return moment if moment.year else replace(moment, year=year)
