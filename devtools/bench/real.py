"""Real archives: pages a second, CPU by kind of file, the slowest pages and why; and what the
thousandth and the ten-thousandth real document cost."""

from __future__ import annotations

import csv
import random
import shutil
import sqlite3
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2

from devtools.bench import measure
from devtools.bench.marks import Marks

_SLOWEST = 10
_SLOW = 5.0  # CPU seconds of a page that want a reason
# of a PDF that is read quickly: pages, letters on each
_FEW_PAGES, _MUCH_TEXT = (3, 200)
_OPENED = 2.0  # seconds in which a report must open
_MARKED = 500  # documents after which a growing run says what it has cost
_PACKED = (".docx", ".xlsx", ".pptx")


def files(work: Path, folder: Path, sample: int) -> Iterator[str]:
    """Every file of ``folder``, or ``sample`` of them: what each kind costs, and the slowest
    pages."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    if sample:
        paths = sorted(random.Random(1).sample(paths, min(sample, len(paths))))
    chosen, output = work / "chosen", work / "out"
    chosen.mkdir()
    for path in paths:
        shutil.copy(path, chosen / "-".join(path.relative_to(folder).parts))
    command = [sys.executable, "-m", "pipeline", "extract", str(chosen)]
    command += ["-o", str(output), "-j", "2", "--timings"]
    cost = measure.run(command, work)
    documents = {row["doc_id"]: row for row in _rows(output / "documents.csv")}
    pages = list(_rows(output / "pages.csv"))
    yield (
        f"Real files: {len(paths)} files, {len(pages)} pages; "
        f"{len(pages) / cost.seconds:.2f} pages a second, {cost.cpu / len(pages):.3f} CPU seconds "
        f"a page with everything, {cost.memory / 2**20:.0f} MB\n"
    )
    yield from _by_kind(pages, documents)
    yield from _slowest(pages, documents, output)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _seconds(page: dict[str, str]) -> float:
    return float(page["seconds"] or 0)


def _by_kind(
    pages: list[dict[str, str]], documents: dict[str, dict[str, str]]
) -> Iterator[str]:
    number: Counter[tuple[str, str]] = Counter()
    spent: Counter[tuple[str, str]] = Counter()
    for page in pages:
        kind = documents[page["doc_id"]]["media"], page["reader"]
        number[kind] += 1
        spent[kind] += _seconds(page)  # type: ignore[assignment]  # seconds, not a count
    yield "| kind | read by | pages | CPU seconds | a page |"
    yield "| --- | --- | ---: | ---: | ---: |"
    for kind, total in sorted(spent.items(), key=lambda item: -item[1]):
        media, reader = kind
        yield (
            f"| {media} | {reader} | {number[kind]} | {total:.1f} | "
            f"{total / number[kind]:.3f} |"
        )


def _slowest(
    pages: list[dict[str, str]],
    documents: dict[str, dict[str, str]],
    output: Path,
) -> Iterator[str]:
    cells = Counter(
        (row["doc_id"], row["page"]) for row in _rows(output / "tables.csv")
    )
    slow = sorted(pages, key=_seconds, reverse=True)
    yield "\n| slowest pages | CPU seconds | read by | size | words | cells of tables |"
    yield "| --- | ---: | --- | --- | ---: | ---: |"
    for page in slow[:_SLOWEST]:
        name = documents[page["doc_id"]]["source"]
        size = f"{float(page['width'] or 0):.0f} × {float(page['height'] or 0):.0f}"
        yield (
            f"| {name} p. {page['page']} | {_seconds(page):.1f} | {page['reader']} | {size} | "
            f"{page['words']} | {cells[page['doc_id'], page['page']]} |"
        )
    above = sum(_seconds(page) > _SLOW for page in pages)
    yield f"\n{above} of {len(pages)} pages above {_SLOW:g} s of CPU"


# ---------------------------------------------------------------- growth


def growth(work: Path, folders: list[Path], sizes: list[int]) -> Iterator[str]:
    """Real documents that need no OCR, multiplied with changed bytes: what each of the first
    thousand and of ten thousand costs, how large the ledger is, how soon the reports open."""
    originals = [path for folder in folders for path in _quick(folder)]
    yield f"{len(originals)} real documents without scans, multiplied\n"
    yield (
        "| documents | pages | CPU ms a document | peak memory, MB | ledger, KB a page | second "
        "run, CPU seconds | audit.html opens, s | overview.html opens, s |"
    )
    yield "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for size in sizes:
        folder = work / f"real-{size}"
        multiply(originals, folder, size)
        output = work / f"real-{size}-out"
        command = [sys.executable, "-m", "pipeline", "extract", str(folder)]
        command += ["-o", str(output), "-j", "2"]
        with Marks(output, _MARKED, _say):
            cost = measure.run(command, work)
        again = measure.run(command, work)
        pages = _count_pages(output)
        ledger = (output / "ledger.sqlite").stat().st_size
        opened = [
            opening(output / name) for name in ("audit.html", "overview.html")
        ]
        yield (
            f"| {size} | {pages} | {1000 * cost.cpu / size:.1f} | {cost.memory / 2**20:.0f} | "
            f"{ledger / pages / 1024:.1f} | {again.cpu:.1f} | "
            f"{opened[0]:.2f} | {opened[1]:.2f} |"
        )


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _quick(folder: Path) -> Iterator[Path]:
    """The documents of a folder that are read without OCR and without LibreOffice."""
    for path in sorted(folder.rglob("*")):
        kind = path.suffix.lower()
        if kind in (".txt", ".html", *_PACKED) or (
            kind == ".pdf" and _has_text(path)
        ):
            yield path


def _has_text(path: Path) -> bool:
    try:
        with pypdfium2.PdfDocument(path) as pdf:
            if len(pdf) > _FEW_PAGES:
                return False
            return all(
                page.get_textpage().count_chars() > _MUCH_TEXT for page in pdf
            )
    except pypdfium2.PdfiumError:
        return False


def multiply(originals: list[Path], folder: Path, size: int) -> None:
    """Writes ``size`` documents, a hundred a folder, no two with the same bytes and none that reads
    otherwise than its original."""
    for number in range(size):
        path = originals[number % len(originals)]
        target = folder / f"{number // 100:04}" / f"{number:06}-{path.name}"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
        mark = f"{number:020b}"
        if path.suffix.lower() in _PACKED:
            with zipfile.ZipFile(target, "a") as package:
                package.comment = mark.encode()
            continue
        with open(target, "ab") as file:
            if path.suffix.lower() == ".pdf":
                file.write(b"\n%" + mark.encode() + b"\n")
            else:  # nothing that can be seen
                file.write(
                    b"\n" + mark.replace("0", " ").replace("1", "\t").encode()
                )


def _count_pages(output: Path) -> int:
    base = sqlite3.connect(f"file:{output / 'ledger.sqlite'}?mode=ro", uri=True)
    try:
        return int(base.execute("SELECT count(*) FROM pages").fetchone()[0])
    finally:
        base.close()


def opening(path: Path) -> float:
    """Seconds until a page stands in a browser and answers; nan without one."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        browser = None
    if not browser:
        return float("nan")
    with sync_playwright() as play:
        shown: Any = play.chromium.launch(
            executable_path=browser, args=["--no-sandbox"]
        )
        page = shown.new_page()
        page.set_default_timeout(120_000)
        began = time.perf_counter()
        page.goto(path.resolve().as_uri(), wait_until="load")
        page.evaluate(
            "new Promise(done => requestAnimationFrame(() => setTimeout(done)))"
        )
        seconds = time.perf_counter() - began
        shown.close()
    return seconds
