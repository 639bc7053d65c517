"""What is made from the finished tables, for people: each file by a worker process, so that they
are made at once."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Lock

from pipeline.records import Limits, ReadOptions, Source
from pipeline.run.messages import Answer, Request
from pipeline.run.workers import Died, Worker

# the longest first
_REPORTS = (
    "places",
    "audit.html",
    "dataset.xlsx",
    "overview.html",
    "datapackage.json",
)
_FOREVER = 1e9  # seconds: the size of the dataset decides
_log = logging.getLogger(__name__)
_PREPARE = Request(
    "prepare",
    Source("", "", "", "", 0),
    b"",
    ReadOptions(limits=replace(Limits(), memory_bytes=1 << 60)),
)


class Reports:
    """The reports, the workbook and the description of the dataset, each with a worker process of
    its own; so many of them work at a time as there are ``processes``.

    While entered they load what they need, beside whatever this process does until ``write``."""

    def __init__(self, work: Path, processes: int) -> None:
        self._workers = {name: Worker(work) for name in _REPORTS}
        self._locks = {name: Lock() for name in _REPORTS}
        self._threads = ThreadPoolExecutor(processes)

    def __enter__(self) -> Reports:
        for name in _REPORTS:
            self._threads.submit(self._ask, replace(_PREPARE, stage=name))
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers.values():
            worker.stop()  # whoever waits for it, after Ctrl-C, is let go
        self._threads.shutdown(cancel_futures=True)
        for worker in self._workers.values():
            worker.end()

    def write(
        self,
        output: Path,
        inputs: Mapping[str, Path],
        language: str,
    ) -> None:
        """Writes each file in ``output``. ``inputs``: where the files lie, by doc_id;
        ``language``: of what has one language. The dataset stands, complete, also where one of them
        fails; the log says which. Raises OSError where one cannot be written."""
        request = replace(
            _PREPARE,
            kind="report",
            path=os.fsencode(output.resolve()),
            inputs={
                doc_id: os.fsencode(path) for doc_id, path in inputs.items()
            },
            language=language,
        )
        requests = [replace(request, stage=name) for name in _REPORTS]
        answers = self._threads.map(self._ask, requests)
        for name, answer in zip(_REPORTS, answers, strict=True):
            if answer.errno:  # a full disk is the run's to tell
                raise OSError(answer.errno, answer.problem)
            if answer.problem:
                _log.error("%s could not be written: %s", name, answer.problem)

    def _ask(self, request: Request) -> Answer:
        with self._locks[request.stage]:  # what it loads may not be there yet
            try:
                return self._workers[request.stage].ask(request, _FOREVER)
            except Died as death:
                return Answer(problem=str(death))
