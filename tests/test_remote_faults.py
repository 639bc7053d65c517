"""Servers of archives that refuse a file, break off, fall silent or go away: each input has a row
that says what happened, nothing but the file itself is lost, and the run comes to its end."""

import os
import subprocess
import sys

import pytest
from conftest import ROOT
from remote_kit import (
    BREAKS,
    ask_for_rights,
    documents,
    extracted,
    fill,
    letter,
)

from pipeline import intake
from pipeline.intake import remote, servers
from pipeline.intake.remote import RemoteArchive
from pipeline.records import Limits

pytest_plugins = ("remote_kit",)
pytestmark = pytest.mark.usefixtures("at_home")


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch):
    """As if the waits of a run were over."""
    monkeypatch.setattr(servers, "_PATIENCE", 0.2)
    monkeypatch.setattr(servers, "_AGAIN", 0.1)


def problems(output) -> dict[str, str]:
    """What is said of each file, by its name."""
    rows = documents(output).values()
    return {row["source"].rpartition("/")[2]: row["problem"] for row in rows}


def test_a_broken_download_is_a_row_and_is_tried_again(
    memory, tmp_path, monkeypatch
):
    for name in ("a.txt", "b.txt", "c.txt"):
        memory.pipe(f"/kho/{name}", letter(ord(name[0])))
    copy = RemoteArchive._copy

    def broken(self, system, file, target, seconds):
        copy(self, system, file, target, seconds)
        if file.url.endswith("a.txt"):
            raise ConnectionError("connection lost")
        if file.url.endswith("b.txt"):
            target.write_bytes(b"SO")

    with monkeypatch.context() as patch:
        patch.setattr(RemoteArchive, "_copy", broken)
        extracted("memory://kho", tmp_path / "out")
    rows = documents(tmp_path / "out")
    assert len(rows) == 3
    assert "connection lost" in rows["memory://kho/a.txt"]["problem"]
    assert "cut short: 2 of" in rows["memory://kho/b.txt"]["problem"]
    assert rows["memory://kho/c.txt"]["status"] == "ok"
    assert extracted("memory://kho", tmp_path / "out").read == 2
    assert {row["status"] for row in documents(tmp_path / "out").values()} == {
        "ok"
    }


def test_a_folder_that_cannot_be_listed_has_a_row(
    memory, tmp_path, monkeypatch
):
    memory.pipe("/kho/a.txt", letter(1))
    memory.pipe("/kho/kín/b.txt", letter(2))
    ls = type(memory).ls

    def refusing(self, path, **options):
        if path.endswith("kín"):
            raise PermissionError("no entry")
        return ls(self, path, **options)

    monkeypatch.setattr(type(memory), "ls", refusing)
    found = {
        source.source: source.problem
        for source in intake.find(
            [RemoteArchive("memory://kho")], tmp_path / "work", Limits()
        )
    }
    assert found == {
        "memory://kho/a.txt": "",
        "memory://kho/kín": "folder not read (no entry)",
    }


def test_a_server_that_goes_away_leaves_rows(memory, tmp_path, monkeypatch):
    for n in range(20):
        memory.pipe(f"/kho/{n:02}.txt", letter(n))
    gone = []

    def broken(self, system, file, *_):
        gone.append(file.url)
        raise ConnectionError("no route")

    def gone_too(*_, **__):
        raise ConnectionError("no route")

    archive = RemoteArchive("memory://kho")
    with monkeypatch.context() as patch:
        patch.setattr(RemoteArchive, "_copy", broken)
        patch.setattr(type(memory), "info", gone_too)
        fetched = list(archive.fetch(archive.files, tmp_path, Limits()))
    assert {x.problem for x in fetched} == {
        "cannot be fetched: the server answers no more"
    }
    # what was not on its way is not asked for
    assert archive.files[-1].url not in gone


def test_a_file_that_a_server_does_not_hand_out_ends(
    memory, tmp_path, monkeypatch
):
    memory.pipe("/kho/a.txt", letter(1))
    monkeypatch.setattr(remote, "_PATIENCE", -1)
    archive = RemoteArchive("memory://kho")
    (fetched,) = archive.fetch(archive.files, tmp_path, Limits())
    assert fetched.problem == "cannot be fetched: no answer in time"


def test_keys_that_expire_on_the_way_are_rows(store, tmp_path):
    for n in range(6):
        store(f"{n}.txt", letter(n))
    archive = RemoteArchive("s3://kho")
    ask_for_rights(after=3)
    try:
        fetched = list(archive.fetch(archive.files, tmp_path, Limits()))
    finally:
        ask_for_rights(after=1_000_000)
    assert [bool(x.path) for x in fetched].count(True) == 3
    refused = [x.problem for x in fetched if not x.path]
    assert all(x.startswith("cannot be fetched: ") for x in refused)


@pytest.mark.slow
def test_a_server_that_hangs_keeps_no_process_from_its_end(tmp_path):
    code = """
import signal, time
from pathlib import Path
from pipeline.intake.remote import RemoteArchive
from pipeline.records import Limits
import fsspec
fsspec.filesystem("memory").pipe("/kho/a.txt", b"x")
archive = RemoteArchive("memory://kho")
RemoteArchive._copy = lambda *_: time.sleep(1_000)
fetched = archive.fetch([*archive.files] * 9, Path("work"), Limits())
signal.signal(signal.SIGALRM, signal.default_int_handler)
signal.alarm(1)
next(fetched)
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
        stderr=subprocess.DEVNULL,
    )
    assert done.returncode


# ---------------------------------------------------------------- SFTP


def served(tmp_path, *names: str):
    """A folder of the SFTP server with files of these names."""
    folder = tmp_path / "served" / "kho"
    fill(folder, {name: letter(n) for n, name in enumerate(names, 11)})
    return folder


def test_a_connection_that_breaks_off_is_opened_again(ssh, tmp_path):
    served(tmp_path, *(f"{n}.txt" for n in range(8)))
    BREAKS["2.txt"] = 1
    summary = extracted(f"{ssh}/kho", tmp_path / "out")
    assert (summary.read, summary.problems) == (8, 0)


def test_a_file_that_breaks_every_connection_is_lost_alone(ssh, tmp_path):
    served(tmp_path, *(f"{n}.txt" for n in range(8)))
    BREAKS["2.txt"] = 1_000
    extracted(f"{ssh}/kho", tmp_path / "out")
    found = problems(tmp_path / "out")
    assert found.pop("2.txt").startswith("cannot be fetched: ")
    assert list(found.values()) == [""] * 7


def test_links_on_a_server_are_taken_as_those_here(ssh, tmp_path):
    folder = served(tmp_path, "a.txt", "con/b.txt")
    fill(tmp_path / "served", {"ngoài.txt": letter(99)})
    for name, aim in (
        ("tới tệp", "../ngoài.txt"),
        ("tới thư mục", "con"),
        ("vòng", "../kho"),
        ("đứt", "không-có"),
    ):
        (folder / name).symlink_to(aim)
    os.mkfifo(folder / "ống")
    extracted(f"{ssh}/kho", tmp_path / "out")
    assert problems(tmp_path / "out") == {
        "a.txt": "",
        "b.txt": "",
        "tới tệp": "",
        "tới thư mục": "a link to a folder: not followed",
        "vòng": "a link to a folder: not followed",
        "đứt": "a link that leads nowhere",
        "ống": "a device or pipe: not read",
    }


def test_a_link_to_a_file_of_this_machine_is_not_read(
    ssh, tmp_path, monkeypatch
):
    """A file that becomes a link after the listing, with the length that its file here has."""
    own = tmp_path / "riêng"
    folder = served(tmp_path, "a.txt")
    aim = os.fspath(own)
    own.write_bytes(b"x" * len(aim.encode()))
    (folder / "a.txt").write_bytes(b"y" * len(aim.encode()))
    archive = RemoteArchive(f"{ssh}/kho")
    (folder / "a.txt").unlink()
    (folder / "a.txt").symlink_to(aim)
    (fetched,) = archive.fetch(archive.files, tmp_path / "work", Limits())
    assert fetched.problem and not fetched.path


def test_a_name_that_is_no_utf8_is_one_of_many(ssh, tmp_path):
    folder = served(tmp_path, "a.txt")
    with open(os.fsencode(folder) + b"/b\xe1o c\xe1o.txt", "wb") as file:
        file.write(letter(12))
    extracted(f"{ssh}/kho", tmp_path / "out")
    assert problems(tmp_path / "out") == {"a.txt": "", "báo cáo.txt": ""}
    assert extracted(f"{ssh}/kho", tmp_path / "out").unchanged


# ---------------------------------------------------------------- what is said


@pytest.mark.parametrize(
    "link, shown",
    [
        ("b%C3%A1o.pdf?sig=Zm9v&sv=1", "báo.pdf?sv=1"),
        ("tai?id=45&X-Amz-Signature=0f&access_token=x", "tai?id=45"),
        ("a.pdf?Signature=Zm9v", "a.pdf"),
    ],
)
def test_a_link_shows_no_right(link, shown):
    assert servers.shown_link(link) == shown


def test_an_error_shows_no_password(web, tmp_path):
    fill(tmp_path / "served", {"kho/a.txt": letter(1)})
    url = web.replace("://", "://an:bi-mat@")
    archive = RemoteArchive(f"{url}/kho/")
    (tmp_path / "served" / "kho" / "a.txt").unlink()
    (fetched,) = archive.fetch(archive.files, tmp_path / "work", Limits())
    assert fetched.problem == "cannot be fetched: no longer there"
    said = servers.said(OSError(f"500, url='{url}/kho/a.txt?sig=Zm9v'"))
    assert said == f"500, url='{web}/kho/a.txt'"
