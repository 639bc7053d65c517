"""Decides which indicator a figure states, by the words that govern it.

Each row of ``models/indicators.tsv`` competes. A row takes part when the figure's kind fits, what
is counted is one of its nouns, one of its cues governs the figure, and none of its excludes stands
by. How far a cue governs falls with the words, separators and other figures in between, measured
from the figure, from the head of its noun phrase ("Tỷ lệ ... đạt 95%"), or, weaker, from the figure
that it divides ("599 hồ sơ (595 đúng hạn)"). Headings, the sentence that opens a list, table
headers and row labels count as remote words. The best score wins; the margin feeds the confidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.clauses.figures import Figure
from pipeline.clauses.lists import names_owner
from pipeline.clauses.scene import Scene
from pipeline.facts.indicator.beside import SCORE, Beside
from pipeline.facts.indicator.chains import counts_noun_of
from pipeline.facts.indicator.evidence import Evidence
from pipeline.facts.indicator.other_counts import parts_of
from pipeline.facts.indicator.outside import Outside
from pipeline.facts.indicator.own_sentence import (
    acts_by_itself,
    names_a_system,
)
from pipeline.facts.indicator.readings import Indicator, reading_of
from pipeline.facts.indicator.said_before import (
    part_of_base,
    restated,
    tasks_done,
)
from pipeline.facts.indicator.scored import (
    Scored,
    is_difference,
    joined_to_best,
    scored_rows,
    second,
    trace,
)
from pipeline.facts.indicator.shares_like import shares_like
from pipeline.facts.indicator.verdict import Verdict, is_from_afar

# totals whose parts are not their own: other indicators count them, or none does
_WHOLES = frozenset(
    (
        "hr.staff.total",
        "hr.it_staff.total",
        "hr.it_staff.fulltime",
        "vc.site.total",
    )
)
_OF_SYSTEMS = "app."  # codes of what is done with a system
# what a count is whose parts are told, where nothing else says it
_WHOLE_OF = {
    "ops.dossier.online": "ops.dossier.received",
    "ops.dossier.offline": "ops.dossier.received",
}
# what a count says of the tasks of which it tells how many are done
_DONE_OF = {"par.plan.task": "par.plan.done"}
# where cues of another sentence stand, and the lead over a rival that such a one needs
_ELSEWHERE = frozenset(("before", "lead"))
_CLEAR = 0.1

# a figure, the words outside, whether it fills its cell, the topics
_Asked = tuple[int, tuple[Outside, ...], bool, frozenset[str]]


@dataclass(slots=True)
class Assigner:
    """Scores the figures of one scene; ``about`` are the topics of its surroundings."""

    scene: Scene
    about: frozenset[str] = frozenset()
    _evidence: Evidence = field(init=False)
    _beside: Beside = field(init=False)
    # what was found for a figure under words outside, for those that ask it again
    _known: dict[_Asked, Verdict | None] = field(
        init=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        self._evidence = Evidence(self.scene)
        self._beside = Beside(self.scene, self._stated, self._fits)

    def verdict(
        self,
        at: int,
        outside: Sequence[Outside] = (),
        number_cell: bool = False,
    ) -> Verdict | None:
        """The indicator of figure ``at``; None where it states no fact of the taxonomy."""
        stated = self._stated(at, outside, number_cell)
        if not number_cell and is_from_afar(stated):
            stated = (
                self._of_its_parts(at)
                or self._beside.listed(at, outside)
                or self._beside.at_another_time(at, outside)
                or self._beside.paid_out(at)
                or stated
            )
        stated = stated or self._of_its_parts(at) or self._beside.before(at)
        stated = stated or self._beside.paid_out(at) or self._beside.elided(at)
        return stated or self._beside.other_bodies(at)

    def _stated(
        self,
        at: int,
        outside: Sequence[Outside] = (),
        number_cell: bool = False,
    ) -> Verdict | None:
        """The indicator that words near figure ``at`` say that it states."""
        asked = (at, tuple(outside), number_cell, self.about)
        if asked not in self._known:
            self._known[asked] = self._weighed(at, outside, number_cell)
        return self._known[asked]

    def _weighed(
        self, at: int, outside: Sequence[Outside], number_cell: bool
    ) -> Verdict | None:
        figure = self.scene.figures[at]
        if not is_difference(self.scene, figure):
            again = self._said_again(at, outside)
            if again:
                return again[0]
        cases = self._evidence.of(at, outside, number_cell)
        scored = scored_rows(self.scene, self.about, figure, cases, number_cell)
        if scored and self._is_of_a_whole(scored[0].row, figure):
            scored = [one for one in scored if _says_itself(one, figure)]
        best = scored[0] if scored else None
        if best is None or best.score <= 0:
            return None
        if not self._fits(best.row, figure):
            return None
        lead = best.score - second(scored)
        if self._is_borrowed(best, lead, at):
            return None
        also = joined_to_best(self.scene, figure, scored)
        return Verdict(best.row, best.score, lead, also, trace(best.case))

    def _said_again(
        self, at: int, outside: Sequence[Outside]
    ) -> tuple[Verdict | None] | None:
        """What the figure states that figure ``at`` says again, (None,) where that is nothing; None
        where it says none again."""
        if done := self._done_of_plan(at):
            return (done,)
        part = part_of_base(self.scene, at)
        whole = self._whole_of(part, at, outside) if part >= 0 else None
        if whole:
            return (whole,)
        same = restated(self.scene, self.scene.figures[at])
        if same >= 0:
            stated = self._stated(same, outside)
            label = self.scene.figures[at].label
            if stated is None or label in stated.indicator.labels:
                return (stated,)
        for before in shares_like(self.scene, at):
            if stated := self._stated(before, outside):
                return (stated,)
        return None

    def _done_of_plan(self, at: int) -> Verdict | None:
        """What a figure states that says how many of the tasks before it are done."""
        for before in tasks_done(self.scene, at):
            stated = self._stated(before)
            code = _DONE_OF.get(stated.indicator.code) if stated else None
            label = self.scene.figures[at].label
            row = reading_of(code, label) if code else None
            if stated and row:
                return replace(stated, indicator=row, margin=0.0, also=())
        return None

    def _of_its_parts(self, at: int) -> Verdict | None:
        """What a count is by its parts: "Đến 18/5: 16.700 hồ sơ, trong đó 13.000 nộp trực
        tuyến"."""
        whole = self.scene.figures[at]
        if whole.label != "COUNT" or acts_by_itself(self.scene, whole):
            return None
        told = (self._whole_of(part, at) for part in parts_of(self.scene, at))
        return next(filter(None, told), None)

    def _whole_of(
        self, part: int, at: int, outside: Sequence[Outside] = ()
    ) -> Verdict | None:
        """What count ``at`` is, of which figure ``part`` is a part."""
        stated = self._stated(part, outside)
        code = stated and _WHOLE_OF.get(stated.indicator.code)
        row = code and reading_of(code, "COUNT")
        if row and counts_noun_of(row, self.scene.figures[at]):
            return Verdict(row, SCORE, 0.0, rules=("cue.parts",))
        return None

    def _fits(self, row: Indicator, figure: Figure) -> bool:
        """Whether a figure can state the reading that scored best: where the taxonomy has no unit
        for a number of things, the statement is understood and left out."""
        if figure.label == "COUNT" and set(row.units) == {"%"}:
            return False
        return not self._is_of_a_whole(row, figure)

    def _is_of_a_whole(self, row: Indicator, figure: Figure) -> bool:
        """Whether a figure is a part of a total that no part of it is."""
        return row.code in _WHOLES and self._is_part(figure, row)

    def _is_borrowed(self, best: Scored, lead: float, at: int) -> bool:
        """Whether only words of another sentence speak for a figure, and as much for another
        indicator, or the figure before in its own sentence says what that speaks of: "tiếp nhận
        267 hồ sơ, trả 121"."""
        if best.case.cue_from not in _ELSEWHERE:
            return False
        if best.row.code.startswith(_OF_SYSTEMS) and names_a_system(
            self.scene, self.scene.figures[at]
        ):
            return True
        return lead < _CLEAR or self._follows_a_told_one(at)

    def _follows_a_told_one(self, at: int) -> bool:
        """Whether words of the sentence of a count say what the figure before in it states; of
        points, what any figure before in it states."""
        figure = self.scene.figures[at]
        if figure.label not in ("COUNT", "MEASURE"):
            return False
        reach = len(self.scene.earlier(figure))
        if figure.label == "COUNT":
            reach = min(reach, 1)
        told = filter(None, map(self._stated, range(at - reach, at)))
        return any("cue.sentence" in one.rules for one in told)

    def _is_part(self, figure: Figure, row: Indicator) -> bool:
        """Whether a count is a part of a total: "231 người (bác sĩ 48, dược
        sĩ 11)", "07 điểm cầu (01 ở trụ sở, 06 ở các xã)", not that of one of its
        bodies: "trong đó cấp tỉnh 320"."""
        if figure.parent < 0 or self._is_labelled_by_owner(figure):
            return False
        whole = self._stated(figure.parent)
        return whole is not None and whole.indicator.code == row.code

    def _is_labelled_by_owner(self, figure: Figure) -> bool:
        """Whether the words of an item before its figure say whose it is: "cấp
        tỉnh 320"."""
        start = self.scene.words.starts[self.scene.clause_start(figure)]
        before = self.scene.text[start : figure.start]
        return names_owner(before.rpartition(",")[2])


def _says_itself(one: Scored, figure: Figure) -> bool:
    """Whether what stands behind a figure says what it states: "66 người, trong đó 01 công chức
    kiêm nhiệm công nghệ thông tin"."""
    return one.case.cue_first >= figure.first
