"""The names of bodies that are known, and how a printed one may differ: shortened, damaged."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from rapidfuzz import fuzz

from pipeline import document_codes
from pipeline.structure.word_lists import body_words, header_word
from pipeline.text import fold

_ORDINALS = ("I II III IV V VI VII VIII IX X", "1 2 3 4 5 6 7 8 9 10")
_NEAR = 78  # of 100: how like a damaged name is to the known one
_INITIALS = 2  # letters of an abbreviation at least
_MORE_OR_LESS = 4  # letters that damage adds or takes away


@cache
def names() -> tuple[str, ...]:
    """Folded names of bodies and of their kinds."""
    known = (*document_codes.agency_names(), *body_words("word"))
    return tuple(map(fold, known))


def prints(printed: str, known: str) -> bool:
    """Whether a printed name is a known one, shortened or damaged."""
    if fold(known).startswith(fold(printed)):
        return True
    return _is_shortened(printed, known) or _is_damaged(printed, known)


def is_near(read: str, known: str) -> bool:
    """Whether what was read may be a known name that scanning damaged."""
    if abs(len(read) - len(known)) > _MORE_OR_LESS:
        return False
    return fuzz.ratio(fold(read), fold(known)) >= _NEAR


def _is_damaged(read: str, known: str) -> bool:
    """Whether a name is a known one that scanning damaged: what is spelt with words that bodies are
    named with is another body (Ban Tuyên giáo is no Ban Tôn giáo)."""
    words = _words()
    sound = all(word in words for word in _parts_of(read))
    return not sound and is_near(read, known)


def _is_shortened(read: str, known: str) -> bool:
    """Whether a name is a known one with some of its words as initials: Sở Tài nguyên và MT."""
    left = _without_and(known)
    for word in _without_and(read):
        if left[:1] == [word]:
            left = left[1:]
            continue
        initials = "".join(each[0] for each in left[: len(word)])
        if len(word) < _INITIALS or initials != word:
            return False
        left = left[len(word) :]
    return not left


def _without_and(name: str) -> list[str]:
    joining = fold(header_word("and"))
    return [word for word in _parts_of(name) if word != joining]


def is_word(word: str) -> bool:
    """Whether a word is one that bodies are named with."""
    return fold(word) in _words()


@cache
def _words() -> frozenset[str]:
    """Folded words of the names of bodies and their kinds, and the numbers of bodies."""
    named = (*names(), *_ORDINALS)
    return frozenset(word for name in named for word in _parts_of(name))


def go_together(word: str, behind: str) -> bool:
    """Whether two folded words stand side by side in the name of a body that is known."""
    return (word, behind) in _pairs()


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    return frozenset(
        pair for name in names() for pair in pairwise(_parts_of(name))
    )


def _parts_of(name: str) -> list[str]:
    return re.findall(r"\w+", fold(name))
