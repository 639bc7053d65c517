"""Writes the dataset, whole or not at all: each file goes to a temporary name and is renamed when
all are complete."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TextIO

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from pipeline.dataset.cells import Row
from pipeline.dataset.cites import Codes
from pipeline.dataset.contract import columns, tables
from pipeline.dataset.indicators import indicators
from pipeline.dataset.rows import of_check, of_document
from pipeline.records import Check, Document, Page
from pipeline.text import RAISED

_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
    "decimal": pa.decimal128(38, 6),
}
# bytes of CSV that become one row group: what stands in memory at once
_BLOCK = 16 << 20
_PLAIN = str.maketrans(RAISED, "0123456789")
_MARK = re.compile(f"(?<!m)[{RAISED}]+")  # no power of metres: m²
_TEXT_NAME = re.compile(r"[0-9a-f]{16}\.txt")


def write(
    documents: Iterable[Document],
    archive_checks: Sequence[Check],
    codes: Codes,
    output: Path,
    timings: bool = False,
    language: str = "en",
) -> None:
    """Writes all tables and ``text/`` to ``output``.

    ``documents`` is walked once, in the order of the rows, and none is kept: an archive never
    stands in memory. ``codes`` holds all of them by number. Raises OSError where the files cannot
    be written; the old ones then stand."""
    output.mkdir(parents=True, exist_ok=True)
    texts = output / "text"
    texts.mkdir(exist_ok=True)
    stale = {name for name in os.listdir(texts) if _TEXT_NAME.fullmatch(name)}
    with ExitStack() as stack:
        writers = {}
        for name in tables():
            file = stack.enter_context(
                open(
                    output / f".{name}.csv.new",
                    "w",
                    encoding="utf-8",
                    errors="backslashreplace",
                    newline="",
                )
            )
            writers[name] = _Table(
                file, [column.name for column in columns(name)]
            )
        for document in documents:
            for name, found in of_document(
                document, codes, timings, language
            ).items():
                writers[name].add(found)
            if document.reading.pages:
                name = f"{document.source.doc_id}.txt"
                text = "\f".join(map(_typed, document.reading.pages))
                (texts / name).write_text(text, encoding="utf-8", newline="")
                stale.discard(name)
        writers["checks"].add([of_check(check) for check in archive_checks])
        writers["indicators"].add([dict(row) for row in indicators()])
        for writer in writers.values():
            writer.sync()
    for name in tables():
        _parquet(
            output / f".{name}.csv.new", output / f".{name}.parquet.new", name
        )
    for name in tables():
        os.replace(output / f".{name}.csv.new", output / f"{name}.csv")
        os.replace(output / f".{name}.parquet.new", output / f"{name}.parquet")
    for name in stale:  # of documents that are no longer in the archive
        (texts / name).unlink(missing_ok=True)


def _typed(page: Page) -> str:
    """The text of a page; of a scan as one would type it, the marks of notes as plain digits."""
    if page.reader != "ocr":
        return page.text
    return _MARK.sub(
        lambda mark: mark[0].translate(_PLAIN),
        page.text,
    )


class LineFeed:
    """What a ``csv.writer`` with ``lineterminator="\\r\\n"`` writes to: its lines end in "\\n"
    alone.

    With ``lineterminator="\\n"`` a field with a carriage return is not quoted before Python 3.13,
    and readers take it for the end of the row."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, line: str) -> int:
        return self._file.write(line.removesuffix("\r\n") + "\n")


class _Table:
    """The CSV file of one table while it grows."""

    def __init__(self, file: TextIO, names: Sequence[str]) -> None:
        self._file, self._names = file, names
        self._writer = csv.writer(LineFeed(file), lineterminator="\r\n")
        self._writer.writerow(names)

    def add(self, rows: Sequence[Row]) -> None:
        self._writer.writerows(
            [row.get(name) for name in self._names] for row in rows
        )

    def sync(self) -> None:
        """On disk before the old file goes: a power cut must not leave an empty one."""
        self._file.flush()
        os.fsync(self._file.fileno())


def _parquet(source: Path, target: Path, table: str) -> None:
    types: dict[str, Any] = {
        column.name: _TYPES[column.type] for column in columns(table)
    }
    convert = pa.csv.ConvertOptions(
        column_types=types, strings_can_be_null=True, null_values=[""]
    )
    schema = pa.schema(list(types.items()))
    reading = pa.csv.ReadOptions(use_threads=False, block_size=_BLOCK)
    with (
        pa.csv.open_csv(
            source,
            reading,
            pa.csv.ParseOptions(newlines_in_values=True),
            convert,
        ) as parts,
        pq.ParquetWriter(target, schema) as writer,
    ):
        for part in parts:
            writer.write_batch(part)
