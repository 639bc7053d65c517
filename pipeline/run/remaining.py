"""What is left to do for a document: what the ledger lacks of it, and a searchable copy where the
run writes them."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records import Source
from pipeline.run.ledger import Ledger
from pipeline.run.output_folder import searchable_path
from pipeline.run.plan import Plan
from pipeline.run.work import SPLIT


@dataclass(slots=True)
class Remaining:
    """A document, and what a run still has to do for it."""

    source: Source
    count: int  # its pages; 0 where they are not counted yet
    have: set[int]  # those that are read
    stage: str  # the first stage to run
    searchable: bool  # its searchable copy is to be made
    is_done: bool = False  # as it stands in the ledger
    seconds: float = 0.0  # CPU time spent in this run
    flying: int = 0  # its tasks that are handed out or wait

    @property
    def is_read(self) -> bool:
        """Whether all its pages are read."""
        return self.count > 0 and len(self.have) == self.count

    def unread(self) -> list[int]:
        """Its pages that are not read, as far as they are counted."""
        pages = range(1, self.count + 1)
        return [page for page in pages if page not in self.have]


def remaining(
    source: Source,
    plan: Plan,
    ledger: Ledger,
) -> Remaining:
    """What is left to do for an input; results that no longer count leave the ledger."""
    state = ledger.state(source.doc_id, plan.prints(source))
    wanted = plan.searchable is not None and source.media in SPLIT
    lacking = wanted and _lacks_copy(source, plan, state.searchable)
    has_results = state.count > 0 and not state.stage
    document = Remaining(
        source,
        state.count,
        state.have,
        state.stage,
        searchable=lacking,
        is_done=bool(state.problem) or (has_results and not lacking),
    )
    if wanted and not document.is_read:
        document.searchable = True
    return document


def _lacks_copy(
    source: Source,
    plan: Plan,
    known: str,
) -> bool:
    """Whether the searchable copy was never looked for, or is no longer where it was put;
    ``known``: what the ledger says of it."""
    if known == "-":
        return True
    if known != "made" or plan.searchable is None:
        return False
    return not searchable_path(plan.searchable, source).exists()
