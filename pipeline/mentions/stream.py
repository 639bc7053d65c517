"""The text of a document as one stream, in three readings of equal length, with the way back to
blocks and pages."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from pipeline.mentions.patterns import pattern
from pipeline.mentions.written import grouped_by_marks, without_note_marks
from pipeline.records import Block
from pipeline.text import fold


@dataclass(frozen=True, slots=True)
class Span:
    """What a reader made of a piece of the stream; ``label`` SKIP claims digits that are no
    figure."""

    start: int
    end: int
    label: str
    value: str = ""
    unit: str = ""
    cmp: str = "="
    role: str = ""


# Ƣ for Ư and Ð for Đ, Cyrillic for Latin capitals: what a wrong font or keyboard leaves; one
# character each.
_LOOKALIKES = str.maketrans(
    "\u01a2\u01a3\u00d0\u00f0АВСЕНКМОРТХУ", "ƯưĐđABCEHKMOPTXY"
)
_LOOKALIKE = re.compile(f"[{''.join(map(chr, _LOOKALIKES))}]")

_SAMPLE = 20_000  # characters that tell how a text is written
_FEW = 0.03  # of the letters have marks in one without diacritics
_MARK = re.compile(r"</?[a-z][^<>]*>", re.I)  # of a table written as HTML


def _without_marks(block: Block) -> str:
    """The text of a block, blanks in place of the marks of a row of HTML."""
    if block.kind != "row":
        return block.text
    return _MARK.sub(lambda mark: " " * len(mark[0]), block.text)


def _mended(text: str) -> str:
    """The text with the letters of wrong fonts and keyboards put right; most have none."""
    return text.translate(_LOOKALIKES) if _LOOKALIKE.search(text) else text


def _lower(text: str) -> str:
    """The text in lower case, but for the few letters of other scripts that would become two
    (U+0130): offsets matter more than those."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _is_plain(sample: str) -> bool:
    """Whether a text was typed or read without diacritics."""
    letters = sum(map(str.isalpha, sample))
    marked = len(sample) - len(sample.encode("ascii", "ignore"))
    return marked < _FEW * letters


class Stream:
    """The blocks of a document joined by line breaks.

    ``source``, ``mended`` (letters that only look right put right, thousands parted by dots or
    commas), ``low`` and ``folded`` agree offset by offset."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        text = "\n".join(map(_without_marks, blocks))
        self.source = without_note_marks(text)
        self.mended = grouped_by_marks(_mended(self.source))
        self.folded = fold(self.mended)
        self.low = _lower(self.mended)
        self.plain = _is_plain(self.low[:_SAMPLE])
        # noun phrases read so far, by where they begin
        self.nouns: dict[int, tuple[str, int]] = {}
        # cues read so far, by where they end
        self.cues: dict[int, tuple[str, str]] = {}
        self.starts: list[int] = []
        at = 0
        for block in blocks:
            self.starts.append(at)
            at += len(block.text) + 1

    def before(
        self,
        name: str,
        position: int,
        reach: int,
        text: str = "",
    ) -> regex.Match[str] | None:
        """The phrase of models/patterns.tsv that stands among so many characters before a place;
        in the folded text where no other reading is given."""
        start = max(0, position - reach)
        return pattern(name).search(text or self.folded, start, position)

    def before_in_block(
        self,
        name: str,
        position: int,
        reach: int,
    ) -> regex.Match[str] | None:
        """``before``, in the block of the place alone."""
        reach = min(reach, position - self.block_start(position))
        return self.before(name, position, reach)

    def block_at(self, position: int) -> int:
        """Index of the block that holds ``position``; a line break belongs to the block before
        it."""
        return max(0, bisect_right(self.starts, position) - 1)

    def folded_prose(self) -> str:
        """The blocks that are no rows of tables."""
        return "\n".join(
            self.folded[start : start + len(block.text)]
            for start, block in zip(self.starts, self.blocks, strict=True)
            if block.kind != "row"
        )

    def block_start(self, position: int) -> int:
        return self.starts[self.block_at(position)]

    def line_before(self, position: int) -> str:
        """What stands before ``position`` on its line, back to the column's edge; a break right
        before it is none."""
        before = self.source[max(0, position - 100) : position]
        joined = before.rstrip("\n") if before.endswith("\n") else before
        return re.split(r"[\n\t|]", joined)[-1]

    def block_end(self, index: int) -> int:
        return self.starts[index] + len(self.blocks[index].text)

    def place(self, start: int, end: int) -> tuple[int, int, int, int] | None:
        """(block, page, start, end) on that page of a span of the stream; None where no slice holds
        its start.

        A span that runs into the next block ends where its last character stands, if that is
        further down the same page; else at the end of its first block."""
        index = self.block_at(start)
        block, shift = self.blocks[index], self.starts[index]
        inside = min(end, self.block_end(index))
        try:
            page, first, last = block.locate(start - shift, inside - shift)
            if end > inside:
                last_page, tail = self._place_of_character(end - 1)
                if last_page == page and tail >= last:
                    last = tail + 1
        except ValueError:
            return None
        return index, page, first, last

    def _place_of_character(self, position: int) -> tuple[int, int]:
        """(page, offset) of one character of the stream; raises ValueError where it has none."""
        index = self.block_at(position)
        at = position - self.starts[index]
        page, start, _ = self.blocks[index].locate(at, at + 1)
        return page, start
