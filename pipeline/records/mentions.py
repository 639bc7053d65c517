"""What the mentions stage gives: every number that means something."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records.box import Box

# labels of the mentions that are figures, not dates, codes or addresses
FIGURES = frozenset(("COUNT", "MONEY", "PERCENT", "RATIO", "MEASURE"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A number that means something, where it stands. ``label``, ``value``, ``unit``, ``cmp``: see
    docs/tables."""

    mention_id: str
    page: int
    line: int  # from 1, of the page's text
    start: int
    end: int
    label: str  # DOCNO DATE MONEY PERCENT COUNT RATIO MEASURE LEVEL URL EMAIL
    text: str
    value: str
    unit: str = ""
    cmp: str = "="
    box: Box | None = None
    section: str = ""
    origin: str = "text"
    alternatives: tuple[str, ...] = ()
    confidence: float | None = None
    # own (the document's number), issued (its date), ref (date of a cited document), furniture
    role: str = ""
    # index into Layout.blocks, and offsets in that block's text: all that the stage gives have them
    block: int = -1
    block_start: int = -1
    block_end: int = -1
    # index into Layout.tables, row, column
    cell: tuple[int, int, int] | None = None
    # accepted, corrected or explained by a person; see review/
    reviewed: str = ""
    value_read: str = ""  # the value that was read, where a person corrected it
