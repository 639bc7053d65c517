"""Runs every stage over all inputs and writes the dataset; goes on where an earlier run was cut
off."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import hashlib
import json
import logging
import os
import shutil
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from pipeline import intake, review
from pipeline.errors import EmptyInput, Interrupted, OutputFull, UsageError
from pipeline.records import Check, Document, ReadOptions, Source
from pipeline.run import fingerprint, guard
from pipeline.run.drive import Count, Drive, Executor, Plan, Progress
from pipeline.run.finish import finish
from pipeline.run.ledger import Ledger
from pipeline.run.pool import Local
from pipeline.run.stop import Stop
from pipeline.run.workers import kill_strays

FROM = ("pages", *fingerprint.STAGES)
LEDGER = guard.LEDGER
_NAMED = 10  # inputs with a problem that the summary names
_log = logging.getLogger(__name__)
_MADE = ("csv", "parquet", "html", "json", "xlsx")


@dataclass(frozen=True, slots=True)
class Options:
    """What the user chose about a run."""

    read: ReadOptions = field(default_factory=ReadOptions)
    workers: int = 1  # processes; 0: one a core
    from_stage: str = ""  # one of FROM: run again from there though nothing changed
    scheduler: str = (
        ""  # tcp://host:port of a Dask cluster, instead of processes on this machine
    )
    searchable: Path | None = (
        None  # folder for the scans as PDFs with their text beneath
    )
    replace: bool = False  # documents of another archive in the output may go
    stopping: Callable[[], None] | None = None  # called at the first Ctrl-C
    timings: bool = (
        False  # CPU seconds in pages.csv: two runs then differ in their bytes
    )


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did; the numbers of the table at its end."""

    documents: int
    pages: int
    pages_ocr: int
    facts: int
    broken: int
    problems: int  # documents that are not ok, duplicates apart
    failed: int
    seconds: float
    read: int = 0  # calls of a reader: a page of a PDF or picture, or a whole file of another kind
    reused: int = 0  # the same, taken from the ledger
    duplicates: int = 0
    missing: tuple[
        str, ...
    ] = ()  # engines that inputs needed and that are not installed
    unchanged: bool = False  # nothing was new: the dataset was left as it is
    doubtful: int = 0
    open_broken: int = (
        0  # broken, doubtful: those that no reviewer has dismissed or explained
    )
    open_doubtful: int = 0
    named: tuple[
        tuple[str, str], ...
    ] = ()  # the first inputs with a problem, and what it is


def extract(
    inputs: Sequence[Path],
    output: Path,
    options: Options,
    progress: Progress | None = None,
) -> Summary:
    """Reads ``inputs`` and writes the dataset to ``output``, with the ledger from which the next
    run goes on.

    Raises UsageError where another run writes to ``output``, it cannot be written, holds another
    archive's dataset or there is no input, Interrupted after Ctrl-C, OutputFull
    where no space is left; after the last two the same call goes on where it was."""

    def sources(work: Path, ledger: Ledger) -> Iterator[Source]:
        given = [str(top.resolve()) for top in inputs]
        ledger.put("given", json.dumps(given))  # text in ASCII: a path need be no UTF-8
        # Sorted: of two files with the same bytes the first is read, whose name the reader may look
        # at.
        return intake.find(
            sorted(inputs, key=os.fsencode), work / "members", options.read.limits
        )

    if options.from_stage and options.from_stage not in FROM:
        raise UsageError(f"no stage {options.from_stage!r}: one of {', '.join(FROM)}")
    files = _files(inputs)
    if not files:
        raise EmptyInput(f"there is no file in {', '.join(map(str, inputs))}")
    guard.outside(output, inputs)
    if options.searchable:
        guard.outside(options.searchable, inputs)
    guard.make(output)
    if not options.replace:
        guard.same_archive(output, inputs)
    return _run(sources, output, options, progress, files)


def audit(
    output: Path, options: Options | None = None, progress: Progress | None = None
) -> Summary:
    """Runs the checks again over what the ledger in ``output`` holds, without reading a page.

    Raises UsageError where there is no ledger or the extraction was never finished."""
    if not (output / LEDGER).exists():
        raise UsageError(f"{output} holds no {LEDGER}", "run baocao extract first")

    def sources(work: Path, ledger: Ledger) -> Iterator[Source]:
        if not ledger.get("complete"):
            raise UsageError(
                f"the extraction to {output} was not finished",
                "run baocao extract again",
            )
        return iter(list(ledger.inputs()))

    options = replace(options or Options(), from_stage="checks")
    return _run(sources, output, options, progress, 0, may_read=False)


def _run(
    sources: Callable[[Path, Ledger], Iterator[Source]],
    output: Path,
    options: Options,
    progress: Progress | None,
    files: int,
    may_read: bool = True,
) -> Summary:
    began = time.perf_counter()
    with (
        _alone(output),
        _work_folder(output) as work,
        _clear_errors(output),
        Stop(options.stopping) as stop,
        closing(Ledger(output / LEDGER)) as ledger,
    ):
        reading = (
            fingerprint.reading(options.read) if may_read else ledger.get("reading")
        )
        bounds = fingerprint.bounds(options.read) if may_read else ledger.get("bounds")
        found = sources(work, ledger)
        ledger.begin(reading, bounds, options.from_stage)
        if may_read:
            ledger.forget_inputs()
            ledger.put("complete", "")
            ledger.put("reading", reading)
            ledger.put("bounds", bounds)
        with closing(_executor(options, work)) as executor:
            plan = Plan(
                options.read,
                work,
                output / "pictures",
                options.searchable,
                review.load(output),
                files,
                may_read,
            )
            drive = Drive(ledger, executor, plan, stop, progress)
            drive.run(found)
        if stop.asked:
            raise Interrupted(
                f"stopped with {drive.count.read} pages read in this run; they are kept"
            )
        ledger.put("complete", "yes")
        summary = _write(ledger, output, options, plan, drive.count)
        ledger.finish()
    return replace(summary, seconds=time.perf_counter() - began)


def _executor(options: Options, work: Path) -> Executor:
    if options.scheduler:
        from pipeline.run.cluster import Cluster  # an extra

        return Cluster(options.scheduler)
    return Local(_processes(options), work)


def _processes(options: Options) -> int:
    return options.workers or len(os.sched_getaffinity(0))


# ---------------------------------------------------------------- the dataset


def _write(
    ledger: Ledger, output: Path, options: Options, plan: Plan, count: Count
) -> Summary:
    state = _state(ledger, options, plan)
    last = json.loads(ledger.get("written") or "{}")
    if last.get("state") == state and last.get("files") == _sizes(output):
        stored = last["summary"]
        named = tuple(map(tuple, stored["named"]))  # JSON has lists alone
        missing = tuple(sorted(count.missing))
        kept = Summary(**{**stored, "missing": missing, "named": named})
        return replace(kept, read=0, reused=count.reused, unchanged=True)
    from pipeline import (
        checks,
        dataset,
    )  # pyarrow and the rules: not for a run that finds nothing new

    ledger.put("written", "")
    archive = review.mark(checks.check_archive(ledger.digests()), plan.decisions)
    tally = _Tally(archive)
    codes = dataset.Codes(ledger.digests())
    dataset.write(
        tally.watch(ledger.documents(plan.decisions)),
        archive,
        codes,
        output,
        options.timings,
    )
    paths = (
        (source.doc_id, Path(source.path)) for source in ledger.inputs() if source.path
    )
    finish(
        output,
        {doc_id: path for doc_id, path in paths if plan.work not in path.parents},
        plan.work,
        _processes(options),
    )
    summary = tally.summary(count)
    ledger.put(
        "written",
        json.dumps(
            {"state": state, "files": _sizes(output), "summary": asdict(summary)}
        ),
    )
    return summary


def _state(ledger: Ledger, options: Options, plan: Plan) -> str:
    """A hash of all that the dataset is made of, but for stored results, which note that they
    changed."""
    digest = hashlib.sha256(
        f"{fingerprint.dataset()} {options.timings} {sorted(plan.decisions.items())}".encode()
    )
    for source in ledger.inputs():
        digest.update(repr(replace(source, path="")).encode())
    return digest.hexdigest()


def _sizes(output: Path) -> dict[str, list[int]]:
    """Size and time of each file of the dataset, so that one that was changed or deleted is written
    again."""
    found = {}
    made = sorted(path for kind in _MADE for path in output.glob(f"[!.]*.{kind}"))
    for path in [*made, *output.glob("places/*.css")]:
        status = path.stat()
        found[path.name] = [status.st_size, status.st_mtime_ns]
    return found


def _problem(document: Document) -> str:
    """The first thing that went wrong with a document; "" for nothing."""
    reading = document.reading
    pages = (
        f"page {page.page}: {page.problem}" for page in reading.pages if page.problem
    )
    return document.source.problem or reading.problem or next(pages, "")


class _Tally:
    """Counts the documents that pass by on their way to the dataset."""

    def __init__(self, archive: Sequence[Check]) -> None:
        self.documents = self.pages = self.ocr = self.facts = self.problems = (
            self.failed
        ) = self.duplicates = 0
        self.named: list[tuple[str, str]] = []
        self.outcomes: Counter[str] = Counter()
        self.open: Counter[str] = (
            Counter()
        )  # outcomes that no reviewer has done away with
        self._count(archive)

    def watch(self, documents: Iterator[Document]) -> Iterator[Document]:
        from pipeline.dataset.problems import codes  # pyarrow comes with its package

        for document in documents:
            self.documents += 1
            if document.source.duplicate_of:
                self.duplicates += 1
            else:
                pages = document.reading.pages
                self.pages += len(pages)
                self.ocr += sum(page.reader == "ocr" for page in pages)
                self.facts += len(document.findings.facts)
                self._count(document.checks)
                failed = bool(document.source.problem) or not pages
                self.failed += failed
                problem = _problem(document)
                self.problems += failed or bool(problem)
                if problem and len(self.named) < _NAMED:
                    self.named.append((document.source.source, problem))
                _log.info(
                    "%s: %s pages, %s",
                    document.source.source,
                    len(pages),
                    codes(problem) or "ok",
                )
            yield document

    def summary(self, count: Count) -> Summary:
        return Summary(
            self.documents,
            self.pages,
            self.ocr,
            self.facts,
            self.outcomes["broken"],
            self.problems,
            self.failed,
            0.0,
            count.read,
            count.reused,
            self.duplicates,
            tuple(sorted(count.missing)),
            doubtful=self.outcomes["doubtful"],
            open_broken=self.open["broken"],
            open_doubtful=self.open["doubtful"],
            named=tuple(self.named),
        )

    def _count(self, found: Sequence[Check]) -> None:
        self.outcomes.update(check.outcome for check in found)
        self.open.update(c.outcome for c in found if c.reviewed not in review.SETTLED)


# ---------------------------------------------------------------- the output folder


@contextmanager
def _alone(output: Path) -> Iterator[None]:
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
def _work_folder(output: Path) -> Iterator[Path]:
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
def _clear_errors(output: Path) -> Iterator[None]:
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


def _files(inputs: Sequence[Path]) -> int:
    """How many files there are, archives unopened: for the estimate of the time left."""
    return sum(
        sum(len(files) for _, _, files in os.walk(top)) if top.is_dir() else 1
        for top in inputs
    )
