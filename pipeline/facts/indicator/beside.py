"""What a figure states because another figure of its scene says it: the one before, for another
time, for other bodies, of a list, of a sum that was spent, with its whole noun."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pipeline.clauses.figures import Figure
from pipeline.clauses.scene import Scene
from pipeline.facts.indicator.chains import bodies_beside, states_of_bodies
from pipeline.facts.indicator.elided import whole_before
from pipeline.facts.indicator.other_counts import is_listed_as, says_otherwise
from pipeline.facts.indicator.other_times import at_other_time, count_of_share
from pipeline.facts.indicator.outside import Outside
from pipeline.facts.indicator.paid_out import sums_paid
from pipeline.facts.indicator.rated import is_rated
from pipeline.facts.indicator.readings import Indicator, reading_of
from pipeline.facts.indicator.said_before import (
    counted_like,
    shares_beside,
    told_of_before,
)
from pipeline.facts.indicator.scored import is_difference
from pipeline.facts.indicator.verdict import Verdict, is_from_afar

SCORE = 0.5  # of what another figure says
# counts of one list among which the one that says what it is is looked for
_LISTED = 8
# the share of a sum that was spent, and the codes of such sums
_PAID_OUT, _OF_ICT = "fin.ict.disbursed_share", "fin.ict."


@dataclass(frozen=True, slots=True)
class Beside:
    """Asks the other figures of one scene. ``stated``: what words near a figure say that it states,
    ``fits``: whether it can state a row."""

    scene: Scene
    stated: Callable[..., Verdict | None]
    fits: Callable[[Indicator, Figure], bool]

    def before(self, at: int) -> Verdict | None:
        """What a figure states that tells how far the one before got, its share, or the same of
        another time or of some of it."""
        before = told_of_before(self.scene, at)
        before = max(before, count_of_share(self.scene, at))
        near = (before,) if before >= 0 else shares_beside(self.scene, at)
        told = filter(None, map(self.stated, near))
        stated = next(told, None)
        if stated is None:
            return None
        said, label = stated.indicator, self.scene.figures[at].label
        fits = label in said.labels
        row = said if fits else reading_of(said.code, label)
        if row is None:
            return None
        return _again(stated, row)

    def paid_out(self, at: int) -> Verdict | None:
        """What a share states that says how much of a sum for ICT was spent."""
        row = reading_of(_PAID_OUT, "PERCENT")
        for before in sums_paid(self.scene, at):
            stated = self.stated(before)
            if stated and row and stated.indicator.code.startswith(_OF_ICT):
                return _again(stated, row)
        return None

    def elided(self, at: int) -> Verdict | None:
        """What a count states that leaves out all but the first word of what the one before it
        counts: "18.406 cuộc gọi, trả lời 17.020 cuộc"."""
        figure = self.scene.figures[at]
        before = whole_before(self.scene, at)
        if before < 0 or not self._goes_on(before, figure):
            return None
        stated = self.stated(before)
        if stated is None or figure.label not in stated.indicator.labels:
            return None
        if says_otherwise(self.scene, figure, stated.indicator):
            return None
        return _again(stated, stated.indicator)

    def _goes_on(self, before: int, figure: Figure) -> bool:
        """Whether a count of one word goes on in the clause of figure ``before``, and says neither
        by how much that changed nor what remains, of how many or for each."""
        whole = self.scene.figures[before]
        if " " in figure.mention.unit or whole.sentence != figure.sentence:
            return False
        if self.scene.semicolons(whole.stop, figure.first):
            return False
        if is_difference(self.scene, figure) or is_rated(self.scene, figure):
            return False
        return not any(
            self.scene.ends(role, whole.stop, figure.first)
            for role in ("out_of", "remains")
        )

    def at_another_time(
        self, at: int, outside: Sequence[Outside]
    ) -> Verdict | None:
        """What a figure states that gives the one before for another time."""
        before = at_other_time(self.scene, at)
        stated = self.stated(before, outside) if before >= 0 else None
        label = self.scene.figures[at].label
        if stated is None or label not in stated.indicator.labels:
            return None
        return _again(stated, stated.indicator)

    def other_bodies(self, at: int) -> Verdict | None:
        """What a figure states with another of its chain of bodies that says it."""
        figure = self.scene.figures[at]
        for other in bodies_beside(self.scene, at):
            stated = self.stated(other)
            if stated is None:
                continue
            row = stated.indicator
            if not states_of_bodies(self.scene, figure, row):
                continue
            if self.fits(row, figure):
                return _again(stated, row)
        return None

    def listed(self, at: int, outside: Sequence[Outside]) -> Verdict | None:
        """The indicator of the nearest count before that says what it is, of whose noun figure
        ``at`` counts another kind."""
        before = at
        for _ in range(_LISTED):
            before = counted_like(self.scene, before)
            if before < 0:
                return None
            stated = self.stated(before, outside)
            if not is_from_afar(stated):
                break
        else:
            return None
        if stated and is_listed_as(
            self.scene, self.scene.figures[at], stated.indicator
        ):
            return stated
        return None


def _again(stated: Verdict, row: Indicator) -> Verdict:
    """What a figure states with another that says it."""
    return replace(stated, indicator=row, score=SCORE, margin=0.0, also=())
