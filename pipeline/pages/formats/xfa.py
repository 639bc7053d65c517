"""Reads dynamic XFA forms: PDFs whose pages say "please wait" while the form lies in XML beside
them (XML Forms Architecture 3.3, Adobe)."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium
from lxml import etree

from pipeline.pages.formats.assembly import Draft, Run
from pipeline.pages.formats.docx_parts import parsed
from pipeline.records import Reading
from pipeline.text import one_line

_PROBLEM = "a dynamic XFA form: its data were read, its layout was not drawn"
_UNREAD = "a dynamic XFA form whose data cannot be read"
_DEPTH = 100
_GROUPS = (
    "template",
    "subform",
    "subformSet",
    "area",
    "exclGroup",
    "pageSet",
    "pageArea",
)


def is_dynamic(pdf: Any) -> bool:
    """Whether an open PDF (pypdfium2) shows a form that only XFA draws."""
    return bool(pdfium.FPDF_GetFormType(pdf.raw) == pdfium.FORMTYPE_XFA_FULL)


def read_xfa(pdf: Any) -> Reading:
    """The form's captions and values in the order of its template as one page; always with a
    problem, for nobody drew it."""
    draft = Draft(problems=[_PROBLEM])
    trees = [
        tree for data in _packets(pdf) if (tree := _tree(data)) is not None
    ]
    template = _first(trees, "template")
    data = _first(trees, "data")
    if data is None:
        draft.problems = [_UNREAD]
        return draft.reading()
    values = _values(data)
    for line in (
        _template_lines(template, values, 0) if template is not None else ()
    ):
        draft.add([Run(line)])
    for name, left in values.items():  # what no field of the template shows
        for value in left:
            draft.add([Run(f"{name}: {value}")])
    return draft.reading()


def _packets(pdf: Any) -> Iterator[bytes]:
    for n in range(pdfium.FPDF_GetXFAPacketCount(pdf.raw)):
        size = ctypes.c_ulong()
        pdfium.FPDF_GetXFAPacketContent(pdf.raw, n, None, 0, size)
        data = ctypes.create_string_buffer(size.value)
        pdfium.FPDF_GetXFAPacketContent(pdf.raw, n, data, size.value, size)
        yield data.raw


def _tree(data: bytes) -> Any:
    """A packet as XML, mended where it is a piece of one; None where it is none."""
    try:
        return parsed(data.strip(b"\0 \r\n"), mended=True)
    except etree.XMLSyntaxError:
        return None


def _first(trees: list[Any], name: str) -> Any:
    for tree in trees:
        for element in tree.iter(f"{{*}}{name}"):
            return element
    return None


def _values(data: Any) -> dict[str, list[str]]:
    """Name of a field -> its values, in the order of the form."""
    values: dict[str, list[str]] = {}
    for element in data.iter(etree.Element):
        if not len(element) and (element.text or "").strip():
            name = etree.QName(element).localname
            values.setdefault(name, []).append(one_line(element.text))
    return values


def _template_lines(
    element: Any, values: dict[str, list[str]], depth: int
) -> Iterator[str]:
    """Texts and fields below an element of the template; a field takes the next value of its
    name."""
    for child in element if depth < _DEPTH else ():
        if not isinstance(child.tag, str) or child.get("presence") in (
            "hidden",
            "invisible",
        ):
            continue
        kind = etree.QName(child).localname
        if kind == "draw":
            text = _text(child)
            if text:
                yield text
        elif kind == "field":
            yield from _field(child, values)
        elif kind in _GROUPS:
            yield from _template_lines(child, values, depth + 1)


def _field(field: Any, values: dict[str, list[str]]) -> Iterator[str]:
    caption = next(
        (
            _text(one)
            for one in field
            if etree.QName(one).localname == "caption"
        ),
        "",
    )
    left = values.get(field.get("name", ""), [])
    value = left.pop(0) if left else ""
    if value or caption:
        yield (
            f"{caption} {value}".strip()
            if caption
            else f"{field.get('name', '')}: {value}"
        )


def _text(element: Any) -> str:
    return one_line(" ".join(element.itertext()))
