"""A trigram model of Vietnamese syllables, and the syllables that a misread word may stand for.

Interpolated Kneser-Ney (Chen and Goodman 1999), pruned and quantised by
``devtools.train.language``; a syllable whose tone mark stands on the other vowel (hoà, hòa) is one
token; numbers, symbols and unknown words are classes."""

from __future__ import annotations

import io
import lzma
import re
from collections.abc import Mapping
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from pipeline.resources import lookup, model_path
from pipeline.text import fold

UNKNOWN, BREAK, NUMBER, SYMBOL = 0, 1, 2, 3  # ids of the classes; words follow
CLASSES = ("<unk>", "<s>", "<n>", "<x>")
STEP = 0.06  # natural logarithms for one step of the quantised values
BITS = 15  # of a token's id in a key

_NEAREST = 12  # sets of letters that a misread word may stand for

_EDGE = "\"“”„‘’'`()[]{}<>.,;:!?…-–—*•+/\\|_=«»~^"
_DIGIT = re.compile(r"\d")


def _reformed() -> Mapping[str, str]:
    """Ending with the tone mark on its last vowel -> the same with the mark on the vowel before."""
    return lookup("tone_marks.tsv", "after", "before")


@cache
def _unreformed() -> dict[str, str]:
    return {before: after for after, before in _reformed().items()}


def core(token: str) -> tuple[int, int]:
    """Start and end of the word inside its punctuation: ``“chống,`` gives the span of ``chống``."""
    start, end = 0, len(token)
    while start < end and token[start] in _EDGE:
        start += 1
    while end > start and token[end - 1] in _EDGE:
        end -= 1
    return start, end


def key(word: str) -> str:
    """One spelling for a word: lower case, the tone mark where it stood before the reform (hòa, not
    hoà)."""
    low = word.lower()
    tail = low[-2:]
    if tail in _reformed() and not (tail[0] == "u" and low[-3:-2] == "q"):
        return low[:-2] + _reformed()[tail]
    return low


def spellings(word: str) -> tuple[str, ...]:
    """``word`` (a key) and its spelling with the tone mark on the other vowel, where there is
    one."""
    tail = word[-2:]
    if tail in _unreformed() and word[-3:-2] != "q":
        return word, word[:-2] + _unreformed()[tail]
    return (word,)


class Model:
    """Loaded from ``models/language.npz.xz``; see the module's text. Scores are natural
    logarithms."""

    def __init__(self, data: bytes) -> None:
        with np.load(io.BytesIO(lzma.decompress(data))) as arrays:
            words = _listed(arrays["words"])
            self.ids = {word: n for n, word in enumerate((*CLASSES, *words))}
            self.unigram = _scores(arrays["unigram"])
            self.backoff = _scores(arrays["backoff"])
            # the values as they are kept: few are asked for of each page
            pairs = _unpack(arrays["pairs"])
            self.pair = _table(pairs, arrays["pair_value"])
            weights = arrays["pair_backoff"]
            known = weights != 0
            self.pair_backoff = _table(pairs[known], weights[known])
            triples = _unpack(arrays["triples"])
            self.triple = _table(triples, arrays["triple_value"])
            self.extra = frozenset(_listed(arrays["extra"]))
        every = [
            spelling
            for word in {*words, *self.extra}
            for spelling in spellings(word)
        ]
        # at once, in a tenth of the time
        folded = fold("\n".join(every)).split("\n")
        self.by_letters: dict[str, list[str]] = {}
        for letters, spelling in zip(folded, every, strict=True):
            self.by_letters.setdefault(letters, []).append(spelling)
        for found in self.by_letters.values():
            found.sort()
        self.letters: dict[int, list[str]] = {}  # by their number
        for word in sorted(self.by_letters):
            self.letters.setdefault(len(word), []).append(word)

    def knows(self, word: str) -> bool:
        """Whether ``word`` (any case, without punctuation) is a known syllable or a word of the
        corpus."""
        low = key(word)
        return low in self.ids or low in self.extra

    def syllable(self, word: str) -> bool:
        """Whether ``word`` is Vietnamese beyond doubt: known, not in capitals, frequent or with a
        diacritic."""
        return (
            not word.isupper()
            and self.knows(word)
            and (not word.isascii() or self.ids.get(key(word), 9999) < 1500)
        )

    def token(self, text: str) -> int:
        """The id of a word as it stands on a page, punctuation and all."""
        if _DIGIT.search(text):
            return (
                NUMBER
                if text.strip(_EDGE + "%")
                .replace(".", "")
                .replace(",", "")
                .isdigit()
                else SYMBOL
            )
        start, end = core(text)
        if start == end:
            return SYMBOL
        found = self.ids.get(key(text[start:end]))
        if found is not None:
            return found
        return UNKNOWN if text[start:end].isalpha() else SYMBOL

    @lru_cache(maxsize=20_000)  # noqa: B019
    def score(self, first: int, second: int, third: int) -> float:
        """log P(third | first second)."""
        pair = second << BITS | third
        found = self.triple.get(first << 2 * BITS | pair)
        if found is not None:
            return -STEP * found
        weight = -STEP * self.pair_backoff.get(first << BITS | second, 0)
        found = self.pair.get(pair)
        if found is not None:
            return weight - STEP * found
        return weight + self.backoff[second] + self.unigram[third]

    @lru_cache(maxsize=20_000)  # noqa: B019 - one model a process
    def same_letters(self, letters: str) -> tuple[str, ...]:
        """Known words, lower case, with the base letters ``letters`` (folded)."""
        return tuple(self.by_letters.get(letters, ()))

    @lru_cache(maxsize=20_000)  # noqa: B019
    def near_letters(self, letters: str, most: int) -> tuple[str, ...]:
        """Sets of base letters of known words at most ``most`` edits from ``letters``, nearest
        first."""
        found: list[tuple[float, str]] = []
        # no word of another length is so near
        for length in range(len(letters) - most, len(letters) + most + 1):
            near = process.extract(
                letters,
                self.letters.get(length, ()),
                scorer=Levenshtein.distance,
                score_cutoff=most,
                limit=_NEAREST,
            )
            found += [(edits, word) for word, edits, _ in near]
        return tuple(word for _, word in sorted(found)[:_NEAREST])


def _listed(letters: npt.NDArray[np.uint8]) -> list[str]:
    """The words of a list, a line each."""
    return bytes(letters).decode("utf-8").split("\n")


def _scores(values: npt.NDArray[np.uint8]) -> list[float]:
    """The logarithms that quantised values stand for."""
    found: list[float] = (-STEP * values.astype(float)).tolist()
    return found


def _table(
    keys: npt.NDArray[np.int64], values: npt.NDArray[np.uint8]
) -> dict[int, int]:
    """Quantised values by their keys."""
    return dict(zip(keys.tolist(), values.tolist(), strict=True))


def _unpack(planes: npt.NDArray[np.uint8]) -> npt.NDArray[np.int64]:
    """Keys from the byte planes of their differences."""
    steps = np.zeros(planes.shape[1], np.int64)
    for n, plane in enumerate(planes):
        steps |= plane.astype(np.int64) << (8 * n)
    return np.cumsum(steps)


@cache
def model() -> Model:
    """The model, loaded once a process."""
    return Model(model_path("language.npz.xz").read_bytes())
