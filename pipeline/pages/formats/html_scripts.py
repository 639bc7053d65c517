"""What a page of the web does not hold itself: tables and texts that its scripts draw."""

from __future__ import annotations

import re

from pipeline.pages.formats.html_page import Element, tag_of

_SILENT = ("script", "style", "head", "noscript", "template", "title")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
# a letter that Vietnamese has and programs have not
_MARKED = re.compile("[\u00c0-\u1ef9]")
_FEW = 60  # words of a page that shows its frame alone
_LEAST = 20  # letters of a text in a script


def made_by_scripts(root: Element) -> str:
    """What is said of a page whose table is empty or whose text stands in a script; "" of
    others."""
    scripts = [one for one in root.iter() if tag_of(one) == "script"]
    if not scripts:
        return ""
    if any(map(_is_empty, root.iter("table"))):
        return "not read: a table that a script fills"
    shown = " ".join(_shown(root))
    if len(shown.split()) > _FEW:
        return ""
    kept = "".join(_plain(one.text or "") for one in scripts)
    letters = len(_MARKED.findall(kept))
    if letters > max(_LEAST, len(_MARKED.findall(shown))):
        return "not read: a text that a script shows"
    return ""


def _is_empty(table: Element) -> bool:
    """Whether a table has heads, and nothing in the rows below them."""
    heads = [one for one in table.iter("th") if _says(one)]
    return len(heads) > 1 and not any(map(_says, table.iter("td")))


def _says(element: Element) -> bool:
    return bool("".join(element.itertext()).strip())


def _shown(root: Element) -> list[str]:
    return [
        said or ""
        for one in root.iter()
        for said in (
            "" if tag_of(one) in _SILENT else one.text,
            one.tail,
        )
    ]


def _plain(script: str) -> str:
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), script)
