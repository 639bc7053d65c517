"""The dataset in Datasette (https://datasette.io), on this machine alone: tables with facets,
keys that lead on, and a search that needs no diacritics."""

from __future__ import annotations

import os
import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.dataset.contract import Column, columns, tables
from pipeline.desk.package import FOREIGN, KEYS
from pipeline.errors import MissingEngine, UsageError
from pipeline.labels import both, dataset_words

DATABASE = "explore.sqlite"
_FACETS = ["province", "year", "indicator", "status"]
# before the mergers of 2025: each has its place in the facet
_MOST_PROVINCES = 63
# of facts: what a person reads first
_FRONT = (
    "link",
    "indicator",
    "value",
    "unit",
    "period",
    "status",
    "evidence",
    "province",
    "issuer",
)
_SEARCHED = ("evidence", "item", "subject")  # columns of facts
_LABELS = {"documents": "source", "mentions": "text"}
_ROWS = 10_000  # of a table that stand in memory at once
_TYPES = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "date": "TEXT",  # ISO 8601: sorts as time does
    "decimal": "NUMERIC",
}


def serve(
    output: Path,
    port: int = 0,
    ready: Callable[[str], None] | None = None,
    language: str = "vi",
) -> None:
    """Serves the dataset of ``output`` on 127.0.0.1 until it is interrupted; ``ready`` gets the
    address. Port 0 is a free one; ``language``: vi or en.

    Raises MissingEngine where Datasette is not installed, UsageError where there is no dataset."""
    datasette = open_datasette(output, language)
    import uvicorn  # comes with Datasette

    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", port))
        if ready:
            ready(
                f"http://127.0.0.1:{listening.getsockname()[1]}/explore/facts"
            )
        config = uvicorn.Config(_named_so(datasette.app()), log_level="warning")
        uvicorn.Server(config).run(sockets=[listening])


def _named_so(app: Any) -> Any:
    """``app`` for requests that name this machine alone: no page of the web that is open in the
    same browser can read the dataset by a name of its own (DNS rebinding)."""

    async def guarded(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            host = dict(scope["headers"]).get(b"host", b"").rsplit(b":", 1)[0]
            if host not in (b"127.0.0.1", b"localhost"):
                await send(
                    {
                        "type": "http.response.start",
                        "status": 403,
                        "headers": [],
                    }
                )
                await send({"type": "http.response.body", "body": b""})
                return
        await app(scope, receive, send)

    return guarded


def open_datasette(output: Path, language: str = "vi") -> Any:
    """Datasette over ``output/explore.sqlite``, which is written anew from the tables.

    Raises what ``serve`` does."""
    try:
        from datasette.app import Datasette
        from datasette.plugins import pm
    except ImportError:
        raise MissingEngine(
            "exploring needs Datasette", "pip install 'baocao[explore]'"
        ) from None
    from pipeline.desk import explore_plugin  # imports Datasette

    if not pm.is_registered(explore_plugin):
        pm.register(explore_plugin, explore_plugin.NAME)
    database = build(output)
    metadata = describe(language)
    configured = {"output": str(output), "language": language}
    metadata["plugins"] = {explore_plugin.NAME: configured}
    # the pages that the pictures of figures lead to
    mounts = [(name, str(output / name)) for name in ("places", "pictures")]
    settings = {
        "default_page_size": 50,
        "suggest_facets": False,
        "default_facet_size": _MOST_PROVINCES,
        "facet_time_limit_ms": 2000,
        "sql_time_limit_ms": 5000,
    }
    return Datasette(
        [],
        immutables=[str(database)],
        metadata=metadata,
        settings=settings,
        static_mounts=[
            (name, path) for name, path in mounts if Path(path).is_dir()
        ],
    )


def build(output: Path) -> Path:
    """Writes the tables of ``output`` to ``output/explore.sqlite`` and returns its path.

    A file that repeats another has the ``doc_id`` of the first, which must be one row for keys to
    lead to: such files stand in a table of their own, ``duplicates``. Raises UsageError where
    there is no dataset."""
    found = [name for name in tables() if (output / f"{name}.parquet").exists()]
    if "facts" not in found:
        raise UsageError(
            f"{output} holds no dataset", f"baocao extract INPUT -o {output}"
        )
    path, new = output / DATABASE, output / f".{DATABASE}.new"
    new.unlink(missing_ok=True)
    with closing(sqlite3.connect(new)) as connection, connection:
        for name in found:
            _create(connection, name, found)
            _fill(connection, name, output / f"{name}.parquet")
        _index(connection)
    os.replace(new, path)
    return path


def describe(language: str = "vi") -> dict[str, object]:
    """Datasette's metadata: what each column means, in two languages, and the facets of facts;
    indicators are called by their names in ``language``."""
    described: dict[str, dict[str, object]] = {
        name: {
            "columns": {
                column.name: _meaning(column) for column in columns(name)
            }
        }
        for name in tables()
    }
    for name, column in {**_LABELS, "indicators": language}.items():
        described[name]["label_column"] = column
    described["facts"] |= {"facets": _FACETS, "fts_table": "facts_fts"}
    described["duplicates"] = {**described["documents"]}
    described["facts_fts"] = {"hidden": True}
    return {
        "title": dataset_words(language)["title"],
        "description": both("about"),
        "databases": {"explore": {"tables": described}},
    }


def _meaning(column: Column) -> str:
    unit = f" ({column.unit})" if column.unit else ""
    return f"{column.vi}{unit} / {column.en}"


def _create(
    connection: sqlite3.Connection, table: str, found: list[str]
) -> None:
    """Creates ``table`` with those of its keys that lead to one of the tables ``found``; with
    documents also ``duplicates``, which has no key."""
    ordered = sorted(
        columns(table), key=lambda column: _rank(table, column.name)
    )
    parts = [f'"{column.name}" {_TYPES[column.type]}' for column in ordered]
    if table == "documents":
        connection.execute(f"CREATE TABLE duplicates ({', '.join(parts)})")
    if key := _key(table):
        parts.append(f"PRIMARY KEY ({', '.join(key)})")
    for (source, column), (target, there) in FOREIGN.items():
        if source == table and target in found:
            parts.append(
                f'FOREIGN KEY ("{column}") REFERENCES "{target}" ("{there}")'
            )
    connection.execute(f'CREATE TABLE "{table}" ({", ".join(parts)})')


def _rank(table: str, column: str) -> int:
    front = _FRONT if table == "facts" else ()
    return front.index(column) if column in front else len(front)


def _key(table: str) -> list[str]:
    """The columns that tell the rows of a table apart, quoted."""
    names = ["doc_id"] if table == "documents" else KEYS.get(table, [])
    return [f'"{name}"' for name in names]


def _fill(connection: sqlite3.Connection, table: str, parquet: Path) -> None:
    """Copies the rows of a Parquet file; columns of older datasets that are missing stay empty."""
    with pq.ParquetFile(parquet) as file:
        known = {column.name for column in columns(table)}
        names = [name for name in file.schema_arrow.names if name in known]
        for batch in file.iter_batches(_ROWS, columns=names):
            for target, rows in _parted(table, batch.to_pylist()):
                places = ", ".join("?" * len(names))
                heads = ", ".join(f'"{name}"' for name in names)
                connection.executemany(
                    f'INSERT INTO "{target}" ({heads}) VALUES ({places})',
                    [[_plain(row[name]) for name in names] for row in rows],
                )


def _parted(
    table: str, rows: list[dict[str, Any]]
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    if table != "documents":
        yield table, rows
        return
    yield "documents", [row for row in rows if row["status"] != "duplicate"]
    yield "duplicates", [row for row in rows if row["status"] == "duplicate"]


def _plain(cell: object) -> object:
    """What SQLite can hold: a decimal as a number, a day as ISO 8601."""
    if isinstance(cell, Decimal):
        return float(cell)
    return cell.isoformat() if isinstance(cell, date) else cell


def _index(connection: sqlite3.Connection) -> None:
    """Makes facts searchable. SQLite takes marks off letters but knows no plain letter for đ: such
    words are indexed both ways."""
    heads = ", ".join(_SEARCHED)
    both = ", ".join(
        f"{name} || ' ' || replace(replace({name}, 'đ', 'd'), 'Đ', 'D')"
        for name in _SEARCHED
    )
    connection.execute(
        f"CREATE VIRTUAL TABLE facts_fts USING fts5({heads}, content='', "
        "tokenize='unicode61 remove_diacritics 2')"
    )
    connection.execute(
        f"INSERT INTO facts_fts (rowid, {heads}) SELECT rowid, {both} FROM facts"
    )
    for name in _FACETS:
        connection.execute(f'CREATE INDEX "facts_{name}" ON facts ("{name}")')
