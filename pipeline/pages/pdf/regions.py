"""Regions of a page that its text layer does not tell, read by OCR and put among its lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.pages import syllables
from pipeline.pages.blocks import Block, union
from pipeline.pages.compose import Grid, compose
from pipeline.pages.line import Line
from pipeline.pages.pdf.glyphs import Area
from pipeline.records import Box, ReadOptions

Colours = npt.NDArray[np.uint8]  # [H, W, 3], red first
DPI = 200
_MARGIN = 4.0  # points around a region
# mean confidence of the words of a line, and of a line of figures only
_SURE, _FIGURES_SURE = 80.0, 90.0
_SYLLABLES = 0.75  # of its words, that Vietnamese can have
_LINES = 3  # lines of print in a region that must not go unread
# levels: darker than the paper; between the channels of a colour
_INK, _COLOUR = (60, 50)
_WORD = re.compile(r"[^\W\d_]{2,}")
GARBLED = "the text layer differs from what is shown: lines were read by OCR"
UNREAD = "a picture on the page was not read"


@dataclass(frozen=True, slots=True)
class Untold:
    """Where a page shows other print than its text layer tells."""

    unread: Sequence[Area]  # print beside that of the layer
    garbled: Sequence[
        Area
    ]  # lines of which the layer does not tell all letters


def add(
    page: Any,
    number: int,
    parts: Sequence[Block],
    told: Sequence[Area],
    untold: Untold,
    options: ReadOptions,
) -> tuple[list[Block], str]:
    """The lines and tables of the page with those of the regions among them, in which something is
    printed besides what is ``told``; the problem, where one holds print that cannot be read, or
    lines of the layer were garbled."""
    garbled = untold.garbled
    found = list(parts)
    instead = _instead(page, number, garbled, options) if garbled else []
    for block in instead:
        _put(found, block)
    known = [*told, *(_area(block.box) for block in instead if block.box)]
    complete = not garbled or _covers(instead, garbled)
    for area in sorted(untold.unread, key=lambda area: area[1]):
        region = _read(page, number, area, known, options)
        complete = complete and region.complete
        if region.block is not None:
            _put(found, region.block)
    if not complete:
        return found, UNREAD
    return found, GARBLED if garbled else ""


@dataclass(frozen=True, slots=True)
class _Region:
    """What was read of a region."""

    block: Block | None  # None where nothing was
    complete: bool  # whether no print was left out


def _read(
    page: Any,
    number: int,
    area: Area,
    known: Sequence[Area],
    options: ReadOptions,
) -> _Region:
    """A region by OCR, without the print that is known.

    Seals and signatures stand in pictures too: what reads badly is left out, and is nothing to miss
    where it is coloured."""
    # imported where a picture is read: see reader
    from pipeline.pages.ocr import picture
    from pipeline.pages.ocr import reader as ocr

    try:
        colours, x, y = _cut(page, area)
    except ValueError:  # no pixel of it lies on the page
        return _Region(None, False)
    for print_ in known:
        _paint_over(colours, print_, x, y)
    lines, grids = ocr.read_region(picture.grey(colours), DPI, number, options)
    coloured = _coloured(colours)
    kept = [line for line in lines if _reads(line, 2 if coloured else 1)]
    missed = len(lines) - len(kept)
    block = _composed(kept, grids)
    return _Region(
        _moved(block, x, y) if block is not None else None,
        coloured or missed < _LINES,
    )


def _composed(lines: Sequence[Line], grids: Sequence[Grid]) -> Block | None:
    """Lines and tables of a region as one block; None where they hold no text."""
    text, words, tables = compose(lines, grids, 72 / DPI)
    if not text.strip():
        return None
    boxes = [*(word.box for word in words), *(table.box for table in tables)]
    return Block(text, union(boxes), words, tables)


def _instead(
    page: Any, number: int, garbled: Sequence[Area], options: ReadOptions
) -> list[Block]:
    """What OCR reads where lines of the layer are garbled. It is shown the whole page: a strip of
    one line is too little to find lines in."""
    from pipeline.pages.ocr import picture
    from pipeline.pages.ocr import reader as ocr

    colours, x, y = _cut(page, (0.0, 0.0, *page.get_size()))
    gray = picture.grey(colours)
    lines, _ = ocr.read_region(gray, DPI, number, options)
    scale = 72 / DPI
    found = []
    for area in garbled:
        pieces = [
            line
            for line in lines
            if _stands_on([v * scale for v in line.box], area)
        ]
        if not pieces:
            continue
        whole = Line(pieces[0].box)
        for piece in sorted(pieces, key=lambda piece: piece.box[0]):
            whole.tokens += piece.tokens
            whole.cover(piece.box)
        text, words, _ = compose([whole], [], scale)
        box = Box(*(round(v * scale, 2) for v in whole.box))
        found.append(_moved(Block(text, box, words, ()), x, y))
    return found


def _stands_on(line: Sequence[float], area: Area) -> bool:
    """Whether the middle of a line lies in an area, and the area is no narrower than half of it."""
    x0, y0, x1, y1 = line
    shared = min(x1, area[2]) - max(x0, area[0])
    return area[1] < (y0 + y1) / 2 < area[3] and 2 * shared >= x1 - x0


def _covers(read: Sequence[Block], lines: Sequence[Area]) -> bool:
    """Whether something was read where each of the lines stands."""
    return all(
        any(touches(block.box, line) for block in read) for line in lines
    )


def touches(box: Box | None, area: Area) -> bool:
    """Whether a box of the page and an area share any of it."""
    if box is None:
        return False
    x0, y0, x1, y1 = area
    return box.x0 < x1 and x0 < box.x1 and box.y0 < y1 and y0 < box.y1


def _cut(page: Any, area: Area) -> tuple[Colours, float, float]:
    """The region in colours, and where its top left corner stands on the page, in points."""
    width, height = page.get_size()
    x0, y0 = max(0.0, area[0] - _MARGIN), max(0.0, area[1] - _MARGIN)
    x1, y1 = min(width, area[2] + _MARGIN), min(height, area[3] + _MARGIN)
    bitmap = page.render(
        scale=DPI / 72,
        crop=(x0, height - y1, width - x1, y0),
        rev_byteorder=True,
        may_draw_forms=False,
    )
    try:
        return bitmap.to_numpy()[..., :3].copy(), x0, y0
    finally:
        bitmap.close()


def _area(box: Box) -> Area:
    return box.x0, box.y0, box.x1, box.y1


def _paint_over(colours: Colours, area: Area, x: float, y: float) -> None:
    """Takes print that is known out of the picture of a region."""
    x0, y0, x1, y1 = area
    left, top, right, bottom = (
        max(0, round(v * DPI / 72)) for v in (x0 - x, y0 - y, x1 - x, y1 - y)
    )
    part = colours[top : bottom + 1, left : right + 1]
    if right > 0 and bottom > 0 and part.size:
        part[:] = np.percentile(part, 90)


def _reads(line: Line, fewest: int) -> bool:
    """Whether a line was read surely, and as Vietnamese or figures, ``fewest`` words or more."""
    if len(line.tokens) < fewest:
        return False
    sure = fmean(token.confidence for token in line.tokens)
    long = sum(
        len(token.text) > 1 or token.text.isdecimal() for token in line.tokens
    )
    if 2 * long < len(line.tokens):
        return False
    words = _WORD.findall(line.text)
    if not words:
        return sure >= _FIGURES_SURE
    return sure >= _SURE and syllables.share(line.text) >= _SYLLABLES


def _coloured(colours: Colours) -> bool:
    """Whether most of the ink is coloured, as that of seals and signatures is."""
    most, least = colours.max(2).astype(int), colours.min(2).astype(int)
    ink = least < np.percentile(least, 95) - _INK
    return bool(ink.any()) and float((most - least > _COLOUR)[ink].mean()) > 0.5


def _moved(block: Block, x: float, y: float) -> Block:
    def shift(box: Box | None) -> Box | None:
        return box and Box(
            *(
                round(v, 2)
                for v in (box.x0 + x, box.y0 + y, box.x1 + x, box.y1 + y)
            )
        )

    return Block(
        block.text.rstrip("\n"),
        shift(block.box),
        tuple(replace(word, box=shift(word.box)) for word in block.words),
        tuple(
            replace(
                table,
                box=shift(table.box),
                cells=tuple(
                    replace(cell, box=shift(cell.box)) for cell in table.cells
                ),
            )
            for table in block.tables
        ),
    )


def _put(parts: list[Block], block: Block) -> None:
    """Puts a block where it stands: before the first part that begins below its top."""
    parts.insert(_place(parts, block), block)


def _place(parts: Sequence[Block], block: Block) -> int:
    if block.box is None:
        return len(parts)
    for n, part in enumerate(parts):
        if part.box is not None and part.box.y0 >= block.box.y0:
            return n
    return len(parts)
