"""The times that titles, headings and heads of tables name ("6 tháng đầu năm 2023", "Quý I/2024"),
in ISO 8601.

The wordings are those of the reports that Nghị định 09/2019/NĐ-CP asks of the administration: by
week, month, quarter, half year, nine months and year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import regex

from pipeline.number_words import number_words
from pipeline.period import Period
from pipeline.resources import grouped, pairs
from pipeline.text import fold

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Named:
    """A time and where it is named. A time without its year begins with "--": ``--Q4``,
    ``--07/--12``."""

    start: int
    end: int
    period: str
    # a single day up to which something was counted, no period
    day: bool = False
    # characters before the time that say something else: "Ước TH" of "Ước TH 2020"
    head: int = 0


@cache
def _patterns() -> tuple[tuple[regex.Pattern[str], str], ...]:
    """The patterns of times with their forms, keys of ``_FORMS``. ``regex`` looks first for the
    word that a pattern cannot do without, as "thang", which most texts lack."""
    rows = pairs("title_periods.tsv", "form", "pattern")
    pieces = [row for row in rows if row[0].startswith("<<")]
    return tuple(
        (regex.compile(_put_together(pattern, pieces)), form)
        for form, pattern in rows
        if form in _FORMS
    )


def _put_together(pattern: str, pieces: Sequence[tuple[str, str]]) -> str:
    """A pattern with its pieces, of which a later one may hold earlier ones."""
    for name, piece in reversed(pieces):
        pattern = pattern.replace(name, piece)
    return pattern


@cache
def _digitless() -> re.Pattern[str]:
    """What stands in every time that is named without a digit: quý IV."""
    patterns = grouped("title_periods.tsv", "form", "pattern")
    return re.compile("|".join(patterns["digitless"]))


def years(text: str) -> list[int]:
    """The years of our time that a text writes, in order.

    >>> years("từ 2019 đến 2021, số 20215")
    [2019, 2021]"""
    return [int(year) for year in _YEAR.findall(text)]


def holds_year(words: Iterable[str]) -> bool:
    """Whether one of some words is a year of our time."""
    return any(map(_YEAR.fullmatch, words))


def named(text: str) -> list[Named]:
    """The times that a text names, in order, none inside another.

    >>> [time.period for time in named("Tiếp nhận quý I/2024, so với quý I năm 2023")]
    ['2024-Q1', '2023-Q1']
    >>> [time.period for time in named("Phương hướng quý IV")]
    ['--Q4']
    """
    folded = fold(text)
    if not _DIGIT.search(folded) and not _digitless().search(folded):
        return []
    matches = sorted(
        (
            (match.start(), rank, match, form)
            for rank, (pattern, form) in enumerate(_patterns())
            for match in pattern.finditer(folded)
        ),
        key=lambda found: found[:2],
    )
    result: list[Named] = []
    for start, _, match, form in matches:
        if result and start < result[-1].end:
            continue
        if period := _FORMS[form](match.groupdict()):
            head = match.groupdict().get("head") or ""
            day = form == "day"
            result.append(Named(start, match.end(), period, day, len(head)))
    return result


def reported(title: str) -> str:
    """The first period that a title names: ``2019``, ``2017-10``, ``2021-Q2``, ``2021-01/2021-06``;
    "" if none.

    >>> reported("Tình hình ứng dụng công nghệ thông tin 6 tháng đầu năm 2021")
    '2021-01/2021-06'
    >>> reported("Kết quả quý IV và nhiệm vụ quý I năm 2022")
    '2021-Q4'
    >>> reported("Kết quả tuần 42 (từ 13/10/2025 đến 17/10/2025), nhiệm vụ tuần 43")
    '2025-10-13/2025-10-17'"""
    times = [Period.parse(time.period) for time in named(title) if not time.day]
    full = next((time for time in times if time and not time.lacks_year), None)
    if full is None or times[0] is None or times[0] == full:
        return str(full or "")
    if full.is_window:
        return str(full)
    first = times[0].completed(full.year)
    return str(first.shifted(-1) if full.before(first) else first)


def _months(first: int, last: int, year: str | None) -> str:
    before = year or "-"
    return (
        f"{before}-{first:02d}/{before}-{last:02d}"
        if 1 <= first <= last <= 12
        else ""
    )


def _quarters(first: str, last: str, year: str | None) -> str:
    """Quarters that are named together, "quý II, III"; "" where they do not follow each other."""
    if _QUARTERS[first] >= _QUARTERS[last]:
        return ""
    before = year or "-"
    return f"{before}-Q{_QUARTERS[first]}/{before}-Q{_QUARTERS[last]}"


def _count(part: dict[str, str]) -> int:
    """How many months a title names, in digits or words ("chin thang")."""
    spelt = part["count"]
    return int(spelt) if spelt.isdigit() else sum(map(_worth, spelt.split()))


@cache
def _worth(word: str) -> int:
    """The number that a word without its diacritics spells."""
    known = number_words().values()
    return next((one.value for one in known if fold(one.word) == word), 0)


def _month(part: dict[str, str]) -> str:
    month, year = int(part["month"]), part.get("year")
    return f"{year or '-'}-{month:02d}" if 1 <= month <= 12 else year or ""


def _day(part: dict[str, str], number: str = "") -> str:
    """A day in ISO 8601, "--09-30" where no year is told; "" for none of the calendar."""
    if not part[f"y{number}"]:
        leap = _day({**part, f"y{number}": "2000"}, number)
        return leap and f"-{leap[4:]}"
    try:
        return date(*(int(part[unit + number]) for unit in "ymd")).isoformat()
    except ValueError:
        return ""


def _days(part: dict[str, str]) -> str:
    last = _day(part, "2")
    first = _day({**part, "y1": part["y1"] or part["y2"]}, "1")
    if first > last and not part["y1"]:  # from December to June
        first = _day({**part, "y1": str(int(part["y2"]) - 1)}, "1")
    return f"{first}/{last}" if first and first <= last else ""


_FORMS: dict[str, Callable[[dict[str, str]], str]] = {
    "first": lambda part: _months(1, _count(part), part.get("year")),
    "quarters": lambda part: _months(1, 3 * _count(part), part["year"]),
    "half": lambda part: _months(1, 6, part["year"]),
    "second_half": lambda part: _months(7, 12, part["year"]),
    "first_quarter": lambda part: f"{part['year'] or '-'}-Q1",
    "last_quarter": lambda part: f"{part['year'] or '-'}-Q4",
    "last": lambda part: _months(13 - _count(part), 12, part.get("year")),
    "quarter": lambda part: (
        f"{part.get('year') or '-'}-Q{_QUARTERS[part['quarter']]}"
    ),
    "quarters_from": lambda part: _quarters(
        part["from"], part["to"], part["year"]
    ),
    "range": lambda part: (
        f"{part['from']}/{part['to']}" if part["from"] < part["to"] else ""
    ),
    # the terms of a school year, as the ministry sets them (Quyết định 2551/QĐ-BGDĐT, 2021)
    "first_term": lambda part: f"{part['from']}-09/{part['to']}-01",
    "second_term": lambda part: f"{part['to']}-01/{part['to']}-05",
    "days": _days,
    "day": _day,
    "week": lambda part: (
        f"{part.get('year') or '-'}-W{int(part['week']):02d}"
        if 1 <= int(part["week"]) <= 53
        else ""
    ),
    "month": _month,
    "year": lambda part: part["year"],
}
