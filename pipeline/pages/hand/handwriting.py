"""Reads the blanks of a letterhead: number, day, month and year, whether printed or written by
hand.

Two readers see each blank: a small network for digits (``models/digits.onnx``, trained by
``devtools/train/digits.py``) and the recogniser of printed lines, whose letters that look like
digits count for them. Every filling that the blank allows is scored by its exact CTC probability in
both; what the best one has of the sum is its confidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pages.hand import cut
from pipeline.pages.hand.digit_strings import Reals, forward, likely
from pipeline.pages.hand.slots import Blank, find_blanks
from pipeline.pages.hand.told import (
    NOTHING,
    Told,
    confirmed,
    likelihood,
    on_page,
)
from pipeline.pages.line import Line
from pipeline.pages.ocr import trueocr
from pipeline.records import Box, Slot
from pipeline.resources import model_path

Gray = npt.NDArray[np.uint8]

_HEIGHT = 40  # of the network's input
# below it a slot has no value: the confidence is calibrated, so it would more likely be wrong than
# right
_SURE = 0.5
_PEN = 2.0  # logit of the network from which it counts where the readers differ
# zoom, stretch, slant of the views of a blank; what they see is averaged
_VIEWS = (
    (1, 1, 0),
    (0.87, 1, 0),
    (1.13, 1, 0),
    (1, 1.12, 0),
    (1, 1, 0.15),
    (1, 1, -0.12),
)
# Letters that the recogniser of print takes a written digit for.
_LOOKALIKES = {
    "0": "OoDQUCơƠ",
    "1": "lI|/(ilÍíJtA",
    "2": "ZzLQ",
    "3": "ẬB",
    "4": "AHY",
    "5": "SsŚ",
    "6": "GbCổốỗ",
    "7": "TY?Ị1F",
    "8": "B&%gỆẴ",
    "9": "gqy",
}
_LIKE = np.log(0.3)  # a look-alike counts less than the digit itself
_SPACES = " .,:;-–'`_"
_EMPTY_INK = 0.004  # share of the blank's pixels


@dataclass(frozen=True, slots=True)
class Written:
    """What the network saw in several views of a blank: log-probabilities [T, 11] (blank, 0..9)
    each, the mean logit of "written by hand"; how unevenly the digits stand, in heights of the
    print."""

    frames: tuple[Reals, ...]
    pen: float
    ink: float  # share of the blank's pixels that are ink
    uneven: float
    slash: bool  # the slash behind a number may still be in the picture, joined to the last digit


def read_slots(
    gray: Gray,
    dpi: float,
    lines: Sequence[Line],
    scale: float,
    told: Told = NOTHING,
) -> tuple[tuple[Slot, Line], ...]:
    """The slots of a page's letterhead and the line each stands in. ``scale`` turns pixels into
    points. ``told``: what else is known; the file's name confirms a reading and changes none."""
    blanks = find_blanks(gray, lines)
    dateline = next(
        (blank.line for blank in blanks if blank.kind == "year"), None
    )
    told = on_page(told, lines, dateline)
    read = [
        (blank, written)
        for blank in blanks
        if (written := look(gray, blank)).ink >= _EMPTY_INK
    ]
    month = _month(read, told)
    slots = []
    for blank, written in read:
        value, confidence, hand = _decide(blank, written, told, month)
        x0, y0, x1, y1 = (round(v * scale, 2) for v in blank.box)
        kept = value if confidence >= _SURE else ""
        slots.append(
            (
                Slot(
                    blank.kind,
                    Box(x0, y0, x1, y1),
                    hand,
                    kept,
                    round(confidence, 3),
                ),
                blank.line,
            )
        )
    return tuple(slots)


def _month(read: Sequence[tuple[Blank, Written]], told: Told) -> str:
    """The month of the date, without a leading zero; "" where it is not sure."""
    for blank, written in read:
        if blank.kind == "month":
            value, confidence, _ = _decide(blank, written, told, "")
            return value.lstrip("0") if confidence >= _SURE else ""
    return ""


@cache
def _network() -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(
        str(model_path("digits.onnx")),
        options,
        providers=["CPUExecutionProvider"],
    )


@cache
def _weights() -> dict[str, tuple[float, ...]]:
    """How the two readers are weighed and what tells a pen: set by
    ``devtools/train/digits_weights.py`` on made lines and kept in the network's metadata."""
    notes = _network().get_modelmeta().custom_metadata_map
    return {
        name: tuple(float(v) for v in notes.get(name, default).split())
        for name, default in (
            ("hand", "1 0.3"),
            ("print", "0.5 1"),
            ("pen", "0 0.5 -2 0"),
        )
    }


def look(gray: Gray, blank: Blank) -> Written:
    """Runs the network on the blank's picture, higher and lower, wider, and slanted either way."""
    crop, slash = cut.crop(gray, blank)
    paper, dark = (float(v) for v in np.percentile(crop, (90, 1)))
    ink = np.clip((paper - crop) / max(60.0, paper - dark), 0, 1).astype(
        np.float32
    )
    frames, pens = [], []
    for zoom, stretch, slant in _VIEWS:
        wide = max(16, round(ink.shape[1] * stretch * _HEIGHT / ink.shape[0]))
        scale = _HEIGHT / ink.shape[0]
        small = cv2.resize(
            ink,
            (wide, _HEIGHT),
            interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR,
        )
        middle = _HEIGHT / 2
        matrix = np.array(
            [[1, slant, -slant * middle], [0, zoom, (1 - zoom) * middle]]
        )
        view = (
            cv2.warpAffine(small, matrix, (wide + -wide % 8, _HEIGHT))
            if (zoom, slant) != (1, 0)
            else np.pad(small, ((0, 0), (0, -wide % 8)))
        )
        log_probs, hand = _network().run(
            None, {"x": view[None, None].astype(np.float32)}
        )
        frames.append(log_probs[0].astype(np.float64))
        pens.append(float(hand[0]))
    return Written(
        tuple(frames),
        float(np.mean(pens)),
        float((ink > 0.5).mean()),
        _uneven(ink, blank.height),
        slash,
    )


def _uneven(ink: npt.NDArray[np.float32], height: float) -> float:
    """How far tops and feet of the digits are apart: printed ones stand level and are equally
    high."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(
        (ink > 0.4).astype(np.uint8)
    )
    tall = stats[1:][stats[1:, cv2.CC_STAT_HEIGHT] > 0.35 * height]
    if len(tall) < 2:
        return 0.0
    tops, feet = (
        tall[:, cv2.CC_STAT_TOP],
        tall[:, cv2.CC_STAT_TOP] + tall[:, cv2.CC_STAT_HEIGHT],
    )
    return min(0.5, float(np.ptp(tops) + np.ptp(feet)) / height)


@cache
def _columns() -> tuple[npt.NDArray[np.int_], ...]:
    """For blank and each digit the recogniser's columns that count for it: the sure one first."""
    codes = {letter: n + 1 for n, letter in enumerate(trueocr.alphabet())}
    nothing = [0] + [codes[c] for c in _SPACES if c in codes]
    return (
        np.array(nothing),
        *(
            np.array(
                [codes[d]]
                + [
                    codes[c]
                    for c in dict.fromkeys(_LOOKALIKES[d])
                    if c in codes
                ]
            )
            for d in "0123456789"
        ),
    )


def as_digits(frames: npt.NDArray[np.float32]) -> Reals:
    """The recogniser's frames [T, C] as log-probabilities of blank and ten digits; look-alikes at a
    discount."""
    columns = []
    for n, codes in enumerate(_columns()):
        part = frames[:, codes].astype(np.float64)
        part[:, 1:] += 0.0 if n == 0 else _LIKE
        columns.append(np.logaddexp.reduce(part, axis=1))
    return np.maximum(np.stack(columns, 1), -12.0)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The fillings a blank allows, their log-probability in the eyes of the network and of the
    recogniser of print, and what tells a pen from print: 1, the network's logit, the nines of the
    recogniser's surety of digits, how uneven they stand."""

    texts: list[str]
    ours: Reals
    theirs: Reals
    pen: tuple[float, ...]


def _nines(surety: float) -> float:
    """1 for 0.9, 2 for 0.99, at most 3: surety counts where it is high."""
    return float(min(3.0, -np.log10(max(1e-3, 1 - surety))))


def weigh(blank: Blank, written: Written) -> Evidence:
    """Scores every filling that ``blank`` allows in both readers."""
    printed = as_digits(blank.frames)
    if blank.kind == "number":
        found = {
            *likely(written.frames[0]),
            *likely(written.frames[3], 12),
            *likely(printed, 8),
        }
    elif blank.kind == "year":
        found = {str(year) for year in range(1976, 2076)}
    else:
        found = {
            str(n) for n in range(1, 32 if blank.kind == "day" else 13)
        } | {f"0{n}" for n in range(1, 10)}
    texts = sorted(found)
    digits = re.sub(r"\W", "", blank.seen)
    return Evidence(
        texts,
        np.asarray(
            np.mean(
                [forward(frames, texts) for frames in written.frames], axis=0
            )
        ),
        forward(printed, texts),
        (
            1.0,
            written.pen,
            _nines(blank.sure) if digits.isdigit() else 0.0,
            written.uneven,
        ),
    )


def _decide(
    blank: Blank,
    written: Written,
    told: Told,
    month: str,
) -> tuple[str, float, bool]:
    """(digits, confidence, written by hand) of one blank."""
    seen = weigh(blank, written)
    hand = float(np.dot(seen.pen, _weights()["pen"])) > 0
    mine, other = (
        seen.texts[int(seen.ours.argmax())],
        seen.texts[int(seen.theirs.argmax())],
    )
    if written.pen > _PEN and mine not in (
        other,
        f"{other}1" if written.slash else other,
    ):
        # both readers agree on print, and on neat writing they do too
        hand = True
    ours, theirs = _weights()["hand" if hand else "print"]
    priors = np.array(
        [
            likelihood(blank.kind, text, told, month)
            - 1.5 * (written.slash and text.endswith("1"))
            for text in seen.texts
        ]
    )
    score = ours * seen.ours + theirs * seen.theirs + priors
    share = np.exp(score - np.logaddexp.reduce(score))
    best = int(share.argmax())
    confidence = float(share[best])
    value = seen.texts[best]
    if blank.kind == "number":
        confidence = confirmed(value, confidence, told.name)
        if _cut_short(value, blank.seen):
            confidence = 0.0
    return value, confidence, hand


def _cut_short(value: str, seen: str) -> bool:
    """Whether the recogniser saw digits before those of a value: the cut took them for the word
    Số."""
    digits = re.match(r"\d*", seen)[0]  # type: ignore[index]  # matches anything
    return len(digits) > len(value) and digits.endswith(value)
