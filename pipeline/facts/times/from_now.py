"""Rules for times that are told from the day of issue: now, this year and the last, formerly."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from pipeline.clauses.figures import Figure
from pipeline.clauses.roles import opens
from pipeline.clauses.scene import Scene
from pipeline.facts.patterns import pattern
from pipeline.facts.times.dates import is_as_of, is_deadline, is_start, is_until
from pipeline.facts.times.question import Answer, PeriodQuestion
from pipeline.facts.times.within import is_within
from pipeline.period import Period
from pipeline.records import Mention
from pipeline.text import fold

# the years that a role of words means, from that of issue
_YEARS_FROM_NOW = {"last_year": -1, "this_year": 0, "next_year": 1}
# words behind a figure within which its clause may end with "năm nay"
_CLAUSE = 9
_ALMOST = timedelta(7)  # a month that ends within a week is gone
# months up to which a year gone by is the one before, and from which it is the running one
_YEAR_BEGUN, _YEAR_ENDS = 4, 11
_SOON = 2  # months within which those since new year are told of
_CLAUSE_ENDS = (",", ";", ".", ")")
_NOW = 4  # words behind a figure within which "hiện nay" ends


def year_from_now(ask: PeriodQuestion) -> Answer | None:
    """ "Năm ngoái, xã có 44 máy tính", "Năm tới tỉnh chi 12 tỷ đồng": with which a clause opens,
    and which compares nothing; "đã chi 1.147 tỉ đồng cho chuyển đổi số năm nay": with which it
    ends."""
    first = ask.scene.clause_start(ask.figure)
    for role, later in _YEARS_FROM_NOW.items():
        if ask.scene.begins(role, first, ask.figure.first):
            if not later and _tells_part(ask, first):
                return None  # "Năm nay, đến giữa tháng 5 đã có 3.870 hộ"
            return (_years_on(ask, later),)
        if ask.real and _ends_clause(ask, role):
            return (_years_on(ask, later),)
    if ask.governing or ask.speaks_of_now:
        return None
    # "Năm ngoái, tỉnh trao đổi 512.000 văn bản, tỷ lệ ký số đạt 98%"
    first = ask.scene.first_word(ask.figure.sentence)
    opened = ask.scene.begins("last_year", first, ask.figure.first)
    if opened and ask.kind != "stock":
        return (_years_on(ask, _YEARS_FROM_NOW["last_year"]),)
    return None


def _tells_part(ask: PeriodQuestion, first: int) -> bool:
    """Whether a part of a year stands between a word and the figure."""
    date, told = ask.governing, ask.told
    if date is None or told is None or told.is_year:
        return False
    return first <= ask.scene.word_at(date.block_start) < ask.figure.first


def _ends_clause(ask: PeriodQuestion, role: str) -> bool:
    """Whether a phrase of a role ends the clause of a figure that stands alone in it."""
    scene, stop = ask.scene, ask.figure.stop
    last = scene.first_word(ask.figure.sentence + 1)
    for hit in scene.said(role, stop, min(stop + _CLAUSE, last)):
        ends = scene.words.ends[hit.stop - 1]
        closed = scene.text[ends : ends + 1] in ("", *_CLAUSE_ENDS)
        if closed and not scene.gap(stop, hit.first).parts:
            return True
    return False


def _years_on(ask: PeriodQuestion, later: int) -> Period | None:
    """The year so many years after that of issue; what was counted in the running one goes up to
    the issue."""
    now = ask.document.issued
    if now is None:
        return None
    counted = ask.kind == "flow" and ask.figure.label == "COUNT"
    if not later and counted and ask.real:
        return now.from_new_year
    return Period.of_year(now.year + later)


def now_behind_figure(ask: PeriodQuestion) -> Answer | None:
    """ "Từ 45% năm 2022 lên 68% năm 2023 và 81% hiện nay"."""
    if not (ask.real and ask.stock):
        return None
    stop = ask.figure.stop
    for hit in ask.times_of_now:
        near = stop <= hit.first and hit.stop <= stop + _NOW
        if not near or _is_of_next(ask, hit.stop):
            continue
        if not ask.scene.gap(stop, hit.first).parts:
            return (ask.document.stands,)
    return None


def _is_of_next(ask: PeriodQuestion, now: int) -> bool:
    """Whether words of now speak of the next figure: "hồi tháng 1 là 52% thì đến nay đã đạt
    71%"."""
    scene, figure = ask.scene, ask.figure
    behind = scene.figures[scene.number(figure) + 1 :][:1]
    if not behind or behind[0].sentence != figure.sentence:
        return False
    return now <= behind[0].first and not scene.gap(now, behind[0].first).parts


def now_behind_date(ask: PeriodQuestion) -> Answer | None:
    """ "Từ 100 máy năm 2020, đến nay Sở có 120 máy"; a flow goes on since the day that is told:
    "khai trương ngày 20/5/2019, nay có 372 tin, bài"."""
    date = ask.governing
    if date is None or not ask.real:
        return None
    at = ask.scene.word_at(date.block_end)
    now = [
        hit for hit in ask.times_of_now if at <= hit.first < ask.figure.first
    ]
    if is_as_of(date, ask.scene) or is_until(date, ask.scene):
        # "đến hết năm 2015 có 90 máy, đến nay là 97 máy": of another figure
        now = [hit for hit in now if ask.scene.between(at, hit.first)]
    if not now:
        return None
    if is_start(date, ask.scene):  # "từ năm 2016 đến nay": since then
        parted = any(ask.scene.gap(at, hit.first).parts for hit in now)
        stands = parted and ask.kind == "stock"
        return (ask.document.stands,) if stands else None
    return (ask.document.stands,) if ask.stock else _since_day(ask)


def _since_day(ask: PeriodQuestion) -> Answer | None:
    """A flow from the day that is told up to that which the document tells."""
    told, until = ask.told, ask.document.until
    if ask.kind != "flow" or told is None or until is None:
        return None
    since = told.is_day and told.before(until)
    return (Period(told.start, until.start),) if since else None


def months_gone(date: Mention, issued: Period | None) -> Mention:
    """ "4 tháng qua" as the four months before the issue, where it is told too late in the year to
    mean those since new year."""
    if issued is None or not pattern("months gone").search(date.text):
        return date
    time, end = Period.parse(date.value), issued.last
    if time is None or time.end is None or end is None:
        return date
    count = time.end.month
    if not time.lacks_year or end.month - count <= _SOON:
        return date
    last = (end + _ALMOST).replace(day=1) - timedelta(1)
    first = last.month - count + 1
    if first < 1:
        return date
    return replace(
        date, value=f"{last.year}-{first:02}/{last.year}-{last.month:02}"
    )


def formerly(ask: PeriodQuestion) -> Answer | None:
    """ "Trước đây chỉ có 120 dịch vụ công", "Trước năm 2020, ...": at a time that is not known."""
    scene, figure = ask.scene, ask.figure
    if not ask.real:
        return None
    first = _behind_duration(scene, figure)
    told = scene.said("formerly", first, figure.first)
    if told and told[0].first <= first + 1:
        return (None,)
    begins = scene.words.starts[scene.first_word(figure.sentence)]
    edges = [date for date in ask.own if is_deadline(date, scene)]
    opening = scene.text[begins : edges[0].block_start] if edges else ""
    return (None,) if pattern("edge opens").fullmatch(opening) else None


def _behind_duration(scene: Scene, figure: Figure) -> int:
    """The first word of a figure's clause, with a time before it: "Cách đây 5 năm, xã có 12
    máy"."""
    first = scene.clause_start(figure)
    before = scene.figure_before(first)
    if before is None or before.sentence != figure.sentence:
        return first
    lasts = opens("duration", before.mention.unit)
    return scene.clause_start(before) if lasts else first


def up_to_now(ask: PeriodQuestion) -> Answer | None:
    if not (ask.real and ask.speaks_of_now):
        return None
    if is_within(ask) and ask.kind == "flow" and not _now_in_clause(ask):
        return None  # "hiện có 210 máy tính; trong năm đã hội chẩn 120 lượt"
    document = ask.document
    until = document.until
    if until is None and ask.kind == "stock" and not document.is_article:
        until = document.stands  # the day of issue was left blank
    return (ask.so_far(until),)


def _now_in_clause(ask: PeriodQuestion) -> bool:
    """Whether the clause of a figure itself speaks of now."""
    first = ask.scene.clause_start(ask.figure)
    return any(hit.first >= first for hit in ask.times_of_now)


def year_gone(ask: PeriodQuestion) -> Answer | None:
    """ "Năm qua, tòa án mở 186 phiên tòa trực tuyến" in the press: at its end the running year, at
    its beginning the one before."""
    issued = ask.document.issued
    if issued is None or ask.document.period or not ask.document.is_article:
        return None
    if ask.kind == "stock" or not ask.real or not ask.said_before("year_gone"):
        return None
    month = issued.start.month
    if _YEAR_BEGUN < month < _YEAR_ENDS:
        return None
    return (Period.of_year(issued.year - (month <= _YEAR_BEGUN)),)


def new_year(ask: PeriodQuestion) -> Answer | None:
    """ "Toàn tỉnh còn 489 đại lý (đầu năm 541)": in January of the running year."""
    running = ask.document.running
    if ask.kind == "flow" or not ask.real or running is None:
        return None
    if pattern("new year folded").search(fold(ask.left)) is None:
        return None
    return (Period.parse(f"{running.year}-01"),)
