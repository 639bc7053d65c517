"""What the styles and the numbering of a DOCX say about a paragraph: font, capitals, hidden text,
list labels.

After ECMA-376 part 1: 17.7 (styles, the chain of basedOn), 17.9 (numbering)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Element = Any  # lxml.etree._Element has no usable types
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_DUST = 3  # half-points: letters that nobody sees
_HIGHLIGHTS = {"black": "000000", "white": "FFFFFF"}
_BULLETS = "-"  # whatever glyph a bullet has, reports print a list with dashes


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look, as far as reading needs it; None where nothing is said."""

    font: str | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    raised: bool | None = None
    lowered: bool | None = None
    lifted: bool | None = None  # moved up as it is, not made a superscript
    white: bool | None = None

    def over(self, other: Look) -> Look:
        """This look where it says something, ``other`` elsewhere."""
        return Look(
            self.font if self.font is not None else other.font,
            self.capitals if self.capitals is not None else other.capitals,
            self.hidden if self.hidden is not None else other.hidden,
            self.struck if self.struck is not None else other.struck,
            self.raised if self.raised is not None else other.raised,
            self.lowered if self.lowered is not None else other.lowered,
            self.lifted if self.lifted is not None else other.lifted,
            self.white if self.white is not None else other.white,
        )


def look(properties: Element | None) -> Look:
    """What a ``w:rPr`` says itself."""
    if properties is None:
        return Look()
    fonts = properties.find(f"{W}rFonts")
    font = None
    if fonts is not None:
        font = fonts.get(f"{W}hAnsi") or fonts.get(
            f"{W}ascii"
        )  # hAnsi is the one of letters beyond ASCII
    return Look(
        font,
        _switch(properties, "caps"),
        _either(_switch(properties, "vanish"), _is_unseen(properties)),
        _either(_switch(properties, "strike"), _switch(properties, "dstrike")),
        _shifted(properties, "superscript"),
        _shifted(properties, "subscript"),
        _lifted(properties),
        _is_white(properties),
    )


def _either(a: bool | None, b: bool | None) -> bool | None:
    return b if a is None else a or bool(b)


def _shifted(properties: Element, way: str) -> bool | None:
    align = value(properties, "vertAlign")
    return align == way if align else None


def _lifted(properties: Element) -> bool | None:
    """Whether characters are moved up by half-points."""
    lifted = value(properties, "position")
    return lifted.isdecimal() and int(lifted) > 0 if lifted else None


def _is_unseen(properties: Element) -> bool | None:
    """Whether characters are too small to be seen, or of the colour of their own ground."""
    size = value(properties, "sz")
    dust = int(size) <= _DUST if size and size.isdecimal() else None
    color = value(properties, "color").upper()
    shading = properties.find(f"{W}shd")
    ground = "" if shading is None else shading.get(f"{W}fill", "").upper()
    marked = value(properties, "highlight")
    same = color in (ground, _HIGHLIGHTS.get(marked, marked)) if color else None
    return _either(dust, same)


def _is_white(properties: Element) -> bool | None:
    """Whether characters are white with no ground of their own behind them."""
    color = value(properties, "color")
    if not color:
        return None
    grounds = (properties.find(f"{W}shd"), properties.find(f"{W}highlight"))
    return color.upper() == "FFFFFF" and not any(
        one is not None for one in grounds
    )


def _switch(properties: Element, name: str) -> bool | None:
    element = properties.find(W + name)
    return None if element is None else is_on(element)


def is_on(element: Element) -> bool:
    """The value of a switch, which is on where it is only named."""
    return element.get(f"{W}val", "1") not in ("0", "false", "off")


@dataclass
class Styles:
    """The styles of a document; ``of(id)`` follows the chain of bases."""

    looks: dict[str, Look] = field(default_factory=dict)
    numbers: dict[str, tuple[str, str]] = field(
        default_factory=dict
    )  # style -> (numId, ilvl)
    ruled: set[str] = field(default_factory=set)  # table styles that draw rules
    default: str = ""
    base: Look = field(default_factory=Look)

    @classmethod
    def read(cls, root: Element | None) -> Styles:
        """From the root of ``word/styles.xml``, or None."""
        styles = cls()
        if root is None:
            return styles
        styles.base = look(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        elements = {
            style.get(f"{W}styleId", ""): style
            for style in root.iter(f"{W}style")
        }
        for name, style in elements.items():
            chain = list(_chain(name, elements))
            resolved = Look()
            for link in chain:
                resolved = resolved.over(look(link.find(f"{W}rPr")))
                numbering = link.find(f"{W}pPr/{W}numPr")
                if numbering is not None and name not in styles.numbers:
                    styles.numbers[name] = (
                        value(numbering, "numId"),
                        value(numbering, "ilvl") or "0",
                    )
                if draws_rules(link.find(f"{W}tblPr/{W}tblBorders")):
                    styles.ruled.add(name)
            styles.looks[name] = resolved
            if style.get(f"{W}type") == "paragraph" and style.get(
                f"{W}default"
            ) in (
                "1",
                "true",
            ):
                styles.default = name
        return styles

    def of(self, name: str | None) -> Look:
        """The look of a paragraph of style ``name`` (None: the default style)."""
        return self.looks.get(name or self.default, Look()).over(self.base)


def _chain(name: str, elements: dict[str, Element]) -> Iterator[Element]:
    seen: set[str] = set()
    while (
        name in elements and name not in seen
    ):  # a damaged file may base styles on one another
        seen.add(name)
        yield elements[name]
        name = value(elements[name], "basedOn")


def value(element: Element, name: str) -> str:
    """The ``w:val`` of a child, "" where there is none."""
    child = element.find(W + name)
    return "" if child is None else child.get(f"{W}val", "")


def draws_rules(borders: Element | None) -> bool:
    """Whether a ``w:tblBorders`` or ``w:tcBorders`` draws rules on two sides at least (one is an
    underline)."""
    if borders is None:
        return False
    return (
        sum(
            border.get(f"{W}val", "nil") not in ("nil", "none")
            for border in borders
        )
        >= 2
    )


@dataclass
class Numbering:
    """The labels of automatic lists, which stand in no paragraph's text."""

    levels: dict[str, dict[str, tuple[str, str, int]]] = field(
        default_factory=dict
    )  # format, text, start by level
    lists: dict[str, str] = field(
        default_factory=dict
    )  # numId -> the abstract list it counts in
    counters: dict[str, dict[str, int]] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Element | None) -> Numbering:
        """From the root of ``word/numbering.xml``, or None."""
        numbering = cls()
        if root is None:
            return numbering
        abstract = {
            element.get(f"{W}abstractNumId", ""): {
                level.get(f"{W}ilvl", "0"): (
                    value(level, "numFmt") or "decimal",
                    value(level, "lvlText"),
                    _number(value(level, "start"), 1),
                )
                for level in element.iter(f"{W}lvl")
            }
            for element in root.iter(f"{W}abstractNum")
        }
        for element in root.iter(f"{W}num"):
            name, of = (
                element.get(f"{W}numId", ""),
                value(element, "abstractNumId"),
            )
            levels = dict(abstract.get(of, {}))
            own = False
            for override in element.iter(f"{W}lvlOverride"):
                at = override.get(f"{W}ilvl", "0")
                start = value(override, "startOverride")
                if start and at in levels:
                    levels[at] = (*levels[at][:2], _number(start, 1))
                    own = True
            numbering.levels[name] = levels
            numbering.lists[name] = f"num {name}" if own else f"abstract {of}"
        return numbering

    def label(self, number: str, level: str) -> str:
        """Counts one paragraph of a list and gives its label: ``1.``, ``a)``, ``-``; "" where it
        has none."""
        levels = self.levels.get(number, {})
        if level not in levels:
            return ""
        counters = self.counters.setdefault(self.lists[number], {})
        counters[level] = counters.get(level, levels[level][2] - 1) + 1
        for deeper in [
            at for at in counters if _number(at, 0) > _number(level, 0)
        ]:
            del counters[deeper]
        kind, text, _ = levels[level]
        if kind == "bullet":
            return _BULLETS
        for at, (form, _, start) in levels.items():
            text = text.replace(
                f"%{_number(at, 0) + 1}",
                _ordinal(counters.get(at, start), form),
            )
        return text.strip()


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else otherwise


def _ordinal(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * min(
            (count - 1) // 26 + 1, 5
        )
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        text, left = "", min(count, 3999)
        for worth, sign in _ROMAN:
            text += sign * (left // worth)
            left %= worth
        return text.upper() if form == "upperRoman" else text
    if form == "none":
        return ""
    return f"{count:02d}" if form == "decimalZero" else str(count)
