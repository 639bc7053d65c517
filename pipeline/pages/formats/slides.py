"""python-pptx, the one place: the slides of a presentation, each on a page of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline import sandbox
from pipeline.errors import UnreadableInput
from pipeline.pages.formats import foreign, office
from pipeline.pages.formats.assembly import Draft, Foreign, RawCell, Run
from pipeline.pages.formats.raised import raised
from pipeline.records import Reading, ReadOptions

_DEPTH = 20  # groups within groups
_EMU = 914400  # to the inch


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
            for shape in _in_order(slide.shapes, 0):
                # drawn on the slide
                if (shape.left or 0) + (shape.width or 0) >= 0:
                    _put(draft, shape)
    except MemoryError:
        raise
    except Exception as error:  # damaged parts make it fail in every way
        said = " ".join(str(error).split())[:200] or type(error).__name__
        raise UnreadableInput(f"broken PPTX file ({said})") from error
    return draft


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
            draft.add(_runs(paragraph))
    elif getattr(shape, "has_table", False):
        draft.add_table(_cells(shape.table))
    elif getattr(shape, "has_chart", False):
        draft.problems.append("not read: a chart")
    elif hasattr(shape, "image"):
        size = [(side or 0) / _EMU for side in (shape.width, shape.height)]
        if size[0] >= foreign.LEAST[0] and size[1] >= foreign.LEAST[1]:
            draft.items.append(Foreign(shape.image.blob, "a picture", size[0]))


def _runs(paragraph: Any) -> list[Run]:
    """The runs of a paragraph that are not struck, marks of notes raised."""
    runs: list[Run] = []
    for run in paragraph.runs:
        properties = run._r.find("{*}rPr")
        look = properties.attrib if properties is not None else {}
        if look.get("strike", "noStrike") != "noStrike":
            continue
        text = run.text.replace("\v", " ")
        if look.get("baseline", "0").lstrip("-") not in ("", "0"):
            text = raised(text, "".join(one.text for one in runs[-3:])) or text
        runs.append(Run(text, run.font.name or ""))
    return runs


def _cells(table: Any) -> list[RawCell]:
    placed = []
    for row, line in enumerate(table.rows, 1):
        for column, cell in enumerate(line.cells, 1):
            if cell.is_spanned:
                continue
            lines = tuple(
                _runs(paragraph) for paragraph in cell.text_frame.paragraphs
            )
            placed.append(
                RawCell(row, column, lines, cell.span_height, cell.span_width)
            )
    return placed
