"""The paragraphs of a Word file: runs with their fonts, list labels, fields, what is drawn among
them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.pages.formats import docx_drawings as drawings
from pipeline.pages.formats.assembly import Line, Run, trimmed
from pipeline.pages.formats.docx_drawings import Drawn
from pipeline.pages.formats.docx_math import EQUATIONS
from pipeline.pages.formats.docx_math import one_line as equation
from pipeline.pages.formats.docx_parts import Parts, character, text_boxes
from pipeline.pages.formats.docx_styles import (
    Element,
    Look,
    Numbering,
    Styles,
    W,
    look,
    value,
)
from pipeline.pages.formats.legacy_lines import UNICODE
from pipeline.pages.formats.raised import raised

_DRAWINGS = (f"{W}pict", f"{W}drawing", f"{W}object")
_GONE = {W + name for name in ("del", "moveFrom", "rPr", "pPr", "sdtPr")}
_PAGE_FIELD = re.compile(r"\b(?:PAGE|NUMPAGES|SECTIONPAGES)\b")
_EQUATION_FIELD = re.compile(r"\s*EQ\b")
_SUM_FIELD = re.compile(r"\s*=")
_MARKER = re.compile(
    # a bare number before another is a figure beside it
    r"^\s*(?!\d+(?:\.\d+)*\s*\t\s*\d)"
    r"(?:\d{1,3}(?:\.\d{1,3})*[.)]?|[a-zđA-ZĐ][.)]|[IVXLC]{1,5}[.)]?|[-+*•–])\s*\t\s*"
)
_FIELD_MARKS = (f"{W}fldChar", f"{W}instrText")


@dataclass
class Paragraphs:
    """Reads paragraphs one by one, in the order of the document: lists count on."""

    parts: Parts
    styles: Styles
    numbering: Numbering
    # text boxes and files within the file met in the paragraph or table being read
    boxes: list[Element] = field(default_factory=list)
    drawn: list[Drawn] = field(default_factory=list)
    # one for each open field: whether what stands in it now is shown, and no page number
    in_field: list[bool] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)  # of the open fields
    # whether the paragraph stands on the white of the page
    on_paper: bool = False
    # whether all of it is moved up, as what stands in the middle of a high row
    all_lifted: bool = False

    def paragraph(self, paragraph: Element) -> list[Line]:
        """The lines of a paragraph (it breaks at ``w:br``); at least one, which may be empty."""
        properties = paragraph.find(f"{W}pPr")
        style = value(properties, "pStyle") if properties is not None else ""
        base = self.styles.of(style)
        runs: Line = []
        self.in_field, self.codes = [], []
        self.on_paper = _is_on_paper(paragraph)
        self.all_lifted = _is_lifted(paragraph)
        self.inline(paragraph, base, runs, 0)
        lines: list[Line] = [[]]
        for run in runs:
            for i, part in enumerate(run.text.split("\n")):
                if i:
                    lines.append([])
                if part:
                    lines[-1].append(Run(part, run.font, run.capitals))
        label = self.label(properties, style)
        lines = [_tabs(trimmed(line)) for line in lines]
        if label and lines[0]:
            lines[0] = [Run(label + " ", lines[0][0].font), *lines[0]]
        return lines

    def label(self, properties: Element | None, style: str) -> str:
        numbering = (
            properties.find(f"{W}numPr") if properties is not None else None
        )
        number, level = self.styles.numbers.get(
            style or self.styles.default, ("", "0")
        )
        if numbering is not None:
            number, level = (
                value(numbering, "numId") or number,
                value(numbering, "ilvl") or level,
            )
        return (
            self.numbering.label(number, level)
            if number not in ("", "0")
            else ""
        )

    def inline(
        self, parent: Element, base: Look, runs: Line, depth: int
    ) -> None:
        """Collects the runs below a paragraph or a wrapper within it (hyperlink, insertion, content
        control)."""
        for element in parent:
            tag = element.tag
            if tag == f"{W}r":
                self.run(element, base, runs)
            elif tag == f"{W}fldSimple" and _PAGE_FIELD.search(
                element.get(f"{W}instr", "")
            ):
                continue
            elif tag in EQUATIONS:
                runs.append(Run(equation(element), UNICODE))
            elif tag == f"{W}subDoc":
                self.drawn.append("not read: a part kept in a file of its own")
            elif tag not in _GONE and depth < 50 and isinstance(tag, str):
                self.inline(element, base, runs, depth + 1)

    def run(self, run: Element, base: Look, runs: Line) -> None:
        properties = run.find(f"{W}rPr")
        own = look(properties)
        style = value(properties, "rStyle") if properties is not None else ""
        if style:
            own = own.over(self.styles.looks.get(style, Look()))
        shape = own.over(base)
        for element in run:
            tag = element.tag
            if tag in _FIELD_MARKS:
                self.field_mark(element)
                if chosen := _chosen(element):
                    runs.append(Run(chosen, UNICODE))
            elif shape.hidden or (shape.white and self.on_paper):
                continue
            elif tag in _DRAWINGS:
                self.boxes += text_boxes(element)
                self.drawn += drawings.drawn(element, self.parts)
            elif tag == f"{W}ruby":  # what is read out is no text
                for said in element.findall(f"{W}rubyBase"):
                    self.inline(said, base, runs, 0)
            elif not shape.struck and all(self.in_field):
                self.characters(element, shape, runs)

    def field_mark(self, element: Element) -> None:
        """Keeps track of the fields that are open: neither their codes, with the fields within
        them, nor page numbers are text."""
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self.in_field.append(False)
            self.codes.append("")
        elif not self.in_field:
            return
        elif kind == "separate":
            self.in_field[-1] = not _PAGE_FIELD.search(self.codes[-1])
        elif kind == "end":
            if _EQUATION_FIELD.match(self.codes[-1]):
                self.drawn.append("not read: an equation (a field EQ)")
            if not self.in_field[-1] and _SUM_FIELD.match(self.codes[-1]):
                self.drawn.append("not read: a field whose sum is not stored")
            self.in_field.pop()
            self.codes.pop()
        else:
            self.codes[-1] += element.text or ""

    def characters(self, element: Element, shape: Look, runs: Line) -> None:
        text, named = character(element, shape.font or "")
        before = "".join(run.text for run in runs[-3:])
        if named == UNICODE and before[-1:].isdigit():
            # the mark of a note stands right behind a figure
            text = text.lstrip()
        raises = shape.raised or (shape.lifted and not self.all_lifted)
        shifted = raises or (shape.lowered and before[-1:].isdigit())
        mark = raised(text, before) if shifted and text else None
        if mark:
            runs.append(Run(mark, UNICODE))
        elif text:
            runs.append(
                Run(text, named or shape.font or "", bool(shape.capitals))
            )


def _chosen(mark: Element) -> str:
    """What a drop-down field of old forms shows: it stands in no run (ISO 29500-1, 17.16.9)."""
    choice = mark.find(f"{W}ffData/{W}ddList")
    if choice is None:
        return ""
    entries = [
        str(one.get(f"{W}val", "")) for one in choice.findall(f"{W}listEntry")
    ]
    number = value(choice, "result") or value(choice, "default") or "0"
    chosen = int(number) if number.isdecimal() else 0
    return entries[chosen] if chosen < len(entries) else ""


def _is_on_paper(paragraph: Element) -> bool:
    """Whether no table, box or shading may lie behind a paragraph."""
    if paragraph.find(f"{W}pPr/{W}shd") is not None:
        return False
    grounds = (f"{W}tc", f"{W}txbxContent")
    return not any(above.tag in grounds for above in paragraph.iterancestors())


def _is_lifted(paragraph: Element) -> bool:
    """Whether every run of a paragraph that has text is moved up."""
    runs = [run for run in paragraph.iter(f"{W}r") if _says(run)]
    return bool(runs) and all(
        run.find(f"{W}rPr/{W}position") is not None for run in runs
    )


def _says(run: Element) -> bool:
    return any((text.text or "").strip() for text in run.iterfind(f"{W}t"))


def _tabs(line: Line) -> Line:
    """A tab after a list marker is a blank; elsewhere it parts what stands left from what stands
    right."""
    text = "".join(run.text for run in line)
    if "\t" not in text:
        return line
    marker = _MARKER.match(text)
    at = 0
    out: Line = []
    for run in line:
        changed = []
        for char in run.text:
            changed.append(
                " " if char == "\t" and marker and at < marker.end() else char
            )
            at += 1
        out.append(Run("".join(changed), run.font, run.capitals))
    return out
