"""What one file is: a document, an archive with its members, a message or PDF with what is attached
to it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import sandbox
from pipeline.errors import BaocaoError, OutputFull
from pipeline.intake.archives import Budget, Member, unpack
from pipeline.intake.attached import has_attachments, is_portfolio
from pipeline.intake.leavings import LOCK, is_leaving, is_lock
from pipeline.intake.sniff import sniff
from pipeline.records import Limits, Source
from pipeline.text import one_line

_CHUNK = 1 << 20
_LARGE = 32 << 20
_ARCHIVES = ("zip", "tar", "rar", "7z", "mbox")
_MAIL = ("email", "msg")


@dataclass(frozen=True, slots=True)
class Nest:
    """Where the members of a file are unpacked, and how much more of them there may be."""

    work: Path
    limits: Limits
    budget: Budget
    depth: int = 0

    def inner(self, number: int) -> Nest:
        """That of a member."""
        return replace(
            self, work=self.work / f"in{number}", depth=self.depth + 1
        )


def outermost(work: Path, limits: Limits) -> Nest:
    """That of a file that lies in no other."""
    return Nest(
        work, limits, Budget(limits.archive_bytes, limits.archive_members)
    )


def describe(member: Member, nest: Nest) -> Iterator[Source]:
    """The sources of one file: one, those of its members where it is an archive, both where files
    are attached to it."""
    path, limits = Path(member.path), nest.limits
    if member.problem:
        yield _failed(member.name, member.problem)
        return
    try:
        if is_leaving(member.name, path):
            return
        size = path.stat().st_size
        if is_lock(member.name, path):
            yield _failed(member.name, LOCK, size)
            return
        if size > limits.file_bytes:
            problem = (
                f"larger than {limits.file_bytes >> 20} MB (limit file_bytes)"
            )
            yield _failed(member.name, problem, size)
            return
        media, problem = _kind(path, size, limits)
        source = Source(
            member.name, member.path, _hash(path), media, size, problem
        )
        holds = media == "pdf" and has_attachments(path)
    except (OSError, BaocaoError) as error:
        yield _failed(member.name, said(error))
        return
    if media in _ARCHIVES:
        yield from _members(source, nest)
    elif media in _MAIL or holds:
        yield from _attachments(source, nest)
    else:
        yield source


def _kind(path: Path, size: int, limits: Limits) -> tuple[str, str]:
    """The index of a large archive may need memory out of measure; small files cannot and are
    spared the fork."""
    if size < _LARGE:
        return sniff(path)
    bounds = {
        "memory_bytes": limits.memory_bytes,
        "seconds": limits.page_seconds,
    }
    return sandbox.call(sniff, path, **bounds)


def _members(archive: Source, nest: Nest) -> Iterator[Source]:
    """The members of an archive; the archive itself where it could not be read to its end."""
    inner, problem = _unpacked(archive, nest)
    if problem or not inner:
        problem = problem or "an archive without files"
        yield replace(archive, media="", problem=problem)
    for number, member in enumerate(inner, 1):
        yield from describe(member, nest.inner(number))


def _attachments(holder: Source, nest: Nest) -> Iterator[Source]:
    """A message or a PDF, then the files attached to it."""
    inner, problem = _unpacked(holder, nest)
    note = problem
    if inner:
        count = f"{len(inner)} attached file{'s' * (len(inner) > 1)}, each with a row of its own"
        kind = "e-mail" if holder.media != "pdf" else "PDF"
        if kind == "PDF" and is_portfolio(Path(holder.path)):
            kind = "PDF portfolio"
        note = "; ".join(filter(None, (f"{kind} with {count}", problem)))
    yield replace(holder, note=note)
    for number, member in enumerate(inner, 1):
        yield from describe(member, nest.inner(number))


def _unpacked(source: Source, nest: Nest) -> tuple[list[Member], str]:
    """The members of an archive, or files attached, with their names in full; and why not all of
    them could be had."""
    limits = nest.limits
    if nest.depth >= limits.archive_depth:
        limit = (
            f"nested deeper than {limits.archive_depth} (limit archive_depth)"
        )
        kind = "archives" if source.media in _ARCHIVES else "attached files"
        return [], f"{kind} {limit}"
    try:
        members, problem, left = sandbox.call(
            unpack,
            Path(source.path),
            source.media,
            nest.work,
            limits,
            nest.budget,
            memory_bytes=limits.memory_bytes,
            seconds=limits.document_seconds,
        )
    except OutputFull:
        raise
    except BaocaoError as error:
        return [], str(error)
    nest.budget.bytes, nest.budget.members = left.bytes, left.members
    named = [
        replace(one, name=f"{source.source}!/{one.name}") for one in members
    ]
    return named, problem


def _failed(name: str, problem: str, size: int = 0) -> Source:
    """The row of an input whose bytes are not known: its id comes from its name."""
    return Source(
        name,
        "",
        hashlib.sha256(b"name\0" + name.encode()).hexdigest()[:16],
        "",
        size,
        problem,
    )


def said(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be opened: {error.strerror.lower()}"
    return one_line(str(error))


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while part := file.read(_CHUNK):
            digest.update(part)
    return digest.hexdigest()[:16]
