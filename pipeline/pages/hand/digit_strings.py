"""Connectionist temporal classification over blank and ten digits: how probable a string is, which
ones are likely."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Reals = npt.NDArray[np.float64]
_BEAM = 24
_LEAST = 1e-300


def forward(frames: Reals, texts: Sequence[str]) -> Reals:
    """Log-probability of each string of digits in frames [T, 11] (Graves et al. 2006, section
    4.1). Digits and the blanks between them stand apart, the texts along the last axis; what no
    double can tell from 0 beside the best path counts as that little."""
    labels = _labels(tuple(texts))
    longest = len(labels)
    # from a digit straight to the next one, where they differ
    skip = (labels[1:] != labels[:-1]).astype(float)
    best = frames.max(1)
    shares = np.exp(frames - best[:, None])
    blank = np.zeros((longest + 1, len(texts)))
    digit = np.zeros((longest, len(texts)))
    blank[0], digit[0] = shares[0, 0], shares[0, labels[0]]
    for row in shares[1:]:
        reached = digit + blank[:-1]
        reached[1:] += digit[:-1] * skip
        blank[1:] += digit
        blank *= row[0]
        digit = reached * row[labels]
    lengths = np.array([len(text) for text in texts])
    lines = np.arange(len(texts))
    last = np.where(lengths > 0, digit[lengths - 1, lines], 0.0)
    total = np.maximum(blank[lengths, lines] + last, _LEAST)
    return np.asarray(np.log(total) + best.sum(), float)


@lru_cache(maxsize=32)
def _labels(texts: tuple[str, ...]) -> npt.NDArray[np.int_]:
    """[longest, texts]: the columns of the digits of each, one below the other."""
    longest = max(1, *(len(text) for text in texts))
    labels = np.zeros((longest, len(texts)), int)
    for n, text in enumerate(texts):
        labels[: len(text), n] = [int(digit) + 1 for digit in text]
    return labels


def _either(one: float, other: float) -> float:
    """As ``np.logaddexp`` of two numbers, ten times faster."""
    less, more = (one, other) if one < other else (other, one)
    if less == -math.inf:
        return more
    return more + math.log1p(math.exp(less - more))


def likely(frames: Reals, beam: int = _BEAM, longest: int = 6) -> list[str]:
    """The most probable strings of digits in frames [T, 11], by prefix beam search."""
    # ends in blank, ends in its last digit
    prefixes: dict[str, tuple[float, float]] = {"": (0.0, -math.inf)}
    for row in frames.tolist():
        after: dict[str, tuple[float, float]] = {}

        def add(
            text: str,
            blank: float,
            digit: float,
            into: dict[str, tuple[float, float]] = after,
        ) -> None:
            old = into.get(text)
            if old is not None:
                blank, digit = _either(old[0], blank), _either(old[1], digit)
            into[text] = (blank, digit)

        for text, (blank, digit) in prefixes.items():
            both = _either(blank, digit)
            add(
                text,
                both + row[0],
                digit + row[int(text[-1]) + 1] if text else -math.inf,
            )
            if len(text) < longest:
                for d in range(10):
                    if row[d + 1] > -7:
                        add(
                            text + str(d),
                            -math.inf,
                            (blank if text and int(text[-1]) == d else both)
                            + row[d + 1],
                        )
        best = sorted(
            after.items(), key=lambda item: (-_either(*item[1]), item[0])
        )
        prefixes = dict(best[:beam])
    return [text for text in prefixes if text]
