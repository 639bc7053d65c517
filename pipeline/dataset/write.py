"""Writes the dataset, whole or not at all: each file goes to a temporary name and is renamed when all are complete."""
from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from pipeline.dataset.rows import of_check, of_document
from pipeline.records import Check, Document
from pipeline.resources import rows as model_rows

_TYPES = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "date": pa.date32(),
          "decimal": pa.decimal128(38, 6)}


def columns(table: str) -> list[dict[str, str]]:
    """The columns of a table of the contract, in order: name, type, unit, vi, en."""
    return [row for row in model_rows("columns.tsv") if row["table"] == table]


def tables() -> list[str]:
    """The names of the tables of the contract, in order."""
    return list(dict.fromkeys(row["table"] for row in model_rows("columns.tsv")))


def write(documents: Iterable[Document], archive_checks: Sequence[Check], output: Path) -> None:
    """Writes all tables and ``text/`` to ``output``. ``documents`` is walked once, in the order of the rows."""
    output.mkdir(parents=True, exist_ok=True)
    (output / "text").mkdir(exist_ok=True)
    documents = list(documents)
    codes: dict[str, str] = {}
    for document in documents:
        if document.layout.header.doc_code and not document.source.duplicate_of:
            codes.setdefault(document.layout.header.doc_code, document.source.doc_id)
    with ExitStack() as stack:
        writers = {}
        for name in tables():
            file = stack.enter_context(open(output / f".{name}.csv.new", "w", encoding="utf-8", newline=""))
            fields = [column["column"] for column in columns(name)]
            writers[name] = csv.DictWriter(file, fields, extrasaction="ignore", lineterminator="\n")
            writers[name].writeheader()
        for document in documents:
            for name, found in of_document(document, codes).items():
                writers[name].writerows(found)
            if document.reading.pages:
                text = "\f".join(page.text for page in document.reading.pages)
                (output / "text" / f"{document.source.doc_id}.txt").write_text(text, encoding="utf-8", newline="")
        writers["checks"].writerows(map(of_check, archive_checks))
    for name in tables():
        _parquet(output / f".{name}.csv.new", output / f".{name}.parquet.new", name)
    for name in tables():
        os.replace(output / f".{name}.csv.new", output / f"{name}.csv")
        os.replace(output / f".{name}.parquet.new", output / f"{name}.parquet")


def _parquet(source: Path, target: Path, table: str) -> None:
    types = {column["column"]: _TYPES[column["type"]] for column in columns(table)}
    options = pa.csv.ConvertOptions(column_types=types, strings_can_be_null=True, null_values=[""])
    pq.write_table(pa.csv.read_csv(source, parse_options=pa.csv.ParseOptions(newlines_in_values=True),
                                   convert_options=options), target)
