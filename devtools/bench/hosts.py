"""``python -m devtools.bench.hosts FOLDER [--texts 200] [--scans 4] [--store]``: a cluster of two
hosts of which one is cut off on the way (root, Linux).

Three network namespaces stand for three hosts behind one bridge: this machine's own, which runs
`baocao extract` and the Dask scheduler, and two with a worker each. The workers see nothing of the
archive: a mount namespace of their own hides FOLDER. When half of the pages are there, the cable of
the second host is pulled. The dataset must be the same to the byte as one worker's, and no page may
be read twice but those that were lost on the way. With ``--store`` the archive is read from an
object store (moto) on this machine's loopback, which the other hosts do not reach."""

from __future__ import annotations

import argparse
import contextlib
import logging
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil

from devtools.bench import archive, measure

_BRIDGE, _NETWORK = "baocao-br", "10.231.7"
_HOSTS = ("baocao-h1", "baocao-h2")
_HERE = f"{_NETWORK}.1"
_PORT = 8786


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m devtools.bench.hosts", description=__doc__
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--texts", type=int, default=200)
    parser.add_argument("--scans", type=int, default=4)
    parser.add_argument("--store", action="store_true")
    chosen = parser.parse_args()
    measure.adopt()
    top: Path = chosen.folder.resolve()
    if not (top / "in").exists():
        archive.build(top / "in", chosen.texts, 0, chosen.scans)
    with contextlib.ExitStack() as running:
        given = str(top / "in")
        if chosen.store:
            given = running.enter_context(_store(top / "in"))
        alone = _timed([], given, top / "alone", "-j", "2")
        print(f"one machine, two workers: {alone}", flush=True)
        running.enter_context(network())
        scheduler = _dask("dask_scheduler", "--host", _HERE)
        log = top / "scheduler.log"
        beside = [running.enter_context(_started(scheduler, log))]
        for host in _HOSTS:
            log = top.with_name(f"{top.name}-{host}.log")
            beside.append(
                running.enter_context(_started(_worker(host, top), log))
            )
        address = f"tcp://{_HERE}:{_PORT}"
        whole = _timed(beside, given, top / "together", "--scheduler", address)
        print(f"two hosts: {whole}", flush=True)
        _cut_on_the_way(given, top, address)
    return max(_compare(top, "together"), _compare(top, "cut"))


# ---------------------------------------------------------------- hosts


@contextlib.contextmanager
def network() -> Iterator[None]:
    """A bridge and two namespaces on it, each with a cable of its own."""
    _tidy()
    try:
        _ip("link", "add", _BRIDGE, "type", "bridge")
        _ip("addr", "add", f"{_HERE}/24", "dev", _BRIDGE)
        _ip("link", "set", _BRIDGE, "up")
        for number, host in enumerate(_HOSTS, 2):
            _ip("netns", "add", host)
            _ip(
                "link",
                "add",
                host,
                "type",
                "veth",
                "peer",
                "name",
                "eth0",
                "netns",
                host,
            )
            _ip("link", "set", host, "master", _BRIDGE)
            _ip("link", "set", host, "up")
            _ip(
                "-n",
                host,
                "addr",
                "add",
                f"{_NETWORK}.{number}/24",
                "dev",
                "eth0",
            )
            _ip("-n", host, "link", "set", "eth0", "up")
            _ip("-n", host, "link", "set", "lo", "up")
        yield
    finally:
        _tidy()


def _ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True)


def _tidy() -> None:
    for host in _HOSTS:
        _quietly("netns", "delete", host)
        _quietly("link", "delete", host)
    _quietly("link", "delete", _BRIDGE)


def _quietly(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], stderr=subprocess.DEVNULL, check=False)


def _dask(command: str, *arguments: str) -> list[str]:
    module = [sys.executable, "-m", f"distributed.cli.{command}", *arguments]
    more = (
        ["--port", str(_PORT), "--no-show"]
        if command == "dask_scheduler"
        else []
    )
    return [*module, *more, "--no-dashboard"]


def _worker(host: str, hidden: Path) -> list[str]:
    """A Dask worker in the network of ``host`` before which ``hidden`` lies empty."""
    command = _dask(
        "dask_worker", f"tcp://{_HERE}:{_PORT}", "--nthreads", "1", "--no-nanny"
    )
    inside = 'mount -t tmpfs none "$0" && exec "$@"'
    # ip netns exec makes a mount namespace of its own
    return [
        "ip",
        "netns",
        "exec",
        host,
        "sh",
        "-c",
        inside,
        str(hidden),
        *command,
    ]


@contextlib.contextmanager
def _started(command: list[str], log: Path) -> Iterator[psutil.Process]:
    # A host that is cut off says nothing: after so long its tasks go to another.
    environment = {
        **os.environ,
        "DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL": "10 s",
    }
    with open(log, "wb") as said:
        process = subprocess.Popen(
            command,
            stdout=said,
            stderr=said,
            start_new_session=True,
            env=environment,
        )
    try:
        yield psutil.Process(process.pid)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


# ---------------------------------------------------------------- runs


def _extract(
    given: str, output: Path, *options: str
) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "pipeline", "extract", given]
    command += ["-o", str(output), *options]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL)


def _timed(
    beside: Sequence[psutil.Process], given: str, output: Path, *options: str
) -> str:
    """Seconds of a run, and CPU seconds of it and of the processes ``beside`` it."""
    began, before = time.perf_counter(), _cpu(beside)
    _extract(given, output, *options).wait()
    seconds = time.perf_counter() - began
    time.sleep(1)  # a fork server ends after its run
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    return f"{seconds:.1f} s, {_cpu(beside) - before:.1f} CPU s"


def _cpu(beside: Sequence[psutil.Process]) -> float:
    """CPU seconds of what has ended below this process, and of what goes on ``beside``."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    total = ended.ru_utime + ended.ru_stime
    for process in beside:
        for each in (process, *process.children(recursive=True)):
            with contextlib.suppress(psutil.Error):
                total += sum(each.cpu_times()[:4])
    return total


def _cut_on_the_way(given: str, top: Path, address: str) -> None:
    began = time.perf_counter()
    process = _extract(given, top / "cut", "--scheduler", address)
    half = len(_reads(top / "alone")) // 2
    while len(_reads(top / "cut")) < half and process.poll() is None:
        time.sleep(0.1)
    cut = len(_reads(top / "cut"))
    _ip("link", "set", _HOSTS[1], "down")
    process.wait()
    print(
        f"the second host cut off with {cut} pages finished: "
        f"{time.perf_counter() - began:.1f} s",
        flush=True,
    )


@contextlib.contextmanager
def _store(folder: Path) -> Iterator[str]:
    """The address of an object store that holds the files of ``folder``."""
    import boto3
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    os.environ.update(
        AWS_ENDPOINT_URL=f"http://127.0.0.1:{server.get_host_and_port()[1]}",
        AWS_ACCESS_KEY_ID="testing",
        AWS_SECRET_ACCESS_KEY="testing",
        AWS_DEFAULT_REGION="us-east-1",
        AWS_EC2_METADATA_DISABLED="true",
    )
    client = boto3.client("s3")
    client.create_bucket(Bucket="kho")
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        key = path.relative_to(folder).as_posix()
        client.put_object(Bucket="kho", Key=key, Body=path.read_bytes())
    try:
        yield "s3://kho"
    finally:
        server.stop()


def _reads(output: Path) -> dict[tuple[str, int], int]:
    """How often each page in the ledger was read."""
    try:
        base = sqlite3.connect(
            f"file:{output / 'ledger.sqlite'}?mode=ro", uri=True
        )
        with contextlib.closing(base):
            rows = base.execute("SELECT doc_id, page, reads FROM pages")
            return {(doc_id, page): reads for doc_id, page, reads in rows}
    except sqlite3.Error:
        return {}


def _compare(top: Path, output: str) -> int:
    tables = sorted((top / "alone").glob("*.csv"))
    different = [
        path.name
        for path in tables
        if path.read_bytes() != (top / output / path.name).read_bytes()
    ]
    reads = Counter(_reads(top / output).values())
    print(
        f"{output}: {len(tables)} CSV files, different: {different or 'none'}; "
        f"pages kept by number of times: {dict(reads)}"
    )
    return 1 if different or set(reads) != {1} else 0


if __name__ == "__main__":
    sys.exit(main())
