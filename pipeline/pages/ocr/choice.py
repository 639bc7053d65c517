"""Chooses, for every word of a page, among its options, by picture and language model.

Viterbi over the words of the page, each line with the context of the one before."""

from __future__ import annotations

import math
from collections.abc import Sequence, Set
from itertools import chain

from pipeline.pages.ocr.correct import BEAM, Option, Spot
from pipeline.pages.ocr.language import BREAK, UNKNOWN, Model, model

WEIGHT = 0.8  # of the language model against the picture
# cost of a word that is not known, beside its class's probability
STRANGE = 9.0
# what a path that is further behind cannot make good by the words that follow
CONTEXT = 8.0
_ENDS = ".;:!?"
_State = tuple[int, int]  # ids of the last two words, for the language model
_START = (BREAK, BREAK)


def decide(rows: list[list[Spot]], fresh: Set[int] = frozenset()) -> None:
    """Sets ``chosen`` and ``margin`` of every spot. ``fresh``: rows that do not go on from the one
    before (the first line of a table's cell)."""
    lm = model()
    run = [spot for row in rows for spot in row]
    anew = {id(rows[n][0]) for n in fresh if n < len(rows) and rows[n]}
    trail: list[dict[_State, tuple[_State, int]]] = []
    scores = {_START: 0.0}
    for spot in run:
        scores, back = _advance(lm, spot, scores, id(spot) in anew)
        trail.append(back)
    if not run:
        return
    state = max(scores, key=lambda s: scores[s])
    for spot, back in zip(reversed(run), reversed(trail), strict=True):
        state, spot.chosen = back[state]
    _margins(lm, run)


def _advance(
    lm: Model, spot: Spot, scores: dict[_State, float], anew: bool
) -> tuple[dict[_State, float], dict[_State, tuple[_State, int]]]:
    """The best score of every state behind a word, and for each the state before it with the
    option taken. ``anew``: the word does not go on from the one before."""
    options = [
        (n, option.fit, option.tokens, _left(option))
        for n, option in enumerate(spot.options)
    ]
    if len(options) == len(scores) == 1:  # as most words: nothing to weigh
        (before,) = scores
        after = _behind(_START if anew else before, options[0][3])
        return {after: 0.0}, {after: (before, 0)}
    best: dict[_State, float] = {}
    back: dict[_State, tuple[_State, int]] = {}
    least = -math.inf
    for state, score in scores.items():
        context = _START if anew else state
        for n, fit, tokens, left in options:
            if (
                score + fit <= least
            ):  # what the language model says only takes away
                continue
            total = score + fit + _told(lm, context, tokens)
            after = _behind(context, left)
            if after not in best or total > best[after]:
                best[after] = total
                back[after] = (state, n)
                least = max(least, total - CONTEXT)
    return {s: v for s, v in best.items() if v > least}, back


def _left(option: Option) -> tuple[int, ...]:
    """What an option leaves to those behind it: its words, and a break where it ends a part."""
    if option.text[-1] in _ENDS:
        return (*option.tokens, BREAK)
    return option.tokens


def _behind(context: _State, left: tuple[int, ...]) -> _State:
    return (context[1], left[0]) if len(left) == 1 else (left[-2], left[-1])


def _told(lm: Model, context: _State, tokens: Sequence[int]) -> float:
    """What the language model says of words behind a context."""
    total, (a, b) = 0.0, context
    for token in tokens:
        total += WEIGHT * lm.score(a, b, token)
        if token == UNKNOWN:
            total -= STRANGE
        a, b = b, token
    return total


def _margins(lm: Model, run: list[Spot]) -> None:
    """How much worse the next best option of each word is, the words around it as they were
    chosen."""
    lefts = [_left(spot.options[spot.chosen]) for spot in run]
    for n, spot in enumerate(run):
        if len(spot.options) == 1:
            spot.margin = BEAM
            continue
        context = _START
        for left in lefts[max(0, n - 2) : n]:
            context = _behind(context, left)
        # no word further on sees this one
        ahead = tuple(chain.from_iterable(lefts[n + 1 : n + 3]))[:2]
        mine = _worth(lm, spot.options[spot.chosen], context, ahead)
        best = mine - BEAM
        for m, option in enumerate(spot.options):
            if m != spot.chosen and option.fit > best:
                best = max(best, _worth(lm, option, context, ahead))
        spot.margin = mine - best


def _worth(
    lm: Model, option: Option, context: _State, ahead: Sequence[int]
) -> float:
    """What an option is worth between the words around it."""
    return (
        option.fit
        + _told(lm, context, option.tokens)
        + _heard(lm, _behind(context, _left(option)), ahead)
    )


def _heard(lm: Model, context: _State, ahead: Sequence[int]) -> float:
    """What the language model says of the next words, as far as they hear of a context."""
    total, (a, b) = 0.0, context
    for token in ahead:
        if token != BREAK:
            total += WEIGHT * lm.score(a, b, token)
        a, b = b, token
    return total
