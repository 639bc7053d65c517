"""What a run is to do, where its tasks are done, and what it did."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from pipeline.records import ReadOptions, Source
from pipeline.review import Decision
from pipeline.run import fingerprint
from pipeline.run.census import Census
from pipeline.run.work import Outcome, Task

Progress = Callable[[int, int], None]


class Executor(Protocol):
    """Where tasks are done: ``pool.Local`` or ``cluster.Cluster``."""

    @property
    def size(self) -> int:
        """Tasks it does at a time."""
        ...

    def submit(self, task: Task) -> Future[Outcome]: ...
    def stop(self) -> None: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done with the documents of a run, and where its files go."""

    read: ReadOptions
    work: Path  # where members of archives lie, which are deleted as soon as they are done
    pictures: Path
    # where pages of PDFs go that are drawn for the reports
    places: Path
    searchable: Path | None
    decisions: Mapping[str, tuple[Decision, ...]]
    census: Census
    may_read: bool = True  # False: documents that lack pages stay as they are

    def is_passing(self, path: Path) -> bool:
        """Whether a file is there only until its document is done."""
        return self.work in path.parents

    def decided(self, source: Source) -> tuple[Decision, ...]:
        """What people decided about the figures of a document."""
        return self.decisions.get(source.doc_id, ())

    def prints(self, source: Source) -> dict[str, str]:
        """Stage -> the hash that its stored result must carry to count."""
        return fingerprint.of_document(source, self.decided(source))


@dataclass(slots=True)
class Count:
    """What a run did."""

    read: int = 0
    reused: int = 0
    missing: set[str] = field(default_factory=set)
