"""Workers that hang, crash, lie or swell cost one page."""

import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from pipeline.records import Limits, Page, Reading, ReadOptions, Source
from pipeline.run import work, workers
from pipeline.run.codec import unpack

LIMITS = Limits(page_seconds=2, document_seconds=60, memory_bytes=600 << 20)


@pytest.fixture
def worker(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "plugins"))
    folder = tmp_path / "work"
    folder.mkdir()
    one = workers.Worker(folder, ("failing_reader",))
    yield one
    one.end()
    assert not list(folder.iterdir()), "temporary files outlive their worker"


def task(tmp_path, limits=LIMITS, password="", **told):
    path = tmp_path / "input.pdf"
    path.write_bytes(b"%PDF-1.4 test\n" + json.dumps(told).encode())
    source = Source("input.pdf", str(path), "0123456789abcdef", "pdf", 1)
    return work.Task(
        source,
        os.fsencode(path),
        ReadOptions(limits=limits, password=password),
        0,
    )


def pages(outcome) -> dict[int, Page]:
    found = {}
    for number, made in outcome.pages.items():
        (found[number],) = unpack(made.record, Reading).pages
        assert found[number].page == number
    return found


def test_a_good_document_is_read_and_analysed(worker, tmp_path):
    outcome = work.process(task(tmp_path, pages=3), worker)
    assert [page.problem for page in pages(outcome).values()] == ["", "", ""]
    assert set(outcome.results) == {
        "structure",
        "mentions",
        "facts",
        "checks",
        "digest",
    }
    assert outcome.pictures == {1: b"jpeg"}
    assert all(page.picture == b"" for page in pages(outcome).values())


@pytest.mark.parametrize(
    ("what", "problem"),
    [
        ("crash", "its process died (SIGSEGV), twice"),
        ("exit", "its process died (exit code 3), twice"),
        (
            "hang",
            "took longer than 2 s (limit page_seconds or document_seconds)",
        ),
        ("memory", "took more than 600 MB of memory (limit memory_bytes)"),
        ("raise", "ValueError: no such thing as this page"),
        ("locked", "the PDF is encrypted: give its password with --password"),
        ("nothing", "its reader gave no page"),
        (
            "bad",
            "its reader gave what is no page (Expected `str`, got `None` - at `$.pages[0].text`)",
        ),
        ("crash once", ""),
        ("surrogate", ""),
    ],
)
def test_a_page_that_goes_wrong_costs_itself(worker, tmp_path, what, problem):
    outcome = work.process(task(tmp_path, pages=4, do={"2": what}), worker)
    assert outcome.problem == ""
    assert {n: page.problem for n, page in pages(outcome).items()} == {
        1: "",
        2: problem,
        3: "",
        4: "",
    }
    assert "checks" in outcome.results


def test_a_hung_program_is_killed_with_its_worker(worker, tmp_path):
    work.process(task(tmp_path, pages=1, do={"1": "hang"}), worker)
    assert _gone(int((tmp_path / "input.pdf.child").read_text()))


def test_a_program_that_outlives_its_worker_is_killed(worker, tmp_path):
    work.process(task(tmp_path, pages=1, do={"1": "stray"}), worker)
    assert _gone(int((tmp_path / "input.pdf.child").read_text()))


def _gone(pid: int) -> bool:
    for _ in range(50):
        if (
            not psutil.pid_exists(pid)
            or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
        ):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize(
    ("what", "problem"),
    [
        ("crash", "its process died (SIGSEGV), twice"),
        ("raise", "ValueError: no such thing as this page"),
        ("locked", "the PDF is encrypted: give its password with --password"),
    ],
)
def test_a_file_whose_pages_cannot_be_counted_is_named(
    worker, tmp_path, what, problem
):
    outcome = work.process(task(tmp_path, pages=4, count=what), worker)
    assert outcome.problem == problem
    assert not outcome.pages


def test_the_password_is_used(worker, tmp_path):
    outcome = work.process(
        task(tmp_path, pages=1, count="locked", password="open"), worker
    )
    assert outcome.problem == ""


def test_a_missing_engine_is_told_apart(worker, tmp_path):
    outcome = work.process(task(tmp_path, pages=2, do={"1": "engine"}), worker)
    assert (
        outcome.missing
        == "Tesseract is not installed (apt-get install tesseract-ocr)"
    )


def test_a_file_without_pages(worker, tmp_path):
    assert (
        work.process(task(tmp_path, pages=0), worker).problem == "has no pages"
    )


def test_the_time_limit_of_a_document(worker, tmp_path):
    late = replace(
        task(
            tmp_path,
            limits=replace(LIMITS, document_seconds=1),
            pages=4,
            seconds=0.7,
        )
    )
    found = pages(work.process(late, worker))
    assert found[1].problem == ""
    assert (
        found[4].problem
        == "not read: the document took longer than 1 s (limit document_seconds)"
    )


def test_stopping_hands_in_what_is_done(worker, tmp_path):
    outcome = work.process(task(tmp_path, pages=4), worker, stop=lambda: True)
    assert (list(outcome.pages), outcome.left, outcome.results) == (
        [1],
        (2, 3, 4),
        {},
    )


def test_a_book_is_left_to_all_workers(worker, tmp_path):
    outcome = work.process(task(tmp_path, pages=30), worker)
    assert (outcome.count, outcome.pages, outcome.whole) == (30, {}, False)
    assert list(work.ranges([1, 2, 3, 4, 5])) == [(1, 2, 3, 4), (5,)]


def test_workers_are_renewed_before_they_grow(worker, tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "_RENEW_BYTES", 1)
    outcome = work.process(task(tmp_path, pages=2), worker)
    assert [page.problem for page in pages(outcome).values()] == ["", ""]
    assert worker._process is None


def test_what_the_fork_server_loads_is_kept_and_workers_collect_garbage():
    loads = "import gc, pipeline.uncollected, pipeline.run.warm; "
    tells = "print(gc.isenabled(), gc.get_freeze_count() > 100_000)"
    told = subprocess.check_output([sys.executable, "-c", loads + tells])
    assert told.split() == [b"True", b"True"]
