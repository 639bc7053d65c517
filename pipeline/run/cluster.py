"""The machines of a Dask cluster as an executor of tasks (extra ``cluster``).

A task travels with the path of its input; a machine that does not see that file, or sees another
one there, says so and gets the bytes. On each machine the Dask worker only watches: a process of
its own reads, as on one machine."""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import multiprocessing
import os
import shutil
import tempfile
import threading
import time
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import psutil

from pipeline.errors import BaocaoError, MissingEngine, NoScheduler, UsageError
from pipeline.run import fingerprint, workers
from pipeline.run.messages import empty_page, failed
from pipeline.run.work import Outcome, Task, process

try:
    import distributed
    from distributed.comm import CommClosedError
except ImportError as _error:
    raise MissingEngine(
        "--scheduler needs Dask", "pip install 'baocao[cluster]'"
    ) from _error

# inputs that a machine without the files keeps: the pages of a book come one after the other
_CACHED = 8
# seconds for the scheduler to answer; Dask asks again and again, for it may just be starting
_PATIENCE = 15.0
_WAITING = 512  # tasks under way at most, however large the cluster is


class Cluster:
    """Does tasks on the workers of the scheduler at ``address`` (tcp://host:port)."""

    def __init__(self, address: str) -> None:
        _check(address)
        try:
            self._client = distributed.Client(
                address, timeout=_PATIENCE, set_as_default=False
            )
        except (OSError, ValueError) as error:
            raise NoScheduler(
                f"nothing answers at {address} ({error})"
            ) from error
        self._executor = self._client.get_executor(pure=False)
        self._size, self._asked = 1, float("-inf")
        self._watchers = ThreadPoolExecutor(_WAITING, "baocao-cluster")

    @property
    def size(self) -> int:
        """Threads of the cluster; asked now and then, since workers come and go."""
        if time.monotonic() > self._asked + 2:
            found = self._client.scheduler_info(n_workers=-1)[
                "workers"
            ].values()
            self._size = min(
                _WAITING // 3,
                max(1, sum(worker["nthreads"] for worker in found)),
            )
            self._asked = time.monotonic()
        return self._size

    def submit(self, task: Task) -> Future[Outcome]:
        return self._watchers.submit(self._do, task)

    def _do(self, task: Task) -> Outcome:
        try:
            outcome = self._ask(task)
            if outcome.absent:
                outcome = self._ask(
                    replace(
                        task, content=Path(os.fsdecode(task.path)).read_bytes()
                    )
                )
        except distributed.KilledWorker as error:
            return _given_up(
                task, f"the machines that read it died ({type(error).__name__})"
            )
        except (CancelledError, CommClosedError) as error:
            raise BaocaoError(
                "the Dask scheduler went away; finished pages are kept",
                "run the same command again: it goes on where it was",
            ) from error
        return outcome

    def _ask(self, task: Task) -> Outcome:
        data: bytes = self._executor.submit(
            remote, _mark(task), _ENCODER.encode(task)
        ).result()
        outcome: Outcome = msgspec.msgpack.decode(data, type=Outcome)
        return outcome

    def stop(self) -> None:
        """Tasks under way end by themselves within seconds."""

    def close(self) -> None:
        self._executor.shutdown(wait=False)
        self._watchers.shutdown(cancel_futures=True)
        self._client.close()


def _check(address: str) -> None:
    """Raises NoScheduler where ``address`` is none: Dask itself would look for a default port."""
    scheme, _, rest = address.partition("://")
    host, _, port = rest.rpartition(":")
    if scheme not in ("tcp", "tls") or not host or not port.isdecimal():
        raise NoScheduler(f"{address!r} is no address of a Dask scheduler")


_ENCODER = msgspec.msgpack.Encoder()


def _mark(task: Task) -> str:
    """What must be the same on every machine, else a dataset would mix the results of two
    versions."""
    return (
        f"{fingerprint.reading(task.options)} {fingerprint.stages()['checks']}"
    )


def _given_up(task: Task, problem: str) -> Outcome:
    doc_id = task.source.doc_id
    if not task.count:
        return Outcome(doc_id, problem=problem)
    if task.todo:
        return Outcome(
            doc_id,
            task.count,
            {page: empty_page(page, problem) for page in task.todo},
        )
    return Outcome(
        doc_id, task.count, results=failed(doc_id, problem), whole=True
    )


# ---------------------------------------------------------------- on the machines of the cluster

_mine = threading.local()


def remote(mark: str, data: bytes) -> bytes:
    """Does a packed task in a Dask worker; a packed Outcome."""
    task = msgspec.msgpack.decode(data, type=Task)
    if mark != _mark(task):
        raise UsageError(
            "a machine of the cluster runs another version of baocao than this one",
            "install the same version everywhere and start the Dask workers again",
        )
    if multiprocessing.current_process().daemon:
        raise UsageError(
            "the Dask worker may not start processes",
            "start it with DASK_DISTRIBUTED__WORKER__DAEMON=False, or with --no-nanny",
        )
    path = _local(task)
    if path is None:
        return _ENCODER.encode(Outcome(task.source.doc_id, absent=True))
    return _ENCODER.encode(
        process(replace(task, path=os.fsencode(path), content=b""), _worker())
    )


def _worker() -> workers.Worker:
    if not hasattr(_mine, "worker"):
        _mine.worker = workers.Worker(_folder(), workers.PLUGINS)
        atexit.register(_mine.worker.end)
    found: workers.Worker = _mine.worker
    return found


def _folder() -> Path:
    """A folder for temporary files of this Dask worker; those of workers that were killed go
    first."""
    if not hasattr(_mine, "folder"):
        top = Path(tempfile.gettempdir())
        for stale in top.glob("baocao-worker-*"):
            with contextlib.suppress(ValueError):
                if not psutil.pid_exists(int(stale.name.split("-")[2])):
                    shutil.rmtree(stale, ignore_errors=True)
        _mine.folder = Path(
            tempfile.mkdtemp(prefix=f"baocao-worker-{os.getpid()}-")
        )
        atexit.register(shutil.rmtree, _mine.folder, ignore_errors=True)
    found: Path = _mine.folder
    return found


def _local(task: Task) -> Path | None:
    """Where the input lies on this machine: at its path, or in the copy that came with this task or
    an earlier one."""
    if task.count and not task.todo:
        return Path(os.fsdecode(task.path))  # an analysis needs no input
    here, doc_id = Path(os.fsdecode(task.path)), task.source.doc_id
    copy = _folder() / f"input-{doc_id}"
    if task.content:
        old = sorted(
            _folder().glob("input-*"), key=lambda path: path.stat().st_mtime_ns
        )
        for path in old[: max(0, len(old) - _CACHED + 1)]:
            path.unlink()
        copy.write_bytes(task.content)
    if copy.exists():
        return copy
    return here if _same(here, task) else None


def _same(path: Path, task: Task) -> bool:
    known: dict[str, Any] = _mine.__dict__.setdefault("known", {})
    try:
        status = path.stat()
        mark = (status.st_size, status.st_mtime_ns, task.source.doc_id)
        if known.get(str(path)) != mark:
            with open(path, "rb") as file:
                if (
                    hashlib.file_digest(file, "sha256").hexdigest()[:16]
                    != task.source.doc_id
                ):
                    return False
            known.clear()
            known[str(path)] = mark
    except OSError:
        return False
    return True
