"""The tables that the dataset promises, and their columns (``models/columns.tsv``)."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.resources import table


@dataclass(frozen=True, slots=True)
class Column:
    """A row of models/columns.tsv."""

    table: str
    name: str
    type: str  # string, integer, number, date, decimal
    unit: str
    vi: str
    en: str


def _columns() -> tuple[Column, ...]:
    return table("columns.tsv", Column)


def columns(table: str) -> list[Column]:
    """The columns of a table, in order."""
    return [column for column in _columns() if column.table == table]


def tables() -> list[str]:
    """The names of the tables, in order."""
    return list(dict.fromkeys(column.table for column in _columns()))
