"""Makes of an HTML tree what a browser shows as valid: values of form fields in their places, no
struck text, nothing that the page's own style sheet hides."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.pages.formats.html_page import (
    CONTROLS,
    HIDDEN,
    Element,
    drop,
    sheet_rules,
    tag_of,
)

_STRUCK_TAGS = ("s", "strike", "del")
_STRUCK = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.I)
# text before or behind an element, a figure in it
_DRAWN = re.compile(r"(?<![\w-])content\s*:[^;]*[\"'][^\"';]*\d", re.I)
_ONE_CLASS = re.compile(r"\.[\w-]+")
_DIGIT = re.compile(r"\d")
# the address of a picture: within the page, or a file by its name
_PICTURE = re.compile(
    r"^(?:data:image/|lifted:)|\.(?:png|jpe?g|gif|bmp|tiff?|webp|jp2)$", re.I
)
_SHOWN = re.compile(r"display\s*:\s*(?!none)\w", re.I)
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
    hidden, struck = _classes(text, HIDDEN), _classes(text, _STRUCK)
    unseen = _seen_nowhere(root)
    for element in list(root.iter()):
        if element is root:
            continue
        tag = tag_of(element)
        if (
            _is_struck(element, struck)
            or element in unseen
            or _is_hidden_by_class(element, hidden)
        ):
            drop(element)
        elif tag in _FIELDS:
            _put(element, _FIELDS[tag](element))
        elif tag in ("object", "embed", "svg"):
            _show_picture(element)


def unread(root: Element, text: str) -> list[str]:
    """What the page shows and nobody reads, or may not show and is read."""
    problems = []
    if any(frame.get("srcdoc") for frame in root.iter("iframe")):
        problems.append("not read: a page within the page")
    if any(
        tag_of(drawing) == "svg" and _DIGIT.search("".join(drawing.itertext()))
        for drawing in root.iter()
    ):
        problems.append("not read: a drawing with figures")
    if any(_DRAWN.search(style) for _, style in sheet_rules(text)):
        problems.append("not read: text with figures that the style sheet adds")
    if _strikes_more(text):
        problems.append("the style sheet may strike figures that were read")
    return problems


def _is_struck(element: Element, struck: set[str]) -> bool:
    if tag_of(element) in _STRUCK_TAGS or _STRUCK.search(
        element.get("style", "")
    ):
        return True
    return bool(set(element.get("class", "").split()) & struck)


def _is_hidden_by_class(element: Element, hidden: set[str]) -> bool:
    """Whether a class hides an element that does not itself say that it is shown."""
    if _SHOWN.search(element.get("style", "")):
        return False
    return bool(set(element.get("class", "").split()) & hidden)


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


def _strikes_more(text: str) -> bool:
    """Whether the page's style sheet strikes what no single class names: ``td > em``."""
    return any(
        _STRUCK.search(style) and not _ONE_CLASS.fullmatch(selector)
        for selector, style in sheet_rules(text)
    )


def _classes(text: str, looks: re.Pattern[str]) -> set[str]:
    """Classes to which the style sheet gives a look; only those that are selected alone."""
    return {
        selector[1:]
        for selector, style in sheet_rules(text)
        if looks.search(style) and _ONE_CLASS.fullmatch(selector)
    }


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
