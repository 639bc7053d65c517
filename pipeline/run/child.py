"""The life of a worker process: answers requests to count pages, read them, analyse a document,
write a report.

Runs foreign bytes through native libraries, so it may die at any time; nothing here is kept but
caches. One request and one answer at a time, as MessagePack through a pipe."""

from __future__ import annotations

import contextlib
import errno
import importlib
import logging
import multiprocessing
import os
import resource
import shutil
import signal
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec
import psutil

from pipeline import checks, facts, mentions, pages, review, structure
from pipeline.errors import MissingEngine, UnreadableInput
from pipeline.records import (
    Check,
    Digest,
    Document,
    Findings,
    Header,
    Layout,
    Mention,
    Page,
    Reading,
    Source,
)
from pipeline.run.codec import Unreadable, pack, unpack
from pipeline.run.fingerprint import STAGES, file_name
from pipeline.run.messages import Answer, Made, Request, join, said

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
    tempfile.tempdir = os.environ["TMPDIR"] = (
        folder  # also for the programs that readers start
    )
    logging.basicConfig(level=level)
    for name in plugins:
        importlib.import_module(name)
    encode, decode = (
        msgspec.msgpack.Encoder().encode,
        msgspec.msgpack.Decoder(Request).decode,
    )
    process = psutil.Process()
    with contextlib.suppress(EOFError, ConnectionError):
        while True:
            answer = answer_to(decode(pipe.recv_bytes()))
            pipe.send_bytes(
                encode(replace(answer, rss=process.memory_info().rss))
            )


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
        if request.kind == "prepare":  # loads what the others do without
            _writer(request.stage)
            return Answer()
        if request.kind == "report":
            return _report(request)
        if request.kind == "draw":
            return _draw(request)
        return (
            _analyse(request)
            if request.kind == "analyse"
            else _searchable(request)
        )
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
    found: list[Page] = []
    pictures: dict[int, bytes] = {}
    for page in reading.pages:
        if request.page in (0, page.page):
            if page.picture:
                pictures[page.page] = page.picture
            found.append(
                replace(
                    page,
                    picture=b"",
                    seconds=round(spent / len(reading.pages), 3),
                )
            )
    if request.page and not found:
        found = [
            Page(
                request.page, "", quality=0.0, problem="its reader gave no page"
            )
        ]
    reading = replace(reading, pages=tuple(found))
    record = pack(reading)
    try:
        # wrong types are caught here, where one page pays for them
        unpack(record, Reading)
    except Unreadable as error:
        raise UnreadableInput(
            f"its reader gave what is no page ({error})"
        ) from error
    problem = "; ".join(
        x for x in (reading.problem, *(p.problem for p in found)) if x
    )
    return Answer(made={"page": Made(record, problem)}, pictures=pictures)


def _analyse(request: Request) -> Answer:
    """Structure, mentions, facts and checks of a document, from the first that is stale. A stage
    that fails is named in its ``problem``; the stages before it keep their results."""
    parts = [unpack(record, Reading) for record in request.pages]
    reading = join(parts)
    # Of where it lies only the file's own name may matter, and that counts in its fingerprint.
    source = replace(request.source, source=file_name(request.source), path="")
    start = STAGES.index(request.stage)
    kept = request.results if start else {}
    try:
        layout = (
            unpack(kept["structure"], Layout)
            if start > 0
            else Layout(Header(), ())
        )
        found = (
            unpack(kept["mentions"], tuple[Mention, ...]) if start > 1 else ()
        )
        findings = unpack(kept["facts"], Findings) if start > 2 else Findings()
    except (KeyError, Unreadable):
        start, layout, found, findings = 0, Layout(Header(), ()), (), Findings()
    tested: tuple[Check, ...] = ()
    digest = Digest(source.doc_id, "", Header())
    made: dict[str, Made] = {}
    for stage in STAGES[start:]:
        problem = ""
        try:
            if stage == "structure":
                layout = structure.parse(reading, source)
            elif stage == "mentions":
                found = mentions.find(source.doc_id, reading, layout)
            elif stage == "facts":
                findings = facts.normalise(source.doc_id, layout, found)
            else:  # people's corrections count for the checks; what was read stays as it is
                document = review.apply(
                    Document(source, reading, layout, found, findings),
                    request.decisions,
                )
                digest = document.digest()
                tested = checks.check_document(document)
        except Exception as error:
            problem = f"{stage}: {said(error)}"
            _log.debug("%s", request.source.source, exc_info=True)
        value = {
            "structure": layout,
            "mentions": found,
            "facts": findings,
            "checks": tested,
        }[stage]
        made[stage] = Made(pack(value), problem)
    made["digest"] = Made(pack(digest))
    return Answer(made=made)


def _draw(request: Request) -> Answer:
    """Pictures of the pages of a PDF with facts or findings: all workers share in it, and its file
    may be gone when the reports are made. Pages that OCR has read have theirs already."""
    from pipeline.report.pictures import drawn

    made = request.results
    figures = unpack(made["mentions"], tuple[Mention, ...])
    facts_found = unpack(made["facts"], Findings).facts
    tested = unpack(made["checks"], tuple[Check, ...])
    told = {fact.mention_id for fact in facts_found}
    for check in tested:
        told.update(check.mention_ids if check.outcome != "holds" else ())
    wanted = {one.page for one in figures if one.mention_id in told}
    wanted -= {*request.drawn}
    reading = join([unpack(record, Reading) for record in request.pages])
    pages_read = [page.page for page in reading.pages if page.reader == "text"]
    path = Path(os.fsdecode(request.path))
    pictures = drawn(path, [n for n in pages_read if n in wanted])
    return Answer(pictures={n: one for n, one in pictures.items() if one})


def _searchable(request: Request) -> Answer:
    # brings OCRmyPDF, which few runs need
    from pipeline.desk.searchable import write_searchable

    reading = join([unpack(record, Reading) for record in request.pages])
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
