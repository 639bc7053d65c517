"""The figures that a figure repeats for another time, for some of it or as a share: "đạt 68,9%,
tăng 21,4 điểm phần trăm (cùng kỳ 47,5%)", "4.276 hồ sơ, năm 2017 chỉ có 1.650", "219 hồ sơ; riêng
Sở Y tế 61"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipeline.clauses.figures import NONE, Figure
from pipeline.clauses.roles import opens
from pipeline.clauses.scene import Scene
from pipeline.facts.indicator.own_sentence import is_share_of_what_follows
from pipeline.facts.indicator.scored import is_difference
from pipeline.facts.patterns import pattern

_KINDS = ("COUNT", "PERCENT", "RATIO", "MEASURE")
_PASSED = 6  # figures before one among which the same is looked for


def at_other_time(scene: Scene, at: int) -> int:
    """The figure before figure ``at`` of which it is the same at the time that parts the two, or
    some of it ("riêng ..."); -1 where words behind it say what it is of, or the two are not
    alike."""
    figure = scene.figures[at]
    if not at or figure.label not in _KINDS or is_difference(scene, figure):
        return NONE
    if is_share_of_what_follows(scene, figure):
        return NONE
    between = scene.text[scene.figures[at - 1].end : figure.start]
    some = pattern("some of it").fullmatch(between) is not None
    if not some and pattern("at another time").fullmatch(between) is None:
        return NONE
    before = _before(scene, at)
    if some and not _is_less(scene, figure, before):
        return NONE
    if figure.label == "COUNT" and not _names_one_thing(scene, figure, before):
        return NONE
    alike = (n for n in before if _is_alike(scene, n, figure))
    return next(alike, NONE)


def _is_less(scene: Scene, figure: Figure, before: Sequence[int]) -> bool:
    """Whether a count is less than the one right before it, of which it may be some."""
    if figure.label != "COUNT" or not before:
        return False
    whole = scene.figures[before[0]]
    if whole.label != "COUNT":
        return False
    return Decimal(figure.mention.value) < Decimal(whole.mention.value)


def _before(scene: Scene, at: int) -> list[int]:
    """The figures before one in its sentence and the one before, the nearest first, but for how
    much they changed; none beyond a change that is told of something else, "GRDP tăng 7%"."""
    found: list[int] = []
    sentence = scene.figures[at].sentence
    for number in range(at - 1, max(at - 1 - _PASSED, -1), -1):
        before = scene.figures[number]
        if before.sentence < sentence - 1:
            break
        if not is_difference(scene, before):
            found.append(number)
        elif not _is_change_of_before(scene, number):
            break
    return found


def _is_change_of_before(scene: Scene, at: int) -> bool:
    """Whether a difference is told of the figure before it: "68,9%, tăng 21,4%"."""
    if not at:
        return False
    before, difference = scene.figures[at - 1 : at + 1]
    between = scene.text[before.end : difference.start]
    return pattern("changed by").fullmatch(between) is not None


def _names_one_thing(
    scene: Scene, figure: Figure, before: Sequence[int]
) -> bool:
    """Whether a count says what it counts, or no other thing is counted in the sentence before
    it."""
    unit = figure.mention.unit
    if unit and scene.text[figure.end :].lstrip().startswith(unit):
        return True
    counts = [scene.figures[n] for n in before]
    nouns = {
        one.noun
        for one in counts
        if one.label == "COUNT" and not opens("duration", one.noun)
    }
    return nouns <= {figure.noun}


def _is_alike(scene: Scene, number: int, figure: Figure) -> bool:
    before = scene.figures[number]
    if before.label != figure.label:
        return False
    if figure.label not in ("COUNT", "MEASURE"):
        return True
    return before.noun == figure.noun


def count_of_share(scene: Scene, at: int) -> int:
    """The count right before share ``at`` whose part of the whole it gives: "trực tiếp: 496 (11%)";
    -1 for none."""
    figure = scene.figures[at]
    if not at or figure.label != "PERCENT" or is_difference(scene, figure):
        return NONE
    before = scene.figures[at - 1]
    if before.label != "COUNT" or before.sentence != figure.sentence:
        return NONE
    if is_share_of_what_follows(scene, figure):
        return NONE
    between = scene.text[before.end : figure.start]
    told = pattern("share of a count").fullmatch(between)
    return at - 1 if told else NONE
