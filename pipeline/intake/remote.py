"""Archives that lie elsewhere: ``s3://bucket/prefix``, ``sftp://host/path``, ``https://…`` and
whatever else fsspec can open (extra ``remote``).

A file is fetched only when the run comes to it, a few ahead of the workers, and is deleted as soon
as it is done: the disk never holds more of the archive than that."""

from __future__ import annotations

import contextlib
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.errors import OutputFull
from pipeline.intake import servers
from pipeline.intake.members import shown
from pipeline.intake.servers import Server
from pipeline.records import Limits

_AHEAD = 4  # files on their way at a time: enough to hide the distance
# A file that a server does not hand out holds up those after it: it has so many seconds, and
# more for its size over the slowest line that is worth waiting for, in bytes a second.
_PATIENCE = 180
_SLOWEST = 10_000
# What tells that a file is still the same, as the libraries behind fsspec name it. The time of
# the last access, which some of them also give, changes with every reading.
_STAMPS = ("ETag", "etag", "LastModified", "mtime", "modified", "created")


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """One file of a remote archive. ``mark`` changes with its bytes; "" where the server tells
    nothing that does."""

    url: str
    path: str  # as its file system names it
    size: int | None
    mark: str = ""
    problem: str = ""
    is_link: bool = False  # to a file


@dataclass(frozen=True, slots=True)
class Fetched:
    """A remote file and its copy on this machine; ``path`` is "" where there is none."""

    file: RemoteFile
    path: str = ""
    problem: str = ""


class RemoteArchive:
    """The files below one address, listed at once and fetched one by one.

    Raises MissingEngine where the library for its kind of address is not installed, AccessRefused
    where the server turns us away, UsageError where nothing answers or nothing is there."""

    def __init__(self, url: str) -> None:
        self.url = servers.shown_url(url)
        try:
            self._server = Server(url)
            self.files = tuple(self._list(self._server.top))
        except Exception as error:  # each library has errors of its own
            raise servers.explained(error, url) from error

    def _list(self, top: str) -> Iterator[RemoteFile]:
        """Every file below ``top``, sorted; a folder that cannot be listed is one with a
        problem."""
        # not asked again: the address may be wrong
        info = self._server.system.info(top)
        is_file = info["type"] == "file" and not top.endswith("/")
        found = [self._file(info, top)] if is_file else self._below(top, top)
        yield from sorted(found, key=lambda file: file.path)

    def _info(self, path: str) -> dict[str, Any]:
        found: dict[str, Any] = self._server.ask(lambda x: x.info(path))
        return found

    def _below(self, folder: str, top: str) -> Iterator[RemoteFile]:
        try:
            entries = self._server.ask(lambda x: x.ls(folder, detail=True))
        except Exception as error:
            if folder == top:
                raise
            problem = f"folder not read ({servers.said(error)})"
            yield RemoteFile(self._url(folder, top), folder, None, "", problem)
            return
        for entry in entries:
            name = entry["name"]
            if name.rstrip("/") == folder.rstrip("/"):
                continue  # object stores list the folder itself
            if not name.rstrip("/").startswith(folder.rstrip("/") + "/"):
                continue  # a web page also links to what lies elsewhere
            if entry["type"] == "directory":
                yield from self._below(name, top)
            else:
                yield self._file(entry, top)

    def _file(self, info: dict[str, Any], top: str) -> RemoteFile:
        path = info["name"]
        if info["type"] == "link":
            return self._link(path, top)
        if info["type"] != "file":
            problem = "a device or pipe: not read"
            return RemoteFile(self._url(path, top), path, None, "", problem)
        # a web server tells more of one file than of a list
        if info.get("size") is None:
            with contextlib.suppress(Exception):
                info = {**info, **self._info(path)}
        stamps = [str(info[name]) for name in _STAMPS if info.get(name)]
        size = info.get("size")
        mark = " ".join((str(size), *stamps)) if stamps else ""
        return RemoteFile(self._url(path, top), path, size, mark)

    def _link(self, path: str, top: str) -> RemoteFile:
        """A link on a server: read where it leads to a file, as one on this machine is."""
        try:
            info = self._info(path)
        except Exception as error:
            known = servers.is_missing(error)
            problem = (
                "a link that leads nowhere"
                if known
                else f"a link that cannot be followed ({servers.said(error)})"
            )
            return RemoteFile(self._url(path, top), path, None, "", problem)
        if info["type"] == "directory":
            problem = "a link to a folder: not followed"
            return RemoteFile(self._url(path, top), path, None, "", problem)
        return replace(self._file({**info, "name": path}, top), is_link=True)

    def _url(self, path: str, top: str) -> str:
        inner = path.removeprefix(top.rstrip("/")).lstrip("/")
        inner = servers.shown_link(inner) if servers.is_web(top) else inner
        return shown(f"{self.url.rstrip('/')}/{inner}" if inner else self.url)

    def fetch(
        self, files: Iterable[RemoteFile], folder: Path, limits: Limits
    ) -> Iterator[Fetched]:
        """Copies of ``files`` in ``folder``, in their order. What cannot be fetched has a problem.
        Raises OutputFull where the disk is full."""
        folder.mkdir(parents=True, exist_ok=True)
        waiting: deque[Future[Fetched]] = deque()
        try:
            for number, file in enumerate(files):
                target = folder / str(number)
                task = partial(self._fetch, file, target, limits)
                waiting.append(_in_a_thread(task))
                if len(waiting) >= _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            self._server.close()

    def _fetch(self, file: RemoteFile, target: Path, limits: Limits) -> Fetched:
        if file.problem:
            return Fetched(file, "", file.problem)
        if (file.size or 0) > limits.file_bytes:
            problem = (
                f"larger than {limits.file_bytes >> 20} MB (limit file_bytes)"
            )
            return Fetched(file, "", problem)
        try:
            self._server.ask(self._copying(file, target, limits))
        except Exception as error:
            target.unlink(missing_ok=True)
            if servers.is_full(error):
                raise OutputFull(
                    f"no space is left to fetch {file.url}"
                ) from error
            problem = f"cannot be fetched: {servers.said(error)}"
            return Fetched(file, "", problem)
        return Fetched(file, str(target))

    def _copying(
        self, file: RemoteFile, target: Path, limits: Limits
    ) -> Callable[[Any], None]:
        """Makes the whole copy of a file; however often it is called, in the time that one file
        may take."""
        most = float(limits.document_seconds)
        if file.size is not None:
            most = min(most, _PATIENCE + file.size / _SLOWEST)
        until = time.monotonic() + most

        def copy(system: Any) -> None:
            seconds = until - time.monotonic()
            if seconds <= 0:
                raise TimeoutError
            target.unlink(missing_ok=True)
            self._copy(system, file, target, seconds)
            size = target.stat(follow_symlinks=False).st_size
            if file.size is not None and size != file.size:
                raise OSError(f"cut short: {size} of {file.size} bytes")

        return copy

    def _copy(
        self, system: Any, file: RemoteFile, target: Path, seconds: float
    ) -> None:
        bounds = servers.bounds(system, seconds)
        if file.is_link:  # sshfs would copy the link itself
            target.write_bytes(system.cat_file(file.path, **bounds))
        else:
            system.get_file(file.path, str(target), **bounds)
        if target.is_symlink():  # to a file of this machine
            raise OSError("became a link since it was listed")


def _in_a_thread(task: Callable[[], Fetched]) -> Future[Fetched]:
    """What ``task`` gives, in time; a thread that waits for a server does not keep a process from
    its end, as those of a pool do."""
    future: Future[Fetched] = Future()

    def work() -> None:
        try:
            future.set_result(task())
        except BaseException as error:
            future.set_exception(error)

    threading.Thread(target=work, name="baocao-fetch", daemon=True).start()
    return future
