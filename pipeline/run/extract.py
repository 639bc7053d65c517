"""Runs every stage over all inputs and writes the dataset; goes on where an earlier run was cut
off."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from pipeline import intake, review
from pipeline.errors import EmptyInput, Interrupted, UsageError
from pipeline.folders import PLACES
from pipeline.records import Source
from pipeline.run import fingerprint, guard, output_folder, tops, written
from pipeline.run.census import Census
from pipeline.run.drive import Drive
from pipeline.run.fetched import DoneFiles
from pipeline.run.guard import LEDGER, Top
from pipeline.run.ledger import Ledger
from pipeline.run.options import Options
from pipeline.run.plan import Executor, Plan, Progress
from pipeline.run.pool import Local
from pipeline.run.stop import Stop
from pipeline.run.summary import Summary
from pipeline.run.workers import load_stages

FROM = ("pages", *fingerprint.STAGES)

# finds the inputs of a run, whose work folder and ledger it is given
_Sources = Callable[[Path, Ledger], Iterator[Source]]


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
        names = [guard.given(top) for top in found]
        # text in ASCII: a path need be no UTF-8
        ledger.put("given", json.dumps(names))
        # the searchable copy is made from the input itself
        done = DoneFiles(ledger, bounds) if not options.searchable else None
        members = work / "members"
        return intake.find(found, members, options.read.limits, done)

    bounds = fingerprint.bounds(options.read)
    # Sorted: of two files with the same bytes the first is read, whose name the reader may look at.
    found = [tops.named(text) for text in sorted(inputs, key=os.fsencode)]
    _refuse(found, output, options)
    return _run(sources, output, options, progress, found)


def _refuse(
    found: Sequence[Top],
    output: Path,
    options: Options,
) -> None:
    """Raises UsageError for what ``extract`` cannot do; makes the folder of the output."""
    if options.from_stage and options.from_stage not in FROM:
        raise UsageError(
            f"no stage {options.from_stage!r}: one of {', '.join(FROM)}"
        )
    if not tops.count_files(found):
        names = ", ".join(map(tops.name_of, found))
        raise EmptyInput(f"there is no file in {names}")
    guard.outside(output, found)
    if options.searchable:
        guard.outside(options.searchable, found)
    guard.make(output)
    if not options.replace:
        guard.same_archive(output, found)


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
    sources: _Sources,
    output: Path,
    options: Options,
    progress: Progress | None,
    found: Sequence[Top],
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
        starts = not ledger.get("complete") and not options.scheduler
        if starts:
            load_stages()  # there is something to read, and hashing the code takes as long
        # of the last run, before its inputs are forgotten
        known = ledger.inputs.page_counts() if progress else {}
        inputs = sources(work, ledger)
        _begin(ledger, options, may_read)
        census = Census()
        with closing(_executor(options, work)) as executor:
            if progress:
                census = tops.take_census(found, known, options.read, stop)
            plan = Plan(
                options.read,
                work,
                output / "pictures",
                output / PLACES,
                options.searchable,
                review.load(output),
                census,
                may_read,
            )
            if starts:  # no worker is ready yet
                written.prepare()
            drive = Drive(ledger, executor, plan, stop, progress)
            drive.run(inputs)
        if stop.asked:
            raise Interrupted(
                f"stopped with {drive.count.read} pages read in this run; they are kept"
            )
        ledger.put("complete", "yes")
        summary = written.write(ledger, output, options, plan, drive.count)
        ledger.finish()
    return replace(summary, seconds=time.perf_counter() - began)


def _begin(
    ledger: Ledger,
    options: Options,
    may_read: bool,
) -> None:
    """Starts a run in the ledger; one that may not read goes by how the last one read."""
    if not may_read:
        reading, bounds = ledger.get("reading"), ledger.get("bounds")
        ledger.begin(reading, bounds, options.from_stage)
        return
    reading = fingerprint.reading(options.read)
    bounds = fingerprint.bounds(options.read)
    ledger.begin(reading, bounds, options.from_stage)
    ledger.inputs.forget()
    ledger.put("complete", "")
    ledger.put("reading", reading)
    ledger.put("bounds", bounds)


def _executor(options: Options, work: Path) -> Executor:
    if options.scheduler:
        from pipeline.run.cluster import Cluster  # an extra

        return Cluster(options.scheduler)
    return Local(options.processes(), work)
