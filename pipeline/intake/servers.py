"""The servers that hold remote archives, as fsspec speaks to them: opened, opened again when the
connection breaks off, and what their errors mean."""

from __future__ import annotations

import errno
import re
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar
from urllib.parse import parse_qsl, quote, unquote, urlsplit, urlunsplit

from pipeline.errors import (
    AccessRefused,
    BaocaoError,
    MissingEngine,
    UsageError,
    brief,
)

_CONNECT = 20  # seconds for a server to answer
_SILENT = 60  # seconds without a byte after which a server is given up
# Seconds for a server that broke off to be there again, as after a restart of a router; what is
# left of its archive then has rows that say so, for another day would pass over its retries.
_PATIENCE = 120.0
_AGAIN = 5.0  # seconds between two tries of them
_GONE = "the server answers no more"
_TRIES = 3
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
# Errors of botocore, asyncssh and aiohttp that are no PermissionError yet mean one.
_REFUSALS = frozenset(
    {
        "NoCredentialsError",
        "PartialCredentialsError",
        "ProfileNotFound",
        "PermissionDenied",
        "SFTPPermissionDenied",
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
_ADDRESS = re.compile(r"\b\w+://[^\s'\"<>]+")
# parts of the names of what grants a right in the query of a link
_SECRET = re.compile(
    r"sig|token|key|credential|policy|auth|pass|pwd|session|^x-(amz|goog)-",
    re.IGNORECASE,
)

_Found = TypeVar("_Found")


def is_url(text: str) -> bool:
    """Whether an input names an archive elsewhere, not a path of this machine."""
    return "://" in text


def _same(kind: str) -> str:
    """One name for the kinds of address that the same library opens."""
    return _SAME.get(kind, kind)


def is_web(url: str) -> bool:
    """Whether names in the address are written with %, as those in links are."""
    return urlsplit(url).scheme.lower() in ("http", "https")


def shown_url(url: str) -> str:
    """The address for people and tables: without user, password and signature."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    path = unquote(parts.path) if is_web(url) else parts.path
    return urlunsplit((parts.scheme, host, path, "", ""))


def shown_link(link: str) -> str:
    """A link of a web page, or the part of it below the page, without what grants a right; the
    rest of its query may be all that tells two files apart.

    >>> shown_link("b%C3%A1o.pdf?id=3&sig=Zm9v")
    'báo.pdf?id=3'"""
    path, _, query = link.partition("?")
    kept = "&".join(
        f"{name}={value}"
        for name, value in parse_qsl(query, keep_blank_values=True)
        if not _SECRET.search(name)
    )
    return unquote(path) + f"?{kept}" * bool(kept)


def said(error: BaseException) -> str:
    """What an error says, in a line, and no password or signature of an address in it."""
    if is_missing(error):
        return "no longer there"
    if isinstance(error, TimeoutError) and not str(error):
        return "no answer in time"
    return _ADDRESS.sub(lambda found: shown_url(found[0]), brief(error))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """An error and what caused it."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _statuses(error: BaseException) -> list[int]:
    """Of HTTP."""
    found = (getattr(each, "status", None) for each in _chain(error))
    return [status for status in found if isinstance(status, int)]


def is_refusal(error: BaseException) -> bool:
    """Whether an error, or what caused it, says that we may not enter."""
    if any(status in (401, 403) for status in _statuses(error)):
        return True
    return any(
        isinstance(each, PermissionError) or type(each).__name__ in _REFUSALS
        for each in _chain(error)
    )


def is_missing(error: BaseException) -> bool:
    """Whether an error says that there is no such file; fsspec says so of whatever a web server
    answers."""
    if not isinstance(error, FileNotFoundError):
        return False
    return all(status in (404, 410) for status in _statuses(error))


def is_full(error: BaseException) -> bool:
    """Whether an error says that the disk here is full."""
    return isinstance(error, OSError) and error.errno in _FULL


def _is_final(error: BaseException) -> bool:
    """Whether asking again would only bring the same error."""
    return is_refusal(error) or is_missing(error) or is_full(error)


class Server:
    """What answers at one address. Raises what the libraries behind fsspec raise, ImportError
    where the one for this kind of address is not installed."""

    def __init__(self, url: str) -> None:
        self.url = shown_url(url)
        self._given = url
        self.kind = urlsplit(url).scheme.lower()
        self.system, self.top = _file_system(url, self.kind)
        self._renewing = threading.Lock()
        self._closing = threading.Event()
        self._is_gone = False

    def ask(self, question: Callable[[Any], _Found]) -> _Found:
        """What ``question`` gets of the file system: asked again over a fresh connection where the
        error says neither that it is refused nor that nothing is there. ConnectionError where
        the server answers no more."""
        system = self.system
        # s3fs asks again by itself, with a pause where a store has too much to do
        tries = 1 if _same(self.kind) == "s3" else _TRIES
        while not self._is_gone:
            tries -= 1
            try:
                return question(system)
            except Exception as error:
                if _is_final(error):
                    raise
                system = self._renewed(system)
                if not tries:
                    raise
        raise ConnectionError(_GONE)

    def close(self) -> None:
        """Waits no longer for a server to be there again."""
        self._closing.set()

    def _renewed(self, broken: Any) -> Any:
        """A connection of its own, so that a file that breaks each one breaks no other's. Those
        that come later use it as well, where theirs is ``broken``."""
        with self._renewing:
            until = time.monotonic() + _PATIENCE
            while not self._is_gone:
                try:
                    fresh = self._opened()
                except Exception:
                    late = time.monotonic() > until
                    self._is_gone = late or self._closing.wait(_AGAIN)
                    continue
                if self.system is broken:
                    self.system = fresh
                return fresh
        raise ConnectionError(_GONE)

    def _opened(self) -> Any:
        """A file system whose server answers, if only that we may not enter."""
        system, top = _file_system(self._given, self.kind)
        try:
            system.info(top, **bounds(system, _SILENT))
        except Exception as error:
            if not is_refusal(error) and not is_missing(error):
                raise
        return system


def bounds(system: Any, seconds: float) -> dict[str, float]:
    """Arguments that end a request after so long, where the file system can."""
    return {"timeout": seconds} if system.async_impl else {}


def explained(error: Exception, url: str) -> BaocaoError:
    """An error of an archive that cannot be opened or listed, for people."""
    kind, shown = urlsplit(url).scheme.lower(), shown_url(url)
    if isinstance(error, ImportError):
        return MissingEngine(
            f"{shown}: {kind}:// is not installed ({error})",
            "pip install 'baocao[remote]'",
        )
    if is_refusal(error):
        return AccessRefused(
            f"{shown}: access is refused ({said(error)})",
            REMEDIES.get(_same(kind), ""),
        )
    if is_missing(error):
        return UsageError(f"{shown}: there is nothing there")
    return UsageError(
        f"{shown} cannot be listed ({said(error)})",
        "check the address and the network, then run the same command again",
    )


def _file_system(url: str, kind: str) -> tuple[Any, str]:
    """The file system of an address and the path in it. Nothing is kept between two of them."""
    from fsspec.core import url_to_fs  # an extra

    if is_web(url):
        url = quote(url, safe="%/:=&?~#+!$,;'@()*[]")
    system, path = url_to_fs(url, skip_instance_cache=True, **_options(kind))
    # the folder's end is what tells a web page of links from a file
    return system, path + "/" * (url.endswith("/") and not path.endswith("/"))


def _options(kind: str) -> dict[str, Any]:
    """What makes a server that falls silent an error, and a host that is not known a refusal."""
    kind = _same(kind)
    if kind == "sftp":
        from sshfs.pools import SFTPHardChannelPool

        # () is asyncssh's own ~/.ssh/known_hosts; sshfs would trust every host
        return {
            "known_hosts": (),
            "connect_timeout": _CONNECT,
            "keepalive_interval": _SILENT // 3,
            # of a channel that several share one file can hold up the others
            "pool_type": SFTPHardChannelPool,
            # a name need be no UTF-8
            "sftp_client_kwargs": {"path_errors": "surrogateescape"},
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
