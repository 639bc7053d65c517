"""What a run has cost by each so many documents, told while it goes on: whether a document costs
more the more there are, even where the run is cut off."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

import psutil

from devtools.bench.measure import Rounds

HEAD = (
    "| documents | seconds | CPU seconds | CPU ms a document since the last | peak memory of the "
    "run, MB | of its workers, MB | ledger, KB a document |\n"
    "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
)


class Marks:
    """While it is entered, ``tell`` is given a row of a Markdown table for each ``every`` documents
    of which the ledger in ``output`` knows the pages, and one for the end.

    Only processes below this one are counted; what one does after the last look before it ends is
    missed."""

    def __init__(
        self,
        output: Path,
        every: int,
        tell: Callable[[str], None],
    ) -> None:
        self._ledger, self._every, self._tell = (
            output / "ledger.sqlite",
            every,
            tell,
        )
        self._began = time.perf_counter()
        self._spent: dict[tuple[int, float], float] = {}
        self._peaks = [0, 0]  # bytes of the run, of its workers together
        self._told, self._cpu_told = 0, 0.0
        self._done = Rounds()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> None:
        self._tell(HEAD)
        self._thread.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._done.set()
        self._thread.join()
        self._mark(_documents(self._ledger))

    def _watch(self) -> None:
        while self._done.next():
            self._look()
            number = _documents(self._ledger)
            if number >= self._told + self._every:
                self._mark(number)

    def _look(self) -> None:
        own = [0, 0]
        for depth, process in _below(psutil.Process()):
            with contextlib.suppress(psutil.Error):
                times = process.cpu_times()
                key = process.pid, process.create_time()
                self._spent[key] = times.user + times.system
                own[depth > 0] += process.memory_full_info().uss
        self._peaks = list(map(max, self._peaks, own))

    def _mark(self, number: int) -> None:
        cpu = sum(self._spent.values())
        each = (cpu - self._cpu_told) / max(1, number - self._told)
        run, workers = (size / 2**20 for size in self._peaks)
        self._tell(
            f"| {number} | {time.perf_counter() - self._began:.0f} | {cpu:.0f} | "
            f"{1000 * each:.0f} | {run:.0f} | {workers:.0f} | "
            f"{_size(self._ledger) / max(1, number) / 1024:.1f} |"
        )
        self._told, self._cpu_told = number, cpu
        self._peaks = [0, 0]


def _below(
    process: psutil.Process, depth: int = 0
) -> Iterator[tuple[int, psutil.Process]]:
    """The processes below one, and how far below its children they are."""
    with contextlib.suppress(psutil.Error):
        for child in process.children():
            yield depth, child
            yield from _below(child, depth + 1)


def _documents(ledger: Path) -> int:
    try:
        base = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True, timeout=5)
        with contextlib.closing(base):
            found = base.execute("SELECT count(*) FROM documents").fetchone()
            return int(found[0])
    except sqlite3.Error:  # not there yet
        return 0


def _size(ledger: Path) -> int:
    """Bytes of a ledger, with what is not yet written into its main file."""
    parts = (ledger, ledger.with_name(f"{ledger.name}-wal"))
    return sum(part.stat().st_size for part in parts if part.exists())
