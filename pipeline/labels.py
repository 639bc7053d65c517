"""What people call the codes and parts of the pages (models/audit_words.tsv)."""

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


@cache
def labels_in(language: str) -> dict[tuple[str, str], str]:
    """(group, code) -> its name in a language, ``vi`` or ``en``."""
    return {
        (label.group, label.code): getattr(label, language)
        for label in labels()
    }
