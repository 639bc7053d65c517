"""Patterns as data: ``models/patterns.tsv`` compiled once, one alternation for each step of the scanner.

A row of step ``def`` names a piece that later rows use as ``<<name>>``; the pieces ``types``, ``type words`` and
``units:KIND`` come from word lists. Every other row is an alternative of its step, in the order of the file. Repetition
is bounded or possessive, so that matching time grows with the text and no faster (the idea of eyecite's tokenizer:
patterns are tried only where a cheap anchor stands).
"""
from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import regex

from pipeline.resources import rows
from pipeline.text import fold


def alternation(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, the longest first, blanks of any width."""
    ordered = sorted({" ".join(word.split()) for word in words if word}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s{1,3}".join(map(regex.escape, word.split())) for word in ordered) + ")"


@cache
def pieces() -> dict[str, str]:
    """The named pieces that patterns are put together from."""
    known: dict[str, str] = {}
    for kind in sorted({row["kind"] for row in rows("units.tsv")}):
        known[f"units:{kind}"] = alternation(fold(row["written"]) for row in rows("units.tsv") if row["kind"] == kind)
    known["types"] = alternation(regex.sub(r"[.]", "", row["code"]) for row in rows("types.tsv"))
    known["type words"] = alternation(
        fold(word) for row in rows("types.tsv") for word in row["words"].split(";"))
    for row in rows("patterns.tsv"):
        if row["step"] == "def":
            known[row["name"]] = "(?:" + _expand(row["pattern"], known) + ")"
    return known


def _expand(pattern: str, known: dict[str, str]) -> str:
    return regex.sub(r"<<([^<>]+)>>", lambda match: known[match[1]], pattern)


class Step:
    """The rows of one step as one alternation."""

    def __init__(self, name: str) -> None:
        found = [(row["name"], _expand(row["pattern"], pieces()))
                 for row in rows("patterns.tsv") if row["step"] == name]
        self.names = [row for row, _ in found]
        self._pattern = regex.compile("|".join(f"(?P<{row}>{pattern})" for row, pattern in found), regex.V1)

    def match(self, text: str, position: int) -> tuple[str, regex.Match[str]] | None:
        """(name of the row that fits at ``position``, its match); None where none does."""
        match = self._pattern.match(text, position)
        if match is None:
            return None
        return next(name for name in self.names if match.start(name) >= 0), match


@cache
def step(name: str) -> Step:
    """A step of the scanner, compiled."""
    return Step(name)


@cache
def one(name: str) -> regex.Pattern[str]:
    """A single named piece, compiled."""
    return regex.compile(pieces()[name], regex.V1)
