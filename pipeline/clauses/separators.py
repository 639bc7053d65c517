"""What parts the words of a text: commas and brackets, colons and semicolons, conjunctions between
counted things, other figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.clauses.figures import Figure
from pipeline.clauses.phrases import Words, words_of
from pipeline.clauses.roles import said

CONJUNCTIONS = words_of("conjunction")
_SOFT = re.compile(r"[,()\[\]–/]|\s-\s")
_HARD = re.compile(r"[;:]")


class Gap(NamedTuple):
    """What lies between two spans of words."""

    words: int
    soft: int  # commas, brackets, dashes, conjunctions that part counted things
    hard: int  # colons, semicolons
    figures: int

    @property
    def parts(self) -> bool:
        """Whether anything but words stands in it."""
        return bool(self.soft or self.hard or self.figures)


_NOTHING = Gap(0, 0, 0, 0)


class Separators:
    """All of one text; those inside of mentions part nothing."""

    def __init__(
        self,
        words: Words,
        figures: Sequence[Figure],
        mentions: Sequence[tuple[int, int]],
    ) -> None:
        """``mentions``: the offsets of all mentions of the text."""
        self._words = words
        inside = {at for start, end in mentions for at in range(start, end)}
        self._soft = _places(_SOFT, words.text, inside)
        # "chi 5 tỷ đồng, trong khi thu 7 tỷ": a statement of something else
        hits = said("contrast", words.text)
        contrasts = [words.starts[hit.first] for hit in hits]
        self._hard = sorted(_places(_HARD, words.text, inside) + contrasts)
        self._semicolons = [at for at in self._hard if words.text[at] == ";"]
        self._figures = [figure.first for figure in figures]
        self._conjunctions = _conjunctions(words, self._figures)
        self._gaps: dict[tuple[int, int], Gap] = {}

    def gap(self, left_stop: int, right_first: int) -> Gap:
        """What lies between two spans of words; reckoned once."""
        span = left_stop, right_first
        if span not in self._gaps:
            self._gaps[span] = self._gap(left_stop, right_first)
        return self._gaps[span]

    def soft(self, low: int, high: int) -> int:
        """The soft separators between two offsets."""
        return _between(self._soft, low, high)

    def hard(self, low: int, high: int) -> int:
        """The hard separators between two offsets."""
        return _between(self._hard, low, high)

    def semicolons(self, low: int, high: int) -> int:
        """The semicolons between two offsets."""
        return _between(self._semicolons, low, high)

    def hard_before(self, at: int) -> int:
        """Where the last hard separator before an offset stands; -1 for none."""
        place = bisect_left(self._hard, at) - 1
        return self._hard[place] if place >= 0 else -1

    def hard_behind(self, at: int) -> int:
        """Where the first hard separator from an offset on stands; -1 for none."""
        place = bisect_left(self._hard, at)
        return self._hard[place] if place < len(self._hard) else -1

    def _gap(self, left_stop: int, right_first: int) -> Gap:
        if right_first < left_stop:
            return _NOTHING
        low = self._words.ends[left_stop - 1]
        high = self._words.starts[right_first]
        figures = _between(self._figures, left_stop, right_first)
        soft = self.soft(low, high) + self._joins(left_stop, right_first)
        hard = self.hard(low, high)
        labelled = self._words.text[low:high].rstrip().endswith(":")
        if hard and labelled and not figures:
            hard -= 1  # "Mức độ 3: 120": the colon ties the label to its figure
        return Gap(right_first - left_stop, soft, hard, figures)

    def _joins(self, low: int, high: int) -> int:
        """Conjunctions that part two counted things: "25 hồ sơ A và 30 hồ sơ B"."""
        if low >= high:
            return 0
        before_figures = _between(self._conjunctions, low, high)
        return before_figures + sum(map(self._parts, {low, high - 1}))

    def _parts(self, edge: int) -> bool:
        """Whether a word at the edge of a gap is a conjunction that stands before no figure."""
        if edge in self._conjunctions:
            return False
        return self._words.words[edge] in CONJUNCTIONS


def _places(
    pattern: re.Pattern[str],
    text: str,
    inside: set[int],
) -> list[int]:
    found = (match.start() for match in pattern.finditer(text))
    return [at for at in found if at not in inside]


def _conjunctions(words: Words, figures: Sequence[int]) -> list[int]:
    """The conjunctions that stand right before figures."""
    before = {first - 1 for first in figures if first}
    return sorted(word for word in before if words.words[word] in CONJUNCTIONS)


def _between(
    places: Sequence[int],
    low: int,
    high: int,
) -> int:
    return bisect_left(places, high) - bisect_left(places, low)
