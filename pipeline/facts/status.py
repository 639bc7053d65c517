"""Decides whether a figure is real: actual, estimated, planned, target or proposed (GUIDELINES: facts).

A request is not an achievement: a word of proposing governs the rest of its sentence. Else the nearest word before the
figure decides, then "ước" behind it, then the header of its column, the line that opens the list, the headings.
"""
from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.facts.scene import Figure, Scene
from pipeline.facts.words import said

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FAR = 300  # words before a figure that are read
_UNREAL = ("estimated", "planned", "target", "proposed")


def status_of(figure: Figure, scene: Scene, around: Sequence[str], header: str = "", ahead: str = "") -> str:
    """``around``: the opening line and the headings, nearest first; ``header``: of the figure's column.

    ``ahead``: the year or years (2022/2025) that a plan is for, "" of a report. What a plan says outside its review
    of the present state is planned, but for a sentence on a year before.
    """
    start, end = scene.sentence_span(figure.sentence)
    first = scene.first_word(figure.sentence)
    text = scene.words.text
    achieved = bool(said("results", header))
    before = _roles(text, figure.mention.label == "MONEY", max(first, figure.first - _FAR), figure.first)
    if any(role == "proposed" for _, role in before) and not achieved:
        return "proposed"
    stop = next((f.first for f in scene.between(figure.stop, figure.stop + _FAR) if f.sentence == figure.sentence
                 and f.mention.label == "MONEY"), figure.stop + 8)
    if said("estimated", text, figure.stop, max(stop, figure.stop + 8)) and \
            not (before and before[-1][1] == "actual"):
        return "estimated"
    if before:
        return before[-1][1]
    for above in (header, *around):
        if said("results", above):
            return "actual"
        remote = [role for _, role in _roles(above) if role in _UNREAL]
        if remote:
            return remote[-1]
    if ahead and (any(around) or figure.mention.label == "MONEY"):
        years = _YEAR.findall(text, start, end)
        return "actual" if years and max(years) < ahead[:4] else "planned"
    return "actual"


def _roles(text: str, money: bool = False, first: int = 0, stop: int | None = None) -> list[tuple[int, str]]:
    """(word, role) of the words of status in a part of ``text``, in order; those inside a neutral phrase left out.

    What was allotted ("phân bổ", "được giao") is planned where the figure itself is money.
    """
    neutral = {n for hit in said("neutral", text, first, stop) for n in range(hit.first, hit.stop)}
    found = [(hit.stop, hit.size, hit.key) for role in (*_UNREAL, "actual")
             for hit in said(role, text, first, stop) if hit.first not in neutral]
    if money:
        found += [(hit.stop, hit.size, "planned") for hit in said("allotted", text, first, stop)]
    return [(end, role) for end, _, role in sorted(found)]
