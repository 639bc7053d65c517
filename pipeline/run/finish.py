"""What is made from the finished tables, for people: by worker processes, so that several files
are made at once."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import local

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
    """The reports, the workbook and the description of the dataset, shared out among ``processes``
    workers: most of what one of them loads serves the others too.

    While entered they load what they need, beside whatever this process does until ``write``."""

    def __init__(self, work: Path, processes: int) -> None:
        self._work, self._processes = work, processes
        self._mine = local()
        self._workers: list[Worker] = []
        self._threads = ThreadPoolExecutor(processes, initializer=self._equip)

    def _equip(self) -> None:
        self._mine.worker = Worker(self._work)
        self._workers.append(self._mine.worker)

    def __enter__(self) -> Reports:
        for _ in range(self._processes):
            self._threads.submit(self._ask, _PREPARE)
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.stop()  # whoever waits for it, after Ctrl-C, is let go
        self._threads.shutdown(cancel_futures=True)
        for worker in self._workers:
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
        try:
            answer: Answer = self._mine.worker.ask(request, _FOREVER)
            return answer
        except Died as death:
            return Answer(problem=str(death))
