"""Keeps what came of a task: pictures and searchable copies as files, the rest in the ledger."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from pipeline.records import Source
from pipeline.run.ledger import Ledger
from pipeline.run.output_folder import searchable_path, write_whole
from pipeline.run.plan import Plan
from pipeline.run.work import Outcome


def keep(
    source: Source,
    outcome: Outcome,
    plan: Plan,
    ledger: Ledger,
) -> None:
    """Files first, then the ledger, which says that they are there."""
    _write_pictures(plan.pictures, outcome.doc_id, outcome.pictures)
    # of a file that will be gone the picture is all that is left: it is part of the dataset
    passing = plan.is_passing(Path(source.path))
    places = plan.pictures if passing else plan.places
    _write_pictures(places, outcome.doc_id, outcome.drawn)
    if outcome.searchable and plan.searchable:
        path = searchable_path(plan.searchable, source)
        write_whole(path, outcome.searchable)
    ledger.store(outcome, plan.prints(source))


def _write_pictures(
    folder: Path,
    doc_id: str,
    pictures: Mapping[int, bytes],
) -> None:
    for page, picture in pictures.items():
        write_whole(folder / f"{doc_id}-{page:04d}.jpg", picture)


def discard(source: Source, plan: Plan) -> None:
    """Deletes the file of a document that is done, where it was there only for that."""
    path = Path(source.path)
    if plan.is_passing(path):
        with contextlib.suppress(OSError):
            os.unlink(path)
