"""Which part of an HTML page is the document: furniture (menus, scripts, boxes of links) is taken
off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from pipeline.resources import column

Element = Any  # lxml.etree._Element has no usable types
# Elements without content (img, embed, link …) are not among them: a parser may take what follows
# for their content.
_NEVER = frozenset(
    re.findall(
        r"\w+",
        """ applet audio button canvas datalist frame head iframe map meter noframes noscript object
        progress script select style svg template textarea video""",
    )
)
_FURNITURE = frozenset(("nav", "aside", "footer", "menu", "dialog"))
_ROLES = frozenset(
    (
        "navigation",
        "banner",
        "contentinfo",
        "complementary",
        "search",
        "menu",
        "menubar",
        "dialog",
    )
)
# not drawn, or drawn a thousand pixels beside the page
HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"
    r"|(?:left|top|text-indent)\s*:\s*-\d{4,}",
    re.I,
)
# of an element itself; classes take it off again as the page is scrolled
_FADED = re.compile(r"(?<![\w-])opacity\s*:\s*0(?:\.0+)?%?\s*(?:$|[;!])", re.I)
# what has no height shows nothing unless its text may stand out of it
_NO_ROOM = re.compile(
    r"(?=.*overflow\s*:\s*hidden)"
    r".*(?<![\w-])(?:max-)?height\s*:\s*0(?:px|pt|em|%)?\s*(?:$|[;!])",
    re.I | re.S,
)
_SHEET = re.compile(r"<style\b[^>]*>(.*?)</style", re.I | re.S)
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.S)
_MEDIA = re.compile(r"@media[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_STYLE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_FACE = re.compile(r"font-family\s*:\s*([^;}]+)", re.I)
# that XML forbids
CONTROLS = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_BOXES = frozenset(("ul", "ol", "div", "td", "table", "section", "p"))
_LINKS = 4  # that many links and hardly any other text make a box of links
_LINKED = 0.8
# an element that holds more of the page's text than this is no furniture, whatever it is called
_MOST = 0.5


def tag_of(element: Element) -> str:
    """The element's name in lower case without a namespace; "" for comments and instructions."""
    tag = element.tag
    return (
        tag.rpartition("}")[2].rpartition(":")[2].lower()
        if isinstance(tag, str)
        else ""
    )


@cache
def _words() -> frozenset[str]:
    return frozenset(column("html_furniture.tsv", "word"))


def body_of(root: Element) -> Element:
    """The element of the document proper below ``root``, its furniture removed."""
    _drop_unseen(root)
    _drop_furniture(root)
    letters = _letters(root)
    whole = letters.get(root, (0, 0, 0))[0]
    for element in root.iter():
        if (
            _is_article(element)
            and letters.get(element, (0,))[0] > whole * _MOST
        ):
            return element
    return root


def _drop_unseen(root: Element) -> None:
    """Takes off what a browser does not show as text."""
    for element in list(root.iter()):
        if element is root:
            continue
        never = tag_of(element) in _NEVER and not _misplaced(element)
        if never or _is_hidden(element):
            drop(element)


def _drop_furniture(root: Element) -> None:
    """Takes off menus and boxes of links, but nothing that holds most of the page's text."""
    letters = _letters(root)
    whole = letters.get(root, (0, 0, 0))[0]
    for element in list(root.iter()):
        if element is root or not tag_of(element):
            continue
        text, linked, links = letters.get(element, (0, 0, 0))
        if text > whole * _MOST:
            continue
        mostly_links = links >= _LINKS and linked >= _LINKED * text
        if _is_furniture(element) or (
            mostly_links and tag_of(element) in _BOXES
        ):
            drop(element)


def _is_article(element: Element) -> bool:
    """Whether the page itself says that the element holds its text."""
    return (
        tag_of(element) in ("article", "main")
        or element.get("role") in ("article", "main")
        or element.get("itemprop") == "articleBody"
    )


def _is_hidden(element: Element) -> bool:
    return (
        element.get("hidden") is not None
        or _is_closed(element)
        or bool(HIDDEN.search(element.get("style", "")))
        or bool(_FADED.search(element.get("style", "")))
        or bool(_NO_ROOM.match(element.get("style", "")))
    )


def _is_closed(element: Element) -> bool:
    """Whether an element is a dialog or menu that is not open; ornaments and figures are kept from
    readers for the blind, and shown."""
    inline = tag_of(element) in ("span", "b", "i", "em", "strong", "sup", "sub")
    return element.get("aria-hidden") == "true" and not inline


def _misplaced(element: Element) -> bool:
    """Whether a head holds the body, as the parser makes it of an element that never closes."""
    return tag_of(element) == "head" and any(
        tag_of(inner) in ("p", "div", "table", "h1") for inner in element.iter()
    )


def _is_furniture(element: Element) -> bool:
    if tag_of(element) in _FURNITURE or element.get("role") in _ROLES:
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return any(
        word.lower() in _words() for word in _WORD.findall(names)
    ) and tag_of(element) not in ("body", "html")


def drop(element: Element) -> None:
    """Removes an element, but not the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    tail, before = (
        CONTROLS.sub("", element.tail or ""),
        element.getprevious(),
    )  # lxml reads them but takes none
    if tail.strip():
        if before is not None:
            before.tail = CONTROLS.sub("", before.tail or "") + " " + tail
        else:
            parent.text = CONTROLS.sub("", parent.text or "") + " " + tail
    parent.remove(element)


def _letters(root: Element) -> dict[Element, tuple[int, int, int]]:
    """For each element: letters of its text, letters within links, links; children are summed
    before their parents."""
    counts: dict[Element, tuple[int, int, int]] = {}
    for element in reversed(list(root.iter())):
        text = len((element.text or "").strip()) if tag_of(element) else 0
        linked = links = 0
        for child in element:
            a, b, c = counts.get(child, (0, 0, 0))
            text, linked, links = (
                text + a + len((child.tail or "").strip()),
                linked + b,
                links + c,
            )
        if tag_of(element) == "a" and element.get("href") is not None:
            linked, links = text, 1
        counts[element] = (text, linked, links)
    return counts


def fonts_of(markup: str) -> dict[str, str]:
    """The fonts that the page's own style sheets give to tags and classes (``p.MsoNormal``,
    ``.Title``, ``h1``)."""
    fonts: dict[str, str] = {}
    for selector, style in sheet_rules(markup):
        face = _FACE.search(style)
        if face:
            fonts[selector.lower()] = _first(face[1])
    return fonts


def sheet_rules(markup: str) -> Iterator[tuple[str, str]]:
    """(selector, style) of the rules of a page's own style sheets, but those for other media."""
    for sheet in _SHEET.finditer(markup):
        for rule in _STYLE.finditer(_MEDIA.sub("", _COMMENT.sub("", sheet[1]))):
            for selector in rule[1].split(","):
                yield selector.strip(), rule[2]


def font_of(element: Element, style: str, fonts: dict[str, str]) -> str:
    """The font that an element names itself, by its style, its class, its tag; "" where it names
    none."""
    face = _FACE.search(style)
    if face or element.get("face"):
        return _first(face[1] if face else element.get("face"))
    if not fonts:
        return ""
    tag = tag_of(element)
    names = [name.lower() for name in element.get("class", "").split()]
    keys = [key for name in names for key in (f"{tag}.{name}", f".{name}")] + [
        tag
    ]
    return next((fonts[key] for key in keys if key in fonts), "")


def _first(families: str) -> str:
    return families.split(",")[0].strip(" '\"\n\r\t")
