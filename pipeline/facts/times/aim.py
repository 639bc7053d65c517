"""What words of things to come say of a figure."""

from __future__ import annotations

from pipeline.facts.times.status_question import StatusQuestion

_LED = 2  # words before the verb that opens a clause


def aim(status: str, ask: StatusQuestion) -> str:
    """What words of things to come say of a figure: a level is aimed at, an act and its cost are
    planned."""
    mention = ask.figure.mention
    if status == "planned":
        level = mention.label == "PERCENT" or mention.cmp == ">="
        return "target" if level else "planned"
    if status == "target" and (ask.is_money or _acts(ask)):
        return "planned"
    return status


def _acts(ask: StatusQuestion) -> bool:
    """Whether the clause of a count opens with a verb of something to be done: "mở 01 lớp tập huấn
    cho 60 người".

    A time may stand before the verb: "Trong quý II, tổ chức 02 lớp"."""
    mention = ask.figure.mention
    if mention.label != "COUNT" or mention.cmp == ">=":
        return False
    start, _ = ask.sentence
    left = ask.text[start : ask.figure.start]
    start += max(left.rfind(";"), left.rfind(":")) + 1
    behind_time = start + ask.text[start:].find(",") + 1
    openings = {ask.scene.word_at(at) for at in (start, behind_time)}
    verbs = ask.scene.said("acts", min(openings), ask.figure.first)
    return any(
        0 <= hit.first - first <= _LED for hit in verbs for first in openings
    )
