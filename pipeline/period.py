"""Times in ISO 8601 as this dataset writes them: a year, a quarter, week, month or day of it, or an
interval of two of them.

A text may leave out the year ("quý II", "ngày 15/11"); such a time begins with ``--`` until a year
completes it. An interval may be open ("2019-01-01/..")."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import lru_cache

from pipeline.moment import Moment, completed, moment_in, moment_of, shifted

_OPEN = ".."


@dataclass(frozen=True, slots=True)
class Period:
    """A moment, or the time from one to another. ``end`` is None where it lies open."""

    start: Moment
    end: Moment | None

    @staticmethod
    def parse(text: str) -> Period | None:
        """The period that an ISO text writes; None where it writes none.

        >>> str(Period.parse("2021-01/2021-06"))
        '2021-01/2021-06'
        >>> Period.parse("tháng 6")"""
        return _parsed(text)

    def __str__(self) -> str:
        if self.end is None:
            return f"{self.start}/{_OPEN}"
        return (
            str(self.start)
            if self.start == self.end
            else f"{self.start}/{self.end}"
        )

    @property
    def first(self) -> datetime.date | None:
        """The first day; None where it cannot be told."""
        days = self.start.days
        return days[0] if days else None

    @property
    def last(self) -> datetime.date | None:
        """The last day; None where it lies open or cannot be told."""
        days = self.end.days if self.end else None
        return days[1] if days else None

    @property
    def year(self) -> int:
        """The year in which the period begins; 0 where it has none."""
        return self.start.year

    @property
    def is_day(self) -> bool:
        return self.start == self.end and bool(
            self.start.day and self.start.month
        )

    @property
    def is_year(self) -> bool:
        start = self.start
        parts = start.quarter or start.week or start.month or start.day
        return start == self.end and not parts

    @property
    def is_month(self) -> bool:
        """Whether it is one whole month.

        >>> Period.parse("2025-11").is_month
        True"""
        start = self.start
        return start == self.end and bool(start.month) and not start.day

    @property
    def is_quarter(self) -> bool:
        return self.start == self.end and bool(self.start.quarter)

    @property
    def is_interval(self) -> bool:
        return self.start != self.end

    @property
    def is_within_a_year(self) -> bool:
        """Whether it ends in the year in which it begins."""
        return self.end is not None and self.start.year == self.end.year

    @property
    def is_open(self) -> bool:
        return self.end is None

    @property
    def is_window(self) -> bool:
        """Whether it goes from one day to another."""
        return self.is_interval and bool(
            self.start.day and self.end and self.end.day
        )

    @property
    def is_sound(self) -> bool:
        """Whether it begins, and does not end before it begins."""
        if self.first is None:
            return False
        return self.end is None or (
            self.last is not None and self.first <= self.last
        )

    @staticmethod
    def of_year(year: int) -> Period:
        return Period(Moment(year), Moment(year))

    @property
    def closing(self) -> Period:
        """The moment at which it ends: the day up to which a window goes."""
        end = self.end or self.start
        return Period(end, end)

    @property
    def opening(self) -> Period:
        """The moment at which it begins."""
        return Period(self.start, self.start)

    def contains(self, other: Period) -> bool:
        """Whether every day of another period lies in this one."""
        if None in (self.first, other.first, other.last):
            return False
        assert self.first and other.first and other.last  # for the type checker
        ends = self.end is None or (
            self.last is not None and other.last <= self.last
        )
        return self.first <= other.first and ends

    def before(self, other: Period) -> bool:
        """Whether it ends before another begins."""
        return bool(self.last and other.first and self.last < other.first)

    def shifted(self, years: int) -> Period:
        """The same time so many years later.

        >>> str(Period.parse("2023-01/2023-06").shifted(-1))
        '2022-01/2022-06'"""
        return Period(
            shifted(self.start, years), self.end and shifted(self.end, years)
        )

    def completed(self, year: int) -> Period:
        """It with ``year`` where it has none of its own.

        >>> str(Period.parse("--07/--12").completed(2021))
        '2021-07/2021-12'"""
        return Period(
            completed(self.start, year),
            self.end and completed(self.end, year),
        )

    @property
    def following(self) -> Period | None:
        """The time of the same kind right behind it, of a window as many days; None of a day, of
        an interval over months and where the year is missing.

        >>> str(Period.parse("2025-11-15/2025-11-21").following)
        '2025-11-22/2025-11-28'
        >>> str(Period.parse("2023-Q4").following)
        '2024-Q1'"""
        if self.first is None or self.last is None or self.is_day:
            return None
        behind = self.last + datetime.timedelta(1)
        if self.is_window:
            last = behind + (self.last - self.first)
            return Period(moment_of(behind), moment_of(last))
        return None if self.is_interval else self._holding(behind)

    @property
    def preceding(self) -> Period | None:
        """The year, quarter, month or week right before it; None of others and where the year is
        missing.

        >>> str(Period.parse("2024-Q1").preceding)
        '2023-Q4'"""
        if self.first is None or self.is_day or self.is_interval:
            return None
        return self._holding(self.first - datetime.timedelta(1))

    @property
    def months_before(self) -> Period | None:
        """The window of as many whole months right before one; None of any other time.

        >>> str(Period.parse("2025-09-15/2025-10-14").months_before)
        '2025-08-15/2025-09-14'"""
        if not self.is_window or self.first is None or self.last is None:
            return None
        behind = self.last + datetime.timedelta(1)
        months = 12 * (behind.year - self.first.year)
        months += behind.month - self.first.month
        if behind.day != self.first.day:
            return None
        year, month = divmod(
            12 * self.first.year + self.first.month - 1 - months, 12
        )
        begins = Moment(year, month=month + 1, day=self.first.day)
        return Period(begins, moment_of(self.first - datetime.timedelta(1)))

    def _holding(self, day: datetime.date) -> Period:
        """The year, quarter, month or week like its own in which a day lies."""
        start = Moment(day.year)
        if self.start.week:
            year, week, _ = day.isocalendar()
            start = Moment(year, week=week)
        elif self.start.quarter:
            start = Moment(day.year, quarter=(day.month + 2) // 3)
        elif self.start.month:
            start = Moment(day.year, month=day.month)
        return Period(start, start)

    @property
    def lacks_year(self) -> bool:
        return not self.start.year

    @property
    def from_new_year(self) -> Period:
        """From 1 January up to its end; the whole year where that is its last day.

        >>> str(Period.parse("2019-11-27").from_new_year)
        '2019-01-01/2019-11-27'"""
        end = self.end or self.start
        if end == Moment(end.year) or (end.month, end.day) == (12, 31):
            return Period.of_year(end.year)
        last = 3 * end.quarter if end.quarter else end.month
        end = Moment(end.year, month=last, day=end.day) if last else end
        return Period(Moment(end.year, month=1, day=1 if end.day else 0), end)


@lru_cache(maxsize=5000)
def _parsed(text: str) -> Period | None:
    first, slash, last = text.partition("/")
    start = moment_in(first)
    if start is None or (slash and not last):
        return None
    if last == _OPEN:
        return Period(start, None)
    end = moment_in(last) if slash else start
    return Period(start, end) if end else None


def bounds(text: str) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day of ``2019``, ``2019-Q3``, ``2019-W05``, ``2019-11``, ``2019-11-27``,
    ``2016/2020``.

    An end that is open or cannot be told (no year, no such day) is None.

    >>> bounds("2019-Q1")
    (datetime.date(2019, 1, 1), datetime.date(2019, 3, 31))"""
    period = Period.parse(text)
    return (period.first, period.last) if period else (None, None)


def year_of(text: str) -> int:
    """The year in which an ISO text begins; 0 where it writes none.

    >>> year_of("2019-11-27"), year_of("--11-27"), year_of("")
    (2019, 0, 0)"""
    period = Period.parse(text)
    return period.year if period else 0


def is_sound(text: str) -> bool:
    """Whether a text is a period that begins, and does not end before it begins; an end may be open
    ("2019-01-01/..")."""
    period = Period.parse(text)
    return period is not None and period.is_sound
