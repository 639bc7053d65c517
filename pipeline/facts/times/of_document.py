"""Rules for a figure of which nothing tells the time: what the document as a whole asks, plans,
counts or reports on."""

from __future__ import annotations

from pipeline.facts.times.document import DocumentTime
from pipeline.facts.times.question import Answer, PeriodQuestion

_YEARLY = 11  # the month from which a report on the running year speaks of the whole of it


def asked_for(ask: PeriodQuestion) -> Answer | None:
    """What is proposed has the time of the request alone, unless it was itself work done: "đã tham
    mưu công bố 12 thủ tục"."""
    if ask.status != "proposed":
        return None
    if ask.said_before("advised"):
        return None
    stance = ask.document.stance
    return (stance.ahead if stance.status == "proposed" else None,)


def ahead(ask: PeriodQuestion) -> Answer | None:
    """What is not yet real lies in the time that the document plans for."""
    if ask.real or ask.status == "proposed":
        return None
    document = ask.document
    if document.stance.ahead:
        return (document.stance.ahead,)
    if not document.stance.status and ask.is_beside_result:
        return (document.running,)  # what a report sets beside what was reached
    if ask.heads.look_ahead or (document.is_article and document.following):
        return (document.following,)
    # what a report on a month aims at, or the press on a time gone by, lies
    # behind that
    gone = document.is_monthly or _looks_back(document)
    return (None if gone else document.period,)


def _looks_back(document: DocumentTime) -> bool:
    """Whether an article reports on a time that ended before its day."""
    period, issued = document.period, document.issued
    over = bool(period and issued and period.before(issued))
    return document.is_article and over


def stock_of_document(ask: PeriodQuestion) -> Answer | None:
    if ask.kind != "stock" or ask.within:
        return None
    return (ask.document.stands,)


def counted_window(ask: PeriodQuestion) -> Answer | None:
    return (ask.document.window,) if ask.document.window else None


def press(ask: PeriodQuestion) -> Answer | None:
    """The press tells of any time; a flow in it, or a figure of a year, that names none has
    none."""
    if ask.document.period or not ask.document.is_article:
        return None
    return (None,) if ask.kind in ("flow", "year") else None


def report(ask: PeriodQuestion) -> Answer:
    """The period of a report, as a flow or a share takes it that names no time.

    A report on the running year covers it up to the day counted or the date of issue, unless it
    tells no such day and was issued at the year's end (Nghị định 09/2019/NĐ-CP, điều 12: the
    figures of a year are closed in December). "100%" of a running year tells how work is done now,
    and stands at the date of issue; another share was reckoned over the year."""
    period, until = ask.document.period, ask.document.until
    if period is None or ask.document.is_after(period):
        return (until if ask.document.is_decision else ask.up_to(until),)
    if not period.is_year or until is None or period.year != until.year:
        return (period,)
    if ask.kind == "share" and ask.figure.mention.value == "100":
        return (ask.document.stands,)
    told = ask.document.counted is not None
    running = told or until.start.month < _YEARLY
    return (until.from_new_year if running else period,)
