"""Finds the inputs of a run: one record for every file, archive member and whatever else stands in
their place."""

from __future__ import annotations

import hashlib
import itertools
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from pipeline import sandbox
from pipeline.errors import BaocaoError, OutputFull
from pipeline.intake.archives import Budget, Member, unpack
from pipeline.intake.attached import has_attachments, is_portfolio
from pipeline.intake.leavings import is_leaving
from pipeline.intake.members import shown
from pipeline.intake.remote import RemoteArchive, RemoteFile
from pipeline.intake.sniff import sniff
from pipeline.records import Limits, Source

_CHUNK = 1 << 20
_LEDGER = "ledger.sqlite"  # its folder is the output of an earlier run
_LARGE = 32 << 20


class Done(Protocol):
    """What earlier runs know of remote files, so that nothing is fetched twice."""

    def sources(self, file: RemoteFile) -> tuple[Source, ...] | None:
        """What such a file gave, where all of that is read; None where it must be fetched."""
        ...

    def keep(self, file: RemoteFile, sources: tuple[Source, ...]) -> None: ...


def find(
    inputs: Iterable[Path | RemoteArchive],
    work: Path,
    limits: Limits,
    done: Done | None = None,
) -> Iterator[Source]:
    """One ``Source`` for each file in ``inputs`` (files, folders, archives, also remote ones), in
    the order of their names; remote files that are ``done`` come before those to be fetched.

    Members of archives, also of archives in archives down to ``limits.archive_depth``, are unpacked
    below ``work``; an archive itself has a row only where it could not be read to its end or is
    empty. Files attached to an e-mail or a PDF have rows beside that of the message or PDF. What
    systems leave beside people's files has none. What cannot be read (links that lead nowhere,
    pipes, files without permission, downloads that break off) has a row that says so. Never raises
    for an input, but OutputFull where the disk of ``work`` is full."""
    seen: dict[str, str] = {}
    numbers = itertools.count()
    for top in inputs:
        if isinstance(top, RemoteArchive):
            found = _remote(top, work, limits, done, numbers)
        else:
            found = _local(top, work, limits, numbers)
        for source in found:
            if not source.problem:
                earlier = seen.get(source.doc_id, "")
                seen.setdefault(source.doc_id, source.source)
                source = replace(source, duplicate_of=earlier)
            yield source


def files(top: Path) -> Iterator[Path]:
    """The files below ``top``, or itself, that a run opens; archives unopened."""
    for path, problem in _walk(top):
        if not problem:
            yield path


def _local(
    top: Path, work: Path, limits: Limits, numbers: Iterator[int]
) -> Iterator[Source]:
    # Path.is_dir raises where a folder above may not be entered
    folder = os.path.isdir(top)
    for path, problem in _walk(top):
        number = next(numbers)
        name = shown(
            os.fsencode(path.relative_to(top) if folder else path.name)
        )
        plain = _plain(path, work / f"{number}.link") if not problem else ""
        member = Member(name, plain, problem)
        yield from _describe(member, work / str(number), limits, None, 0)


def _remote(
    top: RemoteArchive,
    work: Path,
    limits: Limits,
    done: Done | None,
    numbers: Iterator[int],
) -> Iterator[Source]:
    """The sources of a remote archive: first those that are done, then each file as it comes."""
    missing: list[RemoteFile] = []
    for file in top.files:
        known = done.sources(file) if done else None
        if known is None:
            missing.append(file)
        else:
            yield from known
    for copy in top.fetch(missing, work / f"remote-{next(numbers)}", limits):
        member = Member(shown(copy.file.url), copy.path, copy.problem)
        found: list[Source] = []
        for source in _describe(
            member, work / str(next(numbers)), limits, None, 0
        ):
            found.append(source)
            yield source
        if done and not copy.problem:
            done.keep(copy.file, tuple(found))
        if copy.path and all(source.path != copy.path for source in found):
            # an archive: its members have files of their own
            os.unlink(copy.path)


def _plain(path: Path, link: Path) -> str:
    """A path that is text: records and the ledger hold no bytes, and a name may be no valid
    UTF-8."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        link.parent.mkdir(parents=True, exist_ok=True)
        link.unlink(missing_ok=True)
        link.symlink_to(path.absolute())
        return str(link)
    return str(path)


def _walk(top: Path) -> Iterator[tuple[Path, str]]:
    """Every entry below ``top`` that is no folder, with what speaks against opening it; sorted,
    links to folders are not followed (a loop of them has no end)."""
    try:
        mode = top.stat().st_mode
    except OSError as error:
        yield top, _said(error)
        return
    if not stat.S_ISDIR(mode):
        yield top, "" if stat.S_ISREG(mode) else "a device or pipe: not read"
        return
    try:
        with os.scandir(top) as listing:
            entries = sorted(listing, key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        yield top, f"folder not read ({_said(error)})"
        return
    if any(entry.name == _LEDGER for entry in entries):
        yield top, "a dataset that baocao wrote: its files are no documents"
        return
    for entry in entries:
        path = Path(entry.path)
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(path)
            elif entry.is_dir():
                yield path, "a link to a folder: not followed"
            elif entry.is_file():
                yield path, ""
            elif entry.is_symlink():
                yield path, "a link that leads nowhere"
            else:
                yield path, "a device or pipe: not read"
        except OSError as error:
            yield path, _said(error)


def _describe(
    member: Member,
    work: Path,
    limits: Limits,
    budget: Budget | None,
    depth: int,
) -> Iterator[Source]:
    """The sources of one file: one, those of its members where it is an archive, both where files
    are attached to it."""
    path = Path(member.path)
    if member.problem:
        yield _failed(member.name, member.problem)
        return
    try:
        if is_leaving(member.name, path):
            return
        size = path.stat().st_size
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
        yield _failed(member.name, _said(error))
        return
    budget = budget or Budget(limits.archive_bytes, limits.archive_members)
    if media in _ARCHIVES:
        yield from _members(source, work, limits, budget, depth)
    elif media in _MAIL or holds:
        yield from _attachments(source, work, limits, budget, depth)
    else:
        yield source


_ARCHIVES = ("zip", "tar", "rar", "7z", "mbox")
_MAIL = ("email", "msg")


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


def _members(
    archive: Source, work: Path, limits: Limits, budget: Budget, depth: int
) -> Iterator[Source]:
    """The members of an archive; the archive itself where it could not be read to its end."""
    inner, problem = _unpacked(archive, work, limits, budget, depth)
    if problem or not inner:
        problem = problem or "an archive without files"
        yield replace(archive, media="", problem=problem)
    for number, member in enumerate(inner, 1):
        yield from _describe(
            member, work / f"in{number}", limits, budget, depth + 1
        )


def _attachments(
    holder: Source, work: Path, limits: Limits, budget: Budget, depth: int
) -> Iterator[Source]:
    """A message or a PDF, then the files attached to it."""
    inner, problem = _unpacked(holder, work, limits, budget, depth)
    note = problem
    if inner:
        count = f"{len(inner)} attached file{'s' * (len(inner) > 1)}, each with a row of its own"
        kind = "e-mail" if holder.media != "pdf" else "PDF"
        if kind == "PDF" and is_portfolio(Path(holder.path)):
            kind = "PDF portfolio"
        note = "; ".join(filter(None, (f"{kind} with {count}", problem)))
    yield replace(holder, note=note)
    for number, member in enumerate(inner, 1):
        yield from _describe(
            member, work / f"in{number}", limits, budget, depth + 1
        )


def _unpacked(
    source: Source, work: Path, limits: Limits, budget: Budget, depth: int
) -> tuple[list[Member], str]:
    """The members of an archive, or files attached, with their names in full; and why not all of
    them could be had."""
    if depth >= limits.archive_depth:
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
            work,
            limits,
            budget,
            memory_bytes=limits.memory_bytes,
            seconds=limits.document_seconds,
        )
    except OutputFull:
        raise
    except BaocaoError as error:
        return [], str(error)
    budget.bytes, budget.members = left.bytes, left.members
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


def _said(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be opened: {error.strerror.lower()}"
    return " ".join(str(error).split())


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while part := file.read(_CHUNK):
            digest.update(part)
    return digest.hexdigest()[:16]
