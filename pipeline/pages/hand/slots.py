"""Where a letterhead leaves blanks: the document's number before its symbol, the day, month and
year of its date.

Decree 30/2020/NĐ-CP, appendix I, boxes 3 and 4 (before it Circular 01/2011/TT-BNV): ``Số: …
/BC-SYT`` at the left and ``Kiên Giang, ngày … tháng … năm 2017`` at the right. The blank is what
stands between the print, found by the frames in which the recogniser saw the letters around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.pages.hand.patterns import pattern
from pipeline.pages.line import Line
from pipeline.pages.ocr import trueocr
from pipeline.text import fold

Gray = npt.NDArray[np.uint8]
Box = tuple[float, float, float, float]

_HEAD = 0.5  # share of the page's height in which a letterhead ends
_NEAR = 3.0  # heights between pieces of one printed line


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank: ``box`` in pixels, ``height`` of the print around it, ``line`` it belongs to, the
    recogniser's frames that show it, what it saw in them (``seen``) and how sure it was of the
    worst of these characters."""

    kind: str  # number, day, month, year
    box: Box
    height: float
    line: Line
    frames: npt.NDArray[np.float32]
    seen: str
    sure: float


@dataclass(frozen=True, slots=True)
class _Trace:
    """The characters the recogniser saw in a line, where each was seen (pixels) and in which
    frame."""

    text: str
    at: list[float]
    frame: list[int]
    peak: list[float]
    frames: npt.NDArray[np.float32]
    box: Box

    def x_of(self, frame: float) -> float:
        return self.at[0] + (frame - self.frame[0]) * self.step

    @property
    def step(self) -> float:
        spread = self.frame[-1] - self.frame[0]
        return (self.at[-1] - self.at[0]) / spread if spread else 1.0


def find_blanks(gray: Gray, lines: Sequence[Line]) -> list[Blank]:
    """The blanks of the letterhead of a page (upright, level), at most one of each kind; [] where
    there is none."""
    head = sorted(
        (line for line in lines if line.box[1] < _HEAD * gray.shape[0]),
        key=lambda line: line.box[1],
    )
    numbers = [
        line
        for line in head
        if pattern("number line").match(line.text)
        and line.box[0] < 0.6 * gray.shape[1]
    ]
    dates = [
        line
        for line in head
        if pattern("part of date folded").search(fold(line.text))
    ]
    for line in numbers[:3]:
        trace = _trace(gray, _printed(line, head))
        blank = _number(trace, line) if trace else None
        if blank:
            break
    else:
        blank = None
    return ([blank] if blank else []) + _first_date(gray, dates, head, blank)


def _first_date(
    gray: Gray,
    dates: Sequence[Line],
    head: Sequence[Line],
    number: Blank | None,
) -> list[Blank]:
    for line in dates[:3]:
        # the date stands beside the number or a little below it (in old letterheads above), never
        # far down the text
        if number and abs(line.box[1] - number.box[1]) > 12 * number.height:
            continue
        trace = _trace(gray, _printed(line, head))
        found = _date(trace, line) if trace else []
        if found:
            return found
    return []


def _printed(line: Line, head: Sequence[Line]) -> Box:
    """The box of the whole printed line: a wide blank may have cut it into pieces."""
    x0, y0, x1, y1 = line.box
    done = bool(pattern("symbol").search(line.text)) or re.search(
        r"n.m\W*(19|20)\d\d\W*$", fold(line.text)
    )
    for other in [] if done else sorted(head, key=lambda one: one.box[0]):
        a, b, c, d = other.box
        shared = min(y1, d) - max(y0, b)
        if (
            other is not line
            and a >= x1 - 0.5 * (y1 - y0)
            and shared > 0.5 * min(y1 - y0, d - b)
        ):
            if a - x1 > _NEAR * (y1 - y0):
                break
            x1, y0, y1 = max(x1, c), min(y0, b), max(y1, d)
    return x0, y0, x1, y1


def _trace(gray: Gray, box: Box) -> _Trace | None:
    seen = trueocr.recognise_in([(gray, box)])[0]
    letters = trueocr.alphabet()
    text, at, frame, peak = "", [], [], []
    best = seen.frames.argmax(1)
    for t, code in enumerate(best.tolist()):
        if code and (not t or code != best[t - 1]):
            text += letters[code - 1]
            at.append(box[0] + seen.shift + (t + 0.5) * seen.step)
            frame.append(t)
            peak.append(float(np.exp(seen.frames[t, code])))
    return (
        _Trace(text, at, frame, peak, seen.frames, box)
        if len(text) > 3
        else None
    )


def _number(trace: _Trace, line: Line) -> Blank | None:
    text = trace.text
    symbol = pattern("party symbol").search(text) or pattern("symbol").search(
        text
    )
    # of the symbol's first character, in heights, where the blank ends
    short = 0.1
    if not symbol:
        symbol, short = pattern("symbol without slash").search(text), 0.5
    if not symbol or not pattern("number line").match(text):
        return None
    letter = text.index(next(c for c in text if c in "Ss")) + 1
    colon = next(
        (
            n
            for n in range(letter + 1, min(letter + 4, symbol.start()))
            if text[n] in ":;"
        ),
        None,
    )
    if (
        colon is None
        and letter + 1 < symbol.start()
        and text[letter + 1] in ".,"
    ):
        colon = letter + 1
    return _blank(
        "number",
        trace,
        colon if colon is not None else letter,
        symbol.start(),
        line,
        0.04 if colon is not None else 0.3,
        short,
    )


def _date(trace: _Trace, line: Line) -> list[Blank]:
    found = list(pattern("date folded").finditer(fold(trace.text)))
    if not found:
        return []
    match = found[-1]
    blanks = []
    for kind in ("day", "month", "year"):
        start, end = match.span(kind)
        # the print ends with it: four digits and perhaps a full stop
        if kind == "year":
            digits = re.match(r"\W*\w{1,4}", trace.text[start:])
            end = start + digits.end() if digits else len(trace.text)
        blank = _blank(kind, trace, start - 1, end, line, 0.22, 0.1)
        if blank:
            blanks.append(blank)
    return blanks


def _blank(
    kind: str,
    trace: _Trace,
    before: int,
    behind: int,
    line: Line,
    clear: float,
    short: float,
) -> Blank | None:
    """The blank between the characters ``before`` and ``behind`` of the trace. ``clear`` is from
    the middle of the one to its right edge, ``short`` from the blank's end to the middle of the
    other, in heights."""
    height = trace.box[3] - trace.box[1]
    last = behind >= len(trace.text)
    first_frame = trace.frame[before] + 1
    last_frame = len(trace.frames) if last else trace.frame[behind]
    x0 = trace.at[before] + clear * height
    x1 = (
        trace.box[2] + 0.3 * height
        if last
        else trace.at[behind] - short * height
    )
    if x1 - x0 < 0.2 * height or last_frame <= first_frame:
        return None
    inner = range(before + 1, behind)
    seen = "".join(trace.text[n] for n in inner).strip()
    sure = min(
        (trace.peak[n] for n in inner if trace.text[n] != " "), default=0.0
    )
    box = (x0, trace.box[1] - 0.35 * height, x1, trace.box[3] + 0.25 * height)
    return Blank(
        kind,
        box,
        height,
        line,
        trace.frames[first_frame:last_frame],
        seen,
        sure,
    )
