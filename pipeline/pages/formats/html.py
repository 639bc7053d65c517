"""Reads HTML: the text of an article or an exported document, its tables cell by cell. Nothing is
loaded or run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from pipeline import sandbox
from pipeline.errors import LimitPassed, UnreadableInput
from pipeline.pages.formats import foreign, web_archive
from pipeline.pages.formats.assembly import (
    Draft,
    Foreign,
    Line,
    Run,
    side_by_side,
)
from pipeline.pages.formats.html_page import (
    Element,
    body_of,
    font_of,
    fonts_of,
    tag_of,
)
from pipeline.pages.formats.html_pictures import Pictures, lift
from pipeline.pages.formats.html_shown import show, unread
from pipeline.pages.formats.html_tables import is_ruled, placed, rows_of
from pipeline.pages.formats.legacy_lines import UNICODE
from pipeline.pages.formats.raised import raised
from pipeline.pages.formats.text_file import to_text
from pipeline.records import Limits, Reading, ReadOptions

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        """ address article aside blockquote body caption center dd details dialog dir div dl dt
        fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html
        legend li main menu nav ol option p pre section summary table tbody td tfoot th thead title
        tr ul""",
    )
)
_UNSEEN = re.compile(
    r"<(script|style|head)\b.*?</\1\s*>|<!--.*?-->", re.I | re.S
)
_BREAK = re.compile(rf"</?(?:br|{'|'.join(sorted(_BLOCKS))})\b[^<>]*>", re.I)
_TAG = re.compile(r"<[^<>]*>")
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_SUPER = re.compile(r"vertical-align\s*:\s*(?:super|sub)\b", re.I)
_NOTE = re.compile(
    r"#_?(?:ftn|edn|fn)", re.I
)  # Word's and others' links between a note and its mark
_UPPERCASE = re.compile(r"text-transform\s*:\s*uppercase", re.I)
# elements within elements; what lies deeper is read as running text
_DEPTH = 150


def read_html(path: Path, options: ReadOptions) -> Reading:
    """The document as one page. Raises UnreadableInput where there is no text, LimitPassed where it
    costs too much."""
    return read_page(path, options, frozenset())


def read_page(
    path: Path, options: ReadOptions, apart: frozenset[str]
) -> Reading:
    """As ``read_html``; pictures whose addresses (``cid:…``) are ``apart`` are inputs of their
    own."""
    limits = options.limits
    draft = sandbox.call(
        _parse,
        path,
        limits,
        apart,
        memory_bytes=limits.memory_bytes,
        seconds=limits.page_seconds,
    )
    foreign.read_within(draft, options, 1)
    # Here and not in the child, whose tables of syllables would be lost with it.
    return draft.reading()


def _parse(
    path: Path, limits: Limits, apart: frozenset[str] = frozenset()
) -> Draft:
    web = web_archive.opened(path.read_bytes())
    draft = Draft()
    for data in (web.data, *web.frames):
        markup, lifted = lift(data)
        # the tree of a page takes up to thirty times its bytes
        if len(markup) > limits.memory_bytes // 30:
            raise LimitPassed(
                f"{len(markup) >> 20} MB of HTML need more memory than allowed "
                "(limit memory_bytes)"
            )
        pictures = Pictures(
            path.parent, web.location, {**web.parts, **lifted}, apart
        )
        _add(markup, pictures, draft)
    return draft


def _add(data: bytes, pictures: Pictures, draft: Draft) -> None:
    """What a page shows, at the end of ``draft``."""
    declared = _CHARSET.search(data[:4096])
    text = to_text(
        data, declared[1].decode("ascii") if declared else ""
    ).replace("\0", "")
    # Bytes and a stated encoding: the parser then ignores what the page itself declares.
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableInput(f"no readable HTML ({error})") from error
    if root is None:
        raise UnreadableInput("no readable HTML (no element)")
    page = _Page(fonts_of(text), pictures, draft)
    if any("depth" in entry.message for entry in parser.error_log):
        # The parser stops where nesting passes its limit; what follows must not vanish.
        for line in _TAG.sub(
            " ", _BREAK.sub("\n", _UNSEEN.sub(" ", text))
        ).split("\n"):
            page.say(line, "", False)
            page.end_line()
        draft.problems.append(
            "elements nested too deep: read without tables and structure"
        )
        return
    show(root, text)
    draft.problems += unread(root, text)
    page.walk(body_of(root), "", False, 0)
    page.end_line()


@dataclass
class _Page:
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

    def walk(
        self, element: Element, font: str, capitals: bool, depth: int
    ) -> None:
        tag = tag_of(element)
        if not tag:
            return
        style = element.get("style", "")
        font = font_of(element, style, self.fonts) or font
        capitals = capitals or bool(_UPPERCASE.search(style))
        self.picture(element)
        if depth > _DEPTH:
            self.say(" ".join(element.itertext()), font, capitals)
        elif tag == "br":
            self.end_line()
        elif tag == "table":
            self.end_line()
            self.table(element, font, capitals, depth)
        elif mark := self.mark(element, tag):
            self.line.append(Run(mark, UNICODE))
        elif "mso-tab-count" in style:
            self.line.append(Run("\t"))
        else:
            self.flow(element, tag, font, capitals, depth)

    def flow(
        self, element: Element, tag: str, font: str, capitals: bool, depth: int
    ) -> None:
        """The text of an element and of what stands in it."""
        block, listed = tag in _BLOCKS, tag in ("ol", "ul")
        if block:
            self.end_line()
        self.preformatted += tag == "pre"
        if listed:
            self.lists.append(_first_number(element) if tag == "ol" else -1)
        elif tag == "li":
            self.label(element)
        self.say(element.text, font, capitals)
        for child in element:
            self.walk(child, font, capitals, depth + 1)
            self.say(child.tail, font, capitals)
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
            self.say("- ", UNICODE, False)
        else:
            self.say(f"{self.lists[-1]}. ", UNICODE, False)
            self.lists[-1] += 1

    def say(self, text: str | None, font: str, capitals: bool) -> None:
        if not text:
            return
        if self.preformatted:
            for i, part in enumerate(text.split("\n")):
                if i:
                    self.end_line()
                self.line.append(Run(part, font, capitals))
            return
        text = _BLANKS.sub(" ", text)
        if text.startswith(" ") and (
            not self.line or self.line[-1].text.endswith(" ")
        ):
            text = text[1:]
        if text:
            self.line.append(Run(text.replace("\xa0", " "), font, capitals))

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

    def table(
        self, table: Element, font: str, capitals: bool, depth: int
    ) -> None:
        """Row by row where it holds data; a table that only lays the page out is read cell by
        cell."""
        rows, outer = rows_of(table), self.lines
        nested = any(
            tag_of(inner) == "table" for inner in table.iterdescendants()
        )
        if nested and outer is None:
            for row in rows:
                for cell in row:
                    for child_text in self.cell(
                        cell, font, capitals, depth, None
                    ):
                        self.draft.add(child_text)
            return
        read = [
            [(cell, self.cell(cell, font, capitals, depth, [])) for cell in row]
            for row in rows
        ]
        if outer is not None or not is_ruled(table, rows):
            for row_read in read:
                for line in side_by_side([lines for _, lines in row_read]):
                    (outer.append if outer is not None else self.draft.add)(
                        line
                    )
        else:
            self.draft.add_table(placed(read))
        if outer is None:
            self.draft.items += self.drawn
            self.drawn.clear()

    def cell(
        self,
        cell: Element,
        font: str,
        capitals: bool,
        depth: int,
        into: list[Line] | None,
    ) -> list[Line]:
        """The lines of a cell; with ``into`` None they go where the page's lines go, and none is
        returned."""
        outer, self.lines = self.lines, into if into is not None else self.lines
        self.walk(cell, font, capitals, depth + 1)
        self.end_line()
        self.lines = outer
        return into or []


def _first_number(ordered: Element) -> int:
    start = ordered.get("start", "1")
    return int(start) if start.isdecimal() and len(start) < 6 else 1
