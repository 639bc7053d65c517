"""Unpacks archives, and what is attached to e-mails and PDFs, into files named by us, so that no
member's name ever reaches the file system."""

from __future__ import annotations

import errno
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from pipeline.errors import LimitPassed, OutputFull, brief
from pipeline.intake import attached
from pipeline.intake.members import (
    Entry,
    Opener,
    of_libarchive,
    of_tar,
    of_zip,
    shown,
)
from pipeline.records import Limits

_CHUNK = 1 << 20
# below this a high compression ratio does no harm: blank forms shrink a thousandfold
_SMALL = 16 << 20
BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    IndexError,
    OverflowError,
)


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an archive: its name as shown to the user, and where its bytes lie ("" where it
    has a problem)."""

    name: str
    path: str = ""
    problem: str = ""


@dataclass
class Budget:
    """What the members of one top-level archive, nested ones included, may still cost."""

    bytes: int
    members: int


def unpack(
    path: Path, kind: str, folder: Path, limits: Limits, budget: Budget
) -> tuple[list[Member], str, Budget]:
    """The members of the archive at ``path`` in the order of their names, written to ``folder`` as
    1, 2, 3 …

    Links, devices, encrypted members and names that leave the archive become members with a
    problem. The second value says why the archive could not be read to its end, "" where it could;
    the third is what is left of ``budget``. Raises OutputFull where the disk of ``folder`` is full,
    which is no fault of the archive."""
    folder.mkdir(parents=True, exist_ok=True)
    walk = _WALKS[kind](path)
    members: list[Member] = []
    problem = ""
    try:
        for name, size, packed, refusal, opener in walk:
            if budget.members <= 0:
                raise LimitPassed(
                    f"more than {limits.archive_members} members (limit archive_members)"
                )
            budget.members -= 1
            if refusal := refusal or _unsafe(name):
                members.append(Member(name, "", refusal))
                continue
            target = folder / str(len(members) + 1)
            refusal = _written(
                opener, target, size, packed, limits, budget, kind in _STREAMS
            )
            members.append(
                Member(name, "" if refusal else str(target), refusal)
            )
    except LimitPassed as error:
        problem = str(error)
    except BROKEN as error:
        if _is_full(error):
            raise OutputFull(
                f"no space is left to unpack {path.name}"
            ) from error
        problem = (
            f"broken {kind} file"
            if kind in _ATTACHED
            else f"broken {kind} archive"
        )
        problem += f" ({brief(error)})"
    return sorted(members, key=lambda member: member.name), problem, budget


def _written(
    opener: Opener,
    target: Path,
    size: int,
    packed: int,
    limits: Limits,
    budget: Budget,
    stream: bool,
) -> str:
    """Writes a member to ``target``; why it is refused, "" where it is whole. Raises where the
    archive cannot go on: past a limit, with a full disk, in a stream that is broken."""
    refusal = "refused"
    try:
        with opener() as source:
            refusal = _copy(source, target, size, packed, limits, budget)
    except LimitPassed:
        raise
    except BROKEN as error:
        if stream or _is_full(error):
            raise
        refusal = f"broken member ({type(error).__name__}: {error})"
    finally:
        if refusal:
            target.unlink(missing_ok=True)
    return refusal


def _is_full(error: Exception) -> bool:
    return isinstance(error, OSError) and error.errno in (
        errno.ENOSPC,
        errno.EDQUOT,
    )


def _unsafe(name: str) -> str:
    parts = name.replace("\\", "/").split("/")
    if (
        ".." in parts
        or name.startswith(("/", "\\"))
        or (len(name) > 1 and name[1] == ":")
    ):
        return "its name leads out of the archive: not read"
    return ""


def _copy(
    source: IO[bytes],
    target: Path,
    said: int,
    packed: int,
    limits: Limits,
    budget: Budget,
) -> str:
    """Copies a member, counting; the reason why this member is refused, "" where it is whole.

    Sizes in headers are claims: what comes out is counted. Raises LimitPassed where the whole
    archive is too large."""
    ratio = (
        max(_SMALL, packed * limits.archive_ratio)
        if packed >= 0
        else limits.archive_bytes
    )
    size = 0
    with open(target, "wb") as file:
        while part := source.read(_CHUNK):
            size += len(part)
            budget.bytes -= len(part)
            if budget.bytes < 0:
                raise LimitPassed(
                    f"unpacks to more than {limits.archive_bytes >> 20} MB (limit archive_bytes)"
                )
            if size > limits.file_bytes:
                return f"larger than {limits.file_bytes >> 20} MB (limit file_bytes)"
            if size > ratio:
                return (
                    f"unpacks to more than {limits.archive_ratio} times its size (limit "
                    "archive_ratio)"
                )
            file.write(part)
    return f"cut short: {size} of {said} bytes" if size < said else ""


def _attached(walk: Callable[[Path], Iterator[tuple[str, bytes]]]) -> _Walk:
    """Attachments as members; of two with one name the second is numbered."""

    def members(path: Path) -> Iterator[Entry]:
        seen: dict[str, int] = {}
        for name, data in walk(path):
            name = (
                shown(name).replace("\\", "/").rpartition("/")[2] or "unnamed"
            )
            seen[name] = seen.get(name, 0) + 1
            if seen[name] > 1:
                name = f"{seen[name]}-{name}"
            yield name, len(data), -1, "", partial(_bytes, data)

    return members


@contextmanager
def _bytes(data: bytes) -> Iterator[IO[bytes]]:
    yield io.BytesIO(data)


_Walk = Callable[[Path], Iterator[Entry]]
_WALKS: dict[str, _Walk] = {
    "zip": of_zip,
    "tar": of_tar,
    "rar": of_libarchive,
    "7z": of_libarchive,
    "mbox": _attached(attached.to_mailbox),
    "email": _attached(attached.to_mail),
    "msg": _attached(attached.to_outlook_message),
    "pdf": _attached(attached.to_pdf),
}
# what is broken in one member leaves no way to the next
_STREAMS = ("tar", "rar", "7z")
_ATTACHED = ("email", "msg", "pdf")
