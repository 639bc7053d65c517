"""What a machine of a Dask cluster does (extra ``cluster``): takes packed tasks, keeps the inputs
that came with them and lets a process of its own read, while the Dask worker only watches."""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import multiprocessing
import os
import shutil
import socket
import tempfile
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import psutil

from pipeline.errors import BaocaoError, UsageError, brief
from pipeline.run import fingerprint, workers
from pipeline.run.work import Outcome, Task, process

# inputs that a machine without the files keeps: the pages of a book come one after the other
_CACHED = 8

ENCODER = msgspec.msgpack.Encoder()


def mark(task: Task) -> str:
    """What must be the same on every machine, else a dataset would mix the results of two
    versions."""
    return (
        f"{fingerprint.reading(task.options)} {fingerprint.stages()['checks']}"
    )


_mine = threading.local()


def remote(wanted: str, data: bytes) -> bytes:
    """Does a packed task in a Dask worker; a packed Outcome."""
    task = msgspec.msgpack.decode(data, type=Task)
    if wanted != mark(task):
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
        return ENCODER.encode(Outcome(task.source.doc_id, absent=True))
    return ENCODER.encode(
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
        _keep(copy, task.content)
    if copy.exists():
        return copy
    return here if _same(here, task) else None


def _keep(copy: Path, content: bytes) -> None:
    """Writes an input that is there whole or not at all: what follows is read from it."""
    part = copy.with_name(f"part-{copy.name}")
    try:
        part.write_bytes(content)
        part.replace(copy)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise BaocaoError(
            f"a machine of the cluster cannot keep an input "
            f"({socket.gethostname()}: {brief(error)})",
            "make room there and run the same command again: it goes on where it was",
        ) from error


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
