"""The words of a figure's own sentence that say that it is not a row's: the excludes of the rows
that enough else speaks for. They are half of all phrases, and most rows need not be asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.clauses.figures import Figure
from pipeline.clauses.phrases import Hit
from pipeline.clauses.scene import Scene
from pipeline.facts.indicator.case import Case, Key
from pipeline.facts.indicator.reach import Reach
from pipeline.facts.indicator.vicinity import Vicinity, of_rows

_ALL = 1.0  # of an exclude that leaves nothing of the cue


class Excludes:
    """The excludes of one scene."""

    def __init__(
        self, scene: Scene, hits: Sequence[Hit[Key]], reach: Reach
    ) -> None:
        self._scene = scene
        self._phrases = Vicinity(scene, hits)
        self._reach = reach

    def bar(
        self, at: int, own: tuple[int, int], cases: Mapping[int, Case]
    ) -> None:
        """Takes in what forbids rows for figure ``at``, whose sentence reaches over the words
        ``own``."""
        if not cases:
            return
        figure = self._scene.figures[at]
        anchors = list(self._reach.anchors(at))
        low, high = own
        near = self._phrases.near(figure, anchors)
        inside = [hit for hit in near if low <= hit.first < high]
        for hit in of_rows(inside, cases.keys()):
            strength = self._reach.of(hit, figure, anchors)
            for row in hit.key.rows:
                case = cases[row]
                if self._is_of_other_clause(hit, figure, case):
                    continue
                whole = _ALL if _goes_on_from_cue(hit, case) else strength
                case.forbid(hit.key.part, whole)

    def _is_of_other_clause(
        self, hit: Hit[Key], figure: Figure, case: Case
    ) -> bool:
        """Whether a semicolon parts a word from a sum and from the cue that speaks for it: "nối
        mạng cho 9 xã; mua 30 máy tính hết 420 triệu đồng"."""
        if figure.label != "MONEY" or not hit.stop < case.cue_first:
            return False
        return self._scene.semicolons(hit.stop, case.cue_first) > 0


def _goes_on_from_cue(hit: Hit[Key], case: Case) -> bool:
    """Whether a phrase begins in the cue and says more, or holds it, so that the cue says nothing
    by itself, however far it governs: "mức độ 3, 4" is not "mức độ 3", "hồ sơ giải quyết đúng
    hạn" no "hồ sơ giải quyết"."""
    if case.cue_from != "sentence":
        return False
    if hit.first <= case.cue_first:
        return hit.size > case.cue_size and case.cue_stop <= hit.stop
    return hit.first < case.cue_stop < hit.stop
