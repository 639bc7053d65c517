"""The machines of a Dask cluster as an executor of tasks (extra ``cluster``).

A task travels with the path of its input; a machine that does not see that file, or sees another
one there, says so and gets the bytes (``machine``)."""

from __future__ import annotations

import contextlib
import os
import threading
import time
import warnings
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import msgspec

from pipeline.errors import (
    BaocaoError,
    MissingEngine,
    NoScheduler,
    brief,
)
from pipeline.run import machine
from pipeline.run.messages import empty_page, failed
from pipeline.run.work import Outcome, Task

try:
    import distributed
    from distributed.comm import CommClosedError
except ImportError as _error:
    raise MissingEngine(
        "--scheduler needs Dask", "pip install 'baocao[cluster]'"
    ) from _error

# seconds for the scheduler to answer; Dask asks again and again, for it may just be starting
_PATIENCE = 15.0
_ON_THEIR_WAY = 256 << 20  # bytes of inputs that travel at a time
_WAITING = 512  # tasks under way at most, however large the cluster is


class _Line:
    """Room for inputs on their way: each of them stands in the memory of this machine and of the
    scheduler until its task is done."""

    def __init__(self, most: int) -> None:
        self._most, self._used = most, 0
        self._freed = threading.Condition()

    @contextlib.contextmanager
    def taken(self, size: int) -> Iterator[bool]:
        """Takes room for ``size`` bytes, which one input may have however large it is; False
        where there was none, after some has become free."""
        with self._freed:
            is_free = not self._used or self._used + size <= self._most
            if is_free:
                self._used += size
            else:
                self._freed.wait(_PATIENCE)
        try:
            yield is_free
        finally:
            if is_free:
                with self._freed:
                    self._used -= size
                    self._freed.notify_all()


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
        self._line = _Line(_ON_THEIR_WAY)
        # Dask's advice on inputs of some MB
        warnings.filterwarnings("ignore", message="Sending large graph")
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
            while outcome.absent:
                outcome = self._send(task)
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

    def _send(self, task: Task) -> Outcome:
        """A task with its input; without it, where that has had to wait for others under way: the
        machine that gets it next may have the input by then."""
        with self._line.taken(task.source.size) as is_free:
            if not is_free:
                return self._ask(task)
            try:
                content = Path(os.fsdecode(task.path)).read_bytes()
            except OSError as error:
                return _given_up(task, f"cannot be read: {brief(error)}")
            if len(content) != task.source.size:
                return _given_up(task, "changed while the run went on")
            return self._ask(replace(task, content=content))

    def _ask(self, task: Task) -> Outcome:
        data: bytes = self._executor.submit(
            machine.remote, machine.mark(task), machine.ENCODER.encode(task)
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
