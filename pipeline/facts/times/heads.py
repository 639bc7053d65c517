"""The texts above a figure and the times that they name: heads and label of its cell, headings, the
line of its list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.clauses.roles import said
from pipeline.facts.patterns import pattern
from pipeline.facts.times.document.dates_in_text import ends_with
from pipeline.period import Period
from pipeline.records import Mention
from pipeline.reporting import Named, named, years

_MONTH = len("01")  # characters of the month in "2023-01", "--01"
_SHORT = 8  # words of a heading that may end with a bare year
_YEARS = re.compile(
    r"\W*(?:19|20)\d\d(?:\s?[-–—]\s?(?:19|20)\d\d)?\W*(?:\([^()\d]{1,20}\)\W*)?"
)
# "Kế hoạch số 12/KH-UBND ngày ... về chuyển đổi số năm 2023", "số    /QĐ-UBND"
_CITED = pattern("cited")


@dataclass(frozen=True, slots=True)
class Heads:
    """The texts above a figure: header and label of its cell, the label that opens its paragraph,
    and so on."""

    cell: tuple[str, ...] = ()
    run_in: str = ""
    caption: str = ""
    lead: str = ""
    headings: tuple[str, ...] = ()  # nearest first
    before: str = ""  # the paragraph before
    stage: str = ""  # the line above that is nothing but a time
    row: str = ""  # when what the row of a table tells is done
    table: str = ""  # the heads of all columns of its table
    note: str = ""  # what stands below the table behind a mark

    @property
    def near(self) -> list[str]:
        """All but the headings, nearest first."""
        around = (self.run_in, self.row, self.caption, self.stage, self.lead)
        return [text for text in (*self.cell, *around) if text]

    @property
    def look_ahead(self) -> bool:
        """Whether a heading is over what is to be done."""
        return any(
            said(role, text)
            for text in (self.run_in, self.lead, *self.headings)
            for role in ("tasks", "planned")
        )


def times(text: str) -> tuple[Period, ...]:
    """The times that ``told`` finds, read."""
    return tuple(filter(None, map(Period.parse, told(text))))


@lru_cache(maxsize=1000)  # asked again for each figure below
def told(text: str) -> tuple[str, ...]:
    """The times that a heading, an opening line or the head of a column names; a missing year is
    "--".

    >>> told("b) Kế hoạch năm 2016 - 2020:")
    ('2016/2020',)
    >>> told("Phương hướng quý IV")
    ('--Q4',)
    >>> told("(Kèm theo Quyết định số     /QĐ-UBND ngày    tháng    năm 2026)")
    ()"""
    if _YEARS.fullmatch(text):  # "2026", "2026 - 2030", "2015 (ước)"
        return ("/".join(map(str, years(text))),)
    found: list[str] = []
    for time in named(text):
        if not is_of_other(text[: time.start]):
            found.append(time.period)
        rest = pattern("further years").match(text[time.end :])
        if rest:
            found += map(str, years(rest[0]))
    if found or len(text.split()) > _SHORT:
        return tuple(dict.fromkeys(found))
    return closing_year(text)


def closing_year(text: str) -> tuple[str, ...]:
    """The year with which a head ends, without a word for it: "Điểm DTI 2023", "IV. NHIỆM VỤ
    2024"."""
    year = pattern("year last in head").search(text)
    if year is None or is_of_other(text[: year.start()]):
        return ()
    return (year["year"],)


def is_of_other(before: str) -> bool:
    """Whether what stands before a time makes it that of a cited document, of a named plan or of a
    comparison."""
    if _CITED.search(before):
        return True
    return ends_with("named", before, 2) or ends_with("likened", before, 2)


def timeless(header: str) -> str:
    """The head of a column without the times that it names.

    >>> timeless("Năm 2023 Kế hoạch")
    'Kế hoạch'
    >>> timeless("TH 2023")
    'TH'
    """
    for time in reversed(named(header)):
        header = header[: time.start + time.head] + header[time.end :]
    return header.strip()


def with_parts_of_year(
    text: str, block: int, dates: Sequence[Mention]
) -> list[Mention]:
    """The dates of a text, with the parts of a year that it names in words ("quý II", "9 tháng
    qua") as dates; "chín tháng năm 2023" stands for the year that it holds."""
    parts = [time for time in named(text) if _is_part(time.period)]
    apart = [time for time in parts if not _holds(time, dates)]
    apart += [time for time in parts if _only_year_of(time, dates)]
    left = [
        date for date in dates if not any(_covers(time, date) for time in apart)
    ]
    return [*left, *(_mention(text, block, time) for time in apart)]


def _holds(time: Named, dates: Sequence[Mention]) -> bool:
    """Whether a date of the text shares a character with a time that it names."""
    return any(
        date.block_start < time.end and time.start < date.block_end
        for date in dates
    )


def _only_year_of(time: Named, dates: Sequence[Mention]) -> bool:
    """Whether all that the text dates within a named part of a year is its year."""
    inside = [date for date in dates if _covers(time, date)]
    return [date.value for date in inside] == [time.period[:4]]


def _covers(time: Named, date: Mention) -> bool:
    return time.start <= date.block_start and date.block_end <= time.end


def _mention(text: str, block: int, time: Named) -> Mention:
    """A DATE mention for a time that a text names."""
    return Mention(
        mention_id="",
        page=0,
        line=0,
        start=0,
        end=0,
        label="DATE",
        text=text[time.start : time.end],
        value=time.period,
        block=block,
        block_start=time.start,
        block_end=time.end,
    )


def _is_part(period: str) -> bool:
    """Whether a time is a quarter or goes over several months of one year."""
    if "Q" in period:
        return True
    first, _, last = period.rpartition("/")
    return first != "" and first[:-_MONTH] == last[:-_MONTH]
