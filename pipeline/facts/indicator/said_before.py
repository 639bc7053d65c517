"""The figures before one that say what it states: it gives them again, or of another year, another
level of government."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.clauses.figures import NONE, Figure
from pipeline.clauses.phrases import words_of
from pipeline.clauses.roles import opens
from pipeline.clauses.scene import Scene
from pipeline.facts.patterns import pattern
from pipeline.reporting import holds_year
from pipeline.text import fold

_JOINING = " ,;"
_NAMED = 2  # words of a noun that two counts of a list share
_PASSED = 2  # figures before one, of which one may say how long something took
_APART = 90  # characters before a share that may set it apart


def restated(scene: Scene, figure: Figure) -> int:
    """The figure that this one says again: the ratio of a share ("58/61 trường đã nối Internet (đạt
    95%)"), that of another year in a list, that of a part of its time; -1 for none."""
    added_up = _added_up(scene, figure)
    if added_up >= 0:
        return added_up
    if figure.parent < 0:
        aimed = share_aimed_at(scene, scene.number(figure))
        return aimed if aimed >= 0 else _of_other_year(scene, figure)
    parent = scene.figures[figure.parent]
    if figure.label != "PERCENT" or parent.label != "RATIO":
        return share_aimed_at(scene, scene.number(figure))
    return figure.parent


def _added_up(scene: Scene, figure: Figure) -> int:
    """The figure before, of a shorter time, with which this one was added up: "tiếp nhận 420 hồ
    sơ; lũy kế từ đầu năm 4.204 hồ sơ"; -1 for none."""
    before = _like_before(scene, scene.number(figure))
    if before is None:
        return NONE
    between = scene.text[before.end : figure.start]
    added = pattern("added up").search(between)
    return scene.number(before) if added else NONE


def tasks_done(scene: Scene, at: int) -> Iterator[int]:
    """The counts before figure ``at`` in its sentence of which it says how many are done, or how
    large a share that is, the nearest first: "đề ra 94 nhiệm vụ, đã hoàn thành 89"."""
    figure = scene.figures[at]
    if figure.label == "PERCENT" and figure.parent >= 0:
        figure = scene.figures[figure.parent]
    if figure.label != "COUNT" or not _is_done(scene, figure):
        return
    for number in range(scene.number(figure) - 1, -1, -1):
        before = scene.figures[number]
        if before.sentence != figure.sentence:
            return
        if _is_alike(before, figure):
            yield number


def _is_done(scene: Scene, figure: Figure) -> bool:
    """Whether a count is one of what is done: "đã hoàn thành 89", not "chưa hoàn thành 5", "49 việc
    xong, 7 việc đang làm"."""
    opens = scene.clause_start(figure)
    done = scene.said("fulfilled", opens, figure.first)
    return any(
        hit.stop == figure.first
        and not scene.gap(hit.stop, figure.first).soft
        and not scene.ends("lack", hit.first - 1, hit.first)
        for hit in done
    )


def _of_other_year(scene: Scene, figure: Figure) -> int:
    """The figure before, where both are told in turn, "lần lượt là 12, 15 và 18 lớp"; of an amount
    also where only another year stands between, "năm 2021 là 5 tỷ đồng; năm 2022 là 6 tỷ đồng"; -1
    for none."""
    at = scene.number(figure) - 1
    if at < 0 or not _is_alike(scene.figures[at], figure):
        return NONE
    before = scene.figures[at]
    words = scene.words.words[before.stop : figure.first]
    if figure.label == "MONEY" and holds_year(words):
        if before.sentence == figure.sentence:
            return at
        return _sum_of_other_year(scene, figure)
    between = scene.text[before.end : figure.start].strip()
    listed = pattern("further one").fullmatch(between)
    low = scene.first_word(figure.sentence)
    return at if listed and scene.said("in_turn", low, before.first) else NONE


def _sum_of_other_year(scene: Scene, figure: Figure) -> int:
    """The first sum of the sentence before, where a sentence opens with what another year was
    given: "Năm 2024 được giao 1.150 triệu đồng"; -1 for none."""
    start, _ = scene.sentence_span(figure.sentence)
    opening = scene.text[start : figure.start]
    if not pattern("sum of a year").fullmatch(opening):
        return NONE
    if scene.begins("purpose", figure.stop, figure.stop + 1):
        return NONE
    sums = (
        number
        for number, other in enumerate(scene.figures)
        if other.sentence == figure.sentence - 1 and other.label == "MONEY"
    )
    return next(sums, NONE)


def _like_before(scene: Scene, at: int) -> Figure | None:
    """The figure right before figure ``at`` in its sentence, where the two are alike; over one that
    says how long something took: "12 nhiệm vụ, lũy kế 9 tháng 36 nhiệm vụ"."""
    figure = scene.figures[at]
    for before in reversed(scene.figures[max(at - _PASSED, 0) : at]):
        if before.sentence != figure.sentence:
            return None
        if _is_alike(before, figure):
            return before
        if not opens("duration", before.mention.unit):
            return None
    return None


def _is_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one kind and count one thing; what names none counts what the
    other does."""
    if one.label != other.label:
        return False
    named = one.noun and other.noun
    return not named or one.noun == other.noun


def part_of_base(scene: Scene, at: int) -> int:
    """The count before that is a part of count ``at``: "388.214 hồ sơ trực tuyến trên 431.950 hồ
    sơ"; -1 for none."""
    figure = scene.figures[at]
    part = _like_before(scene, at)
    if part is None or figure.label != "COUNT":
        return NONE
    if Decimal(part.mention.value) > Decimal(figure.mention.value):
        return NONE
    between = scene.text[part.end : figure.start]
    fits = pattern("part of a base").fullmatch(between)
    return scene.number(part) if fits else NONE


def told_of_before(scene: Scene, at: int) -> int:
    """The figure before, of which figure ``at`` tells how far it got: "kế hoạch 25 lớp tập huấn,
    đến nay đã mở 18 lớp", "chỉ tiêu 80% hồ sơ trực tuyến; kết quả 9 tháng: 76,2%"; -1 for none."""
    figure = scene.figures[at]
    for number in range(at - 1, max(at - 1 - _PASSED, -1), -1):
        before = scene.figures[number]
        if before.sentence != figure.sentence:
            return NONE
        if _is_alike(before, figure):
            between = scene.text[before.end : figure.start]
            told = pattern("how far it got").search(between)
            return number if told else NONE
        if not opens("duration", before.mention.unit):
            return NONE
    return NONE


def shares_beside(scene: Scene, at: int) -> Iterator[int]:
    """The shares before share ``at`` that are of the same thing where nothing else says what it is
    of, the nearest first: as it was aimed at, "4,3%; chỉ tiêu 4%", or of all, "chiếm 64%; riêng ô
    tô là 91%"."""
    figure = scene.figures[at]
    before = scene.figures[at - 1 : at]
    if not before or figure.label != "PERCENT":
        return
    between = scene.text[before[0].end : figure.start]
    if pattern("goal apart").fullmatch(between):
        yield at - 1
        return
    near = scene.text[max(figure.start - _APART, 0) : figure.start]
    if not pattern("set apart").search(near):
        return
    for number in range(at - 1, -1, -1):
        if scene.figures[number].sentence < figure.sentence - 1:
            return
        if scene.figures[number].label == "PERCENT":
            yield number


def share_aimed_at(scene: Scene, at: int) -> int:
    """The share right before share ``at`` which is the goal of that one and says nothing more:
    "61,35%, còn thấp so với chỉ tiêu 80% tỉnh giao"; -1 for none."""
    figure = scene.figures[at]
    before = scene.figures[at - 1 : at]
    if not before or (before[0].label, figure.label) != ("PERCENT", "PERCENT"):
        return NONE
    between = scene.text[before[0].end : figure.start]
    if not pattern("goal apart").fullmatch(between):
        return NONE
    closes = pattern("goal closes").match(scene.text, figure.end)
    return at - 1 if closes else NONE


def counted_like(scene: Scene, at: int) -> int:
    """The count before count ``at`` in a list of things of one noun, where nothing but a comma
    parts the two: "cập nhật 6.920 hội viên người cao tuổi, 7.142 hội viên nông dân"; -1 for
    none."""
    figure = scene.figures[at]
    if not at or figure.label != "COUNT" or figure.parent >= 0:
        return NONE
    before = scene.figures[at - 1]
    if before.label != "COUNT" or before.sentence != figure.sentence:
        return NONE
    one, other = before.mention.unit.split(), figure.mention.unit.split()
    if len(one) < _NAMED or one[:_NAMED] != other[:_NAMED]:
        return NONE
    between = scene.text[before.end : figure.start]
    return at - 1 if _named(between) == before.mention.unit.strip() else NONE


def _named(between: str) -> str:
    """The noun between two counts, without what joins them."""
    noun = between.strip(_JOINING)
    first, _, last = noun.rpartition(" ")
    if fold(last) in words_of("coordinating"):
        return first.strip(_JOINING)
    return noun
