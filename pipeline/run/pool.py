"""The workers of this machine as an executor of tasks."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from pipeline.run import workers
from pipeline.run.work import Outcome, Task, process


class Local:
    """Does tasks on this machine, ``size`` at a time."""

    def __init__(self, size: int, work: Path) -> None:
        self.size = size
        self._work = work
        self._mine = threading.local()
        self._workers: list[workers.Worker] = []
        self._stopping = threading.Event()
        self._pool = ThreadPoolExecutor(size, "baocao", initializer=self._equip)

    def _equip(self) -> None:
        self._mine.worker = workers.Worker(self._work, workers.PLUGINS)
        self._workers.append(self._mine.worker)

    def submit(self, task: Task) -> Future[Outcome]:
        return self._pool.submit(self._do, task)

    def _do(self, task: Task) -> Outcome:
        return process(task, self._mine.worker, self._stopping.is_set)

    def stop(self) -> None:
        """Lets each worker finish the page in hand."""
        self._stopping.set()

    def close(self) -> None:
        """Ends the workers at once."""
        self._stopping.set()
        for worker in self._workers:
            worker.stop()
        self._pool.shutdown(cancel_futures=True)
        for worker in self._workers:
            worker.end()
