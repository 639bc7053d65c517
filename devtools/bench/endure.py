"""``python -m devtools.bench.endure FOLDER [--texts 10000] [--scans 150]``: kills a run three times
and compares.

One archive (text reports, scans of two pages, sixty broken inputs) is read twice: undisturbed by
one worker, and by two workers with kill -9 at three random moments. The CSV files must be
identical, every input must have its row, and the ledger must hold no page that was read twice.
Started again on the same folder, it goes on where it was."""

from __future__ import annotations

import argparse
import collections
import csv
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from devtools.bench import archive


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m devtools.bench.endure", description=__doc__
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--texts", type=int, default=10_000)
    parser.add_argument("--scans", type=int, default=150)
    chosen = parser.parse_args()
    top: Path = chosen.folder
    if not (top / "in" / "broken").exists():
        archive.build(top / "in", chosen.texts, 0, chosen.scans, broken=True)
    began = time.perf_counter()
    _start(top, "calm", 1).wait()
    print(
        f"undisturbed, one worker: {time.perf_counter() - began:.0f} s",
        flush=True,
    )
    chance = random.Random()
    finished: set[tuple[str, int]] = set()
    for share in sorted(chance.uniform(0.05, 0.95) for _ in range(3)):
        process = _start(top, "killed", 2)
        while (
            len(_pages(top / "killed")) < share * len(_pages(top / "calm"))
            and process.poll() is None
        ):
            time.sleep(0.2)
        process.send_signal(signal.SIGKILL)
        process.wait()
        finished |= set(_pages(top / "killed"))
        print(f"kill -9 with {len(finished)} pages finished", flush=True)
    _start(top, "killed", 2).wait()
    return _compare(top, finished)


def _start(top: Path, output: str, workers: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "pipeline",
            "extract",
            str(top / "in"),
            "-o",
            str(top / output),
            "-j",
            str(workers),
        ],
        stdout=subprocess.DEVNULL,
    )


def _pages(output: Path) -> dict[tuple[str, int], int]:
    """How often each page in the ledger was read."""
    try:
        base = sqlite3.connect(
            f"file:{output / 'ledger.sqlite'}?mode=ro", uri=True
        )
        try:
            rows = base.execute("SELECT doc_id, page, reads FROM pages")
            return {(doc_id, page): reads for doc_id, page, reads in rows}
        finally:
            base.close()
    except sqlite3.Error:
        return {}


def _compare(top: Path, finished: set[tuple[str, int]]) -> int:
    files = sorted((top / "calm").glob("*.csv"))
    different = [
        path.name
        for path in files
        if path.read_bytes() != (top / "killed" / path.name).read_bytes()
    ]
    print(f"{len(files)} CSV files, different: {different or 'none'}")
    pages = _pages(top / "killed")
    again = sum(pages.get(page) != 1 for page in finished)
    print(
        f"{len(finished)} pages were finished before the last kill, read again: {again}; "
        f"reads of all pages: {dict(collections.Counter(pages.values()))}"
    )
    with open(
        top / "killed" / "documents.csv", encoding="utf-8", newline=""
    ) as file:
        rows = list(csv.DictReader(file))
    inputs = [
        path.relative_to(top / "in").as_posix()
        for path in (top / "in").rglob("*")
        if path.is_file()
    ]
    named = {row["source"].split("!/")[0] for row in rows}
    print(
        f"{len(inputs)} inputs, {len(rows)} rows, "
        f"{dict(collections.Counter(row['status'] for row in rows))}; "
        "inputs without a row: "
        f"{len([name for name in inputs if name.isprintable() and name not in named])}"
    )
    return 1 if different or again else 0


if __name__ == "__main__":
    sys.exit(main())
