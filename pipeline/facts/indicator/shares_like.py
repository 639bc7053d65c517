"""The shares before one that say what it is of: that of another level of government, the rate that
"tỷ lệ này" means, the rate that is low or high in places."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.clauses.figures import NONE, Figure
from pipeline.clauses.lists import names_next_level
from pipeline.clauses.scene import Scene
from pipeline.facts.patterns import pattern

_LEVEL = 30  # characters behind a share in which a level is named
_TOLD = 3  # sentences before in which a rate is told that is low in places


def shares_like(scene: Scene, at: int) -> Iterator[int]:
    """The shares before share ``at`` of which one says what it states, the likeliest first: that of
    another level ("cấp huyện 80%, cấp xã 60%") or of all, of which it is that of one area ("; riêng
    khu vực đô thị đạt 83%"), those of the sentence before ("Tỷ lệ này ở xã là
    60%", "Đà Nẵng (58,9%) và Hà Giang (55,8%) xếp sau")."""
    if scene.figures[at].label != "PERCENT" or not at:
        return
    if _is_of_next_level(scene, at):
        yield at - 1
    figure = scene.figures[at]
    if _is_low_or_high(scene, figure):
        yield from _last_shares(scene, at, _TOLD)
    elif points_back(scene, figure) or _is_ranked(scene, figure):
        yield from _last_shares(scene, at, 1)


def _is_low_or_high(scene: Scene, figure: Figure) -> bool:
    """Whether the sentence of a share lists where the rate of the sentence before is low or high:
    "Một số xã tỷ lệ còn thấp: Hòa An 17,5%, Ea Phê 19,8%"."""
    start, _ = scene.sentence_span(figure.sentence)
    opening = scene.text[start : figure.start]
    return pattern("low or high rates").fullmatch(opening) is not None


def _last_shares(scene: Scene, at: int, within: int) -> Iterator[int]:
    """The shares, the nearest first, of the last sentence that tells any, of so many before that of
    figure ``at``."""
    own = scene.figures[at].sentence
    last = NONE
    for number in range(at - 1, -1, -1):
        before = scene.figures[number]
        if before.sentence < max(own - within, last):
            return
        if before.sentence < own and before.label == "PERCENT":
            last = before.sentence
            yield number


def _is_ranked(scene: Scene, figure: Figure) -> bool:
    """Whether a share is that of a place, in a bracket behind its name, in a sentence that ranks
    such places."""
    low, high = map(scene.first_word, (figure.sentence, figure.sentence + 1))
    if not scene.said("ranked", low, high):
        return False
    if scene.said("rate", low, figure.first):  # of its own
        return False
    start, _ = scene.sentence_span(figure.sentence)
    before = scene.text[start : figure.start]
    named = pattern("a name and its bracket").search(before)
    return named is not None and scene.text.startswith(")", figure.end)


def _is_of_next_level(scene: Scene, at: int) -> bool:
    before, figure = scene.figures[at - 1], scene.figures[at]
    if before.label != "PERCENT" or before.sentence != figure.sentence:
        return False
    between = scene.text[before.end : figure.start]
    behind = scene.text[figure.end : figure.end + _LEVEL]
    apart = pattern("area apart").fullmatch(between)
    return apart is not None or names_next_level(between, behind)


def points_back(scene: Scene, figure: Figure) -> bool:
    """Whether the sentence of its first figure opens with a rate named before: "Tỷ lệ này ..."."""
    low = scene.first_word(figure.sentence)
    if scene.between(low, figure.first):
        return False
    rates = [hit.stop for hit in scene.said("rate", low, figure.first)]
    return any(scene.said("same", one, one + 1) for one in rates)
