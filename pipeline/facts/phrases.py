"""Finds many phrases at once in a text, without regard to case, diacritics and punctuation.

A phrase is words; ``..`` stands for up to six words. One dictionary of first words makes the search independent of the
number of phrases, so that an analyst may list as many as the language has.
"""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from pipeline.text import fold

K = TypeVar("K", bound=Hashable)
GAP = 6  # words that ".." may stand for
_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: folded, with their offsets."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Hit(Generic[K]):
    """A phrase found: its key, first word, word after its last, words of the phrase itself."""

    key: K
    first: int
    stop: int
    size: int


def split(text: str) -> Words:
    """The words of ``text``. Letters and digits make a word, ``&`` joins (``QLVB&ĐHCV``).

    >>> split("Tin, bài (e-Office)").words
    ('tin', 'bai', 'e', 'office')
    """
    found = list(_WORD.finditer(text))
    folded = fold(text)
    return Words(text, tuple(folded[m.start():m.end()] for m in found),
                 tuple(m.start() for m in found), tuple(m.end() for m in found))


def phrases(cell: str) -> tuple[str, ...]:
    """The phrases of a cell of a table of models/: separated by ``|``."""
    return tuple(phrase.strip() for phrase in cell.split("|") if phrase.strip())


class Lexicon(Generic[K]):
    """Phrases with keys. One phrase may belong to several keys."""

    def __init__(self, entries: Iterable[tuple[K, str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[tuple[str, ...], ...], K]]] = defaultdict(list)
        for key, phrase in entries:
            parts = tuple(split(part).words for part in phrase.split(".."))
            parts = tuple(part for part in parts if part)
            if parts:
                self._by_first[parts[0][0]].append((parts, key))

    def find(self, words: Sequence[str]) -> list[Hit[K]]:
        """Every phrase in ``words`` by first word, overlapping ones too; of a phrase with a gap the nearest end."""
        hits = []
        for at, word in enumerate(words):
            for parts, key in self._by_first.get(word, ()):
                stop = _match(words, at, parts)
                if stop:
                    hits.append(Hit(key, at, stop, sum(map(len, parts))))
        return hits


def _match(words: Sequence[str], at: int, parts: tuple[tuple[str, ...], ...]) -> int:
    """The word after the last of ``parts`` found from ``at`` on; 0 where they do not stand there."""
    if tuple(words[at:at + len(parts[0])]) != parts[0]:
        return 0
    stop = at + len(parts[0])
    for part in parts[1:]:
        for begin in range(stop, min(stop + GAP, len(words) - len(part)) + 1):
            if tuple(words[begin:begin + len(part)]) == part:
                stop = begin + len(part)
                break
        else:
            return 0
    return stop
