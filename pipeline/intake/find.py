"""Finds the inputs of a run: one record for every file, archive member and whatever else stands in
their place."""

from __future__ import annotations

import itertools
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from pipeline.intake.archives import Member
from pipeline.intake.describe import describe, outermost, said
from pipeline.intake.members import shown
from pipeline.intake.remote import RemoteArchive, RemoteFile
from pipeline.records import Limits, Source

_LEDGER = "ledger.sqlite"  # its folder is the output of an earlier run


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
    systems leave beside people's files has none, but for the locks of open documents. What cannot
    be read (links that lead nowhere, pipes, files without permission, downloads that break off) has
    a row that says so. Never raises
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
        yield from describe(member, outermost(work / str(number), limits))


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
        nest = outermost(work / str(next(numbers)), limits)
        for source in describe(member, nest):
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
        yield top, said(error)
        return
    if not stat.S_ISDIR(mode):
        yield top, "" if stat.S_ISREG(mode) else "a device or pipe: not read"
        return
    try:
        with os.scandir(top) as listing:
            entries = sorted(listing, key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        yield top, f"folder not read ({said(error)})"
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
            yield path, said(error)
