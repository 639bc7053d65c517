"""Whether a figure is told of the time that its report covers: "trong tháng", "trong kỳ"."""

from __future__ import annotations

from pipeline.clauses.phrases import Hit
from pipeline.facts.times.question import PeriodQuestion

_BEHIND = 8  # words behind a figure within which its time is told


def is_within(ask: PeriodQuestion) -> bool:
    """Whether the clause of a figure says so before or behind it: "trong tháng kích hoạt 637 tài
    khoản", "gắn 2.140 biển địa chỉ trong tháng"."""
    scene, figure = ask.scene, ask.figure
    before = scene.said("within", scene.clause_start(figure), figure.first)
    if any(not _closes_clause(hit, ask) for hit in before):
        return True
    last = min(figure.stop + _BEHIND, scene.first_word(figure.sentence + 1))
    return any(
        not scene.gap(figure.stop, hit.first).parts
        for hit in scene.said("within", figure.stop, last)
        if not ask.leads_on(hit) and not _is_dated(hit, ask)
    )


def _closes_clause(time: Hit[str], ask: PeriodQuestion) -> bool:
    """Whether words on a time are those of a figure before them: "số hóa 41.650 hồ sơ trong quý,
    nâng tổng số lên 316.900"."""
    scene, figure = ask.scene, ask.figure
    before = scene.figure_before(time.first)
    if before is None or before.sentence != figure.sentence:
        return False
    if not scene.gap(time.stop, figure.first).parts:
        return False
    return not scene.gap(before.stop, time.first).parts


def _is_dated(time: Hit[str], ask: PeriodQuestion) -> bool:
    """Whether words on a time only open one that is named: "trong năm 2022"."""
    starts = (ask.scene.word_at(date.block_start) for date in ask.dates)
    return any(time.first <= at <= time.stop for at in starts)
