"""The inputs of a run, as the ledger lists them: files, and members of archives."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator

from pipeline.records import Source


class Inputs:
    """The table ``inputs`` of a ledger."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def add(self, sources: Iterable[Source]) -> None:
        """Adds to the inputs of this run."""
        self._base.executemany(
            "INSERT INTO inputs (source, doc_id, media, size, problem, path, note) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    s.source,
                    s.doc_id,
                    s.media,
                    s.size,
                    s.problem,
                    os.fsencode(s.path),
                    s.note,
                )
                for s in sources
            ),
        )

    def forget(self) -> None:
        """Takes all out."""
        self._base.execute("DELETE FROM inputs")

    def __iter__(self) -> Iterator[Source]:
        """The inputs of this run in the order of their names, which is that of the dataset's rows:
        the first of several with the same bytes is the original, whatever order they were found
        in."""
        seen: dict[str, str] = {}
        rows = self._base.execute(
            "SELECT source, path, doc_id, media, size, problem, note FROM inputs "
            "ORDER BY source, doc_id, number"
        )
        for source, path, doc_id, media, size, problem, note in rows:
            earlier = seen.get(doc_id, "")
            yield Source(
                source,
                os.fsdecode(path),
                doc_id,
                media,
                size,
                problem,
                earlier,
                note,
            )
            seen.setdefault(doc_id, source)

    def page_counts(self) -> dict[tuple[str, int], int]:
        """Pages of the inputs of the last run, by path and bytes."""
        rows = self._base.execute(
            "SELECT path, size, pages FROM inputs JOIN documents USING (doc_id) "
            "WHERE pages > 0"
        )
        return {(os.fsdecode(path), size): pages for path, size, pages in rows}
