"""The time of a figure that fills a cell, as the heads above it and the label of its row name
it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from re import Match

from pipeline.facts.patterns import pattern
from pipeline.facts.times.document import DocumentTime
from pipeline.facts.times.heads import Heads, closing_year, times
from pipeline.moment import Moment
from pipeline.period import Period
from pipeline.reporting import years
from pipeline.text import fold

_BRACKET = re.compile(r"\(([^()]+)\)\s*$")
_SAME = pattern("head year before folded")
_MARKED_SAME = pattern("marked head year before folded")
so_far = pattern("head so far folded").match
_BEFORE = pattern("head before folded")
_NEW = pattern("head of new ones folded")
_WHOLE_YEAR = pattern("head of a whole year folded")


def of_cell(
    heads: Heads, document: DocumentTime, real: bool
) -> tuple[Period | None] | None:
    """The time that the header or the label of a cell names: "6 tháng đầu năm 2023", "Quý I" beside
    "Năm 2023".

    None where they name none. Where that of "Kỳ trước" is not known: (None,). What a mark makes of
    "Cùng kỳ*" the note below the table says."""
    folded = [fold(text) for text in heads.cell]
    if any(map(_MARKED_SAME.match, folded)):
        noted = times(heads.note)
        return (document.dated(noted[0]) if len(noted) == 1 else None,)
    document = _with_period(heads, document)
    before = next(filter(None, map(_BEFORE.match, folded)), None)
    if before and not _is_carried_over(before, heads):
        return (before_report(document, before["unit"]),)
    if real and (period := _of_report(heads, document)):
        return (period,)
    named = _named_in_cell(heads)
    whole = any(map(_WHOLE_YEAR.fullmatch, folded))
    # "Dự toán" beside the quarter in which a row is spent
    whole = whole and all(time.is_year for time in times(heads.row))
    if whole and all(time.is_year for time in named):
        return _whole_year(named, document)
    return _dated(named, heads, document, real) if named else None


def _is_carried_over(before: Match[str], heads: Heads) -> bool:
    """Whether "Kỳ trước" beside "Mới tiếp nhận" heads what was left over for this time."""
    alone = before.end() == len(before.string.rstrip())
    return alone and _NEW.search(fold(heads.table)) is not None


def _of_report(heads: Heads, document: DocumentTime) -> Period | None:
    """The time of a cell whose head or label measures it by the period of the report: the same a
    year before, from new year up to its end."""
    same = next(filter(_SAME.match, map(fold, heads.cell)), None)
    if same is not None and document.period:
        return document.year_before(*years(same)[:1])
    if any(map(so_far, map(fold, adding_heads(heads)))):
        return _since_new_year(document)
    return None


def adding_heads(heads: Heads) -> Sequence[str]:
    """What may say of a cell that it adds up: the heads above it, and its label, unless a head
    names a time, "Năm 2022" over "Thư viện số (lũy kế)"."""
    above = heads.cell[:-1]
    return above if any(map(times, above)) else heads.cell


def before_report(document: DocumentTime, unit: str) -> Period | None:
    """The month, quarter or week before that of the report, "Quý trước", in the days that it
    counts; of "Kỳ trước" the time of the same kind; None where the report is not on such a time."""
    if document.window:
        return document.window.months_before
    period = document.period
    if period is None or period.is_interval or period.is_day:
        return None
    kinds = {
        "thang": period.start.month,
        "quy": period.start.quarter,
        "tuan": period.start.week,
    }
    return period.preceding if kinds.get(unit, True) else None


def _with_period(heads: Heads, document: DocumentTime) -> DocumentTime:
    """The document's times; of a form whose title tells none, with the period above its table, at
    last with the one part of a year that its heads name."""
    if document.period:
        return document
    above = map(times, (heads.caption, heads.lead, *heads.headings))
    period = next((found[0] for found in above if len(found) == 1), None)
    if period is None:
        parts = {time for time in times(heads.table) if not time.is_year}
        period = next(iter(parts)) if len(parts) == 1 else None
    if period is None or period.lacks_year:
        return document
    return replace(document, period=period)


def _since_new_year(document: DocumentTime) -> Period | None:
    """From new year up to the month, of a window the day, in which the time of the report ends;
    None of a whole year."""
    period = document.period
    if period is None or period.is_year or period.last is None:
        return None
    if period.is_window:
        return period.closing.from_new_year
    month = Moment(period.last.year, month=period.last.month)
    return Period(month, month).from_new_year


def _whole_year(
    named: Sequence[Period], document: DocumentTime
) -> tuple[Period] | None:
    """The year of "Kế hoạch năm", which a head above may name, else that of the report; None where
    neither does."""
    year = next((time for time in named if time.is_year), document.running)
    return (Period.of_year(year.year),) if year else None


def _named_in_cell(heads: Heads) -> list[Period]:
    """The times that the heads of a cell and its label name, the innermost first."""
    *above, label = heads.cell or ("",)
    told = [
        times(head) or _in_bracket(head) or _of_long_head(head)
        for head in above
    ]
    found = map(_one_time, (*told, times(label)))
    return [time for time in found if time]


def _in_bracket(head: str) -> tuple[Period, ...]:
    """The day in the bracket with which a head ends: "Cuối năm (31/12/2023)"."""
    inside = _BRACKET.search(head)
    return times(inside[1]) if inside else ()


def _of_long_head(head: str) -> tuple[Period, ...]:
    """The year with which a head of a column ends, however long it is."""
    return tuple(Period.of_year(int(year)) for year in closing_year(head))


def _dated(
    named: Sequence[Period],
    heads: Heads,
    document: DocumentTime,
    real: bool,
) -> tuple[Period | None]:
    """The innermost of the times of a cell, as a part of the year that another names."""
    time = named[0]
    parts = [part for part in named if part.lacks_year]
    if time.is_year and parts:
        return (parts[0].completed(time.year),)
    years = [year for year in (*named, *times(heads.caption)) if year.is_year]
    if years and time.lacks_year:
        document = replace(document, issued=years[0], period=None)
    return (document.dated(time, not real),)


def _one_time(found: Sequence[Period]) -> Period | None:
    """The one time of a text, or the part of a year and its year, "Năm 2025 | Quý I"; None of
    others."""
    if len(found) == 1:
        return found[0]
    years = [time.year for time in found if time.is_year]
    parts = [time for time in found if time.lacks_year]
    if len(found) == 2 and years and parts:
        return parts[0].completed(years[0])
    return None
