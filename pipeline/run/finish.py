"""What is made from the finished tables, for people: each file by a worker process, so that they
are made at once."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue

from pipeline.records import Limits, ReadOptions, Source
from pipeline.run.messages import Answer, Request
from pipeline.run.workers import Died, Worker

_REPORTS = (
    "places",
    "audit.html",
    "dataset.xlsx",
    "overview.html",
    "datapackage.json",
)  # the longest first
_FOREVER = 1e9  # seconds: the size of the dataset decides
_log = logging.getLogger(__name__)


def finish(
    output: Path, inputs: Mapping[str, Path], work: Path, processes: int
) -> None:
    """Writes the reports, the workbook and the description of the dataset in ``output``.
    ``inputs``: where the files lie, by doc_id; ``work``: folder for temporary files. The dataset
    stands, complete, also where one of them fails; the log says which. Raises OSError where one
    cannot be written."""
    free: SimpleQueue[Worker] = SimpleQueue()
    options = ReadOptions(limits=replace(Limits(), memory_bytes=1 << 60))
    request = Request(
        "report",
        Source("", "", "", "", 0),
        os.fsencode(output.resolve()),
        options,
        inputs={doc_id: os.fsencode(path) for doc_id, path in inputs.items()},
    )

    def write(name: str) -> Answer:
        worker = free.get()
        try:
            return worker.ask(replace(request, stage=name), _FOREVER)
        except Died as death:
            return Answer(problem=str(death))
        finally:
            free.put(worker)

    with (
        ThreadPoolExecutor(min(processes, len(_REPORTS))) as threads,
        ExitStack() as ending,
    ):
        for _ in range(min(processes, len(_REPORTS))):
            worker = Worker(work)
            ending.callback(worker.end)
            ending.callback(
                worker.stop
            )  # first: whoever waits for it, after Ctrl-C, is let go
            free.put(worker)
        for name, answer in zip(_REPORTS, threads.map(write, _REPORTS), strict=True):
            if answer.errno:  # a full disk is the run's to tell
                raise OSError(answer.errno, answer.problem)
            if answer.problem:
                _log.error("%s could not be written: %s", name, answer.problem)
