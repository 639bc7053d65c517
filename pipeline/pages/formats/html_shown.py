"""Makes of an HTML tree what a browser shows as valid: values of form fields in their places, no
struck text, nothing that the page's own style sheet hides."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.pages.formats.html_page import Element, drop, sheet_rules, tag_of

_STRUCK_TAGS = ("s", "strike", "del")
_STRUCK = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
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
    hidden, struck = _classes(text, _HIDDEN), _classes(text, _STRUCK)
    for element in list(root.iter()):
        if element is root:
            continue
        tag, style = tag_of(element), element.get("style", "")
        classes = set(element.get("class", "").split())
        if tag in _STRUCK_TAGS or _STRUCK.search(style) or classes & (hidden | struck):
            drop(element)
        elif tag in _FIELDS:
            _put(element, _FIELDS[tag](element))


def _classes(text: str, looks: re.Pattern[str]) -> set[str]:
    """Classes to which the style sheet gives a look; only those that are selected alone."""
    return {
        selector[1:]
        for selector, style in sheet_rules(text)
        if looks.search(style) and re.fullmatch(r"\.[\w-]+", selector)
    }


def _input(element: Element) -> str:
    kind = element.get("type", "").lower()
    if kind in ("checkbox", "radio"):
        return _TICKS[element.get("checked") is not None]
    return str(element.get("value", "")) if kind in _TYPED else ""


def _select(element: Element) -> str:
    """The options that are chosen; a list of links, where none is, says nothing."""
    return ", ".join(
        "".join(option.itertext()).strip()
        for option in element.iter("option")
        if option.get("selected") is not None
    )


def _textarea(element: Element) -> str:
    return "".join(element.itertext())


_FIELDS: dict[str, Callable[[Element], str]] = {
    "input": _input,
    "select": _select,
    "textarea": _textarea,
}


def _put(element: Element, value: str) -> None:
    """Turns a form field into a span that holds its value."""
    for child in list(element):
        element.remove(child)
    element.tag, element.text = "span", value or None
