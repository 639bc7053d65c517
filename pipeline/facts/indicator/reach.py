"""How far a phrase governs a figure: by the words, separators and other figures between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.clauses.figures import Figure
from pipeline.clauses.phrases import Hit, words_of
from pipeline.clauses.scene import Scene
from pipeline.facts.indicator.case import Key
from pipeline.facts.indicator.readings import yearly

HEAD = 0.95  # factor of the head of a noun phrase
_HEADS = 20  # heads that are looked at before a figure
FOREIGN = 3.0  # cost of a phrase that leans on another figure
_COPULA = words_of("copula")


class Anchor(NamedTuple):
    """A place from which the words that govern a figure are measured: its first word, the word
    after its last, and by what it weakens them."""

    first: int
    stop: int
    factor: float


@dataclass(frozen=True, slots=True)
class _Way:
    """The way from a phrase to an anchor of a figure."""

    hit: Hit[Key]
    figure: Figure
    anchor: Anchor

    @property
    def right(self) -> bool:
        """Whether the phrase stands to the right of the anchor."""
        return self.hit.first >= self.anchor.stop

    @property
    def own(self) -> bool:
        """Whether it is measured from the figure itself."""
        return self.anchor.first == self.figure.first

    @property
    def of_noun(self) -> bool:
        return self.hit.key[0] == "noun"

    @property
    def span(self) -> tuple[int, int]:
        """The words between the two: first, and the one after the last."""
        if self.right:
            return self.anchor.stop, self.hit.first
        return self.hit.stop, self.anchor.first


class Reach:
    """Measures phrases against the figures of one scene."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._heads = scene.phrases("head")
        self._firsts = [hit.first for hit in self._heads]
        self._near: dict[tuple[int, int, int, bool, bool], float] = {}

    def anchors(self, at: int) -> Iterable[Anchor]:
        """The places from which the cues of figure ``at`` are measured: itself, the head of its
        noun phrase, the same of the figure that it is a part of."""
        figure = self.scene.figures[at]
        yield Anchor(figure.first, figure.stop, 1.0)
        yield from self._head(figure, HEAD)
        if figure.parent >= 0:
            parent = self.scene.figures[figure.parent]
            counted = parent.label in ("COUNT", "RATIO")
            factor = 0.85 if counted else 0.55
            yield Anchor(parent.first, parent.stop, factor)
            yield from self._head(parent, factor)

    def _head(self, figure: Figure, factor: float) -> Iterable[Anchor]:
        head = self.head(figure)
        if head is not None:
            yield Anchor(head, head + 1, factor)

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
        factor = anchor.factor
        if hit.first < anchor.stop and anchor.first < hit.stop:
            return factor
        way = _Way(hit, figure, anchor)
        if factor == HEAD and not self._is_headed(way):
            return 0.0
        cost = self._of_money(way) if wide else self._of_count(way)
        if factor == HEAD and not wide:
            cost += 0.5 * self.scene.gap(hit.stop, figure.first).figures
        if headed and way.own and not way.right:
            # left of the figure stands the tail of its noun phrase
            cost += 0.25
        return factor / (1 + cost)

    def _is_headed(self, way: _Way) -> bool:
        """Whether a phrase stands where a head governs: behind it, up to its figure."""
        behind = way.figure.label == "PERCENT" and (
            way.hit.first >= way.figure.stop
        )
        return way.right and not behind

    def _of_money(self, way: _Way) -> float:
        """The cost of the way to money and to figures of a named year, whose words govern from
        afar; other sums on the way cost most."""
        gap = self.scene.gap(*way.span)
        between = self.scene.between(*way.span)
        sums = sum(other.label == "MONEY" for other in between)
        each = 3.0 if way.right else 0.8
        cost = 0.02 * gap.words + 0.05 * gap.soft + 0.3 * gap.hard
        cost += 0.1 * gap.figures
        cost += each * sums
        return cost + FOREIGN * self._is_of_other_sum(way)

    def _is_of_other_sum(self, way: _Way) -> bool:
        """Whether what stands behind a sum belongs to another."""
        if not (way.right and way.own):
            return False
        return (
            self._divided(way)
            or self.scene.leans_on_other(way.hit, way.figure)
            or self.scene.semicolons(*way.span) > 0
        )

    def _of_count(self, way: _Way) -> float:
        """The cost of the way to a count or a share."""
        hit, figure = way.hit, way.figure
        predicate = self.scene.predicates.get(way.anchor.first)
        if predicate is not None and hit.first >= predicate:
            gap = self.scene.gap(predicate, hit.first)
            return _cost(gap.words, gap.soft, gap.hard, 3.0 * gap.figures)
        words, soft, hard, figures = self.scene.gap(*way.span)
        if not way.right:
            hard += self.scene.detached(hit.stop, figure)
        if figures and (not way.right or self.scene.goes_on(*way.span)):
            figures -= self.scene.enclosed(*way.span)
        shared = figures == 1 and self.scene.coordinated(figure)
        each = 3.0 if way.right and not shared else 0.9
        cost = _cost(words, soft, hard, each * figures)
        if way.own and not shared and self._is_of_other(way):
            cost += FOREIGN
        return cost

    def _is_of_other(self, way: _Way) -> bool:
        """Whether a phrase belongs to another figure: parted from this one by "trong đó", by a
        bracket or a semicolon, or leaning on its neighbour."""
        hit, figure = way.hit, way.figure
        if way.right and self._is_parted(way):
            return True
        if not way.right and self._begins_anew(way):
            return True
        if self.scene.kept_for_other(hit, figure):
            return True
        share_of = figure.label == "PERCENT" and way.right
        if way.of_noun and not share_of:
            return False
        return self.scene.leans_on_other(hit, figure)

    def _is_parted(self, way: _Way) -> bool:
        """Whether "trong đó", a bracket or a semicolon parts a phrase from the figure before it."""
        at = self.scene.words.starts[way.hit.first]
        return (
            self._divided(way)
            or self.scene.brackets.close_before(way.figure.start, at)
            or self.scene.semicolons(*way.span) > 0
        )

    def _begins_anew(self, way: _Way) -> bool:
        """Whether a share of a list has a rate of its own, so that the cues of the figure before
        say nothing of it: "hồ sơ trực tuyến đạt 82%; tỷ lệ che phủ rừng 54%"."""
        hit, figure = way.hit, way.figure
        if way.of_noun or figure.label != "PERCENT":
            return False
        if not self.scene.gap(hit.stop, figure.first).figures:
            return False
        opens = max(hit.stop, self.scene.clause_start(figure))
        rates = self.scene.said("rate", opens, figure.first)
        return bool(rates) and not self._points_back(rates[-1].stop)

    def _points_back(self, word: int) -> bool:
        """Whether a word makes a head one that was named before: "tỷ lệ | này đạt 43%"."""
        return bool(self.scene.said("same", word, word + 1))

    def _divided(self, way: _Way) -> bool:
        """Whether what stands between opens the parts of a whole."""
        return self.scene.names_parts(*way.span) or self.scene.opens_list(
            *way.span
        )


def _cost(words: int, soft: int, hard: int, figures: float) -> float:
    """What so many words and separators cost, and the figures among them as much as they do."""
    return 0.05 * words + 0.22 * soft + hard + figures
