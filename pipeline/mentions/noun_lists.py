"""What the lists of models/nouns.tsv say of words and phrases."""

from __future__ import annotations

from functools import cache

import regex

from pipeline.mentions.patterns import pattern
from pipeline.resources import grouped
from pipeline.text import fold

_LONGEST = 4  # words of a listed phrase


@cache
def listed(kind: str) -> frozenset[str]:
    """The words of a kind of ``models/nouns.tsv``, lower case."""
    phrases = grouped("nouns.tsv", "kind", "words").get(kind, ())
    return frozenset(map(str.lower, phrases))


@cache
def _by_first(kinds: tuple[str, ...], plain: bool) -> dict[str, frozenset[str]]:
    """First word -> the listed phrases of some kinds that begin with it; with ``plain`` those
    without diacritics too, for phrases that were typed or read without them."""
    known: dict[str, set[str]] = {}
    for phrase in (phrase for kind in kinds for phrase in listed(kind)):
        for spelt in (phrase, fold(phrase)) if plain else (phrase,):
            known.setdefault(spelt.partition(" ")[0], set()).add(spelt)
    return {word: frozenset(phrases) for word, phrases in known.items()}


def is_listed(noun: str) -> bool:
    """Whether the whole of a noun is a listed one."""
    words = noun.lower().split()
    whole = longest(words, 0, ("head", "keep", "whole"), noun.isascii())
    return 0 < len(words) == whole


def is_head(noun: str) -> bool:
    """Whether a phrase begins with a listed noun."""
    words = noun.lower().replace("/", " ").replace(",", " ").split()
    plain = noun.isascii()
    if longest(words, 0, ("field",), plain):
        return False
    return longest(words, 0, ("head", "join", "whole"), plain) > 0


def begins(noun: str, kind: str) -> bool:
    """Whether a phrase begins with a listed phrase of a kind."""
    return bool(longest(noun.lower().split(), 0, (kind,), noun.isascii()))


def is_total(noun: str) -> bool:
    """Whether a phrase names a whole as a total: "tổng hồ sơ"."""
    return begins(noun, "total")


def ends_phrase(words: list[str]) -> bool:
    """Whether words (lower case) end in grammar, a verb or punctuation: a figure after them stands
    for a noun."""
    if not words:
        return False
    if not words[-1][-1:].isalpha():
        return True
    tails = [" ".join(words[-size:]) for size in (3, 2, 1)]
    kinds = ("stop", "end", "adjective")
    return any(tail in listed(kind) for tail in tails for kind in kinds)


def is_readable(noun: str) -> bool:
    """Whether each word of a phrase can be Vietnamese: a syllable, an abbreviation, or part of a
    listed noun."""
    return is_head(noun) or all(map(_is_word, regex.split(r"[\s,/]+", noun)))


def _is_word(word: str) -> bool:
    if pattern("abbreviation").fullmatch(word) or word.lower() in listed(
        "foreign"
    ):
        return True
    if not word.islower() and not word.istitle():
        return False
    return pattern("syllable").fullmatch(fold(word)) is not None


def longest(
    words: list[str],
    at: int,
    kinds: tuple[str, ...],
    plain: bool,
) -> int:
    """How many words at ``at`` stand in a list of one of the kinds; the longest; 0 for none.
    Without ``plain`` a word without diacritics is that word alone: "con" is an animal, not
    "còn"."""
    if at >= len(words):
        return 0
    phrases = _by_first(kinds, plain).get(words[at])
    if not phrases:
        return 0
    for size in range(min(_LONGEST, len(words) - at), 0, -1):
        if " ".join(words[at : at + size]) in phrases:
            return size
    return 0
