"""What people call the codes and parts of the pages (models/audit_words.tsv), and the columns of
the dataset (models/sheet_heads.tsv)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.resources import lookup, table


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


def column_heads(language: str = "vi") -> Mapping[str, str]:
    """Column of the dataset -> what people call it in a language, ``vi`` or ``en``."""
    return lookup("sheet_heads.tsv", "column", language)


@cache
def labels_in(language: str) -> dict[tuple[str, str], str]:
    """(group, code) -> its name in a language, ``vi`` or ``en``."""
    return {
        (label.group, label.code): getattr(label, language)
        for label in labels()
    }


# column of the dataset -> the group of names of its codes, where the two are called otherwise;
# of one table alone: table.column
_GROUPS = {
    "checks.reviewed": "decision",
    "documents.status": "reading",
    "duplicates.status": "reading",
    "facts.kind": "figure",
    "facts.reviewed": "decision",
    "indicators.kind": "figure",
    "indicators.period": "counted",
    "label": "figure",
    "mentions.reviewed": "decision",
    "origin": "reader",
    "table": "",  # an ordinal, while the group has the names of tables
}


@cache
def code_names(
    table_name: str, column: str, language: str = "vi"
) -> dict[str, str]:
    """The codes of a column -> what people call them; none where the column holds no codes.

    >>> code_names("documents", "status", "en")["ok"]
    'read'"""
    named = _GROUPS.get(f"{table_name}.{column}", _GROUPS.get(column, column))
    return {
        code: name
        for (group, code), name in labels_in(language).items()
        if group == named
    }


def named(names: dict[str, str], code: str) -> str:
    """What people call a code, or several that stand in one cell; the cell itself where one of them
    has no name.

    >>> named({"count": "số đếm", "percent": "tỷ lệ %"}, "count/percent")
    'số đếm, tỷ lệ %'"""
    if code in names:
        return names[code]
    parts = [names.get(part, "") for part in re.split("[/ ]", code)]
    return ", ".join(parts) if all(parts) else code


def dataset_words(language: str) -> Mapping[str, str]:
    """``title``, ``about`` and ``licence`` of the dataset in a language, ``vi`` or ``en``."""
    return lookup("dataset_words.tsv", "code", language)


def both(code: str) -> str:
    """What the dataset is called, or is, in both languages on one line."""
    said = (dataset_words(language)[code] for language in ("vi", "en"))
    return " / ".join(said)


@dataclass(frozen=True, slots=True)
class MoneyScale:
    """A row of models/money_scales.tsv."""

    scale: int
    vi: str
    en: str


def money_scales() -> tuple[MoneyScale, ...]:
    """The scales in which amounts are told, the largest first."""
    return table("money_scales.tsv", MoneyScale)
