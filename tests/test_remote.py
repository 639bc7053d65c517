"""Archives elsewhere: an object store and an SFTP server on loopback give the dataset that the same
files give from a folder, nothing is fetched twice, and what is refused says what to do."""

import asyncio
import csv
import functools
import http.server
import io
import os
import threading
import urllib.request
import zipfile
from pathlib import Path

import pytest

from pipeline import intake, run
from pipeline.errors import AccessRefused, MissingEngine, UsageError
from pipeline.intake import remote
from pipeline.intake.remote import RemoteArchive
from pipeline.records import Limits, ReadOptions
from pipeline.run import fingerprint
from pipeline.run.finish import Reports
from pipeline.run.messages import Answer

fsspec = pytest.importorskip(
    "fsspec", reason="the extra `remote` is not installed"
)


@pytest.fixture(autouse=True)
def at_home(monkeypatch, tmp_path):
    """A home without keys or known hosts, and no reports, which have tests of their own."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home" / ".ssh").mkdir(parents=True)
    # the reports have tests of their own
    monkeypatch.setattr(Reports, "_ask", lambda *_: Answer())


def letter(number: int) -> bytes:
    return (
        f"SỞ NỘI VỤ\nSố: {number}/BC-SNV\nHà Giang, ngày 5 tháng 3 năm 2020\n\nBÁO CÁO\n"
        f"Về ứng dụng công nghệ thông tin\n\nTổng số {number} máy tính.\n"
    ).encode()


def bundle() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("trong/ruột.txt", letter(77))
    return buffer.getvalue()


FILES = {
    "a.txt": letter(11),
    "2020/thư số 2.txt": letter(12),
    "2020/lặp lại.txt": letter(11),
    "2020/sâu/bundle.zip": bundle(),
    "empty.txt": b"",
}


def documents(output: Path) -> dict[str, dict[str, str]]:
    with open(output / "documents.csv", encoding="utf-8", newline="") as file:
        return {row["source"]: row for row in csv.DictReader(file)}


# ---------------------------------------------------------------- servers


@pytest.fixture
def store(monkeypatch):
    """An S3 server with the bucket ``kho``; a function that puts an object into it."""
    pytest.importorskip("s3fs", reason="the extra `remote` is not installed")
    server = pytest.importorskip("moto.server").ThreadedMotoServer(
        "127.0.0.1", 0
    )
    boto3 = pytest.importorskip("boto3")
    server.start()
    port = server.get_host_and_port()[1]
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    client = boto3.client("s3")
    client.create_bucket(Bucket="kho")
    yield lambda key, data: client.put_object(Bucket="kho", Key=key, Body=data)
    server.stop()


@pytest.fixture
def ssh(tmp_path):
    """An SFTP server over ``tmp_path/served`` that lets in whoever holds ~/.ssh/id_ed25519."""
    pytest.importorskip("sshfs", reason="the extra `remote` is not installed")
    asyncssh = pytest.importorskip("asyncssh")
    host_key = asyncssh.generate_private_key("ssh-ed25519")
    own_key = asyncssh.generate_private_key("ssh-ed25519")
    home = tmp_path / "home" / ".ssh"
    own_key.write_private_key(home / "id_ed25519")
    own_key.write_public_key(home / "id_ed25519.pub")
    (tmp_path / "served").mkdir()
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def listen():
        keys = asyncssh.import_authorized_keys(
            own_key.export_public_key().decode()
        )
        return await asyncssh.listen(
            "127.0.0.1",
            0,
            server_host_keys=[host_key],
            authorized_client_keys=keys,
            sftp_factory=lambda channel: asyncssh.SFTPServer(
                channel, chroot=os.fsencode(tmp_path / "served")
            ),
        )

    server = asyncio.run_coroutine_threadsafe(listen(), loop).result(20)
    public = host_key.export_public_key().decode()
    host = f"[127.0.0.1]:{server.get_port()}"
    (home / "known_hosts").write_text(f"{host} {public}")
    yield f"sftp://127.0.0.1:{server.get_port()}"
    loop.call_soon_threadsafe(server.close)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(5)


# ---------------------------------------------------------------- the same dataset


def fill(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def extracted(top, output: Path, **options) -> run.Summary:
    return run.extract([top], output, run.Options(**options))


def assert_same_as_folder(url: str, tmp_path: Path) -> None:
    """Every column but the name is what the same files in a folder give."""
    fill(tmp_path / "here", FILES)
    summary = extracted(url, tmp_path / "far", workers=2)
    extracted(tmp_path / "here", tmp_path / "near")
    far, near = documents(tmp_path / "far"), documents(tmp_path / "near")
    assert far.keys() == {f"{url}/{name}" for name in near}
    for name, row in near.items():
        other = far[f"{url}/{name}"]
        assert {
            k: v for k, v in other.items() if k not in ("source", "problem")
        } == {k: v for k, v in row.items() if k not in ("source", "problem")}
    assert (tmp_path / "far" / "facts.csv").read_bytes() == (
        tmp_path / "near" / "facts.csv"
    ).read_bytes()
    assert not list((tmp_path / "far").glob(".work-*"))
    assert summary.read == 3


def assert_nothing_fetched_again(
    url: str, output: Path, monkeypatch, changed
) -> None:
    """A second run fetches nothing, one after ``changed()`` only what is new."""
    fetched: list[str] = []
    copy = RemoteArchive._copy

    def counted(self, file, *rest):
        fetched.append(file.url)
        copy(self, file, *rest)

    monkeypatch.setattr(RemoteArchive, "_copy", counted)
    assert extracted(url, output).unchanged
    assert [x for x in fetched if not x.endswith("empty.txt")] == []
    changed()
    assert extracted(url, output).read == 1
    assert [x for x in fetched if not x.endswith("empty.txt")] == [
        f"{url}/a.txt"
    ]


def test_an_object_store_is_read_as_a_folder_is(store, tmp_path, monkeypatch):
    for name, data in FILES.items():
        store(f"năm/{name}", data)
    store("khác/ngoài.txt", letter(99))
    url = "s3://kho/năm"
    assert_same_as_folder(url, tmp_path)
    assert_nothing_fetched_again(
        url,
        tmp_path / "far",
        monkeypatch,
        lambda: store("năm/a.txt", letter(13)),
    )


def test_a_folder_over_ssh_is_read_as_one_here(ssh, tmp_path, monkeypatch):
    served = tmp_path / "served" / "năm"
    fill(served, FILES)
    url = f"{ssh}/năm"
    assert_same_as_folder(url, tmp_path)
    assert_nothing_fetched_again(
        url,
        tmp_path / "far",
        monkeypatch,
        lambda: (served / "a.txt").write_bytes(letter(1300)),
    )


@pytest.fixture
def web(tmp_path):
    """A web server over ``tmp_path/served`` that lists folders as pages of links."""
    pytest.importorskip("aiohttp", reason="the extra `remote` is not installed")
    (tmp_path / "served").mkdir()
    handler = functools.partial(_Quiet, directory=tmp_path / "served")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_) -> None:
        pass


@pytest.mark.parametrize("top", ["năm 2020/", "n%C4%83m%202020/"])
def test_a_page_of_links_is_a_folder(web, tmp_path, top):
    names = {f"năm 2020/{name}" for name, data in FILES.items() if data}
    fill(tmp_path / "served", {name: FILES[name[9:]] for name in names})
    archive = RemoteArchive(f"{web}/{top}")
    assert {file.url for file in archive.files} == {f"{web}/{x}" for x in names}
    found = list(intake.find([archive], tmp_path / "work", Limits()))
    assert not any(source.problem for source in found)
    assert sum(bool(source.duplicate_of) for source in found) == 1


# ---------------------------------------------------------------- what goes wrong


def test_a_store_that_refuses_says_what_to_set(store, monkeypatch):
    store("a.txt", letter(1))
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    with pytest.raises(
        AccessRefused, match="s3://kho: access is refused"
    ) as caught:
        RemoteArchive("s3://kho")
    assert "AWS_ACCESS_KEY_ID" in caught.value.remedy


def test_a_key_without_rights_is_refused(store):
    ask_for_rights(after=0)
    with pytest.raises(AccessRefused, match="access is refused"):
        RemoteArchive("s3://kho")
    ask_for_rights(after=1_000_000)


def ask_for_rights(after: int) -> None:
    """Lets moto look at keys after so many requests, which it does not by default."""
    request = urllib.request.Request(
        f"{os.environ['AWS_ENDPOINT_URL']}/moto-api/reset-auth",
        str(after).encode(),
        {"Content-Type": "application/octet-stream"},
    )
    urllib.request.urlopen(request).close()


def test_a_host_that_is_not_known_is_refused(ssh, tmp_path):
    (tmp_path / "home" / ".ssh" / "known_hosts").write_text("")
    with pytest.raises(AccessRefused, match="access is refused") as caught:
        RemoteArchive(f"{ssh}/")
    assert "known_hosts" in caught.value.remedy


def test_a_key_that_is_not_known_is_refused(ssh, tmp_path):
    for path in (tmp_path / "home" / ".ssh").glob("id_*"):
        path.unlink()
    with pytest.raises(AccessRefused, match="access is refused"):
        RemoteArchive(f"{ssh}/")


@pytest.mark.parametrize(
    "url, said",
    [
        ("s3://kho/không-có", "there is nothing there"),
        ("s3://kho-khac", "there is nothing there"),
        ("nowhere://kho", "cannot be listed"),
    ],
)
def test_an_address_with_nothing_behind_it_is_wrong_use(store, url, said):
    with pytest.raises(UsageError, match=said):
        RemoteArchive(url)


def test_a_library_that_is_missing_is_named(monkeypatch):
    def missing(*_):
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr(remote, "_file_system", missing)
    with pytest.raises(MissingEngine, match="s3://kho") as caught:
        RemoteArchive("s3://kho")
    assert caught.value.remedy == "pip install 'baocao[remote]'"


@pytest.fixture
def memory():
    system = fsspec.filesystem("memory")
    system.store.clear()
    yield system
    system.store.clear()


def test_a_broken_download_is_a_row_and_is_tried_again(
    memory, tmp_path, monkeypatch
):
    for name in ("a.txt", "b.txt", "c.txt"):
        memory.pipe(f"/kho/{name}", letter(ord(name[0])))
    copy = RemoteArchive._copy

    def broken(self, file, target, seconds):
        copy(self, file, target, seconds)
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


def test_few_files_lie_here_at_a_time(memory, tmp_path):
    for n in range(30):
        memory.pipe(f"/kho/{n:02}.txt", letter(n))
    held = []
    for source in intake.find(
        [RemoteArchive("memory://kho")], tmp_path / "work", Limits()
    ):
        held.append(len(list((tmp_path / "work").rglob("*"))))
        os.unlink(source.path)
    assert len(held) == 30 and max(held) <= 10


def test_a_file_above_the_limit_is_not_fetched(memory, tmp_path):
    memory.pipe("/kho/a.txt", letter(1))
    (source,) = intake.find(
        [RemoteArchive("memory://kho/a.txt")], tmp_path, Limits(file_bytes=10)
    )
    assert source.problem.endswith("(limit file_bytes)") and not source.path


def test_neither_password_nor_signature_is_shown():
    for url, shown in (
        ("sftp://an:mật@may/kho", "sftp://may/kho"),
        (
            "https://may/b%C3%A1o%20c%C3%A1o.pdf?sig=1",
            "https://may/báo cáo.pdf",
        ),
        ("s3://kho/năm 2020/", "s3://kho/năm 2020/"),
    ):
        assert intake.shown_url(url) == shown


def test_another_remote_archive_does_not_replace_a_dataset(memory, tmp_path):
    memory.pipe("/kho/a.txt", letter(1))
    memory.pipe("/khác/b.txt", letter(2))
    extracted("memory://kho", tmp_path / "out")
    with pytest.raises(UsageError, match="another archive"):
        extracted("memory://khác", tmp_path / "out")


def test_what_is_read_is_not_wanted_again(tmp_path):
    from pipeline.run.ledger import Ledger
    from pipeline.run.messages import empty_page
    from pipeline.run.work import Outcome

    ledger = Ledger(tmp_path / "ledger.sqlite")
    reading = fingerprint.reading(ReadOptions())
    ledger.begin(reading, "bounds", "")
    ledger.store(Outcome("half", 2, {1: empty_page(1, "")}), {})
    ledger.store(Outcome("whole", 1, {1: empty_page(1, "")}), {})
    ledger.store(Outcome("locked", problem="locked"), {})
    read = {
        name: ledger.is_read(name)
        for name in ("half", "whole", "locked", "new")
    }
    assert read == {"half": False, "whole": True, "locked": True, "new": False}
    ledger.begin(reading, "bounds", "pages")
    assert not ledger.is_read("whole")
    ledger.close()
