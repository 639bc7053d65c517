"""Patterns as data: ``models/patterns.tsv`` compiled once, a row at a time, grouped by the steps of
the scanner.

A row of step ``def`` names a piece that later rows use as ``<<name>>``; the pieces ``types``,
``type words`` and ``units:KIND`` come from word lists. Every other row is an alternative of its
step, in the order of the file. Repetition is bounded or possessive, so that matching time grows
with the text and no faster (the idea of eyecite's tokenizer: patterns are tried only where a cheap
anchor stands)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import regex

from pipeline.document_codes import DocumentType
from pipeline.resources import lookup, table
from pipeline.text import fold, one_line


def alternation(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, the longest first, blanks of any width."""
    spelt = sorted({one_line(word) for word in words if word})
    return f"(?:{_either([list(map(_character, word)) for word in spelt])})"


def _character(letter: str) -> str:
    """The pattern of one character of a word."""
    return r"\s{1,3}" if letter == " " else regex.escape(letter)


def _either(words: list[list[str]]) -> str:
    """A pattern for any of ``words``, given as patterns of their characters: what they begin with
    alike is tried once, a longer word before its own beginning."""
    begun: dict[str, list[list[str]]] = {}
    for word in words:
        if word:
            begun.setdefault(word[0], []).append(word[1:])
    choice = "|".join(first + _either(rest) for first, rest in begun.items())
    if [] in words:
        return f"(?:{choice})?" if choice else ""
    return choice if len(begun) < 2 else f"(?:{choice})"


def bare_unit(role: str) -> str:
    """The unit of figures that have none written beside them: ``points``, ``times``, ``level``."""
    return lookup("bare_units.tsv", "role", "unit")[role]


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of models/units.tsv."""

    written: str
    unit: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A row of models/patterns.tsv."""

    step: str
    name: str
    pattern: str


@cache
def pieces() -> dict[str, str]:
    """The named pieces that patterns are put together from."""
    known: dict[str, str] = {}
    for kind in sorted({row.kind for row in table("units.tsv", Unit)}):
        known[f"units:{kind}"] = alternation(
            fold(row.written)
            for row in table("units.tsv", Unit)
            if row.kind == kind
        )
    known["types"] = alternation(
        regex.sub(r"[.]", "", row.code)
        for row in table("types.tsv", DocumentType)
    )
    known["type words"] = alternation(
        fold(word)
        for row in table("types.tsv", DocumentType)
        for word in row.words.split(";")
    )
    for row in table("patterns.tsv", _Pattern):
        if row.step == "def":
            known[row.name] = "(?:" + _expand(row.pattern, known) + ")"
    return known


def _expand(pattern: str, known: dict[str, str]) -> str:
    return regex.sub(r"<<([^<>]+)>>", lambda match: known[match[1]], pattern)


_GROUP = regex.compile(r"\(\?P<\w+>")


class Step:
    """The rows of one step, tried in their order where any of them fits.

    Whether one fits is asked of an alternation without groups: ``regex`` saves and restores all
    groups of a pattern at each alternative, which takes longer than the matching."""

    def __init__(self, name: str) -> None:
        found = [
            (row.name, _expand(row.pattern, pieces()))
            for row in table("patterns.tsv", _Pattern)
            if row.step == name
        ]
        self._rows = [
            (row, regex.compile(text, regex.V1)) for row, text in found
        ]
        any_row = "|".join(f"(?:{text})" for _, text in found)
        self._fits = regex.compile(_GROUP.sub("(?:", any_row), regex.V1)

    def match(
        self, text: str, position: int
    ) -> tuple[str, regex.Match[str]] | None:
        """(name of the row that fits at ``position``, its match); None where none does."""
        return next(self.matches(text, position), None)

    def matches(
        self, text: str, position: int
    ) -> Iterator[tuple[str, regex.Match[str]]]:
        """Each row that fits at ``position``, as ``match`` gives the first."""
        if not self._fits.match(text, position):
            return
        for name, compiled in self._rows:
            if match := compiled.match(text, position):
                yield name, match


@cache
def step(name: str) -> Step:
    """A step of the scanner, compiled."""
    return Step(name)


@cache
def pattern(name: str) -> regex.Pattern[str]:
    """A single named piece, compiled."""
    return regex.compile(pieces()[name], regex.V1)
