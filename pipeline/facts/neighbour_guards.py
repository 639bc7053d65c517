"""Guards for figures that the count before them explains: a share of it, what is left of it, all
that there is of it."""

from __future__ import annotations

from pipeline.facts.asked import Asked, speaks_of
from pipeline.facts.patterns import pattern

_REMAINS = 3  # words of the longest phrase before what is left
# codes of all that there is
_WHOLES = (".received", ".total")


def share_of_figure(asked: Asked) -> bool:
    """A share of the figure right before it, which counts something else: "137 quyết định (78 quyết
    định đúng hạn, tỷ lệ 56,9%)", "cắt giảm 01/3 ngày làm việc, tỷ lệ 33%"."""
    scene, figure = asked.scene, asked.figure
    if figure.label != "PERCENT":
        return False
    earlier = scene.earlier(figure)
    if not earlier or not earlier[-1].mention.unit:
        return False
    between = scene.text[earlier[-1].end : figure.start]
    if not pattern("share of it").search(between):
        return False
    unit = earlier[-1].mention.unit
    return not speaks_of(asked.indicator.code, unit, "noun")


def remainder(asked: Asked) -> bool:
    """What is left of the count before, of which only what was done is told: "đã xong 119 nhiệm vụ,
    còn 13"; "còn 13 hồ sơ đang giải quyết" tells itself what it is."""
    scene, figure = asked.scene, asked.figure
    if figure.label != "COUNT":
        return False
    before = scene.earlier(figure)
    counts = [other for other in before if other.label == "COUNT"]
    left = scene.said("remains", figure.first - _REMAINS, figure.first)
    if not counts or not left or left[-1].stop != figure.first:
        return False
    opens_clause = scene.words.starts[left[-1].first]
    if not pattern("clause begins").search(scene.text[:opens_clause]):
        return False
    unit, counted = figure.mention.unit, counts[-1].mention.unit
    if unit and unit.split()[0] != counted.partition(" ")[0]:
        return False
    _, stop = scene.sentence_span(figure.sentence)
    return not speaks_of(asked.indicator.code, scene.text[opens_clause:stop])


def base(asked: Asked) -> bool:
    """All that there is, of which the count before was done: "cập nhật 3.547 nhân khẩu/tổng số
    3.725 nhân khẩu"; a total states a fact of its own where its indicator is one."""
    scene, figure, place = asked.scene, asked.figure, asked.place
    if figure.label != "COUNT" or place.number_cell:
        return False
    before = scene.earlier(figure)
    if not before or before[-1].label != "COUNT" or not before[-1].mention.unit:
        return False
    between = scene.text[before[-1].end : figure.start]
    if not pattern("of all").search(between):
        return False
    code, unit = asked.indicator.code, figure.mention.unit
    return not code.endswith(_WHOLES) and not speaks_of(code, unit)
