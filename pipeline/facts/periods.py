"""Decides what time a figure covers (docs/times.md): a stock's date, a flow's interval, the year
that is named.

The rules stand in order; the first that speaks wins, and its name goes to ``facts.rule``. A date is
looked for in the heads of the figure's cell, in its sentence, in the sentences before it, in the
label of its paragraph, the caption, the line that opens its list, the headings; the last resort is
what the document as a whole covers: the days it says it counts, the period of the report, the date
of issue. Dates of cited documents, of plans and programmes ("Đề án ... 2016 - 2020") and of
comparisons ("so với năm 2016") say nothing about the figure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pipeline.facts.dates import (
    bracket_owner,
    frames,
    is_as_of,
    is_edge,
    is_start,
    is_until,
    nearest,
    time_of,
    usable,
)
from pipeline.facts.document_time import DocumentTime
from pipeline.facts.heads import Heads, of_cell, times
from pipeline.facts.scene import Figure, Scene
from pipeline.facts.words import said
from pipeline.period import Moment, Period
from pipeline.records import Mention
from pipeline.text import fold

_LABEL = 60  # characters before a figure in which a bracket with its time opens
_YEARLY = (
    11  # the month from which a report on the running year speaks of the whole of it
)
_SAME_TIME = re.compile(
    r"(?:\(|, )(?:cung ky(?: nam (?:truoc|(?P<year>\d{4})))?|nam truoc)"
    r"(?: la| dat| co| chi dat| chi co)?:? $"
)
_OPENS = re.compile(r"\s*\([^()\d;]{0,40}")
_BRACKET = re.compile(r"\(([^();]{4,40})(?:[:,]| là| đạt| có)\s*$")

Answer = tuple[Period | None]  # (None,): the time is one that is not known


@dataclass(frozen=True)
class Question:
    """A figure whose time is asked for. ``kind``: stock, flow, year, or share (a percentage of a
    flow: with a date it is read as a stock, in a report on a part of a year it covers that);
    ``status``: of what is not yet real the date of a count says nothing."""

    figure: Figure
    scene: Scene
    dates: Sequence[Mention]  # the DATE mentions of the block
    kind: str
    heads: Heads
    document: DocumentTime
    status: str

    @property
    def real(self) -> bool:
        return self.status in ("actual", "estimated")

    @property
    def stock(self) -> bool:
        return self.kind in ("stock", "share")

    @cached_property
    def usable(self) -> list[Mention]:
        return usable(self.dates, self.figure, self.scene, self.real)

    @cached_property
    def sentence(self) -> tuple[int, int]:
        """Offsets of the figure's sentence."""
        return self.scene.sentence_span(self.figure.sentence)

    @cached_property
    def own(self) -> list[Mention]:
        """The usable dates of the figure's sentence."""
        low, high = self.sentence
        return [date for date in self.usable if low <= date.block_start < high]

    @cached_property
    def governing(self) -> Mention | None:
        """The date of its sentence that governs the figure."""
        dates = [
            date
            for date in self.own
            if self.speaks_of_now
            or not self.real
            or not is_edge(date, self.scene, self.stock)
        ]
        found, near = nearest(dates, self.figure, self.scene)
        return found if near else None

    @cached_property
    def speaks_of_now(self) -> bool:
        return _speaks_of(self.scene.words.text[slice(*self.sentence)])[0]

    @cached_property
    def speaks_up_to_now(self) -> bool:
        return _speaks_of(self.scene.words.text[slice(*self.sentence)])[1]

    @cached_property
    def within(self) -> bool:
        """Whether the clause speaks of the period of the report: "trong tháng kích hoạt 637 tài
        khoản"."""
        text, start = self.scene.words.text, self.scene.clause_start(self.figure)
        return bool(said("within", text, start, self.figure.first))

    @property
    def left(self) -> str:
        """What stands right before the figure."""
        at = self.figure.mention.block_start
        return self.scene.words.text[max(at - _LABEL, 0) : at]

    def up_to(self, day: Period | None) -> Period | None:
        """A flow of a running year goes from its 1 January up to the day; a stock stands at the
        day."""
        if day is None or self.kind != "flow" or day.is_year:
            return day
        return day.from_new_year

    def so_far(self, day: Period | None) -> Period | None:
        """``up_to``, but of a report on a month: what that gives "up to now" began at no told
        time."""
        return day if self.document.is_monthly else self.up_to(day)

    def with_year(self, period: Period | None) -> Period | None:
        """A date without a year takes that of the last full date before, of the document; None
        where neither is known."""
        if period is None:
            return None
        if period.lacks_year and (period.start.month or period.start.quarter):
            at = self.figure.mention.block_start
            before = [
                time.year
                for date in self.usable
                if date.block_start < at
                and (time := time_of(date))
                and not time.lacks_year
            ]
            if before:
                return period.completed(before[-1])
        return self.document.dated(period, not self.real)


# ---------------------------------------------------------------- what stands right at the figure


def _cell(ask: Question) -> Answer | None:
    found = of_cell(ask.heads, ask.document, ask.real)
    if found and found[0] and ask.real and found[0].is_day:
        return (ask.up_to(found[0]),)
    return found


def _date_with_bracket(ask: Question) -> Answer | None:
    """ "tăng so với năm 2022 (40.285 hồ sơ)"."""
    for date in ask.dates:
        between = ask.scene.words.text[date.block_end : ask.figure.mention.block_start]
        if date.role == "" and _OPENS.fullmatch(between):
            return (ask.with_year(time_of(date)),)
    return None


def _label_in_bracket(ask: Question) -> Answer | None:
    """ "đăng 120 tin, bài (quý III: 98 tin, bài)"."""
    bracket = _BRACKET.search(ask.left)
    found = times(bracket[1]) if bracket and ask.real else ()
    return (ask.with_year(found[0]),) if len(found) == 1 else None


def _same_time_before(ask: Question) -> Answer | None:
    """ "đạt 89,8% (cùng kỳ: 59,6%)"."""
    same = _SAME_TIME.search(fold(ask.left)) if ask.real else None
    if not same:
        return None
    told = (
        ask.with_year(time_of(ask.governing))
        if ask.governing and not same["year"]
        else None
    )
    now = told if told and (told.is_year or told.is_interval) else ask.document.period
    if now is None:
        return (None,)
    return (now.shifted(int(same["year"] or now.year - 1) - now.year),)


def _date_in_bracket(ask: Question) -> Answer | None:
    """ "từ 48 máy chủ (năm 2020) lên 112"."""
    for date in ask.usable:
        if bracket_owner(date, ask.scene) is ask.figure:
            return (ask.with_year(time_of(date)),)
    return None


# ---------------------------------------------------------------- what its sentence tells


def _now_behind_date(ask: Question) -> Answer | None:
    """ "Từ 100 máy năm 2020, đến nay Sở có 120 máy"."""
    date = ask.governing
    if not (
        ask.real
        and ask.stock
        and date
        and date.block_end <= ask.figure.mention.block_start
    ):
        return None
    if any(test(date, ask.scene) for test in (is_as_of, is_until, is_start)):
        return None
    at = bisect_left(ask.scene.words.starts, date.block_end)
    now = said("sofar", ask.scene.words.text, at, ask.figure.first)
    stands = ask.document.stands or ask.document.running
    return (stands,) if now and not _rises_from(ask) else None


def _date_in_sentence(ask: Question) -> Answer | None:
    return _timed(ask, time_of(ask.governing)) if ask.governing else None


def _end_of_year(ask: Question) -> Answer | None:
    text = ask.scene.words.text[slice(*ask.sentence)]
    return (ask.document.running,) if not ask.real and said("yearend", text) else None


def _since_new_year(ask: Question) -> Answer | None:
    """ "Từ đầu năm đến nay tiếp nhận 450 hồ sơ"."""
    text, first = ask.scene.words.text, ask.scene.first_word(ask.figure.sentence)
    told = ask.with_year(time_of(ask.governing)) if ask.governing else None
    until = told if told and told.is_day else ask.document.until
    if not until or not said("newyear", text, first, ask.figure.first):
        return None
    days_only = ask.kind == "flow" or (ask.kind == "share" and until == told)
    return (until.from_new_year,) if days_only else None


def _date_far_behind(ask: Question) -> Answer | None:
    """The only date of a sentence that speaks of now, far behind its figure."""
    if not ask.speaks_of_now or ask.stock or not ask.own:
        return None
    found, _ = nearest(ask.own, ask.figure, ask.scene)
    return _timed(ask, time_of(found)) if found else None


def _frame_before(ask: Question) -> Answer | None:
    """ "Năm 2021, Sở tổ chức 3 hội nghị. Tiếp nhận 450 hồ sơ"."""
    if ask.speaks_of_now:
        return None
    earlier = [
        date
        for date in (
            ask.usable if ask.kind == "year" else frames(ask.usable, ask.scene)
        )
        if date.block_start < ask.sentence[0]
        and not is_edge(date, ask.scene, ask.stock)
        and not (
            ask.document.is_after(time_of(date))
            if ask.real
            else is_until(date, ask.scene)
        )
    ]
    return _timed(ask, time_of(earlier[-1])) if earlier else None


def _before_a_date(ask: Question) -> Answer | None:
    """ "31 máy mua trước năm 2016": at a time that is not known."""
    edges = [
        d
        for d in ask.own
        if ask.real and not ask.stock and is_edge(d, ask.scene, False)
    ]
    return (None,) if edges and nearest(edges, ask.figure, ask.scene)[1] else None


def _up_to_now(ask: Question) -> Answer | None:
    return (ask.so_far(ask.document.until),) if ask.real and ask.speaks_of_now else None


def _timed(ask: Question, told: Period | None) -> Answer | None:
    """A date that was found, as the figure and its kind need it; None where it lacks a year that
    nothing completes."""
    period = ask.with_year(told)
    if period is None:
        return None
    if _rises_from(ask):
        return (period.opening,)
    if ask.speaks_of_now and not period.is_interval and _since(ask):
        period = Period(period.start, None)
    if period.is_open:
        issued = ask.document.until
        if issued is None:
            return (period if ask.kind == "flow" else None,)
        return (Period(period.start, issued.start),)
    return (_fit(ask, period, told),)


def _fit(ask: Question, period: Period, told: Period | None) -> Period | None:
    if period.end and period.end.day and period.start == Moment(period.end.year):
        return period.closing.from_new_year  # "từ đầu năm 2018 đến ngày 20/12/2018"
    if ask.kind != "flow" or period.is_interval or period.is_quarter:
        return period
    if not ask.real or not (ask.speaks_up_to_now or _goes_up_to(ask, told)):
        return period
    issued = ask.document.issued
    if period.is_year:
        return ask.so_far(issued) if issued and issued.year == period.year else period
    return ask.so_far(period)


def _goes_up_to(ask: Question, told: Period | None) -> bool:
    """Whether a date before the figure says up to when it was counted."""
    at = ask.figure.mention.block_start
    return any(
        time_of(date) == told and is_until(date, ask.scene)
        for date in ask.usable
        if date.block_start < at
    )


def _rises_from(ask: Question) -> bool:
    """Whether the figure is where a change began ("từ năm 2018 đến nay tăng từ 4,55%"): "từ" with
    its own marks; "đầu tư 500 triệu" begins nothing."""
    first = ask.figure.first
    return bool(said("start", ask.scene.words.text, first - 1, first)) and first > 0


def _since(ask: Question) -> bool:
    """Whether the sentence goes from a date up to now: "từ năm 2016 ... đến nay đã cấp 200 tài
    khoản"."""
    for date in ask.own[:1]:
        at = bisect_left(ask.scene.words.starts, date.block_end)
        if said("sofar", ask.scene.words.text, at, at + 2):  # "ngày 15/3/2019 đến nay"
            return True
        if is_start(date, ask.scene):
            return bool(said("yeartodate", ask.scene.words.text, at, ask.figure.first))
    return False


@lru_cache(maxsize=500)  # asked again for each figure of a sentence
def _speaks_of(sentence: str) -> tuple[bool, bool]:
    """Whether a sentence speaks of now; whether of the running year up to now."""
    other = {
        n for hit in said("notnow", sentence) for n in range(hit.first, hit.stop)
    }  # "thực hiện tại"
    now = any(hit.first not in other for hit in said("sofar", sentence))
    return now, bool(said("yeartodate", sentence))


# ---------------------------------------------------------------- what stands above, the document


def _near_head(ask: Question) -> Answer | None:
    """The label of its paragraph, the caption, the line that opens its list, the nearest
    heading."""
    for text in (*ask.heads.near, *ask.heads.headings[:1]):
        named = times(text)
        if len(named) > 1:
            return None
        if not named:
            continue
        found = ask.document.dated(named[0], not ask.real)
        part = found is not None and not found.is_year
        if ask.real and ask.kind == "stock" and part and found == ask.document.period:
            return (
                None  # under "Kết quả quý III" of a report on it: at the date of issue
            )
        return (_as_head_tells(ask, found),) if found else None
    return None


def _as_head_tells(ask: Question, found: Period) -> Period | None:
    """The time of a head, as the kind of figure needs it: a stock stands at the end of a window."""
    if found.is_window and ask.kind == "stock":
        return found.closing
    return ask.so_far(found) if found.is_day else found


def _far_heading(ask: Question) -> Answer | None:
    """The time that a heading farther above names, where it is not that of the whole document."""
    for named in map(times, ask.heads.headings[1:]):
        if len(named) != 1:
            continue
        found = ask.document.dated(named[0], not ask.real)
        issued = ask.document.issued
        whole = issued is not None and found == Period.of_year(issued.year)
        return (
            None if ask.real and (found == ask.document.period or whole) else (found,)
        )
    return None


def _asked_for(ask: Question) -> Answer | None:
    """What is proposed has the time of the request alone, unless it was itself work done: "đã tham
    mưu công bố 12 thủ tục"."""
    if ask.status != "proposed":
        return None
    text, first = ask.scene.words.text, ask.scene.first_word(ask.figure.sentence)
    if ask.kind == "flow" and said("advised", text, first, ask.figure.first):
        return None
    stance = ask.document.stance
    return (stance.ahead if stance.status == "proposed" else None,)


def _ahead(ask: Question) -> Answer | None:
    """What is not yet real lies in the time that the document plans for."""
    if ask.real or ask.status == "proposed":
        return None
    document = ask.document
    if document.stance.ahead:
        return (document.stance.ahead,)
    if ask.heads.look_ahead:
        return (document.following,)
    # what a report on a month aims at lies behind that month
    return (None if document.is_monthly else document.period,)


def _stock_of_document(ask: Question) -> Answer | None:
    return (ask.document.stands,) if ask.kind == "stock" and not ask.within else None


def _counted_window(ask: Question) -> Answer | None:
    return (ask.document.window,) if ask.document.window else None


def _press(ask: Question) -> Answer | None:
    """The press tells of any time; a flow in it, or a figure of a year, that names none has
    none."""
    if (
        ask.document.period
        or not ask.document.is_article
        or ask.kind not in ("flow", "year")
    ):
        return None
    return None if ask.within else (None,)


def _report(ask: Question) -> Answer:
    """The period of a report, as a flow or a share takes it that names no time.

    A report on the running year covers it up to the date of issue, unless it was issued at the
    year's end (Nghị định 09/2019/NĐ-CP, điều 12: the figures of a year are closed in December).
    "100%" of a running year tells how work is done now, and stands at the date of issue; another
    share was reckoned over the year."""
    period, until = ask.document.period, ask.document.until
    if period is None:
        return (ask.up_to(until),)
    if not period.is_year or until is None or period.year != until.year:
        return (period,)
    if ask.kind == "share" and ask.figure.mention.value == "100":
        return (ask.document.stands,)
    running = ask.document.counted is not None or until.start.month < _YEARLY
    return (until.from_new_year if running and not ask.within else period,)


RULES: tuple[tuple[str, Callable[[Question], Answer | None]], ...] = (
    ("cell", _cell),
    ("date-with-bracket", _date_with_bracket),
    ("label-in-bracket", _label_in_bracket),
    ("same-time-before", _same_time_before),
    ("date-in-bracket", _date_in_bracket),
    ("now-behind-date", _now_behind_date),
    ("since-new-year", _since_new_year),
    ("date-in-sentence", _date_in_sentence),
    ("end-of-year", _end_of_year),
    ("date-far-behind", _date_far_behind),
    ("frame-before", _frame_before),
    ("before-a-date", _before_a_date),
    ("up-to-now", _up_to_now),
    ("asked-for", _asked_for),
    ("near-head", _near_head),
    ("far-heading", _far_heading),
    ("ahead", _ahead),
    ("stock-of-document", _stock_of_document),
    ("counted-window", _counted_window),
    ("press", _press),
    ("report", _report),
)


def period_of(ask: Question) -> tuple[str, str]:
    """ISO 8601 period of a figure, "" where the text supports none, and the rule that decided."""
    for name, rule in RULES:
        answer = rule(ask)
        if answer is not None:
            period = answer[0]
            sound = (
                period is not None and period.is_sound
            )  # "29/02" of a year that has none
            return (str(period) if sound else "", name)
    return "", ""
