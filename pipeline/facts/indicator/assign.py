"""Decides which indicator a figure states, by the words that govern it.

Each row of ``models/indicators.tsv`` competes. A row takes part when the figure's kind fits, what
is counted is one of its nouns, one of its cues governs the figure, and none of its excludes stands
by. How far a cue governs falls with the words, separators and other figures in between, measured
from the figure, from the head of its noun phrase ("Tỷ lệ ... đạt 95%"), or, weaker, from the figure
that it divides ("599 hồ sơ (595 đúng hạn)"). Headings, the sentence that opens a list, table
headers and row labels count as remote words. The best score wins; the margin feeds the confidence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from pipeline.clauses.figures import Figure
from pipeline.clauses.phrases import words_of
from pipeline.clauses.roles import opens
from pipeline.clauses.scene import Scene
from pipeline.facts.indicator.case import SIZE, Case
from pipeline.facts.indicator.evidence import Evidence
from pipeline.facts.indicator.outside import Outside
from pipeline.facts.indicator.own_sentence import acts_by_itself
from pipeline.facts.indicator.partaking import (
    is_total_of_head,
    names_what_is_bought,
    takes_part,
)
from pipeline.facts.indicator.rated import is_rated
from pipeline.facts.indicator.readings import Indicator, readings
from pipeline.facts.indicator.said_before import (
    counted_like,
    restated,
    shares_like,
    told_of_before,
)
from pipeline.facts.indicator.verdict import Verdict, is_from_afar
from pipeline.text import fold

_WITHOUT_CUE = 0.45  # what a row without cues scores for them
_NOUN = 0.4  # what a noun counts beside a cue
# totals whose parts are not their own: other indicators count them, or none does
_WHOLES = frozenset(
    (
        "hr.staff.total",
        "hr.it_staff.total",
        "hr.it_staff.fulltime",
        "vc.site.total",
    )
)
_BASE = 3  # words of the longest phrase before all that there is
_TOTAL = ".total"  # with which the code of all things of a kind ends
# what a count is whose parts are told, where nothing else says it
_WHOLE_OF = {
    "ops.dossier.online": "ops.dossier.received",
    "ops.dossier.offline": "ops.dossier.received",
}
_OF_PARTS = 0.5  # what it scores
# where cues of another sentence stand, and the lead over a rival that such a one needs
_ELSEWHERE = frozenset(("before", "lead"))
_CLEAR = 0.1
_BEFORE = 10  # words before a figure in which a difference is announced
_COORDINATING = words_of("coordinating")
# counts of one list among which the one that says what it is is looked for
_LISTED = 8
_JOINED = 3  # words from the end of a cue to the beginning of one that "và" joins to it


class _Scored(NamedTuple):
    """A row of the taxonomy that takes part, with its score."""

    score: float
    row: Indicator
    case: Case


# a figure, the words outside, whether it fills its cell, the topics
_Asked = tuple[int, tuple[Outside, ...], bool, frozenset[str]]


@dataclass(slots=True)
class Assigner:
    """Scores the figures of one scene; ``about`` are the topics of its surroundings."""

    scene: Scene
    about: frozenset[str] = frozenset()
    _evidence: Evidence = field(init=False)
    # what was found for a figure under words outside, for those that ask it again
    _known: dict[_Asked, Verdict | None] = field(
        init=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        self._evidence = Evidence(self.scene)

    def verdict(
        self,
        at: int,
        outside: Sequence[Outside] = (),
        number_cell: bool = False,
    ) -> Verdict | None:
        """The indicator of figure ``at``; None where it states no fact of the taxonomy."""
        stated = self._stated(at, outside, number_cell)
        if not number_cell and is_from_afar(stated):
            stated = self._as_listed(at, outside) or stated
        return stated or self._of_its_parts(at) or self._as_before(at)

    def _as_before(self, at: int) -> Verdict | None:
        """What a figure states that tells how far the one before got."""
        before = told_of_before(self.scene, at)
        stated = self._stated(before) if before >= 0 else None
        if stated is None:
            return None
        return replace(stated, score=_OF_PARTS, margin=0.0, also=())

    def _as_listed(self, at: int, outside: Sequence[Outside]) -> Verdict | None:
        """The indicator of the nearest count before that says what it is, of whose noun figure
        ``at`` counts another kind."""
        before = at
        for _ in range(_LISTED):
            before = counted_like(self.scene, before)
            if before < 0:
                return None
            stated = self._stated(before, outside)
            if not is_from_afar(stated):
                break
        else:
            return None
        if stated is None or not self._is_named(at, stated.indicator):
            return None
        return stated

    def _is_named(self, at: int, row: Indicator) -> bool:
        """Whether what figure ``at`` counts begins with a noun of a row: "máy in" is no "máy
        tính"."""
        unit = f"{fold(self.scene.figures[at].mention.unit)} "
        return any(unit.startswith(f"{fold(noun)} ") for noun in row.nouns)

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
        if not self._is_difference(figure):
            same = restated(self.scene, figure)
            if same >= 0:
                stated = self._stated(same, outside)
                if stated is None or figure.label in stated.indicator.labels:
                    return stated
            for before in shares_like(self.scene, at):
                if stated := self._stated(before, outside):
                    return stated
        cases = self._evidence.of(at, outside, number_cell)
        scored = self._scored(figure, cases, number_cell)
        if not scored:
            return None
        best = scored[0]
        if best.score <= 0 or not self._fits(best.row, figure):
            return None
        others = (one for one in scored if one.row.code != best.row.code)
        second = max(next((one.score for one in others), 0.0), 0.0)
        if best.row.code.endswith(_TOTAL) and self._is_like_whole(figure):
            return self._stated(figure.parent, outside, number_cell)
        if self._is_borrowed(best, best.score - second, at):
            return None
        return Verdict(
            best.row,
            best.score,
            best.score - second,
            self._also(figure, scored),
            _trace(best.case),
        )

    def _of_its_parts(self, at: int) -> Verdict | None:
        """What a count is by its parts: "Đến 18/5: 16.700 hồ sơ, trong đó 13.000 nộp trực
        tuyến"."""
        whole = self.scene.figures[at]
        if whole.label != "COUNT" or acts_by_itself(self.scene, whole):
            return None
        for number in range(at + 1, len(self.scene.figures)):
            part = self.scene.figures[number]
            if part.parent != at or part.label != "COUNT":
                continue
            if not self.scene.names_parts(whole.stop, part.first):
                continue
            stated = self._stated(number)
            code = stated and _WHOLE_OF.get(stated.indicator.code)
            row = next((row for row in readings() if row.code == code), None)
            if row and _counts_noun_of(row, whole):
                return Verdict(row, _OF_PARTS, 0.0, rules=("cue.parts",))
        return None

    def _scored(
        self, figure: Figure, cases: Mapping[int, Case], number_cell: bool
    ) -> list[_Scored]:
        """The rows that take part, the best first."""
        rated = is_rated(self.scene, figure)
        label, rows = figure.label, readings()
        kinds = self._kinds(figure, number_cell)
        scored = []
        for number, case in sorted(cases.items()):
            row = rows[number]
            if kinds.isdisjoint(row.labels):
                continue
            if rated and "/" not in row.unit:
                continue
            if takes_part(self.scene, self.about, case, row, figure):
                scored.append(_Scored(_score(case, row, label), row, case))
        if number_cell and label == "MONEY":
            named = any(
                names_what_is_bought(one.case, one.row) for one in scored
            )
            scored = [
                one
                for one in scored
                if not (named and is_total_of_head(one.case, one.row))
            ]
        return sorted(scored, key=lambda one: (-one.score, one.row.code))

    def _kinds(self, figure: Figure, number_cell: bool) -> set[str]:
        """The kinds of statement that a figure can be, as the rows of the taxonomy list them."""
        label = figure.label
        if self._is_difference(figure):
            return {f"{label}@change"}
        return {label, f"{label}@cell"} if number_cell else {label}

    def _is_difference(self, figure: Figure) -> bool:
        """Whether a figure is a difference: "tăng 5%", "hơn năm 2022 1,86 điểm phần trăm", not
        "tăng lên 45%", "không thấp hơn 10%"."""
        first = figure.first
        if opens("difference_unit", figure.mention.unit):
            return True
        if self.scene.ends("no_difference", first - _BEFORE, first):
            return False
        return self.scene.ends("change", first - _BEFORE, first)

    def _fits(self, row: Indicator, figure: Figure) -> bool:
        """Whether a figure can state the reading that scored best: where the taxonomy has no unit
        for a number of things, the statement is understood and left out."""
        if figure.label == "COUNT" and set(row.units) == {"%"}:
            return False
        return row.code not in _WHOLES or not self._is_part(figure, row)

    def _is_borrowed(self, best: _Scored, lead: float, at: int) -> bool:
        """Whether only words of another sentence speak for a figure, and as much for another
        indicator, or the figure before in its own sentence says what that speaks of: "tiếp nhận
        267 hồ sơ, trả 121"."""
        if best.case.cue_from not in _ELSEWHERE:
            return False
        return lead < _CLEAR or self._follows_a_told_one(at)

    def _follows_a_told_one(self, at: int) -> bool:
        """Whether words of the sentence of a count say what the figure before in it states; of
        points, what any figure before in it states."""
        figure = self.scene.figures[at]
        if figure.label not in ("COUNT", "MEASURE"):
            return False
        before = len(self.scene.earlier(figure))
        reach = before if figure.label == "MEASURE" else min(before, 1)
        told = map(self._stated, range(at - 1, at - 1 - reach, -1))
        return any(one and "cue.sentence" in one.rules for one in told)

    def _is_part(self, figure: Figure, row: Indicator) -> bool:
        """Whether a count is a part of a total: "231 người (bác sĩ 48, dược
        sĩ 11)", "07 điểm cầu (01 ở trụ sở, 06 ở các xã)", not that of one of its
        bodies: "trong đó cấp tỉnh 320"."""
        if figure.parent < 0 or self.scene.is_labelled_by_owner(figure):
            return False
        whole = self._stated(figure.parent)
        return whole is not None and whole.indicator.code == row.code

    def _is_like_whole(self, figure: Figure) -> bool:
        """Whether a part counts the same things as its whole: what "44 TTHC được rút ngắn, trong
        đó 20 TTHC cấp tỉnh" says of these is no total."""
        if figure.parent < 0 or figure.label != "COUNT":
            return False
        # "trong tổng số 443 thủ tục"
        if self.scene.ends("base", figure.first - _BASE, figure.first):
            return False
        whole = self.scene.figures[figure.parent].mention.unit.split()
        return whole[:1] == figure.mention.unit.split()[:1]

    def _also(
        self, figure: Figure, scored: Sequence[_Scored]
    ) -> tuple[Indicator, ...]:
        """The other indicator of a share whose cue "và" joins to that of the best."""
        best = scored[0]
        if figure.kind != "share" or best.case.cue_first < figure.stop:
            return ()
        stop = best.case.cue_stop
        joined = self.scene.words.words[stop : stop + 1]
        if not _COORDINATING.issuperset(joined):
            return ()
        for other in scored:
            near = stop < other.case.cue_first <= stop + _JOINED
            if other.score > 0 and near and other.row.code != best.row.code:
                return (other.row,)
        return ()


def _counts_noun_of(row: Indicator, figure: Figure) -> bool:
    """Whether what a figure counts is, by its whole name, a noun of a row."""
    return any(fold(figure.mention.unit) == fold(noun) for noun in row.nouns)


def _score(case: Case, row: Indicator, label: str) -> float:
    cue = case.weight if row.cues else _WITHOUT_CUE
    sized = SIZE * case.noun_size if label == "COUNT" else 0.0
    return cue + _NOUN * case.noun + sized + row.weight


def _trace(case: Case) -> tuple[str, ...]:
    """The names of the rules that decided: where cue and noun were found."""
    found = (("cue", case.cue_from), ("noun", case.noun_from))
    return tuple(f"{part}.{place}" for part, place in found if place)
