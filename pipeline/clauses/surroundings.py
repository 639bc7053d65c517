"""What stands around a block: headings above it, the sentence that opens its list, the caption of
its table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline import reporting
from pipeline.records import Block, Layout

_STAGE = 40  # characters of the longest line that is nothing but a time
_BARE = re.compile(r"(?:[\W\d_]|\b[a-zđ]\b|đến|trong|hết|cuối|năm)*", re.I)
CONTENT = frozenset(("heading", "paragraph", "row", "footnote", "title"))


@dataclass(frozen=True, slots=True)
class Around:
    """Texts around a block, nearest first."""

    lead: str = ""  # the sentence before it that opens a list
    headings: tuple[str, ...] = ()
    caption: str = ""  # what stands right above the table
    before: str = ""  # the paragraph before it, where it is one itself
    stage: str = (
        ""  # the line above that is nothing but a time: "- Giai đoạn 2025-2027"
    )
    # the heading without a number that a paragraph stands under
    bare_heading: str = ""


class Surroundings:
    """Finds the surroundings of the blocks of one document."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._around: list[Around] = []
        lead, caption, table, section = "", "", -1, ""
        before = stage = bare = ""
        for at, block in enumerate(layout.blocks):
            if block.section != section or block.kind == "heading":
                section, lead = (
                    block.section,
                    "" if block.kind == "heading" else lead,
                )
                stage = ""
                bare = self._bare_heading(block)
            if block.kind == "row" and block.table != table:
                table = block.table
                caption = self._caption(at)
            text = block.text.rstrip(" *_")
            opens = block.kind == "paragraph" and text.endswith(":")
            above = caption if block.kind == "row" else ""
            self._around.append(
                Around(
                    "" if opens else lead,
                    self._headings(block),
                    above,
                    before if block.kind == "paragraph" else "",
                    stage,
                    bare if block.kind == "paragraph" else "",
                )
            )
            before = block.text if block.kind == "paragraph" else ""
            if block.kind == "paragraph" and is_time(text):
                stage = text
            if opens:
                lead = block.text

    def of(self, block: int) -> Around:
        return (
            self._around[block] if 0 <= block < len(self._around) else Around()
        )

    def _headings(self, block: Block) -> tuple[str, ...]:
        path = block.section.split("/") if block.section else []
        paths = ["/".join(path[:n]) for n in range(len(path), 0, -1)]
        found = [
            self.layout.headings[p] for p in paths if p in self.layout.headings
        ]
        return tuple(h for h in found if h != block.text)

    def _bare_heading(self, block: Block) -> str:
        """A heading without a number, which no section path names."""
        if block.kind != "heading":
            return ""
        numbered = self.layout.headings.get(block.section, "")
        return "" if block.text in numbered else block.text

    def _caption(self, at: int) -> str:
        above = self.layout.blocks[at - 1] if at else None
        return (
            above.text
            if above and above.kind in ("paragraph", "heading", "title")
            else ""
        )


def is_time(text: str) -> bool:
    """Whether a line is nothing but a time, that of the lines under it.

    >>> is_time("- Giai đoạn 2025 - 2027:"), is_time("Năm 2025 có 3 lớp")
    (True, False)"""
    if len(text) > _STAGE:
        return False
    times = reporting.named(text)
    rest = (
        text[: times[0].start] + text[times[0].end :]
        if len(times) == 1
        else "?"
    )
    return _BARE.fullmatch(rest) is not None


@cache
def marker() -> re.Pattern[str]:
    """A list marker at the start of a text."""
    return re.compile(
        r"^\s*(?:[-+*•–—=@]+|\(?[a-zđ]\)|\(?\d{1,2}(?:\.\d{1,2})*[.)])\s+"
    )
