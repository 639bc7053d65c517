"""The package and the XML of a DOCX: its parts within the limits, and what each element stands for
(ECMA-376)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from pipeline.errors import LimitPassed
from pipeline.pages.formats.docx_styles import Element, W, value
from pipeline.pages.formats.docx_visible import settle, transitional
from pipeline.pages.formats.legacy_lines import UNICODE
from pipeline.pages.formats.raised import superscript
from pipeline.pages.tables.pieces import is_figure
from pipeline.records import Limits

_WRAPPERS = {
    W + name
    for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
}
_SYMBOLS = {
    0x25: "%",
    0x2D: "-",
    0xA3: "≤",
    0xAE: "→",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xD7: "×",
}
_BOXES = {
    ("wingdings", 0xA8): "☐",
    ("wingdings", 0x6F): "☐",
    ("wingdings", 0xFD): "☒",
    ("wingdings", 0xFE): "☑",
    ("wingdings 2", 0xA3): "☐",
    ("wingdings 2", 0x51): "☒",
    ("wingdings 2", 0x52): "☑",
    ("wingdings 2", 0x53): "☒",
    ("wingdings 2", 0x54): "☒",
}


@dataclass
class Parts:
    """The parts of the package, read within the limits."""

    package: zipfile.ZipFile
    limits: Limits
    main: str = "word/document.xml"
    left: int = 0
    relations: dict[str, str] = field(default_factory=dict)
    # the parts of each kind beside the main one: "styles", "footnotes"
    kinds: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.left = min(
            self.limits.archive_bytes, self.limits.memory_bytes // 4
        )
        # some writers set backslashes or their own capitals
        self.names = {
            plain_name(name): name for name in self.package.namelist()
        }
        root = self.load("_rels/.rels")
        for relation in root if root is not None else ():
            if str(relation.get("Type", "")).endswith("/officeDocument"):
                self.main = str(relation.get("Target", self.main)).lstrip("/")
        folder, name = self.main.rpartition("/")[::2]
        root = self.load(f"{folder}/_rels/{name}.rels")
        for relation in root if root is not None else ():
            if relation.get("TargetMode") != "External":
                target = str(relation.get("Target", ""))
                name = (
                    target.lstrip("/")
                    if target.startswith("/")
                    else f"{folder}/{target}"
                )
                self.relations[str(relation.get("Id"))] = name
                kind = str(relation.get("Type", "")).rpartition("/")[2]
                self.kinds.setdefault(kind, name)

    def beside(self, kind: str) -> str:
        """The part of a kind that belongs to the main one, whatever it is called."""
        folder = self.main.rpartition("/")[0]
        return self.kinds.get(kind, f"{folder}/{kind}.xml")

    def load(self, name: str) -> Element | None:
        """The root of a part as Word shows it, None where there is none."""
        data = self.data(name)
        if data is None:
            return None
        root = parsed(transitional(data))
        settle(root)
        return root

    def target(self, identity: str | None) -> bytes | None:
        """The bytes of the part that a relation of the main part leads to."""
        name = self.relations.get(identity or "", "")
        return self.data(name) if name else None

    def data(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is none. Raises LimitPassed where all that was
        read is too much."""
        try:
            info = self.package.getinfo(self.names[plain_name(name)])
        except KeyError:
            return None
        with self.package.open(info) as file:
            data = file.read(self.left + 1)
        self.left -= len(data)
        if self.left < 0:
            raise LimitPassed(
                "its parts unpack to more than a quarter of the memory allowed (limit memory_bytes)"
            )
        return data


def parsed(data: bytes, mended: bool = False) -> Element:
    """The root of a part; entities are never expanded, nothing is loaded. ``mended``: also of one
    that is damaged."""
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        recover=mended,
    )
    return etree.fromstring(data, parser)


def plain_name(name: str) -> str:
    """The name of a part in one form: small letters, slashes.

    >>> plain_name("Word\\Document.xml")
    'word/document.xml'
    """
    return name.replace("\\", "/").lower()


_PRIVATE = re.compile(
    "[\uf020-\uf0ff]"
)  # where Word keeps the characters of symbol fonts


def character(element: Element, font: str) -> tuple[str, str]:
    """The characters that one child of a run in ``font`` stands for, and the font that it names
    itself."""
    tag = element.tag
    if tag == f"{W}t":
        sign = _symbol if font.lower() == "symbol" else _icon
        return _PRIVATE.sub(
            lambda match: sign(ord(match[0]) - 0xF000), element.text or ""
        ), ""
    if tag in _CHARACTERS:
        return _CHARACTERS[tag], ""
    if tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
        return " " + mark_of(element), UNICODE
    return _named_by_code(element) if tag == f"{W}sym" else ("", "")


# elements that stand for one character
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad",  # in TCVN3 fonts this byte is the letter ư
}


def _named_by_code(element: Element) -> tuple[str, str]:
    """The character of a font that is named by its number, and that font."""
    font, code = element.get(f"{W}font", ""), element.get(f"{W}char", "")
    if not re.fullmatch("[0-9A-Fa-f]{4}", code):
        return "", ""
    number = int(code, 16)
    if 0xF000 <= number <= 0xF0FF:
        number -= 0xF000
        if font.lower() == "symbol":
            return _symbol(number), font
        if re.match("(?i)wingdings|webdings", font):
            return _box(font, number) or "•", font
    is_sound = number > 31 and not 0xD800 <= number <= 0xDFFF
    return (chr(number) if is_sound else ""), font


def _box(font: str, code: int) -> str:
    """A box to be ticked, of the fonts Wingdings and Wingdings 2; "" for another sign."""
    return _BOXES.get((font.lower(), code), "")


def _symbol(code: int) -> str:
    """A character of the font Symbol, whose digits and stops are those of ASCII."""
    if chr(code) in "0123456789.,():;/":
        return chr(code)
    return _icon(code)


def _icon(code: int) -> str:
    return _SYMBOLS.get(code, "•")


def content(parent: Element | None) -> list[Element]:
    """The paragraphs and tables right below ``parent``, looking through content controls and
    insertions."""
    found: list[Element] = []
    pending = list(reversed(parent)) if parent is not None else []
    while pending:
        element = pending.pop()
        if element.tag in (f"{W}p", f"{W}tbl", f"{W}altChunk"):
            found.append(element)
        elif element.tag in _WRAPPERS:
            pending.extend(reversed(element))
    return found


def _direct(parent: Element, tag: str) -> list[Element]:
    found: list[Element] = []
    pending = list(reversed(parent))
    while pending:
        element = pending.pop()
        if element.tag == W + tag:
            found.append(element)
        elif element.tag in _WRAPPERS:
            pending.extend(reversed(element))
    return found


def rows(table: Element) -> list[Element]:
    """The rows of a table that were not deleted under change tracking."""
    return [
        row
        for row in _direct(table, "tr")
        if row.find(f"{W}trPr/{W}del") is None
    ]


def cells(row: Element) -> list[Element]:
    """The cells of a row."""
    return _direct(row, "tc")


def integer(properties: Element | None, name: str, otherwise: int) -> int:
    """The value of a child as a number; ``otherwise`` where it says none."""
    text = value(properties, name) if properties is not None else ""
    return int(text) if text.isdecimal() and len(text) < 6 else otherwise


def text_boxes(element: Element) -> list[Element]:
    """The contents of text boxes below ``element``, the outermost only."""
    return [
        box
        for box in element.iter(f"{W}txbxContent")
        if not any(
            above.tag == f"{W}txbxContent" for above in box.iterancestors()
        )
    ]


def mark_of(note: Element) -> str:
    """The mark of a note or of a reference to it."""
    return superscript(str(note.get(f"{W}id", "")))


def holds_figures(cells: Sequence[Element]) -> bool:
    """Whether two of the cells, or more, hold a figure and nothing else: a letterhead has none."""
    texts = (
        "".join(text.text or "" for text in cell.iter(f"{W}t")).strip()
        for cell in cells
    )
    return sum(map(is_figure, texts)) > 1
