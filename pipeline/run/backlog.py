"""Tasks that wait for a worker: what completes a document first, then the largest input."""

from __future__ import annotations

import heapq
import itertools

from pipeline.run.work import Task


class Backlog:
    """Of two inputs of one size the one that came first goes first, so that the order is always
    the same. Large ones go first because a small one at the end keeps nobody waiting."""

    def __init__(self) -> None:
        self._heap: list[tuple[bool, int, int, Task]] = []
        self._numbers = itertools.count()

    def __len__(self) -> int:
        return len(self._heap)

    def add(self, task: Task) -> None:
        reads = bool(task.todo) or not task.count
        key = (reads, -task.source.size, next(self._numbers))
        heapq.heappush(self._heap, (*key, task))

    def take(self) -> Task:
        return heapq.heappop(self._heap)[-1]

    def clear(self) -> None:
        self._heap.clear()

    def pages(self) -> int:
        """Pages that wait, as far as they are counted; a document that is not counts as one."""
        return sum(max(1, len(task.todo)) for *_, task in self._heap)
