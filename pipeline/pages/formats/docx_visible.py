"""Makes of the XML of a Word file what Word shows: changes accepted, one of each pair of
alternatives, no prompts of empty form fields.

After ECMA-376 part 1: 17.13.5 (revisions), 17.5.2.39 (showingPlcHdr); part 3: 7.5
(alternatives)."""

from __future__ import annotations

import re

from lxml import etree

from pipeline.pages.formats.docx_styles import Element, W, is_on

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DELETED_MARKS = (f"{W}pPr/{W}rPr/{W}del", f"{W}pPr/{W}rPr/{W}moveFrom")
_DELETED_CELL = f"{W}tcPr/{W}cellDel"
_DELETED_ROW = f"{W}trPr/{W}del"
_HIDDEN_ROW = f"{W}trPr/{W}hidden"
_PROMPT = f"{W}sdtPr/{W}showingPlcHdr"
# ISO/IEC 29500 Strict names the same elements in other namespaces
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/")
_FOLDERS = re.compile(
    rb"http://purl\.oclc\.org/ooxml/(officeDocument|wordprocessingml|spreadsheetml"
    rb"|presentationml|drawingml|schemaLibrary)/(\w+)"
)


def transitional(data: bytes) -> bytes:
    """The XML of a part with the namespaces of Strict replaced by those of Transitional.

    >>> transitional(b'<a xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"/>')
    b'<a xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    """
    if not _STRICT.search(data):
        return data
    return _FOLDERS.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", data)


def settle(root: Element) -> None:
    """Leaves in the tree below ``root`` only what Word shows of it in the end."""
    choose(root)
    for path in (_DELETED_ROW, _DELETED_CELL):
        for mark in root.findall(f".//{path}"):
            _remove(mark.getparent().getparent())
    for mark in filter(is_on, root.findall(f".//{_HIDDEN_ROW}")):
        _remove(mark.getparent().getparent())
    for prompt in root.findall(f".//{_PROMPT}"):
        if not is_on(prompt):
            continue
        control = prompt.getparent().getparent()
        for shown in control.findall(f"{W}sdtContent"):
            for text in shown.iter(f"{W}t"):
                text.text = ""
    for paragraph in list(root.iter(f"{W}p")):
        if any(paragraph.find(path) is not None for path in _DELETED_MARKS):
            _join_next(paragraph)


def choose(root: Element) -> None:
    """Puts in the place of each pair of alternatives the first that can be read: what is offered
    to new programs, or what old ones show where the new one holds neither text nor picture."""
    for pair in list(root.iter(f"{_MC}AlternateContent")):
        options = [
            option for option in pair if _says_something(option)
        ] or list(pair)
        parent = pair.getparent()
        if parent is None:
            continue
        at = parent.index(pair)
        chosen = list(options[0]) if options else []
        _remove(pair)
        for offset, element in enumerate(chosen):
            parent.insert(at + offset, element)


def _says_something(option: Element) -> bool:
    names = (
        "t",
        "blip",
        "imagedata",
        "chart",
        "relIds",
        "txbxContent",
        "OLEObject",
        "oleObj",
        "sym",
    )
    return any(
        etree.QName(inner).localname in names
        for inner in option.iter(etree.Element)
    )


def _join_next(paragraph: Element) -> None:
    """A paragraph whose mark was deleted runs on into the next one."""
    after = paragraph.getnext()
    while after is not None and after.tag != f"{W}p":
        if after.tag == f"{W}tbl":
            return
        after = after.getnext()
    if after is None:
        return
    at = 1 if after.find(f"{W}pPr") is not None else 0
    for element in [one for one in paragraph if one.tag != f"{W}pPr"]:
        after.insert(at, element)
        at += 1
    _remove(paragraph)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
