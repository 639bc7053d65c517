"""What the recogniser may have meant by every word of a page, scored by the picture; ``choice``
chooses among it.

A word's candidates are the known syllables with the same base letters, near ones where the word is
unknown or unsure, and two syllables where the frames show a space. Never touched: digits, symbols
of documents, Roman numerals, mixed case, words without a vowel."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.pages.ocr import candidates, ctc, marks, spacing
from pipeline.pages.ocr.language import Model, core, model
from pipeline.pages.ocr.trueocr import Floats

CHANGE = 1.0  # cost of any change
BEAM = 12.0  # candidates that fit the picture worse than the best by more than this are dropped
FIGURE = 4.0  # gain of a well-formed figure over one with letters in it
# a known word whose letters are all surer has no other candidates
BEYOND_DOUBT = math.log(0.9995)
UNSURE = math.log(0.6)  # a letter below it makes a word unsure
_WORDS = re.compile(r"[ /]")
_STROKE = re.compile(r"[/()]")


@dataclass(slots=True)
class Option:
    text: str
    fit: float  # log-probability from the picture, costs of a change taken off
    tokens: tuple[int, ...]  # ids for the language model; two for a split
    changed: bool = False


@dataclass(slots=True)
class Spot:
    """A word of a line on its way to the page."""

    piece: ctc.Piece
    options: list[Option]
    chosen: int = 0
    margin: float = 0.0  # how far the next best text is behind
    doubt: float = 0.0  # probability that the text is wrong
    second: str = ""  # what the second reader saw
    # what another reader saw, where it matters
    alternatives: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return self.options[self.chosen].text


def pieces_of(frames: Floats, lm: Model) -> list[ctc.Piece]:
    """The words of a line, those split that were read without the space between them."""
    found: list[ctc.Piece] = []
    for piece in ctc.pieces(frames):
        rest, done = piece, 0
        for n in spacing.cuts(piece.text, not found, lm):
            left, rest = rest.cut(n - done)
            found.append(left)
            done = n
        found.append(rest)
    return [part for piece in found for part in _without_underline(piece)]


def _without_underline(piece: ctc.Piece) -> list[ctc.Piece]:
    """The recogniser's ``_`` outside addresses is a dotted line or the ground of a blank: a
    space."""
    n = piece.text.find("_")
    if n < 0 or "@" in piece.text or "//" in piece.text:
        return [piece]
    left = [piece.cut(n)[0]] if n else []
    right = piece.cut(n)[1] if n else piece
    return left + (
        _without_underline(right.cut(1)[1]) if len(right.text) > 1 else []
    )


def spots(lines: list[Floats]) -> list[list[Spot]]:
    """The words of each line (its frames) with their candidates, scored by the picture."""
    lm = model()
    rows = [
        [
            Spot(piece, [Option(piece.text, 0.0, tokens_of(piece.text))])
            for piece in pieces_of(frames, lm)
        ]
        for frames in lines
    ]
    questions = _questions(rows, lines, lm)
    fits = iter(
        ctc.scores(
            [(asked.view, text) for asked in questions for text in asked.costs]
        )
    )
    for asked in questions:
        _offer(
            asked.spot,
            {text: next(fits) - cost for text, cost in asked.costs.items()},
        )
    return rows


@dataclass(frozen=True, slots=True)
class _Question:
    """How well do texts, each at a cost, fit the frames of a word?"""

    spot: Spot
    view: Floats
    costs: dict[str, float]  # the text as read among them


def _questions(
    rows: list[list[Spot]], lines: list[Floats], lm: Model
) -> list[_Question]:
    """What is asked of the picture for the words that may be others than were read."""
    asked: list[_Question] = []
    roman = 0
    for row, frames, following in zip(
        rows, lines, [*rows[1:], []][: len(rows)], strict=True
    ):
        words = [spot.piece.text for spot in row]
        next_words = [*words[1:], following[0].piece.text if following else ""]
        peaks = ctc.peaks(frames, [spot.piece for spot in row])
        for n, spot in enumerate(row):
            view = frames[spot.piece.first : spot.piece.last]
            ends = n + 1 == len(row)
            others = _others(
                spot.piece, view, words[:n], next_words[n], ends, roman, lm
            )
            if others:
                costs = {spot.piece.text: 0.0} | others
                near = _within_reach(costs, peaks[n], spot.piece.text)
                asked.append(_Question(spot, view, near))
            if n == 0:
                roman = marks.roman_number(words[n]) or roman
    return asked


def _within_reach(
    costs: dict[str, float], peaks: Sequence[float], read: str
) -> dict[str, float]:
    """The texts that may fit about as well as the one that was read."""
    most = {
        text: ceiling - costs[text]
        for text, ceiling in zip(costs, ctc.ceilings(peaks, costs), strict=True)
    }
    least = most[read] - BEAM - ctc.SLACK
    return {text: cost for text, cost in costs.items() if most[text] > least}


def _offer(spot: Spot, fits: dict[str, float]) -> None:
    """Gives the word the texts that fit about as well as the best of them for options, and the text
    as read its fit."""
    least = max(fits.values()) - BEAM
    spot.options[0].fit = fits.pop(spot.piece.text)
    spot.options += [
        Option(text, fit, tokens_of(text), True)
        for text, fit in fits.items()
        if fit > least
    ]


def _others(
    piece: ctc.Piece,
    view: Floats,
    before: list[str],
    after: str,
    ends: bool,
    roman: int,
    lm: Model,
) -> dict[str, float]:
    """Other texts for a word and what each costs; the text as read among them where it has a cost
    too."""
    text = piece.text
    found: dict[str, float] = {}
    if piece.weakest < BEYOND_DOUBT or not lm.knows(text[slice(*core(text))]):
        found = dict.fromkeys(
            candidates.syllables(text, piece.weakest < UNSURE, lm), CHANGE
        )
    found.update(dict.fromkeys(candidates.splits(text, view, lm), CHANGE))
    found.update(dict.fromkeys(candidates.figures(text), -FIGURE))
    found.update(marks.percent(text, before))
    found.update(marks.romans(text, not before, roman))
    if ends and text.endswith(("./", "/.")) and not text.endswith("./."):
        found[text[:-2] + "./."] = -FIGURE  # the mark that closes a document
    found.update(marks.stops(piece, after, not before, ends, found))
    return found


@lru_cache(maxsize=20_000)
def tokens_of(text: str) -> tuple[int, ...]:
    """The ids of a candidate's words for the language model."""
    words = (
        _WORDS.split(text)
        if _STROKE.sub("", text).isalpha()
        else text.split(" ")
    )
    return tuple(map(model().token, words))
