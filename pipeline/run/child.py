"""The life of a worker process: answers requests to count pages, read them, analyse a document,
write a report.

Runs foreign bytes through native libraries, so it may die at any time; nothing here is kept but
caches. One request and one answer at a time, as MessagePack through a pipe."""

from __future__ import annotations

import contextlib
import errno
import gc
import importlib
import logging
import multiprocessing
import os
import resource
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec
import psutil

from pipeline import pages
from pipeline.errors import MissingEngine, UnreadableInput
from pipeline.records import (
    Page,
    Reading,
    Source,
)
from pipeline.run.analysis import analyse
from pipeline.run.codec import Unreadable, pack, unpack
from pipeline.run.messages import (
    RESULTS,
    Answer,
    Made,
    Request,
    said,
)
from pipeline.run.readings import joined

_log = logging.getLogger(__name__)


def serve(
    pipe: Connection,
    folder: str,
    plugins: Sequence[str],
    level: int,
) -> None:
    """Answers requests until the pipe closes. ``plugins`` are modules to import first (tests use
    them)."""
    # What it starts dies with it: a group of its own, which Ctrl-C in the terminal does not reach.
    os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    threading.Thread(target=_die_with_parent, daemon=True).start()
    # also for the programs that readers start
    tempfile.tempdir = os.environ["TMPDIR"] = folder
    logging.basicConfig(level=level)
    for name in plugins:
        importlib.import_module(name)
    encode = msgspec.msgpack.Encoder().encode
    decode = msgspec.msgpack.Decoder(Request).decode
    process = psutil.Process()
    modules = len(sys.modules)
    with contextlib.suppress(EOFError, ConnectionError):
        while True:
            answer = answer_to(decode(pipe.recv_bytes()))
            if len(sys.modules) > modules:
                # what the request loaded stays: no search for garbage walks through it again
                modules = len(sys.modules)
                gc.freeze()
            answer = replace(answer, rss=process.memory_info().rss)
            pipe.send_bytes(encode(answer))


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        # sandboxes lead groups of their own
        for child in psutil.Process().children(recursive=True):
            with contextlib.suppress(psutil.Error):
                child.kill()
        os.killpg(0, signal.SIGKILL)


def answer_to(request: Request) -> Answer:
    """Does what is asked; errors become part of the answer."""
    try:
        if request.kind == "count":
            return Answer(count=pages.count(_at(request), request.options))
        if request.kind == "read":
            return _read(request)
        if request.kind == "prepare":  # loads what reading does without
            for stage in _WRITERS:
                _writer(stage)
            return Answer()
        if request.kind == "report":
            return _report(request)
        if request.kind == "draw":
            return _draw(request)
        if request.kind == "analyse":
            return Answer(made=analyse(request))
        return _searchable(request)
    except MissingEngine as error:
        return Answer(
            problem=said(error),
            missing=f"{error} ({error.remedy})" if error.remedy else str(error),
        )
    except Exception as error:  # bad input never stops a batch
        _log.debug("%s", request.source.source, exc_info=True)
        return Answer(problem=said(error))


def _at(request: Request) -> Source:
    return replace(request.source, path=os.fsdecode(request.path))


def _read(request: Request) -> Answer:
    before = os.times()
    first = request.page or 1
    reading = pages.read(
        _at(request), request.options, first, request.page or None
    )
    after = os.times()
    spent = sum(after[:4]) - sum(before[:4])  # with the programs it waited for
    seconds = round(spent / max(1, len(reading.pages)), 3)
    asked = [p for p in reading.pages if request.page in (0, p.page)]
    kept = [replace(page, picture=b"", seconds=seconds) for page in asked]
    if request.page and not kept:
        kept = [_missing(request.page)]
    record = _record(replace(reading, pages=tuple(kept)))
    problems = [reading.problem, *(page.problem for page in kept)]
    problem = "; ".join(filter(None, problems))
    return Answer(
        made={"page": Made(record, problem)},
        pictures={page.page: page.picture for page in asked if page.picture},
    )


def _missing(number: int) -> Page:
    return Page(number, "", quality=0.0, problem="its reader gave no page")


def _record(reading: Reading) -> bytes:
    """What is stored of pages. Wrong types are caught here, where one page pays for them: raises
    UnreadableInput."""
    record = pack(reading)
    try:
        unpack(record, Reading)
    except Unreadable as error:
        raise UnreadableInput(
            f"its reader gave what is no page ({error})"
        ) from error
    return record


def _draw(request: Request) -> Answer:
    """Pictures of the pages of a PDF with facts or findings: all workers share in it, and its file
    may be gone when the reports are made. Pages that OCR has read have theirs already."""
    from pipeline.report.pictures import drawn

    wanted = _told_pages(request.results) - set(request.drawn)
    texts = [p for p in joined(request.pages).pages if p.reader == "text"]
    path = Path(os.fsdecode(request.path))
    pictures = drawn(path, [p.page for p in texts if p.page in wanted])
    return Answer(pictures={n: one for n, one in pictures.items() if one})


def _told_pages(results: Mapping[str, bytes]) -> set[int]:
    """The pages with figures of facts or of findings."""
    kept = {name: unpack(results[name], RESULTS[name]) for name in _TELLING}
    told = {fact.mention_id for fact in kept["facts"].facts}
    for check in kept["checks"]:
        if check.outcome != "holds":
            told.update(check.mention_ids)
    return {one.page for one in kept["mentions"] if one.mention_id in told}


_TELLING = ("mentions", "facts", "checks")


def _searchable(request: Request) -> Answer:
    # brings OCRmyPDF, which few runs need
    from pipeline.desk.searchable import write_searchable

    reading = joined(request.pages)
    if not any(page.reader == "ocr" for page in reading.pages):
        return Answer()
    target = Path(tempfile.mkdtemp()) / "searchable.pdf"
    write_searchable(
        Path(os.fsdecode(request.path)),
        request.source.media,
        reading.pages,
        target,
    )
    try:
        return Answer(searchable=target.read_bytes())
    finally:
        shutil.rmtree(target.parent)


# what writes each file that is made from the finished tables, and what it wants beside them: the
# inputs, to cut pieces from, or the language
_WRITERS = {
    "places": ("pipeline.report.places", "write_places", "inputs"),
    "audit.html": ("pipeline.report.audit", "write_audit", "inputs"),
    "dataset.xlsx": ("pipeline.desk.workbook", "write_workbook", "language"),
    "overview.html": ("pipeline.report.overview", "write_overview", ""),
    "datapackage.json": ("pipeline.desk.package", "write_package", ""),
}


def _writer(stage: str) -> Callable[..., object]:
    module, name, _ = _WRITERS[stage]
    found: Callable[..., object] = getattr(
        importlib.import_module(module), name
    )
    return found


def _report(request: Request) -> Answer:
    """Writes one file that is made from the finished tables in the folder ``request.path``."""
    output = Path(os.fsdecode(request.path))
    inputs = {
        doc_id: Path(os.fsdecode(path))
        for doc_id, path in request.inputs.items()
    }
    beside: dict[str, list[object]] = {
        "inputs": [inputs],
        "language": [request.language],
    }
    wanted = _WRITERS[request.stage][-1]
    try:
        _writer(request.stage)(output, *beside.get(wanted, ()))
    except OSError as error:
        return Answer(problem=str(error), errno=error.errno or errno.EIO)
    return Answer()
