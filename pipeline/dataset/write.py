"""Writes the dataset, whole or not at all: each file goes to a temporary name and is renamed when
all are complete."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
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
from pipeline.folders import TEXT
from pipeline.records import Check, Document, Page
from pipeline.text import RAISED

_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
    "decimal": pa.decimal128(38, 6),
}
# bytes of CSV that become one row group
_GROUP = 16 << 20
# that are read at once, an even share of them; of a larger piece Arrow takes several times its size
_PART = 256 << 10
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
    texts = _Texts(output / TEXT)
    with ExitStack() as stack:
        writers = {}
        for name in tables():
            file = stack.enter_context(_opened(_new(output, f"{name}.csv")))
            writers[name] = _Table(file, [one.name for one in columns(name)])
        for document in documents:
            rows = of_document(document, codes, timings, language)
            for name, found in rows.items():
                writers[name].add(found)
            texts.write(document)
        writers["checks"].add([of_check(check) for check in archive_checks])
        writers["indicators"].add([dict(row) for row in indicators()])
        for writer in writers.values():
            writer.sync()
    for name in tables():
        source = _new(output, f"{name}.csv")
        _parquet(source, _new(output, f"{name}.parquet"), name)
    for name in tables():
        for file_name in (f"{name}.csv", f"{name}.parquet"):
            os.replace(_new(output, file_name), output / file_name)
    texts.remove_stale()


def _new(output: Path, name: str) -> Path:
    """Where a file stands until all are complete."""
    return output / f".{name}.new"


def _opened(path: Path) -> TextIO:
    return open(
        path,
        "w",
        encoding="utf-8",
        errors="backslashreplace",
        newline="",
    )


class _Texts:
    """The folder of the documents' texts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(exist_ok=True)
        # of documents that are no longer in the archive, as far as is known
        self._stale = set(filter(_TEXT_NAME.fullmatch, os.listdir(folder)))

    def write(self, document: Document) -> None:
        """Writes the pages of a document, if it has any."""
        if not document.reading.pages:
            return
        name = f"{document.source.doc_id}.txt"
        text = "\f".join(map(_typed, document.reading.pages))
        path = self._folder / name
        path.write_text(text, encoding="utf-8", newline="")
        self._stale.discard(name)

    def remove_stale(self) -> None:
        for name in self._stale:
            (self._folder / name).unlink(missing_ok=True)


def _typed(page: Page) -> str:
    """The text of a page; of a scan as one would type it, the marks of notes as plain digits."""
    if page.reader != "ocr":
        return page.text
    return _MARK.sub(lambda mark: mark[0].translate(_PLAIN), page.text)


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
    try:
        _write_parquet(source, target, table, _PART)
    except pa.ArrowInvalid:  # a row that is longer than a part
        _write_parquet(source, target, table, _GROUP)


def _write_parquet(
    source: Path,
    target: Path,
    table: str,
    size: int,
) -> None:
    """Writes a table, the same bytes whatever the ``size`` of the parts that are read at once.
    Raises ArrowInvalid where a row is longer."""
    types: dict[str, Any] = {
        column.name: _TYPES[column.type] for column in columns(table)
    }
    convert = pa.csv.ConvertOptions(
        column_types=types, strings_can_be_null=True, null_values=[""]
    )
    schema = pa.schema(list(types.items()))
    reading = pa.csv.ReadOptions(use_threads=False, block_size=size)
    with (
        pa.csv.open_csv(
            source,
            reading,
            pa.csv.ParseOptions(newlines_in_values=True),
            convert,
        ) as reader,
        pq.ParquetWriter(target, schema) as writer,
    ):
        parts = _thrifty(reader)
        while group := list(islice(parts, _GROUP // size)):
            writer.write_table(_joined(group))
            _give_back()


def _thrifty(parts: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for part in parts:
        _give_back()
        yield part


def _joined(group: list[pa.RecordBatch]) -> pa.Table:
    """The parts of a row group as one, column by column: of columns in pieces other bytes would be
    written. ``group`` is emptied, so that what is joined does not stand in memory twice."""
    rest = pa.Table.from_batches(group)
    group.clear()
    schema, whole = rest.schema, []
    for _ in schema:
        whole.append(rest.column(0).combine_chunks())
        rest = rest.remove_column(0)
        _give_back()
    return pa.Table.from_arrays(whole, schema=schema)


def _give_back() -> None:
    """What Arrow no longer uses would else stay taken beside what comes next, and through the
    reports."""
    pa.default_memory_pool().release_unused()
