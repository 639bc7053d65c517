"""Rules for the only date of a sentence, where that ends with it."""

from __future__ import annotations

from pipeline.facts.patterns import pattern
from pipeline.facts.times.dates import is_as_of, time_of
from pipeline.facts.times.question import CLOSING, Answer, PeriodQuestion
from pipeline.facts.times.timed import timed
from pipeline.records import Mention


def _only_date_behind(ask: PeriodQuestion) -> Mention | None:
    """The only date of a real figure's sentence, where it stands behind the figure."""
    if len(ask.own) != 1 or not ask.real:
        return None
    date = ask.own[0]
    return date if date.block_start >= ask.figure.end else None


def date_in_last_bracket(ask: PeriodQuestion) -> Answer | None:
    """ "Thời gian giảm 39%, chi phí giảm 22% (UBND thành phố, 5/2026).": the only date of
    its sentence, in the bracket with which that ends, is the time of all that it states."""
    date = _only_date_behind(ask)
    if date is None:
        return None
    start, stop = ask.sentence
    text = ask.scene.text
    opened = pattern("source and date").search(text[start : date.block_start])
    closed = pattern("last bracket closes").fullmatch(
        text[date.block_end : stop]
    )
    return timed(ask, time_of(date)) if opened and closed else None


def date_that_closes(ask: PeriodQuestion) -> Answer | None:
    """ "1.020 trạm BTS, 86 máy chủ, tính đến cuối tháng 2.": the only date of its sentence, which
    ends with it, tells when all was counted that stands before."""
    date = _only_date_behind(ask)
    if date is None:
        return None
    start, stop = ask.sentence
    text = ask.scene.text
    if text[date.block_end : stop].strip(CLOSING):
        return None
    counted = is_as_of(date, ask.scene) or pattern("time closes").search(
        text[start : date.block_start]
    )
    at = ask.scene.word_at(date.block_start)
    parted = ask.scene.gap(ask.figure.stop, at).hard
    return timed(ask, time_of(date)) if counted and not parted else None
