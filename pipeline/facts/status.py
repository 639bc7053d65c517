"""Decides whether a figure is real: actual, estimated, planned, target or proposed (GUIDELINES:
facts).

A request is not an achievement: a word of proposing governs the rest of its sentence. Else the
nearest word before the figure decides, then "ước" behind it, then the header of its column, the
line that opens the list, the headings."""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.facts.calendars import Calendar
from pipeline.facts.heads import Heads, timeless, told
from pipeline.facts.scene import Figure, Scene
from pipeline.facts.words import said

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FAR = 300  # words before a figure that are read
_UNREAL = ("estimated", "planned", "target", "proposed")


def status_of(figure: Figure, scene: Scene, heads: Heads, header: str, calendar: Calendar) -> str:
    """``header``: of the figure's column. What a plan, a request or an instruction says outside its
    review of the present state is planned, proposed or a target, but for a sentence on a year
    before."""
    start, end = scene.sentence_span(figure.sentence)
    first = scene.first_word(figure.sentence)
    text = scene.words.text
    achieved = bool(said("results", header))
    before = _roles(
        text, figure.mention.label == "MONEY", max(first, figure.first - _FAR), figure.first
    )
    # what a letter of guidance asks for is set
    asked = "target" if calendar.stance == "target" else "proposed"
    if any(role == "proposed" for _, role in before) and not achieved:
        return _aim(asked, figure, scene)
    if not (before and before[-1][1] == "actual") and _is_estimated(figure, scene):
        return "estimated"
    if before:
        return _aim(before[-1][1], figure, scene) if before[-1][1] == "target" else before[-1][1]
    for role, head in (("planned", "plan_head"), ("actual", "done_head")):
        if any(hit.first == 0 for hit in said(head, timeless(header))):
            return role
    around = [heads.run_in, heads.lead, *heads.headings]
    for place, above in enumerate((header, *around)):
        if said("results", above):
            return "actual"
        remote = [
            asked if role == "proposed" else role for _, role in _roles(above) if role in _UNREAL
        ]
        if remote:
            return _aim(remote[-1], figure, scene) if place else remote[-1]
        if place and _is_ahead(above, calendar):
            return _aim(calendar.stance or "planned", figure, scene)
    if calendar.stance and (not calendar.is_plan or any(around) or figure.mention.label == "MONEY"):
        years = _YEAR.findall(text, start, end)
        past = calendar.ahead and years and max(years) < calendar.ahead[:4]
        return "actual" if past else _aim(calendar.stance, figure, scene)
    return "actual"


def _is_estimated(figure: Figure, scene: Scene) -> bool:
    """Whether an estimate is told behind a figure, up to the money it costs, and is not that of
    another sum."""
    behind = [
        f.first
        for f in scene.between(figure.stop, figure.stop + _FAR)
        if f.sentence == figure.sentence and f.mention.label == "MONEY"
    ]
    stop = max(*behind[:1], figure.stop + 8) if behind else figure.stop + 8
    hits = said("estimated", scene.words.text, figure.stop, stop)
    if figure.mention.label == "MONEY":
        hits = [
            hit for hit in hits if not any(hit.stop <= first <= hit.stop + 4 for first in behind)
        ]
    return bool(hits)


def _aim(role: str, figure: Figure, scene: Scene) -> str:
    """What words of things to come say of a figure: a level is aimed at, an act and its cost are
    planned."""
    if role == "planned" and (figure.mention.label == "PERCENT" or figure.mention.cmp == ">="):
        return "target"
    acted = figure.mention.label == "COUNT" and _acts(figure, scene)
    return "planned" if role == "target" and (acted or figure.mention.label == "MONEY") else role


def _acts(figure: Figure, scene: Scene) -> bool:
    """Whether the clause of a figure opens with a verb of something to be done: "mở 01 lớp tập huấn
    cho 60 người".

    A time may stand before the verb: "Trong quý II, tổ chức 02 lớp"."""
    start = scene.sentence_span(figure.sentence)[0]
    left = scene.words.text[start : figure.mention.block_start]
    start += max(left.rfind(";"), left.rfind(":")) + 1
    opens = {
        bisect_left(scene.words.starts, at)
        for at in (start, start + scene.words.text[start:].find(",") + 1)
    }
    verbs = said("acts", scene.words.text, min(opens), figure.first)
    return figure.mention.cmp != ">=" and any(
        0 <= hit.first - first <= 2 for hit in verbs for first in opens
    )


def _is_ahead(heading: str, calendar: Calendar) -> bool:
    """Whether a heading names a time to come, one after the issue of the document or after what it
    reports on."""
    return any(
        calendar.goes_beyond(calendar.dated(time, bool(said("tasks", heading))))
        for time in told(heading)[:1]
    )


def _roles(
    text: str, money: bool = False, first: int = 0, stop: int | None = None
) -> list[tuple[int, str]]:
    """(word, role) of the words of status in a part of ``text``, in order; those inside a neutral
    phrase left out.

    What was allotted ("phân bổ", "được giao") is planned where the figure itself is money."""
    neutral = {n for hit in said("neutral", text, first, stop) for n in range(hit.first, hit.stop)}
    found = [
        (hit.stop, hit.size, hit.key)
        for role in (*_UNREAL, "actual")
        for hit in said(role, text, first, stop)
        if hit.first not in neutral
    ]
    if money:
        found += [(hit.stop, hit.size, "planned") for hit in said("allotted", text, first, stop)]
    return [(end, role) for end, _, role in sorted(found)]
