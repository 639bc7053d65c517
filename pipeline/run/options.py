"""What a user may choose about a run."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.records import ReadOptions


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

    def processes(self) -> int:
        """How many processes work on this machine."""
        return self.workers or len(os.sched_getaffinity(0))
