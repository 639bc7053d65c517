"""Footnote marks: small raised figures that the recogniser takes for commas, stars or nothing.

They are told by their shape before the line is read: a part about as high as the small letters,
that ends well above the base line with nothing beneath it (an accent has its letter beneath). They
are painted over in the picture that the line is read from and read on their own, enlarged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pages import levels, outlines
from pipeline.pages.ocr import ctc, trueocr

Gray = npt.NDArray[np.uint8]
Parts = npt.NDArray[np.float64]
Box = tuple[float, float, float, float]
_LOW, _HIGH = 0.5, 1.2  # height of a mark, in heights of the small letters
_RAISED = 0.3  # of the same, by which it ends above the base line
_WIDEST = 0.9
_APART = 0.2  # of the same: space between a note's number and its text
_FEWEST = 6  # parts in a line that tell its base line
_NOTES_BELOW = 0.35  # of the page's height: no note begins above
_HEAD = 8.0  # heights of a line at its start in which a note's number and enough letters stand
_RIM = 20  # pixels around the lines
_LAST = 60  # highest number of a note
# log-probability of a number that a mark can have and still be it
_WORST = -9.0


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a note: the line it stands in, its box in pixels, its number, whether its note
    begins there."""

    line: int
    box: Box
    number: int
    opens: bool


def find(gray: Gray, lines: Sequence[Box]) -> tuple[Gray, list[Mark]]:
    """The marks of notes on a page, and the picture without them (the same array where there are
    none).

    Raised figures count only where notes begin with them further down the page, numbered one after
    the other; this keeps torn accents and specks out, and lets the sequence help to read them."""
    heads = [
        (x0, y0, min(x1, x0 + _HEAD * (y1 - y0)), y1)
        if y0 > _NOTES_BELOW * gray.shape[0]
        else None
        for x0, y0, x1, y1 in lines
    ]
    if not any(opens for _, _, opens in _raised(gray, heads)):
        # most pages have no notes: only the heads of their lines were looked at
        return (gray, [])
    raised = _raised(gray, lines)
    notes = _notes(gray, raised)
    if not notes:
        return gray, []
    top = notes[0].box[1]
    calls = sorted(
        ((n, box) for n, box, opens in raised if not opens and box[3] < top),
        key=lambda call: (lines[call[0]][1], call[1][0]),
    )
    fits = _fits(gray, [box for _, box in calls])
    marks = notes + _calls(calls, fits, notes[0].number - 1, len(notes))
    return _without(gray, marks), marks


def _notes(gray: Gray, raised: Sequence[tuple[int, Box, bool]]) -> list[Mark]:
    """The marks that notes begin with, from the top, with the run of numbers that fits them best;
    [] where none fits."""
    notes = [
        (n, box)
        for n, box, opens in raised
        if opens and box[1] > _NOTES_BELOW * gray.shape[0]
    ]
    if not notes:
        return []
    notes.sort(key=lambda note: note[1][1])
    fits = _fits(gray, [box for _, box in notes])
    totals = [
        sum(row[k + i] for i, row in enumerate(fits))
        for k in range(_LAST - len(notes))
    ]
    first = int(np.argmax(totals))
    if totals[first] < _WORST * len(notes):
        return []
    return [
        Mark(n, box, first + 1 + i, True) for i, (n, box) in enumerate(notes)
    ]


def _without(gray: Gray, marks: Sequence[Mark]) -> Gray:
    """The picture with the marks painted over."""
    clean = gray.copy()
    for mark in marks:
        x0, y0, x1, y1 = mark.box
        part = np.s_[
            max(0, int(y0) - 1) : int(y1) + 2, max(0, int(x0) - 1) : int(x1) + 2
        ]
        clean[part] = np.percentile(gray[part], 95)
    return clean


def _calls(
    calls: Sequence[tuple[int, Box]],
    fits: Sequence[Sequence[float]],
    first: int,
    notes: int,
) -> list[Mark]:
    """The marks in the text: numbers of the page's notes in rising order, each at most once (best
    sum of fits)."""
    # by the last number used
    best: list[tuple[float, list[Mark]]] = [(0.0, []) for _ in range(notes + 1)]
    for (n, box), row in zip(calls, fits, strict=True):
        for last in range(notes, 0, -1):
            gain = row[first + last - 1] - _WORST
            before = max(best[:last], key=lambda one: one[0])
            if gain > 0 and before[0] + gain > best[last][0]:
                best[last] = (
                    before[0] + gain,
                    [*before[1], Mark(n, box, first + last, False)],
                )
    return max(best, key=lambda one: one[0])[1]


def _raised(
    gray: Gray, lines: Sequence[Box | None]
) -> list[tuple[int, Box, bool]]:
    """(line, box, whether it opens the line) of every part of the page that has the shape of a
    raised figure."""
    paper, ink = levels.percentiles(gray[::4, ::4], 50, 0.5)
    looked = [box for box in lines if box is not None]
    if not looked:
        return []
    left, top = (
        max(0, int(min(box[n] for box in looked)) - _RIM) for n in (0, 1)
    )
    right, bottom = (int(max(box[n] for box in looked)) + _RIM for n in (2, 3))
    part = gray[top:bottom, left:right]
    dark = levels.darker(part, paper - 0.15 * (paper - ink))
    found_parts = np.array(outlines.boxes(dark), float).reshape(-1, 4)
    parts = found_parts + np.array([left, top, 0, 0])
    middle, across = (
        parts[:, 1] + parts[:, 3] / 2,
        parts[:, 0] + parts[:, 2] / 2,
    )
    order = np.argsort(middle, kind="stable")
    parts, middle, across = parts[order], middle[order], across[order]
    found = []
    for n, box in enumerate(lines):
        if box is None:
            continue
        x0, y0, x1, y1 = box
        reach = 0.15 * (y1 - y0)
        a, b = np.searchsorted(middle, (y0 - reach, y1 + reach))
        inside = (across[a:b] >= x0 - 4 * reach) & (
            across[a:b] <= x1 + 4 * reach
        )
        found += [
            (n, raised, opens)
            for raised, opens in _raised_in(parts[a:b][inside], y1 - y0)
        ]
    return found


def _raised_in(parts: Parts, high: float) -> list[tuple[Box, bool]]:
    """Boxes of raised figures among the parts (x, y, w, h) of one line, neighbours joined."""
    letters = parts[parts[:, 3] > 0.2 * high]
    if len(letters) < _FEWEST:
        return []
    small = float(np.median(letters[:, 3]))
    base = float(np.median(letters[:, 1] + letters[:, 3]))
    x, y, w, h = letters.T
    fits = (
        (h >= _LOW * small)
        & (h <= _HIGH * small)
        & (y + h <= base - _RAISED * small)
        & (w <= _WIDEST * small)
        & (y >= base - 2.3 * small)
        & (h > 1.05 * w)
    )
    found: list[Box] = []
    for n in np.flatnonzero(fits):
        shared = np.minimum(
            parts[:, 0] + parts[:, 2], x[n] + w[n]
        ) - np.maximum(parts[:, 0], x[n])
        if not (
            (shared > 1) & (parts[:, 1] + parts[:, 3] > y[n] + h[n] + 2)
        ).any():
            found.append((x[n], y[n], x[n] + w[n], y[n] + h[n]))
    found.sort()
    joined: list[Box] = []
    for box in found:
        if joined and box[0] - joined[-1][2] < 0.3 * small:
            last = joined[-1]
            joined[-1] = (
                last[0],
                min(last[1], box[1]),
                box[2],
                max(last[3], box[3]),
            )
        else:
            joined.append(box)
    left, right = letters[:, 0], letters[:, 0] + letters[:, 2]
    result = []
    for x0, y0, x1, y1 in joined:
        before, after = x0 - right[right <= x0 + 1], left[left >= x1 - 1] - x1
        if not len(before):
            if len(after) and after.min() > _APART * small:
                result.append(((x0, y0, x1, y1), True))
        elif before.min() < 0.6 * small:
            result.append(((x0, y0, x1, y1), False))
    return result


def _fits(gray: Gray, boxes: Sequence[Box]) -> list[list[float]]:
    """For each box how well the numbers 1, 2, ... fit what stands in it (log-probabilities)."""
    framed = []
    for x0, y0, x1, y1 in boxes:
        crop = gray[
            max(0, int(y0) - 1) : int(y1) + 1, max(0, int(x0) - 1) : int(x1) + 1
        ]
        scale = 30 / crop.shape[0]
        big = cv2.resize(
            crop,
            (max(4, round(crop.shape[1] * scale)), 30),
            interpolation=cv2.INTER_CUBIC,
        )
        paper = int(np.percentile(gray[::8, ::8], 60))
        framed.append(
            np.asarray(
                cv2.copyMakeBorder(
                    big, 8, 8, 8, 8, cv2.BORDER_CONSTANT, value=paper
                ),
                np.uint8,
            )
        )
    numbers = [str(n) for n in range(1, _LAST)]
    return [
        ctc.scores([(seen.frames, number) for number in numbers])
        for seen in trueocr.recognise(framed)
    ]
