"""A second look at doubtful lines by Tesseract: their crops pasted one under another on a sheet,
read in one call.

What it reads joins the candidates of the words, weighed by its confidence. Figures stay as the
first reader has them unless they are no well-formed number and the second reader's is; both
readings are kept."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pages import levels
from pipeline.pages.hand.patterns import pattern
from pipeline.pages.line import Token
from pipeline.pages.ocr import ctc, doubt, resident
from pipeline.pages.ocr.correct import CHANGE, Option, Spot, tokens_of
from pipeline.pages.ocr.language import core, model
from pipeline.pages.ocr.place import Strip
from pipeline.pages.ocr.trueocr import Floats

Gray = npt.NDArray[np.uint8]
DOUBTFUL = 0.6  # expected wrong words in a line from which it is read again
# expected wrong words on a page, doubt of one figure, from which any line is
_WORTH, _FIGURE_DOUBT = (3.0, 0.35)
# mean log-probability of the weakest letter of each word, above which a line is printed
_PRINT = -1.2
# pixels of a line on the sheet; Tesseract reads best around 300 dpi
_HEIGHT = 48
_GAP = 24  # between lines
_FLOOR = -8.0  # a reading of Tesseract is never taken to fit worse than this
_SURE, _UNSURE = 85.0, 40.0  # confidences
_FULL = 4.0  # what a reading of full confidence is worth, in natural logarithms
_PLAUSIBLE = -3.0  # a figure of Tesseract's that fits so well is taken
_EDGES = "\"“”‘’'?!….,;:()"
_QUOTES = "\"“”‘’'?!–…%‰()="


def doubtful(rows: Sequence[Sequence[Spot]]) -> list[int]:
    """The lines that need a second look; none where a page has too little to doubt. Of handwriting
    Tesseract reads none; the lines of the letterhead that are filled by hand have a reader of their
    own."""
    found = [n for n, row in enumerate(rows) if _is_doubtful(row)]
    if sum(sum(_doubts(rows[n])) for n in found) >= _WORTH or any(
        _has_doubtful_figure(rows[n]) for n in found
    ):
        return [n for n in found if _is_print(rows[n])]
    return []


def _doubts(row: Sequence[Spot]) -> list[float]:
    """The doubt of each word of a line; marks alone are no words."""
    return [spot.doubt for spot in row if any(c.isalnum() for c in spot.text)]


def _is_doubtful(row: Sequence[Spot]) -> bool:
    """Whether a second look at a line may tell something."""
    if sum(_doubts(row)) <= DOUBTFUL:
        return False
    return not pattern("written by hand").search(
        " ".join(spot.text for spot in row)
    )


def _is_print(row: Sequence[Spot]) -> bool:
    """Whether a line is no handwriting, of which the recogniser is unsure in every word."""
    return fmean(spot.piece.weakest for spot in row) > _PRINT


def _has_doubtful_figure(row: Sequence[Spot]) -> bool:
    return any(
        spot.doubt > _FIGURE_DOUBT and doubt.is_figure(spot.text)
        for spot in row
    )


def look(strips: Sequence[Strip], seconds: float) -> list[list[Token]]:
    """What Tesseract reads in each strip, its words with boxes on the page."""
    sheet, places = _sheet(strips)
    found: list[list[Token]] = [[] for _ in strips]
    tops = np.array([y for y, _ in places])
    for line in resident.read(sheet, 300, 6, seconds):
        for token in line.tokens:
            middle = (token.box[1] + token.box[3]) / 2
            n = int(np.searchsorted(tops, middle, side="right")) - 1
            if n < 0:
                continue
            (top, scale), box = places[n], strips[n].box
            left = box[0] - _pad(box)
            x0, x1 = (
                left + (v - _GAP) / scale for v in (token.box[0], token.box[2])
            )
            y0, y1 = (
                box[1] - _pad(box) + (v - top) / scale
                for v in (token.box[1], token.box[3])
            )
            found[n].append(
                Token(token.text, (x0, y0, x1, y1), token.confidence)
            )
    return found


def _pad(box: Sequence[float]) -> float:
    return 0.15 * (box[3] - box[1])


def _sheet(strips: Sequence[Strip]) -> tuple[Gray, list[tuple[float, float]]]:
    """The sheet, and for each strip its top and its scale on it."""
    crops, scales = [], []
    for strip in strips:
        pad = _pad(strip.box)
        x0, y0, x1, y1 = (
            strip.box[0] - pad,
            strip.box[1] - pad,
            strip.box[2] + pad,
            strip.box[3] + pad,
        )
        crop = strip.gray[
            max(0, int(y0)) : int(np.ceil(y1)),
            max(0, int(x0)) : int(np.ceil(x1)),
        ]
        scale = _HEIGHT / max(8, crop.shape[0])
        scale = min(scale, 2.0)
        size = (
            max(8, round(crop.shape[1] * scale)),
            max(8, round(crop.shape[0] * scale)),
        )
        how = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
        crops.append(
            np.asarray(cv2.resize(crop, size, interpolation=how), np.uint8)
        )
        scales.append(scale)
    wide = max(crop.shape[1] for crop in crops) + 2 * _GAP
    high = sum(crop.shape[0] + _GAP for crop in crops) + _GAP
    paper = int(np.median([levels.percentile(crop, 80) for crop in crops]))
    sheet = np.full((high, wide), paper, np.uint8)
    y, places = _GAP, []
    for crop, scale in zip(crops, scales, strict=True):
        sheet[y : y + crop.shape[0], _GAP : _GAP + crop.shape[1]] = crop
        places.append((float(y), scale))
        y += crop.shape[0] + _GAP
    return sheet, places


def weigh(
    row: Sequence[Spot],
    spans: Sequence[tuple[float, float]],
    frames: Floats,
    read: Sequence[Token],
) -> None:
    """Adds what Tesseract read in a line to the candidates of the line's words."""
    for spot, (x0, x1) in zip(row, spans, strict=True):
        mine = [
            t
            for t in read
            if _shared(t, x0, x1) > 0.5 * min(t.box[2] - t.box[0], x1 - x0)
        ]
        if not mine or any(
            _shared(t, x0, x1) < 0.6 * (t.box[2] - t.box[0]) for t in mine
        ):
            continue
        text = " ".join(t.text for t in mine)
        confidence = min(t.confidence for t in mine)
        if len(mine) > 2 or confidence < _UNSURE:
            continue
        spot.second = text
        if doubt.is_figure(text) or doubt.is_figure(spot.piece.text):
            _figure(spot, text, confidence, frames)
        else:
            _word(spot, text, confidence, frames)


def _shared(token: Token, x0: float, x1: float) -> float:
    return min(token.box[2], x1) - max(token.box[0], x0)


def _figure(spot: Spot, text: str, confidence: float, frames: Floats) -> None:
    mine = spot.text
    if text == mine or text.strip(_EDGES) == mine.strip(_EDGES):
        return
    spot.alternatives = (text,)
    if confidence < _SURE or not doubt.well_formed(text):
        return
    fit = ctc.scores([(frames[spot.piece.first : spot.piece.last], text)])[0]
    # the first reader nearly saw the same, or saw no figure
    if fit > _PLAUSIBLE or not doubt.well_formed(mine):
        spot.alternatives = (mine,)
        spot.options.append(
            Option(
                text,
                1.0 + max(o.fit for o in spot.options) + _FULL,
                tokens_of(text),
                True,
            )
        )


def _word(spot: Spot, text: str, confidence: float, frames: Floats) -> None:
    worth = _FULL * (confidence - _UNSURE) / (100 - _UNSURE)
    same = next(
        (option for option in spot.options if option.text == text), None
    )
    if same is not None:
        same.fit += worth
        return
    start, end = core(text)
    mine = spot.text
    a, b = core(mine)
    fit = ctc.scores([(frames[spot.piece.first : spot.piece.last], text)])[0]
    if text[start:end] == mine[a:b] and start < end:
        edges = text[:start] + text[end:] + mine[:a] + mine[b:]
        if confidence < _SURE or not set(edges) & set(_QUOTES):
            return
        fit = max(fit, 0.0)  # the first reader lacks or confuses these marks
    elif not all(
        model().knows(part[slice(*core(part))]) for part in text.split(" ")
    ):
        spot.alternatives = (text,) if text != mine else ()
        return
    spot.options.append(
        Option(text, max(fit, _FLOOR) - CHANGE + worth, tokens_of(text), True)
    )
