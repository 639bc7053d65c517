"""Connectionist temporal classification: the words of a line in its frames, and how well other
words fit there.

Graves et al., Connectionist Temporal Classification (ICML 2006), section 4.1: the forward variable
over a label sequence with blanks between its letters gives the exact probability of that sequence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.pages.ocr import trueocr

Floats = npt.NDArray[np.float32]
Reals = npt.NDArray[np.float64]
_CHUNK = 384  # words scored together
WORST = -80.0  # log-probability given to what does not fit at all
SLACK = 3.0  # several paths of one text sum up to more than the best: 2.1 at most of 40,000 words


@dataclass(slots=True)
class Piece:
    """A word in the frames of a line. ``first`` to ``last`` (exclusive) are the frames between the
    spaces beside it, ``at`` and ``peak`` the frame and the log-probability of each of its letters
    on the best path."""

    text: str
    first: int
    last: int
    at: list[int]
    peak: list[float]

    @property
    def weakest(self) -> float:
        return min(self.peak)

    def cut(self, n: int) -> tuple[Piece, Piece]:
        """The piece in two, before letter ``n``; the frames between the letters are shared out by
        halves."""
        middle = (self.at[n - 1] + self.at[n] + 1) // 2
        return (
            Piece(
                self.text[:n], self.first, middle, self.at[:n], self.peak[:n]
            ),
            Piece(self.text[n:], middle, self.last, self.at[n:], self.peak[n:]),
        )


@cache
def _codes() -> dict[str, int]:
    return {letter: n + 1 for n, letter in enumerate(trueocr.alphabet())}


@lru_cache(maxsize=20_000)
def spell(text: str) -> tuple[int, ...] | None:
    """The label sequence of ``text``; None where the recogniser lacks one of its characters."""
    try:
        return tuple(map(_codes().__getitem__, text))
    except KeyError:
        return None


def pieces(frames: Floats) -> list[Piece]:
    """The words of the best path through ``frames`` [T, C], split at its spaces."""
    letters = trueocr.alphabet()
    best = frames.argmax(1)
    peaks = frames[np.arange(len(best)), best].tolist()
    found: list[Piece] = []
    word = Piece("", 0, 0, [], [])
    before = 0
    for t, code in enumerate(best.tolist()):
        if code and code == before:  # held: as sure as its best frame
            if word.text and peaks[t] > word.peak[-1]:
                word.peak[-1], word.at[-1] = peaks[t], t
            elif not word.text:
                word.first = t + 1
        elif code and letters[code - 1] == " ":
            if word.text:
                word.last = t
                found.append(word)
            word = Piece("", t + 1, 0, [], [])
        elif code:
            word.text += letters[code - 1]
            word.at.append(t)
            word.peak.append(peaks[t])
        before = code
    if word.text:
        word.last = len(best)
        found.append(word)
    return found


def peaks(frames: Floats, words: Sequence[Piece]) -> list[list[float]]:
    """For each word of a line, which stand one behind the other, the log-probability of each
    character beside the likeliest one, in its best frame there."""
    edges = [edge for word in words for edge in (word.first, word.last)]
    if edges and edges[-1] == len(frames):
        edges.pop()  # the last word ends with them
    beside = frames - frames.max(1, keepdims=True)
    found: list[list[float]] = np.maximum.reduceat(beside, edges)[::2].tolist()
    return found


def ceilings(best: Sequence[float], texts: Iterable[str]) -> list[float]:
    """What ``scores`` gives each text at most, give or take ``SLACK``, at a hundredth of the cost:
    every path through the frames of a word meets each letter once, in its best frame at best
    (``peaks``)."""
    of = best.__getitem__
    return [
        WORST if codes is None else sum(map(of, codes))
        for codes in map(spell, texts)
    ]


def scores(items: Sequence[tuple[Floats, str]]) -> list[float]:
    """For each (frames [T, C], text) log P(text | frames) - log P(best path's frames): 0 or a
    little more for what the recogniser sees itself, very negative for what does not fit."""
    result = [WORST] * len(items)
    asked = _asked(items)
    if not asked:
        return result
    shares = _shares([frames for frames, _ in items])
    for at in range(0, len(asked), _CHUNK):
        chunk = asked[at : at + _CHUNK]
        found = _forward(shares, chunk)
        for one, value in zip(chunk, found, strict=True):
            result[one.number] = value
    return result


class _Asked(NamedTuple):
    """A text that can be spelt, and the rows of the shares in which it is looked for."""

    steps: int
    letters: int
    number: int
    codes: tuple[int, ...]
    first: int


def _asked(items: Sequence[tuple[Floats, str]]) -> list[_Asked]:
    """Those of one length side by side, the shortest first: they are reckoned together."""
    rows: dict[int, int] = {}  # the first row of what was seen in a word
    end = 0
    asked = []
    for number, (frames, text) in enumerate(items):
        first = rows.setdefault(id(frames), end)
        if first == end:
            end += len(frames)
        codes = spell(text)
        if codes is not None and len(frames):
            asked.append(_Asked(len(frames), len(codes), number, codes, first))
    asked.sort()
    return asked


def _shares(views: Sequence[Floats]) -> Floats:
    """How likely each character is in a frame beside the likeliest one, of every word once, one
    after the other [all T, C]."""
    rows = np.concatenate(list({id(view): view for view in views}.values()))
    shares: Floats = np.exp(rows - rows.max(1, keepdims=True))
    return shares


def _forward(shares: Floats, asked: Sequence[_Asked]) -> list[float]:
    """Letters and the blanks between them stand apart, and the texts along the last axis, so that
    a step is a few operations over rows without gaps."""
    count, width = len(asked), shares.shape[1]
    steps = [one.steps for one in asked]
    lengths = np.array([one.letters for one in asked])
    most = max(1, int(lengths.max()))
    spelt = [one.codes + (0,) * (most - len(one.codes)) for one in asked]
    labels = np.array(spelt, np.int64).T
    at_blank = np.array([one.first * width for one in asked])
    at_letter = at_blank + labels
    # from a letter straight to the next one, unless they are the same
    jump = (labels[1:] != labels[:-1]).astype(float)
    values = shares.ravel()
    blank = np.zeros((most + 1, count))
    letter = np.zeros((most, count))
    blank[0], letter[0] = values[at_blank], values[at_letter[0]]
    ended = np.searchsorted(steps, np.arange(steps[-1]), "right")
    for t, first in enumerate(ended.tolist()[1:], 1):
        between, running = blank[:, first:], letter[:, first:]
        reached = running + between[:-1]
        reached[1:] += running[:-1] * jump[:, first:]
        between[1:] += running
        between *= values.take(at_blank[first:] + t * width)
        seen = values.take(at_letter[:, first:] + t * width)
        np.multiply(reached, seen, out=running)
    rows = np.arange(count)
    total = blank[lengths, rows] + np.where(
        lengths > 0, letter[lengths - 1, rows], 0.0
    )
    return np.maximum(np.log(np.maximum(total, 1e-300)), WORST).tolist()
