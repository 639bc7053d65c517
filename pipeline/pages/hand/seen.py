"""What two readers see in a blank: a small network for digits (``models/digits.onnx``, trained by
``devtools/train/digits.py``), and the recogniser of printed lines, whose letters that look like
digits count for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pages.hand import cut
from pipeline.pages.hand.digit_strings import Reals
from pipeline.pages.hand.slots import Blank
from pipeline.pages.ocr import trueocr
from pipeline.resources import lookup, model_path

Gray = npt.NDArray[np.uint8]

_HEIGHT = 40  # of the network's input
# zoom, stretch, slant of the views of a blank; what they see is averaged
_VIEWS = (
    (1, 1, 0),
    (0.87, 1, 0),
    (1.13, 1, 0),
    (1, 1.12, 0),
    (1, 1, 0.15),
    (1, 1, -0.12),
)
_LIKE = np.log(0.3)  # a look-alike counts less than the digit itself
_SPACES = " .,:;-–'`_"


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
def weights() -> dict[str, tuple[float, ...]]:
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
    alike = lookup("digit_lookalikes.tsv", "digit", "like")
    nothing = [0] + [codes[c] for c in _SPACES if c in codes]
    return (
        np.array(nothing),
        *(
            np.array(
                [codes[d]]
                + [codes[c] for c in dict.fromkeys(alike[d]) if c in codes]
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
