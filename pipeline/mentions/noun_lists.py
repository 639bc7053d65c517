"""What the lists of models/nouns.tsv say of words and phrases."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from pipeline.mentions.patterns import one
from pipeline.resources import table
from pipeline.text import fold


@dataclass(frozen=True, slots=True)
class _Noun:
    """A row of models/nouns.tsv."""

    words: str
    kind: str


@cache
def listed(kind: str) -> frozenset[str]:
    """The words of a kind of ``models/nouns.tsv``, lower case."""
    return frozenset(
        row.words.lower()
        for row in table("nouns.tsv", _Noun)
        if row.kind == kind
    )


@cache
def _by_first(kinds: tuple[str, ...], plain: bool) -> dict[str, frozenset[str]]:
    """First word -> the listed phrases of some kinds that begin with it; with ``plain`` those
    without diacritics too, for phrases that were typed or read without them."""
    known: dict[str, set[str]] = {}
    for phrase in (phrase for kind in kinds for phrase in listed(kind)):
        for spelt in (phrase, fold(phrase)) if plain else (phrase,):
            known.setdefault(spelt.partition(" ")[0], set()).add(spelt)
    return {word: frozenset(phrases) for word, phrases in known.items()}


def is_head(noun: str) -> bool:
    """Whether a phrase begins with a listed noun."""
    words = noun.lower().replace("/", " ").replace(",", " ").split()
    plain = noun.isascii()
    return not longest(words, 0, ("field",), plain) and bool(
        longest(words, 0, ("head", "join", "whole"), plain)
    )


def begins(noun: str, kind: str) -> bool:
    """Whether a phrase begins with a listed phrase of a kind."""
    return bool(longest(noun.lower().split(), 0, (kind,), noun.isascii()))


def is_total(noun: str) -> bool:
    """Whether a phrase names a whole as a total: "tổng hồ sơ"."""
    return begins(noun, "total")


def ends_phrase(words: list[str]) -> bool:
    """Whether words (lower case) end in grammar, a verb or punctuation: a figure after them stands
    for a noun."""
    return bool(words) and (
        not words[-1][-1:].isalpha()
        or any(
            " ".join(words[-size:]) in listed(kind)
            for size in (3, 2, 1)
            for kind in ("stop", "end", "adjective")
        )
    )


def is_readable(noun: str) -> bool:
    """Whether each word of a phrase can be Vietnamese: a syllable, an abbreviation, or part of a
    listed noun."""
    return is_head(noun) or all(map(_is_word, regex.split(r"[\s,/]+", noun)))


def _is_word(word: str) -> bool:
    if one("abbreviation").fullmatch(word) or word.lower() in listed("foreign"):
        return True
    return one("syllable").fullmatch(fold(word)) is not None and (
        word.islower() or word.istitle()
    )


def longest(
    words: list[str], at: int, kinds: tuple[str, ...], plain: bool
) -> int:
    """How many words at ``at`` stand in a list of one of the kinds; the longest; 0 for none.
    Without ``plain`` a word without diacritics is that word alone: "con" is an animal, not
    "còn"."""
    phrases = (
        _by_first(kinds, plain).get(words[at]) if at < len(words) else None
    )
    if phrases:
        for size in (4, 3, 2, 1):
            if (
                at + size <= len(words)
                and " ".join(words[at : at + size]) in phrases
            ):
                return size
    return 0
