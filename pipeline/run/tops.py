"""What a run is given: paths of this machine and addresses, and what can be told of them before
anything is opened."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from pipeline import intake
from pipeline.records import ReadOptions
from pipeline.run import census
from pipeline.run.census import Census
from pipeline.run.guard import Top
from pipeline.run.stop import Stop


def named(given: Path | str) -> Top:
    """What a user named: a path, or what lies behind an address (errors: see RemoteArchive)."""
    is_url = isinstance(given, str) and intake.is_url(given)
    return intake.RemoteArchive(str(given)) if is_url else Path(given)


def name_of(top: Top) -> str:
    """How a message names an input: as the user did."""
    return top.url if isinstance(top, intake.RemoteArchive) else str(top)


def count_files(tops: Sequence[Top]) -> int:
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


def take_census(
    tops: Sequence[Top],
    known: dict[tuple[str, int], int],
    options: ReadOptions,
    stop: Stop,
) -> Census:
    """What can be told of the inputs beforehand: archives unopened, nothing fetched."""
    here = chain.from_iterable(
        intake.files(top) for top in tops if isinstance(top, Path)
    )
    counted = census.take(here, known, options, lambda: stop.asked)
    return Census(max(0, count_files(tops) - len(counted)), counted)
