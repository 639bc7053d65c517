"""python-pptx, the one place: the slides of a presentation, each on a page of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline import sandbox
from pipeline.errors import UnreadableInput, brief
from pipeline.pages.formats import docx_drawings as drawings
from pipeline.pages.formats import foreign, office
from pipeline.pages.formats.assembly import Draft, Foreign, RawCell, Run
from pipeline.pages.formats.docx_drawings import Drawn
from pipeline.pages.formats.docx_math import EQUATIONS
from pipeline.pages.formats.docx_math import one_line as equation
from pipeline.pages.formats.docx_parts import parsed
from pipeline.pages.formats.docx_visible import choose
from pipeline.pages.formats.raised import raised
from pipeline.records import Reading, ReadOptions

_DEPTH = 20  # groups within groups
_EMU = 914400  # to the inch
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def read_slides(path: Path, options: ReadOptions) -> Reading:
    """A PPTX file with a page for each slide that is shown. Raises UnreadableInput where it is
    broken, LimitPassed where it costs too much."""
    limits = options.limits
    draft = sandbox.call(
        _parse,
        path,
        memory_bytes=limits.memory_bytes,
        seconds=limits.page_seconds,
    )
    foreign.read_within(draft, options, 1)
    return draft.reading()


def read_converted(path: Path, options: ReadOptions) -> Reading:
    """A PPT or ODP file, read as the PPTX that LibreOffice makes of it."""
    with tempfile.TemporaryDirectory(prefix="baocao-office-") as folder:
        return read_slides(
            office.convert(path, Path(folder), options.limits, "pptx"), options
        )


def _parse(path: Path) -> Draft:
    import pptx

    try:
        slides = list(pptx.Presentation(str(path)).slides)
        draft = Draft()
        for number, slide in enumerate(slides, 1):
            if number > 1:
                draft.break_page()
            if slide._element.get("show") == "0":
                draft.problems.append(f"hidden slide not read: {number}")
                continue
            choose(slide._element)
            for shape in _in_order(slide.shapes, 0):
                if _is_shown(shape):
                    _put(draft, shape)
    except MemoryError:
        raise
    except Exception as error:  # damaged parts make it fail in every way
        raise UnreadableInput(f"broken PPTX file ({brief(error)})") from error
    return draft


def _is_shown(shape: Any) -> bool:
    """Whether a shape lies on the slide and was not hidden."""
    named = shape._element.find("./*/{*}cNvPr")
    if named is not None and named.get("hidden") in ("1", "true"):
        return False
    return bool((shape.left or 0) + (shape.width or 0) >= 0)


def _in_order(shapes: Any, depth: int) -> Iterator[Any]:
    """Shapes from the top down, those of groups in their places."""
    for shape in sorted(shapes, key=lambda one: (one.top or 0, one.left or 0)):
        if (
            shape.shape_type is not None
            and hasattr(shape, "shapes")
            and depth < _DEPTH
        ):
            yield from _in_order(shape.shapes, depth + 1)
        else:
            yield shape


def _put(draft: Draft, shape: Any) -> None:
    if shape.has_text_frame:
        for paragraph in shape.text_frame.paragraphs:
            for line in _lines(paragraph):
                draft.add(line)
    elif getattr(shape, "has_table", False):
        draft.add_table(_cells(shape.table))
    elif getattr(shape, "has_chart", False):
        _draw(draft, drawings.chart_table(shape.chart._chartSpace))
    elif shape._element.tag.endswith("}graphicFrame"):
        for one in _framed(shape):
            _draw(draft, one)
    elif hasattr(shape, "image"):
        size = [(side or 0) / _EMU for side in (shape.width, shape.height)]
        if size[0] >= foreign.LEAST[0] and size[1] >= foreign.LEAST[1]:
            draft.items.append(Foreign(shape.image.blob, "a picture", size[0]))


def _draw(draft: Draft, one: Drawn) -> None:
    if isinstance(one, str):
        draft.problems.append(one)
    elif isinstance(one, Foreign):
        draft.items.append(one)
    else:
        draft.add_table(one)


def _framed(frame: Any) -> list[Drawn]:
    """What a frame shows that holds neither a table nor a chart: an embedded file, a diagram."""
    ole = frame._element.find(".//{*}oleObj")
    if ole is not None:
        name = f"an embedded object ({ole.get('progId', 'unknown')})"
        if ole.find("{*}embed") is None or ole.get("showAsIcon") == "1":
            return [f"not read: {name}"]
        return [Foreign(frame.ole_format.blob, name)]
    found: list[Drawn] = []
    for relations in frame._element.iterfind(".//{*}relIds"):
        part = frame.part.related_part(relations.get(f"{_R}dm"))
        found += drawings.diagram(parsed(part.blob))
    return found or ["not read: a drawing"]


def _lines(paragraph: Any) -> list[list[Run]]:
    """The lines of a paragraph: its runs that are not struck, marks of notes raised."""
    lines: list[list[Run]] = [[]]
    for element in paragraph._p:
        runs = lines[-1]
        kind = element.tag.rpartition("}")[2]
        if kind == "br":
            lines.append([])
        elif kind == "m":
            told = element.iter(*EQUATIONS)
            runs += [Run(equation(one)) for one in told][:1]
        elif kind == "r" or (kind == "fld" and _says_more(element)):
            runs += _run(element, "".join(one.text for one in runs[-3:]))
    return lines


def _says_more(field: Any) -> bool:
    """Whether a field tells more than the number of its slide."""
    return field.get("type") != "slidenum"


def _run(run: Any, before: str) -> list[Run]:
    properties = run.find("{*}rPr")
    look = properties.attrib if properties is not None else {}
    if look.get("strike", "noStrike") != "noStrike":
        return []
    text = (run.findtext("{*}t") or "").replace("\v", " ")
    if look.get("baseline", "0").lstrip("-") not in ("", "0"):
        text = raised(text, before) or text
    face = properties.find("{*}latin") if properties is not None else None
    return [Run(text, "" if face is None else face.get("typeface", ""))]


def _cells(table: Any) -> list[RawCell]:
    placed = []
    for row, line in enumerate(table.rows, 1):
        for column, cell in enumerate(line.cells, 1):
            if cell.is_spanned:
                continue
            lines = tuple(
                line
                for paragraph in cell.text_frame.paragraphs
                for line in _lines(paragraph)
            )
            placed.append(
                RawCell(row, column, lines, cell.span_height, cell.span_width)
            )
    return placed
