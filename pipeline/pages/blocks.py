"""The parts of a page in reading order, before they become one text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from pipeline.records import Box, Cell, Table, Word

Placed = TypeVar("Placed", Word, Cell)
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A line, a table, or a region that was read on its own: its text and all that refers into it
    by offsets from its beginning."""

    text: str
    box: Box | None = None
    words: tuple[Word, ...] = ()
    tables: tuple[Table, ...] = ()
    capitals: Spans = ()


def join(blocks: Sequence[Block], between: str = "\n") -> Block:
    """The blocks as one, ``between`` them; their tables are numbered from 1."""
    words: list[Word] = []
    tables: list[Table] = []
    capitals: list[tuple[int, int]] = []
    at = 0
    for block in blocks:
        words += [_moved(word, at) for word in block.words]
        capitals += [(start + at, end + at) for start, end in block.capitals]
        for table in block.tables:
            cells = tuple(
                _moved(cell, at) if cell.start >= 0 else cell
                for cell in table.cells
            )
            tables.append(replace(table, number=len(tables) + 1, cells=cells))
        at += len(block.text) + len(between)
    return Block(
        between.join(block.text for block in blocks),
        union([block.box for block in blocks]),
        tuple(words),
        tuple(tables),
        tuple(capitals),
    )


def union(boxes: Sequence[Box | None]) -> Box | None:
    """The smallest box around those that are known."""
    known = [box for box in boxes if box is not None]
    if not known:
        return None
    return Box(
        min(box.x0 for box in known),
        min(box.y0 for box in known),
        max(box.x1 for box in known),
        max(box.y1 for box in known),
    )


def _moved(one: Placed, by: int) -> Placed:
    return replace(one, start=one.start + by, end=one.end + by)
