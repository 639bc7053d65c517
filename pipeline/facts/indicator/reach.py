"""How far a phrase governs a figure: by the words, separators and other figures between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.clauses.figures import Figure, behind_of_those
from pipeline.clauses.leaning import (
    announces_base,
    coordinated,
    detached,
    leans_on_other,
    owners,
)
from pipeline.clauses.phrases import Hit, words_of
from pipeline.clauses.scene import Scene
from pipeline.clauses.separators import Gap
from pipeline.facts.indicator.case import Key
from pipeline.facts.indicator.noun_heads import NounHeads, sum_before, sums_on
from pipeline.facts.indicator.ways import HEAD, Anchor, Way, way_of
from pipeline.facts.patterns import pattern
from pipeline.reporting import holds_year

# factors of the figure that this one is a part of, by its kind
_COUNTED_WHOLE, _OTHER_WHOLE = 0.85, 0.55
_OWN_CLAUSE = 4  # words before a sum with which its clause says what it is for
FOREIGN = 3.0  # cost of a phrase that leans on another figure


class _Toll(NamedTuple):
    """What each word, soft and hard separator of a way costs."""

    word: float
    soft: float
    hard: float


_NEAR = _Toll(0.05, 0.22, 1.0)  # to a count or a share
_AFAR = _Toll(0.02, 0.05, 0.3)  # to money, and to figures of a named year
# what another figure on the way costs: one passed to the right, one before, any on a way from afar,
# another sum before, one behind the head of the noun phrase
_PASSED, _FIGURE_BEFORE, _FIGURE_AFAR, _SUM_BEFORE = 3.0, 0.9, 0.1, 0.8
_BEHIND_HEAD = 0.5
_IN_TAIL = 0.25  # of standing left of it, in the tail of its noun phrase
_COPULA = words_of("copula")


class Reach:
    """Measures phrases against the figures of one scene."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._heads = NounHeads(scene)
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
            factor = _COUNTED_WHOLE if counted else _OTHER_WHOLE
            yield Anchor(parent.first, parent.stop, factor)
            yield from self._head(parent, factor)

    def _head(self, figure: Figure, factor: float) -> Iterable[Anchor]:
        head = self._heads.of(figure)
        if head is not None:
            yield Anchor(head, head + 1, factor)

    def of(
        self, hit: Hit[Key], figure: Figure, anchors: Sequence[Anchor]
    ) -> float:
        """How far a phrase governs the figure: 0..1, the best over its anchors."""
        of_noun = hit.key.part == "noun"
        wide = figure.label == "MONEY" or hit.key.yearly
        asked = (figure.start, hit.first, hit.stop, of_noun, wide)
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
        headed = any(anchor.is_head for anchor in anchors)
        most = 0.0
        for anchor in anchors:
            if anchor.factor <= most:  # from here it cannot govern farther
                continue
            if hit.first < anchor.stop and anchor.first < hit.stop:
                near = anchor.factor
            else:
                near = self._over(way_of(hit, figure, anchor), wide, headed)
            most = max(most, near)
        return most

    def _over(self, way: Way, wide: bool, headed: bool) -> float:
        """How far a phrase governs the figure over one way. ``headed``: the head of its noun phrase
        is known."""
        anchor = way.anchor
        if anchor.is_head and not self._is_headed(way):
            return 0.0
        cost = self._of_money(way) if wide else self._of_count(way)
        if anchor.is_head and not wide:
            passed = self.scene.gap(way.hit.stop, way.figure.first).figures
            cost += _BEHIND_HEAD * passed
        if headed and way.own and not way.right:
            cost += _IN_TAIL
        return anchor.factor / (1 + cost)

    def _is_headed(self, way: Way) -> bool:
        """Whether a phrase stands where a head governs: behind it, up to its figure."""
        if way.figure.label == "PERCENT" and way.hit.first >= way.figure.stop:
            return False
        return way.right

    def _of_money(self, way: Way) -> float:
        """The cost of the way to money and to figures of a named year, whose words govern from
        afar; other sums on the way cost most."""
        gap = self.scene.gap(*way.span)
        between = self.scene.between(*way.span)
        sums = sums_on(self.scene, way.figure, between)
        cost = _toll(gap, _AFAR) + _FIGURE_AFAR * gap.figures
        cost += (_PASSED if way.right else _SUM_BEFORE) * sums
        other = self._is_of_other_sum(way) or self._has_own_purpose(way)
        anew = not way.right and self._begins_anew(way)
        return cost + FOREIGN * (other or anew)

    def _has_own_purpose(self, way: Way) -> bool:
        """Whether a sum behind another is spent on something else: "3 tỷ đồng cho chuyển đổi số,
        46 tỷ đồng cho trường lớp", "..., trong khi chi cho đường sá là 70 tỷ đồng"."""
        hit, figure = way.hit, way.figure
        if hit.first >= figure.first or not (way.own or way.anchor.is_head):
            return False
        if self.scene.said("contrast", hit.stop, figure.first):
            return True
        if self._tells_of_itself(hit, figure):
            return True
        before = sum_before(self.scene, figure)
        if before is None or not self._names_purpose(figure):
            return False
        return hit.first < before.first or self._names_purpose(before)

    def _tells_of_itself(self, hit: Hit[Key], figure: Figure) -> bool:
        """Whether the clause of a sum says what it is for, behind a semicolon that parts it from a
        phrase and a sum: "612 triệu đồng mua máy tính; sửa chữa trụ sở xã hết 2,3 tỷ đồng"."""
        if not self.scene.semicolons(hit.stop, figure.first):
            return False
        words = self.scene.words_in_clause(figure)
        # "năm 2022 chi 385 triệu đồng cho CNTT; năm 2023 được giao 410 triệu đồng"
        if len(words) < _OWN_CLAUSE or holds_year(words):
            return False
        first = figure.first - len(words)
        if self.scene.said("allotted", first, figure.first):
            return False
        if self.scene.begins("money_source", first):  # where it comes from
            return False
        return sum_before(self.scene, figure) is not None

    def _names_purpose(self, figure: Figure) -> bool:
        """Whether right behind a sum stands what it is for."""
        return self.scene.begins("purpose", figure.stop, figure.stop + 1)

    def _is_of_other_sum(self, way: Way) -> bool:
        """Whether what stands behind a sum belongs to another."""
        if not way.right:
            return False
        if self.scene.kept_for_other(way.hit, way.figure):
            return True
        if not way.own:
            return False
        if self._divided(way) or self.scene.semicolons(*way.span):
            return True
        return leans_on_other(self.scene, way.hit, way.figure)

    def _of_count(self, way: Way) -> float:
        """The cost of the way to a count or a share."""
        hit, figure = way.hit, way.figure
        predicate = self.scene.predicates.get(way.anchor.first)
        if predicate is not None and hit.first >= predicate:
            gap = self.scene.gap(predicate, hit.first)
            return _toll(gap, _NEAR) + _PASSED * gap.figures
        gap = self.scene.without_asides(*way.span)
        if not way.right:
            apart = detached(self.scene, hit.stop, figure)
            gap = gap._replace(hard=gap.hard + apart)
        figures = 0 if self._is_base(way) else self._passed(way, gap)
        shared = figures == 1 and coordinated(self.scene, figure)
        each = _PASSED if way.right and not shared else _FIGURE_BEFORE
        cost = _toll(gap, _NEAR) + each * figures
        other = self._is_of_other(way) if way.own else self._is_beyond(way)
        if other and not shared:
            cost += FOREIGN
        if way.own and way.right and self._is_told_before(way.figure):
            cost += FOREIGN
        return cost

    def _passed(self, way: Way, gap: Gap) -> int:
        """The figures on a way, without those of brackets that it leads over and of owners."""
        if not gap.figures:
            return 0
        figures = gap.figures
        if way.right and way.own and way.figure.label == "COUNT":
            figures -= owners(self.scene, way.anchor.stop, way.hit.first)
        if way.right and not self.scene.goes_on(*way.span):
            return figures
        return figures - self.scene.enclosed(*way.span)

    def _is_base(self, way: Way) -> bool:
        """Whether a noun is that of all of which a share is: "68% trong tổng số 1.200 hồ sơ"."""
        figure = way.figure
        if figure.label != "PERCENT" or not (way.right and way.of_noun):
            return False
        passed = self.scene.between(*way.span)
        if len(passed) != 1 or passed[0].label != "COUNT":
            return False
        between = self.scene.text[figure.end : passed[0].start]
        return pattern("share of all").fullmatch(between) is not None

    def _is_beyond(self, way: Way) -> bool:
        """Whether a semicolon behind the figure parts it from a phrase that would speak of its
        whole: "tiếp nhận trực tuyến 1.204 hồ sơ, đạt 61%; qua bưu chính 5 hồ sơ"."""
        hit, stop = way.hit, way.figure.stop
        return hit.first >= stop and self.scene.semicolons(stop, hit.first) > 0

    def _is_told_before(self, figure: Figure) -> bool:
        """Whether what stands before a share says what it is of, and a comma ends its statement:
        "tỷ lệ hồ sơ trực tuyến trên 80%, số hóa ...", "dữ liệu giáo viên đạt 98%, đã xác thực"."""
        if figure.label != "PERCENT":
            return False
        if self.scene.text[figure.end : figure.end + 1] != ",":
            return False
        opens = self.scene.clause_start(figure)
        rates = self.scene.said("rate", opens, figure.first)
        if any(hit.stop < figure.first - 1 for hit in rates):
            return True
        verb = figure.first - 1
        told = verb > opens and self.scene.words.words[verb] in _COPULA
        return told and self.scene.begins("done_since", figure.stop)

    def _is_of_other(self, way: Way) -> bool:
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
        return leans_on_other(self.scene, hit, figure)

    def _is_parted(self, way: Way) -> bool:
        """Whether "trong đó", a bracket or a semicolon parts a phrase from the figure before it."""
        if self._divided(way) or self.scene.semicolons(*way.span):
            return True
        if announces_base(self.scene, way.hit):
            return True
        at = self.scene.words.starts[way.hit.first]
        return self.scene.brackets.close_before(way.figure.start, at)

    def _begins_anew(self, way: Way) -> bool:
        """Whether a share of a list has a rate of its own, so that the cues of the figure before
        say nothing of it: "hồ sơ trực tuyến đạt 82%; tỷ lệ che phủ rừng 54%"."""
        hit, figure = way.hit, way.figure
        if way.of_noun or figure.label != "PERCENT":
            return False
        apart = self.scene.semicolons(hit.stop, figure.first)
        if not apart and not self.scene.gap(hit.stop, figure.first).figures:
            return False
        opens = max(hit.stop, self.scene.clause_start(figure))
        rates = self.scene.said("rate", opens, figure.first)
        behind = rates[-1].stop if rates else -1
        # not one named before: "tỷ lệ | này đạt 43%"
        return behind >= 0 and not self.scene.said("same", behind, behind + 1)

    def _divided(self, way: Way) -> bool:
        """Whether what stands between opens the parts of a whole."""
        first, stop = way.span
        if way.right and way.own:
            first = behind_of_those(self.scene.words, way.figure)
        parts = self.scene.names_parts(first, stop)
        return parts or self.scene.opens_list(*way.span)


def _toll(gap: Gap, toll: _Toll) -> float:
    """What the words and separators of a way cost."""
    words = toll.word * gap.words + toll.soft * gap.soft
    return words + toll.hard * gap.hard
