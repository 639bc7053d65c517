"""Drives all documents through an executor, a bounded number at a time, and keeps what comes
back."""

from __future__ import annotations

import contextlib
import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from pipeline.records import ReadOptions, Source
from pipeline.review import Decision
from pipeline.run import fingerprint
from pipeline.run.ledger import Ledger
from pipeline.run.stop import Stop
from pipeline.run.work import SPLIT, Outcome, Task, ranges

# tasks a worker that are handed out or wait: enough that none is idle, little enough to hold
_WINDOW = 3
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
    searchable: Path | None
    decisions: Mapping[str, tuple[Decision, ...]]
    files: int  # inputs, as far as they can be counted beforehand
    may_read: bool = True  # False: documents that lack pages stay as they are


@dataclass(slots=True)
class Count:
    """What a run did."""

    read: int = 0
    reused: int = 0
    missing: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Open:
    """A document that is not done."""

    source: Source
    count: int
    have: set[int]
    stage: str
    searchable: bool
    seconds: float = 0.0
    flying: int = 0


class Drive:
    """One run."""

    def __init__(
        self,
        ledger: Ledger,
        executor: Executor,
        plan: Plan,
        stop: Stop,
        progress: Progress | None,
    ) -> None:
        self._ledger, self._executor, self._plan, self._stop, self._progress = (
            ledger,
            executor,
            plan,
            stop,
            progress,
        )
        self._options = plan.read
        self._open: dict[str, _Open] = {}
        self._queue: deque[Task] = deque()
        self._flying: dict[Future[Outcome], Task] = {}
        self._seen: set[str] = set()
        self._known = self._opened = self._listed = 0
        self._bare = 0  # files that give no page: copies, and those that cannot be read
        self.count = Count()

    def run(self, sources: Iterator[Source]) -> None:
        """Takes every source to its end."""
        more = True
        while True:
            if self._stop.asked:
                self._executor.stop()
                more = False
                self._queue.clear()
            while len(self._flying) < _WINDOW * self._executor.size:
                if self._queue:
                    task = self._queue.popleft()
                    self._flying[self._executor.submit(task)] = task
                elif more:
                    source = next(sources, None)
                    more = source is not None
                    if source:
                        self._take(source)
                else:
                    break
                if self._stop.asked:
                    break
            if not self._flying:
                if more or (self._queue and not self._stop.asked):
                    continue
                return
            for future in wait(self._flying, 0.5, FIRST_COMPLETED).done:
                self._keep(self._flying.pop(future), future.result())
            self._show()

    def _wants_searchable(self, source: Source) -> bool:
        """Whether the run writes a searchable copy of such a source."""
        return self._plan.searchable is not None and source.media in SPLIT

    def _lacks_searchable(self, source: Source, known: str) -> bool:
        """Whether the copy was never looked for, or is no longer where it was put; ``known``: what
        the ledger says of it."""
        return known == "-" or (known == "made" and not self._target(source).exists())

    def _take(self, source: Source) -> None:
        if self._plan.may_read:  # otherwise they come from the list
            self._ledger.list_inputs([source])
        self._listed += 1
        if not self._listed % 100:
            self._show()
        if source.problem or source.doc_id in self._seen:
            self._bare += 1
            self._discard(source)
            return
        self._seen.add(source.doc_id)
        state = self._ledger.state(source.doc_id, self._prints(source))
        scan = self._wants_searchable(source) and self._lacks_searchable(
            source, state.searchable
        )
        if state.problem or (state.count and not state.stage and not scan):
            self._reuse(source, len(state.have))
            return
        whole = state.count and len(state.have) == state.count
        if not whole and not self._plan.may_read:
            return
        scan |= self._wants_searchable(source) and not whole
        self._begin(_Open(source, state.count, state.have, state.stage, scan))

    def _begin(self, document: _Open) -> None:
        """Queues what is left to do for a document."""
        count, have = document.count, document.have
        self.count.reused += len(have)
        self._opened += bool(count)
        self._known += count
        self._open[document.source.doc_id] = document
        if count and len(have) == count:
            self._queue.append(self._last(document))
        elif count:
            self._spread(document, [n for n in range(1, count + 1) if n not in have])
        else:
            self._queue.append(self._task(document))
            document.flying = 1

    def _reuse(self, source: Source, pages: int) -> None:
        self.count.reused += pages
        self._known += pages
        self._opened += 1
        self._discard(source)

    def _task(self, document: _Open) -> Task:
        source = document.source
        return Task(
            source,
            os.fsencode(source.path),
            self._options,
            document.count,
            stage=document.stage,
            decisions=self._plan.decisions.get(source.doc_id, ()),
            searchable=document.searchable,
            seconds=document.seconds,
        )

    def _prints(self, source: Source) -> dict[str, str]:
        return fingerprint.of_document(
            source, self._plan.decisions.get(source.doc_id, ())
        )

    def _target(self, source: Source) -> Path:
        """Where the searchable PDF of a source goes: its name, without what leads elsewhere."""
        assert self._plan.searchable is not None
        parts = [
            part
            for part in source.source.replace("!/", "/").split("/")
            if part not in ("", ".", "..")
        ]
        path = self._plan.searchable.joinpath(*parts)
        return (
            path
            if path.suffix.lower() == ".pdf"
            else path.with_name(path.name + ".pdf")
        )

    def _spread(self, document: _Open, pages: list[int]) -> None:
        for todo in ranges(pages):
            task = replace(self._task(document), todo=todo)
            if len(pages) == len(
                todo
            ):  # the last range completes the document where no other is on its way
                task = (
                    replace(task, pages=self._others(document))
                    if not document.flying
                    else task
                )
            self._queue.append(task)
            document.flying += 1

    def _others(self, document: _Open) -> dict[int, bytes]:
        return dict(
            zip(
                sorted(document.have),
                self._ledger.page_records(document.source.doc_id),
                strict=True,
            )
        )

    def _last(self, document: _Open) -> Task:
        document.flying += 1
        return replace(
            self._task(document),
            pages=self._others(document),
            results=self._ledger.results(document.source.doc_id),
        )

    def _keep(self, task: Task, outcome: Outcome) -> None:
        document = self._open[outcome.doc_id]
        document.flying -= 1
        document.seconds += outcome.seconds
        # Not the input's fault: the next run, with the engine installed, tries again.
        if outcome.missing:
            self.count.missing.add(outcome.missing)
        for page, picture in outcome.pictures.items():
            _write(self._plan.pictures / f"{outcome.doc_id}-{page:04d}.webp", picture)
        if outcome.searchable:
            _write(self._target(document.source), outcome.searchable)
        self._ledger.store(outcome, self._prints(document.source))
        self.count.read += len(outcome.pages)
        if outcome.problem:
            self._bare += not document.count
            self._end(document)
            return
        if not document.count:
            document.count = outcome.count
            self._known += outcome.count
            self._opened += 1
            taken = {*outcome.pages, *outcome.left}
            rest = [n for n in range(1, outcome.count + 1) if n not in taken]
        else:
            rest = []
        document.have |= outcome.pages.keys()
        if outcome.whole:
            self._end(document)
        elif outcome.left or rest:
            self._spread(document, [*outcome.left, *rest])
        elif not document.flying and len(document.have) == document.count:
            self._queue.appendleft(self._last(document))

    def _end(self, document: _Open) -> None:
        del self._open[document.source.doc_id]
        self._discard(document.source)

    def _discard(self, source: Source) -> None:
        if self._plan.work in Path(source.path).parents:
            with contextlib.suppress(OSError):
                os.unlink(source.path)

    def _show(self) -> None:
        """Tells the pages done and the pages known: a file whose pages are not counted yet counts
        as one, so that the whole only grows."""
        if self._progress:
            done = self.count.read + self.count.reused + self._bare
            waiting = max(self._plan.files, self._listed) - self._opened - self._bare
            self._progress(done, self._known + self._bare + max(0, waiting))


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.new")
    part.write_bytes(data)
    part.replace(path)
