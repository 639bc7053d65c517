"""What speaks for one row of the taxonomy that a figure may state: nouns, cues, excludes, how far
each governs the figure and where it was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Set
from typing import NamedTuple

from pipeline.clauses.phrases import Hit


class Key(NamedTuple):
    """What a phrase is to the rows of the taxonomy that list it: a noun, a cue, an exclude ..., and
    their numbers. ``yearly``: they are of a year that is named, and their words govern from
    afar."""

    part: str
    yearly: bool
    rows: tuple[int, ...]

    def among(self, rows: Set[int]) -> Key:
        """The same to some of the rows alone."""
        kept = tuple([row for row in self.rows if row in rows])
        if len(kept) == len(self.rows):
            return self
        return Key(self.part, self.yearly, kept)


SIZE = 0.04  # what each word of a cue adds
EXCLUDES = frozenset(("exclude", "never"))
# what a sentence tells; short nouns tell something in a unit alone
HEARD = frozenset(("noun", "cue", "label"))


class Case:
    """What speaks for one indicator. Places: sentence, unit, head, label ...

    Fifty are made for a figure, of which few take anything in: what nothing speaks for stands
    in the class."""

    noun: float = 0.0
    noun_size: int = 0
    noun_first: int = -1  # where the noun of a share stands in the sentence
    noun_from: str = ""
    cue: float = 0.0
    cue_size: int = 0
    cue_first: int = -1  # where the cue stands in the sentence
    cue_stop: int = -1
    cue_from: str = ""
    short: float = 0.0
    # its unit names the kind: "505 tổ chức" of so many certificates
    named: bool = False
    bar: float = 0.0  # the strongest exclude
    never: float = 0.0  # the strongest exclude that no cue outweighs
    # the cue says nothing of a lack that the sentence states
    spoilt: bool = False

    @property
    def weight(self) -> float:
        """How strong the cue is, with its length."""
        return self.cue * (1 + SIZE * self.cue_size)

    def take_noun(self, strength: float, size: int, place: str) -> None:
        """Takes a noun for the strongest."""
        self.noun, self.noun_size, self.noun_from = strength, size, place

    def take_cue(self, strength: float, size: int, place: str) -> None:
        """Takes a cue for the strongest; one that stands in the sentence is placed after."""
        self.cue, self.cue_size, self.cue_from = strength, size, place
        self.cue_first = self.cue_stop = -1

    def forbid(self, part: str, strength: float) -> None:
        """Takes in an exclude, or one that no cue outweighs (``never``)."""
        if part == "exclude":
            self.bar = max(self.bar, strength)
        elif part == "never":
            self.never = max(self.never, strength)

    def hear(
        self, near: float, hit: Hit[Key], lack: tuple[int, int] | None
    ) -> None:
        """Takes in a noun or a cue of the figure's own sentence that governs it so far."""
        part = hit.key.part
        if part == "noun" and near > self.noun:
            self.take_noun(near, hit.size, "sentence")
            self.noun_first = hit.first
        elif part == "cue" and near * (1 + SIZE * hit.size) > self.weight:
            self.take_cue(near, hit.size, "sentence")
            self.cue_first, self.cue_stop = hit.first, hit.stop
            self.spoilt = lack is not None and not _overlap(hit, lack)


class Cases(defaultdict[int, Case]):
    """What speaks for each row of the taxonomy, by its number. ``cued``: the rows for which a cue
    in reach may speak, and those that need none; what else speaks for others comes to nothing."""

    def __init__(self, cued: Set[int]) -> None:
        super().__init__(Case)
        self._cued = cued

    def of(self, key: Key, but: Collection[int] = ()) -> list[Case]:
        """Those of the rows that list a phrase and may be spoken for, ``but`` for some."""
        return [
            self[row]
            for row in key.rows
            if row in self._cued and row not in but
        ]


def _overlap(hit: Hit[Key], span: tuple[int, int]) -> bool:
    return hit.first < span[1] and span[0] < hit.stop
