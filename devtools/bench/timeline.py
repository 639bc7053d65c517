"""``python -m devtools.bench.timeline FOLDER [-j 2]``: what each worker does when, one row each.

FOLDER is extracted into a folder that is thrown away; the requests to each worker process are
timed from beside it. A letter is a hundredth of the run: ``r`` a page is read, ``a`` a document
analysed, ``d`` its pages are drawn, ``c`` pages are counted, ``w`` the tables are written, ``l`` a
report loads its libraries, ``p`` it is made, ``.`` nothing."""

from __future__ import annotations

import argparse
import contextlib
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from pipeline import run
from pipeline.run import workers, written

_COLUMNS = 100
_LETTERS = {
    "read": "r",
    "analyse": "a",
    "draw": "d",
    "count": "c",
    "write": "w",
    "report": "p",
    "prepare": "l",
    "searchable": "s",
}
_PAGES = ("read", "analyse", "draw", "count", "searchable")


@dataclass(frozen=True, slots=True)
class Span:
    """Something that one worker, or the main process, did from ``start`` to ``end`` (seconds)."""

    row: str
    kind: str
    start: float
    end: float


@dataclass
class Recorder:
    """Notes spans while a run goes on. Workers are numbered in the order of their first
    request."""

    began: float = field(default_factory=time.perf_counter)
    spans: list[Span] = field(default_factory=list)
    _rows: dict[int, str] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @contextlib.contextmanager
    def span(self, row: str, kind: str) -> Iterator[None]:
        start = time.perf_counter() - self.began
        try:
            yield
        finally:
            end = time.perf_counter() - self.began
            self.spans.append(Span(row, kind, start, end))

    def asking(self, ask: Callable[..., Any]) -> Callable[..., Any]:
        """``Worker.ask`` that notes what was asked."""

        def noted(worker: workers.Worker, request: Any, seconds: float) -> Any:
            with self.span(self._row(worker), request.kind):
                return ask(worker, request, seconds)

        return noted

    def _row(self, worker: workers.Worker) -> str:
        with self._lock:
            number = len(self._rows) + 1
            return self._rows.setdefault(id(worker), f"worker {number}")


def record(
    inputs: list[Path | str], output: Path, processes: int
) -> list[Span]:
    """The spans of one extraction."""
    recorder = Recorder()
    write = written.write

    def writing(*arguments: Any) -> Any:
        with recorder.span("main", "write"):
            return write(*arguments)

    with (
        mock.patch.object(
            workers.Worker, "ask", recorder.asking(workers.Worker.ask)
        ),
        mock.patch.object(written, "write", writing),
    ):
        run.extract(inputs, output, run.Options(workers=processes))
    return recorder.spans


def draw(spans: list[Span]) -> Iterator[str]:
    """A row of letters for each worker, then what the rows say in figures."""
    whole = max(span.end for span in spans)
    rows = sorted({span.row for span in spans})
    for row in rows:
        line = ["."] * _COLUMNS
        for span in spans:
            if span.row == row:
                first = int(span.start / whole * _COLUMNS)
                last = max(first + 1, round(span.end / whole * _COLUMNS))
                letter = _LETTERS[span.kind]
                line[first:last] = letter * (min(last, _COLUMNS) - first)
        yield f"{row:>9} {''.join(line)}"
    yield f"{'':>9} 0{whole:>{_COLUMNS - 1}.1f} s"
    pages = [span for span in spans if span.kind in _PAGES]
    start = min(span.start for span in pages)
    ends = {
        row: max(span.end for span in pages if span.row == row)
        for row in {span.row for span in pages}
    }
    end = max(ends.values())
    busy = sum(span.end - span.start for span in pages)
    yield (
        f"{start:.1f} s before the first page is asked for; pages {end - start:.1f} s, of which "
        f"workers are busy {busy / (end - start) / len(ends):.0%}, the last alone for "
        f"{end - min(ends.values()):.1f} s; tables and reports {whole - end:.1f} s"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m devtools.bench.timeline", description=__doc__
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("-j", "--workers", type=int, default=2)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="baocao-timeline-") as name:
        for line in draw(
            record([chosen.folder], Path(name) / "out", chosen.workers)
        ):
            print(line)


if __name__ == "__main__":
    main()
