"""What tells the name of an information system (``models/systems.tsv``, ``system_forms.tsv``):
known systems with their variants and host names, and the words around names that no list has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.clauses.phrases import Lexicon, phrases
from pipeline.patterns import either
from pipeline.resources import table
from pipeline.text import fold


@dataclass(frozen=True, slots=True)
class _System:
    """A row of models/systems.tsv."""

    system: str
    category: str
    variants: str
    domains: str


@dataclass(frozen=True, slots=True)
class _Form:
    """A row of models/system_forms.tsv."""

    role: str
    head: str
    category: str
    prefix: str


@dataclass(frozen=True, slots=True)
class Host:
    """A host name, or how it begins, and the system that it serves."""

    beginning: str
    system: str
    category: str


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before the name of a system of one category, and what its full name begins
    with."""

    pattern: re.Pattern[str]
    category: str
    prefix: str


@cache
def known_systems() -> Lexicon[tuple[str, str]]:
    """The variants of listed systems, keyed by (system, category)."""
    return Lexicon(
        ((row.system, row.category), phrase)
        for row in systems()
        for phrase in phrases(row.variants)
    )


@cache
def hosts() -> tuple[Host, ...]:
    """The host names of listed systems, longest first."""
    found = [
        Host(host, row.system, row.category)
        for row in systems()
        for host in phrases(row.domains)
    ]
    return tuple(
        sorted(
            found,
            key=lambda h: (
                -len(h.beginning),
                h.beginning,
                h.system,
                h.category,
            ),
        )
    )


@cache
def leads() -> tuple[Lead, ...]:
    """The leads of names that no list has."""
    return tuple(
        Lead(
            re.compile(rf"(?<!\w)(?:{row.head})\s+", re.IGNORECASE),
            row.category,
            row.prefix,
        )
        for row in _forms()
        if row.role == "head"
    )


@cache
def words(role: str) -> frozenset[str]:
    """The words of a role of ``models/system_forms.tsv``."""
    return frozenset(
        word
        for row in _forms()
        if row.role == role
        for word in phrases(row.head)
    )


@cache
def verbs() -> frozenset[str]:
    """Folded first two words of what a system does: "quan ly", "theo doi"."""
    return frozenset(map(fold, words("verb")))


@cache
def vendors() -> re.Pattern[str]:
    """The names of makers and suppliers, longest first."""
    return re.compile(rf"(?<!\w){either(words('vendor'))}(?!\w)")


def systems() -> tuple[_System, ...]:
    """The listed systems, with their variants and host names as written."""
    return table("systems.tsv", _System)


def _forms() -> tuple[_Form, ...]:
    return table("system_forms.tsv", _Form)
