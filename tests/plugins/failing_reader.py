"""Replaces the reader of pages by one that does what the input says: crash, hang, fill the memory,
lie.

Workers import it where ``pipeline.run.workers.PLUGINS`` names it. An input is ``%PDF-`` and a line
of JSON: ``pages``, ``do`` (page -> what happens), ``count`` (what happens when pages are counted),
``log`` (a file that gets a line for every page that is begun), ``seconds`` (how long a page takes).
"""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

from pipeline import pages
from pipeline.errors import Encrypted, MissingEngine
from pipeline.records import Page, Reading, ReadOptions, Source

_real_read, _real_count = pages.read, pages.count


def script(source: Source) -> dict:
    head, _, rest = Path(source.path).read_bytes().partition(b"\n")
    return json.loads(rest) if head == b"%PDF-1.4 test" else {}


def count(source: Source, options: ReadOptions) -> int:
    told = script(source)
    if not told:
        return _real_count(source, options)
    _do(told.get("count", ""), source, 0, options)
    return told["pages"]


def read(
    source: Source,
    options: ReadOptions,
    first: int = 1,
    last: int | None = None,
) -> Reading:
    told = script(source)
    if not told:
        return _real_read(source, options, first, last)
    made = []
    for number in range(first, (last or told["pages"]) + 1):
        if told.get("log"):
            with open(told["log"], "a") as log:
                log.write(f"{source.doc_id} {number}\n")
        time.sleep(told.get("seconds", 0))
        made += _do(
            told.get("do", {}).get(str(number), ""), source, number, options
        )
    return Reading(tuple(made))


def _do(
    what: str, source: Source, number: int, options: ReadOptions
) -> list[Page]:
    _die(what, source, number)
    _fail(what, options)
    return _pages(what, number)


def _die(what: str, source: Source, number: int) -> None:
    """What ends or holds the process."""
    if what == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if what == "crash once":
        marker = Path(f"{source.path}.{number}")
        if not marker.exists():
            marker.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    if what == "exit":
        os._exit(3)
    if what == "hang":
        child = subprocess.Popen(["sleep", "1000"])
        Path(f"{source.path}.child").write_text(str(child.pid))
        child.wait()
    # a program in a group of its own, whose parent then dies
    if what == "stray":
        child = subprocess.Popen(["sleep", "1000"], start_new_session=True)
        Path(f"{source.path}.child").write_text(str(child.pid))
        os.kill(os.getpid(), signal.SIGSEGV)
    if what == "memory":
        hoard = []
        while True:
            hoard.append(b"x" * (64 << 20))
            time.sleep(0.02)


def _fail(what: str, options: ReadOptions) -> None:
    if what == "raise":
        raise ValueError("no such thing\nas this page")
    if what == "locked" and options.password != "open":
        raise Encrypted("the PDF is encrypted")
    if what == "engine":
        raise MissingEngine(
            "Tesseract is not installed", "apt-get install tesseract-ocr"
        )


def _pages(what: str, number: int) -> list[Page]:
    if what == "nothing":
        return []
    if what == "bad":
        return [Page(number, None, words=3)]  # type: ignore[arg-type]
    if what == "huge":
        return [Page(number, "số liệu 1.234 " * 500_000)]
    if what == "surrogate":
        return [Page(number, "trang \udc80 hỏng")]
    return [
        Page(
            number,
            f"Trang {number}: có {number + 100} máy tính.\n",
            picture=b"jpeg" if number == 1 else b"",
        )
    ]


pages.count, pages.read = count, read
