"""Runs every stage over all inputs and writes the dataset; goes on where an earlier run was cut
off."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from itertools import chain
from pathlib import Path

from pipeline import intake, review
from pipeline.errors import EmptyInput, Interrupted, UsageError
from pipeline.folders import PLACES
from pipeline.records import ReadOptions, Source
from pipeline.run import census, fingerprint, guard, output_folder, stored
from pipeline.run.census import Census
from pipeline.run.drive import Drive
from pipeline.run.fetched import DoneFiles
from pipeline.run.finish import Reports
from pipeline.run.ledger import Ledger
from pipeline.run.plan import Count, Executor, Plan, Progress
from pipeline.run.pool import Local
from pipeline.run.stop import Stop
from pipeline.run.summary import Summary, Tally
from pipeline.run.workers import load_stages

FROM = ("pages", *fingerprint.STAGES)
LEDGER = guard.LEDGER
_MADE = ("csv", "parquet", "html", "json", "xlsx")


@dataclass(frozen=True, slots=True)
class Options:
    """What the user chose about a run."""

    read: ReadOptions = field(default_factory=ReadOptions)
    workers: int = 1  # processes; 0: one a core
    # one of FROM: run again from there though nothing changed
    from_stage: str = ""
    # tcp://host:port of a Dask cluster, instead of processes on this machine
    scheduler: str = ""
    # folder for the scans as PDFs with their text beneath
    searchable: Path | None = None
    replace: bool = False  # documents of another archive in the output may go
    stopping: Callable[[], None] | None = None  # called at the first Ctrl-C
    # CPU seconds in pages.csv: two runs then differ in their bytes
    timings: bool = False
    language: str = "en"  # of the column `problem`: vi or en
    workbook: str = "vi"  # language of dataset.xlsx


def extract(
    inputs: Sequence[Path | str],
    output: Path,
    options: Options,
    progress: Progress | None = None,
) -> Summary:
    """Reads ``inputs`` (paths, or addresses such as ``s3://bucket/prefix``) and writes the dataset
    to ``output``, with the ledger from which the next run goes on.

    Raises UsageError where another run writes to ``output``, it cannot be written, holds another
    archive's dataset, an address does not answer or there is no input, MissingEngine where an
    address needs a library that is not installed, Interrupted after Ctrl-C, OutputFull
    where no space is left; after the last two the same call goes on where it was."""

    def sources(work: Path, ledger: Ledger) -> Iterator[Source]:
        names = [guard.given(top) for top in tops]
        # text in ASCII: a path need be no UTF-8
        ledger.put("given", json.dumps(names))
        # the searchable copy is made from the input itself
        done = DoneFiles(ledger, bounds) if not options.searchable else None
        return intake.find(tops, work / "members", options.read.limits, done)

    bounds = fingerprint.bounds(options.read)
    # Sorted: of two files with the same bytes the first is read, whose name the reader may look at.
    tops = [_top(text) for text in sorted(inputs, key=os.fsencode)]
    if options.from_stage and options.from_stage not in FROM:
        raise UsageError(
            f"no stage {options.from_stage!r}: one of {', '.join(FROM)}"
        )
    if not _files(tops):
        raise EmptyInput(f"there is no file in {', '.join(map(_name, tops))}")
    guard.outside(output, tops)
    if options.searchable:
        guard.outside(options.searchable, tops)
    guard.make(output)
    if not options.replace:
        guard.same_archive(output, tops)
    return _run(sources, output, options, progress, tops)


def audit(
    output: Path,
    options: Options | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Runs the checks again over what the ledger in ``output`` holds, without reading a page.

    Raises UsageError where there is no ledger or the extraction was never finished."""
    if not (output / LEDGER).exists():
        raise UsageError(
            f"{output} holds no {LEDGER}", "run baocao extract first"
        )

    def sources(work: Path, ledger: Ledger) -> Iterator[Source]:
        if not ledger.get("complete"):
            raise UsageError(
                f"the extraction to {output} was not finished",
                "run baocao extract again",
            )
        return iter(list(ledger.inputs))

    options = replace(options or Options(), from_stage="checks")
    return _run(sources, output, options, progress, [], may_read=False)


def _run(
    sources: Callable[[Path, Ledger], Iterator[Source]],
    output: Path,
    options: Options,
    progress: Progress | None,
    tops: Sequence[guard.Top],
    may_read: bool = True,
) -> Summary:
    began = time.perf_counter()
    with (
        output_folder.alone(output),
        output_folder.work_folder(output) as work,
        output_folder.clear_errors(output),
        Stop(options.stopping) as stop,
        closing(Ledger(output / LEDGER)) as ledger,
    ):
        if not ledger.get("complete") and not options.scheduler:
            load_stages()  # there is something to read, and hashing the code takes as long
        reading = (
            fingerprint.reading(options.read)
            if may_read
            else ledger.get("reading")
        )
        bounds = (
            fingerprint.bounds(options.read)
            if may_read
            else ledger.get("bounds")
        )
        # of the last run, before its inputs are forgotten
        known = ledger.inputs.page_counts() if progress else {}
        found = sources(work, ledger)
        ledger.begin(reading, bounds, options.from_stage)
        if may_read:
            ledger.inputs.forget()
            ledger.put("complete", "")
            ledger.put("reading", reading)
            ledger.put("bounds", bounds)
        with closing(_executor(options, work)) as executor:
            plan = Plan(
                options.read,
                work,
                output / "pictures",
                output / PLACES,
                options.searchable,
                review.load(output),
                _census(tops, known, options, stop) if progress else Census(),
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
        before = last["summary"]
        named = tuple(map(tuple, before["named"]))  # JSON has lists alone
        missing = tuple(sorted(count.missing))
        kept = Summary(**{**before, "missing": missing, "named": named})
        return replace(kept, read=0, reused=count.reused, unchanged=True)
    ledger.put("written", "")
    with Reports(plan.work, _processes(options)) as reports:
        tally = _write_tables(ledger, output, options, plan)
        paths = (
            (one.doc_id, Path(one.path)) for one in ledger.inputs if one.path
        )
        inputs = {
            doc_id: path for doc_id, path in paths if not plan.is_passing(path)
        }
        reports.write(output, inputs, options.workbook)
    summary = tally.summary(count)
    written = {
        "state": state,
        "files": _sizes(output),
        "summary": asdict(summary),
    }
    ledger.put("written", json.dumps(written))
    return summary


def _write_tables(
    ledger: Ledger, output: Path, options: Options, plan: Plan
) -> Tally:
    # pyarrow and the rules: not for a run that finds nothing new
    from pipeline import checks, dataset

    archive = review.mark(
        checks.check_archive(stored.digests(ledger)), plan.decisions
    )
    tally = Tally(archive)
    signers = dataset.Signers(stored.digests(ledger))
    stored_ones = stored.documents(ledger, plan.decisions)
    documents = tally.watch(map(signers.told, stored_ones))
    codes = dataset.Codes(stored.digests(ledger))
    dataset.write(
        documents, archive, codes, output, options.timings, options.language
    )
    return tally


def _state(ledger: Ledger, options: Options, plan: Plan) -> str:
    """A hash of all that the dataset is made of, but for stored results, which note that they
    changed."""
    digest = hashlib.sha256(
        f"{fingerprint.dataset()} {options.timings} {options.language} "
        f"{options.workbook} "
        f"{sorted(plan.decisions.items())}".encode()
    )
    for source in ledger.inputs:
        digest.update(repr(replace(source, path="")).encode())
    return digest.hexdigest()


def _sizes(output: Path) -> dict[str, list[int]]:
    """Size and time of each file of the dataset, so that one that was changed or deleted is written
    again."""
    found = {}
    made = sorted(
        path for kind in _MADE for path in output.glob(f"[!.]*.{kind}")
    )
    for path in [*made, *output.glob("places/*.css")]:
        status = path.stat()
        found[path.name] = [status.st_size, status.st_mtime_ns]
    return found


def _top(given: Path | str) -> guard.Top:
    is_url = isinstance(given, str) and intake.is_url(given)
    return intake.RemoteArchive(str(given)) if is_url else Path(given)


def _name(top: guard.Top) -> str:
    return top.url if isinstance(top, intake.RemoteArchive) else str(top)


def _census(
    tops: Sequence[guard.Top],
    known: dict[tuple[str, int], int],
    options: Options,
    stop: Stop,
) -> Census:
    """What can be told of the inputs beforehand: archives unopened, nothing fetched."""
    here = chain.from_iterable(
        intake.files(top) for top in tops if isinstance(top, Path)
    )
    counted = census.take(here, known, options.read, lambda: stop.asked)
    return Census(max(0, _files(tops) - len(counted)), counted)


def _files(tops: Sequence[guard.Top]) -> int:
    """How many files there are, archives unopened."""
    total = 0
    for top in tops:
        if isinstance(top, intake.RemoteArchive):
            total += len(top.files)
        elif top.is_dir():
            total += sum(len(files) for _, _, files in os.walk(top))
        else:
            total += 1
    return total
