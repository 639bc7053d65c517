"""A figure of which is asked whether it is real, and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.clauses.figures import Figure
from pipeline.clauses.roles import said
from pipeline.clauses.scene import Scene
from pipeline.facts.times.document import DocumentTime
from pipeline.facts.times.heads import Heads
from pipeline.facts.times.status_words import statuses

_FAR = 300  # words before a figure that are read
_BOUNDS = frozenset((">", ">=", "<", "<="))


@dataclass(frozen=True)
class StatusQuestion:
    """A figure whose status is asked for; ``header``: of its column."""

    figure: Figure
    scene: Scene
    heads: Heads
    header: str
    document: DocumentTime

    @property
    def text(self) -> str:
        return self.scene.text

    @property
    def first(self) -> int:
        """The first word that may speak of the figure."""
        return max(
            self.scene.first_word(self.figure.sentence),
            self.figure.first - _FAR,
        )

    @property
    def sentence(self) -> tuple[int, int]:
        """Offsets of the figure's sentence."""
        return self.scene.sentence_span(self.figure.sentence)

    @property
    def is_money(self) -> bool:
        return self.figure.label == "MONEY"

    @property
    def bound(self) -> str:
        """ "bound" where the figure says from, over or under how much something is; else ""."""
        return "bound" if self.figure.mention.cmp in _BOUNDS else ""

    @property
    def wording_head(self) -> str:
        """The head of the cell in whose words the figure stands; "" for one that fills its
        cell."""
        return "" if self.heads.cell else self.header

    @property
    def column(self) -> str:
        """The head of its column; "" where a table of goals names what is aimed at "Kết quả"."""
        above = set(statuses(self.heads.caption))
        bare = said("results", self.header) and not statuses(self.header)
        goals = bool(above) and above <= {"target", "planned"}
        return "" if bare and goals else self.header

    def as_asked(self, status: str) -> str:
        """A status in this document: what a letter of guidance asks for is set."""
        guides = self.document.stance.status == "target"
        return "target" if status == "proposed" and guides else status
