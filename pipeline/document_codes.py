"""The codes of document types (models/types.tsv) and of issuing bodies (models/agencies.tsv) that
symbols are made of, and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pipeline.patterns import longest_first
from pipeline.resources import table
from pipeline.text import fold, one_line


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A row of models/types.tsv."""

    code: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Agency:
    """A row of models/agencies.tsv."""

    code: str
    name: str
    level: str
    aliases: str


@cache
def _types() -> dict[str, str]:
    return {
        row.code: row.name
        for row in table("types.tsv", DocumentType)
        if row.code
    }


@cache
def _agencies() -> dict[str, str]:
    named = {row.code: row.name for row in agencies()}
    return named | {
        alias: row.name for row in agencies() for alias in row.aliases.split()
    }


def agencies() -> tuple[Agency, ...]:
    """The bodies that have a code, in the order of the list."""
    return table("agencies.tsv", Agency)


@cache
def agency_names() -> tuple[str, ...]:
    """Their names, in the same order."""
    return tuple(row.name for row in agencies())


@cache
def type_names() -> frozenset[str]:
    """The standard names of all types."""
    return frozenset(row.name for row in table("types.tsv", DocumentType))


@cache
def levels() -> dict[str, str]:
    """Code of an issuing body -> its level: central, province, district, local, party, company,
    any."""
    return {
        code: row.level
        for row in agencies()
        for code in (row.code, *row.aliases.split())
    }


@cache
def _by_fold(codes: Callable[[], dict[str, str]]) -> dict[str, str]:
    """Folded code -> code, for codes whose fold is their own; the first wins (HD before HĐ)."""
    known: dict[str, str] = {}
    for code in codes():
        known.setdefault(fold(code), code)
    return known


def known_type(part: str) -> str:
    """The code of a type that ``part`` spells, damage undone; "" where none is certain."""
    return _known(part, _types)


def known_agency(part: str) -> str:
    """The code of a body that ``part`` spells, damage undone; "" where none is certain."""
    return _known(part, _agencies)


def _known(part: str, codes: Callable[[], dict[str, str]]) -> str:
    if part in codes():
        return part
    folded = fold(part)
    once = re.sub("d{3,}", "dd", folded)  # SGDDĐT: the Đ was read twice
    known = _by_fold(codes)
    return known.get(folded) or known.get(once, "")


def type_name(code: str) -> str:
    """The standard name of a type code: QĐ -> Quyết định; "" where it is none."""
    return _types().get(code, "")


@cache
def type_words() -> dict[str, str]:
    """Folded words that name a type -> its standard name, longest words first."""
    named = {
        fold(word): row.name
        for row in table("types.tsv", DocumentType)
        for word in row.words.split(";")
        if word
    }
    return {words: named[words] for words in longest_first(named)}


@cache
def type_said(words: str) -> str:
    """The standard name of a type that words name (``quyết định``, ``CV``, ``Thông tư liên tịch``,
    ``QĐ``), else "".

    >>> type_said("KẾ HOẠCH")
    'Kế hoạch'"""
    words = one_line(words)
    return type_words().get(fold(words)) or type_name(words)


def agency_name(code: str) -> str:
    """The name in words of an issuing body's code, in standard spelling; "" where it is not
    known."""
    return _agencies().get(code, "")


LETTER = type_name("CV")  # the type of a symbol that names no type
LAW = type_name("L")
ORDINANCE = type_name("PL")
DECISION = type_name("QĐ")
