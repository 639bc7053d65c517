"""How far a phrase governs a figure: by the words, separators and other figures between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from pipeline.clauses.phrases import Hit
from pipeline.facts.indicators import yearly
from pipeline.facts.scene import Figure, Scene

Key = tuple[str, int]  # part of a row of the taxonomy (noun, cue, exclude ...) and the row
Anchor = tuple[int, int, float]  # first word, word after the last, factor
HEAD = 0.95  # factor of the head of a noun phrase
_HEADS = 20  # heads that are looked at before a figure
FOREIGN = 3.0  # cost of a phrase that leans on another figure
_COPULA = (("dat",), ("la",), ("chiem",))


class Governor:
    """Measures phrases against the figures of one scene."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._heads = scene.say("head")
        self._firsts = [hit.first for hit in self._heads]
        self._spent = sorted(hit.stop for hit in scene.say("spent"))
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
            bracketed_share = figure.mention.label == "PERCENT" and parent.mention.label in (
                "COUNT",
                "RATIO",
            )
            factor = 0.85 if bracketed_share else 0.55
            yield parent.first, parent.stop, factor
            head = self.head(parent)
            if head is not None:
                yield head, head + 1, factor

    def spent(self, figure: Figure) -> bool:
        """Whether the figure is what was spent of money that stands before it ("giao 5 tỷ đồng,
        giải ngân 3 tỷ")."""
        at = bisect_right(self._spent, figure.first) - 1
        return at >= 0 and figure.first - self._spent[at] <= 2

    def head(self, figure: Figure) -> int | None:
        """The word where the noun phrase of a figure begins, to its left.

        Money is spent on what the sentence opens with; a list of shares has one head ("Tỷ lệ ...: A
        92%, B 81%")."""
        label = figure.mention.label
        low = self.scene.first_word(figure.sentence)
        if label == "MONEY":
            low = max(
                [
                    low,
                    *(
                        f.stop
                        for f in self.scene.between(low, figure.first)
                        if f.mention.label == "MONEY"
                    ),
                ]
            )
        best = low if label == "MONEY" else None
        last = bisect_left(self._firsts, figure.first)
        for hit in self._heads[max(bisect_left(self._firsts, low), last - _HEADS) : last]:
            if hit.stop <= figure.first:
                _, _, hard, figures = self.scene.gap(hit.stop, figure.first)
                listed = self._one_list(hit, figure) and (
                    hard <= 1 or not self.scene.detached(hit.stop, figure)
                )
                if label == "MONEY" or not (hard or figures) or listed:
                    best = hit.first
        if best is None and self.scene.words.words[figure.first - 1 : figure.first] in _COPULA:
            best = self.scene.clause_start(figure)
        return best

    def _one_list(self, hit: Hit[str], figure: Figure) -> bool:
        """Whether all figures between a head and the figure are shares like it."""
        between = self.scene.between(hit.stop, figure.first)
        return figure.mention.label == "PERCENT" and all(
            f.mention.label == "PERCENT" for f in between
        )

    def near(self, hit: Hit[Key], figure: Figure, anchors: Sequence[Anchor]) -> float:
        """How far a phrase governs the figure: 0..1, the best over its anchors. One phrase may
        belong to many rows."""
        wide = figure.mention.label == "MONEY" or hit.key[1] in yearly()
        asked = figure.mention.block_start, hit.first, hit.stop, hit.key[0] == "noun", wide
        if asked not in self._near:
            self._near[asked] = self._measure(hit, figure, anchors, wide)
        return self._near[asked]

    def _measure(
        self, hit: Hit[Key], figure: Figure, anchors: Sequence[Anchor], wide: bool
    ) -> float:
        best, headed = 0.0, any(factor == HEAD for _, _, factor in anchors)
        for first, stop, factor in anchors:
            right = hit.first >= stop
            if hit.first < stop and first < hit.stop:
                best = max(best, factor)
                continue
            share = figure.mention.label == "PERCENT"
            if factor == HEAD and (not right or (share and hit.first >= figure.stop)):
                continue  # a head governs what follows it, up to its figure
            left_stop, right_first = (stop, hit.first) if right else (hit.stop, first)
            words, soft, hard, figures = self.scene.gap(left_stop, right_first)
            divided = right and (
                self.scene.divided(stop, hit.first) or self.scene.opens_list(stop, hit.first)
            )
            if wide:
                money = sum(
                    f.mention.label == "MONEY" for f in self.scene.between(left_stop, right_first)
                )
                each = 3.0 if right else 0.1 if money and self.spent(figure) else 0.8
                cost = 0.02 * words + 0.05 * soft + 0.3 * hard + 0.1 * figures + each * money
                cost += FOREIGN * (
                    right
                    and first == figure.first
                    and (
                        divided
                        or self.scene.owned(hit, figure)
                        or self.scene.ends(stop, hit.first) > 0
                    )
                )
            else:
                hard += 0 if right else self.scene.detached(hit.stop, figure)
                if figures and (not right or self.scene.goes_on(left_stop, right_first)):
                    figures -= self.scene.enclosed(left_stop, right_first)
                shared = figures == 1 and self.scene.coordinated(figure)
                cost = (
                    0.05 * words
                    + 0.22 * soft
                    + hard
                    + (3.0 if right and not shared else 0.9) * figures
                )
                at = self.scene.words.starts[hit.first]
                closed = self.scene.brackets.close_before(figure.mention.block_start, at)
                behind = right and (closed or self.scene.ends(stop, hit.first) > 0)
                foreign = (
                    divided
                    or behind
                    or self.scene.apart(hit, figure)
                    or (
                        (hit.key[0] != "noun" or (share and right))
                        and self.scene.owned(hit, figure)
                    )
                )
                cost += FOREIGN * (first == figure.first and foreign and not shared)
            if factor == HEAD and not wide:
                cost += 0.5 * self.scene.gap(hit.stop, figure.first)[3]
            if headed and first == figure.first and not right:
                cost += 0.25  # left of the figure stands the tail of its noun phrase
            best = max(best, factor / (1 + cost))
        return best
