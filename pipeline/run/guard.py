"""What a run refuses before it begins, so that no dataset is lost and none is read as documents."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from pipeline.errors import OtherArchive, OutputDenied, UsageError
from pipeline.intake import RemoteArchive

LEDGER = "ledger.sqlite"
_NAMED = 3  # documents named in a message


# what a run is given: a path of this machine, or another's
Top = Path | RemoteArchive


def outside(made: Path, inputs: Iterable[Top]) -> None:
    """Refuses an output that lies inside an input: the next run would read what this one wrote.
    Raises UsageError."""
    for top in _local(inputs):
        if top.is_dir() and made.resolve().is_relative_to(top.resolve()):
            raise UsageError(
                f"{made} lies inside the input {top}", "give a folder beside it"
            )


def make(output: Path) -> None:
    """Makes the folder of the dataset. Raises OutputDenied where it is a file or may not be
    written."""
    try:
        output.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise OutputDenied(f"{output} is a file, not a folder") from error
    except OSError as error:
        if error.errno == errno.ENOSPC:  # the run says what a full disk means
            raise
        raise OutputDenied(f"{output} may not be written") from error
    if not os.access(output, os.W_OK | os.X_OK):
        raise OutputDenied(f"{output} may not be written")


def given(top: Top) -> str:
    """How the ledger names what a run was given."""
    return top.url if isinstance(top, RemoteArchive) else str(top.resolve())


def same_archive(output: Path, inputs: Sequence[Top]) -> None:
    """Refuses to replace a dataset of other documents: a second archive into the same folder.

    It is the same archive where all that was given before is given again, alone or among more,
    where all its documents lie in a copy that is given, and where it is no longer there but half of
    them are: moved or renamed since. Raises OtherArchive, which names what would go."""
    tops, documents = _last_run(output)
    now = [Path(given(top)) for top in inputs]
    left = [top for top in tops if not _is_among(top, now)]
    if not documents or not left:
        return
    is_gone = not any(top.exists() for top in left)
    needed = len(documents) / 2 if is_gone else len(documents)
    if _found_again(documents, inputs) >= needed:
        return
    named = ", ".join(name for name, _ in documents[:_NAMED])
    more = ", …" if len(documents) > _NAMED else ""
    raise OtherArchive(
        f"{output} holds {len(documents)} documents of another archive: {named}{more}"
    )


def _is_among(top: Path, folders: Iterable[Path]) -> bool:
    return any(top.is_relative_to(folder) for folder in folders)


def _found_again(
    documents: Sequence[tuple[str, int]], inputs: Iterable[Top]
) -> int:
    """How many of the documents (name and bytes) lie below ``inputs``; those of archives where
    their archive does."""
    sizes: set[tuple[str, int]] = set()
    for path in _files(_local(inputs)):
        sizes.add((path.name, path.stat().st_size))
    names = {name for name, _ in sizes}
    found = 0
    for source, size in documents:
        archive, inside, _ = source.partition("!/")
        name = os.path.basename(archive)
        found += name in names if inside else (name, size) in sizes
    return found


def _local(tops: Iterable[Top]) -> Iterator[Path]:
    return (top for top in tops if isinstance(top, Path))


def _files(tops: Iterable[Path]) -> Iterator[Path]:
    for top in tops:
        found = top.rglob("*") if top.is_dir() else (top,)
        yield from filter(Path.is_file, found)


def _last_run(output: Path) -> tuple[list[Path], list[tuple[str, int]]]:
    """The paths that the last run into ``output`` was given, and its documents: name and size."""
    if not (output / LEDGER).exists():
        return [], []
    try:
        with closing(sqlite3.connect(output / LEDGER)) as base:
            given = base.execute(
                "SELECT value FROM meta WHERE key='given'"
            ).fetchone()
            documents = base.execute(
                "SELECT source, size FROM inputs ORDER BY source"
            ).fetchall()
    except sqlite3.DatabaseError:
        return [], []  # the run itself says that the ledger is damaged
    return [
        Path(top) for top in json.loads(given[0])
    ] if given else [], documents
