"""The figures of a document as the checks see them: blocks with their numbers in order and the text
between them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache, cached_property
from itertools import pairwise

from pipeline.checks.intervals import Interval, of_mention
from pipeline.checks.patterns import pattern, triggers
from pipeline.clauses.figures import Placed
from pipeline.clauses.sentences import cuts
from pipeline.records import FIGURES, Block, Document, Mention

_BRACKET = re.compile(r"[()]")
_LED = 40  # characters before a figure in which a word tells of a change


@cache
def words(group: str) -> re.Pattern[str]:
    """The pattern of a group of trigger words of ``models/triggers.tsv``, for lower-case text.

    With diacritics: without them "hạ tầng" would be a rise (tăng) and "giám đốc" a fall (giảm).
    """
    found = sorted(triggers(group), key=lambda w: (-len(w), w))
    return re.compile(r"(?<!\w)(?:" + "|".join(found) + r")(?!\w)")


@dataclass(frozen=True, slots=True)
class Figure(Placed):
    """A mention with its interval. Of a ratio, ``interval`` is the first side and ``whole`` the
    second."""

    interval: Interval
    whole: Interval | None = None

    @property
    def equals(self) -> bool:
        return self.mention.cmp in ("", "=")


def figure(mention: Mention) -> Figure | None:
    """The figure of a mention, None where it is none that can be reckoned with."""
    if mention.label == "RATIO":
        first, second = of_mention(mention, 1), of_mention(mention, 2)
        return Figure(mention, first, second) if first and second else None
    interval = of_mention(mention) if mention.label in FIGURES else None
    return Figure(mention, interval) if interval else None


def summed(figures: Iterable[Figure]) -> Fraction:
    """The sum of what figures print."""
    return sum((f.interval.value for f in figures), Fraction(0))


@dataclass(frozen=True)
class Passage:
    """A block of running text (or a table row) with its figures in order."""

    index: int
    block: Block
    figures: tuple[Figure, ...]
    # all mentions of the block, dates and numbers of documents too
    every: tuple[Mention, ...]

    @cached_property
    def lower(self) -> str:
        """The text in lower case, of equal length."""
        lower = self.block.text.lower()
        return (
            lower
            if len(lower) == len(self.block.text)
            else "".join(c.lower()[:1] or c for c in self.block.text)
        )

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """(start, end) of each sentence."""
        edges = [0, *cuts(self.block.text), len(self.block.text)]
        return tuple(pairwise(edges))

    def sentence(self, at: int) -> int:
        """The ordinal of the sentence that holds offset ``at``."""
        return (
            bisect_right(self._cuts, at) - 1
            if at < len(self.block.text)
            else len(self._cuts) - 1
        )

    @cached_property
    def _cuts(self) -> tuple[int, ...]:
        return tuple(start for start, _ in self.sentences)

    @property
    def crowded(self) -> bool:
        """Whether one sentence (of a row: one cell) holds two figures."""
        places = [self.sentence(f.start) for f in self.figures]
        return len(set(places)) < len(places)

    def between(self, start: int, end: int) -> str:
        return self.lower[start:end]

    def ordinal(self, item: Figure) -> int:
        """The place of a figure among the figures of the passage."""
        return bisect_left(self._starts, item.start)

    def within(self, start: int, end: int) -> tuple[Figure, ...]:
        """The figures that begin from ``start`` on and before ``end``."""
        return self.figures[
            bisect_left(self._starts, start) : bisect_left(self._starts, end)
        ]

    def ended(self, at: int) -> int:
        """How many figures end at ``at`` or before."""
        return bisect_right(self._ends, at)

    def before(self, item: Figure) -> str:
        """Lower-case text from the figure before to ``item``, within its sentence."""
        if item.start not in self._leads:
            start = self.sentences[self.sentence(item.start)][0]
            self._leads[item.start] = self.lower[
                max(start, self.end_before(item)) : item.start
            ]
        return self._leads[item.start]

    @cached_property
    def _leads(self) -> dict[int, str]:
        return {}

    @cached_property
    def said(self) -> dict[int, frozenset[str]]:
        """The words around a figure that say what it counts, by where it stands, as far as they
        were asked for."""
        return {}

    @cached_property
    def _changes(self) -> dict[int, bool]:
        return {}

    def end_before(self, item: Figure) -> int:
        """Where the last figure before ``item`` ends; 0 where there is none."""
        at = bisect_right(self._ends, item.start)
        return self._ends[at - 1] if at else 0

    @cached_property
    def _ends(self) -> list[int]:
        return sorted(f.end for f in self.figures)

    @cached_property
    def _starts(self) -> list[int]:
        return sorted(f.start for f in self.figures)

    def after(self, item: Figure) -> str:
        """Lower-case text from ``item`` to the next figure, within its sentence."""
        end = self.sentences[self.sentence(item.start)][1]
        at = bisect_left(self._starts, item.end)
        return self.lower[item.end : min([end, *self._starts[at : at + 1]])]

    @cached_property
    def depths(self) -> tuple[int, ...]:
        """The depth of brackets at each offset, and at the end."""
        depth, at, found = 0, 0, list[int]()
        for bracket in _BRACKET.finditer(self.block.text):
            found += [depth] * (bracket.start() - at)
            at = bracket.end()
            if bracket[0] == ")":
                depth = max(0, depth - 1)
            found.append(depth)
            if bracket[0] == "(":
                depth += 1
        return (*found, *[depth] * (len(self.block.text) + 1 - at))

    @cached_property
    def _brackets(self) -> tuple[dict[int, int], list[int], list[int]]:
        """Opening bracket -> the one that closes it; and the offsets of all brackets with the one
        that is open behind each, -1 for none."""
        closing: dict[int, int] = {}
        at, inner, opened = list[int](), list[int](), list[int]()
        for bracket in _BRACKET.finditer(self.block.text):
            if bracket[0] == "(":
                opened.append(bracket.start())
            elif opened:
                closing[opened.pop()] = bracket.start()
            at.append(bracket.start())
            inner.append(opened[-1] if opened else -1)
        return closing, at, inner

    def depth(self, item: Figure) -> int:
        return self.depths[item.start]

    def closing(self, opening: int) -> int:
        """The offset of the bracket that closes the one at ``opening``; its sentence's end where
        none does."""
        found = self._brackets[0].get(opening)
        return (
            self.sentences[self.sentence(opening)][1]
            if found is None
            else found
        )

    def leaves(self, at: int) -> int:
        """The offset at which the bracket closes that holds ``at``; the end of the text where none
        does."""
        closing, brackets, inner = self._brackets
        last = bisect_left(brackets, at)
        return (
            closing.get(inner[last - 1], len(self.block.text))
            if last
            else len(self.block.text)
        )

    def limits(self, item: Figure) -> bool:
        """Whether the figure is a threshold ("đạt từ 80% trở lên"), which nothing was counted
        to."""
        return words("threshold").match(self.after(item).lstrip()) is not None

    def of_plan(self, item: Figure) -> bool:
        """Whether a percentage is one of a plan ("đạt 90% kế hoạch"); a plan that a next clause
        gives ("đạt 90%, kế hoạch 95%") is not what it is of."""
        clause = pattern("figures next clause").split(self.after(item), 1)[0]
        return words("plan").search(clause) is not None

    def changes(self, item: Figure) -> bool:
        """Whether the figure is a change (tăng 51 ca, cao hơn 0,105), not a quantity."""
        if item.start not in self._changes:
            said = self.before(item)[-_LED:]
            behind = said.rpartition(":")[2]
            if re.search(r"[^\W\d_]", behind):
                said = behind  # "Giảm nghèo: cả huyện có 2.315 hộ"
            self._changes[item.start] = bool(words("change").search(said))
        return self._changes[item.start]


@dataclass(frozen=True)
class Figures:
    """All passages of a document, and the figures that stand in cells of its tables."""

    document: Document
    passages: tuple[Passage, ...]
    cells: dict[tuple[int, int, int], tuple[Figure, ...]] = field(
        default_factory=dict
    )

    def prose(self) -> Iterator[Passage]:
        return (
            p
            for p in self.passages
            if p.block.kind
            not in ("row", "letterhead", "recipients", "furniture")
        )


def read(document: Document) -> Figures:
    """The figures of a document by block and by cell, in reading order."""
    blocks = document.layout.blocks
    inside: dict[int, list[Mention]] = {}
    cells: dict[tuple[int, int, int], list[Figure]] = {}
    for mention in document.mentions:
        if 0 <= mention.block < len(blocks) and mention.role != "furniture":
            inside.setdefault(mention.block, []).append(mention)
        found = figure(mention) if mention.cell else None
        if mention.cell and found:
            cells.setdefault(mention.cell, []).append(found)
    passages = []
    for index in sorted(inside):
        every = sorted(
            inside[index], key=lambda m: (m.block_start, m.block_end)
        )
        figures = tuple(f for f in map(figure, every) if f)
        passages.append(Passage(index, blocks[index], figures, tuple(every)))
    return Figures(
        document,
        tuple(passages),
        {key: tuple(found) for key, found in cells.items()},
    )
