"""A Dask cluster on loopback: a scheduler and two worker processes."""

import os
import socket
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parent / "plugins"


@pytest.fixture
def cluster(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    environment = {
        **os.environ,
        "PYTHONPATH": f"{PLUGINS}:{PLUGINS.parent.parent}",
        "DASK_DISTRIBUTED__WORKER__DAEMON": "False",
        "TMPDIR": str(tmp_path),
    }
    started = []

    def start(*command: str) -> subprocess.Popen:
        started.append(
            subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "distributed.cli." + command[0],
                    *command[1:],
                ],
                env=environment,
                cwd=tmp_path,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )
        return started[-1]

    start(
        "dask_scheduler",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--no-dashboard",
        "--no-show",
    )
    pair = [
        start(
            "dask_worker",
            address,
            "--nthreads",
            "1",
            "--no-nanny",
            "--no-dashboard",
            "--preload",
            "dask_plugin",
            "--local-directory",
            str(tmp_path),
        )
        for _ in range(2)
    ]
    _wait_for(port)
    try:
        yield address, pair
    finally:
        for process in started[::-1]:
            process.terminate()
        for process in started:
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_for(port: int) -> None:
    """A scheduler takes long to start where the machine is loaded."""
    for _ in range(600):
        with socket.socket() as end:
            if end.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)


def without_the_files(monkeypatch) -> None:
    """As if the machines of the cluster had another file system."""
    from pipeline.run import cluster as module

    ask = module.Cluster._ask

    def elsewhere(self, task):
        return ask(self, replace(task, path=b"/nowhere" + task.path))

    monkeypatch.setattr(module.Cluster, "_ask", elsewhere)
