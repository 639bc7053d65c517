"""A figure of which is asked whether it is real, and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pipeline.clauses.figures import Figure
from pipeline.clauses.roles import opens, said
from pipeline.clauses.scene import Scene
from pipeline.facts.times.document import DocumentTime
from pipeline.facts.times.heads import Heads, timeless
from pipeline.facts.times.status_words import statuses

_FAR = 300  # words before a figure that are read
_BOUNDS = frozenset((">", ">=", "<", "<="))


@dataclass(frozen=True)
class StatusQuestion:
    """A figure whose status is asked for; ``stack``: the heads of its column, outer first."""

    figure: Figure
    scene: Scene
    heads: Heads
    stack: tuple[str, ...]
    document: DocumentTime

    @property
    def text(self) -> str:
        return self.scene.text

    @cached_property
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
        return "" if self.heads.cell else " ".join(self.stack)

    @cached_property
    def column(self) -> str:
        """The innermost head of its column that tells whether it is real, else all of them; ""
        where a table of goals names what is aimed at "Kết quả"."""
        header = " ".join(self.stack)
        above = set(statuses(self.heads.caption))
        bare = said("results", header) and not statuses(header)
        if bare and above and above <= {"target", "planned"}:
            return ""
        return next(filter(_tells_status, reversed(self.stack)), header)

    def as_asked(self, status: str) -> str:
        """A status in this document: what a letter of guidance asks for is set."""
        guides = self.document.stance.status == "target"
        return "target" if status == "proposed" and guides else status


def _tells_status(head: str) -> bool:
    """Whether a head tells by itself whether the figures below it are real: "Kế hoạch", "TH 9
    tháng", "Ước cả năm"."""
    bare = timeless(head)
    if any(opens(role, bare) for role in ("plan_head", "done_head")):
        return True
    return not {"actual"}.issuperset(statuses(head))
