"""Rules for times that are told from the day of issue: now, this year and the last, formerly."""

from __future__ import annotations

from pipeline.clauses.figures import Figure
from pipeline.clauses.roles import opens
from pipeline.clauses.scene import Scene
from pipeline.facts.patterns import pattern
from pipeline.facts.times.dates import is_as_of, is_edge, is_start, is_until
from pipeline.facts.times.question import Answer, PeriodQuestion
from pipeline.period import Period

# the years that a role of words means, from that of issue
_YEARS_FROM_NOW = {"last_year": -1, "this_year": 0}


def year_from_now(ask: PeriodQuestion) -> Answer | None:
    """ "Năm ngoái, xã có 44 máy tính", "Năm nay tỉnh chi 12 tỷ đồng": with which a clause opens,
    and which compares nothing."""
    first = ask.scene.clause_start(ask.figure)
    for role, later in _YEARS_FROM_NOW.items():
        told = ask.scene.said(role, first, ask.figure.first)
        if told and told[0].first == first:
            return (_years_on(ask, later),)
    return None


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


def now_behind_date(ask: PeriodQuestion) -> Answer | None:
    """ "Từ 100 máy năm 2020, đến nay Sở có 120 máy"."""
    date = ask.governing
    if not (ask.real and ask.stock and date):
        return None
    if any(test(date, ask.scene) for test in (is_as_of, is_until, is_start)):
        return None
    at = ask.scene.word_at(date.block_end)
    now = ask.scene.said("sofar", at, ask.figure.first)
    return (ask.document.stands,) if now else None


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
    edges = [date for date in ask.own if is_edge(date, scene, False)]
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
    return (ask.so_far(ask.document.until),)
