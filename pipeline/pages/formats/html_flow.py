"""What an HTML page shows, element by element: lines with their fonts, tables, pictures."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.pages.formats.assembly import (
    Draft,
    Foreign,
    Line,
    Run,
    side_by_side,
)
from pipeline.pages.formats.html_page import Element, font_of, tag_of
from pipeline.pages.formats.html_pictures import Pictures
from pipeline.pages.formats.html_tables import is_ruled, placed, rows_of
from pipeline.pages.formats.legacy_lines import UNICODE
from pipeline.pages.formats.raised import raised

ReadCell = tuple[Element, list[Line]]  # a cell of a table with its lines

BLOCKS = frozenset(
    re.findall(
        r"\w+",
        """ address article aside blockquote body caption center dd details dialog dir div dl dt
        fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html
        legend li main menu nav ol option p pre section summary table tbody td tfoot th thead title
        tr ul""",
    )
)
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_SUPER = re.compile(r"vertical-align\s*:\s*(?:super|sub)\b", re.I)
_NOTE = re.compile(
    r"#_?(?:ftn|edn|fn)", re.I
)  # Word's and others' links between a note and its mark
_UPPERCASE = re.compile(r"text-transform\s*:\s*uppercase", re.I)
# elements within elements; what lies deeper is read as running text
_DEPTH = 150


@dataclass(frozen=True, slots=True)
class Setting:
    """How text is set, and how deep it stands."""

    font: str = ""
    capitals: bool = False  # small letters are shown as capitals
    depth: int = 0  # elements around it

    def within(self) -> Setting:
        """The same one element deeper."""
        return Setting(self.font, self.capitals, self.depth + 1)

    def run(self, text: str) -> Run:
        return Run(text, self.font, self.capitals)


_LABEL = Setting(UNICODE)  # of the items of a list


@dataclass
class Flow:
    """The walk through a page: what its elements show goes to the end of ``draft``."""

    fonts: dict[str, str]  # of tags and classes, by the page's own style sheet
    pictures: Pictures
    draft: Draft
    line: Line = field(default_factory=list)
    # where finished lines go instead of the draft: the cell being read
    lines: list[Line] | None = None
    lists: list[int] = field(
        default_factory=list
    )  # the next number of each open list, -1 for bullets
    preformatted: int = 0
    # pictures in the cells of the table being read; they stand behind it
    drawn: list[Foreign] = field(default_factory=list)

    def walk(self, element: Element, outer: Setting) -> None:
        """What an element shows; ``outer`` is the setting of what it stands in."""
        tag = tag_of(element)
        if not tag:
            return
        style = element.get("style", "")
        setting = Setting(
            font_of(element, style, self.fonts) or outer.font,
            outer.capitals or bool(_UPPERCASE.search(style)),
            outer.depth,
        )
        self.picture(element)
        if setting.depth > _DEPTH:
            self.say(" ".join(element.itertext()), setting)
        elif tag == "br":
            self.end_line()
        elif tag == "table":
            self.end_line()
            self.table(element, setting)
        elif mark := self.mark(element, tag):
            self.line.append(Run(mark, UNICODE))
        elif "mso-tab-count" in style:
            self.line.append(Run("\t"))
        else:
            self.flow(element, tag, setting)

    def flow(self, element: Element, tag: str, setting: Setting) -> None:
        """The text of an element and of what stands in it."""
        block, listed = tag in BLOCKS, tag in ("ol", "ul")
        if block:
            self.end_line()
        self.preformatted += tag == "pre"
        if listed:
            self.lists.append(_first_number(element) if tag == "ol" else -1)
        elif tag == "li":
            self.label(element)
        self.say(element.text, setting)
        for child in element:
            self.walk(child, setting.within())
            self.say(child.tail, setting)
        if listed:
            self.lists.pop()
        self.preformatted -= tag == "pre"
        if block:
            self.end_line()

    def picture(self, element: Element) -> None:
        """Puts what the element shows as a picture where it stands."""
        shown = self.pictures.shown(element)
        if isinstance(shown, str):
            self.draft.problems.append(shown)
        elif shown is not None and self.lines is not None:
            self.drawn.append(shown)
        elif shown is not None:
            self.end_line()
            self.draft.items.append(shown)

    def mark(self, element: Element, tag: str) -> str | None:
        """The raised mark of a note, or power of a unit, that the element is; None where it is
        none."""
        before = "".join(run.text for run in self.line[-3:])
        shifted = tag == "sup" or _SUPER.search(element.get("style", ""))
        lowered = tag == "sub" and before[-1:].isdigit()
        note = tag == "a" and _NOTE.match(element.get("href", ""))
        if not (shifted or lowered or note):
            return None
        return raised("".join(element.itertext()).replace("\xa0", " "), before)

    def label(self, item: Element) -> None:
        """A list's labels are drawn by the browser and stand in no text."""
        if not self.lists or self.lists[-1] < 0:
            self.say("- ", _LABEL)
        else:
            self.say(f"{self.lists[-1]}. ", _LABEL)
            self.lists[-1] += 1

    def say(self, text: str | None, setting: Setting) -> None:
        """Puts text at the end of the line; blanks as a browser shows them."""
        if not text:
            return
        if self.preformatted:
            for i, part in enumerate(text.split("\n")):
                if i:
                    self.end_line()
                self.line.append(setting.run(part))
            return
        text = _BLANKS.sub(" ", text)
        if text.startswith(" ") and (
            not self.line or self.line[-1].text.endswith(" ")
        ):
            text = text[1:]
        if text:
            self.line.append(setting.run(text.replace("\xa0", " ")))

    def end_line(self) -> None:
        line, self.line = self.line, []
        if not any(run.text.strip() for run in line):
            return
        if self.lines is not None:
            self.lines.append(line)
        else:
            last = line[-1]
            self.draft.add(
                [*line[:-1], Run(last.text.rstrip(), last.font, last.capitals)]
            )

    # ------------------------------------------------------------ tables

    def table(self, table: Element, setting: Setting) -> None:
        """Row by row where it holds data; a table that only lays the page out is read cell by
        cell."""
        rows = rows_of(table)
        if self.lines is not None:
            self.put_rows(self.read_cells(rows, setting), self.lines.append)
            return
        if _lays_out(table, rows):
            self.cell_by_cell(rows, setting)
            return
        read = self.read_cells(rows, setting)
        if is_ruled(table, rows):
            self.draft.add_table(placed(read))
        else:
            self.put_rows(read, self.draft.add)
        self.draft.items += self.drawn
        self.drawn.clear()

    def cell_by_cell(self, rows: list[list[Element]], setting: Setting) -> None:
        """The cells of a table that lays the page out, each as a part of the page."""
        for row in rows:
            for cell in row:
                self.walk(cell, setting.within())
                self.end_line()

    def read_cells(
        self, rows: list[list[Element]], setting: Setting
    ) -> list[list[ReadCell]]:
        """The cells of a table, each with its lines."""
        return [
            [(cell, self.cell(cell, setting)) for cell in row] for row in rows
        ]

    def put_rows(
        self, read: list[list[ReadCell]], put: Callable[[Line], None]
    ) -> None:
        """The rows of a table without rules as lines, what stands side by side on one."""
        for row in read:
            for line in side_by_side([lines for _, lines in row]):
                put(line)

    def cell(self, cell: Element, setting: Setting) -> list[Line]:
        """The lines of a cell."""
        lines: list[Line] = []
        outer, self.lines = self.lines, lines
        self.walk(cell, setting.within())
        self.end_line()
        self.lines = outer
        return lines


def _lays_out(table: Element, rows: list[list[Element]]) -> bool:
    """Whether a table holds parts of the page: tables of several rows and columns, or any where it
    has no rules itself; one that frames what a cell says is part of the cell."""
    inner = [one for one in table.iterdescendants() if tag_of(one) == "table"]
    if not inner:
        return False
    return not is_ruled(table, rows) or any(map(_has_rows, inner))


def _has_rows(table: Element) -> bool:
    rows = rows_of(table)
    return len(rows) > 1 and any(len(row) > 1 for row in rows)


def _first_number(ordered: Element) -> int:
    start = ordered.get("start", "1")
    return int(start) if start.isdecimal() and len(start) < 6 else 1
