"""Drives all documents through an executor, a bounded number at a time, and keeps what comes
back."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.records import Source
from pipeline.run import fingerprint
from pipeline.run.backlog import Backlog
from pipeline.run.census import Bar
from pipeline.run.ledger import Ledger
from pipeline.run.output_folder import (
    drawn_pages,
    searchable_path,
    write_whole,
)
from pipeline.run.plan import Count, Executor, Plan, Progress
from pipeline.run.stop import Stop
from pipeline.run.work import RANGE, SPLIT, Outcome, Task, ranges

# tasks a worker that are handed out or wait: enough that none is idle, little enough to hold
_WINDOW = 3
# pages of a document whose pictures (70 KB each) may stand in memory at once; those of a longer one
# are drawn for the reports one by one
_DRAWN = 200
_LAST_RANGES = 1  # a worker, that are handed out page by page
# documents that are known before their turn, so that the largest go first
_LOOKED_AHEAD = 500
# the same of those that take room in the work folder until they are done, a worker
_UNPACKED_AHEAD = 4


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
        self._ledger, self._executor, self._plan = ledger, executor, plan
        self._stop, self._progress = stop, progress
        self._open: dict[str, _Open] = {}
        self._queue = Backlog()
        self._flying: dict[Future[Outcome], Task] = {}
        self._seen: set[str] = set()
        self._listed = 0
        self._bar = Bar(plan.census)
        # whether inputs now come out of archives or from afar
        self._in_work = False
        self._drawn = drawn_pages(plan.places)
        self.count = Count()

    def run(self, sources: Iterator[Source]) -> None:
        """Takes every source to its end."""
        self._sources, self._more = sources, True
        while True:
            if self._stop.asked:
                self._executor.stop()
                self._more = False
                self._queue.clear()
            self._submit()
            if not self._flying:
                if self._more or self._queue:
                    continue
                return
            self._look_ahead()
            for future in wait(self._flying, 0.5, FIRST_COMPLETED).done:
                self._keep(self._flying.pop(future), future.result())
            self._show()

    def _submit(self) -> None:
        """Hands out tasks until the window is full or nothing is left."""
        room = _WINDOW * self._executor.size
        while len(self._flying) < room and not self._stop.asked:
            # One more than is handed out, to know whether it is the last.
            while (
                len(self._queue) < 2
                and not self._stop.asked
                and self._next_source()
            ):
                pass
            if not self._queue:
                return
            task = self._queue.take()
            if task.source.doc_id in self._open:  # not given up meanwhile
                task = self._complete(self._shared(task))
                self._flying[self._executor.submit(task)] = task

    def _shared(self, task: Task) -> Task:
        """A task, or one page of it when little is left, so that no worker waits for the last pages
        of another. The other pages wait for their turn."""
        few = _LAST_RANGES * RANGE * self._executor.size
        if self._more or self._queue.pages() > few:
            return task
        if not task.count:
            return replace(task, most=1)
        if len(task.todo) < 2:
            return task
        first, rest = task.todo[:1], task.todo[1:]
        self._add(replace(task, todo=rest))
        return replace(task, todo=first)

    def _complete(self, task: Task) -> Task:
        """A task with the pages that earlier ones read, where it makes its document whole."""
        document = self._open[task.source.doc_id]
        is_last = document.flying == 1  # it is the one itself
        if not task.count or not is_last:
            return task
        if len(document.have) + len(task.todo) < document.count:
            return task
        records = self._ledger.page_records(document.source.doc_id)
        pages = dict(zip(sorted(document.have), records, strict=True))
        results = (
            {} if task.todo else self._ledger.results(document.source.doc_id)
        )
        return replace(task, pages=pages, results=results)

    def _next_source(self) -> bool:
        """Takes one more input; False where there is none."""
        source = next(self._sources, None) if self._more else None
        if source is None:
            self._more = False
            return False
        self._take(source)
        return True

    def _look_ahead(self) -> None:
        """Gets to know inputs while the workers are busy, as long as none of them has finished."""
        unpacked = _UNPACKED_AHEAD * self._executor.size
        while len(self._queue) < (
            _LOOKED_AHEAD if not self._in_work else unpacked
        ):
            idle = any(future.done() for future in self._flying)
            if idle or self._stop.asked or not self._next_source():
                return

    def _wants_searchable(self, source: Source) -> bool:
        """Whether the run writes a searchable copy of such a source."""
        return self._plan.searchable is not None and source.media in SPLIT

    def _lacks_searchable(self, source: Source, known: str) -> bool:
        """Whether the copy was never looked for, or is no longer where it was put; ``known``: what
        the ledger says of it."""
        folder = self._plan.searchable
        is_gone = (
            folder is not None and not searchable_path(folder, source).exists()
        )
        return known == "-" or (known == "made" and is_gone)

    def _take(self, source: Source) -> None:
        if self._plan.may_read:  # otherwise they come from the list
            self._ledger.inputs.add([source])
        self._listed += 1
        self._bar.meet(source.path)
        if not self._listed % 100:
            self._show()
        if source.problem or source.doc_id in self._seen:
            self._bar.drop(source.path)
            self._discard(source)
            return
        self._seen.add(source.doc_id)
        self._in_work = self._is_passing(source)
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
        if count:
            self._bar.learn(document.source.path, count)
        self._open[document.source.doc_id] = document
        if count and len(have) < count:
            self._spread(
                document, [n for n in range(1, count + 1) if n not in have]
            )
        else:
            self._add(self._task(document))

    def _reuse(self, source: Source, pages: int) -> None:
        self.count.reused += pages
        if pages:
            self._bar.learn(source.path, pages)
        else:
            self._bar.drop(source.path)
        self._discard(source)

    def _task(self, document: _Open) -> Task:
        source = document.source
        return Task(
            source,
            os.fsencode(source.path),
            self._plan.read,
            document.count,
            stage=document.stage,
            decisions=self._plan.decisions.get(source.doc_id, ()),
            searchable=document.searchable,
            draw=source.media == "pdf"
            and (self._is_passing(source) or document.count <= _DRAWN),
            drawn=tuple(sorted(self._drawn.get(source.doc_id, ()))),
            seconds=document.seconds,
        )

    def _prints(self, source: Source) -> dict[str, str]:
        return fingerprint.of_document(
            source, self._plan.decisions.get(source.doc_id, ())
        )

    def _spread(self, document: _Open, pages: list[int]) -> None:
        for todo in ranges(pages):
            self._add(replace(self._task(document), todo=todo))

    def _add(self, task: Task) -> None:
        self._queue.add(task)
        self._open[task.source.doc_id].flying += 1

    def _keep(self, task: Task, outcome: Outcome) -> None:
        document = self._open.get(outcome.doc_id)
        if not document:  # given up since, for what another of its pages met
            return
        document.flying -= 1
        document.seconds += outcome.seconds
        # Not the input's fault: the next run, with the engine installed, tries again.
        if outcome.missing:
            self.count.missing.add(outcome.missing)
        self._write(document.source, outcome)
        self.count.read += len(outcome.pages)
        if outcome.problem:
            read = len(document.have) + len(outcome.pages)
            self._bar.drop(document.source.path, document.count, read)
            self._end(document)
            return
        if not document.count:
            document.count = outcome.count
            self._bar.learn(document.source.path, outcome.count)
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
            self._add(self._task(document))

    def _write(self, source: Source, outcome: Outcome) -> None:
        """Files first, then the ledger, which says that they are there."""
        # of a file that will be gone the picture is all that is left: it is part of the dataset
        passing = self._is_passing(source)
        places = self._plan.pictures if passing else self._plan.places
        for folder, kind, pictures in (
            (self._plan.pictures, ".webp", outcome.pictures),
            (places, ".jpg", outcome.drawn),
        ):
            for page, picture in pictures.items():
                name = f"{outcome.doc_id}-{page:04d}{kind}"
                write_whole(folder / name, picture)
        if outcome.searchable and self._plan.searchable:
            path = searchable_path(self._plan.searchable, source)
            write_whole(path, outcome.searchable)
        self._ledger.store(outcome, self._prints(source))

    def _end(self, document: _Open) -> None:
        del self._open[document.source.doc_id]
        self._discard(document.source)

    def _discard(self, source: Source) -> None:
        if self._is_passing(source):
            with contextlib.suppress(OSError):
                os.unlink(source.path)

    def _is_passing(self, source: Source) -> bool:
        return self._plan.is_passing(Path(source.path))

    def _show(self) -> None:
        """Tells the pages done and all pages, which the census knows but for those in archives."""
        if self._progress:
            self._progress(*self._bar.told(self.count.read + self.count.reused))
