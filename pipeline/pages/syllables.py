"""Which strings are Vietnamese syllables, by the rules of the orthography; needs no list of
words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache

from pipeline.resources import grouped

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_STOPPED = ("p", "t", "c", "ch")
_WORD = re.compile(r"[^\W\d_]+")
_SHORT_CAPITALS = 7  # symbols of bodies and documents (UBND, SGDĐT) are no syllables and no damage


@cache
def _forms(kind: str) -> frozenset[str]:
    lines = grouped("rhymes.tsv", "kind", "forms").get(kind, ())
    return frozenset(" ".join(lines).split())


@lru_cache(100_000)
def is_syllable(word: str) -> bool:
    """Whether ``word`` can be one Vietnamese syllable, in either placement of its tone.

    >>> is_syllable("hoà"), is_syllable("hòa"), is_syllable("cơng"), is_syllable("các"),
    is_syllable("càc")
    (True, True, False, True, False)"""
    if len(word) > 7:
        return False
    letters = unicodedata.normalize("NFD", word.lower().replace("ð", "đ"))
    tones = [letter for letter in letters if letter in _TONES]
    if len(tones) > 1:
        return False
    plain = unicodedata.normalize(
        "NFC", "".join(letter for letter in letters if letter not in _TONES)
    )
    if plain.endswith(_STOPPED) and tones and tones[0] not in "\u0301\u0323":
        return False
    if plain == "gi":
        return True
    at = next(
        (
            i
            for i, letter in enumerate(_letters(letters))
            if not _TONES.isdisjoint(letter)
        ),
        -1,
    )
    return any(
        _parts_fit(plain[:length], plain[length:], at) for length in range(4)
    )


def _parts_fit(onset: str, rhyme: str, tone_at: int) -> bool:
    """Whether onset and rhyme exist and the tone (its letter's place in the syllable, -1 for
    none) stands where the rhyme takes it."""
    if rhyme not in _forms("rhyme"):
        return False
    if onset and onset not in _forms("onset"):
        return False
    if tone_at < 0 or tone_at - len(onset) in _tone_places(rhyme):
        return True
    return onset == "qu" and tone_at == 1


def _letters(decomposed: str) -> list[str]:
    """Letters with their marks, of a string in NFD."""
    return re.findall(".[\u0300-\u036f]*", decomposed)


@cache
def _tone_places(rhyme: str) -> frozenset[int]:
    """Where the tone of a rhyme stands: on its marked vowel, else on the last before a consonant,
    else by custom (the old one writes hòa, thủy and the new one hoà, thuỷ; both are met)."""
    vowels = [i for i, letter in enumerate(rhyme) if letter in "aăâeêioôơuưy"]
    marked = [i for i in vowels if rhyme[i] in "ăâêôơư"]
    if marked:
        return frozenset(marked[-1:])
    if vowels[-1] + 1 < len(rhyme):
        return frozenset(vowels[-1:])
    if rhyme in ("oa", "oe", "uy"):
        return frozenset((0, 1))
    return frozenset((1,) if len(vowels) == 3 else (0,))


def share(text: str) -> float:
    """0..1: how far ``text`` reads as Vietnamese: its syllables, weighed by their letters, among
    all its letters.

    Single letters and short words in capitals do not count, for or against; a text without words
    reads perfectly."""
    good = total = 0
    for word, times in Counter(_WORD.findall(text)).items():
        counted, read = _weight(word)
        total += counted * times
        good += read * times
    return good / total if total else 1.0


@lru_cache(100_000)
def _weight(word: str) -> tuple[int, int]:
    """The letters of ``word`` that count, and those of them that read as Vietnamese."""
    good = is_syllable(word)
    if len(word) == 1 or (
        word.isupper() and len(word) <= _SHORT_CAPITALS and not good
    ):
        return 0, 0
    return len(word), len(word) * good
