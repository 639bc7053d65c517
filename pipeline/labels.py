"""What people call the codes and parts of the pages (models/audit_words.tsv), and the columns of
the dataset (models/sheet_heads.tsv)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.resources import table


@dataclass(frozen=True, slots=True)
class Label:
    """One name in both languages; ``group`` is the column whose codes are named, or a part of a
    page."""

    group: str
    code: str
    vi: str
    en: str


def labels() -> tuple[Label, ...]:
    """Every label, in the order of the file."""
    return table("audit_words.tsv", Label)


@dataclass(frozen=True, slots=True)
class _Head:
    """A row of models/sheet_heads.tsv."""

    column: str
    vi: str
    en: str


@cache
def column_heads(language: str = "vi") -> dict[str, str]:
    """Column of the dataset -> what people call it in a language, ``vi`` or ``en``."""
    return {
        row.column: getattr(row, language)
        for row in table("sheet_heads.tsv", _Head)
    }


@cache
def labels_in(language: str) -> dict[tuple[str, str], str]:
    """(group, code) -> its name in a language, ``vi`` or ``en``."""
    return {
        (label.group, label.code): getattr(label, language)
        for label in labels()
    }
