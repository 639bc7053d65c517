"""Finds the data files of ``models/``: beside the package in a checkout, inside it in an installed
wheel."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from pipeline.grouping import by_key

Kind = TypeVar("Kind")

_HERE = Path(__file__).resolve().parent
MODELS = next(
    (
        folder
        for folder in (_HERE / "models", _HERE.parent / "models")
        if folder.is_dir()
    ),
    _HERE / "models",
)


def model_path(name: str) -> Path:
    """The path of a file under ``models/``. Raises FileNotFoundError, naming the file, where it is
    missing."""
    path = MODELS / name
    if not path.exists():
        raise FileNotFoundError(f"model file {name} is missing from {MODELS}")
    return path


@cache
def table(name: str, kind: type[Kind]) -> tuple[Kind, ...]:
    """The rows of a table under ``models/`` as records of ``kind``, a dataclass with a field
    for each column that is used; texts become the types of its fields, and an empty cell its
    field's default, where it has one. Raises ValueError, naming the file, where a column is missing
    or a cell is no number."""
    optional = {
        field.name
        for field in dataclasses.fields(kind)  # type: ignore[arg-type]
        if field.default is not dataclasses.MISSING
    }
    rows = _rows(name)
    if optional:
        rows = tuple([_without(optional, row) for row in rows])
    try:
        return msgspec.convert(rows, tuple[kind, ...], strict=False)  # type: ignore[valid-type]
    except msgspec.ValidationError as error:
        raise ValueError(f"models/{name}: {error}") from error


def _without(optional: set[str], row: dict[str, str]) -> dict[str, str]:
    """A row without its empty cells of ``optional`` columns."""
    return {
        column: cell
        for column, cell in row.items()
        if cell or column not in optional
    }


def column(name: str, wanted: str) -> tuple[str, ...]:
    """One column of a table under ``models/``, in the order of the table. Raises ValueError as
    ``pairs`` does."""
    return tuple(text for text, _ in pairs(name, wanted, wanted))


@cache
def pairs(name: str, first: str, second: str) -> tuple[tuple[str, str], ...]:
    """Two columns of a table under ``models/``, as texts row by row. Raises ValueError, naming the
    file, where it lacks one of them."""
    try:
        return tuple((row[first], row[second]) for row in _rows(name))
    except KeyError as error:
        raise ValueError(f"models/{name}: no column {error}") from error


@cache
def lookup(name: str, key: str, value: str) -> Mapping[str, str]:
    """A table under ``models/`` that gives each text another: its column ``key`` -> its column
    ``value``. Raises ValueError as ``pairs`` does."""
    return dict(pairs(name, key, value))


@cache
def grouped(name: str, kind: str, text: str) -> Mapping[str, tuple[str, ...]]:
    """A list under ``models/`` by kinds: its column ``kind`` -> the texts of its column ``text``
    that are of the kind, in the order of the list. Raises ValueError as ``pairs`` does."""
    found = by_key(pairs(name, kind, text))
    return {its_kind: tuple(texts) for its_kind, texts in found.items()}


def _rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a tab-separated table under ``models/``, a dict each; lines that start with # are
    comments, and a cell that a row lacks is empty."""
    with open(model_path(name), encoding="utf-8", newline="") as file:
        lines = [line.rstrip("\r\n") for line in file if line[0] != "#"]
    head, *rows = [line.split("\t") for line in lines if line]
    wide = len(head)
    short = [row for row in rows if len(row) < wide]
    for row in short:
        row += [""] * (wide - len(row))
    return tuple([dict(zip(head, row, strict=False)) for row in rows])
