"""Rules for the time by which something is to be, as the sentence of a figure tells it."""

from __future__ import annotations

from pipeline.facts.patterns import pattern
from pipeline.facts.times.dates import (
    is_deadline,
    is_until,
    time_of,
)
from pipeline.facts.times.document.dates_in_text import before
from pipeline.facts.times.question import Answer, PeriodQuestion
from pipeline.facts.times.timed import timed
from pipeline.period import Period
from pipeline.records import Mention


def year_end_behind_date(ask: PeriodQuestion) -> Answer | None:
    """ "Hết tháng 6/2025 đạt 40%, hết năm 65%": what is aimed at in December of the year that the
    date before tells."""
    told = ask.told
    if ask.governing is None or told is None:
        return None
    if ask.real and not ask.document.is_after(told):
        return None
    if told.is_day and not is_until(ask.governing, ask.scene):
        return None  # "Tại cuộc họp hôm 11/7, ... đến cuối năm phải đạt 15%"
    at = ask.scene.word_at(ask.governing.block_end)
    ends = ask.scene.said("yearend", at, ask.figure.first)
    # "quý IV năm nay" is of the quarter
    apart = any(hit.first > at for hit in ends)
    return (Period.parse(f"{told.year}-12"),) if apart else None


def whole_year(ask: PeriodQuestion) -> Answer | None:
    """ "6 tháng mở 20 lớp, kế hoạch cả năm là 45 lớp": what is planned, aimed at or estimated for
    the whole of a year that is not named is of the running one."""
    if ask.status == "actual":
        return None
    estimated = ask.status == "estimated"  # "Ước cả năm 40 lớp, 640 người"
    first = (
        ask.scene.first_word(ask.figure.sentence)
        if estimated
        else ask.scene.clause_start(ask.figure)
    )
    told = ask.scene.said("whole_year", first, ask.figure.first)
    if not told or _is_dated_behind(ask, told[-1].stop):
        return None
    for time in (ask.told, ask.document.period, ask.document.running):
        if time and time.is_within_a_year:
            return (Period.of_year(time.year),)
    return None


def _is_dated_behind(ask: PeriodQuestion, word: int) -> bool:
    """Whether a date stands between a word and the figure: "cả năm 2015 có 402"."""
    return any(
        word <= ask.scene.word_at(date.block_start) < ask.figure.first
        for date in ask.usable
    )


def end_of_year(ask: PeriodQuestion) -> Answer | None:
    low, high = map(ask.scene.word_at, ask.sentence)
    ends = ask.scene.said("yearend", low, high)
    # "vào cuối năm 2014" tells its year
    dated = {ask.scene.word_at(date.block_start) for date in ask.usable}
    if ask.real or all(hit.stop in dated for hit in ends):
        return None
    return (ask.document.running,)


def due(ask: PeriodQuestion) -> Answer | None:
    """What is to be done has the time by which it is due: "cung cấp 25 dịch vụ công, hoàn thành
    trong tháng 9 năm 2025"."""
    if ask.real:
        return None
    text = ask.scene.text
    found = [date for date in ask.own if before("due", date, text, 3)]
    found = found or [date for date in ask.own if _is_due(ask, date)]
    return timed(ask, time_of(found[0])) if len(found) == 1 else None


def _is_due(ask: PeriodQuestion, date: Mention) -> bool:
    """Whether the clause of a figure closes with the time before which it is due: "hoàn thành 60
    điểm truy nhập tại bưu điện trước tháng 11"."""
    at = ask.scene.word_at(date.block_start)
    if at < ask.figure.stop or not is_deadline(date, ask.scene):
        return False
    between = ask.scene.text[ask.figure.end : date.block_start]
    if pattern("reported by").search(between):
        return False
    return not ask.scene.gap(ask.figure.stop, at).hard


def due_behind(ask: PeriodQuestion) -> Answer | None:
    """The same where it is told behind the sentence: "100% hồ sơ được số hóa. Thời hạn:
    30/9/2026"."""
    if ask.real:
        return None
    scene, (_, stop) = ask.scene, ask.sentence
    for date in ask.usable:
        if date.block_start >= stop and before("due", date, scene.text, 3):
            return timed(ask, time_of(date))
    return None
