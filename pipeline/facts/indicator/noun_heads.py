"""Where the noun phrases of figures begin."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.clauses.figures import Figure
from pipeline.clauses.phrases import Hit, words_of
from pipeline.clauses.scene import Scene

_HEADS = 20  # heads that are looked at before a figure
_COPULA = words_of("copula")


class NounHeads:
    """Finds the heads of the noun phrases of one scene."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        # "Bộ phận tiếp nhận và trả kết quả" has no "kết quả" of its own
        offices = {hit.stop for hit in scene.phrases("office")}
        self._heads = [
            hit for hit in scene.phrases("head") if hit.stop not in offices
        ]
        self._firsts = [hit.first for hit in self._heads]

    def of(self, figure: Figure) -> int | None:
        """The word where the noun phrase of a figure begins, to its left.

        Money is spent on what the sentence opens with; a list of shares has one head ("Tỷ lệ ...: A
        92%, B 81%")."""
        low = self._opening(figure)
        named = self._last_head(figure, low)
        if named is not None:
            return named
        if figure.label == "MONEY":
            return low
        before = figure.first - 1
        if before >= 0 and self._scene.words.words[before] in _COPULA:
            return self._scene.clause_start(figure)
        return None

    def _opening(self, figure: Figure) -> int:
        """The first word that may be the head of a figure: of its sentence; of money, behind the
        sum before."""
        low = self._scene.first_word(figure.sentence)
        if figure.label != "MONEY":
            return low
        before = sum_before(self._scene, figure)
        return before.stop if before else low

    def _last_head(self, figure: Figure, low: int) -> int | None:
        """The nearest word from ``low`` on that heads the noun phrase of a figure; a count behind
        "trong đó" has one of its own."""
        last = bisect_left(self._firsts, figure.first)
        first = max(bisect_left(self._firsts, low), last - _HEADS)
        for hit in reversed(self._heads[first:last]):
            if hit.stop > figure.first:
                continue
            gap = self._scene.gap(hit.stop, figure.first)
            near = not (gap.hard or gap.figures)
            if near or self._one_list(hit, figure):
                return None if self._is_part(hit, figure) else hit.first
        return None

    def _is_part(self, hit: Hit[str], figure: Figure) -> bool:
        """Whether a head names the whole of which a count is a part: "85% tổng số thủ tục, trong
        đó có 196 ..."."""
        if figure.label != "COUNT":
            return False
        return self._scene.names_parts(hit.stop, figure.first)

    def _one_list(self, hit: Hit[str], figure: Figure) -> bool:
        """Whether all figures between a head and the figure are shares like it, of one list: what
        parts them by a semicolon is named by a rate or stands behind a colon."""
        between = self._scene.between(hit.stop, figure.first)
        if {"PERCENT"} != {other.label for other in (figure, *between)}:
            return False
        if not self._scene.semicolons(hit.stop, figure.first):
            return True
        if self._scene.begins("rate", hit.first, hit.stop):
            return True
        stop = between[0].first if between else figure.first
        return ":" in self._scene.text_between(hit.stop, stop)


def sum_before(scene: Scene, figure: Figure) -> Figure | None:
    """The last sum before a figure in its sentence."""
    before = scene.earlier(figure)
    sums = (other for other in reversed(before) if other.label == "MONEY")
    return next(sums, None)


def sums_on(scene: Scene, figure: Figure, between: Sequence[Figure]) -> int:
    """How many of the figures on a way from a figure are sums, without that of which it is so much:
    "chi 1.250/2.000 triệu đồng vốn CNTT"."""
    sums = [other for other in between if other.label == "MONEY"]
    if not sums:
        return 0
    whole = scene.text[figure.end : sums[0].start].strip() == "/"
    return len(sums) - whole
