"""Runs commands and counts what they cost: wall seconds, CPU seconds of all their processes, peak
memory."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

_LOOK_SECONDS = 0.2
_RESTS = 20  # times as long as it looks
_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER, <linux/prctl.h>


@dataclass(frozen=True, slots=True)
class Cost:
    seconds: float
    cpu: float
    memory: int  # bytes, peak of the sum over all processes, sampled
    began: float  # time of day, to compare with that of the files it wrote

    def line(self, name: str, pages: int) -> str:
        """A row of a Markdown table: pages a second, CPU seconds a page, peak memory."""
        return (
            f"| {name} | {pages / self.seconds:.2f} | {self.cpu / pages:.3f} | "
            f"{self.memory / 2**20:.0f} |"
        )


def adopt() -> None:
    """Makes this process the parent of orphans below it: worker processes are children of a fork
    server that ends by itself, and their CPU time is counted too."""
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)


def run(command: Sequence[str], folder: Path) -> Cost:
    """Runs ``command`` to its end. Raises CalledProcessError where it fails (1 is baocao's "some
    inputs failed")."""
    adopt()
    before, began, day = (
        resource.getrusage(resource.RUSAGE_CHILDREN),
        time.perf_counter(),
        time.time(),
    )
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
    )
    peak = _Peak(process.pid)
    said = process.communicate()[1].decode(errors="replace")
    seconds = time.perf_counter() - began
    memory = peak.stop()
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode not in (0, 1):
        raise subprocess.CalledProcessError(
            process.returncode, command, stderr=said
        )
    return Cost(
        seconds,
        after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        memory,
        day,
    )


class Rounds(threading.Event):
    """Waits between two looks at running processes, until it is set: a fifth of a second, or
    longer where a look took long, so that looking takes little from what is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self._rested = time.perf_counter()

    def next(self) -> bool:
        """Whether to look again."""
        took = time.perf_counter() - self._rested
        is_over = self.wait(max(_LOOK_SECONDS, _RESTS * took))
        self._rested = time.perf_counter()
        return not is_over


class _Peak:
    """Samples the memory of a process and its descendants."""

    def __init__(self, pid: int) -> None:
        self._pid, self._most, self._done = pid, 0, Rounds()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while self._done.next():
            total = 0
            with contextlib.suppress(psutil.Error):
                process = psutil.Process(self._pid)
                for one in (process, *process.children(recursive=True)):
                    with contextlib.suppress(psutil.Error):
                        total += _own(one)
            self._most = max(self._most, total)

    def stop(self) -> int:
        self._done.set()
        self._thread.join()
        return self._most


def _own(process: psutil.Process) -> int:
    """Memory without what is shared with the process that it was forked from."""
    return int(process.memory_full_info().uss)
