"""``datapackage.json``: the dataset described as a Frictionless Data Package
(https://datapackage.org, version 1)."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from pipeline.dataset.contract import Column, columns, tables
from pipeline.labels import both, dataset_words
from pipeline.records import VERSION

_TYPES = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "date": {"type": "date"},
    "decimal": {"type": "number"},
}
KEYS = {
    "documents": ["source"],
    "pages": ["doc_id", "page"],
    "mentions": ["mention_id"],
    "facts": ["fact_id"],
    "tables": ["doc_id", "page", "table", "row", "column"],
    "checks": ["check_id"],
    "indicators": ["code"],
}
# (table, column): the table and column that it points to
FOREIGN = {
    ("pages", "doc_id"): ("documents", "doc_id"),
    ("mentions", "doc_id"): ("documents", "doc_id"),
    ("tables", "doc_id"): ("documents", "doc_id"),
    ("systems", "doc_id"): ("documents", "doc_id"),
    ("references", "doc_id"): ("documents", "doc_id"),
    ("references", "cites_doc_id"): ("documents", "doc_id"),
    ("references", "mention_id"): ("mentions", "mention_id"),
    ("observations", "doc_id"): ("documents", "doc_id"),
    ("observations", "mention_id"): ("mentions", "mention_id"),
    ("facts", "doc_id"): ("documents", "doc_id"),
    ("facts", "indicator"): ("indicators", "code"),
    ("facts", "mention_id"): ("mentions", "mention_id"),
    ("facts", "repeats"): ("facts", "fact_id"),
}
# Administrative documents are no object of copyright in Vietnam, nor are plain figures: Law on
# Intellectual Property 50/2005/QH11, article 15, which says nothing of secrecy. The name is of the
# Open Definition's list.
_LICENCE = "other-pd"
_ENUMS = {
    ("documents", "media"): [
        "pdf",
        "image",
        "text",
        "html",
        "docx",
        "xlsx",
        "csv",
        "pptx",
        "email",
    ],
    ("documents", "status"): ["ok", "partial", "failed", "duplicate"],
    ("pages", "reader"): ["text", "ocr"],
    ("mentions", "origin"): ["text", "ocr"],
    ("mentions", "label"): [
        "DOCNO",
        "DATE",
        "MONEY",
        "PERCENT",
        "COUNT",
        "RATIO",
        "MEASURE",
        "LEVEL",
        "URL",
        "EMAIL",
    ],
    ("facts", "status"): [
        "actual",
        "estimated",
        "planned",
        "target",
        "proposed",
    ],
    ("facts", "kind"): [
        "count",
        "money",
        "percent",
        "ratio",
        "measure",
        "level",
    ],
    ("systems", "status"): ["in use", "in progress", "planned"],
    ("checks", "outcome"): ["holds", "broken", "doubtful"],
}


def describe(output: Path) -> dict[str, object]:
    """The descriptor of the CSV tables in ``output``: each file with its size and hash, its keys,
    and every column with type, unit, and its meaning in two languages."""
    return {
        "name": "baocao",
        "version": VERSION,
        "title": dataset_words("vi")["title"],
        "description": both("about"),
        "licenses": [{"name": _LICENCE, "title": both("licence")}],
        "resources": [
            _resource(name, output / f"{name}.csv") for name in tables()
        ],
    }


def _resource(name: str, path: Path) -> dict[str, object]:
    resource: dict[str, object] = {
        "name": name,
        "path": path.name,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\n"},
        "schema": _schema(name),
    }
    if path.exists():
        resource["bytes"] = path.stat().st_size
        with path.open("rb") as file:
            resource["hash"] = (
                f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"
            )
    return resource


def _schema(table: str) -> dict[str, object]:
    schema: dict[str, object] = {
        "fields": [_field(table, column) for column in columns(table)],
        "missingValues": [""],
    }
    if table in KEYS:
        schema["primaryKey"] = KEYS[table]
    leading = [
        {
            "fields": [column],
            # the specification's name for the table itself is the empty one
            "reference": {
                "resource": "" if target == table else target,
                "fields": [there],
            },
        }
        for (source, column), (target, there) in FOREIGN.items()
        if source == table
    ]
    if leading:
        schema["foreignKeys"] = leading
    return schema


def _field(table: str, column: Column) -> dict[str, object]:
    field: dict[str, object] = {
        "name": column.name,
        **_TYPES[column.type],
        "title": column.vi,
        "description": column.en,
    }
    if column.unit:
        field["unit"] = column.unit
    if (table, column.name) in _ENUMS:
        field["constraints"] = {"enum": _ENUMS[table, column.name]}
    return field


def write_package(output: Path) -> Path:
    """Writes ``output/datapackage.json`` and returns its path."""
    path, new = output / "datapackage.json", output / ".datapackage.json.new"
    new.write_text(
        json.dumps(describe(output), ensure_ascii=False, indent=1) + "\n",
        encoding="utf-8",
    )
    os.replace(new, path)
    return path
