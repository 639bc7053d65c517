"""Reads a page of a PDF: from its text layer as far as the page shows it, by OCR where it shows
more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.errors import UnreadableInput
from pipeline.pages import blocks, quality, signing_days
from pipeline.pages.blocks import Block
from pipeline.pages.clock import cpu
from pipeline.pages.hand.told import Told
from pipeline.pages.pdf import (
    above_tables,
    combs,
    cut_short,
    directions,
    disorder,
    garbling,
    ink,
    objects,
    pictured,
    prose_columns,
    regions,
    struck,
    textlayer,
    twice,
    unseen,
)
from pipeline.pages.pdf.glyphs import Area
from pipeline.pages.pdf.lines import LayerLine, blocks_of, lines_of
from pipeline.pages.pdf.objects import Drawn
from pipeline.pages.pdf.opening import Opened, upright
from pipeline.pages.pdf.raised_marks import mark_raised
from pipeline.pages.pdf.textlayer import Layer
from pipeline.pages.tables import pdf_cells, pdf_columns, pdf_tables
from pipeline.records import Page, ReadOptions, Source

_FEW = 60  # words; a layer with fewer beside more print than it explains is a stamp
_MOST_UNTOLD, _TIMES = 0.25, 4  # of the page, and times what the layer tells
# points²: larger letters are the pieces of a picture, kept as the glyphs of a font
_LARGEST = 4000
_MOST_UNREADABLE = 0.3  # of the words, from which the layer is of no use
CUT = "the page is cut short: what its file should draw further is lost"
HIDDEN = "text that the page does not show was left out"


def read_page(
    pdf: Any, number: int, source: Source, options: ReadOptions
) -> tuple[Page, str]:
    """Page ``number`` (from 1) of an open PDF, and how its text was encoded."""
    began = cpu()
    # before notes are drawn into the page: that takes the signatures off it
    signed = signing_days.read(pdf) if number == 1 else ()
    told = Told(Path(source.source).stem, signed)
    with upright(pdf, number - 1) as opened:
        page, turned = opened.page, opened.turned
        if min(page.get_size()) <= 0:
            raise UnreadableInput("the page has no area")
        layer = textlayer.read_layer(page, opened.letters)
        layer = disorder.in_place(layer)
        lines = directions.parted(layer, lines_of(layer))
        hidden = False
        if pictured.is_alone(page, layer):
            plain = _plain(page, number, layer, lines, turned)
            plain = pictured.read_alone(page, plain, told, options)
        else:
            plain, hidden = _beside_view(
                opened, number, layer, lines, told, options
            )
        # OCR reads nothing but what is shown
        said = [plain.problem]
        if plain.reader == "text":
            said += [HIDDEN] * hidden
            if cut_short.ends_early(lines, plain.height) and cut_short.is_cut(
                source.path, options.password, number
            ):
                said.append(CUT)
        problem = "; ".join(filter(None, said))
        plain = replace(plain, problem=problem)
        return replace(plain, seconds=round(cpu() - began, 3)), layer.encoding


def _beside_view(
    opened: Opened,
    number: int,
    layer: Layer,
    lines: Sequence[LayerLine],
    told: Told,
    options: ReadOptions,
) -> tuple[Page, bool]:
    """The page as its layer tells it, as far as a coarse picture of the page bears that out, else
    by OCR; and whether the layer holds figures that the page does not show."""
    page = opened.page
    view = ink.coarse(page)
    drawn = objects.in_order(page)
    hidden = unseen.drop(layer, lines, page, view, drawn)
    for start, end in struck.figures(layer, drawn, opened.struck):
        layer.dropped.update(range(start, end))
    twice.drop(layer, lines)
    if opened.printed is not None:
        combs.join(layer, lines)
    garbled: list[Area] = []
    if not unseen.scanned(layer, lines):
        garbled = garbling.drop(layer, lines, page, view)
    unread = _unread(layer, lines, garbled, page, view, drawn)
    gapped, unread = garbling.with_gaps(layer, lines, unread)
    garbled += gapped
    level = not opened.aslant  # else its rows cannot be told
    if level and _trusted(layer, lines, unread, page, view):
        untold = regions.Untold(unread, garbled)
        found = _from_layer(
            opened, number, layer, lines, drawn, untold, options
        )
        if found is not None:
            return replace(found, rotation=opened.turned), hidden
    plain = _plain(page, number, layer, lines, opened.turned)
    if garbled or garbling.is_broken(layer):
        plain = replace(plain, problem=regions.UNREAD)
    anything = ink.shows_anything(view)
    return pictured.read_beside(page, plain, told, options, anything), hidden


def _unread(
    layer: Layer,
    lines: Sequence[LayerLine],
    garbled: Sequence[Area],
    page: Any,
    view: ink.View,
    drawn: Sequence[Drawn],
) -> list[Area]:
    """Where the page shows print that the layer does not tell, besides ``garbled`` lines: they are
    read apart."""
    if garbling.is_broken(layer):
        return []
    known = [*garbled, *_told(layer, lines)]
    areas = ink.print_outside(view, known)
    return (
        ink.with_pictures(areas, objects.pictures(page, drawn)) if areas else []
    )


def _told(layer: Layer, lines: Sequence[LayerLine]) -> list[Area]:
    """Where the print stands that the layer tells."""
    return [
        run
        for line in lines
        if line.start not in layer.dropped
        for run in line.runs
    ]


def _trusted(
    layer: Layer,
    lines: Sequence[LayerLine],
    unread: Sequence[Area],
    page: Any,
    view: ink.View,
) -> bool:
    """Whether the layer is the page's text: it reads as Vietnamese, is set with ink, and is neither
    a scanner's own reading nor a stamp beside more print than it explains. A blank page is
    trusted."""
    text = layer.shown_text()
    words = quality.words(text)
    if not text.strip():
        return not ink.shows_anything(view)
    if unseen.scanned(layer, lines) or garbling.is_broken(layer):
        return False
    strange = len(textlayer.unreadable(layer.text))
    if strange > _MOST_UNREADABLE * (words + strange):
        return False
    size = page.get_size()
    told = ink.share([run for line in lines for run in line.runs], size)
    untold = ink.share(unread, size)
    if words < _FEW and untold > max(_MOST_UNTOLD, _TIMES * told):
        return False
    if words < _FEW:
        letters = sum(map(str.isalnum, text))
        if told * size[0] * size[1] > _LARGEST * letters:
            return False
    return layer.quality >= quality.TRUSTED


def _plain(
    page: Any,
    number: int,
    layer: Layer,
    lines: Sequence[LayerLine],
    turned: int,
) -> Page:
    """The page as its layer tells it, line by line, without tables."""
    told = _page(page, number, layer, blocks_of(layer, lines))
    return replace(told, rotation=turned)


def _page(page: Any, number: int, layer: Layer, parts: Sequence[Block]) -> Page:
    """The page that its parts, read from its layer, make up."""
    whole = blocks.join(parts)
    width, height = (round(v, 2) for v in page.get_size())
    return Page(
        number,
        whole.text,
        width,
        height,
        quality=layer.quality,
        words=whole.words,
        tables=whole.tables,
        capitals=whole.capitals,
    )


def _from_layer(
    opened: Opened,
    number: int,
    layer: Layer,
    lines: Sequence[LayerLine],
    drawn: Sequence[Drawn],
    untold: regions.Untold,
    options: ReadOptions,
) -> Page | None:
    """The page as its layer tells it, with what is untold read among it; None where lines in its
    tables are garbled."""
    page = opened.page
    told = _told(layer, lines)
    lines, marks = directions.without_aslant(layer, lines)
    for line in lines:
        mark_raised(layer, line)
    tables, inside = _tables(page, number, layer, lines, drawn)
    if _touch(tables, untold.garbled):
        return None
    parts = above_tables.in_order(
        blocks_of(
            layer,
            prose_columns.in_order(layer, lines, inside),
            tables,
            inside,
            opened.printed,
        )
    )
    # the layer ends its last line
    while len(parts) > 1 and not parts[-1].text.strip():
        parts.pop()
    problem = ""
    if untold.unread or untold.garbled:
        parts, problem = regions.add(page, number, parts, told, untold, options)
    parts = [*parts, *marks]
    return replace(_page(page, number, layer, parts), problem=problem)


def _tables(
    page: Any,
    number: int,
    layer: Layer,
    lines: Sequence[LayerLine],
    drawn: Sequence[Drawn],
) -> tuple[list[Block], dict[int, int]]:
    """The tables of the page, ruled ones first, and for each character of the layer that stands in
    one the number of its table, from 0."""
    tables: list[Block] = []
    inside: dict[int, int] = {}
    if layer.glyphs.exact and layer.text and pdf_tables.suggests_rules(drawn):
        tables, inside = pdf_cells.fill(
            layer, lines, pdf_tables.find(page, number, drawn)
        )
    for block, spans in pdf_columns.find(layer, lines, inside, number):
        for start, end in spans:
            inside.update(dict.fromkeys(range(start, end), len(tables)))
        tables.append(block)
    return tables, inside


def _touch(tables: Sequence[Block], areas: Sequence[Area]) -> bool:
    """Whether one of the tables and one of the areas share any of the page."""
    return any(
        regions.touches(table.box, area) for table in tables for area in areas
    )
