"""The members of archives one by one: zip and tar by the standard library, RAR and 7-Zip by
libarchive. Nothing is written here."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import struct
import tarfile
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import IO, Any

_CHUNK = 1 << 20
Opener = Callable[[], AbstractContextManager[IO[bytes]]]
# name, size as the header claims, packed size (-1: not known), why it is refused, its bytes
Entry = tuple[str, int, int, str, Opener]


def shown(raw: bytes | str) -> str:
    """A file's name for people and tables: NFC, one line, legacy code pages tried, nothing lost.

    Windows in Vietnam wrote zip names in code page 1258; undecodable bytes are shown as ``\\xNN``.
    """
    name = (
        raw.encode("utf-8", "surrogateescape") if isinstance(raw, str) else raw
    )
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


def of_zip(path: Path) -> Iterator[Entry]:
    with zipfile.ZipFile(path) as archive:
        for info in sorted(
            archive.infolist(),
            key=lambda info: (info.filename, info.header_offset),
        ):
            if info.is_dir():
                continue
            name = _zip_name(info)
            mode = info.external_attr >> 16
            refusal = ""
            if info.flag_bits & 0x1:
                refusal = (
                    "encrypted member: unpack the archive with its password "
                    "and give the folder"
                )
            elif mode and stat.S_ISLNK(mode):
                refusal = "a link: not followed"
            yield (
                name,
                info.file_size,
                info.compress_size,
                refusal,
                _zip_opener(archive, info),
            )


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


def _zip_opener(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Opener:
    return lambda: archive.open(info)


def of_tar(path: Path) -> Iterator[Entry]:
    if packed := _packed_alone(path):
        yield packed
        return
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
            yield (
                shown(info.name),
                info.size,
                -1,
                refusal,
                _tar_opener(archive, info),
            )


def _packed_alone(path: Path) -> Entry | None:
    """The one file that gzip, bzip2 or xz packed without a tar around it; None of an archive."""
    with open(path, "rb") as file:
        head = file.read(_HEAD)
    unpack = next(
        (by for magic, by in _PACKERS if head.startswith(magic)), None
    )
    if unpack is None:
        return None
    opener: Opener = partial(unpack, path)
    try:
        with opener() as file:
            block = file.read(tarfile.BLOCKSIZE)
        if len(block) == tarfile.BLOCKSIZE:
            if any(block):  # else an empty archive
                tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
            return None
    except tarfile.TarError:
        pass  # no header of a member: a file of its own
    except (OSError, EOFError, ValueError, lzma.LZMAError):
        return None
    return _name_within(head), 0, -1, "", opener


def _name_within(head: bytes) -> str:
    """The name that gzip keeps of the file that it packed (RFC 1952, 2.3)."""
    named = head[:2] == b"\x1f\x8b" and head[3] & 0x08 and not head[3] & 0x04
    return shown(head[10:].partition(b"\0")[0]) if named else "content"


_HEAD = 512
_PACKERS: tuple[tuple[bytes, Callable[[Path], Any]], ...] = (
    (b"\x1f\x8b", gzip.open),
    (b"BZh", bz2.open),
    (b"\xfd7zXZ\0", lzma.open),
)


def _tar_opener(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Opener:
    @contextmanager
    def opened() -> Iterator[IO[bytes]]:
        file = archive.extractfile(info)
        if file is None:
            raise tarfile.ReadError("member without data")
        with file:
            yield file

    return opened


def of_libarchive(path: Path) -> Iterator[Entry]:
    """RAR and 7-Zip, by libarchive; one pass. Raises RuntimeError where it is not installed."""
    try:
        import libarchive
    # the C library is missing
    except (ImportError, AttributeError, OSError, TypeError) as error:
        raise RuntimeError(
            "reading RAR and 7-Zip needs libarchive13"
        ) from error
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


def _blocks_opener(entry: Any) -> Opener:
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
