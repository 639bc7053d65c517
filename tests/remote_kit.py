"""Servers on loopback with archives, for the tests of remote ones: an object store, SFTP, pages of
links and memory."""

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

from pipeline import run
from pipeline.run.finish import Reports
from pipeline.run.messages import Answer

fsspec = pytest.importorskip(
    "fsspec", reason="the extra `remote` is not installed"
)


@pytest.fixture
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


# how often the SFTP server breaks off the connection that asks for a file, by the file's name
BREAKS: dict[str, int] = {}


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


def ask_for_rights(after: int) -> None:
    """Lets moto look at keys after so many requests, which it does not by default."""
    request = urllib.request.Request(
        f"{os.environ['AWS_ENDPOINT_URL']}/moto-api/reset-auth",
        str(after).encode(),
        {"Content-Type": "application/octet-stream"},
    )
    urllib.request.urlopen(request).close()


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

    connections = set()

    class Breaking(asyncssh.SFTPServer):
        def __init__(self, channel):
            super().__init__(channel, chroot=os.fsencode(tmp_path / "served"))
            connections.add(channel.get_connection())

        def open(self, path, *rest):
            name = os.path.basename(os.fsdecode(path))
            if BREAKS.get(name, 0) > 0:
                BREAKS[name] -= 1
                self.channel.get_connection().abort()
                raise asyncssh.SFTPConnectionLost("broken off")
            return super().open(path, *rest)

    async def listen():
        keys = asyncssh.import_authorized_keys(
            own_key.export_public_key().decode()
        )
        return await asyncssh.listen(
            "127.0.0.1",
            0,
            server_host_keys=[host_key],
            authorized_client_keys=keys,
            sftp_factory=Breaking,
        )

    server = asyncio.run_coroutine_threadsafe(listen(), loop).result(20)
    public = host_key.export_public_key().decode()
    host = f"[127.0.0.1]:{server.get_port()}"
    (home / "known_hosts").write_text(f"{host} {public}")
    yield f"sftp://127.0.0.1:{server.get_port()}"

    async def end():
        server.close()
        for connection in connections:
            connection.abort()
        await asyncio.gather(*(each.wait_closed() for each in connections))

    BREAKS.clear()
    asyncio.run_coroutine_threadsafe(end(), loop).result(20)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(5)


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


@pytest.fixture
def memory():
    system = fsspec.filesystem("memory")
    system.store.clear()
    yield system
    system.store.clear()


def fill(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def extracted(top, output: Path, **options) -> run.Summary:
    return run.extract([top], output, run.Options(**options))
