"""``baocao extract`` and ``baocao audit``: run the pipeline and say what it did."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from pipeline import run
from pipeline.cli import language
from pipeline.cli.language import say
from pipeline.errors import MissingEngine
from pipeline.intake import is_url
from pipeline.records import Limits, ReadOptions

_DEFAULT = Limits()
_WIDE = 70  # columns of a terminal that has room for the times


class _Input(click.Path):
    """A path that exists, or the address of an archive elsewhere."""

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:
        if isinstance(value, str) and is_url(value):
            return value
        return super().convert(value, param, ctx)


@click.command(epilog="Example:  baocao extract hoso/ -o output -j 2")
@click.argument(
    "inputs", nargs=-1, required=True, type=_Input(exists=True, path_type=Path)
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Folder of the dataset.",
)
@click.option(
    "-j",
    "--workers",
    type=click.IntRange(0),
    default=0,
    show_default="one a core",
    help="Worker processes.",
)
@click.option(
    "--reader",
    type=click.Choice(["auto", "tesseract"]),
    default="auto",
    show_default=True,
    help="How pictures are read.",
)
@click.option(
    "--from",
    "from_stage",
    type=click.Choice(run.FROM),
    default=None,
    help="Run again from this stage on.",
)
@click.option(
    "--password",
    default="",
    help="Password of encrypted PDFs.",
)
@click.option(
    "--scheduler",
    default="",
    metavar="tcp://HOST:PORT",
    help="Run on a Dask cluster (extra: cluster).",
)
@click.option(
    "--searchable",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Write each scan as a searchable PDF here.",
)
@click.option(
    "--replace",
    is_flag=True,
    help="Let another archive's dataset in OUTPUT go.",
)
@click.option(
    "--timings",
    is_flag=True,
    help="Fill `seconds` in pages.csv.",
)
@click.option(
    "--page-seconds",
    type=click.IntRange(1),
    default=_DEFAULT.page_seconds,
    show_default=True,
    help="A page that takes longer is given up.",
)
@click.option(
    "--document-seconds",
    type=click.IntRange(1),
    default=_DEFAULT.document_seconds,
    show_default=True,
    help="A document that takes longer is given up.",
)
@click.option(
    "--max-pages",
    type=click.IntRange(1),
    default=_DEFAULT.pages,
    show_default=True,
    help="Pages of one file.",
)
@click.option(
    "--max-pixels",
    type=click.IntRange(1),
    default=_DEFAULT.pixels,
    show_default=True,
    help="Pixels of one picture.",
)
@click.option(
    "--max-archive-bytes",
    type=click.IntRange(1),
    default=_DEFAULT.archive_bytes,
    show_default=True,
    help="Unpacked size of one archive.",
)
def extract(
    inputs: tuple[Path | str, ...],
    output: Path,
    workers: int,
    reader: str,
    from_stage: str | None,
    password: str,
    scheduler: str,
    searchable: Path | None,
    replace: bool,
    timings: bool,
    page_seconds: int,
    document_seconds: int,
    max_pages: int,
    max_pixels: int,
    max_archive_bytes: int,
) -> int:
    """Read INPUTS (folders, files, zip or tar archives, s3://bucket/prefix, sftp://host/path) and
    write the dataset to OUTPUT. A run that was stopped goes on where it was; a second run over the
    same archive reads no page twice.

    Exit codes: 0 all was read, 1 some inputs failed (see `problem` in documents.csv), 2 wrong use,
    3 a missing engine, 4 the disk is full, 130 stopped."""
    limits = Limits(
        page_seconds=page_seconds,
        document_seconds=document_seconds,
        pages=max_pages,
        pixels=max_pixels,
        archive_bytes=max_archive_bytes,
    )
    options = run.Options(
        read=ReadOptions(reader=reader, password=password, limits=limits),
        workers=workers,
        from_stage=from_stage or "",
        scheduler=scheduler,
        searchable=searchable,
        replace=replace,
        stopping=_say_stopping,
        timings=timings,
        language=language.chosen(),
        workbook=language.asked(),
    )
    with _progress() as progress:
        summary = run.extract(inputs, output, options, progress)
    _report(summary, output)
    if summary.missing:
        raise MissingEngine(
            f"{summary.failed} inputs need what is not installed: {', '.join(summary.missing)}",
            "baocao doctor says how to install it; then run the same command again",
        )
    return 1 if summary.failed else 0


@click.command(epilog="Example:  baocao audit output --fail-on broken")
@click.argument(
    "output", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option(
    "--fail-on",
    type=click.Choice(["broken", "doubtful", "never"]),
    default="never",
    show_default=True,
    help="Exit with 1 where such a check exists.",
)
def audit(output: Path, fail_on: str) -> int:
    """Run the checks of an existing dataset again, without reading pages, and write checks.csv and
    audit.html anew. For --fail-on only findings count that no reviewer dismissed or explained."""
    options = run.Options(language=language.chosen(), workbook=language.asked())
    with _progress() as progress:
        summary = run.audit(output, options, progress)
    _report(summary, output)
    if fail_on == "never":
        return 0
    failing = summary.open_broken + (
        summary.open_doubtful if fail_on == "doubtful" else 0
    )
    return 1 if failing else 0


def _say_stopping() -> None:
    # os.write: a signal handler may come in the middle of another write
    os.write(2, f"\n{say('stopping after the pages in hand …')}\n".encode())


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """A bar of pages with the time left; nothing where the output is no terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    ends = (TextColumn(say("left")), TimeRemainingColumn())
    wide = (TimeElapsedColumn(), *ends) if console.width >= _WIDE else ()
    columns = (
        TextColumn(f"[bold]{say('pages')}"),
        BarColumn(),
        MofNCompleteColumn(),
        *wide,
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, expected: bar.update(
            task, completed=done, total=max(done, expected)
        )


def _report(summary: run.Summary, output: Path) -> None:
    console = Console(
        file=sys.stdout,
        highlight=False,
        width=None if sys.stdout.isatty() else 100,
    )
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(justify="left")
    table.add_column(justify="right")
    rows: list[tuple[str, object]] = [
        (say("Documents"), summary.documents),
        (say("Pages"), summary.pages),
        (f"  {say('read by OCR')}", summary.pages_ocr),
        (f"  {say('reused')}", summary.reused),
        (say("Facts"), summary.facts),
        (say("Broken checks"), summary.broken),
        (say("Problems"), summary.problems),
        (say("Seconds"), f"{summary.seconds:.1f}"),
    ]
    for name, value in rows:
        table.add_row(name, str(value))
    console.print(table)
    if summary.unchanged:
        console.print(say("Nothing has changed since the last run."))
    _name_failures(console, summary, output)
    console.print(f"→ {output}/facts.csv, {output}/audit.html", soft_wrap=True)


def _name_failures(
    console: Console, summary: run.Summary, output: Path
) -> None:
    """The first inputs that have a problem; the rest stands in documents.csv."""
    # Here, so that a run that finds nothing new need not load Arrow.
    from pipeline.dataset.problems import told

    for source, english in summary.named:
        problem = told(english, language.chosen())
        console.print(f"  ✗ {source}: {problem}", soft_wrap=True, markup=False)
    rest = summary.problems - len(summary.named)
    if rest > 0:
        more = say("… and {} more: {}", rest, f"{output}/documents.csv")
        console.print(f"  {more}", soft_wrap=True, markup=False)
