"""Sentences that state what was counted a period before, footnotes most of them: the bases of
changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

from pipeline.checks.counted import noun
from pipeline.checks.figures import Figure
from pipeline.checks.passages import Passage
from pipeline.checks.patterns import finds, pattern, said
from pipeline.text import fold

_NEXT_NOTE = pattern("changes next note")
_PERIOD = pattern("changes period")
_TOPIC = 6  # words that begin a passage and say what it is about


@dataclass(frozen=True)
class Statement:
    """A sentence that may give the base of a change: a footnote, or a sentence among others."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.passage.block.text[self.start : self.end]

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return self.passage.within(self.start, self.end)

    @cached_property
    def counts(self) -> list[tuple[Figure, frozenset[str], bool, bool]]:
        """The counts: figure, the words of its noun, whether it adds up what came before, whether
        it is a change."""
        return [
            (
                f,
                noun(f.unit),
                said("cumulative", self.passage.before(f)),
                self.passage.changes(f),
            )
            for f in self.figures
            if f.is_count
        ]

    @cached_property
    def bases(
        self,
    ) -> dict[frozenset[str], tuple[Figure | None, Figure | None]]:
        """The bases found so far, by the words of the noun that is counted."""
        return {}

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @cached_property
    def initials(self) -> list[str]:
        """Its abbreviations, folded."""
        return [
            fold(word) for word in re.findall(r"\b[A-ZĐ]{2,6}\b", self.text)
        ]


def statements(passage: Passage) -> Iterator[Statement]:
    """The sentences that name a period and give a figure."""
    for start, end in passage.sentences:
        notes = _NEXT_NOTE.finditer(passage.block.text, start, end)
        cuts = [start, *(note.end() for note in notes), end]
        for first, last in pairwise(cuts):
            if finds("changes period", passage.lower[first:last]):
                yield Statement(passage, first, last)


def bases(note: Statement, now: Figure) -> tuple[Figure | None, Figure | None]:
    """The figure of the period before and the cumulative one."""
    thing = noun(now.unit)
    if thing not in note.bases:
        note.bases[thing] = _found_bases(note, thing)
    return note.bases[thing]


def _found_bases(
    note: Statement, thing: frozenset[str]
) -> tuple[Figure | None, Figure | None]:
    base = total = None
    for item, named, cumulative, change in note.counts:
        if not named & thing:
            continue
        if cumulative:
            total = total or item
        elif base is None and not change:
            base = item
    return base, total


def stating(
    passage: Passage,
    notes: Sequence[Statement],
    now: Figure,
    change: Figure,
    sign: int,
) -> Statement | None:
    """The statement that gives the base: by its topic (SXH: Sốt xuất huyết), or as it fits."""
    fitting = [n for n in notes if bases(n, now)[0] is not None]
    lead = fold(passage.lower[: now.start])
    topic = re.findall(r"[^\W\d_]+", lead)[:_TOPIC]
    named = (n for n in fitting if _has_topic(n, topic))
    making = (
        n
        for n in fitting
        if _makes_now(
            n,
            now,
            change,
            sign,
        )
    )
    return next(chain(named, making), None)


def _has_topic(note: Statement, topic: Sequence[str]) -> bool:
    """Whether a statement says the first words of a topic, or abbreviates them."""
    if len(topic) > 1 and " ".join(topic[:3]) in note.folded:
        return True
    initials = "".join(word[0] for word in topic)
    return any(map(initials.startswith, note.initials))


def _makes_now(
    note: Statement,
    now: Figure,
    change: Figure,
    sign: int,
) -> bool:
    base, _ = bases(note, now)
    if base is None:
        return False
    return base.value + sign * change.value == now.value
