"""What a stored result depends on, as short hashes: a result counts only while its hash is still
the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from pipeline import pages
from pipeline.records import ReadOptions
from pipeline.resources import MODELS
from pipeline.review import Decision

STAGES = (
    "structure",
    "mentions",
    "facts",
    "checks",
)  # after the pages; each takes what those before it gave
_PACKAGE = Path(__file__).resolve().parent.parent
_SHARED = ("records.py", "resources.py", "text.py", "symbols.py")


def _hash(paths: Iterable[Path], *more: str) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    digest.update("\0".join(more).encode())
    return digest.hexdigest()[:16]


def _code(folder: str) -> list[Path]:
    return sorted((_PACKAGE / folder).rglob("*.py"))


@cache
def stages() -> dict[str, str]:
    """For each stage after the pages the hash of its code, its data and of all that stands before
    it."""
    found: dict[str, str] = {}
    before = _hash(
        [
            *(_PACKAGE / name for name in _SHARED if (_PACKAGE / name).exists()),
            *(path for path in MODELS.rglob("*") if path.is_file() and path.name != "columns.tsv"),
        ]
    )
    for stage in STAGES:
        decided = [_PACKAGE / "review" / "decisions.py"] if stage == "checks" else []
        found[stage] = before = _hash([*_code(stage), *decided], before)
    return found


@cache
def _reading_code() -> str:
    # A release says by its number that reading changed, so that a cosmetic change does not cost
    # days of OCR; a checkout changes without a number.
    if not (_PACKAGE.parent / ".git").exists():
        return ""
    return _hash([*_code("pages"), *MODELS.rglob("*.onnx")])


def of_document(decisions: Sequence[Decision]) -> dict[str, str]:
    """The hashes for one document, whose checks hang on what people decided about its figures,
    too."""
    found = stages()
    return (
        {**found, "checks": _hash([], found["checks"], repr(tuple(decisions)))}
        if decisions
        else found
    )


def reading(options: ReadOptions) -> str:
    """The hash of what decides how a page is read."""
    return _hash(
        [], str(pages.READING_VERSION), _reading_code(), options.reader, str(options.pictures)
    )


def bounds(options: ReadOptions) -> str:
    """The hash of what decides whether a page can be read at all: failures are tried again where it
    changes. Of the password only its presence counts: nothing that helps to guess it may lie in the
    output folder."""
    return _hash([], repr(options.limits), str(bool(options.password)))


@cache
def dataset() -> str:
    """The hash of what turns stored results into files."""
    folders = ("dataset", "run", "report", "desk")
    return _hash(
        [*(path for folder in folders for path in _code(folder)), MODELS / "columns.tsv"],
        stages()["checks"],
    )
