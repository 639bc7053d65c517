"""Inputs that mean harm, or are merely odd, cost one row that says so, and nothing else."""

from __future__ import annotations

import errno
import gzip
import io
import os
import stat
import struct
import sys
import tarfile
import time
import zipfile
from pathlib import Path

import pytest

from pipeline import sandbox
from pipeline.errors import Encrypted, LimitPassed, OutputFull, UnreadableInput
from pipeline.intake import find
from pipeline.records import Limits, Source

SMALL = Limits(
    file_bytes=50 << 20,
    archive_bytes=60 << 20,
    archive_members=20,
    archive_depth=2,
)


def sources(
    tmp_path: Path, *inputs: Path, limits: Limits = SMALL
) -> list[Source]:
    return list(find(inputs, tmp_path / "work", limits))


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def members(path: Path, infos: list[tuple[tarfile.TarInfo, bytes]]) -> Path:
    with tarfile.open(path, "w") as archive:
        for info, data in infos:
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def info(
    name: str, kind: bytes = tarfile.REGTYPE, link: str = ""
) -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.type, made.linkname = kind, link
    return made


def test_tar_with_links_devices_and_ways_out(tmp_path: Path) -> None:
    path = members(
        tmp_path / "a.tar",
        [
            (info("../escape.txt"), b"1"),
            (info("/etc/absolute.txt"), b"2"),
            (info("ok.txt"), b"3"),
            (info("hard", tarfile.LNKTYPE, "ok.txt"), b""),
            (info("soft", tarfile.SYMTYPE, "/etc/passwd"), b""),
            (info("pipe", tarfile.FIFOTYPE), b""),
            (info("device", tarfile.CHRTYPE), b""),
            (info("folder", tarfile.DIRTYPE), b""),
            (info("C:\\windows.txt"), b"4"),
        ],
    )
    found = {s.source: s.problem for s in sources(tmp_path, path)}
    assert found == {
        "a.tar!/../escape.txt": "its name leads out of the archive: not read",
        "a.tar!//etc/absolute.txt": "its name leads out of the archive: not read",
        "a.tar!/C:\\windows.txt": "its name leads out of the archive: not read",
        "a.tar!/device": "a device or pipe: not read",
        "a.tar!/hard": "a link: not followed",
        "a.tar!/ok.txt": "",
        "a.tar!/pipe": "a device or pipe: not read",
        "a.tar!/soft": "a link: not followed",
    }
    written = [p for p in tmp_path.rglob("*") if p.is_file()]
    assert len(written) == 2  # the archive and ok.txt


def test_zip_with_links_ways_out_and_encrypted_members(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    link = zipfile.ZipInfo("link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../escape.txt", "1")
        archive.writestr(link, "/etc/passwd")
        archive.writestr("ok.txt", "2")
        archive.writestr("secret.txt", "3")
    data = bytearray(path.read_bytes())
    local, central = data.rfind(b"PK\x03\x04"), data.rfind(b"PK\x01\x02")
    data[local + 6] |= 1
    data[central + 8] |= 1
    path.write_bytes(data)
    assert [
        (s.source, s.problem.split(":")[0]) for s in sources(tmp_path, path)
    ] == [
        ("a.zip!/../../escape.txt", "its name leads out of the archive"),
        ("a.zip!/link", "a link"),
        ("a.zip!/ok.txt", ""),
        ("a.zip!/secret.txt", "encrypted member"),
    ]


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(file_bytes=50 << 20), "limit file_bytes"),
        (Limits(archive_bytes=50 << 20), "limit archive_bytes"),
        (Limits(archive_ratio=100), "limit archive_ratio"),
    ],
)
def test_zip_bomb(tmp_path: Path, limits: Limits, said: str) -> None:
    path = zipped(
        tmp_path / "bomb.zip", {"a.txt": bytes(100 << 20), "b.txt": b"b"}
    )
    found = sources(tmp_path, path, limits=limits)
    assert any(said in s.problem for s in found)
    if said != "limit archive_bytes":
        assert [s.source for s in found if not s.problem] == ["bomb.zip!/b.txt"]


def test_bomb_in_a_compressed_tar(tmp_path: Path) -> None:
    path = tmp_path / "bomb.tgz"
    with (
        gzip.open(path, "wb", compresslevel=1) as file,
        tarfile.open(fileobj=file, mode="w|") as archive,
    ):
        for number in range(3):
            entry = info(f"{number}.txt")
            entry.size = 30 << 20
            archive.addfile(entry, io.BytesIO(bytes(30 << 20)))
    found = sources(tmp_path, path)
    assert "limit archive_bytes" in found[-1].problem + found[0].problem


def test_nested_bomb_shares_one_budget(tmp_path: Path) -> None:
    inner = zipped(
        tmp_path / "inner.zip", {f"{n}.txt": bytes(12 << 20) for n in range(4)}
    ).read_bytes()
    path = zipped(tmp_path / "outer.zip", {f"{n}.zip": inner for n in range(4)})
    assert (
        sum("limit archive_bytes" in s.problem for s in sources(tmp_path, path))
        >= 2
    )


def test_archives_nested_too_deep(tmp_path: Path) -> None:
    data = b"x"
    for name in ("a.txt", "1.zip", "2.zip", "3.zip"):
        data = zipped(tmp_path / "made.zip", {name: data}).read_bytes()
    found = sources(tmp_path, tmp_path / "made.zip")
    assert [(s.source, "limit archive_depth" in s.problem) for s in found] == [
        ("made.zip!/3.zip!/2.zip", True)
    ]


def test_too_many_members(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "many.zip", {f"{n:03}.txt": b"%d" % n for n in range(50)}
    )
    found = sources(tmp_path, path)
    assert "limit archive_members" in found[0].problem + found[-1].problem
    assert sum(not s.problem for s in found) == 20


def test_archive_cut_short(tmp_path: Path) -> None:
    whole = members(
        tmp_path / "whole.tar",
        [(info(f"{n}.txt"), b"x" * 5000) for n in range(5)],
    ).read_bytes()
    path = tmp_path / "cut.tar"
    path.write_bytes(whole[:12000])
    found = sources(tmp_path, path)
    assert "broken tar archive" in "".join(s.problem for s in found)
    assert [s.source for s in found if not s.problem][:1] == ["cut.tar!/0.txt"]


def test_zip_with_a_damaged_member(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "a.zip", {"bad.txt": os.urandom(5000), "good.txt": b"good"}
    )
    data = bytearray(path.read_bytes())
    data[200:300] = bytes(100)
    path.write_bytes(data)
    found = sources(tmp_path, path)
    assert [(s.source, bool(s.problem)) for s in found] == [
        ("a.zip!/bad.txt", True),
        ("a.zip!/good.txt", False),
    ]


def test_a_full_disk_is_no_fault_of_the_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: object) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("pipeline.intake.archives._copy", full)
    with pytest.raises(OutputFull):
        sources(tmp_path, zipped(tmp_path / "a.zip", {"a.txt": b"a"}))


def test_empty_archive(tmp_path: Path) -> None:
    [source] = sources(tmp_path, zipped(tmp_path / "empty.zip", {}))
    assert source.problem == "an archive without files"


def test_pax_header_that_claims_gigabytes(tmp_path: Path) -> None:
    header = info("././@PaxHeader", tarfile.XHDTYPE)
    header.size = 8 << 30
    path = tmp_path / "pax.tar"
    path.write_bytes(header.tobuf() + bytes(10240))
    [source] = sources(tmp_path, path)
    assert source.problem


def test_links_loops_pipes_and_broken_links(tmp_path: Path) -> None:
    top = tmp_path / "in"
    (top / "folder").mkdir(parents=True)
    (top / "a.txt").write_text("a")
    (top / "folder" / "loop").symlink_to(top)
    (top / "self").symlink_to("self")
    (top / "nowhere").symlink_to("missing")
    (top / "to a.txt").symlink_to("a.txt")
    os.mkfifo(top / "pipe")
    found = {
        s.source: s.problem or s.duplicate_of for s in sources(tmp_path, top)
    }
    assert found.pop("self")
    assert found == {
        "a.txt": "",
        "folder/loop": "a link to a folder: not followed",
        "nowhere": "a link that leads nowhere",
        "pipe": "a device or pipe: not read",
        "to a.txt": "a.txt",
    }
    assert [
        s.problem for s in sources(tmp_path, top / "pipe", top / "gone")
    ] == [
        "a device or pipe: not read",
        "cannot be opened: no such file or directory",
    ]


def test_file_without_permission(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a")
    path.chmod(0)
    if os.access(path, os.R_OK):  # root reads everything

        def refuse(*arguments: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(
            sys.modules["pipeline.intake.describe"], "sniff", refuse
        )
    [source] = sources(tmp_path, path)
    assert source.problem == "cannot be opened: permission denied"
    assert source.path == "" and len(source.doc_id) == 16


def test_file_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with open(path, "wb") as file:
        file.truncate(60 << 20)
    [source] = sources(tmp_path, path)
    assert "larger than 50 MB (limit file_bytes)" in source.problem


# ---------------------------------------------------------------- the sandbox


def call(
    function: object,
    *arguments: object,
    seconds: float = 10,
    memory: int = 200 << 20,
) -> object:
    return sandbox.call(
        function, *arguments, memory_bytes=memory, seconds=seconds
    )  # type: ignore[arg-type]


def test_sandbox_gives_results_and_errors() -> None:
    def refuse() -> None:
        raise Encrypted("closed")

    assert call(lambda a, b: a + b, 1, 2) == 3
    with pytest.raises(Encrypted, match="closed") as caught:
        call(refuse)
    assert caught.value.remedy == Encrypted.remedy
    with pytest.raises(
        UnreadableInput, match="ZeroDivisionError: division by zero"
    ):
        call(lambda: 1 / 0)
    assert len(call(bytes, 50 << 20)) == 50 << 20  # type: ignore[arg-type]


def test_sandbox_limits_memory() -> None:
    with pytest.raises(LimitPassed, match="limit memory_bytes"):
        call(bytes, 400 << 20)


def test_sandbox_limits_time_and_kills_children(tmp_path: Path) -> None:
    mark = tmp_path / "pid"

    def hang() -> None:
        if child := os.fork():
            mark.write_text(str(child))
        time.sleep(60)

    began = time.monotonic()
    with pytest.raises(LimitPassed, match="limit page_seconds"):
        call(hang, seconds=0.5)
    assert time.monotonic() - began < 5
    time.sleep(0.2)
    state = Path(f"/proc/{mark.read_text()}/stat")
    assert not state.exists() or state.read_text().split()[2] == "Z"


@pytest.mark.parametrize(
    "death", [lambda: os.kill(os.getpid(), 11), lambda: os._exit(3)]
)
def test_sandbox_survives_a_crash(death: object) -> None:
    with pytest.raises(UnreadableInput, match="its reader died"):
        call(death)


def test_recursion_in_the_child_is_an_error_of_the_input() -> None:
    def deep(n: int) -> int:
        return deep(n + 1) + struct.calcsize("i")

    with pytest.raises(UnreadableInput, match="RecursionError"):
        call(deep, 0)
