"""Rules for the time that stands above a figure, and for what the document as a whole covers."""

from __future__ import annotations

from pipeline.facts.times.heads import times
from pipeline.facts.times.question import Answer, Question
from pipeline.period import Period

_YEARLY = 11  # the month from which a report on the running year speaks of the whole of it


def near_head(ask: Question) -> Answer | None:
    """The label of its paragraph, the caption, the line that opens its list, the nearest
    heading."""
    for text in (*ask.heads.near, *ask.heads.headings[:1]):
        named = times(text)
        if len(named) > 1:
            return None
        if not named:
            continue
        found = ask.document.dated(named[0], not ask.real)
        if ask.is_past(found):
            return None
        part = found and not found.is_year
        if part and ask.kind == "stock" and found == ask.document.period:
            return None  # under "Kết quả quý III" of a report on it: at the date of issue
        return (_as_head_tells(ask, found),) if found else None
    return None


def _as_head_tells(ask: Question, found: Period) -> Period | None:
    """The time of a head, as the kind of figure needs it: a stock stands at the end of a window."""
    if found.is_window and ask.kind == "stock":
        return found.closing
    return ask.so_far(found) if found.is_day else found


def far_heading(ask: Question) -> Answer | None:
    """The time that a heading farther above names, where it is not that of the whole document."""
    for named in map(times, ask.heads.headings[1:]):
        if len(named) != 1:
            continue
        found = ask.document.dated(named[0], not ask.real)
        known = found == ask.document.period or ask.is_past(found)
        return None if known else (found,)
    return None


def asked_for(ask: Question) -> Answer | None:
    """What is proposed has the time of the request alone, unless it was itself work done: "đã tham
    mưu công bố 12 thủ tục"."""
    if ask.status != "proposed":
        return None
    if ask.said_before("advised"):
        return None
    stance = ask.document.stance
    return (stance.ahead if stance.status == "proposed" else None,)


def ahead(ask: Question) -> Answer | None:
    """What is not yet real lies in the time that the document plans for."""
    if ask.real or ask.status == "proposed":
        return None
    document = ask.document
    if document.stance.ahead:
        return (document.stance.ahead,)
    if ask.heads.look_ahead or (document.is_article and document.following):
        return (document.following,)
    # what a report on a month aims at lies behind that month
    return (None if document.is_monthly else document.period,)


def stock_of_document(ask: Question) -> Answer | None:
    return (
        (ask.document.stands,)
        if ask.kind == "stock" and not ask.within
        else None
    )


def counted_window(ask: Question) -> Answer | None:
    return (ask.document.window,) if ask.document.window else None


def press(ask: Question) -> Answer | None:
    """The press tells of any time; a flow in it, or a figure of a year, that names none has
    none."""
    if (
        ask.document.period
        or not ask.document.is_article
        or ask.kind not in ("flow", "year")
    ):
        return None
    return (None,)


def report(ask: Question) -> Answer:
    """The period of a report, as a flow or a share takes it that names no time.

    A report on the running year covers it up to the day counted or the date of issue, unless it
    tells no such day and was issued at the year's end (Nghị định 09/2019/NĐ-CP, điều 12: the
    figures of a year are closed in December). "100%" of a running year tells how work is done now,
    and stands at the date of issue; another share was reckoned over the year."""
    period, until = ask.document.period, ask.document.until
    if period is None:
        return (until if ask.document.is_decision else ask.up_to(until),)
    if not period.is_year or until is None or period.year != until.year:
        return (period,)
    if ask.kind == "share" and ask.figure.mention.value == "100":
        return (ask.document.stands,)
    told = ask.document.counted is not None
    running = told or until.start.month < _YEARLY
    return (until.from_new_year if running else period,)
