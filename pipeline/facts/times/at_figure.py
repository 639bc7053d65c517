"""Rules for the time that stands right at a figure: the heads of its cell, a bracket, a comparison
with the year before."""

from __future__ import annotations

import re
from re import Match

from pipeline.clauses.roles import said
from pipeline.clauses.surroundings import marker
from pipeline.facts.patterns import pattern
from pipeline.facts.times.cell_time import before_report, of_cell
from pipeline.facts.times.dates import bracket_owner, time_of
from pipeline.facts.times.heads import times
from pipeline.facts.times.question import Answer, PeriodQuestion
from pipeline.period import Period
from pipeline.records import Mention
from pipeline.text import fold

_NOW = pattern("head now folded").fullmatch
_CUMULATED = pattern("head of all so far folded").fullmatch
_OPENS = re.compile(r"\s*(?:\([^()\d;]{0,40}|:\s)")
_BEHIND = 60  # characters behind a figure in which its time is named


def cell(ask: PeriodQuestion) -> Answer | None:
    now = ask.document.until or ask.document.stands
    if now and ask.real and any(map(_NOW, map(fold, ask.heads.cell))):
        return (ask.document.stands if ask.stock else ask.so_far(now),)
    if counted := _of_counting_column(ask):
        return counted
    found = of_cell(ask.heads, ask.document, ask.real)
    window = ask.document.window
    done = ask.status == "actual"  # "Ước cả năm" is of the year
    if found and window and done and found[0] == ask.document.period:
        return (window.closing if ask.kind == "stock" else window,)
    if found and found[0] and found[0].is_day:
        return (ask.up_to(found[0]),)
    return found


def _of_counting_column(ask: PeriodQuestion) -> Answer | None:
    """What a column counts of what there is: all by now, "Lũy kế", or what came in the period of
    the report, "Trong kỳ"."""
    if ask.kind != "stock" or not ask.real:
        return None
    if any(map(_CUMULATED, map(fold, ask.heads.cell))):
        return (ask.document.stands,)
    covered = ask.document.window or ask.document.period
    within = any(said("within", head) for head in ask.heads.cell[:-1])
    return (covered,) if within and covered else None


def date_with_bracket(ask: PeriodQuestion) -> Answer | None:
    """ "tăng so với năm 2022 (40.285 hồ sơ)", "so với quý II: 3.873 hồ sơ"."""
    for date in ask.dates:
        between = ask.scene.text[date.block_end : ask.figure.start]
        if between.startswith(":") and ask.said_before("newyear"):
            continue  # "Lũy kế từ đầu năm đến hết tháng 7: 640 hồ sơ"
        if _OPENS.fullmatch(between):
            return (ask.with_year(time_of(date)),)
    return None


def label_in_bracket(ask: PeriodQuestion) -> Answer | None:
    """ "đăng 120 tin, bài (quý III: 98 tin, bài)"."""
    bracket = pattern("label in bracket").search(ask.left)
    found = times(bracket[1]) if bracket else ()
    return (ask.with_year(found[0]),) if len(found) == 1 else None


def same_time_before(ask: PeriodQuestion) -> Answer | None:
    """ "đạt 89,8% (cùng kỳ: 59,6%)", "giảm so với cùng kỳ năm 2022 (52,3%)"."""
    same = pattern("same time folded").search(fold(ask.left))
    return _year_before(ask, same) if same and ask.real else None


def same_time_behind(ask: PeriodQuestion) -> Answer | None:
    """ "tăng so với 57,9% của cùng kỳ năm ngoái"."""
    end = ask.figure.end
    right = fold(ask.scene.text[end : end + _BEHIND])
    same = pattern("same time behind folded").match(right)
    return _year_before(ask, same) if same and ask.real else None


def _year_before(ask: PeriodQuestion, same: Match[str]) -> Answer:
    """The time of the clause or the report, in the year that is named or that before."""
    now = ask.told or ask.document.window or ask.document.period
    if now is None:
        return (None,)
    year = int(same["year"]) if same["year"] else now.year - 1
    return (now.shifted(year - now.year),)


def time_before(ask: PeriodQuestion) -> Answer | None:
    """ "đạt 97,4% (tháng trước 96,9%)": the time of the same kind before that of the report."""
    told = pattern("time before folded").search(fold(ask.left))
    if not told or not ask.real:
        return None
    return (before_report(ask.document, told["unit"]),)


def decision_told(ask: PeriodQuestion) -> Answer | None:
    """ "- Quyết định số 516/QĐ-UBND ngày 13/4/2018 ... (ban hành mới 21 thủ tục)": what a decision
    holds with which the sentence opens has the day of that."""
    if not ask.real:
        return None
    start, at = ask.sentence[0], ask.figure.start
    for date in ask.dates:
        cited = date.role == "ref" and start <= date.block_start < at
        if cited and _decides(ask, start, date):
            return (time_of(date),)
    return None


def _decides(ask: PeriodQuestion, start: int, date: Mention) -> bool:
    """Whether what opens at ``start`` is the decision of which ``date`` is the day."""
    left = ask.scene.text[start : date.block_start]
    named = said("decision", marker().sub("", left))
    return bool(named) and named[0].first == 0


def year_to_spend(ask: PeriodQuestion) -> Answer | None:
    """ "6 tháng giải ngân 31,5/118 tỷ đồng": what there is to spend, behind the slash, is that of
    the year."""
    if ask.figure.label != "MONEY" or ask.heads.cell:
        return None
    left = ask.scene.text[: ask.figure.start]
    if not pattern("whole amount").search(left):
        return None
    named = time_of(ask.governing) if ask.governing else None
    if named is None or named.lacks_year:
        named = ask.document.period or ask.document.issued
    if named is None or not named.is_within_a_year:
        return None
    return (Period.of_year(named.year),)


def date_in_bracket(ask: PeriodQuestion) -> Answer | None:
    """ "từ 48 máy chủ (năm 2020) lên 112"."""
    for date in ask.usable:
        if bracket_owner(date, ask.scene) is ask.figure:
            return (ask.with_year(time_of(date)),)
    return None
