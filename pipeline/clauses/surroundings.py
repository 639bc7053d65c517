"""What stands around a block: headings above it, the sentence that opens its list, the caption of
its table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.records import Block, Layout

CONTENT = frozenset(("heading", "paragraph", "row", "footnote", "title"))


@dataclass(frozen=True, slots=True)
class Around:
    """Texts around a block, nearest first."""

    lead: str = ""  # the sentence before it that opens a list
    headings: tuple[str, ...] = ()
    caption: str = ""  # what stands right above the table


class Surroundings:
    """Finds the surroundings of the blocks of one document."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._around: list[Around] = []
        lead, caption, table, section = "", "", -1, ""
        for at, block in enumerate(layout.blocks):
            if block.section != section or block.kind == "heading":
                section, lead = block.section, "" if block.kind == "heading" else lead
            if block.kind == "row" and block.table != table:
                table = block.table
                caption = self._caption(at)
            text = block.text.rstrip(" *_")
            opens = block.kind == "paragraph" and text.endswith(":")
            above = caption if block.kind == "row" else ""
            self._around.append(
                Around("" if opens else lead, self._headings(block), above)
            )
            if opens:
                lead = block.text

    def of(self, block: int) -> Around:
        return self._around[block] if 0 <= block < len(self._around) else Around()

    def _headings(self, block: Block) -> tuple[str, ...]:
        path = block.section.split("/") if block.section else []
        paths = ["/".join(path[:n]) for n in range(len(path), 0, -1)]
        found = [self.layout.headings[p] for p in paths if p in self.layout.headings]
        return tuple(h for h in found if h != block.text)

    def _caption(self, at: int) -> str:
        above = self.layout.blocks[at - 1] if at else None
        return (
            above.text
            if above
            and above.kind in ("paragraph", "heading", "title")
            and len(above.text) < 300
            else ""
        )


@cache
def marker() -> re.Pattern[str]:
    """A list marker at the start of a text."""
    return re.compile(
        r"^\s*(?:[-+*•–—=@]+|\(?[a-zđ]\)|\(?\d{1,2}(?:\.\d{1,2})*[.)])\s+"
    )
