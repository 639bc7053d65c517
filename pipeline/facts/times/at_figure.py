"""Rules for the time that stands right at a figure: the heads of its cell, a bracket, a comparison
with the year before."""

from __future__ import annotations

import re
from re import Match

from pipeline.clauses.figures import Figure
from pipeline.clauses.roles import said
from pipeline.clauses.surroundings import marker
from pipeline.facts.patterns import pattern
from pipeline.facts.times.cell_time import (
    adding_heads,
    before_report,
    of_cell,
    so_far,
)
from pipeline.facts.times.dates import bracket_owner, is_since, time_of
from pipeline.facts.times.document import DocumentTime
from pipeline.facts.times.from_now import year_gone
from pipeline.facts.times.heads import Heads, times
from pipeline.facts.times.in_sentence import frame_before
from pipeline.facts.times.question import Answer, PeriodQuestion
from pipeline.period import Period
from pipeline.records import Mention
from pipeline.text import fold

_NOW = pattern("head now folded").fullmatch
_OPENS = re.compile(r"\s*(?:\([^()\d;]{0,40}|:\s)")
_LABEL = 60  # characters before a figure in which its time is named
_BEHIND = 60  # characters behind a figure in which its time is named


def cell(ask: PeriodQuestion) -> Answer | None:
    now = ask.document.until or ask.document.stands
    if now and ask.real and any(map(_NOW, map(fold, ask.heads.cell))):
        return (ask.document.stands if ask.stock else ask.so_far(now),)
    return _of_counting_column(ask) or _of_heads(ask)


def _of_heads(ask: PeriodQuestion) -> Answer | None:
    """What the heads and the label of a cell tell."""
    found = of_cell(ask.heads, ask.document, ask.real)
    told = found[0] if found else None
    if told is None:
        return found
    window = ask.document.window
    done = ask.status == "actual"  # "Ước cả năm" is of the year
    if window and done and _is_counted(told, ask.document):
        return (window.closing if ask.kind == "stock" else window,)
    if told.is_day:
        return (ask.up_to(told),)
    if told.is_year and ask.kind == "stock":
        return (_day_above(ask.heads, told),)
    return found


def _day_above(heads: Heads, year: Period) -> Period:
    """The day of each year on which what a table shows was counted: "Thuê bao (có đến 31/12)" over
    columns of years; where none is told, the year."""
    told = {time for time in times(heads.caption) if time.is_day}
    day = told.pop() if len(told) == 1 else None
    return day.completed(year.year) if day and day.lacks_year else year


def _is_counted(told: Period, document: DocumentTime) -> bool:
    """Whether a time is the one that a document counts in its window: that of the report, else the
    month or quarter in which the window ends."""
    if document.window is None:
        return False
    if document.period:
        return told == document.period
    part = told.is_month or told.is_quarter
    return part and told.contains(document.window.closing)


def _of_counting_column(ask: PeriodQuestion) -> Answer | None:
    """What a column counts of what there is: all by now, "Lũy kế", or what came in the period of
    the report, "Trong kỳ"."""
    if ask.kind != "stock" or not ask.real:
        return None
    if any(map(_is_of_all, adding_heads(ask.heads))):
        return (ask.document.stands,)
    covered = ask.document.window or ask.document.period
    within = any(said("within", head) for head in ask.heads.cell[:-1])
    return (covered,) if within and covered else None


def _is_of_all(head: str) -> bool:
    """Whether a head adds up all so far, not from new year alone."""
    return bool(so_far(fold(head))) and not said("newyear", head)


def date_with_bracket(ask: PeriodQuestion) -> Answer | None:
    """ "tăng so với năm 2022 (40.285 hồ sơ)", "so với quý II: 3.873 hồ sơ"."""
    for date in ask.dates:
        between = ask.scene.text[date.block_end : ask.figure.start]
        if between.startswith(":") and ask.said_before("newyear"):
            continue  # "Lũy kế từ đầu năm đến hết tháng 7: 640 hồ sơ"
        if is_since(date, ask.scene):
            continue  # "Lũy kế từ 01/3/2022: 41.906 hồ sơ"
        if _OPENS.fullmatch(between):
            return (ask.with_year(time_of(date)),)
    return None


def label_in_bracket(ask: PeriodQuestion) -> Answer | None:
    """ "đăng 120 tin, bài (quý III: 98 tin, bài)"."""
    bracket = pattern("label in bracket").search(ask.left)
    found = times(bracket[1]) if bracket else ()
    return (ask.with_year(found[0]),) if len(found) == 1 else None


def same_time_before(ask: PeriodQuestion) -> Answer | None:
    """ "đạt 89,8% (cùng kỳ: 59,6%)", "giảm so với cùng kỳ năm 2022 (52,3%)", "Cùng kỳ năm trước, số
    hồ sơ nộp trực tuyến là 131.206 hồ sơ"."""
    same = _told_before("same time folded", ask)
    same = same or _opens_clause("same time opens folded", ask)
    return _year_before(ask, same) if same and ask.real else None


def _told_before(name: str, ask: PeriodQuestion) -> Match[str] | None:
    """A phrase right before the figure or, in a bracket that parts no statements, before the first
    in it: "(kỳ trước 2.870 lượt, thành công 2.546)"."""
    phrase = pattern(name)
    told = phrase.search(fold(ask.left))
    first = None if told else _first_in_bracket(ask)
    if first is None:
        return told
    left = ask.scene.text[max(first.start - _LABEL, 0) : first.start]
    return phrase.search(fold(left))


def _opens_clause(name: str, ask: PeriodQuestion) -> Match[str] | None:
    """A phrase with which the sentence or what stands behind its semicolon opens, if no other time
    is told between it and the figure."""
    scene, at = ask.scene, ask.figure.start
    start = max(ask.sentence[0], scene.text.rfind(";", 0, at) + 1)
    told = pattern(name).match(fold(scene.text[start:at]))
    if told is None:
        return None
    first = scene.word_at(start + told.end())
    roles = ("sofar", "this_year", "within", "yeartodate")
    spoken = any(scene.said(role, first, ask.figure.first) for role in roles)
    dated = any(start + told.end() <= one.block_start < at for one in ask.dates)
    return None if spoken or dated else told


def _first_in_bracket(ask: PeriodQuestion) -> Figure | None:
    """The first figure of a bracket that goes on up to the figure asked for without another time
    or statement."""
    scene, at = ask.scene, ask.figure.start
    around = scene.brackets.around(at)
    first = scene.next_figure(scene.word_at(around[-1][0])) if around else None
    if first is None or first.start >= at:
        return None
    dated = any(first.end <= date.block_start < at for date in ask.dates)
    parted = dated or ";" in scene.text[first.end : at]
    return None if parted else first


def same_time_behind(ask: PeriodQuestion) -> Answer | None:
    """ "tăng so với 57,9% của cùng kỳ năm ngoái"."""
    end = ask.figure.end
    right = fold(ask.scene.text[end : end + _BEHIND])
    same = pattern("same time behind folded").match(right)
    return _year_before(ask, same) if same and ask.real else None


def _year_before(ask: PeriodQuestion, same: Match[str]) -> Answer:
    """The time of the clause, the report or the sentence before, of a stock at last that of issue,
    in the year that is named or that before."""
    now = ask.told or ask.document.window or ask.document.period
    if now is None:
        framed = frame_before(ask) or year_gone(ask)
        now = framed[0] if framed else None
    if now is None and ask.kind == "stock":
        now = ask.document.stands
    if now is None:
        return (None,)
    year = int(same["year"]) if same["year"] else now.year - 1
    return (now.shifted(year - now.year),)


def time_before(ask: PeriodQuestion) -> Answer | None:
    """ "đạt 97,4% (tháng trước 96,9%)", "Tháng trước, xã tiếp nhận 380 hồ sơ": the time of the same
    kind before that of the report."""
    told = _told_before("time before folded", ask)
    told = told or _opens_clause("time before opens folded", ask)
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
