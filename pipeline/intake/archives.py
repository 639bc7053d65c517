"""Unpacks archives, and what is attached to e-mails and PDFs, into files named by us, so that no
member's name ever reaches the file system."""

from __future__ import annotations

import errno
import io
import lzma
import stat
import struct
import tarfile
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any

from pipeline.errors import LimitPassed, OutputFull
from pipeline.intake import attached
from pipeline.records import Limits

_CHUNK = 1 << 20
# below this a high compression ratio does no harm: blank forms shrink a thousandfold
_SMALL = 16 << 20
_BROKEN = (
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


_Opener = Callable[[], AbstractContextManager[IO[bytes]]]


def shown(raw: bytes | str) -> str:
    """A file's name for people and tables: NFC, one line, legacy code pages tried, nothing lost.

    Windows in Vietnam wrote zip names in code page 1258; undecodable bytes are shown as ``\\xNN``.
    """
    name = raw.encode("utf-8", "surrogateescape") if isinstance(raw, str) else raw
    try:
        text = name.decode("utf-8")
    except UnicodeDecodeError:
        try:
            text = name.decode("cp1258")
        except UnicodeDecodeError:
            text = name.decode("utf-8", "backslashreplace")
    text = unicodedata.normalize("NFC", text)
    return "".join(
        c
        if unicodedata.category(c) not in ("Cc", "Cs", "Cf", "Zl", "Zp")
        else c.encode("unicode_escape", "surrogatepass").decode("ascii")
        for c in text
    )


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
            try:
                with opener() as source:
                    refusal = _copy(source, target, size, packed, limits, budget)
            except LimitPassed:
                target.unlink(missing_ok=True)
                raise
            except _BROKEN as error:
                if kind in _STREAMS or _is_full(error):
                    target.unlink(missing_ok=True)
                    raise
                refusal = f"broken member ({type(error).__name__}: {error})"
            if refusal:
                target.unlink(missing_ok=True)
            members.append(Member(name, "" if refusal else str(target), refusal))
    except LimitPassed as error:
        problem = str(error)
    except _BROKEN as error:
        if _is_full(error):
            raise OutputFull(f"no space is left to unpack {path.name}") from error
        problem = f"broken {kind} file" if kind in _ATTACHED else f"broken {kind} archive"
        problem += f" ({' '.join(str(error).split()) or type(error).__name__})"
    return sorted(members, key=lambda member: member.name), problem, budget


def _is_full(error: Exception) -> bool:
    return isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)


def _unsafe(name: str) -> str:
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or name.startswith(("/", "\\")) or (len(name) > 1 and name[1] == ":"):
        return "its name leads out of the archive: not read"
    return ""


def _copy(
    source: IO[bytes], target: Path, said: int, packed: int, limits: Limits, budget: Budget
) -> str:
    """Copies a member, counting; the reason why this member is refused, "" where it is whole.

    Sizes in headers are claims: what comes out is counted. Raises LimitPassed where the whole
    archive is too large."""
    ratio = max(_SMALL, packed * limits.archive_ratio) if packed >= 0 else limits.archive_bytes
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


def _zip(path: Path) -> Iterator[tuple[str, int, int, str, _Opener]]:
    with zipfile.ZipFile(path) as archive:
        for info in sorted(
            archive.infolist(), key=lambda info: (info.filename, info.header_offset)
        ):
            if info.is_dir():
                continue
            name = _zip_name(info)
            mode = info.external_attr >> 16
            refusal = ""
            if info.flag_bits & 0x1:
                refusal = (
                    "encrypted member: unpack the archive with its password and give the folder"
                )
            elif mode and stat.S_ISLNK(mode):
                refusal = "a link: not followed"
            yield name, info.file_size, info.compress_size, refusal, _zip_opener(archive, info)


def _zip_name(info: zipfile.ZipInfo) -> str:
    """A member's name; Info-ZIP keeps the Unicode one in an extra field (0x7075) beside the other.

    Without the UTF-8 flag zipfile takes the name for code page 437, whatever it was."""
    if info.flag_bits & 0x800:
        return shown(info.filename)
    at, extra = 0, info.extra
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == 0x7075 and size > 5:
            return shown(extra[at + 9 : at + 4 + size])
        at += 4 + size
    return shown(_cp437(info.filename))


def _cp437(name: str) -> bytes | str:
    try:
        return name.encode("cp437")
    except UnicodeEncodeError:
        return name


def _zip_opener(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> _Opener:
    return lambda: archive.open(info)


def _tar(path: Path) -> Iterator[tuple[str, int, int, str, _Opener]]:
    # As a stream ("r|*"): one pass, no index of the whole archive before the first member.
    with tarfile.open(path, "r|*", errorlevel=0) as archive:
        for info in archive:
            if info.isdir():
                continue
            refusal = (
                ""
                if info.isreg()
                else "a link: not followed"
                if info.issym() or info.islnk()
                else "a device or pipe: not read"
            )
            yield shown(info.name), info.size, -1, refusal, _tar_opener(archive, info)


def _tar_opener(archive: tarfile.TarFile, info: tarfile.TarInfo) -> _Opener:
    @contextmanager
    def opened() -> Iterator[IO[bytes]]:
        file = archive.extractfile(info)
        if file is None:
            raise tarfile.ReadError("member without data")
        with file:
            yield file

    return opened


def _libarchive(path: Path) -> Iterator[tuple[str, int, int, str, _Opener]]:
    """RAR and 7-Zip, by libarchive; one pass. Raises RuntimeError where it is not installed."""
    try:
        import libarchive
    except (ImportError, AttributeError, OSError, TypeError) as error:  # the C library is missing
        raise RuntimeError("reading RAR and 7-Zip needs libarchive13") from error
    try:
        with libarchive.file_reader(str(path)) as archive:
            for entry in archive:
                if entry.isdir:
                    continue
                refusal = "" if entry.isreg else "a link or device: not read"
                name = shown(entry.pathname or "unnamed")
                yield name, entry.size or 0, -1, refusal, _blocks_opener(entry)
    except libarchive.exception.ArchiveError as error:
        said = str(error.msg or error)
        if "ncrypt" in said or "assphrase" in said:
            said = "encrypted: unpack it with its password and give the folder"
        raise RuntimeError(said) from error


def _blocks_opener(entry: Any) -> _Opener:
    @contextmanager
    def opened() -> Iterator[IO[bytes]]:
        yield io.BufferedReader(_Blocks(entry.get_blocks()), _CHUNK)

    return opened


class _Blocks(io.RawIOBase):
    """The blocks of a member as a file."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks, self._left = blocks, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._left:
            self._left = bytes(next(self._blocks, b""))
        size = min(len(buffer), len(self._left))
        buffer[:size], self._left = self._left[:size], self._left[size:]
        return size


def _attached(walk: Callable[[Path], Iterator[tuple[str, bytes]]]) -> _Walk:
    """Attachments as members; of two with one name the second is numbered."""

    def members(path: Path) -> Iterator[tuple[str, int, int, str, _Opener]]:
        seen: dict[str, int] = {}
        for name, data in walk(path):
            name = shown(name).replace("\\", "/").rpartition("/")[2] or "unnamed"
            seen[name] = seen.get(name, 0) + 1
            if seen[name] > 1:
                name = f"{seen[name]}-{name}"
            yield name, len(data), -1, "", partial(_bytes, data)

    return members


@contextmanager
def _bytes(data: bytes) -> Iterator[IO[bytes]]:
    yield io.BytesIO(data)


_Walk = Callable[[Path], Iterator[tuple[str, int, int, str, _Opener]]]
_WALKS: dict[str, _Walk] = {
    "zip": _zip,
    "tar": _tar,
    "rar": _libarchive,
    "7z": _libarchive,
    "email": _attached(attached.to_mail),
    "msg": _attached(attached.to_outlook_message),
    "pdf": _attached(attached.to_pdf),
}
_STREAMS = ("tar", "rar", "7z")  # what is broken in one member leaves no way to the next
_ATTACHED = ("email", "msg", "pdf")
