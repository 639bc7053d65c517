"""Rules for the time that the sentence of a figure tells, or a sentence before it."""

from __future__ import annotations

from pipeline.clauses.roles import said
from pipeline.facts.times.dates import (
    frames,
    is_as_of,
    is_deadline,
    is_in_time,
    is_since,
    is_until,
    time_of,
)
from pipeline.facts.times.nearest import nearest
from pipeline.facts.times.question import Answer, PeriodQuestion
from pipeline.facts.times.timed import timed
from pipeline.facts.times.within import is_within
from pipeline.period import Period
from pipeline.records import Mention

# words with which a sentence says that it goes on with the one before
_OPENING = 5
_GOING_ON = ("out_of", "parts", "own_act", "acts")


def date_in_sentence(ask: PeriodQuestion) -> Answer | None:
    return timed(ask, time_of(ask.governing)) if ask.governing else None


def date_far_behind(ask: PeriodQuestion) -> Answer | None:
    """The only date of a sentence that speaks of now, or of the clause that says what was or is to
    be done, far behind its figure: "mở 06 lớp cho 420 cán bộ trong quý II"."""
    found, _ = nearest(ask.own, ask.figure, ask.scene)
    if found is None:
        return None
    if ask.speaks_of_now and not ask.stock:
        return timed(ask, time_of(found))
    return timed(ask, time_of(found)) if _is_when(ask, found) else None


def _is_when(ask: PeriodQuestion, date: Mention) -> bool:
    """Whether a date is the only one of a clause and closes it: of what is to be done, or a part of
    a year in which something was."""
    if len(ask.own) > 1:
        return False
    if ask.status == "proposed" and _began_before(ask, time_of(date)):
        return False
    if ask.real and not _is_part_now_gone(ask, date):
        return False
    at = ask.scene.word_at(date.block_start)
    behind = at >= ask.figure.stop and is_in_time(date, ask.scene)
    return behind and not ask.scene.gap(ask.figure.stop, at).hard


def _began_before(ask: PeriodQuestion, time: Period | None) -> bool:
    """Whether a time was over at the issue: "thay số máy mua trong năm 2011"."""
    now = ask.document.running
    return time is None or now is None or time.before(now)


def _is_part_now_gone(ask: PeriodQuestion, date: Mention) -> bool:
    """Whether a date is a part of a year, and the sentence does not speak of now."""
    time = time_of(date)
    return time is not None and time.is_interval and not ask.speaks_of_now


def frame_before(ask: PeriodQuestion) -> Answer | None:
    """ "Năm 2021, Sở tổ chức 3 hội nghị. Tiếp nhận 450 hồ sơ"."""
    if ask.speaks_of_now:
        return None
    dates = ask.usable
    if ask.kind != "year":
        dates = frames(dates, ask.scene)
    earlier = [date for date in dates if _holds_on(ask, date)]
    if not earlier or _moves_on(ask, earlier[-1]):
        return None
    if _is_of_flows(ask, earlier[-1]):
        return None
    counted = is_as_of(earlier[-1], ask.scene) or is_until(
        earlier[-1], ask.scene
    )
    if counted and _opens_within(ask):
        return None  # "Đến 14/9 có 96 máy. Trong quý tiếp nhận 450 hồ sơ"
    told = time_of(earlier[-1])
    if not _only_begins(ask, earlier[-1]):
        return timed(ask, told)
    began = ask.with_year(told)
    if not ask.document.is_article or began is None:
        return None
    return timed(ask, Period(began.start, None))


def _opens_within(ask: PeriodQuestion) -> bool:
    """Whether a figure is told of the time of the report: in its clause, of a flow in those before
    in its sentence."""
    flow = ask.kind == "flow" and ask.said_before("within")
    return is_within(ask) or flow


def _is_of_flows(ask: PeriodQuestion, frame: Mention) -> bool:
    """Whether a frame is a time in which things were done, which dates no stock: "Năm 2020 tiếp
    nhận 450 hồ sơ. Sở có 3 máy chủ"; what goes on with it or was done then it does: "Trong số
    này, ...", "Cập nhật 49 văn bản"."""
    told = time_of(frame)
    if ask.kind != "stock" or not ask.real or told is None or told.is_day:
        return False
    if ask.figure.label == "PERCENT":
        return False
    if is_as_of(frame, ask.scene) or is_until(frame, ask.scene):
        return False
    first = ask.scene.first_word(ask.figure.sentence)
    return not any(
        ask.scene.begins(role, first, first + _OPENING) for role in _GOING_ON
    )


def _only_begins(ask: PeriodQuestion, frame: Mention) -> bool:
    """Whether a flow goes on since the time of a frame, in the press up to now: "Từ tháng 6, cổng
    cho ký số. Bốn tháng qua có 450 hồ sơ"."""
    flows = ask.kind == "flow" and ask.real
    return flows and is_since(frame, ask.scene)


def _moves_on(ask: PeriodQuestion, frame: Mention) -> bool:
    """Whether a sentence goes on to another year than that with which it opens: "Năm 2020 tỉnh xếp
    thứ 52, năm 2021 lên thứ 46"; not where a bracket compares: "(năm 2019: 0,71)"."""
    opened = time_of(frame)
    scene, begins = ask.scene, frame.block_start
    later = (
        time_of(date)
        for date in ask.usable
        if date.block_start > begins
        if scene.sentence_at(date.block_start) == scene.sentence_at(begins)
        if not _in_bracket(scene.text[begins : date.block_start])
    )
    return any(
        time and opened and time.is_year and time.year != opened.year
        for time in later
    )


def _in_bracket(before: str) -> bool:
    return before.rfind("(") > before.rfind(")")


def _holds_on(ask: PeriodQuestion, date: Mention) -> bool:
    """Whether a date of a sentence before may be that of the figure: what is real lies in no time
    to come, what is not is not dated by when something was reached, nor by a day gone by."""
    if date.block_start >= ask.sentence[0]:
        return False
    if is_deadline(date, ask.scene):
        return False
    if ask.stock and is_since(date, ask.scene):
        return False
    if ask.real:
        return not ask.document.is_after(time_of(date))
    return not is_until(date, ask.scene) and not _is_gone(ask, time_of(date))


def _is_gone(ask: PeriodQuestion, time: Period | None) -> bool:
    """Whether a time is a day up to that of issue: "Ngày 27/4, khai trương ... Đồng thời công bố lộ
    trình mở rộng tới 15 tỉnh"."""
    issued = ask.document.issued
    if time is None or issued is None or not time.is_day:
        return False
    return not ask.document.is_after(time)


def before_a_date(ask: PeriodQuestion) -> Answer | None:
    """ "31 máy mua trước năm 2016": at a time that is not known."""
    if ask.stock or not ask.real:
        return None
    edges = [date for date in ask.own if is_deadline(date, ask.scene)]
    _, near = nearest(edges, ask.figure, ask.scene)
    return (None,) if near else None


def each_year(ask: PeriodQuestion) -> Answer | None:
    """ "mỗi năm tiếp nhận 22.600 hồ sơ": of no one year; of what a plan sets, what comes again
    within its year: "hằng quý đăng ít nhất 01 tin, bài"."""
    if ask.kind != "flow":
        return None
    counted = ask.figure.label in ("COUNT", "MONEY")
    if not ask.real and not counted:
        return None
    text = ask.scene.text[slice(*ask.sentence)]
    role = "yearly" if ask.real else "within_year"
    # "trợ cấp hằng tháng" names what is paid
    paid = {hit.stop for hit in said("allowance", text)}
    again = [hit for hit in said(role, text) if hit.stop not in paid]
    return (None,) if again else None
