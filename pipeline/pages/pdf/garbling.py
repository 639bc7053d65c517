"""Letters of a text layer that mean nothing, because the map of their font is wrong or lacks
them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from pipeline.pages.pdf import ink, textlayer
from pipeline.pages.pdf.glyphs import Area
from pipeline.pages.pdf.lines import LayerLine
from pipeline.pages.pdf.textlayer import Layer, Span
from pipeline.pages.syllables import is_syllable

_ANY = re.compile(r"(?<=\S) (?=\S)")
_BESIDE_FIGURES = re.compile(r"(?<=\S) (?=\d)|(?<=\d) (?=\S)")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_SPOKEN = re.compile(r"[aeiouyàâăêôơư][b-df-hj-np-tv-zđ]|[a-zđ][aeiouy]", re.I)
# heights of the print: no letter fits into less; a wider gap parts columns
_WIDE = (0.9, 3.0)
_BESIDE = 1.5  # points beside a letter that its ink may darken
_OVER = 0.5  # of its height, by which what is drawn in a line may be higher
_FAINT = 40  # levels of grey


def drop(
    layer: Layer, lines: Sequence[LayerLine], page: Any, view: ink.View
) -> list[Area]:
    """Where lines stand of which the layer does not tell all letters; notes them in
    ``layer.dropped``.

    A letter that is taken for a blank may show only by the ink of the gap: a number that lost its
    first digit is a number still."""
    strange = textlayer.unreadable(layer.text)
    drawn = _drawn_by_page(layer) + _said_otherwise(layer)
    gaps = _doubtful_gaps(layer, lines, view, bool(strange))
    printed = ink.printed(page, [gap for _, gap in gaps])
    garbled = [gaps[n][0] for n in printed]
    strange += drawn
    garbled += [line for line in lines if _begins_in(line, strange)]
    for line in garbled:
        layer.dropped.update(range(line.start, line.end))
    areas = [line.area for line in garbled if line.area is not None]
    return list(dict.fromkeys(areas))


def _drawn_by_page(layer: Layer) -> list[Span]:
    """Words that no language has, in fonts whose letters the page draws: without a map such a font
    gives letters their codes, and a figure comes out as a word. Where most of its words can be
    spoken, the others are abbreviations."""
    if not layer.glyphs.exact:
        return []
    strange = [
        word.span()
        for word in _LETTERS.finditer(layer.text)
        if not _is_word(word[0]) and _in_drawn_font(layer, word)
    ]
    if not strange:
        return []
    words = _LETTERS.finditer(layer.text)
    drawn = sum(_in_drawn_font(layer, word) for word in words)
    return strange if 2 * len(strange) > drawn else []


def _said_otherwise(layer: Layer) -> list[Span]:
    """Figures for which the file names a text of its own (ActualText, ISO 32000-1, 14.9.4): that is
    what the layer has, whatever the page shows."""
    if not layer.glyphs.exact:
        return []
    return [
        figure.span()
        for figure in textlayer.FIGURE.finditer(layer.text)
        if layer.glyphs.is_replaced(layer.at[figure.start()])
    ]


def _in_drawn_font(layer: Layer, word: re.Match[str]) -> bool:
    return layer.glyphs.drawn_by_page(layer.at[word.start()])


@lru_cache(100_000)
def _is_word(letters: str) -> bool:
    """Whether letters can be spoken: a syllable, or a foreign word with vowels among them."""
    return is_syllable(letters) or bool(_SPOKEN.search(letters))


def _doubtful_gaps(
    layer: Layer, lines: Sequence[LayerLine], view: ink.View, strange: bool
) -> list[tuple[LayerLine, Area]]:
    """Gaps, each with its line, in which a letter may be printed: all of a layer that has
    ``strange`` letters; of others those beside figures in which a coarse picture may show ink that
    no other line tells."""
    if strange:
        return [
            (line, gap) for line in lines for gap in _gaps(layer, line, _ANY)
        ]
    return [
        (line, gap)
        for line in lines
        for gap in _gaps(layer, line, _BESIDE_FIGURES)
        if _is_dark(view, gap) and not _is_told(gap, line, lines)
    ]


def _begins_in(line: LayerLine, spans: Sequence[Span]) -> bool:
    """Whether one of the spans begins in a line."""
    return any(line.start <= start < line.end for start, _ in spans)


def _gaps(
    layer: Layer, line: LayerLine, blanks: re.Pattern[str]
) -> Iterator[Area]:
    """The gaps between words of a line in which a letter or two could stand."""
    if not layer.glyphs.exact:
        return
    for blank in blanks.finditer(layer.text, line.start, line.end):
        # of glyphs: in legacy encodings a letter and its mark are two
        n = layer.at[blank.start()]
        before, after = layer.glyphs.box(n - 1), layer.glyphs.box(n + 1)
        if before is None or after is None:
            continue
        top, foot = min(before[1], after[1]), max(before[3], after[3])
        least, most = (share * (foot - top) for share in _WIDE)
        if least < after[0] - before[2] < most:
            yield before[2], top, after[0], foot


def _is_told(gap: Area, line: LayerLine, lines: Sequence[LayerLine]) -> bool:
    """Whether another line has print in a gap, as a form has beside what was filled in."""
    x0, y0, x1, y1 = gap
    return any(
        run[0] < x1 and x0 < run[2] and run[1] < y1 and y0 < run[3]
        for other in lines
        if other is not line
        for run in other.runs
    )


def _is_dark(view: ink.View, gap: Area) -> bool:
    """Whether a coarse picture may show ink in a gap, apart from that of the letters beside it."""
    x0, y0, x1, y1 = (v * view.scale for v in gap)
    beside = _BESIDE * view.scale
    left, right = math.ceil(x0 + beside), int(x1 - beside)
    top, foot = max(0, int(y0) - 1), math.ceil(y1) + 1
    part = view.gray[top:foot, max(0, left) : right]
    if not part.size:
        return False
    dark = part < int(part.max()) - _FAINT
    # what goes on above and below the line is the rule between two columns
    return bool((dark.any(0) & ~dark.all(0)).any())


def with_gaps(
    layer: Layer, lines: Sequence[LayerLine], unread: Sequence[Area]
) -> tuple[list[Area], list[Area]]:
    """Lines in whose gaps the page shows ``unread`` print, noted in ``layer.dropped``, and what is
    unread elsewhere: only with its line does the print mean something."""
    elsewhere: list[Area] = []
    gapped: list[Area] = []
    for area in unread:
        line = next((one for one in lines if _spans(one.area, area)), None)
        if line is None or line.area is None:
            elsewhere.append(area)
        else:
            layer.dropped.update(range(line.start, line.end))
            gapped.append(line.area)
    return list(dict.fromkeys(gapped)), elsewhere


def _spans(line: Area | None, area: Area) -> bool:
    """Whether an area stands between the ends of a line, no higher than it."""
    if line is None:
        return False
    over = _OVER * (line[3] - line[1])
    level = line[1] - over <= area[1] and area[3] <= line[3] + over
    return level and line[0] < area[0] and area[2] < line[2]


def is_broken(layer: Layer) -> bool:
    """Whether characters mean nothing of which it cannot be told where they stand."""
    if layer.glyphs.exact:
        return False
    return layer.glyphs.lost > 0 or bool(textlayer.unreadable(layer.text))
