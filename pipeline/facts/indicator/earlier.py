"""What the sentences before a figure in the same block name for the rows of the taxonomy."""

from __future__ import annotations

from collections.abc import Collection, Set

from pipeline.clauses.figures import Figure
from pipeline.clauses.leaning import detached
from pipeline.clauses.phrases import Hit
from pipeline.clauses.scene import Scene
from pipeline.facts.indicator.case import Case, Cases, Key
from pipeline.facts.indicator.own_sentence import (
    acts_by_itself,
    is_share_of_what_follows,
)
from pipeline.facts.indicator.shares_like import points_back
from pipeline.facts.indicator.vicinity import Vicinity

_EARLIER = 0.3  # how far a cue of the sentences before governs
_NAMED_BEFORE = 0.6  # how far the full noun of a short one governs
_POINTED_AT = 0.6  # ... and what the sentence before names for "tỷ lệ này"
_NAMED_SENTENCES = 2  # sentences between a short noun and its full one
_NOWHERE = range(0)
# before a figure by which its sentence says what it is of
_OBJECT_WORDS = {"MONEY": 4}
_OBJECT_WORDS_ELSE = 6


class Earlier:
    """The sentences before the figures of one scene; ``phrases``: its nouns and cues."""

    def __init__(self, scene: Scene, phrases: Vicinity) -> None:
        self._scene, self._phrases = scene, phrases

    def hear(self, figure: Figure, cases: Cases) -> None:
        """Takes in what they name: weak cues, and full nouns for short ones."""
        short = {row for row, case in cases.items() if case.short}
        if not short and not figure.sentence:
            return  # no sentence stands before
        last = self._last_named(figure, short)
        rate = self._rate_meant(figure)
        for hit in self._phrases.near(figure):
            if hit.stop > figure.first:
                continue
            if hit.first in rate:
                self._point_at(hit, cases)
            elif hit.key.part == "noun":
                for row in short.intersection(hit.key.rows):
                    if self._is_full(hit, figure, cases[row], last):
                        cases[row].take_noun(_NAMED_BEFORE, hit.size, "before")
            elif hit.key.part == "cue":
                for row in self._reached(hit, figure, cases):
                    cases[row].take_cue(_EARLIER, hit.size, "before")

    def _rate_meant(self, figure: Figure) -> range:
        """The words of the sentence before, where it names without a figure the rate that "tỷ lệ
        này" means."""
        last = figure.sentence - 1
        if figure.label != "PERCENT" or last < 0:
            return _NOWHERE
        first, stop = map(self._scene.first_word, (last, figure.sentence))
        named = self._scene.said("rate", first, stop)
        if not named or self._scene.between(first, stop):
            return _NOWHERE
        meant = points_back(self._scene, figure)
        return range(first, stop) if meant else _NOWHERE

    def _point_at(self, hit: Hit[Key], cases: Cases) -> None:
        """Takes in a noun or a cue of the rate that a sentence points back to."""
        for row in hit.key.rows:
            case = cases[row]
            if hit.key.part == "noun" and case.noun < _POINTED_AT:
                case.take_noun(_POINTED_AT, hit.size, "before")
            elif hit.key.part == "cue" and case.cue < _POINTED_AT:
                case.take_cue(_POINTED_AT, hit.size, "before")

    def _is_full(
        self, hit: Hit[Key], figure: Figure, case: Case, last: int
    ) -> bool:
        """Whether a noun is the full one of a short unit, and named last, not long before."""
        if case.noun >= _NAMED_BEFORE or hit.stop <= last:
            return False
        sentences = figure.sentence - self._scene.sentence_of(hit.first)
        return sentences <= _NAMED_SENTENCES

    def _reached(
        self, hit: Hit[Key], figure: Figure, cases: Cases
    ) -> Collection[int]:
        """The rows for which a cue of a sentence before speaks of the figure: that of a year's
        figure from any, others from the last alone, where the figure's own sentence is short of an
        object."""
        sentences = figure.sentence - self._scene.sentence_of(hit.first)
        if not sentences or (sentences > 1 and not hit.key.yearly):
            return ()
        weak = [row for row in hit.key.rows if cases[row].cue < _EARLIER]
        if hit.key.yearly:
            # "98% số ca chụp không in phim"
            of_itself = is_share_of_what_follows(self._scene, figure)
            return () if of_itself else weak
        weak = [
            row for row in weak if not self._is_complete(figure, cases[row])
        ]
        if figure.label == "MONEY" or not weak:
            return weak
        if acts_by_itself(self._scene, figure):
            return ()
        if detached(self._scene, hit.stop, figure):
            return ()
        return set(weak) - self._rows_of_parts(figure)

    def _rows_of_parts(self, figure: Figure) -> set[int]:
        """The rows whose cues name a part of the figure, so that the whole is of another kind:
        "12.345 hồ sơ, trong đó 10.000 hồ sơ trực tuyến"."""
        high = self._scene.first_word(figure.sentence + 1)
        return {
            row
            for other in self._phrases.near(figure)
            if other.key.part == "cue" and figure.stop <= other.first < high
            if self._scene.names_parts(figure.stop, other.first)
            for row in other.key.rows
        }

    def _is_complete(self, figure: Figure, case: Case) -> bool:
        """Whether the sentence of a figure needs no cue of another: a count with a noun of one
        word could be of anything."""
        if figure.label == "COUNT":
            return case.noun_size < 2
        return self._has_object(figure)

    def _last_named(self, figure: Figure, short: Set[int]) -> int:
        """The first word of the thing last named before a figure that counts so many "máy" or "bộ":
        a printer is no computer. ``short``: the rows that count them."""
        machines = self._scene.said("machine", 0, figure.first)
        things = [(hit.stop, hit.first) for hit in machines]
        if short:
            things += [
                (hit.stop, hit.first)
                for hit in self._phrases.near(figure)
                if hit.key.part == "noun" and not short.isdisjoint(hit.key.rows)
                if hit.stop <= figure.first
            ]
        return max(things, default=(0, 0))[1]

    def _has_object(self, figure: Figure) -> bool:
        """Whether the sentence itself says what the money or the share is of, unlike "Kinh phí gần
        3 tỷ đồng"."""
        opening = figure.first - self._scene.first_word(figure.sentence)
        return opening > _OBJECT_WORDS.get(figure.label, _OBJECT_WORDS_ELSE)
