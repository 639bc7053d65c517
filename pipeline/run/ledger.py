"""The ledger: one SQLite file in the output folder that knows what was read and what came of it.

Everything is kept by content (``doc_id``), so that a file may move or be renamed. Results are
records packed by ``codec``. All access comes from the main thread of the run; write-ahead logging
keeps the file whole through kill -9, and each ``store`` is one transaction, so a page is either
finished, with its picture on disk, or was never begun."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pipeline.run import schema
from pipeline.run.fingerprint import STAGES
from pipeline.run.inputs import Inputs
from pipeline.run.work import Outcome


@dataclass(slots=True)
class State:
    """What the ledger holds of one document that still counts."""

    count: (
        int  # calls of the reader that make the document; 0 where not known yet
    )
    have: set[int]  # those that are done
    stage: str  # first stage to run; "" where every stage is done
    problem: str = ""  # why the whole document cannot be read
    # "made", "" where it needs no searchable PDF, "-" where that is not known
    searchable: str = "-"


class Ledger:
    """Opens (or makes) the ledger of one output folder."""

    def __init__(self, path: Path) -> None:
        self.base = sqlite3.connect(path, isolation_level=None, timeout=30)
        self.base.execute("PRAGMA journal_mode=WAL")
        # A power cut may take the last transactions, never the file; those pages are then read
        # again.
        self.base.execute("PRAGMA synchronous=NORMAL")
        if (
            self.base.execute("PRAGMA user_version").fetchone()[0]
            != schema.VERSION
        ):
            self._rebuild()
        # a ledger from before inputs had notes is good but for that
        elif not self.base.execute(
            "SELECT 1 FROM pragma_table_info('inputs') WHERE name='note'"
        ).fetchone():
            self.base.execute(
                "ALTER TABLE inputs ADD COLUMN note TEXT NOT NULL DEFAULT ''"
            )
        self.base.executescript(schema.ADDED)
        self.inputs = Inputs(self.base)
        self._reading = self._bounds = self._forced = ""
        self._epoch = int(self.get("epoch") or 0)

    def _rebuild(self) -> None:
        # Another version's ledger is of no use to this one; it holds nothing that cannot be made
        # again.
        with closing(
            self.base.execute(
                "SELECT name FROM sqlite_master WHERE type='table'"
            )
        ) as names:
            tables = [name for (name,) in names]
        drops = "".join(f'DROP TABLE "{name}";' for name in tables)
        self.base.executescript(
            f"BEGIN;{drops}{schema.SCHEMA}PRAGMA user_version={schema.VERSION};COMMIT;"
        )

    def close(self) -> None:
        self.base.close()

    def get(self, key: str) -> str:
        row = self.base.execute(
            "SELECT value FROM meta WHERE key=?", (key,)
        ).fetchone()
        return row[0] if row else ""

    def put(self, key: str, value: str) -> None:
        self.base.execute(
            "INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value)
        )

    def begin(
        self,
        reading: str,
        bounds: str,
        forced: str,
    ) -> None:
        """Starts a run. ``forced`` names the stage from which results do not count, though nothing
        changed.

        A forced run that was cut short goes on where it was when it is asked for again: its results
        carry its epoch."""
        self._reading, self._bounds, self._forced = reading, bounds, forced
        if forced and self.get("forced") != forced:
            self._epoch += 1
        self.put("epoch", str(self._epoch))
        self.put("forced", forced)

    def finish(self) -> None:
        """Marks the run as complete."""
        self.put("forced", "")
        self.base.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    # ------------------------------------------------------------ results

    def state(self, doc_id: str, prints: Mapping[str, str]) -> State:
        """What still counts of a document, whose results must carry ``prints``; what does not is
        deleted."""
        row = self.base.execute(
            "SELECT reading, bounds, epoch, pages, problem FROM documents WHERE doc_id=?",
            (doc_id,),
        ).fetchone()
        if not row:
            return State(0, set(), STAGES[0])
        reading, bounds, epoch, count, problem = row
        if not self._is_read_alike(reading, epoch):
            self._forget(doc_id)
            return State(0, set(), STAGES[0])
        if bounds != self._bounds:
            self._try_again(doc_id, bool(problem))
            problem = ""
        found = self.base.execute(
            "SELECT page FROM pages WHERE doc_id=?", (doc_id,)
        )
        have = {page for (page,) in found}
        kept = self._kept(doc_id)
        stage = self._first_stage(kept, prints)
        if stage:
            return State(count, have, stage, problem)
        searchable, _ = kept.get("searchable", ("-", 0))
        return State(count, have, "", problem, searchable)

    def _is_read_alike(self, reading: str, epoch: int) -> bool:
        """Whether pages read so, in that run, count in this one."""
        if reading != self._reading:
            return False
        return self._forced != "pages" or epoch == self._epoch

    def _try_again(self, doc_id: str, failed: bool) -> None:
        """Forgets what could not be read within other bounds; ``failed``: the whole document."""
        retried = self.base.execute(
            "DELETE FROM pages WHERE doc_id=? AND problem<>''", (doc_id,)
        ).rowcount
        if retried or failed:
            self.base.execute("DELETE FROM results WHERE doc_id=?", (doc_id,))
        self.base.execute(
            "UPDATE documents SET bounds=?, problem='' WHERE doc_id=?",
            (self._bounds, doc_id),
        )

    def _kept(self, doc_id: str) -> dict[str, tuple[str, int]]:
        """Stage -> what its result was made with, and in which epoch."""
        rows = self.base.execute(
            "SELECT stage, print, epoch FROM results WHERE doc_id=?", (doc_id,)
        )
        return {stage: (mark, made) for stage, mark, made in rows}

    def _first_stage(
        self, kept: Mapping[str, tuple[str, int]], prints: Mapping[str, str]
    ) -> str:
        """The first stage whose result does not count; "" where all do."""
        forced = False
        for stage in STAGES:
            forced = forced or stage == self._forced
            mark, made = kept.get(stage, ("", 0))
            if mark != prints[stage] or (forced and made != self._epoch):
                return stage
        return ""

    def is_read(self, doc_id: str) -> bool:
        """Whether every page of a document is there and counts, or why it has none: then its
        input is not wanted."""
        row = self.base.execute(
            "SELECT reading, bounds, epoch, pages, problem, "
            "(SELECT count(*) FROM pages WHERE pages.doc_id=documents.doc_id) "
            "FROM documents WHERE doc_id=?",
            (doc_id,),
        ).fetchone()
        if not row:
            return False
        reading, bounds, epoch, count, problem, have = row
        if bounds != self._bounds or not self._is_read_alike(reading, epoch):
            return False
        return bool(problem) or 0 < count == have

    def _forget(self, doc_id: str) -> None:
        for table in ("documents", "pages", "results"):
            self.base.execute(f"DELETE FROM {table} WHERE doc_id=?", (doc_id,))

    def store(self, outcome: Outcome, prints: Mapping[str, str]) -> None:
        """Keeps what a task gave, all or nothing. Pictures must be on disk already."""
        doc_id = outcome.doc_id
        # a missing engine is not the input's fault: try again
        bounds = "" if outcome.missing else self._bounds
        self.base.execute("BEGIN IMMEDIATE")
        try:
            # the dataset no longer says what is known
            self.base.execute("DELETE FROM meta WHERE key='written'")
            self.base.execute(
                "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (doc_id) DO UPDATE "
                "SET "
                "bounds=excluded.bounds, pages=excluded.pages, problem=excluded.problem",
                (
                    doc_id,
                    self._reading,
                    bounds,
                    self._epoch,
                    outcome.count,
                    outcome.problem,
                ),
            )
            self.base.executemany(
                "INSERT INTO pages VALUES (?, ?, 1, ?, ?) ON CONFLICT (doc_id, page) DO UPDATE SET "
                "reads=reads+1, problem=excluded.problem, record=excluded.record",
                (
                    (doc_id, page, done.problem, done.record)
                    for page, done in outcome.pages.items()
                ),
            )
            self.base.executemany(
                "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?)",
                (
                    (
                        doc_id,
                        stage,
                        done.record.decode()
                        if stage == "searchable"
                        else prints.get(stage, ""),
                        self._epoch,
                        done.problem,
                        done.record,
                    )
                    for stage, done in outcome.results.items()
                ),
            )
        except BaseException:
            if self.base.in_transaction:  # a full disk rolls back by itself
                self.base.execute("ROLLBACK")
            raise
        self.base.execute("COMMIT")

    def page_records(self, doc_id: str) -> tuple[bytes, ...]:
        rows = self.base.execute(
            "SELECT record FROM pages WHERE doc_id=? ORDER BY page", (doc_id,)
        )
        return tuple(record for (record,) in rows)

    def results(self, doc_id: str) -> dict[str, bytes]:
        return dict(
            self.base.execute(
                "SELECT stage, record FROM results WHERE doc_id=?", (doc_id,)
            )
        )

    def problem(self, doc_id: str) -> str:
        """Why a whole document could not be read; "" where it could."""
        row = self.base.execute(
            "SELECT problem FROM documents WHERE doc_id=?", (doc_id,)
        ).fetchone()
        return row[0] if row else "was not read"

    def result_problems(self, doc_id: str) -> list[str]:
        """What went wrong in the stages after the pages, in the order of their names."""
        rows = self.base.execute(
            "SELECT problem FROM results WHERE doc_id=? AND stage<>'digest' "
            "AND problem<>'' ORDER BY stage",
            (doc_id,),
        )
        return [problem for (problem,) in rows]

    def reads(self) -> dict[int, int]:
        """How many pages were read once, twice ...: proof that no finished page is read again."""
        return dict(
            self.base.execute(
                "SELECT reads, count(*) FROM pages GROUP BY reads ORDER BY reads"
            )
        )
