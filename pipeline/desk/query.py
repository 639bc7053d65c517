"""SQL over the dataset, by DuckDB on its Parquet files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from pipeline.dataset.contract import tables
from pipeline.dataset.write import LineFeed
from pipeline.errors import MissingEngine, UsageError
from pipeline.resources import model_path
from pipeline.text import canonical


@dataclass(frozen=True)
class Answer:
    """The rows that a query gave."""

    columns: tuple[str, ...]
    rows: list[tuple[object, ...]]

    def as_csv(self) -> str:
        out = io.StringIO()
        writer = csv.writer(LineFeed(out), lineterminator="\r\n")
        writer.writerow(self.columns)
        writer.writerows(
            ["" if cell is None else cell for cell in row] for row in self.rows
        )
        return out.getvalue()

    def as_json(self) -> str:
        records = [
            dict(zip(self.columns, row, strict=True)) for row in self.rows
        ]
        return json.dumps(records, ensure_ascii=False, indent=1, default=_json)


def _json(cell: object) -> object:
    """Numbers as numbers, everything else that JSON does not know as text."""
    if not isinstance(cell, Decimal):
        return str(cell)
    if cell == cell.to_integral_value():
        return int(cell)
    return float(cell)


@dataclass(frozen=True)
class Example:
    """A question an analyst asks, and its SQL."""

    question: str
    question_en: str
    sql: str


def query(output: Path, sql: str) -> Answer:
    """Runs one SELECT over the tables of ``output``: each is a view of its name.

    Raises UsageError where the SQL is wrong or there is no dataset. The query reads nothing outside
    ``output`` and no network."""
    try:
        import duckdb
    except ImportError:
        raise MissingEngine(
            "SQL needs DuckDB", "pip install 'baocao[query]'"
        ) from None
    found = [name for name in tables() if (output / f"{name}.parquet").exists()]
    if not found:
        raise UsageError(
            f"{output} holds no dataset", f"baocao extract INPUT -o {output}"
        )
    alone: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    with duckdb.connect(config=alone) as connection:
        folder = _quoted(output)
        connection.execute(f"SET allowed_directories = [{folder}]")
        for name in found:
            rows = f"read_parquet({_quoted(output / f'{name}.parquet')})"
            connection.execute(f'CREATE VIEW "{name}" AS SELECT * FROM {rows}')
        connection.execute("SET enable_external_access = false")
        try:
            result = connection.execute(sql)
            heads = tuple(column[0] for column in result.description or ())
            found_rows = [tuple(map(_plain, row)) for row in result.fetchall()]
        except duckdb.Error as error:
            raise UsageError(
                str(error).splitlines()[0],
                f"tables: {', '.join(found)}; see --examples",
            ) from None
    return Answer(heads, found_rows)


def _quoted(path: Path) -> str:
    """A path as SQL writes a text."""
    text = str(path.resolve()).replace("'", "''")
    return f"'{text}'"


def _plain(cell: object) -> object:
    """A decimal without the zeros that its type carries (405, not 405.000000)."""
    return Decimal(canonical(cell)) if isinstance(cell, Decimal) else cell


def examples() -> Sequence[Example]:
    """The questions of ``models/questions.sql``: a comment ``-- question / English`` above each
    statement."""
    text = model_path("questions.sql").read_text(encoding="utf-8")
    found = []
    for part in text.split("\n\n"):
        head, _, sql = part.strip().partition("\n")
        if head.startswith("-- "):
            question, _, english = head[3:].partition(" / ")
            found.append(Example(question, english, sql.strip()))
    return found
