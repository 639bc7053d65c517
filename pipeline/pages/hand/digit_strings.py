"""Connectionist temporal classification over blank and ten digits: how probable a string is, which
ones are likely."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Reals = npt.NDArray[np.float64]
_BEAM = 24


def forward(frames: Reals, texts: Sequence[str]) -> Reals:
    """Log-probability of each string of digits in frames [T, 11] (Graves et al. 2006, section
    4.1)."""
    longest = max(len(text) for text in texts)
    labels = np.zeros((len(texts), 2 * longest + 1), int)
    for n, text in enumerate(texts):
        labels[n, 1 : 2 * len(text) : 2] = [int(digit) + 1 for digit in text]
    # from a digit to the next one, where they differ
    skip = np.zeros(labels.shape, bool)
    skip[:, 3::2] = labels[:, 3::2] != labels[:, 1:-2:2]
    nowhere = np.full((len(texts), 2), -np.inf)
    alpha = np.full(labels.shape, -np.inf)
    alpha[:, :2] = frames[0][labels[:, :2]]
    for row in frames[1:]:
        padded = np.concatenate((nowhere, alpha), axis=1)
        stepped = np.logaddexp(alpha, padded[:, 1:-1])
        alpha = (
            np.logaddexp(stepped, np.where(skip, padded[:, :-2], -np.inf))
            + row[labels]
        )
    ends = np.array([2 * len(text) for text in texts])
    lines = np.arange(len(texts))
    last = np.where(ends > 0, alpha[lines, ends - 1], -np.inf)
    return np.asarray(np.logaddexp(alpha[lines, ends], last), float)


def _either(one: float, other: float) -> float:
    """As ``np.logaddexp`` of two numbers, ten times faster."""
    less, more = sorted((one, other))
    return (
        more if less == -math.inf else more + math.log1p(math.exp(less - more))
    )


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
            old = into.get(text, (-math.inf, -math.inf))
            into[text] = (_either(old[0], blank), _either(old[1], digit))

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
