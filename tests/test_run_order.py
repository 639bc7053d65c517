"""In which order a run hands out its work: the largest first, single pages at the end."""

import time
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from pipeline.records import ReadOptions, Source
from pipeline.run.backlog import Backlog
from pipeline.run.census import Census, take
from pipeline.run.drive import Drive
from pipeline.run.finish import Reports
from pipeline.run.ledger import Ledger
from pipeline.run.messages import Answer, empty_page
from pipeline.run.plan import Plan, Progress
from pipeline.run.work import RANGE, SPLIT, Outcome, Task
from pipeline.run.workers import Worker


def source(name: str, size: int, media: str = "pdf") -> Source:
    return Source(name, f"/kho/{name}", name.ljust(16, "0"), media, size)


def test_what_completes_a_document_goes_first_then_the_largest():
    backlog = Backlog()
    for task in (
        Task(source("a", 10), b"", ReadOptions(), 0),
        Task(source("b", 30), b"", ReadOptions(), 9, todo=(1, 2)),
        Task(source("c", 30), b"", ReadOptions(), 9, todo=(1,)),
        Task(source("d", 5), b"", ReadOptions(), 1, pages={1: b""}),
    ):
        backlog.add(task)
    assert backlog.pages() == 5
    assert [backlog.take().source.source for _ in range(4)] == [
        "d",
        "b",
        "c",
        "a",
    ]


class Instant:
    """Does every task at once and notes it; ``lengths``: pages by name."""

    def __init__(self, size: int, lengths: dict[str, int]) -> None:
        self.size, self._lengths = size, lengths
        self.done: list[tuple[str, tuple[int, ...]]] = []

    def submit(self, task: Task) -> Future[Outcome]:
        future: Future[Outcome] = Future()
        future.set_result(self._do(task))
        return future

    def _do(self, task: Task) -> Outcome:
        name, doc_id = task.source.source, task.source.doc_id
        count = self._lengths[name]
        if count > task.most and not task.count and task.source.media in SPLIT:
            return Outcome(doc_id, count)
        todo = task.todo
        if not todo and not task.pages:
            todo = tuple(range(1, count + 1))
        self.done.append((name, todo))
        if name == "locked" and 3 in todo:
            return Outcome(doc_id, count, problem="no engine")
        pages = {page: empty_page(page, "") for page in todo}
        whole = len(pages) + len(task.pages) == count
        return Outcome(doc_id, count, pages, whole=whole)

    def stop(self) -> None: ...
    def close(self) -> None: ...


class Calm:
    asked = False


def driven(
    tmp_path: Path,
    size: int,
    documents: dict[str, tuple[int, int]],
    progress: Progress | None = None,
    census: Census = Census(),
) -> Instant:
    """A run over documents given as name: (bytes, pages)."""
    executor = Instant(
        size, {name: pages for name, (_, pages) in documents.items()}
    )
    ledger = Ledger(tmp_path / "ledger.sqlite")
    ledger.begin("reading", "bounds", "")
    plan = Plan(ReadOptions(), tmp_path, tmp_path, tmp_path, None, {}, census)
    drive = Drive(ledger, executor, plan, Calm(), progress)
    drive.run(
        iter([source(name, bytes_) for name, (bytes_, _) in documents.items()])
    )
    assert ledger.reads() == {1: sum(pages for _, pages in documents.values())}
    ledger.close()
    return executor


def test_a_book_is_handed_out_in_ranges_and_its_end_page_by_page(tmp_path):
    executor = driven(tmp_path, 2, {"book": (1000, 40)})
    sizes = [len(todo) for _, todo in executor.done if todo]
    assert sizes[:6] == [RANGE] * 6
    assert sizes[-2 * RANGE :] == [1] * (2 * RANGE)


def test_a_letter_alone_is_shared_by_all_workers(tmp_path):
    executor = driven(tmp_path, 2, {"letter": (10, 3)})
    assert sorted(todo for _, todo in executor.done if todo) == [
        (1,),
        (2,),
        (3,),
    ]


def test_a_document_that_is_given_up_takes_nothing_with_it(tmp_path):
    executor = Instant(2, {"locked": 30, "whole": 30})
    ledger = Ledger(tmp_path / "ledger.sqlite")
    ledger.begin("reading", "bounds", "")
    plan = Plan(
        ReadOptions(), tmp_path, tmp_path, tmp_path, None, {}, Census(2)
    )
    sources = [source("locked", 20), source("whole", 10)]
    Drive(ledger, executor, plan, Calm(), None).run(iter(sources))
    problems = [ledger.problem(one.doc_id) for one in sources]
    assert problems == ["no engine", ""]
    assert len(ledger.page_records(sources[1].doc_id)) == 30
    ledger.close()


@pytest.mark.parametrize("size", [1, 2, 5])
def test_every_page_is_read_once_whatever_the_order(tmp_path, size):
    documents = {f"{n:02}": (n * 7 % 13, 1 + n * 5 % 9) for n in range(30)}
    driven(tmp_path, size, documents)


@pytest.mark.parametrize(
    ("counted", "whole"),
    [
        # as they are, none at all, a file that grew since it was counted, one that shrank
        ({"/kho/book": 40, "/kho/letter": 3}, (43, 43)),
        ({}, (2, 43)),
        ({"/kho/book": 30, "/kho/letter": 3}, (33, 43)),
        ({"/kho/book": 50, "/kho/letter": 3}, (53, 53)),
    ],
)
def test_the_whole_is_known_at_the_start_and_never_falls(
    tmp_path, counted, whole
):
    told: list[tuple[int, int]] = []
    driven(
        tmp_path,
        2,
        {"book": (1000, 40), "letter": (10, 3)},
        lambda done, expected: told.append((done, expected)),
        Census(2 - len(counted), counted),
    )
    expected = [all_ for _, all_ in told]
    assert expected == sorted(expected)
    at_first, at_last = whole
    assert expected[0] >= at_first
    assert expected[-1] == at_last
    assert told[-1][0] == told[-1][1]


class Drawing(Instant):
    """Draws page 1 of each document, where it has no picture."""

    def _do(self, task: Task) -> Outcome:
        outcome = super()._do(task)
        self.drawn = task.drawn
        return replace(outcome, pictures={2: b"scan"}, drawn={1: b"drawn"})


@pytest.mark.parametrize("passing", [False, True])
def test_a_drawn_page_lies_where_it_belongs_and_is_drawn_once(
    tmp_path, passing
):
    """Of a file that will be gone the picture belongs to the dataset."""
    kept, places = tmp_path / "pictures", tmp_path / "places"
    ledger = Ledger(tmp_path / "ledger.sqlite")
    work = Path("/kho" if passing else "/elsewhere")
    plan = Plan(ReadOptions(), work, kept, places, None, {}, Census())
    for forced in ("", "pages"):
        ledger.begin("reading", "bounds", forced)
        executor = Drawing(1, {"a": 2})
        drive = Drive(ledger, executor, plan, Calm(), None)
        drive.run(iter([source("a", 10)]))
    doc_id = source("a", 10).doc_id
    assert (kept / f"{doc_id}-0002.jpg").read_bytes() == b"scan"
    folder = kept if passing else places
    assert (folder / f"{doc_id}-0001.jpg").read_bytes() == b"drawn"
    assert executor.drawn == (() if passing else (1,))
    ledger.close()


def test_pages_are_counted_before_they_are_read(tmp_path):
    book, picture = tmp_path / "book.pdf", tmp_path / "scan.tif"
    with pypdfium2.PdfDocument.new() as pdf:
        for _ in range(3):
            pdf.new_page(100, 100)
        pdf.save(book)
    frame = Image.new("1", (40, 40))
    frame.save(picture, save_all=True, append_images=[frame])
    broken, text = tmp_path / "broken.pdf", tmp_path / "a.txt"
    broken.write_bytes(b"%PDF-1.7 nothing")
    text.write_text("Sở báo cáo", encoding="utf-8")
    paths = [book, picture, broken, text, tmp_path / "gone.pdf"]
    options = ReadOptions()
    found = take(paths, {}, options, lambda: False)
    assert found == {str(book): 3, str(picture): 2}
    known = {(str(text), text.stat().st_size): 7}
    assert take(paths, known, options, lambda: True) == {str(text): 7}


def test_reports_are_shared_out_among_few_workers(tmp_path, monkeypatch):
    """A worker answers one request at a time, and loads before it writes; every file is written
    once."""
    asked: dict[Worker, list[str]] = {}
    busy: set[Worker] = set()

    def ask(worker, request, seconds):
        assert worker not in busy
        busy.add(worker)
        time.sleep(0.02)
        asked.setdefault(worker, []).append(request.stage or request.kind)
        busy.remove(worker)
        return Answer()

    monkeypatch.setattr(Worker, "ask", ask)
    with Reports(tmp_path, 2) as reports:
        reports.write(tmp_path, {}, "vi")
    assert len(asked) == 2
    written = []
    for first, *stages in asked.values():
        assert first == "prepare"
        written += stages
    assert sorted(written) == [
        "audit.html",
        "datapackage.json",
        "dataset.xlsx",
        "overview.html",
        "places",
    ]
