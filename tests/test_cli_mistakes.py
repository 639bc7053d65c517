"""Mistakes of every day end with a sentence and a remedy, and lose nothing."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import ROOT, baocao

REPORT = "BÁO CÁO\nKết quả năm 2021\n\nSở có {n} máy chủ.\n"


def archive(folder: Path, *numbers: int) -> Path:
    folder.mkdir()
    for n in numbers:
        (folder / f"{n}.txt").write_text(
            REPORT.format(n=f"{n:02}"), encoding="utf-8"
        )
    return folder


def sources(output: Path) -> list[str]:
    with open(output / "documents.csv", encoding="utf-8", newline="") as file:
        return [row["source"] for row in csv.DictReader(file)]


def test_a_second_archive_does_not_replace_the_first(tmp_path: Path) -> None:
    first, second = archive(tmp_path / "a", 5, 6), archive(tmp_path / "b", 7)
    output = tmp_path / "out"
    assert baocao("extract", first, "-o", output, "-j", 1).returncode == 0
    done = baocao("extract", second, "-o", output, "-j", 1)
    assert done.returncode == 2
    assert "2 documents of another archive: 5.txt, 6.txt" in done.stderr
    assert "--replace" in done.stderr
    assert sources(output) == ["5.txt", "6.txt"]
    assert (
        baocao("extract", second, "-o", output, "-j", 1, "--replace").returncode
        == 0
    )
    assert sources(output) == ["7.txt"]


def test_an_archive_that_grew_or_moved_is_the_same(tmp_path: Path) -> None:
    first, output = archive(tmp_path / "a", 5), tmp_path / "out"
    assert baocao("extract", first, "-o", output, "-j", 1).returncode == 0
    moved = first.rename(tmp_path / "moved")
    (moved / "9.txt").write_text(REPORT.format(n="09"), encoding="utf-8")
    assert baocao("extract", moved, "-o", output, "-j", 1).returncode == 0
    assert sources(output) == ["5.txt", "9.txt"]


@pytest.mark.parametrize("given", ["a/6.txt", "b"])
def test_what_a_run_leaves_out_does_not_go_unsaid(
    tmp_path: Path, given: str
) -> None:
    """A file of the archive alone, or another that shares one file with it."""
    first, output = archive(tmp_path / "a", 5, 6, 8), tmp_path / "out"
    archive(tmp_path / "b", 6, 7)
    assert baocao("extract", first, "-o", output, "-j", 1).returncode == 0
    done = baocao("extract", tmp_path / given, "-o", output, "-j", 1)
    assert done.returncode == 2
    assert "3 documents of another archive: 5.txt" in done.stderr
    assert sources(output) == ["5.txt", "6.txt", "8.txt"]


def test_a_dataset_among_the_sources_is_no_document(tmp_path: Path) -> None:
    first = archive(tmp_path / "a", 5)
    assert (
        baocao("extract", first, "-o", tmp_path / "old", "-j", 1).returncode
        == 0
    )
    (tmp_path / "old").rename(first / "old")
    done = baocao("extract", first, "-o", tmp_path / "new", "-j", 1)
    assert sources(tmp_path / "new") == ["5.txt", "old"]
    assert "old: a dataset that baocao wrote" in done.stdout


def test_plain_mistakes_are_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "empty").mkdir()
    reports = archive(tmp_path / "a", 5)
    for arguments, told in [
        (
            ["extract", reports, "-o", tmp_path / "file"],
            "is a file, not a folder",
        ),
        (
            ["extract", reports, "-o", tmp_path / "file" / "out"],
            "is a file, not a folder",
        ),
        (
            ["extract", tmp_path / "empty", "-o", tmp_path / "out"],
            "there is no file in",
        ),
        (
            ["extract", reports, "-o", tmp_path / "o", "--scheduler", "x"],
            "is no address",
        ),
        (
            [
                "extract",
                reports,
                "-o",
                tmp_path / "o",
                "--scheduler",
                "tcp://127.0.0.1:9",
            ],
            "nothing",
        ),
        (["extract", reports, "-o", "/proc/out"], "may not be written"),
        (["indicators", "nothing"], "no indicator is called"),
        (["review", tmp_path / "empty", "--no-open"], "holds no dataset"),
        (["query", tmp_path / "empty", "SELECT 1"], "holds no dataset"),
        (["audit", tmp_path / "empty"], "holds no"),
        (["explain", "c", "-o", tmp_path / "empty"], "holds no"),
    ]:
        began = time.monotonic()
        done = baocao(*arguments)
        assert done.returncode == 2, arguments
        assert told in done.stderr and "→" in done.stderr, done.stderr
        assert "internal" not in done.stderr and "Traceback" not in done.stderr
        assert time.monotonic() - began < 20


def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    if not os.geteuid():
        pytest.skip("root may write everywhere")
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    done = baocao("extract", archive(tmp_path / "a", 5), "-o", closed / "out")
    assert done.returncode == 2 and "may not be written" in done.stderr


def test_a_reader_that_has_enough_is_no_error() -> None:
    # the reader is gone before the first line
    command = f"{sys.executable} -m pipeline indicators | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_failures_are_named_and_a_piped_run_logs_each_document(
    tmp_path: Path,
) -> None:
    reports = archive(tmp_path / "a", 5)
    for n in range(12):
        (reports / f"x{n:02}.pdf").write_bytes(b"%PDF-1.7\nbroken" + bytes([n]))
    done = baocao(
        "--log-level",
        "info",
        "extract",
        reports,
        "-o",
        tmp_path / "out",
        "-j",
        1,
    )
    assert done.returncode == 1
    assert done.stdout.count("✗") == 10 and "2 more" in done.stdout
    assert "5.txt: 1 pages, ok" in done.stderr and "x11.pdf" in done.stderr


def test_ctrl_c_is_answered_at_once(tmp_path: Path) -> None:
    reports = archive(tmp_path / "a", *range(10, 40))
    run = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "pipeline",
            "--lang",
            "vi",
            "extract",
            reports,
            "-o",
            tmp_path / "out",
            "-j",
            "1",
        ],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )
    assert run.stderr is not None
    while not (tmp_path / "out" / "ledger.sqlite").exists():
        time.sleep(0.05)
    time.sleep(0.3)
    run.send_signal(signal.SIGINT)
    told = run.stderr.read().decode()
    assert run.wait(60) in (0, 130)
    assert "đang dừng" in told or run.returncode == 0
