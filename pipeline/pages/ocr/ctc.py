"""Connectionist temporal classification: the words of a line in its frames, and how well other
words fit there.

Graves et al., Connectionist Temporal Classification (ICML 2006), section 4.1: the forward variable
over a label sequence with blanks between its letters gives the exact probability of that sequence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

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


def spell(text: str) -> list[int] | None:
    """The label sequence of ``text``; None where the recogniser lacks one of its characters."""
    known = _codes()
    codes = [known.get(letter, 0) for letter in text]
    return None if 0 in codes else codes


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


def ceilings(frames: Floats, texts: Iterable[str]) -> list[float]:
    """What ``scores`` gives each text at most, give or take ``SLACK``, at a hundredth of the cost:
    every path through the frames meets each letter once, in its best frame at best."""
    best = (frames - frames.max(1, keepdims=True)).max(0).tolist()
    spelt = (spell(text) for text in texts)
    return [
        WORST if codes is None else sum(best[code] for code in codes)
        for codes in spelt
    ]


def scores(items: Sequence[tuple[Floats, str]]) -> list[float]:
    """For each (frames [T, C], text) log P(text | frames) - log P(best path's frames): 0 or a
    little more for what the recogniser sees itself, very negative for what does not fit."""
    result = [WORST] * len(items)
    shares = {id(frames): frames for frames, _ in items}
    for key, frames in shares.items():
        shares[key] = np.exp(frames - frames.max(1, keepdims=True))
    coded = [
        (n, shares[id(frames)], codes)
        for n, (frames, text) in enumerate(items)
        if len(frames) and (codes := spell(text)) is not None
    ]
    coded.sort(key=lambda item: (len(item[1]), len(item[2])))
    for at in range(0, len(coded), _CHUNK):
        chunk = coded[at : at + _CHUNK]
        for (n, _, _), value in zip(
            chunk,
            _forward([c[1] for c in chunk], [c[2] for c in chunk]),
            strict=True,
        ):
            result[n] = value
    return result


def _forward(shares: list[Floats], codes: list[list[int]]) -> list[float]:
    """``shares``: for each text, how likely each character is in a frame beside the likeliest one;
    the shortest first."""
    count, steps = len(shares), len(shares[-1])
    states = 2 * max(map(len, codes)) + 1
    labels = np.zeros((count, states), np.int64)
    emitted = np.ones((steps, count, states))
    final = np.array([2 * len(c) for c in codes])
    for n, (share, code) in enumerate(zip(shares, codes, strict=True)):
        labels[n, 1 : 2 * len(code) : 2] = code
        emitted[: len(share), n] = share[:, labels[n]]
    # from a letter straight to the next one, unless they are the same
    jump = np.zeros((count, states))
    jump[:, 2:] = (labels[:, 2:] != 0) & (labels[:, 2:] != labels[:, :-2])
    alpha = np.zeros((count, states))
    alpha[:, :2] = emitted[0, :, :2]
    ended = np.searchsorted([len(s) for s in shares], np.arange(steps), "right")
    for t, first in enumerate(ended.tolist()[1:], 1):
        running = alpha[first:]
        reached = running.copy()
        reached[:, 1:] += running[:, :-1]
        reached[:, 2:] += running[:, :-2] * jump[first:, 2:]
        np.multiply(reached, emitted[t, first:], out=running)
    rows = np.arange(count)
    total = alpha[rows, final] + np.where(
        final > 0, alpha[rows, final - 1], 0.0
    )
    return np.maximum(np.log(np.maximum(total, 1e-300)), WORST).tolist()
