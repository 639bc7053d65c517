"""Figures that are so much for each of several, and so no total: "12 triệu đồng/máy", "mỗi xã có 02
máy tính"."""

from __future__ import annotations

from pipeline.clauses.figures import Figure
from pipeline.clauses.phrases import words_of
from pipeline.clauses.roles import opens
from pipeline.clauses.scene import Scene
from pipeline.facts.patterns import pattern
from pipeline.records import Mention

_EACH = pattern("for each")
_RANGE = pattern("range")
_YEAR_WORDS = words_of("year")


def is_rated(scene: Scene, figure: Figure) -> bool:
    """Whether so much goes to each of several: "12 triệu đồng/máy", "mỗi xã có 02 máy tính". It
    is no total."""
    if figure.label not in ("COUNT", "MONEY"):
        return False
    if _is_per_unit(scene, figure.mention) or _is_for_each(scene, figure):
        return True
    return figure.mention.value == "1" and _one_of_a_share(scene, figure)


def _is_per_unit(scene: Scene, mention: Mention) -> bool:
    """ "12 máy tính/trường", not "14 huyện/thành phố"."""
    _, slash, of = mention.unit.partition("/")
    if slash and opens("per", of):
        return True
    if mention.label != "MONEY":
        return False
    return _EACH.match(scene.text, mention.block_end) is not None


def _is_for_each(scene: Scene, figure: Figure) -> bool:
    """ "mỗi xã có 02 máy tính", "mỗi tổ có từ 5 đến 7 người", not "mỗi năm": the count of a year,
    nor "Mỗi thôn một tổ: 92 tổ": behind the colon stands what came of it."""
    if pattern("told in bracket").search(scene.text[: figure.start]):
        return False
    low = scene.first_word(figure.sentence)
    first = _opens_range(scene, figure)
    return any(
        not scene.gap(hit.stop, first).figures
        for hit in scene.said("each", low, first)
        if scene.words.words[hit.stop] not in _YEAR_WORDS
        if not scene.opens_list(hit.stop, first)
    )


def _opens_range(scene: Scene, figure: Figure) -> int:
    """The first word of the range that a figure ends: "5 đến 7 người"; else its own."""
    at = scene.number(figure) - 1
    if at < 0:
        return figure.first
    before = scene.figures[at]
    between = scene.text[before.end : figure.start]
    joined = _RANGE.fullmatch(between)
    return before.first if joined else figure.first


def _one_of_a_share(scene: Scene, figure: Figure) -> bool:
    """Whether so many have one each: "99% công dân được cấp 1 mã số", not "đạt 99%; quá hạn 01
    hồ sơ"."""
    at = scene.number(figure) - 1
    while at >= 0 and scene.figures[at].mention.value == "1":
        at -= 1
    if at < 0 or scene.figures[at].label != "PERCENT":
        return False
    share = scene.figures[at]
    if scene.semicolons(share.stop, figure.first):
        return False
    return share.sentence == figure.sentence
