"""Rules for a figure of which nothing tells the time: what the document as a whole asks, plans,
counts or reports on."""

from __future__ import annotations

from pipeline.clauses.roles import said
from pipeline.facts.times.document import DocumentTime
from pipeline.facts.times.heads import times
from pipeline.facts.times.question import Answer, PeriodQuestion
from pipeline.facts.times.within import is_within
from pipeline.period import Period

_YEARLY = 11  # the month from which a report on the running year speaks of the whole of it


def asked_for(ask: PeriodQuestion) -> Answer | None:
    """What is proposed has the time of the request alone, unless it was itself work done: "đã tham
    mưu công bố 12 thủ tục"."""
    if ask.status != "proposed":
        return None
    if ask.said_before("advised") or len(times(ask.heads.caption)) == 1:
        return None  # "Nhu cầu mua sắm năm học 2019 - 2020" over a table
    if _is_of_next_year(ask):
        return None
    stance = ask.document.stance
    return (stance.ahead if stance.status == "proposed" else None,)


def _is_of_next_year(ask: PeriodQuestion) -> bool:
    """Whether a request stands under a heading on a year to come: "PHƯƠNG HƯỚNG NĂM 2009"."""
    named = times(ask.heads.headings[0]) if ask.heads.headings else ()
    if len(named) != 1 or not named[0].is_year:
        return False
    return ask.document.is_after(named[0])


def ahead(ask: PeriodQuestion) -> Answer | None:
    """What is not yet real lies in the time that the document plans for."""
    if ask.real or ask.status == "proposed":
        return None
    document = ask.document
    if document.stance.ahead:
        return (document.stance.ahead,)
    if not document.stance.status and ask.is_beside_result:
        return (_of_result(document),)
    if ask.heads.look_ahead or (document.is_article and document.following):
        return (_unless_gone(document.following or _next(ask), ask),)
    # what a report on a month aims at lies behind that month
    gone = document.is_monthly
    return (None if gone else _unless_gone(document.period, ask),)


def _of_result(document: DocumentTime) -> Period | None:
    """The time of a goal that a report sets beside what was reached: the running year, or the
    years on which it reports."""
    period = document.period
    years = period is not None and not period.is_within_a_year
    return period if years else document.running


def _next(ask: PeriodQuestion) -> Period | None:
    """The time behind that of the report, for which a label or heading announces what is to be
    done: "Nhiệm vụ tuần tới"."""
    document = ask.document
    told = document.window or document.period
    above = (ask.heads.run_in, ask.heads.lead, *ask.heads.headings)
    if told is None or not any(said("next_time", text) for text in above):
        return None
    return told.following


def _unless_gone(period: Period | None, ask: PeriodQuestion) -> Period | None:
    """A time, unless it ended before the issue of a document that tells what is to come: "sẽ bố trí
    4 tỷ đồng" in July, on the first half of the year."""
    issued = ask.document.issued
    if not (period and issued and period.before(issued)):
        return period
    return None if ask.said_before("to_come") else period


def stock_of_document(ask: PeriodQuestion) -> Answer | None:
    if ask.kind != "stock" or is_within(ask):
        return None
    return (ask.document.stands,)


def counted_window(ask: PeriodQuestion) -> Answer | None:
    return (ask.document.window,) if ask.document.window else None


def press(ask: PeriodQuestion) -> Answer | None:
    """The press tells of any time; a flow in it that names none has that of the one part of a year
    that it tells as just gone by, else none; a figure of a year has none."""
    if ask.document.period or not ask.document.is_article:
        return None
    told = ask.part_told
    if told and ask.real and (ask.kind == "flow" or _is_share_of_flow(ask)):
        return (told,)
    return (None,) if ask.kind in ("flow", "year") else None


def _is_share_of_flow(ask: PeriodQuestion) -> bool:
    """Whether a share stands beside a count in its sentence, of which it tells a part: "nhận 450 hồ
    sơ, 83,4% trực tuyến"."""
    sentence = ask.figure.sentence
    counted = any(
        other.label == "COUNT" and other.sentence == sentence
        for other in ask.scene.figures
    )
    return ask.kind == "share" and counted


def report(ask: PeriodQuestion) -> Answer:
    """The period of a report, as a flow or a share takes it that names no time.

    A report on the running year covers it up to the day counted or the date of issue, unless it
    tells no such day and was issued at the year's end (Nghị định 09/2019/NĐ-CP, điều 12: the
    figures of a year are closed in December). "100%" of a running year tells how work is done now,
    and stands at the date of issue; another share was reckoned over the year."""
    period, until = ask.document.period, ask.document.until
    if period is None or ask.document.is_after(period):
        return (until if ask.document.is_decision else ask.up_to(until),)
    whole = ask.kind == "share" and ask.figure.mention.value == "100"
    if period.is_day and period == ask.document.counted:
        # "Kết quả … đến ngày 31/8/2023"
        return (ask.document.stands if whole else period.from_new_year,)
    if until is None or period.year != until.year:
        return (period,)
    if not period.is_year:
        return (ask.document.as_counted(period),)
    if whole:
        return (ask.document.stands,)
    told = ask.document.counted is not None
    if until.last == period.last:
        return (period,)  # counted on 31 December
    running = told or until.start.month < _YEARLY
    return (until.from_new_year if running else period,)
