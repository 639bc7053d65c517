"""``python -m devtools.bench [--scans FOLDER] [--only scans,texts,growth,files,real] [--quick]``:
prints Markdown tables.

Every tool reads the same files on the same machine in the same run. Scans are composed
(``archive.scan``) or come from ``--scans``; the texts are composed PDFs with a text layer. With
``--shared FOLDER`` also the real ``files`` in it, and ``real`` growth: its files and texts
multiplied."""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from devtools.bench import archive, measure, real
from pipeline.records import VERSION
from pipeline.run.dependencies import PACKAGE

_HEAD = "| | pages a second | CPU seconds a page | peak memory, MB |\n| --- | ---: | ---: | ---: |"
_PLUMBER = (
    "import pdfplumber, sys\nfor path in sys.argv[1:]:\n    with pdfplumber.open(path) as pdf:\n"
    "        for page in pdf.pages:\n            page.extract_text()\n"
)
_VIPARSE = (
    "import sys, viparse\nfor path in sys.argv[1:]:\n    viparse.load(path)\n"
)
_TESSERACT = (
    'for path in "$@"; do tesseract "$path" - -l vie --dpi 200 >/dev/null 2>&1 '
    "|| exit 3; done"
)
_OCRMYPDF = (
    'for path in "$@"; do $0 -m ocrmypdf --sidecar o.txt -l vie -j 2 --skip-text '
    '--invalidate-digital-signatures "$path" o.pdf || exit 3; done'
)


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m devtools.bench", description=__doc__
    )
    parser.add_argument(
        "--scans",
        type=Path,
        help="folder of scanned PDFs; composed ones otherwise",
    )
    parser.add_argument(
        "--shared", type=Path, help="folder with real files/ and texts/"
    )
    parser.add_argument(
        "--sample", type=int, default=0, help="so many real files; 0: all"
    )
    parser.add_argument(
        "--sizes",
        default="1000,10000",
        help="documents to which real ones are multiplied",
    )
    parser.add_argument(
        "--only",
        default="",
        help="which tables of scans,texts,growth,files,real; all but real otherwise",
    )
    parser.add_argument(
        "--quick", action="store_true", help="a tenth of the documents"
    )
    chosen = parser.parse_args()
    # as pip does: the other tools have their code compiled, and a user from the second run on
    compileall.compile_dir(PACKAGE, quiet=2)
    share = 10 if chosen.quick else 1
    tables = chosen.only or "scans,texts,growth" + ",files" * bool(
        chosen.shared
    )
    print(
        f"baocao {VERSION}, Python {platform.python_version()}, {os.cpu_count()} cores, "
        f"{_processor()}\n"
    )
    with tempfile.TemporaryDirectory(prefix="baocao-bench-") as name:
        work = Path(name)
        for table in tables.split(","):
            for line in {
                "scans": lambda: scans(work, chosen.scans, 40 // min(share, 4)),
                "texts": lambda: texts(work, 200 // share),
                "growth": lambda: growth(
                    work, [n // share for n in (100, 1000, 10_000)]
                ),
                "files": lambda: real.files(
                    work, chosen.shared / "files", chosen.sample
                ),
                "real": lambda: real.growth(
                    work,
                    [chosen.shared / "files", chosen.shared / "texts"],
                    [int(size) for size in chosen.sizes.split(",")],
                ),
            }[table]():
                print(line, flush=True)
            print()


def _processor() -> str:
    info = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    return next(
        (
            line.partition(": ")[2]
            for line in info.splitlines()
            if line.startswith("model name")
        ),
        "",
    )


def _baocao(files: Path, output: Path, workers: int) -> list[str]:
    shutil.rmtree(output, ignore_errors=True)
    return [
        sys.executable,
        "-m",
        "pipeline",
        "extract",
        str(files),
        "-o",
        str(output),
        "-j",
        str(workers),
    ]


def _pages(paths: list[Path]) -> int:
    total = 0
    for path in paths:
        with pypdfium2.PdfDocument(path) as pdf:
            total += len(pdf)
    return total


def scans(work: Path, given: Path | None, number: int) -> Iterator[str]:
    """Scans: all stages of baocao with one and two workers, OCRmyPDF with two jobs, plain
    Tesseract."""
    folder = given.resolve() if given else work / "scans"
    # books, so that OCRmyPDF has pages to spread and starts seldom
    if not given:
        folder.mkdir()
        for n in range(max(1, number // 10)):
            (folder / f"book-{n}.pdf").write_bytes(archive.scan(n + 1, 10))
    paths = sorted(folder.glob("*.pdf"))
    pages = _pages(paths)
    yield f"Scans: {len(paths)} PDFs, {pages} pages\n\n{_HEAD}"
    files = work / "scans-only"
    files.mkdir()
    for path in paths:
        shutil.copy(path, files)
    one = measure.run(_baocao(files, work / "out", 1), work)
    yield one.line("baocao, all stages, 1 worker", pages)
    two = measure.run(_baocao(files, work / "out", 2), work)
    yield two.line("baocao, all stages, 2 workers", pages)
    other = measure.run(
        ["sh", "-c", _OCRMYPDF, sys.executable, *map(str, paths)], work
    )
    yield other.line("OCRmyPDF --sidecar -l vie -j 2", pages)
    pictures = list(_pictures(work, paths))
    plain = measure.run(["sh", "-c", _TESSERACT, "sh", *pictures], work)
    yield plain.line(
        "Tesseract alone, 1 process, pictures rendered beforehand", pages
    )
    yield (
        f"\n2 workers over 1: {one.seconds / two.seconds:.2f} ×; over OCRmyPDF: "
        f"{other.seconds / two.seconds:.2f} ×"
    )


def _pictures(work: Path, paths: list[Path]) -> Iterator[str]:
    for n, path in enumerate(paths):
        with pypdfium2.PdfDocument(path) as pdf:
            for page in range(len(pdf)):
                target = work / f"{n}-{page}.png"
                pdf[page].render(scale=200 / 72, grayscale=True).to_pil().save(
                    target
                )
                yield str(target)


def texts(work: Path, number: int) -> Iterator[str]:
    """PDFs with a text layer: all stages and files of baocao beside the bare text of two libraries,
    one process each.

    What a user waits for is the run with a worker a core; what a tool costs is its CPU time. Both
    are told."""
    folder = archive.build(work / "texts", pdfs=number)
    paths = sorted(folder.glob("*.pdf"))
    pages = _pages(paths)
    names = [str(path) for path in paths]
    yield f"PDFs with a text layer: {len(paths)} files, {pages} pages\n\n{_HEAD}"
    ours = []
    for workers in (1, 2):
        ours.append(measure.run(_baocao(folder, work / "out", workers), work))
        tables = (work / "out" / "facts.parquet").stat().st_mtime - ours[
            -1
        ].began
        yield ours[-1].line(
            f"baocao, all stages and files, {workers} worker{'s' * (workers > 1)}",
            pages,
        )
        yield f"| the same, until the tables stand (CSV, Parquet) | {pages / tables:.2f} | | |"
    one, two = ours
    plumber = measure.run([sys.executable, "-c", _PLUMBER, *names], work)
    yield plumber.line("pdfplumber extract_text alone, 1 process", pages)
    yield measure.run([sys.executable, "-c", _VIPARSE, *names], work).line(
        "viparse load alone, 1 process", pages
    )
    yield (
        f"\nbaocao over pdfplumber, pages a second: {plumber.seconds / two.seconds:.2f} × with 2 "
        "workers, "
        f"{plumber.seconds / one.seconds:.2f} × with 1; per CPU second: "
        f"{plumber.cpu / one.cpu:.2f} ×; "
        f"2 workers over 1: {one.seconds / two.seconds:.2f} ×"
    )


def growth(work: Path, sizes: list[int]) -> Iterator[str]:
    """Text reports in growing numbers: what one more document costs; a second run over the same
    archive."""
    yield "| text reports | seconds | ms a document | peak memory, MB | second run, seconds |"
    yield "| ---: | ---: | ---: | ---: | ---: |"
    for size in sizes:
        folder = archive.build(work / f"growth-{size}", texts=size)
        command = _baocao(folder, work / "out", 2)
        cost = measure.run(command, work)
        again = measure.run(command, work)
        yield (
            f"| {size} | {cost.seconds:.1f} | {1000 * cost.seconds / size:.1f} | "
            f"{cost.memory / 2**20:.0f} "
            f"| {again.seconds:.1f} |"
        )


if __name__ == "__main__":
    main()
