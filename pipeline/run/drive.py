"""Drives all documents through an executor, a bounded number at a time, and keeps what comes
back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import replace
from pathlib import Path

from pipeline.records import Source
from pipeline.run.backlog import Backlog
from pipeline.run.census import Bar
from pipeline.run.kept import discard, keep
from pipeline.run.ledger import Ledger
from pipeline.run.output_folder import drawn_pages
from pipeline.run.plan import Count, Executor, Plan, Progress
from pipeline.run.remaining import Remaining, remaining
from pipeline.run.stop import Stop
from pipeline.run.work import RANGE, Outcome, Task, ranges

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
        self._open: dict[str, Remaining] = {}
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
            self._fill_queue()
            if not self._queue:
                return
            task = self._queue.take()
            if task.source.doc_id in self._open:  # not given up meanwhile
                task = self._complete(self._shared(task))
                self._flying[self._executor.submit(task)] = task

    def _fill_queue(self) -> None:
        """One more than is handed out, to know whether it is the last."""
        while len(self._queue) < 2 and not self._stop.asked:
            if not self._next_source():
                return

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
        while len(self._queue) < self._ahead():
            idle = any(future.done() for future in self._flying)
            if idle or self._stop.asked or not self._next_source():
                return

    def _ahead(self) -> int:
        """How many tasks may wait: fewer where inputs take room until they are done."""
        if self._in_work:
            return _UNPACKED_AHEAD * self._executor.size
        return _LOOKED_AHEAD

    def _take(self, source: Source) -> None:
        """Takes in an input: queues what is left to do for it, or is done with it."""
        if self._plan.may_read:  # otherwise they come from the list
            self._ledger.inputs.add([source])
        self._listed += 1
        self._bar.meet(source.path)
        if not self._listed % 100:
            self._show()
        if source.problem or source.doc_id in self._seen:
            self._bar.drop(source.path)
            discard(source, self._plan)
            return
        self._seen.add(source.doc_id)
        self._in_work = self._is_passing(source)
        document = remaining(source, self._plan, self._ledger)
        if document.is_done:
            self._reuse(source, len(document.have))
        elif document.is_read or self._plan.may_read:
            self._begin(document)

    def _begin(self, document: Remaining) -> None:
        """Queues what is left to do for a document."""
        self.count.reused += len(document.have)
        if document.count:
            self._bar.learn(document.source.path, document.count)
        self._open[document.source.doc_id] = document
        if document.count and not document.is_read:
            self._spread(document, document.unread())
        else:
            self._add(self._task(document))

    def _reuse(self, source: Source, pages: int) -> None:
        self.count.reused += pages
        if pages:
            self._bar.learn(source.path, pages)
        else:
            self._bar.drop(source.path)
        discard(source, self._plan)

    def _task(self, document: Remaining) -> Task:
        source = document.source
        return Task(
            source,
            os.fsencode(source.path),
            self._plan.read,
            document.count,
            stage=document.stage,
            decisions=self._plan.decided(source),
            searchable=document.searchable,
            draw=self._is_drawn(document),
            drawn=tuple(sorted(self._drawn.get(source.doc_id, ()))),
            seconds=document.seconds,
        )

    def _is_drawn(self, document: Remaining) -> bool:
        """Whether the pages of a document are drawn for the reports while they are read."""
        if document.source.media != "pdf":
            return False
        return self._is_passing(document.source) or document.count <= _DRAWN

    def _spread(self, document: Remaining, pages: list[int]) -> None:
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
        keep(document.source, outcome, self._plan, self._ledger)
        self.count.read += len(outcome.pages)
        if outcome.problem:
            read = len(document.have) + len(outcome.pages)
            self._bar.drop(document.source.path, document.count, read)
            self._end(document)
            return
        rest = self._rest(document, outcome)
        document.have |= outcome.pages.keys()
        if outcome.whole:
            self._end(document)
        elif outcome.left or rest:
            self._spread(document, [*outcome.left, *rest])
        elif not document.flying and len(document.have) == document.count:
            self._add(self._task(document))

    def _rest(self, document: Remaining, outcome: Outcome) -> list[int]:
        """The pages that come to be known with an outcome that counts them, but for those that it
        read or left."""
        if document.count:
            return []
        document.count = outcome.count
        self._bar.learn(document.source.path, outcome.count)
        taken = {*outcome.pages, *outcome.left}
        return [n for n in range(1, outcome.count + 1) if n not in taken]

    def _end(self, document: Remaining) -> None:
        del self._open[document.source.doc_id]
        discard(document.source, self._plan)

    def _is_passing(self, source: Source) -> bool:
        return self._plan.is_passing(Path(source.path))

    def _show(self) -> None:
        """Tells the pages done and all pages, which the census knows but for those in archives."""
        if self._progress:
            self._progress(*self._bar.told(self.count.read + self.count.reused))
