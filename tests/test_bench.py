"""The bench multiplies real documents so that no two are the same and none reads otherwise."""

import hashlib
import sqlite3
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from devtools.bench import timeline
from devtools.bench.archive import pdf
from devtools.bench.marks import Marks
from devtools.bench.real import multiply
from devtools.bench.timeline import Span


@pytest.fixture
def originals(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "originals"
    folder.mkdir()
    (folder / "a.txt").write_text("Tổng số 12 máy tính.", encoding="utf-8")
    (folder / "b.pdf").write_bytes(pdf(1, 1))
    with zipfile.ZipFile(folder / "c.docx", "w") as package:
        package.writestr("word/document.xml", "<w/>")
    return sorted(folder.iterdir())


def test_documents_are_multiplied_with_changed_bytes(originals, tmp_path):
    multiply(originals, tmp_path / "many", 250)
    paths = sorted(
        path for path in (tmp_path / "many").rglob("*") if path.is_file()
    )
    assert len(paths) == 250
    hashes = {hashlib.sha256(path.read_bytes()).digest() for path in paths}
    assert len(hashes) == 250
    for path in paths[-3:]:
        if path.suffix == ".txt":
            text = path.read_text(encoding="utf-8")
            assert text.strip() == "Tổng số 12 máy tính."
        elif path.suffix == ".pdf":
            with pypdfium2.PdfDocument(path) as document:
                assert len(document) == 2
        else:
            with zipfile.ZipFile(path) as package:
                assert package.testzip() is None


def test_a_timeline_tells_who_waited():
    spans = [
        Span("worker 1", "count", 1.0, 2.0),
        Span("worker 1", "read", 2.0, 9.0),
        Span("worker 2", "read", 1.0, 5.0),
        Span("main", "write", 9.0, 10.0),
    ]
    lines = list(timeline.draw(spans))
    assert [line[:9].strip() for line in lines[:3]] == [
        "main",
        "worker 1",
        "worker 2",
    ]
    assert lines[2][10:] == "." * 10 + "r" * 40 + "." * 50
    assert lines[-1].startswith(
        "1.0 s before the first page is asked for; pages 8.0 s"
    )
    assert "busy 75%, the last alone for 4.0 s" in lines[-1]


def test_a_timeline_shows_pages_being_drawn():
    spans = [Span("worker 1", "draw", 0.0, 1.0)]
    assert next(iter(timeline.draw(spans))).endswith("d" * 100)


def test_a_run_tells_what_each_so_many_documents_cost(tmp_path):
    ledger = sqlite3.connect(tmp_path / "ledger.sqlite")
    ledger.execute("CREATE TABLE documents (doc_id)")
    told: list[str] = []
    with Marks(tmp_path, 10, told.append):
        working = subprocess.Popen(
            [sys.executable, "-c", "import time; time.sleep(60)"]
        )
        with ledger:
            ledger.executemany("INSERT INTO documents VALUES (?)", ["a"] * 12)
        try:
            for _ in range(100):
                if len(told) > 1:
                    break
                time.sleep(0.1)
        finally:
            working.kill()
            working.wait()
    ledger.close()
    heads, *rows = told
    assert heads.count("|") == 2 * rows[0].count("|")
    assert [row.split()[1] for row in rows] == ["12", "12"]
