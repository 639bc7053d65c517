"""Worker processes on this machine, each beside a thread that watches it.

``concurrent.futures.ProcessPoolExecutor`` cannot end one process: a hung one stays, and one that
dies takes the pool and every other result with it. So the pool is one of threads
(``ThreadPoolExecutor``) of which each owns one process, asks it one thing at a time, and ends and
replaces it at need (``pool.Local``)."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import resource
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator, Sequence
from functools import cache
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path

import msgspec
import psutil

from pipeline.run.messages import Answer, Request

# modules that workers import first; tests put failing readers here
PLUGINS: tuple[str, ...] = ()
# a worker above this is replaced between two requests
_RENEW_BYTES = 1536 << 20
_LOOK_SECONDS = 0.25  # how often a busy worker's memory is looked at
_SURROUNDINGS = {
    # one thread a process: more make each other wait
    "OMP_THREAD_LIMIT": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "OPENCV_FOR_THREADS_NUM": "1",
    # bytes that the C library keeps for what is needed next: given back after every picture, the
    # same memory would be taken from the system and cleared thousands of times a page
    "MALLOC_MMAP_THRESHOLD_": str(64 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(128 << 20),
    # Arrow's own allocator keeps what it took; this process reads it too, before it imports Arrow
    "ARROW_DEFAULT_MEMORY_POOL": "system",
}


class Died(Exception):
    """A worker process is gone. ``again``: whether the request may be tried once more."""

    def __init__(self, message: str, again: bool) -> None:
        super().__init__(message)
        self.again = again


class Worker:
    """One process and its folder for temporary files; started at the first request."""

    def __init__(self, work: Path, plugins: Sequence[str] = ()) -> None:
        self._work, self._plugins = work, tuple(plugins)
        self._process: BaseProcess | None = None
        self._closed = False
        self._folder = ""
        self._encode = msgspec.msgpack.Encoder().encode
        self._decode = msgspec.msgpack.Decoder(Answer).decode

    def ask(self, request: Request, seconds: float) -> Answer:
        """The answer to ``request``. Raises Died where the process ends, or is ended because it
        takes longer than ``seconds`` or more memory than the limits allow."""
        if self._process is None:
            self._start()
        process = self._process
        assert process is not None
        try:
            self._pipe.send_bytes(self._encode(request))
            self._wait(process, seconds, request.options.limits.memory_bytes)
            answer: Answer = self._decode(self._pipe.recv_bytes())
        except (EOFError, OSError) as error:
            process.join(5)
            code = process.exitcode
            self.end()
            raise Died(
                f"its process died ({_cause(code)})", not self._closed
            ) from error
        if answer.rss > _RENEW_BYTES:
            self.end()
        return answer

    def _start(self) -> None:
        if self._closed:
            raise Died("the run was stopped", False)
        context = _context()
        self._folder = tempfile.mkdtemp(dir=self._work, prefix="worker-")
        self._pipe, theirs = context.Pipe()
        process = context.Process(
            target=_serve,
            args=(
                theirs,
                self._folder,
                self._plugins,
                logging.getLogger().getEffectiveLevel(),
            ),
            name="baocao-worker",
        )
        process.start()
        theirs.close()
        self._process = process

    def _wait(
        self,
        process: BaseProcess,
        seconds: float,
        memory: int,
    ) -> None:
        deadline = time.monotonic() + seconds
        while not self._pipe.poll(
            min(_LOOK_SECONDS, max(0.0, deadline - time.monotonic()))
        ):
            if time.monotonic() >= deadline:
                self.end()
                raise Died(
                    f"took longer than {seconds:g} s (limit page_seconds or document_seconds)",
                    False,
                )
            if _memory(process.pid) > memory:
                self.end()
                raise Died(
                    f"took more than {memory >> 20} MB of memory (limit memory_bytes)",
                    False,
                )

    def end(self) -> None:
        """Kills the process with all that it started, and removes its temporary files."""
        process, self._process = self._process, None
        if process is None:
            return
        kill_tree(process.pid)
        kill_strays(self._folder)
        process.join()
        process.close()
        self._pipe.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def stop(self) -> None:
        """From another thread: kills the process for good; whoever waits for it gets Died."""
        self._closed = True
        process = self._process
        if process is not None:
            kill_tree(process.pid)


def _context() -> ForkServerContext:
    """Workers are forked from a small server that has imported the readers: they start at once,
    share its memory, and never inherit the threads of this process."""
    for name, value in _SURROUNDINGS.items():
        os.environ.setdefault(name, value)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(
        ["pipeline.uncollected", "pipeline.run.child", "pipeline.run.warm"]
    )
    return context


def load_stages() -> None:
    """Starts the server that workers are forked from, which then loads the stages beside whatever
    this process does."""
    _context()
    forkserver.ensure_running()


def _serve(
    pipe: Connection,
    folder: str,
    plugins: Sequence[str],
    level: int,
) -> None:
    # the stages with their models, which the main process does without
    from pipeline.run.child import serve

    serve(pipe, folder, plugins, level)


def _memory(pid: int | None) -> int:
    """Bytes of a process and all that it started."""
    total, pending = 0, [pid]
    while pending:
        one = pending.pop()
        with contextlib.suppress(OSError, psutil.Error):
            pages = Path(f"/proc/{one}/statm").read_text().split()[1]
            total += int(pages) * resource.getpagesize()
            pending += _children(one)
    return total


def _children(pid: int | None) -> Iterator[int]:
    """What a process started. The kernel tells each thread's own; psutil looks at every process of
    the machine, at a hundred times the cost, four times a second."""
    if not _kernel_tells():
        yield from (child.pid for child in psutil.Process(pid).children())
        return
    for thread in Path(f"/proc/{pid}/task").iterdir():
        yield from map(int, (thread / "children").read_text().split())


@cache
def _kernel_tells() -> bool:
    """Whether the kernel was built to tell children (CONFIG_PROC_CHILDREN), as most are."""
    return Path(f"/proc/self/task/{os.getpid()}/children").exists()


def kill_tree(pid: int | None) -> None:
    """Kills a worker with its children, also those that lead process groups of their own."""
    if pid is None:
        return
    with contextlib.suppress(psutil.Error):
        process = psutil.Process(pid)
        family = process.children(recursive=True)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
        for one in (*family, process):
            with contextlib.suppress(psutil.Error):
                one.kill()


def kill_strays(folder: str) -> None:
    """Kills programs that outlived the worker that started them: their temporary files lie in its
    ``folder``."""
    for one in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if one.environ().get("TMPDIR", "").startswith(folder):
                one.kill()


def _cause(code: int | None) -> str:
    if code is None:
        return "no longer answers"
    if code < 0:
        name = (
            signal.Signals(-code).name
            if -code in set(signal.Signals)
            else f"signal {-code}"
        )
        return f"{name}, perhaps out of memory" if name == "SIGKILL" else name
    return f"exit code {code}"
