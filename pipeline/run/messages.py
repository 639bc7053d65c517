"""What passes between a run and its worker processes, as MessagePack through a pipe.

Apart from ``child``, which brings every stage: the main process asks and keeps, and never loads a
model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline import review
from pipeline.errors import BaocaoError
from pipeline.records import (
    Check,
    Digest,
    Findings,
    Header,
    Layout,
    Mention,
    Page,
    Reading,
    ReadOptions,
    Source,
)
from pipeline.run.codec import pack
from pipeline.text import one_line


@dataclass(frozen=True, slots=True)
class Request:
    kind: str  # count, read, analyse, draw, searchable, prepare, report
    source: Source
    path: bytes  # as the file system names it: names need not be UTF-8
    options: ReadOptions
    page: int = 0  # to read; 0 for the whole file
    pages: tuple[bytes, ...] = ()  # analyse: packed Readings in order
    # analyse: packed results of the stages before; draw: of all
    results: dict[str, bytes] = field(default_factory=dict)
    stage: str = ""  # analyse: the first to run; report: the file to write
    # analyse: what people decided about its figures
    decisions: tuple[review.Decision, ...] = ()
    # draw: pages that have their picture
    drawn: tuple[int, ...] = ()
    # report: where the files lie, by doc_id
    inputs: dict[str, bytes] = field(default_factory=dict)
    language: str = "vi"  # report: of what it says, vi or en


@dataclass(frozen=True, slots=True)
class Made:
    """The packed record of a page or of a stage, and what went wrong with it."""

    record: bytes
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    count: int = 0
    # "page", or the name of a stage
    made: dict[str, Made] = field(default_factory=dict)
    pictures: dict[int, bytes] = field(default_factory=dict)
    searchable: bytes = b""  # the scan as a PDF with its text beneath
    problem: str = ""  # the file as a whole cannot be read
    missing: str = ""  # an engine that is not installed, and how to install it
    errno: int = 0  # report: what the disk says
    rss: int = 0  # bytes in use after the request


def said(error: BaseException) -> str:
    """An error in one line of ``problem``."""
    text = one_line(str(error))[:300]
    if isinstance(error, MemoryError):
        return "needs more memory than there is"
    if isinstance(error, BaocaoError):
        return f"{text}: {error.remedy}" if error.remedy else text
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def failed(doc_id: str, problem: str) -> dict[str, Made]:
    """The results of a document whose analysis killed its process: empty, and saying so once."""
    empty = Layout(Header(), ())
    return {
        "structure": Made(pack(empty), problem),
        "mentions": Made(pack(())),
        "facts": Made(pack(Findings())),
        "checks": Made(pack(())),
        "digest": Made(pack(Digest(doc_id, "", empty.header))),
    }


def empty_page(page: int, problem: str) -> Made:
    """A page that could not be read."""
    return Made(
        pack(Reading((Page(page, "", quality=0.0, problem=problem),))), problem
    )


# what is stored of each stage
RESULTS: Mapping[str, Any] = {
    "structure": Layout,
    "mentions": tuple[Mention, ...],
    "facts": Findings,
    "checks": tuple[Check, ...],
}
