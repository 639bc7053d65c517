"""Whether a phrase leans on another figure than the one it is asked for, and a figure on its
neighbours."""

from __future__ import annotations

from pipeline.clauses.figures import Figure
from pipeline.clauses.phrases import Hit, K, words_of
from pipeline.clauses.scene import Scene
from pipeline.clauses.separators import Gap

_BASE = 3  # words of the longest phrase before all that there is
_COORDINATED = 7  # words of a figure's noun before "và" and the next figure
_COORDINATING = words_of("coordinating")
_BOUNDS = words_of("bound_word")
_FULL = 6  # words of a clause that says by itself what its figure is
_LEANING = 6  # words between a figure and a phrase that is its own
_OF = tuple(words_of("of_whom"))


def leans_on_other(scene: Scene, hit: Hit[K], figure: Figure) -> bool:
    """Whether a phrase that a separator parts from the figure leans on the next figure on its
    side."""
    if hit.first >= figure.stop:
        near = _gap_behind(scene, hit)
        ours = scene.gap(figure.stop, hit.first)
    else:
        near = _gap_before(scene, hit)
        ours = scene.gap(hit.stop, figure.first)
    if near is None or near.words > _LEANING or near.parts:
        return False
    return bool(ours.soft or ours.hard)


def _gap_behind(scene: Scene, hit: Hit[K]) -> Gap | None:
    """What lies between a phrase and the next figure of its sentence; None where there is
    none."""
    following = scene.next_figure(hit.stop)
    if following is None or _is_apart(scene, following, hit):
        return None
    gap = scene.gap(hit.stop, following.first)
    between = scene.text_between(hit.stop, following.first)
    if between.rstrip().endswith(":") and "," not in between:
        # "bảo trì và thuê đường truyền: 734 triệu đồng": a label
        return gap._replace(soft=0)
    return gap


def _gap_before(scene: Scene, hit: Hit[K]) -> Gap | None:
    """What lies between the figure before in its sentence and a phrase; None where there is
    none."""
    before = scene.figure_before(hit.first)
    if before is None or _is_apart(scene, before, hit):
        return None
    return scene.gap(before.stop, hit.first)


def _is_apart(scene: Scene, figure: Figure, hit: Hit[K]) -> bool:
    """Whether a figure stands in another sentence than a phrase."""
    return figure.sentence != scene.sentence_of(hit.first)


def detached(scene: Scene, left_stop: int, figure: Figure) -> int:
    """Semicolons between words to the left and a figure whose own clause says what it is; 0 for
    an ellipsis."""
    semicolons = scene.semicolons(left_stop, figure.first)
    if not semicolons:
        return 0
    start, end = scene.segment(figure)
    words = scene.word_at(end) - scene.word_at(start)
    around = words - (figure.stop - figure.first)
    return semicolons if around >= _FULL else 0


def coordinated(scene: Scene, figure: Figure) -> bool:
    """Whether the next figure is joined to this one by "và", so that they share what follows:
    "5 sở và 9 huyện"."""
    following = scene.next_figure(figure.stop)
    if following is None or following.kind != figure.kind:
        return False
    first = following.first
    # "cấp huyện và ít nhất 70% cấp xã"
    while scene.words.words[first - 1] in _BOUNDS:
        first -= 1
    if first - figure.stop > _COORDINATED:
        return False
    return scene.words.words[first - 1] in _COORDINATING


def owners(scene: Scene, count_stop: int, word: int) -> int:
    """The counts between another, up to ``count_stop``, and a word that say whose that is which it
    counts, or of how many: "202 thủ tục của hơn 13 bộ", "763 hộ trên tổng số 1.253 hộ"."""
    return sum(
        _is_owner(scene, figure)
        and not scene.gap(count_stop, figure.first).soft
        for figure in scene.between(count_stop, word)
        if figure.label == "COUNT"
    )


def _is_owner(scene: Scene, figure: Figure) -> bool:
    before = scene.words.words[max(figure.first - 2, 0) : figure.first]
    if before[-1:] and before[-1] in _BOUNDS:
        before = before[:-1]
    return before[-1:] == _OF or _is_base(scene, figure)


def _is_base(scene: Scene, figure: Figure) -> bool:
    """Whether a count is announced as all that there is: "trên tổng số 1.253 hộ"."""
    return scene.ends("base", figure.first - _BASE, figure.first)


def announces_base(scene: Scene, hit: Hit[K]) -> bool:
    """Whether a phrase stands right before a count of all that there is: "trên | tổng số | 1.253
    hộ"."""
    following = scene.next_figure(hit.stop)
    if following is None or following.first != hit.stop:
        return False
    return _is_base(scene, following)
