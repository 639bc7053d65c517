"""The same bytes from a Dask cluster: a real scheduler, two worker processes, one of them killed on
the way."""

import errno
import json
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from cluster_kit import PLUGINS, without_the_files

from pipeline import run
from pipeline.errors import BaocaoError, UsageError
from pipeline.run import workers
from pipeline.run.finish import Reports
from pipeline.run.messages import Answer

pytest.importorskip("distributed")
pytest_plugins = ("cluster_kit",)


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


def tables(output: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in output.glob("*.csv")}


@pytest.mark.slow
def test_a_cluster_gives_the_same_bytes_though_a_machine_dies(
    cluster, tmp_path
):
    address, pair = cluster
    folder = tmp_path / "in"
    for n in range(6):
        scripted(
            folder / f"{n}.pdf",
            pages=20,
            seconds=0.05,
            log=str(tmp_path / "log"),
        )
    scripted(folder / "crash.pdf", pages=3, do={"2": "crash"})
    (folder / "a.txt").write_text("Tổng số 12 máy tính.\n", encoding="utf-8")
    reader = subprocess.Popen(
        [
            sys.executable,
            str(PLUGINS / "run_failing.py"),
            str(folder),
            str(tmp_path / "out"),
            "1",
            address,
        ],
        env={**os.environ, "PYTHONPATH": str(PLUGINS.parent.parent)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    log = tmp_path / "log"
    while not log.exists() or len(log.read_text().splitlines()) < 20:
        assert reader.poll() is None, reader.communicate()[0]
        time.sleep(0.05)
    pair[0].send_signal(signal.SIGKILL)
    said = reader.communicate(timeout=120)[0]
    assert reader.returncode == 0, said
    calm = subprocess.run(
        [
            sys.executable,
            str(PLUGINS / "run_failing.py"),
            str(folder),
            str(tmp_path / "calm"),
            "1",
        ],
        timeout=120,
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(PLUGINS.parent.parent)},
    )
    assert calm.returncode == 0
    assert tables(tmp_path / "out") == tables(tmp_path / "calm")


@pytest.mark.slow
def test_a_machine_without_the_files_gets_their_bytes(
    cluster, tmp_path, monkeypatch
):
    address, _ = cluster
    scripted(tmp_path / "in" / "a.pdf", pages=20)
    without_the_files(monkeypatch)
    summary = run.extract(
        [tmp_path / "in"], tmp_path / "out", run.Options(scheduler=address)
    )
    assert (summary.read, summary.problems) == (20, 0)


@pytest.mark.slow
def test_machines_that_reach_no_archive_get_its_files(
    cluster, tmp_path, monkeypatch
):
    """In the memory of this process nobody else can read it."""
    fsspec = pytest.importorskip("fsspec")
    address, _ = cluster
    store = fsspec.filesystem("memory")
    store.store.clear()
    for n in range(12):
        store.pipe(f"/kho/{n}.txt", f"Tổng số {n + 2} máy tính.\n".encode())
    without_the_files(monkeypatch)
    options = {"far": run.Options(scheduler=address), "near": run.Options()}
    for name, chosen in options.items():
        run.extract(["memory://kho"], tmp_path / name, chosen)
    store.store.clear()
    assert tables(tmp_path / "far") == tables(tmp_path / "near")
    assert tables(tmp_path / "far")["documents.csv"].count(b"memory://") == 12
    assert not list((tmp_path / "far").glob(".work-*"))


def elsewhere_asked(path: Path, size: int):
    """A cluster of machines that see no file, and a task for them: what it is asked with."""
    from pipeline.records import ReadOptions, Source
    from pipeline.run import cluster as module
    from pipeline.run.work import Outcome, Task

    one = object.__new__(module.Cluster)
    one._line = module._Line(100)
    asked: list[int] = []

    def ask(task):
        asked.append(len(task.content))
        return Outcome("x", 1, absent=not task.content)

    one._ask = ask
    source = Source("a.txt", str(path), "x", "text", size)
    return one, Task(source, os.fsencode(path), ReadOptions(), 0), asked


def test_an_input_that_is_gone_or_changed_is_a_problem_of_its_own(tmp_path):
    path = tmp_path / "a.txt"
    one, task, _ = elsewhere_asked(path, 3)
    assert one._do(task).problem.startswith("cannot be read: ")
    path.write_bytes(b"abcd")
    assert one._do(task).problem == "changed while the run went on"
    path.write_bytes(b"abc")
    assert not one._do(task).problem


def test_inputs_wait_for_others_on_their_way(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 60)
    one, task, asked = elsewhere_asked(path, 60)
    with one._line.taken(60) as is_free:
        assert is_free
        waiting = threading.Thread(target=one._do, args=[task])
        waiting.start()
        waiting.join(0.5)
        assert waiting.is_alive() and asked == [0]
    waiting.join(20)
    # asked again first: the machine may have it by now
    assert asked == [0, 0, 60]


def test_a_machine_without_room_keeps_no_half_of_an_input(
    tmp_path, monkeypatch
):
    from pipeline.run import machine

    def full(self, data):
        with open(self, "wb") as file:
            file.write(data[:2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(BaocaoError, match="cannot keep an input") as caught:
        machine._keep(tmp_path / "input-x", b"abc")
    assert "make room" in pickle.loads(pickle.dumps(caught.value)).remedy
    assert not list(tmp_path.iterdir())


def test_no_scheduler_is_named(tmp_path, monkeypatch):
    from pipeline.run import cluster as module

    monkeypatch.setattr(module, "_PATIENCE", 0.5)
    (tmp_path / "a.txt").write_text("x 1")
    with pytest.raises(
        UsageError, match=r"nothing answers at tcp://127\.0\.0\.1:9"
    ):
        run.extract(
            [tmp_path / "a.txt"],
            tmp_path / "out",
            run.Options(scheduler="tcp://127.0.0.1:9"),
        )
