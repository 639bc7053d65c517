"""Rules for the time that stands above a figure: the label of its paragraph, the caption, the line
that opens its list, the headings."""

from __future__ import annotations

from pipeline.facts.times.heads import times
from pipeline.facts.times.question import Answer, PeriodQuestion
from pipeline.facts.times.within import is_within
from pipeline.period import Period


def near_head(ask: PeriodQuestion) -> Answer | None:
    """The label of its paragraph, the caption, the line that opens its list, the nearest
    heading."""
    for text in (*ask.heads.near, *ask.heads.headings[:1]):
        named = times(text)
        if text == ask.heads.caption:
            named = _days_of_all(named)
        if len(named) > 1:
            return None
        if not named:
            continue
        found = ask.document.dated(named[0], not ask.real)
        if found is None or ask.is_past(found):
            return None
        if found.is_day and is_within(ask) and ask.kind == "flow":
            continue  # "Máy chủ đến 14/9: 96. Trong quý tiếp nhận 450 hồ sơ"
        if found == ask.document.period:
            if ask.document.window:
                return None  # which says on which days that was
            if _stands_at_issue(ask, found):
                return None
        if ask.real and ask.kind != "stock":
            found = ask.document.as_counted(found)
        return (_as_head_tells(ask, found),)
    return None


def _days_of_all(named: tuple[Period, ...]) -> tuple[Period, ...]:
    """The days from and to which a part of a year was counted, where both are told: "KẾT QUẢ QUÝ
    III/2023 (Kỳ báo cáo: từ ngày 15/6/2023 đến ngày 14/9/2023)"."""
    windows = tuple(time for time in named if time.is_window)
    others = [time for time in named if not time.is_window]
    if len(windows) != 1 or len(others) != 1:
        return named
    apart = windows[0].before(others[0]) or others[0].before(windows[0])
    return named if apart else windows


def _stands_at_issue(ask: PeriodQuestion, reported: Period) -> bool:
    """Whether a stock under the time of the report is that of its issue: what counts what there is;
    a share, a goal of a year are of that year."""
    if ask.kind != "stock":
        return False
    counted = ask.real and ask.figure.label == "COUNT"
    return counted or not reported.is_year


def _as_head_tells(ask: PeriodQuestion, found: Period) -> Period | None:
    """The time of a head, as the kind of figure needs it: a stock stands at the end of a window."""
    if found.is_window and ask.kind == "stock":
        return found.closing
    return ask.so_far(found) if found.is_day else found


def far_heading(ask: PeriodQuestion) -> Answer | None:
    """The time that a heading farther above names, where it is not that of the whole document."""
    for named in map(times, ask.heads.headings[1:]):
        if len(named) != 1:
            continue
        found = ask.document.dated(named[0], not ask.real)
        known = found == ask.document.period or ask.is_past(found)
        return None if known else (found,)
    return None
