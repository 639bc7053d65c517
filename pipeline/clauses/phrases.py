"""Finds many phrases at once in a text, without regard to case, diacritics and punctuation.

A phrase is words; ``..`` stands for up to six words. One dictionary of first words makes the search
independent of the number of phrases, so that an analyst may list as many as the language has."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from pipeline import gazetteer
from pipeline.clauses.word_forms import (
    EITHER_WAY,
    folded_words,
    plain,
    spans,
    spelling,
    spelt,
    with_i,
)
from pipeline.resources import column, pairs
from pipeline.text import fold

K = TypeVar("K", bound=Hashable)
GAP = 6  # words that ".." may stand for


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, folded, with their offsets."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def spelt(self, word: int) -> str:
        """A word with its diacritics, in one order of letters and tones."""
        return spelt(self.text[self.starts[word] : self.ends[word]])

    def plain(self, word: int) -> str:
        """A word as ``spelt`` gives it where the text writes no diacritics."""
        return plain(self.words[word])

    def spelling(self, first: int, stop: int) -> tuple[str, ...]:
        """The words ``first`` up to ``stop`` as ``spelt`` gives them."""
        return tuple(map(self.spelt, range(first, stop)))

    def written(self, first: int, stop: int) -> str:
        """The words ``first`` up to ``stop`` as the text writes them."""
        return self.text[self.starts[first] : self.ends[stop - 1]]


_Run = tuple[str, ...]  # words on end, folded
_Parts = tuple[_Run, ...]  # of a phrase, with gaps between them


class Hit(NamedTuple, Generic[K]):
    """A phrase found: its key, first word, word after its last, words of the phrase itself."""

    key: K
    first: int
    stop: int
    size: int


# thousands are made at the start: frozen ones take three times as long
@dataclass(slots=True)
class _Entry(Generic[K]):
    """A phrase with its keys, each with its place in the list; ``alone``: the spelling of a phrase
    of one word; ``others``: spellings of a phrase of two words that are other words."""

    parts: _Parts
    alone: str
    others: frozenset[_Run]
    size: int
    keys: list[tuple[int, K]]

    def stop(self, text: Words, at: int, stop: int) -> int:
        """The word after the phrase that begins at a word; 0 where it does not stand there. Its
        first part, up to ``stop``, is known to be that of the text."""
        if self.alone:
            return stop if self.is_spelt(text, at) else 0
        if self.others and self.is_other(text, at):
            return 0
        if len(self.parts) == 1:
            return stop
        return _over_gaps(text.words, stop, self.parts)

    def is_spelt(self, text: Words, at: int) -> bool:
        """Whether a word has the diacritics of the phrase, or none in a text that is not
        English."""
        spelt = text.spelt(at)
        if spelt == self.alone:
            return True
        if spelt != text.plain(at):
            return False
        return words_of("english").isdisjoint(text.words)

    def is_other(self, text: Words, at: int) -> bool:
        """Whether two words are spelt as others that look like the phrase."""
        return text.spelling(at, at + 2) in self.others


# the stages ask for the same sentence and the same head of a table again and again
@lru_cache(maxsize=2000)
def split(text: str) -> Words:
    """The words of ``text``. Letters and digits make a word, ``&`` joins (``QLVB&ĐHCV``).

    >>> split("Tin, bài (e-Office)").words
    ('tin', 'bai', 'e', 'office')
    >>> split("xử lí") == split("xử lý"), split("xử lí").words == split("xử lý").words
    (False, True)"""
    folded, found = fold(text), spans(text)
    words = tuple([folded[start:end] for start, end in found])
    if not EITHER_WAY.isdisjoint(words):
        words = tuple(map(with_i, words))
    return Words(
        text,
        words,
        tuple([start for start, _ in found]),
        tuple([end for _, end in found]),
    )


@cache
def _lookalikes() -> dict[_Run, frozenset[_Run]]:
    """Folded words -> spellings that are other words of the language than the phrases that fold
    like them."""
    found: dict[_Run, frozenset[_Run]] = {}
    for words in (*column("lookalikes.tsv", "words"), *gazetteer.first_words()):
        run = folded_words(words)
        found[run] = found.get(run, frozenset()) | {spelling(words)}
    return found


def phrases(cell: str) -> tuple[str, ...]:
    """The phrases of a cell of a table of models/: separated by ``|``."""
    return tuple(phrase.strip() for phrase in cell.split("|") if phrase.strip())


@cache
def listed(name: str) -> tuple[tuple[str, str], ...]:
    """(role, phrase) for each phrase of a list under ``models/`` by roles."""
    return tuple(
        (role, phrase)
        for role, cell in pairs(name, "role", "phrases")
        for phrase in phrases(cell)
    )


@cache
def words_of(role: str) -> frozenset[str]:
    """The folded phrases of a role of ``models/function_words.tsv``.

    >>> sorted(words_of("opens_parts"))
    ['trong do', 'trong so do']"""
    return frozenset(
        fold(phrase)
        for name, phrase in listed("function_words.tsv")
        if name == role
    )


def _parts_of(phrase: str) -> _Parts:
    """The words of a phrase between its gaps; none where it holds no word."""
    if ".." not in phrase:  # nearly always
        words = folded_words(phrase)
        return (words,) if words else ()
    runs = map(folded_words, phrase.split(".."))
    return tuple([run for run in runs if run])


def _others(parts: _Parts, phrase: str) -> frozenset[_Run]:
    """Spellings of the words of a phrase that are other words."""
    found: frozenset[_Run] = _lookalikes().get(parts[0], frozenset())
    return found - {spelling(phrase)} if found else found


@dataclass(slots=True)
class _Begun(Generic[K]):
    """The phrases that begin with the same words: those whose first part ends with the last of
    them, and how others go on."""

    ended: list[_Entry[K]] = field(default_factory=list)
    further: dict[str, _Begun[K]] = field(default_factory=dict)


class Lexicon(Generic[K]):
    """Phrases with keys. One phrase may belong to several keys.

    Phrases of several words match without diacritics, so that damage of scanning ("họp thư" for
    "hộp thư") does not matter, but for other words of the language ("tại khoản" for "tài khoản";
    ``models/lookalikes.tsv``); a single word must have them (sở is not số), unless the text writes
    none."""

    def __init__(self, entries: Iterable[tuple[K, str]]) -> None:
        self._begun: _Begun[K] = _Begun()
        known: dict[tuple[_Parts, str], _Entry[K]] = {}
        for order, (key, phrase) in enumerate(entries):
            parts = _parts_of(phrase)
            if not parts:
                continue
            size = sum(map(len, parts))
            alone = spelling(phrase)[0] if size == 1 else ""
            entry = known.get((parts, alone))
            if entry is None:
                others = _others(parts, phrase) if size == 2 else frozenset()
                entry = _Entry(parts, alone, others, size, [])
                known[parts, alone] = entry
                self._add(entry)
            entry.keys.append((order, key))

    def _add(self, entry: _Entry[K]) -> None:
        begun = self._begun
        for word in entry.parts[0]:
            following = begun.further.get(word)
            if following is None:
                following = begun.further[word] = _Begun()
            begun = following
        begun.ended.append(entry)

    def find(self, text: Words) -> list[Hit[K]]:
        """Every phrase in ``text`` by first word, overlapping ones too, those that begin at one
        word in the order of the list; of a phrase with a gap the nearest end."""
        hits: list[Hit[K]] = []
        words, by_first = text.words, self._begun.further
        if by_first.keys().isdisjoint(words):
            return hits
        for at, word in enumerate(words):
            if word not in by_first:
                continue
            found = _going_on(text, at, by_first[word])
            if not found:  # half of the time
                continue
            here = [
                (order, key, stop, entry.size)
                for entry, stop in found
                for order, key in entry.keys
            ]
            if len(found) > 1:
                here.sort(key=itemgetter(0))
            hits += [Hit(key, at, stop, size) for _, key, stop, size in here]
        return hits


def _going_on(
    text: Words, at: int, begun: _Begun[K]
) -> list[tuple[_Entry[K], int]]:
    """The phrases that begin at a word, with the word after each; ``begun``: all with this
    first."""
    found: list[tuple[_Entry[K], int]] = []
    words, stop = text.words, at + 1
    while True:
        for entry in begun.ended:
            if last := entry.stop(text, at, stop):
                found.append((entry, last))
        if stop == len(words) or words[stop] not in begun.further:
            return found
        begun = begun.further[words[stop]]
        stop += 1


def _over_gaps(words: _Run, stop: int, parts: _Parts) -> int:
    """The word after ``parts``, whose first ends at ``stop``; 0 where the others do not follow."""
    first, *further = parts
    for part in further:
        size = len(part)
        window = words[stop : min(stop + GAP, len(words) - size) + 1]
        if part[0] not in window:
            return 0
        for begin, word in enumerate(window, stop):
            if word == part[0] and words[begin : begin + size] == part:
                stop = begin + size
                break
            if word == first[0] and words[begin : begin + len(first)] == first:
                return 0  # the phrase begins again nearer to its end
        else:
            return 0
    return stop
