"""Archives that lie elsewhere: ``s3://bucket/prefix``, ``sftp://host/path``, ``https://…`` and
whatever else fsspec can open (extra ``remote``).

A file is fetched only when the run comes to it, a few ahead of the workers, and is deleted as soon
as it is done: the disk never holds more of the archive than that."""

from __future__ import annotations

import contextlib
import errno
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from pipeline.errors import (
    AccessRefused,
    MissingEngine,
    OutputFull,
    UsageError,
    brief,
)
from pipeline.records import Limits

_AHEAD = 4  # files on their way at a time: enough to hide the distance
_CONNECT = 20  # seconds for a server to answer
_SILENT = 60  # seconds without a byte after which a server is given up
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
# What tells that a file is still the same, as the libraries behind fsspec name it. The time of
# the last access, which some of them also give, changes with every reading.
_STAMPS = ("ETag", "etag", "LastModified", "mtime", "modified", "created")
# Errors of botocore, asyncssh and aiohttp that are no PermissionError yet mean one.
_REFUSALS = frozenset(
    {
        "NoCredentialsError",
        "PartialCredentialsError",
        "ProfileNotFound",
        "PermissionDenied",
        "HostKeyNotVerifiable",
        "KeyImportError",
    }
)
REMEDIES = {
    "s3": "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or AWS_PROFILE; for a public bucket "
    "FSSPEC_S3_ANON=true, for a store of your own also AWS_ENDPOINT_URL",
    "sftp": "let `sftp HOST` work first: its key in ~/.ssh/known_hosts, yours in ~/.ssh or in "
    "ssh-agent",
    "http": "give a link that opens without signing in",
}
_SAME = {"ssh": "sftp", "s3a": "s3", "https": "http"}


def is_url(text: str) -> bool:
    """Whether an input names an archive elsewhere, not a path of this machine."""
    return "://" in text


def shown_url(url: str) -> str:
    """The address for people and tables: without user, password and signature."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    path = unquote(parts.path) if _is_web(url) else parts.path
    return urlunsplit((parts.scheme, host, path, "", ""))


def _is_web(url: str) -> bool:
    """Whether names in the address are written with %, as those in links are."""
    return urlsplit(url).scheme.lower() in ("http", "https")


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """One file of a remote archive. ``mark`` changes with its bytes; "" where the server tells
    nothing that does."""

    url: str
    path: str  # as its file system names it
    size: int | None
    mark: str = ""
    problem: str = ""


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
        self.url = shown_url(url)
        self._kind = urlsplit(url).scheme.lower()
        try:
            self._system, top = _file_system(url, self._kind)
            self.files = tuple(self._list(top))
        except ImportError as error:
            raise MissingEngine(
                f"{self.url}: {self._kind}:// is not installed ({error})",
                "pip install 'baocao[remote]'",
            ) from error
        except Exception as error:  # each library has errors of its own
            raise self._explained(error, url) from error

    def _explained(self, error: Exception, url: str) -> UsageError:
        said = brief(error).replace(url, self.url)
        if isinstance(error, FileNotFoundError):
            return UsageError(f"{self.url}: there is nothing there")
        if _is_refusal(error):
            kind = _SAME.get(self._kind, self._kind)
            return AccessRefused(
                f"{self.url}: access is refused ({said})",
                REMEDIES.get(kind, ""),
            )
        return UsageError(
            f"{self.url} cannot be listed ({said})",
            "check the address and the network, then run the same command again",
        )

    def _list(self, top: str) -> Iterator[RemoteFile]:
        """Every file below ``top``, sorted; a folder that cannot be listed is one with a
        problem."""
        info = self._system.info(top)
        is_file = info["type"] == "file" and not top.endswith("/")
        found = [self._file(info, top)] if is_file else self._below(top, top)
        yield from sorted(found, key=lambda file: file.path)

    def _below(self, folder: str, top: str) -> Iterator[RemoteFile]:
        try:
            entries = self._system.ls(folder, detail=True)
        except Exception as error:
            if folder == top:
                raise
            problem = f"folder not read ({brief(error)})"
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
        # a web server tells more of one file than of a list
        if info.get("size") is None:
            with contextlib.suppress(Exception):
                info = {**info, **self._system.info(info["name"])}
        stamps = [str(info[name]) for name in _STAMPS if info.get(name)]
        size = info.get("size")
        mark = " ".join((str(size), *stamps)) if stamps else ""
        return RemoteFile(
            self._url(info["name"], top), info["name"], size, mark
        )

    def _url(self, path: str, top: str) -> str:
        inner = path.removeprefix(top.rstrip("/")).lstrip("/")
        inner = unquote(inner) if _is_web(top) else inner
        return f"{self.url.rstrip('/')}/{inner}" if inner else self.url

    def fetch(
        self, files: Iterable[RemoteFile], folder: Path, limits: Limits
    ) -> Iterator[Fetched]:
        """Copies of ``files`` in ``folder``, in their order. What cannot be fetched has a problem.
        Raises OutputFull where the disk is full."""
        folder.mkdir(parents=True, exist_ok=True)
        waiting: deque[tuple[RemoteFile, Future[Fetched]]] = deque()
        pool = ThreadPoolExecutor(_AHEAD, "baocao-fetch")
        try:
            for number, file in enumerate(files):
                target = folder / str(number)
                future = pool.submit(self._fetch, file, target, limits)
                waiting.append((file, future))
                if len(waiting) > _AHEAD:
                    yield waiting.popleft()[1].result()
            while waiting:
                yield waiting.popleft()[1].result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _fetch(self, file: RemoteFile, target: Path, limits: Limits) -> Fetched:
        if file.problem:
            return Fetched(file, "", file.problem)
        if (file.size or 0) > limits.file_bytes:
            problem = (
                f"larger than {limits.file_bytes >> 20} MB (limit file_bytes)"
            )
            return Fetched(file, "", problem)
        try:
            self._copy(file, target, limits.document_seconds)
            size = target.stat().st_size
            if file.size is not None and size != file.size:
                raise OSError(f"cut short: {size} of {file.size} bytes")
        except Exception as error:
            target.unlink(missing_ok=True)
            if isinstance(error, OSError) and error.errno in _FULL:
                raise OutputFull(
                    f"no space is left to fetch {file.url}"
                ) from error
            return Fetched(file, "", f"cannot be fetched: {brief(error)}")
        return Fetched(file, str(target))

    def _copy(self, file: RemoteFile, target: Path, seconds: float) -> None:
        bounds = {"timeout": seconds} if self._system.async_impl else {}
        self._system.get_file(file.path, str(target), **bounds)


def _file_system(url: str, kind: str) -> tuple[Any, str]:
    """The file system of an address and the path in it. Nothing is kept between two of them."""
    from fsspec.core import url_to_fs  # an extra

    if _is_web(url):
        url = quote(url, safe="%/:=&?~#+!$,;'@()*[]")
    system, path = url_to_fs(url, skip_instance_cache=True, **_options(kind))
    # the folder's end is what tells a web page of links from a file
    return system, path + "/" * (url.endswith("/") and not path.endswith("/"))


def _options(kind: str) -> dict[str, Any]:
    """What makes a server that falls silent an error, and a host that is not known a refusal."""
    kind = _SAME.get(kind, kind)
    if kind == "sftp":
        # () is asyncssh's own ~/.ssh/known_hosts; sshfs would trust every host
        return {
            "known_hosts": (),
            "connect_timeout": _CONNECT,
            "keepalive_interval": _SILENT // 3,
        }
    if kind == "s3":
        waits = {"connect_timeout": _CONNECT, "read_timeout": _SILENT}
        return {"config_kwargs": waits, "use_listings_cache": False}
    if kind == "http":
        from aiohttp import ClientTimeout

        silent = ClientTimeout(
            total=None, sock_connect=_CONNECT, sock_read=_SILENT
        )
        return {
            "client_kwargs": {"timeout": silent},
            "use_listings_cache": False,
        }
    return {}


def _is_refusal(error: BaseException | None) -> bool:
    """Whether an error, or what caused it, says that we may not enter."""
    while error is not None:
        if (
            isinstance(error, PermissionError)
            or type(error).__name__ in _REFUSALS
        ):
            return True
        if getattr(error, "status", 0) in (401, 403):  # of HTTP
            return True
        error = error.__cause__ or error.__context__
    return False
