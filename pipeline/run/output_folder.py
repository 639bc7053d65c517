"""The output folder while a run writes to it: locked, with a place for temporary files, and with
errors that say what the user can do."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import Interrupted, OutputFull, UsageError
from pipeline.records import Source
from pipeline.run.guard import LEDGER
from pipeline.run.workers import kill_strays


@contextmanager
def alone(output: Path) -> Iterator[None]:
    """Refuses a second run on the same folder; the lock ends with the process, however it ends."""
    with open(output / ".lock", "w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise UsageError(
                f"another run is writing to {output}",
                "wait for it, or give another --output",
            ) from error
        yield


@contextmanager
def work_folder(output: Path) -> Iterator[Path]:
    """A folder for members of archives and temporary files. Those of runs that were killed are
    removed first, with the programs that still work in them: the lock says that no such run is
    alive."""
    for stale in output.glob(".work-*"):
        kill_strays(str(stale.resolve()))
        shutil.rmtree(stale, ignore_errors=True)
    for part in output.glob(".*.new"):
        part.unlink(missing_ok=True)
    work = (output / f".work-{os.getpid()}").resolve()
    work.mkdir()
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


@contextmanager
def clear_errors(output: Path) -> Iterator[None]:
    """What the user can do something about, said so."""
    try:
        yield
    except KeyboardInterrupt as error:
        raise Interrupted("stopped at once; finished pages are kept") from error
    except (OSError, sqlite3.OperationalError) as error:
        full = isinstance(error, OSError) and error.errno in (
            errno.ENOSPC,
            errno.EDQUOT,
            errno.EFBIG,
        )
        if full or "disk is full" in str(error):
            for part in output.glob(".*.new"):
                with contextlib.suppress(OSError):
                    part.unlink()
            raise OutputFull(
                f"no space is left for {output}; finished pages are kept"
            ) from error
        raise
    except sqlite3.DatabaseError as error:
        raise UsageError(
            f"{output / LEDGER} is damaged ({error})", "delete it and run again"
        ) from error


def searchable_path(folder: Path, source: Source) -> Path:
    """Where the searchable PDF of a source goes: its name, without what leads elsewhere."""
    names = source.source.replace("!/", "/").split("/")
    path = folder.joinpath(
        *(name for name in names if name not in ("", ".", ".."))
    )
    is_pdf = path.suffix.lower() == ".pdf"
    return path if is_pdf else path.with_name(path.name + ".pdf")


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file that is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.new")
    part.write_bytes(data)
    part.replace(path)


def drawn_pages(places: Path) -> dict[str, set[int]]:
    """doc_id -> its pages whose pictures earlier runs drew for the reports."""
    found: dict[str, set[int]] = {}
    for path in places.glob("[!.]*-[0-9]*.jpg"):
        doc_id, _, page = path.stem.rpartition("-")
        if page.isdecimal():
            found.setdefault(doc_id, set()).add(int(page))
    return found
