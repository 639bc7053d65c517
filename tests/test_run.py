"""A whole run: every input has its row, nothing is read twice, nothing depends on workers, order or
accidents."""

import collections
import csv
import importlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from devtools.bench.archive import hostile, pdf, scan
from pipeline import review, run
from pipeline.errors import Interrupted, OutputFull, UsageError
from pipeline.records import Limits, ReadOptions
from pipeline.run import fingerprint, output_folder, workers
from pipeline.run.finish import Reports
from pipeline.run.ledger import Ledger
from pipeline.run.messages import Answer

extraction = importlib.import_module("pipeline.run.extract")
PLUGINS = Path(__file__).parent / "plugins"


@pytest.fixture(autouse=True)
def failing_readers(monkeypatch):
    monkeypatch.syspath_prepend(str(PLUGINS))
    monkeypatch.setattr(workers, "PLUGINS", ("failing_reader",))
    # the reports have tests of their own
    monkeypatch.setattr(Reports, "_ask", lambda *_: Answer())


def scripted(path: Path, **told) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(
        b"%PDF-1.4 test\n" + json.dumps({"name": path.name, **told}).encode()
    )


def letter(path: Path, number: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"SỞ NỘI VỤ\nSố: {number}/BC-SNV\nHà Giang, ngày 5 tháng 3 năm 2020\n\nBÁO CÁO\n"
        f"Về ứng dụng công nghệ thông tin\n\nTổng số {number} máy tính, trong đó {number - 1} máy "
        "dùng "
        f"được, theo Kế hoạch số {number + 1}/KH-UBND ngày 01/02/2020.\n",
        encoding="utf-8",
    )


def archive(
    folder: Path, letters: int = 12, log: str = "", seconds: float = 0.0
) -> Path:
    """Letters, books, broken things and repeats."""
    for n in range(letters):
        letter(folder / f"{n % 3}" / f"thư số {n}.txt", 100 + n)
    scripted(folder / "book.pdf", pages=30, log=log, seconds=seconds)
    scripted(folder / "crash.pdf", pages=4, do={"2": "crash"}, log=log)
    scripted(folder / "locked.pdf", pages=4, count="locked", log=log)
    scripted(folder / "raise.pdf", pages=2, do={"2": "raise"}, log=log)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "noise.pdf").write_bytes(random.Random(1).randbytes(1000))
    (folder / "copy.txt").write_bytes(
        (folder / "0" / "thư số 0.txt").read_bytes()
    )
    with zipfile.ZipFile(folder / "bundle.zip", "w") as bundle:
        bundle.writestr("trong/ruột.txt", "Tổng số 77 máy tính.\n")
    return folder


def tables(output: Path) -> dict[str, bytes]:
    found = {path.name: path.read_bytes() for path in output.glob("*.csv")}
    found |= {
        f"text/{path.name}": path.read_bytes()
        for path in (output / "text").iterdir()
    }
    assert len(found) > 8
    return found


def rows(output: Path, table: str = "documents") -> dict[str, dict]:
    with open(output / f"{table}.csv", encoding="utf-8", newline="") as file:
        return {
            row["source" if table == "documents" else "doc_id"]: row
            for row in csv.DictReader(file)
        }


def reads(output: Path) -> dict[int, int]:
    ledger = Ledger(output / extraction.LEDGER)
    try:
        return ledger.reads()
    finally:
        ledger.close()


def test_every_input_has_its_row_and_a_second_run_reads_nothing(tmp_path):
    folder, output = archive(tmp_path / "in"), tmp_path / "out"
    first = run.extract([folder], output, run.Options(workers=2))
    found = rows(output)
    assert {
        name: (row["status"], row["problem"])
        for name, row in found.items()
        if row["status"] != "ok"
    } == {
        "copy.txt": ("duplicate", "same bytes as 0/thư số 0.txt"),
        "crash.pdf": ("partial", "page 2: its process died (SIGSEGV), twice"),
        "locked.pdf": (
            "failed",
            "the PDF is encrypted: give its password with --password",
        ),
        "raise.pdf": (
            "partial",
            "page 2: ValueError: no such thing as this page",
        ),
        "empty.txt": ("failed", "empty file (0 bytes)"),
        "noise.pdf": ("failed", found["noise.pdf"]["problem"]),
    }
    assert found["bundle.zip!/trong/ruột.txt"]["status"] == "ok"
    assert found["book.pdf"]["pages"] == "30"
    assert (first.documents, first.duplicates, first.failed) == (
        len(found),
        1,
        3,
    )
    before = tables(output)
    second = run.extract([folder], output, run.Options(workers=1))
    assert (second.read, second.unchanged, second.reused) == (
        0,
        True,
        first.read,
    )
    assert (
        replace(
            second,
            read=first.read,
            reused=0,
            unchanged=False,
            seconds=first.seconds,
        )
        == first
    )
    assert tables(output) == before
    assert set(reads(output)) == {1}
    assert not list(output.glob(".work-*")) and not list(output.glob(".*.new"))
    assert [path.name for path in (output / "pictures").iterdir()]


def test_workers_and_order_change_no_byte(tmp_path):
    folder = archive(tmp_path / "in")
    parts = sorted(folder.iterdir())
    run.extract(parts, tmp_path / "one", run.Options(workers=1))
    run.extract(parts[::-1], tmp_path / "three", run.Options(workers=3))
    assert tables(tmp_path / "one") == tables(tmp_path / "three")
    one, three = (
        tmp_path / name / "documents.parquet" for name in ("one", "three")
    )
    assert one.read_bytes() == three.read_bytes()


def test_the_dataset_is_written_again_where_it_was_touched(tmp_path):
    folder, output = tmp_path / "in", tmp_path / "out"
    letter(folder / "a.txt", 5)
    run.extract([folder], output, run.Options())
    before = tables(output)
    (output / "facts.csv").write_text("spoilt")
    (output / "mentions.parquet").unlink()
    again = run.extract([folder], output, run.Options())
    assert not again.unchanged and again.read == 0
    assert tables(output) == before
    assert (output / "mentions.parquet").exists()


def test_an_archive_that_grows_or_shrinks(tmp_path):
    folder, output = tmp_path / "in", tmp_path / "out"
    for n in range(3):
        letter(folder / f"{n}.txt", n + 10)
    run.extract([folder], output, run.Options())
    (folder / "1.txt").unlink()
    letter(folder / "3.txt", 99)
    summary = run.extract([folder], output, run.Options())
    assert (summary.read, summary.reused, summary.documents) == (1, 2, 3)
    assert set(rows(output)) == {"0.txt", "2.txt", "3.txt"}
    assert len(list((output / "text").iterdir())) == 3


@pytest.mark.parametrize(
    ("stage", "read"), [("mentions", 0), ("checks", 0), ("pages", 6)]
)
def test_from_a_stage(tmp_path, monkeypatch, stage, read):
    folder, output = tmp_path / "in", tmp_path / "out"
    scripted(folder / "a.pdf", pages=5)
    letter(folder / "b.txt", 4)
    run.extract([folder], output, run.Options())
    before = tables(output)
    summary = run.extract([folder], output, run.Options(from_stage=stage))
    assert (summary.read, summary.unchanged) == (read, False)
    assert tables(output) == before
    assert run.extract([folder], output, run.Options()).unchanged


def test_changed_rules_run_the_cheap_stages_only(tmp_path, monkeypatch):
    folder, output = tmp_path / "in", tmp_path / "out"
    scripted(folder / "a.pdf", pages=5)
    run.extract([folder], output, run.Options())
    prints = {**fingerprint.stages(), "facts": "other", "checks": "other"}
    monkeypatch.setattr(fingerprint, "stages", lambda: prints)
    summary = run.extract([folder], output, run.Options())
    assert (summary.read, summary.reused, summary.unchanged) == (0, 5, False)
    assert run.extract([folder], output, run.Options()).unchanged


def test_failures_are_tried_again_where_limits_or_password_change(tmp_path):
    folder, output = tmp_path / "in", tmp_path / "out"
    scripted(folder / "a.pdf", pages=3, do={"2": "locked"})
    scripted(folder / "b.pdf", pages=2, count="locked")
    assert run.extract([folder], output, run.Options()).problems == 2
    assert run.extract([folder], output, run.Options()).unchanged
    opened = run.extract(
        [folder], output, run.Options(ReadOptions(password="open"))
    )
    assert (opened.read, opened.problems, opened.failed) == (3, 0, 0)
    slower = run.extract(
        [folder],
        output,
        run.Options(
            ReadOptions(password="open", limits=Limits(page_seconds=9))
        ),
    )
    assert slower.read == 0


def test_a_missing_engine_is_tried_again(tmp_path):
    folder, output = tmp_path / "in", tmp_path / "out"
    scripted(folder / "a.pdf", pages=3, do={"2": "engine"})
    for _ in range(2):
        summary = run.extract([folder], output, run.Options())
        assert summary.missing == (
            "Tesseract is not installed (apt-get install tesseract-ocr)",
        )
        assert summary.failed == 1


def test_audit_runs_the_checks_without_the_inputs(tmp_path):
    folder, output = tmp_path / "in", tmp_path / "out"
    letter(folder / "a.txt", 5)
    with pytest.raises(UsageError, match=r"holds no ledger\.sqlite"):
        run.audit(folder)
    run.extract([folder], output, run.Options())
    before = tables(output)
    (folder / "a.txt").unlink()
    summary = run.audit(output)
    assert (summary.read, summary.documents) == (0, 1)
    assert tables(output) == before


def test_an_output_inside_the_input_is_refused(tmp_path):
    letter(tmp_path / "in" / "a.txt", 5)
    for options in (
        run.Options(),
        run.Options(searchable=tmp_path / "in" / "pdf"),
    ):
        with pytest.raises(UsageError, match="lies inside the input"):
            run.extract(
                [tmp_path / "in"],
                tmp_path / ("out" if options.searchable else "in/out"),
                options,
            )
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_decisions_of_people_run_the_checks_again_and_survive(tmp_path):
    folder, output = tmp_path / "in", tmp_path / "out"
    letter(folder / "a.txt", 5)
    letter(folder / "b.txt", 6)
    run.extract([folder], output, run.Options())
    with open(output / "mentions.csv", encoding="utf-8", newline="") as file:
        figure = next(
            row for row in csv.DictReader(file) if row["label"] == "COUNT"
        )
    review.record(
        output,
        review.Decision(
            figure["doc_id"],
            "corrected",
            "an",
            "2024-01-01T00:00:00Z",
            int(figure["page"]),
            int(figure["start"]),
            figure["text"],
            value="77",
        ),
    )
    for stage in ("", "pages"):
        summary = run.extract([folder], output, run.Options(from_stage=stage))
        assert not summary.unchanged and summary.read == (2 if stage else 0)
        with open(
            output / "mentions.csv", encoding="utf-8", newline=""
        ) as file:
            found = {row["mention_id"]: row for row in csv.DictReader(file)}[
                figure["mention_id"]
            ]
        assert (found["value"], found["value_read"], found["reviewed"]) == (
            "77",
            figure["value"],
            "corrected",
        )
    assert run.extract([folder], output, run.Options()).unchanged


def test_scans_become_searchable(tmp_path):
    pytest.importorskip("ocrmypdf")
    folder, output, target = tmp_path / "in", tmp_path / "out", tmp_path / "pdf"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(scan(3, 1, 100))
    (folder / "b.pdf").write_bytes(pdf(3, 1))
    run.extract([folder], output, run.Options(searchable=target))
    assert [path.name for path in target.iterdir()] == ["a.pdf"]
    assert run.extract(
        [folder], output, run.Options(searchable=target)
    ).unchanged
    (target / "a.pdf").unlink()
    assert (
        run.extract([folder], output, run.Options(searchable=target)).read == 0
    )
    assert (target / "a.pdf").exists()


def test_two_runs_on_one_output_are_refused(tmp_path):
    letter(tmp_path / "in" / "a.txt", 5)
    output = tmp_path / "out"
    output.mkdir()
    with (
        output_folder.alone(output),
        pytest.raises(UsageError, match="another run"),
    ):
        run.extract([tmp_path / "in"], output, run.Options())


def test_a_full_disk_is_named_and_the_run_goes_on_later(tmp_path, monkeypatch):
    folder, output = archive(tmp_path / "in"), tmp_path / "out"
    begin = Ledger.begin

    def tight(self, *arguments):
        self.base.execute(f"PRAGMA max_page_count={20}")
        begin(self, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "begin", tight)
        with pytest.raises(OutputFull, match="no space is left"):
            run.extract([folder], output, run.Options())
    done = run.extract([folder], output, run.Options())
    assert done.reused > 0
    run.extract([folder], tmp_path / "other", run.Options())
    assert tables(output) == tables(tmp_path / "other")


def test_a_damaged_ledger_is_named(tmp_path):
    letter(tmp_path / "in" / "a.txt", 5)
    output = tmp_path / "out"
    run.extract([tmp_path / "in"], output, run.Options())
    (output / extraction.LEDGER).write_bytes(b"SQLite format 3\0" + bytes(4000))
    with pytest.raises(UsageError, match="damaged"):
        run.extract([tmp_path / "in"], output, run.Options())


def test_the_ledger_holds_no_pickle_and_no_password(tmp_path):
    scripted(tmp_path / "in" / "a.pdf", pages=1, count="locked")
    run.extract(
        [tmp_path / "in"],
        tmp_path / "out",
        run.Options(ReadOptions(password="mật khẩu 123")),
    )
    everything = b"".join(
        path.read_bytes()
        for path in (tmp_path / "out").rglob("*")
        if path.is_file()
    )
    assert "mật khẩu 123".encode() not in everything


def test_progress_counts_pages(tmp_path):
    seen: list[tuple[int, int]] = []
    scripted(tmp_path / "in" / "a.pdf", pages=20)
    run.extract(
        [tmp_path / "in"],
        tmp_path / "out",
        run.Options(),
        lambda done, all_: seen.append((done, all_)),
    )
    assert seen[-1] == (20, 20)
    assert all(done <= expected for done, expected in seen)
    whole = [expected for _, expected in seen]
    assert whole == sorted(whole)


def test_no_document_text_is_logged_above_debug(tmp_path, caplog, capfd):
    caplog.set_level("INFO")
    archive(tmp_path / "in")
    run.extract([tmp_path / "in"], tmp_path / "out", run.Options())
    said = caplog.text + "".join(capfd.readouterr())
    assert "máy tính" not in said and "such thing" not in said


# ---------------------------------------------------------------- killed and stopped


def start(folder: Path, output: Path, size: int = 2) -> subprocess.Popen:
    return subprocess.Popen(
        [
            sys.executable,
            str(PLUGINS / "run_failing.py"),
            str(folder),
            str(output),
            str(size),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONPATH": str(PLUGINS.parent.parent)},
    )


def kept(output: Path) -> int:
    try:
        base = sqlite3.connect(
            f"file:{output / extraction.LEDGER}?mode=ro", uri=True
        )
        try:
            return base.execute("SELECT count(*) FROM pages").fetchone()[0]
        finally:
            base.close()
    except sqlite3.Error:
        return 0


def wait_for(output: Path, pages: int, process: subprocess.Popen) -> None:
    while kept(output) < pages:
        assert process.poll() is None, process.communicate()[0]
        time.sleep(0.02)


@pytest.mark.slow
def test_a_killed_run_goes_on_and_reads_no_finished_page_twice(tmp_path):
    log = tmp_path / "log"
    folder, output = (
        archive(tmp_path / "in", letters=200, log=str(log), seconds=0.05),
        tmp_path / "out",
    )
    finished: set[tuple[str, int]] = set()
    for pages in (60, 150):
        process = start(folder, output)
        wait_for(output, pages, process)
        process.send_signal(signal.SIGKILL)
        process.wait()
        time.sleep(0.5)  # its workers see that it is gone
        base = sqlite3.connect(output / extraction.LEDGER)
        finished |= set(base.execute("SELECT doc_id, page FROM pages"))
        base.close()
        log.write_text("")
    process = start(folder, output)
    assert process.wait(120) == 0, process.communicate()[0]
    begun = collections.Counter(
        (doc_id, int(page))
        for doc_id, page in map(str.split, log.read_text().splitlines())
    )
    assert finished and not finished & begun.keys()
    assert set(reads(output)) == {1}
    assert not list(output.glob(".work-*"))
    assert start(folder, tmp_path / "calm", 1).wait(120) == 0
    assert tables(output) == tables(tmp_path / "calm")


def test_stopping_once_finishes_the_pages_in_hand(tmp_path):
    folder, output = tmp_path / "in", tmp_path / "out"
    scripted(folder / "a.pdf", pages=40, seconds=0.08)
    process = start(folder, output)
    wait_for(output, 1, process)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=20)[0]
    assert process.returncode == Interrupted.exit_code
    assert "stopped with" in said
    assert not list(output.glob(".work-*"))
    before = kept(output)
    assert before < 40
    assert run.extract([folder], output, run.Options()).reused == before


def test_stopping_twice_ends_at_once(tmp_path):
    folder, output = tmp_path / "in", tmp_path / "out"
    scripted(folder / "a.pdf", pages=40, do={"2": "hang"})
    process = start(folder, output, 1)
    while not list(folder.glob("*.child")):
        assert process.poll() is None, process.communicate()[0]
        time.sleep(0.05)
    for _ in range(2):
        process.send_signal(signal.SIGINT)
        time.sleep(0.5)
    assert process.wait(10) == Interrupted.exit_code
    assert not list(output.glob(".work-*"))
    pid = int(next(folder.glob("*.child")).read_text())
    assert (
        not os.path.exists(f"/proc/{pid}")
        or "Z" in Path(f"/proc/{pid}/stat").read_text().split()[2]
    )


def test_a_killed_run_leaves_nothing_behind(tmp_path):
    folder, output = tmp_path / "in", tmp_path / "out"
    with zipfile.ZipFile((folder.mkdir() or folder) / "a.zip", "w") as bundle:
        bundle.writestr(
            "a.pdf",
            b"%PDF-1.4 test\n"
            + json.dumps({"pages": 1, "do": {"1": "hang"}}).encode(),
        )
    process = start(folder, output, 1)
    while not list(output.glob(".work-*/**/*.child")):
        assert process.poll() is None, process.communicate()[0]
        time.sleep(0.05)
    pid = int(next(output.glob(".work-*/**/*.child")).read_text())
    process.send_signal(signal.SIGKILL)
    process.wait()
    for _ in range(50):
        if not os.path.exists(f"/proc/{pid}"):
            break
        time.sleep(0.1)
    else:
        pytest.fail("the hung program is still there")
    scripted(folder / "a.zip", pages=1)
    run.extract([folder], output, run.Options())
    assert not list(output.glob(".work-*"))


# ---------------------------------------------------------------- no network


def test_a_whole_run_opens_no_connection(tmp_path, monkeypatch):
    attempts = tmp_path / "attempts"
    monkeypatch.setenv("BAOCAO_TEST_ATTEMPTS", str(attempts))
    folder = tmp_path / "in"
    letter(folder / "a.txt", 5)
    (folder / "b.html").write_bytes(dict(hostile())["loads.html"])
    (folder / "c.docx").write_bytes(dict(hostile())["external.docx"])
    (folder / "d.pdf").write_bytes(pdf(3, 1))
    (folder / "e.pdf").write_bytes(scan(3, 1, 100))
    told = subprocess.run(
        [
            sys.executable,
            str(PLUGINS / "run_offline.py"),
            str(folder),
            str(tmp_path / "out"),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "PYTHONPATH": str(PLUGINS.parent.parent)},
    )
    assert told.returncode == 0, told.stderr
    assert not attempts.exists() or not attempts.read_text()
    assert {row["status"] for row in rows(tmp_path / "out").values()} <= {
        "ok",
        "partial",
        "failed",
    }
    assert len(rows(tmp_path / "out")) == 5
