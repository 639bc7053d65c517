"""What earlier runs made of remote files, so that one that is done is not fetched again."""

from __future__ import annotations

from dataclasses import replace

from pipeline.intake import RemoteFile
from pipeline.records import Source
from pipeline.run.codec import Unreadable, pack, unpack
from pipeline.run.ledger import Ledger


class DoneFiles:
    """``intake.Done`` in a ledger: by address, as long as the file carries the same mark."""

    def __init__(self, ledger: Ledger, bounds: str) -> None:
        self._ledger, self._bounds = ledger, bounds

    def sources(self, file: RemoteFile) -> tuple[Source, ...] | None:
        mark = self._mark(file)
        row = self._ledger.base.execute(
            "SELECT sources FROM fetched WHERE url=? AND mark=?",
            (file.url, mark),
        ).fetchone()
        if not row or not file.mark:
            return None
        try:
            found = unpack(row[0], tuple[Source, ...])
        except Unreadable:
            return None
        is_done = all(
            x.problem or self._ledger.is_read(x.doc_id) for x in found
        )
        return found if is_done else None

    def keep(self, file: RemoteFile, sources: tuple[Source, ...]) -> None:
        stored = pack(tuple(replace(source, path="") for source in sources))
        self._ledger.base.execute(
            "INSERT OR REPLACE INTO fetched VALUES (?, ?, ?)",
            (file.url, self._mark(file), stored),
        )

    def _mark(self, file: RemoteFile) -> str:
        """With the limits of the run: a member that passed one may pass a wider one."""
        return f"{file.mark} {self._bounds}"
