"""Rules for what goes on since a time that the sentence of a figure tells."""

from __future__ import annotations

from pipeline.facts.patterns import pattern
from pipeline.facts.times.dates import (
    is_as_of,
    is_opening,
    is_start,
    is_until,
    time_of,
)
from pipeline.facts.times.question import Answer, PeriodQuestion
from pipeline.facts.times.timed import timed
from pipeline.facts.times.within import is_within
from pipeline.period import Period


def within_behind_date(ask: PeriodQuestion) -> Answer | None:
    """ "Chạy từ năm 2010, năm qua đăng 104 tin", "khai trương ngày 20/5/2019, trong năm có 412
    lượt": of the time of the report alone."""
    date, told = ask.governing, ask.told
    if date is None or told is None or ask.kind != "flow" or not ask.real:
        return None
    if not (told.is_day or is_start(date, ask.scene)):
        return None
    behind = ask.scene.word_at(date.block_end)
    within = ask.scene.said("within", behind, ask.figure.first)
    return (ask.document.period,) if within else None


def from_opening(ask: PeriodQuestion) -> Answer | None:
    """ "Từ khi khai trương (ngày 02/01) đến hết ngày 30/6 tiếp nhận 41.268 hồ sơ": of the days from
    one time to the other; "từ khi triển khai đến 30/6" does not tell the first."""
    date, told = ask.governing, ask.told
    if date is None or told is None or ask.kind == "stock" or not ask.real:
        return None
    if not is_until(date, ask.scene):
        return None
    left = ask.scene.text[ask.sentence[0] : date.block_start]
    if pattern("since opening up to then").search(left):
        return (told,)  # since when is not told
    for other in ask.own:
        between = ask.scene.text[other.block_end : date.block_start]
        if not is_start(other, ask.scene):
            continue
        if pattern("up to then").fullmatch(between):
            began = ask.with_year(time_of(other))
            return (Period(began.start, told.end),) if began else None
    return None


def since_then(ask: PeriodQuestion) -> Answer | None:
    """ "Từ tháng 3/2021 đã ký số 214 văn bản": what goes on since a time goes on up to the day that
    the document tells."""
    date, told = ask.governing, ask.told
    if date is None or told is None or told.is_interval:
        return None
    if ask.kind != "flow" or not ask.real or not is_start(date, ask.scene):
        return None
    if ask.figure.label == "MONEY" and is_opening(date, ask.scene):
        return None  # "đưa vào sử dụng tháng 5/2023, kinh phí 1,2 tỷ đồng"
    return timed(ask, Period(told.start, None))


def since_new_year(ask: PeriodQuestion) -> Answer | None:
    """ "Từ đầu năm đến nay tiếp nhận 450 hồ sơ", "từ đầu năm đến hết tháng 5", "lũy kế 4.204 hồ sơ"
    in a report on a part of a year."""
    told = _counted_up_to(ask)
    until = told or _end_of_report(ask)
    if not until or not ask.real or ask.kind not in ("flow", "share"):
        return None
    if _begins_with_year(ask, until):
        dated = told or not ask.speaks_of_now
        covered = ask.kind == "flow" or dated
        return (until.from_new_year,) if covered else None
    added = not ask.own and _is_added_up(ask)
    return (until.from_new_year,) if added else None


def _end_of_report(ask: PeriodQuestion) -> Period | None:
    """Up to when a report adds up: the day of issue, unless that lies behind the time that it
    reports on, which then ends it."""
    document = ask.document
    covered = document.window or document.period
    if covered is None or document.counted or ask.speaks_of_now:
        return document.until
    issued = document.issued
    ended = issued is not None and covered.before(issued)
    return covered.closing if ended else document.until


def _is_added_up(ask: PeriodQuestion) -> bool:
    """Whether a report on months of a year adds a figure up without saying since when: "trong tháng
    420 hồ sơ; lũy kế 4.204 hồ sơ", in the same statement up to another time; one on a week or on
    some days adds up since the work began."""
    scene, period = ask.scene, ask.document.period
    if period is None or period.is_year or not period.is_within_a_year:
        return False
    if ask.document.window or period.start.week or period.start.day:
        return False
    start = max(ask.sentence[0], scene.text.rfind(";", 0, ask.figure.start) + 1)
    added = scene.said("added", scene.word_at(start), ask.figure.first)
    if not added or ask.speaks_of_now:
        return False
    last = added[-1]
    if scene.brackets.keep(scene.words.starts[last.first], ask.figure.start):
        return False
    others = ("within", "newyear", "start", "goal_here")
    return not any(
        scene.said(role, last.stop, ask.figure.first) for role in others
    )


def framed_since_new_year(ask: PeriodQuestion) -> Answer | None:
    """ "Từ đầu năm, xã đã vào cuộc. Tiếp nhận 450 hồ sơ": the time with which the sentence before
    opens."""
    until = ask.document.until
    if ask.kind != "flow" or not ask.real or not until or is_within(ask):
        return None
    sentence = ask.figure.sentence
    first = ask.scene.first_word(max(sentence - 1, 0))
    stop = ask.scene.first_word(sentence)
    if not ask.scene.begins("newyear", first, stop):
        return None
    return (ask.part_told or until.from_new_year,)


def _begins_with_year(ask: PeriodQuestion, until: Period) -> bool:
    """Whether it is told before the figure that it was counted from the first day of the year of
    ``until``: "từ đầu năm", no "từ đầu năm 2019" of another."""
    first = ask.scene.first_word(ask.figure.sentence)
    other = {
        ask.scene.word_at(date.block_start)
        for date in ask.own
        if (told := time_of(date)) and told.year != until.year
        if not told.lacks_year
    }
    hits = ask.scene.said("newyear", first, ask.figure.first)
    return any(
        hit.stop not in other and not _is_told_apart(ask, hit.stop)
        for hit in hits
    )


def _is_told_apart(ask: PeriodQuestion, word: int) -> bool:
    """Whether the date of the figure stands behind a figure that is behind a word: "từ đầu năm tổ
    chức 14 phiên, trong đó tháng 8 và tháng 9 là 5 phiên"."""
    date, told = ask.governing, ask.told
    if date is None or told is None or is_until(date, ask.scene):
        return False
    at = ask.scene.word_at(date.block_start)
    ahead = at < ask.figure.first and not told.is_day
    return ahead and bool(ask.scene.between(word, at))


def _counted_up_to(ask: PeriodQuestion) -> Period | None:
    """The day that governs the figure, or the month or quarter that stands behind "đến"; "23 tin,
    bài mới nhất ngày 17/7" is no such day."""
    date, told = ask.governing, ask.told
    if date is None or told is None:
        return None
    until = is_until(date, ask.scene) or is_as_of(date, ask.scene)
    if told.is_day:
        return told if until or date.block_start < ask.figure.start else None
    part = not (told.is_interval or told.is_year)
    return told if part and until else None
