"""The blocks of a document as the checks see them: their figures in order and the text between
them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from pipeline.checks.figures import Figure, figure
from pipeline.checks.patterns import opens, pattern, said
from pipeline.clauses.sentences import cuts
from pipeline.grouping import by_key
from pipeline.records import Block, Document, Mention

_BRACKET = re.compile(r"[()]")
_LED = 40  # characters before a figure in which a word tells of a change
# blocks that are no running text
_SET_APART = ("row", "letterhead", "recipients", "furniture")
_Item = TypeVar("_Item")


def preceding(
    order: Sequence[_Item],
    at: int,
    most: int,
) -> Sequence[_Item]:
    """At most so many items right before the one at ``at``."""
    return order[max(0, at - most) : at]


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
        text = self.block.text
        lower = text.lower()
        if len(lower) == len(text):
            return lower
        return "".join(c.lower()[:1] or c for c in text)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """(start, end) of each sentence."""
        edges = [0, *cuts(self.block.text), len(self.block.text)]
        return tuple(pairwise(edges))

    def sentence(self, at: int) -> int:
        """The ordinal of the sentence that holds offset ``at``."""
        if at < len(self.block.text):
            return bisect_right(self._cuts, at) - 1
        return len(self._cuts) - 1

    @cached_property
    def _cuts(self) -> tuple[int, ...]:
        return tuple(start for start, _ in self.sentences)

    @property
    def crowded(self) -> bool:
        """Whether one sentence (of a row: one cell) holds two figures."""
        places = [self.sentence(f.start) for f in self.figures]
        return len(set(places)) < len(places)

    @property
    def in_table(self) -> bool:
        return self.block.table >= 0

    def between(self, start: int, end: int) -> str:
        return self.lower[start:end]

    def in_one_sentence(self, *items: Figure) -> bool:
        return len({self.sentence(item.start) for item in items}) == 1

    def ordinal(self, item: Figure) -> int:
        """The place of a figure among the figures of the passage."""
        return bisect_left(self._starts, item.start)

    def previous(self, item: Figure) -> Figure | None:
        """The figure before one; None before the first."""
        at = self.ordinal(item)
        return self.figures[at - 1] if at else None

    def next(self, item: Figure) -> Figure | None:
        """The figure behind one; None behind the last."""
        behind = self.figures[self.ordinal(item) + 1 :][:1]
        return behind[0] if behind else None

    def percent_behind(self, item: Figure) -> Figure | None:
        """The percentage right behind a figure; None where another figure or none follows."""
        behind = self.next(item)
        return behind if behind and behind.is_percent else None

    def within(self, start: int, end: int) -> tuple[Figure, ...]:
        """The figures that begin from ``start`` on and before ``end``."""
        first = bisect_left(self._starts, start)
        behind = bisect_left(self._starts, end)
        return self.figures[first:behind]

    def ended(self, at: int) -> int:
        """How many figures end at ``at`` or before."""
        return bisect_right(self._ends, at)

    def before(self, item: Figure) -> str:
        """Lower-case text from the figure before to ``item``, within its sentence."""
        if item.start not in self._leads:
            sentence, _ = self.sentences[self.sentence(item.start)]
            start = max(sentence, self.end_before(item))
            self._leads[item.start] = self.lower[start : item.start]
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
        _, end = self.sentences[self.sentence(item.start)]
        at = bisect_left(self._starts, item.end)
        stop = min([end, *self._starts[at : at + 1]])
        return self.lower[item.end : stop]

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
        rest = len(self.block.text) + 1 - at
        return (*found, *[depth] * rest)

    @cached_property
    def _brackets(self) -> tuple[dict[int, int], list[int], list[int]]:
        """Opening bracket -> the one that closes it; and the offsets of all brackets with the one
        that is open behind each, -1 for none."""
        closing: dict[int, int] = {}
        at: list[int] = []
        inner: list[int] = []
        opened: list[int] = []
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
        closing, _, _ = self._brackets
        _, end = self.sentences[self.sentence(opening)]
        return closing.get(opening, end)

    def leaves(self, at: int) -> int:
        """The offset at which the bracket closes that holds ``at``; the end of the text where none
        does."""
        closing, brackets, inner = self._brackets
        end = len(self.block.text)
        last = bisect_left(brackets, at)
        return closing.get(inner[last - 1], end) if last else end

    def limits(self, item: Figure) -> bool:
        """Whether the figure is a threshold ("đạt từ 80% trở lên"), which nothing was counted
        to."""
        return opens("threshold", self.after(item).lstrip())

    def of_plan(self, item: Figure) -> bool:
        """Whether a percentage is one of a plan ("đạt 90% kế hoạch"); a plan that a next clause
        gives ("đạt 90%, kế hoạch 95%") is not what it is of."""
        next_clause = pattern("figures next clause")
        clause, *_ = next_clause.split(self.after(item), 1)
        return said("plan", clause)

    def changes(self, item: Figure) -> bool:
        """Whether the figure is a change (tăng 51 ca, cao hơn 0,105), not a quantity."""
        if item.start not in self._changes:
            lead = self.before(item)[-_LED:]
            behind = lead.rpartition(":")[2]
            if re.search(r"[^\W\d_]", behind):
                lead = behind  # "Giảm nghèo: cả huyện có 2.315 hộ"
            self._changes[item.start] = said("change", lead)
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
        """The running text, with no part of the page's form."""
        for passage in self.passages:
            if passage.block.kind not in _SET_APART:
                yield passage

    @cached_property
    def outside_tables(self) -> list[Passage]:
        return [p for p in self.passages if not p.in_table]


def read(document: Document) -> Figures:
    """The figures of a document by block and by cell, in reading order."""
    told = (m for m in document.mentions if m.role != "furniture")
    inside = by_key((mention.block, mention) for mention in told)
    cells = by_key(
        (mention.cell, found)
        for mention in document.mentions
        if mention.cell and (found := figure(mention))
    )
    blocks = document.layout.blocks
    return Figures(
        document,
        tuple(_passage(at, blocks[at], inside[at]) for at in sorted(inside)),
        {place: tuple(figures) for place, figures in cells.items()},
    )


def _passage(
    index: int,
    block: Block,
    mentions: Sequence[Mention],
) -> Passage:
    every = sorted(mentions, key=lambda m: (m.block_start, m.block_end))
    figures = filter(None, map(figure, every))
    return Passage(index, block, tuple(figures), tuple(every))
