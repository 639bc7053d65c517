"""How far a phrase governs a figure: by the words, separators and other figures between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from pipeline.clauses.figures import Figure
from pipeline.clauses.phrases import Hit, words_of
from pipeline.clauses.scene import Scene
from pipeline.facts.case import Key
from pipeline.facts.indicators import yearly

Anchor = tuple[int, int, float]  # first word, word after the last, factor
HEAD = 0.95  # factor of the head of a noun phrase
_HEADS = 20  # heads that are looked at before a figure
FOREIGN = 3.0  # cost of a phrase that leans on another figure
_COPULA = words_of("copula")


class Reach:
    """Measures phrases against the figures of one scene."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._heads = scene.phrases("head")
        self._firsts = [hit.first for hit in self._heads]
        self._near: dict[tuple[int, int, int, bool, bool], float] = {}

    def anchors(self, at: int) -> Iterable[Anchor]:
        """(first word, stop, factor) of the places from which cues of figure ``at`` are
        measured."""
        figure = self.scene.figures[at]
        head = self.head(figure)
        yield figure.first, figure.stop, 1.0
        if head is not None:
            yield head, head + 1, HEAD
        if figure.parent >= 0:
            parent = self.scene.figures[figure.parent]
            counted = parent.label in ("COUNT", "RATIO")
            factor = 0.85 if counted else 0.55
            yield parent.first, parent.stop, factor
            head = self.head(parent)
            if head is not None:
                yield head, head + 1, factor

    def head(self, figure: Figure) -> int | None:
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
        if before >= 0 and self.scene.words.words[before] in _COPULA:
            return self.scene.clause_start(figure)
        return None

    def _opening(self, figure: Figure) -> int:
        """The first word that may be the head of a figure: of its sentence; of money, behind the
        sum before."""
        low = self.scene.first_word(figure.sentence)
        if figure.label != "MONEY":
            return low
        before = self.scene.between(low, figure.first)
        sums = (other.stop for other in before if other.label == "MONEY")
        return max(sums, default=low)

    def _last_head(self, figure: Figure, low: int) -> int | None:
        """The nearest word from ``low`` on that heads the noun phrase of a figure."""
        last = bisect_left(self._firsts, figure.first)
        first = max(bisect_left(self._firsts, low), last - _HEADS)
        for hit in reversed(self._heads[first:last]):
            if hit.stop > figure.first:
                continue
            gap = self.scene.gap(hit.stop, figure.first)
            near = not (gap.hard or gap.figures)
            if near or self._one_list(hit, figure):
                return hit.first
        return None

    def _one_list(self, hit: Hit[str], figure: Figure) -> bool:
        """Whether all figures between a head and the figure are shares like it."""
        between = self.scene.between(hit.stop, figure.first)
        return figure.label == "PERCENT" and all(
            f.label == "PERCENT" for f in between
        )

    def of(
        self, hit: Hit[Key], figure: Figure, anchors: Sequence[Anchor]
    ) -> float:
        """How far a phrase governs the figure: 0..1, the best over its anchors. One phrase may
        belong to many rows."""
        wide = figure.label == "MONEY" or hit.key[1] in yearly()
        asked = (
            figure.start,
            hit.first,
            hit.stop,
            hit.key[0] == "noun",
            wide,
        )
        if asked not in self._near:
            self._near[asked] = self._measure(hit, figure, anchors, wide)
        return self._near[asked]

    def _measure(
        self,
        hit: Hit[Key],
        figure: Figure,
        anchors: Sequence[Anchor],
        wide: bool,
    ) -> float:
        headed = any(factor == HEAD for _, _, factor in anchors)
        return max(
            (
                self._from(hit, figure, anchor, wide, headed)
                for anchor in anchors
            ),
            default=0.0,
        )

    def _from(
        self,
        hit: Hit[Key],
        figure: Figure,
        anchor: Anchor,
        wide: bool,
        headed: bool,
    ) -> float:
        """How far a phrase governs the figure, measured from one anchor. ``headed``: another
        anchor is the head of its noun phrase."""
        first, stop, factor = anchor
        if hit.first < stop and first < hit.stop:
            return factor
        right = hit.first >= stop
        share = figure.label == "PERCENT"
        if factor == HEAD and (
            not right or (share and hit.first >= figure.stop)
        ):
            return 0.0  # a head governs what follows it, up to its figure
        cost = (
            self._of_money(hit, figure, anchor)
            if wide
            else self._of_count(hit, figure, anchor)
        )
        if factor == HEAD and not wide:
            cost += 0.5 * self.scene.gap(hit.stop, figure.first)[3]
        if headed and first == figure.first and not right:
            cost += (
                0.25  # left of the figure stands the tail of its noun phrase
            )
        return factor / (1 + cost)

    def _of_money(self, hit: Hit[Key], figure: Figure, anchor: Anchor) -> float:
        """The cost of the way to money and to figures of a named year, whose words govern from
        afar; other sums on the way cost most."""
        first, stop, _ = anchor
        right = hit.first >= stop
        way = (stop, hit.first) if right else (hit.stop, first)
        words, soft, hard, figures = self.scene.gap(*way)
        money = sum(f.label == "MONEY" for f in self.scene.between(*way))
        each = 3.0 if right else 0.8
        foreign = (
            right
            and first == figure.first
            and (
                self._divided(hit, stop)
                or self.scene.leans_on_other(hit, figure)
                or self.scene.semicolons(stop, hit.first) > 0
            )
        )
        cost = (
            0.02 * words
            + 0.05 * soft
            + 0.3 * hard
            + 0.1 * figures
            + each * money
        )
        return cost + FOREIGN * foreign

    def _of_count(self, hit: Hit[Key], figure: Figure, anchor: Anchor) -> float:
        """The cost of the way to a count or a share."""
        first, stop, _ = anchor
        predicate = self.scene.predicates.get(first)
        if predicate is not None and hit.first >= predicate:
            words, soft, hard, figures = self.scene.gap(predicate, hit.first)
            return 0.05 * words + 0.22 * soft + hard + 3.0 * figures
        right = hit.first >= stop
        way = (stop, hit.first) if right else (hit.stop, first)
        words, soft, hard, figures = self.scene.gap(*way)
        hard += 0 if right else self.scene.detached(hit.stop, figure)
        if figures and (not right or self.scene.goes_on(*way)):
            figures -= self.scene.enclosed(*way)
        shared = figures == 1 and self.scene.coordinated(figure)
        each = 3.0 if right and not shared else 0.9
        foreign = (
            first == figure.first
            and not shared
            and self._foreign(hit, figure, anchor)
        )
        return (
            0.05 * words
            + 0.22 * soft
            + hard
            + each * figures
            + FOREIGN * foreign
        )

    def _foreign(self, hit: Hit[Key], figure: Figure, anchor: Anchor) -> bool:
        """Whether a phrase belongs to another figure: parted from this one by "trong đó", by a
        bracket or a semicolon, or leaning on its neighbour."""
        _, stop, _ = anchor
        right = hit.first >= stop
        at = self.scene.words.starts[hit.first]
        if right and (
            self._divided(hit, stop)
            or self.scene.brackets.close_before(figure.start, at)
            or self.scene.semicolons(stop, hit.first) > 0
        ):
            return True
        if not right and self._begins_anew(hit, figure):
            return True
        leans = hit.key[0] != "noun" or (figure.label == "PERCENT" and right)
        return self.scene.kept_for_other(hit, figure) or (
            leans and self.scene.leans_on_other(hit, figure)
        )

    def _begins_anew(self, hit: Hit[Key], figure: Figure) -> bool:
        """Whether a share of a list has a rate of its own, so that the cues of the figure before
        say nothing of it: "hồ sơ trực tuyến đạt 82%; tỷ lệ che phủ rừng 54%"."""
        if hit.key[0] == "noun" or figure.label != "PERCENT":
            return False
        if not self.scene.gap(hit.stop, figure.first)[3]:
            return False
        opens = max(hit.stop, self.scene.clause_start(figure))
        rates = self.scene.said("rate", opens, figure.first)
        return bool(rates) and not self._points_back(rates[-1].stop)

    def _points_back(self, word: int) -> bool:
        """Whether a word makes a head one that was named before: "tỷ lệ | này đạt 43%"."""
        return bool(self.scene.said("same", word, word + 1))

    def _divided(self, hit: Hit[Key], stop: int) -> bool:
        return self.scene.names_parts(stop, hit.first) or self.scene.opens_list(
            stop, hit.first
        )
