"""What stands around a block: headings above it, the sentence that opens its list, the caption of
its table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline import reporting
from pipeline.clauses.roles import opens
from pipeline.patterns import patterns
from pipeline.records import Block, Layout
from pipeline.text import RAISED

_STAGE = 40  # characters of the longest line that is nothing but a time
_BARE = patterns("fact_patterns.tsv")["bare time"]
_ASIDE = patterns("fact_patterns.tsv")["aside line"]
_NOTE = re.compile(r"\s*\(?\*+\)?")
_HEADING = (
    70  # characters of the longest line that is a heading by what it says
)
_ENDS = ".;:,)"  # with which none ends
_TELLING = (
    "results",
    "target",
    "tasks",
)  # roles of the words with which it opens
_ASIDES = 3  # blocks above a table of which the first may be its title
_MARK = re.compile(rf"[{RAISED}]+")  # of a footnote
_CAPTIONS = frozenset(("paragraph", "heading", "title"))
CONTENT = frozenset(("heading", "paragraph", "row", "footnote", "title"))


@dataclass(frozen=True, slots=True)
class Around:
    """Texts around a block, nearest first."""

    lead: str = ""  # the sentence before it that opens a list
    headings: tuple[str, ...] = ()
    caption: str = ""  # what stands right above the table
    before: str = ""  # the paragraph before it, where it is one itself
    # the line above that is nothing but a time: "- Giai đoạn 2025-2027"; it governs up to the next
    # such line, heading or section
    stage: str = ""
    # the heading without a number that a paragraph stands under
    bare_heading: str = ""
    note: str = ""  # what stands right below the table behind a mark: "* ..."


@dataclass(slots=True)
class _Above:
    """What has been read above a block, from the top of the document down."""

    section: str = ""
    lead: str = ""
    table: int = -1
    caption: str = ""
    note: str = ""
    before: str = ""
    stage: str = ""
    bare_heading: str = ""
    # a line that is a heading by what it says, and the section in which it stands
    telling: tuple[str, str] = ("", "")

    def begin(self, section: str, bare_heading: str) -> None:
        """A section, or a heading, ends what a time above it governs."""
        self.section, self.stage = section, ""
        self.bare_heading = bare_heading

    def told_over(self, block: Block) -> tuple[str, ...]:
        """The line that is a heading by what it says, where a block stands under it."""
        text, section = self.telling
        under = block.section == section or not section
        return (text,) if text and under else ()

    def add(self, block: Block) -> None:
        """Takes in a block, for those below it."""
        is_paragraph = block.kind == "paragraph"
        self.before = block.text if is_paragraph else ""
        if _heads_what_follows(block):
            self.telling = block.text, block.section
        elif block.kind == "heading":
            self.telling = "", ""
        if is_paragraph and is_time(_plain(block)):
            self.stage = _plain(block)
        if _opens_list(block):
            self.lead = block.text


class Surroundings:
    """Finds the surroundings of the blocks of one document."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._around: list[Around] = []
        above = _Above()
        for at, block in enumerate(layout.blocks):
            is_heading = block.kind == "heading"
            if is_heading or block.section != above.section:
                above.begin(block.section, self._bare_heading(block))
            if is_heading:
                above.lead = ""
            if block.kind == "row" and block.table != above.table:
                above.table, above.caption = block.table, self._caption(at)
                above.note = self._note(at)
            noted = self._noted(at)
            self._around.append(
                Around(headings=self._headings(noted))
                if noted
                else self._of(block, above)
            )
            above.add(block)

    def _of(self, block: Block, above: _Above) -> Around:
        is_paragraph = block.kind == "paragraph"
        return Around(
            lead="" if _opens_list(block) else above.lead,
            headings=(*self._headings(block), *above.told_over(block)),
            caption=above.caption if block.kind == "row" else "",
            before=above.before if is_paragraph else "",
            stage=above.stage,
            bare_heading=above.bare_heading if is_paragraph else "",
            note=above.note if block.kind == "row" else "",
        )

    def _noted(self, at: int) -> Block | None:
        """The last block before a footnote that bears its mark, "02 nhiệm vụ ⁷": notes may stand at
        the end of the whole text, below headings that say nothing of them."""
        block = self.layout.blocks[at]
        mark = _MARK.match(block.text) if block.kind == "footnote" else None
        if mark is None:
            return None
        bears = re.compile(rf"(?<![{RAISED}]){mark[0]}(?![{RAISED}])")
        above = reversed(self.layout.blocks[:at])
        texts = (one for one in above if one.kind != "footnote")
        return next((one for one in texts if bears.search(one.text)), None)

    def of(self, block: int) -> Around:
        if block not in range(len(self._around)):
            return Around()
        return self._around[block]

    def _headings(self, block: Block) -> tuple[str, ...]:
        """The headings above a block, the innermost first."""
        labels = block.section.split("/") if block.section else []
        depths = range(len(labels), 0, -1)
        paths = ("/".join(labels[:depth]) for depth in depths)
        headings = self.layout.headings
        found = (headings[path] for path in paths if path in headings)
        return tuple(heading for heading in found if heading != block.text)

    def _bare_heading(self, block: Block) -> str:
        """A heading without a number, which no section path names."""
        if block.kind != "heading":
            return ""
        numbered = self.layout.headings.get(block.section, "")
        return "" if block.text in numbered else block.text

    def _caption(self, at: int) -> str:
        """What stands right above a table; with a line in brackets, which says what the annex
        belongs to, also what stands above that."""
        caption = ""
        near = self.layout.blocks[max(at - _ASIDES, 0) : at]
        for above in reversed(near):
            if above.kind not in _CAPTIONS:
                break
            caption = f"{above.text} {caption}".strip()
            if not _is_aside(above):
                break
        return caption

    def _note(self, at: int) -> str:
        """The note right below the table that begins at a block; "" for none."""
        below = (one for one in self.layout.blocks[at:] if one.kind != "row")
        text = next(below, self.layout.blocks[at]).text
        return text if _NOTE.match(text) else ""


def _is_aside(block: Block) -> bool:
    """Whether a line says what an annex belongs to, in brackets, or in which unit its figures
    are."""
    if block.kind != "paragraph":
        return False
    return _ASIDE.fullmatch(block.text.strip(" *_")) is not None


def _heads_what_follows(block: Block) -> bool:
    """Whether a short line is a heading by what it says: "Kết quả nổi bật đến hết năm 2024"."""
    text = block.text.strip(" *_")
    if block.kind != "paragraph" or len(text) > _HEADING or text[-1:] in _ENDS:
        return False
    opening = marker().sub("", text)
    if not any(opens(role, opening) for role in _TELLING):
        return False
    return len(reporting.named(text)) == 1


def _plain(block: Block) -> str:
    """The text of a block without the marks of bold type behind it."""
    return block.text.rstrip(" *_")


def _opens_list(block: Block) -> bool:
    return block.kind == "paragraph" and _plain(block).endswith(":")


def is_time(text: str) -> bool:
    """Whether a line is nothing but a time, that of the lines under it.

    >>> is_time("- Giai đoạn 2025 - 2027:"), is_time("Năm 2025 có 3 lớp")
    (True, False)"""
    if len(text) > _STAGE:
        return False
    times = reporting.named(text)
    if len(times) != 1:
        return False
    rest = text[: times[0].start] + text[times[0].end :]
    return _BARE.fullmatch(rest) is not None


def is_mark(before: str) -> bool:
    """Whether nothing but the marker of a list stands before something in its text."""
    return not marker().sub("", before).strip(" -+*")


@cache
def marker() -> re.Pattern[str]:
    """A list marker at the start of a text."""
    return re.compile(
        r"^\s*(?:[-+*•–—=@]+|\(?[a-zđ]\)|\(?\d{1,2}(?:\.\d{1,2})*[.)])\s+"
    )
