"""Makes of an HTML tree what a browser shows as valid: values of form fields in their places, no
struck text, nothing that the page's own style sheet hides."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pipeline.pages.formats.html_page import (
    CONTROLS,
    HIDDEN,
    Element,
    drop,
    tag_of,
)
from pipeline.pages.formats.html_scripts import made_by_scripts
from pipeline.pages.formats.html_sheet import Sheet, read_sheet, within
from pipeline.resources import table

_STRUCK_TAGS = ("s", "strike", "del")
_STRUCK = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.I)
# text before or behind an element, a figure in it
_DRAWN = re.compile(r"(?<![\w-])content\s*:[^;]*[\"'][^\"';]*\d", re.I)
_LINED = re.compile(r"text-decoration(?:-line)?\s*:", re.I)
_CONTENT = re.compile(r"(?<![\w-])content\s*:\s*([^;]+)", re.I)
_PIECE = re.compile(r"([\"'])(.*?)\1|attr\(\s*([\w-]+)\s*\)")
_SIGN = re.compile(r"\\[0-9a-f]{1,6} ?", re.I)  # of a font of ornaments
_FIGURE = re.compile(r"[\d%]")
# what a rule may say that changes what is read
_MATTERS = re.compile(
    r"display|visibility|text-decoration|text-indent|content|(?:left|top)\s*:\s*-",
    re.I,
)
_MOST = 0.5  # of the page's letters, that a part holds which is hidden for good
_SILENT = ("script", "style", "head", "noscript", "template")
_DIGIT = re.compile(r"\d")
# the address of a picture: within the page, or a file by its name
_PICTURE = re.compile(
    r"^(?:data:image/|lifted:)|\.(?:png|jpe?g|gif|bmp|tiff?|webp|jp2)$", re.I
)
_SHOWN = re.compile(r"display\s*:\s*(?!none)\w|visibility\s*:\s*visible", re.I)
_NO_SIZE = re.compile(
    r"font-size\s*:\s*0(?:\.0*)?(?:px|pt|em|rem|%)?\s*(?:;|$|!)", re.I
)
_WHITE = re.compile(r"(?<![\w-])color\s*:\s*(?:white|#fff(?:fff)?)\b", re.I)
# fields whose value a person typed or chose; buttons and search boxes say nothing
_TYPED = frozenset(
    (
        "",
        "text",
        "number",
        "date",
        "month",
        "week",
        "time",
        "tel",
        "email",
        "url",
        "datetime-local",
    )
)
_TICKS = {True: "☒", False: "☐"}


def show(root: Element, text: str) -> None:
    """Changes the tree below ``root``; ``text`` is the page's markup, for its style sheet."""
    sheet = read_sheet(text, _MATTERS)
    unseen = _seen_nowhere(root) | _hidden(root, sheet)
    for element in list(root.iter()):
        if element is root:
            continue
        tag = tag_of(element)
        if _is_struck(element, sheet) or element in unseen:
            drop(element)
            continue
        _draw(element, sheet)
        if tag in _FIELDS:
            _put(element, _FIELDS[tag](element))
        elif tag in ("object", "embed", "svg"):
            _show_picture(element)


def unread(root: Element, text: str) -> list[str]:
    """What the page shows and nobody reads, or may not show and is read."""
    problems = []
    if any(frame.get("srcdoc") for frame in root.iter("iframe")):
        problems.append("not read: a page within the page")
    if any(frame.get("src") for frame in root.iter("frame")):
        problems.append("not read: a page kept outside, in a frame of this one")
    if any(
        tag_of(drawing) == "svg" and _DIGIT.search("".join(drawing.itertext()))
        for drawing in root.iter()
    ):
        problems.append("not read: a drawing with figures")
    if made := made_by_scripts(root):
        problems.append(made)
    sheet = read_sheet(text, _MATTERS)
    if any(map(_DRAWN.search, sheet.others)):
        problems.append("not read: text with figures that the style sheet adds")
    if any(map(_STRUCK.search, sheet.others)):
        problems.append("the style sheet may strike figures that were read")
    return problems


def _is_struck(element: Element, sheet: Sheet) -> bool:
    style = element.get("style", "")
    if tag_of(element) in _STRUCK_TAGS or _STRUCK.search(style):
        return True
    return not _LINED.search(style) and sheet.won(element, _strikes)


def _strikes(style: str) -> bool | None:
    """Whether a style strikes text; None where it says nothing of it."""
    return bool(_STRUCK.search(style)) if _LINED.search(style) else None


def _hides(style: str) -> bool | None:
    """Whether a style hides an element; None where it says nothing of it."""
    if HIDDEN.search(style):
        return True
    return False if _SHOWN.search(style) else None


def _hidden(root: Element, sheet: Sheet) -> set[Element]:
    """Elements that the page's own style sheet hides, or one that such pages have outside; nothing
    that holds most of the page's text, for a script shows that."""
    found = {
        element
        for element in root.iter()
        if not _SHOWN.search(element.get("style", ""))
        and (sheet.won(element, _hides) or _is_hidden_by_class(element, sheet))
    }
    whole = _letters(root)
    return {
        one
        for one in within(list(found))
        if one is not root and _letters(one) <= _MOST * whole
    }


def _letters(element: Element) -> int:
    """Letters of what an element shows; scripts and styles say nothing."""
    return sum(
        len((one.text or "").strip()) * (tag_of(one) not in _SILENT)
        + len((one.tail or "").strip()) * (one is not element)
        for one in element.iter()
    )


@dataclass(frozen=True, slots=True)
class _Hiding:
    """A row of models/html_hiding_classes.tsv."""

    pattern: str
    hides: str


@cache
def _hiding_class(name: str) -> tuple[int, bool] | None:
    """The last row that fits a class, and whether it hides."""
    rows = table("html_hiding_classes.tsv", _Hiding)
    fits = [
        (n, row.hides == "yes")
        for n, row in enumerate(rows)
        if re.fullmatch(row.pattern, name)
    ]
    return fits[-1] if fits else None


def _is_hidden_by_class(element: Element, sheet: Sheet) -> bool:
    names = [
        name
        for name in element.get("class", "").split()
        if f".{name}" not in sheet.rules  # else the page itself says
    ]
    return max(filter(None, map(_hiding_class, names)), default=(0, False))[1]


def _draw(element: Element, sheet: Sheet) -> None:
    """Puts what the style sheet sets before and behind an element there, where it is a figure or a
    sign of percent."""
    for rule in sheet.of(element):
        content = _CONTENT.search(rule.style) if rule.drawn else None
        text = _said(content[1], element) if content else ""
        if not _FIGURE.search(text):
            continue
        text = CONTROLS.sub("", text)
        if rule.drawn == "before":
            element.text = text + CONTROLS.sub("", element.text or "")
        elif len(element):
            last = element[-1]
            last.tail = CONTROLS.sub("", last.tail or "") + text
        else:
            element.text = CONTROLS.sub("", element.text or "") + text


def _said(content: str, element: Element) -> str:
    """The strings and attributes of a ``content``, one behind the other."""
    return "".join(
        element.get(name, "") if name else _SIGN.sub("", string)
        for _, string, name in _PIECE.findall(content)
    )


def _seen_nowhere(root: Element) -> set[Element]:
    """Elements whose letters have no size, or are white where nothing lies behind them."""
    found = set()
    for element in root.iter():
        style = element.get("style", "")
        if _NO_SIZE.search(style) or (
            _WHITE.search(style) and not _has_ground(element)
        ):
            found.add(element)
    return found


def _has_ground(element: Element) -> bool:
    """Whether a colour or picture may lie behind an element; a class may bring one."""
    while element is not None:
        if (
            element.get("class")
            or element.get("bgcolor")
            or element.get("background")
        ):
            return True
        if "background" in element.get("style", ""):
            return True
        element = element.getparent()
    return False


def _input(element: Element) -> str:
    kind = element.get("type", "").lower()
    if kind in ("checkbox", "radio"):
        return _TICKS[element.get("checked") is not None]
    return str(element.get("value", "")) if kind in _TYPED else ""


def _select(element: Element) -> str:
    """The options that are chosen, of a list without any the first, which browsers show; a list
    of links says nothing then."""
    options = list(element.iter("option"))
    chosen = [
        option for option in options if option.get("selected") is not None
    ]
    leads = element.get("onchange") or any(
        "/" in o.get("value", "") for o in options
    )
    if not chosen and element.get("multiple") is None and not leads:
        chosen = options[:1]
    return ", ".join("".join(option.itertext()).strip() for option in chosen)


def _textarea(element: Element) -> str:
    return "".join(element.itertext())


_FIELDS: dict[str, Callable[[Element], str]] = {
    "input": _input,
    "select": _select,
    "textarea": _textarea,
}


def _show_picture(element: Element) -> None:
    """Turns an object, or a drawing that only frames a picture, into that picture."""
    source = element.get("data") or element.get("src") or ""
    kind = element.get("type", "")
    if tag_of(element) == "svg":
        framed = [one for one in element.iter() if tag_of(one) == "image"]
        if len(framed) != 1 or _DIGIT.search("".join(element.itertext())):
            return
        source = framed[0].get("href") or framed[0].get("xlink:href") or ""
    elif not kind.startswith("image/") and not _PICTURE.search(source):
        return
    for child in list(element):
        element.remove(child)
    element.tag = "img"
    element.set("src", CONTROLS.sub("", source))


def _put(element: Element, value: str) -> None:
    """Turns a form field into a span that holds its value."""
    for child in list(element):
        element.remove(child)
    element.tag, element.text = "span", CONTROLS.sub("", value) or None
