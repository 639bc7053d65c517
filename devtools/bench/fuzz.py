"""``python -m devtools.bench.fuzz [--seconds 60] [--only stages,html] [--seeds FOLDER] [--keep
FOLDER]``: fuzzes.

Each target gets an equal share of the CPU seconds. With atheris (a coverage-guided fuzzer, ``pip
install atheris``) what reaches new code is changed further; without it inputs are changed at
random. Each fault is told once, made small and kept. A fault is an error that is none of
``errors``, a second and more for a few kilobytes, a crash, or a document of which ``invariants`` do
not hold."""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import logging
import os
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Sequence
from pathlib import Path
from random import Random

from devtools.bench import mutate
from devtools.bench.targets import TARGETS, Fault, Target
from pipeline.errors import BaocaoError

# of one input: text that is all figures takes half as long
_SECONDS, _SECONDS_A_BYTE = (3.0, 2 / 10_000)
_MEMORY = 1 << 30  # bytes that one process may grow by


def attempt(target: Target, data: bytes, slow: float = 1.0) -> str:
    """ "" where ``data`` does no harm, else the fault in a line that is the same for all inputs
    that find it."""
    began = time.process_time()
    with tempfile.TemporaryDirectory(prefix="baocao-fuzz-") as folder:
        try:
            target.run(data, Path(folder))
        except BaocaoError:
            pass
        except Fault as fault:
            return f"broken: {_common(str(fault))}"
        except Exception as error:
            where = [
                frame
                for frame in traceback.extract_tb(error.__traceback__)
                if "/pipeline/" in frame.filename
                and "/bench/" not in frame.filename
            ][-1:]
            at = (
                f"{Path(where[0].filename).name}:{where[0].name}"
                if where
                else "elsewhere"
            )
            return f"{type(error).__name__} in {at}: {_common(str(error))}"
    spent = time.process_time() - began
    return (
        "slow"
        if spent > slow * (_SECONDS + len(data) * _SECONDS_A_BYTE)
        else ""
    )


def _common(message: str) -> str:
    """A message without what differs from input to input."""
    return re.sub(r"\d+|'(?:[^'\\]|\\.)*'|\"[^\"]*\"", "#", message)[:90]


def minimised(
    target: Target, data: bytes, fault: str, slow: float, seconds: float = 20
) -> bytes:
    """The shortest input found in so many seconds that has the same ``fault``."""
    ends, size = time.monotonic() + seconds, max(1, len(data) // 2)
    while size:
        at = 0
        while at < len(data) and time.monotonic() < ends:
            less = data[:at] + data[at + size :]
            if attempt(target, less, slow) == fault:
                data = less
            else:
                at += size
        size //= 2
    return data


def _cpu() -> float:
    """Seconds of CPU of this process and of the programs that it waited for."""
    return sum(os.times()[:4])


class Session:
    """The fuzzing of one target in one process."""

    def __init__(self, name: str, seconds: float, keep: Path) -> None:
        self.name, self.target, self.keep = name, TARGETS[name], keep
        self.began, self.seconds = _cpu(), seconds
        self.runs = 0
        self.slow = 1.0  # times the time that an input may take
        self.seen: set[str] = set()

    def one(self, data: bytes) -> None:
        if _cpu() - self.began > self.seconds:
            self.end()
        self.runs += 1
        fault = attempt(self.target, data, self.slow)
        if fault and fault not in self.seen:
            self.seen.add(fault)
            small = minimised(self.target, data, fault, self.slow)
            path = (
                self.keep
                / f"{self.name}-{hashlib.sha256(small).hexdigest()[:8]}"
            )
            path.write_bytes(small)
            print(
                f"{self.name}: {fault}\n    {path} ({len(small)} bytes)",
                flush=True,
            )

    def end(self) -> None:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        (self.keep / f"{self.name}-crash").unlink(missing_ok=True)
        print(
            f"{self.name}: {self.runs} runs in {_cpu() - self.began:.0f} s of CPU, "
            f"{len(self.seen)} faults, {peak} MB",
            flush=True,
        )
        # neither the fuzzer's own farewell nor a Python that it has changed
        os._exit(bool(self.seen))


def fuzz(
    name: str, seconds: float, keep: Path, seeds: Sequence[bytes], seed: int
) -> None:
    """Fuzzes one target and ends the process: 0 where no fault was found."""
    warnings.simplefilter("ignore")
    logging.disable()
    session = Session(name, seconds, keep)
    target = session.target
    try:
        import atheris
    except ImportError:
        corpus, chance = [*target.seeds(), *seeds], Random(seed)
        last = keep / f"{name}-crash"  # what stays there when the process dies
        while True:
            data = target.mutate(chance.choice(corpus), chance)
            last.write_bytes(data)
            # seconds of CPU, then it dies
            signal.setitimer(signal.ITIMER_PROF, 60)
            session.one(data)
    session.slow = 4.0  # watched code is that much slower
    with atheris.instrument_imports(
        include=["pipeline"], enable_loader_override=False
    ):
        attempt(target, next(iter(target.seeds())))  # imports what it needs
    folder = Path(tempfile.mkdtemp())
    for n, data in enumerate([*target.seeds(), *seeds]):
        (folder / str(n)).write_bytes(data)

    def change(data: bytes, most: int, number: int) -> bytes:
        return target.mutate(data, Random(number))[:most]

    atheris.Setup(
        [
            sys.argv[0],
            str(folder),
            f"-artifact_prefix={keep}/{name}-crash-",
            f"-seed={seed}",
            f"-max_len={4 * mutate.MOST}",
            f"-rss_limit_mb={2 * _MEMORY >> 20}",
            "-timeout=60",
            "-verbosity=0",
            "-len_control=0",
        ],
        session.one,
        custom_mutator=change,
    )
    atheris.Fuzz()


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m devtools.bench.fuzz", description=__doc__
    )
    parser.add_argument(
        "--seconds", type=float, default=60, help="of CPU, in all"
    )
    parser.add_argument(
        "--only", default=",".join(TARGETS), help="which targets"
    )
    parser.add_argument(
        "--seeds",
        type=Path,
        help="folder of files to begin with, besides composed ones",
    )
    parser.add_argument(
        "--keep", type=Path, help="folder for what finds a fault"
    )
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    keep = chosen.keep or Path(tempfile.mkdtemp(prefix="baocao-faults-"))
    keep.mkdir(parents=True, exist_ok=True)
    names = chosen.only.split(",")
    seeds = (
        [
            path.read_bytes()[: 4 * mutate.MOST]
            for path in sorted(chosen.seeds.rglob("*"))
            if path.is_file()
        ]
        if chosen.seeds
        else []
    )
    with tempfile.TemporaryDirectory(prefix="baocao-fuzz-") as tempfile.tempdir:
        ended = [
            _in_child(
                name, chosen.seconds / len(names), keep, seeds, chosen.seed
            )
            for name in names
        ]
    sys.exit(any(ended))


def _in_child(
    name: str, seconds: float, keep: Path, seeds: Sequence[bytes], seed: int
) -> int:
    """Fuzzes one target in a process of its own, which it may crash; the exit status."""
    child = os.fork()
    if not child:
        with contextlib.suppress(KeyboardInterrupt):
            fuzz(name, seconds, keep, seeds, seed)
        os._exit(130)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status not in (0, 1):
        print(
            f"{name}: ended with {status}, a crash, a hang or too much memory: "
            f"{keep}/{name}-crash*",
            flush=True,
        )
    return status


if __name__ == "__main__":
    main()
