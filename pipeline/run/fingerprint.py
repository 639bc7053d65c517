"""What a stored result depends on, as short hashes: a result counts only while its hash is still
the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path, PurePosixPath

from pipeline.records import ReadOptions, Source
from pipeline.resources import MODELS
from pipeline.review import Decision
from pipeline.run import dependencies

# raise it when reading gives other output: finished pages of older runs are then read again
READING_VERSION = 2
# after the pages; each takes what those before it gave
STAGES = ("structure", "mentions", "facts", "checks")
# what people decided about figures is applied before they are checked
_ALSO = {"checks": ("review",)}
# what turns stored results into files
_WRITERS = ("dataset", "run", "report", "desk")


def _hash(paths: Iterable[Path], *more: str) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths, key=str):
        digest.update(path.name.encode() + b"\0" + _content(path))
    digest.update("\0".join(more).encode())
    return digest.hexdigest()[:16]


@cache
def _content(path: Path) -> bytes:
    """The hash of what a file of the package holds, which most stages share."""
    return hashlib.sha256(path.read_bytes()).digest()


@cache
def stages() -> dict[str, str]:
    """For each stage after the pages the hash of its code, its data and of all that stands before
    it."""
    found: dict[str, str] = {}
    before = ""
    for stage in STAGES:
        files = (
            dependencies.of(part) for part in (stage, *_ALSO.get(stage, ()))
        )
        before = _hash(frozenset().union(*files), before)
        found[stage] = before
    return found


@cache
def _reading_files() -> str:
    """What reading depends on. A release says by its number that its code reads otherwise, so that
    a cosmetic change does not cost days of OCR; a checkout changes without a number, and word lists
    and models count in both."""
    files = dependencies.of("pages")
    if not (dependencies.PACKAGE.parent / ".git").exists():
        files = frozenset(path for path in files if MODELS in path.parents)
    return _hash(files)


def of_document(
    source: Source, decisions: Sequence[Decision]
) -> dict[str, str]:
    """The hashes for one document: its header may hang on the file's name, its checks on what
    people decided about its figures."""
    name = file_name(source)
    found = {stage: _hash([], code, name) for stage, code in stages().items()}
    if not decisions:
        return found
    return {
        **found,
        "checks": _hash([], found["checks"], repr(tuple(decisions))),
    }


def file_name(source: Source) -> str:
    """The last part of where an input lies, also of a member of an archive."""
    return PurePosixPath(source.source.replace("\\", "/")).name


def reading(options: ReadOptions) -> str:
    """The hash of what decides how a page is read."""
    version = str(READING_VERSION)
    return _hash(
        [], version, _reading_files(), options.reader, str(options.pictures)
    )


def bounds(options: ReadOptions) -> str:
    """The hash of what decides whether a page can be read at all: failures are tried again where it
    changes. Of the password only its presence counts: nothing that helps to guess it may lie in the
    output folder."""
    return _hash([], repr(options.limits), str(bool(options.password)))


@cache
def dataset() -> str:
    """The hash of what turns stored results into files."""
    files = frozenset().union(*(dependencies.of(part) for part in _WRITERS))
    return _hash(files, stages()["checks"])
