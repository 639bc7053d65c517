"""Reads the blanks of a letterhead: number, day, month and year, whether printed or written by
hand.

Two readers see each blank (``seen.py``). Every filling that the blank allows is scored by its exact
CTC probability in both; what the best one has of the sum is its confidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.pages.hand.digit_strings import Reals, forward, likely
from pipeline.pages.hand.seen import Written, as_digits, look, weights
from pipeline.pages.hand.slots import Blank, find_blanks
from pipeline.pages.hand.told import (
    NOTHING,
    Told,
    confirmed,
    likelihood,
    on_page,
)
from pipeline.pages.line import Line
from pipeline.records import Box, Slot

Gray = npt.NDArray[np.uint8]

# below it a slot has no value: the confidence is calibrated, so it would more likely be wrong than
# right
_SURE = 0.5
_PEN = 2.0  # logit of the network from which it counts where the readers differ
_EMPTY_INK = 0.004  # share of the blank's pixels


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
        (blank, written, weigh(blank, written))
        for blank in blanks
        if (written := look(gray, blank)).ink >= _EMPTY_INK
    ]
    month = _month(read, told)
    slots = []
    for blank, written, seen in read:
        value, confidence, hand = _decide(blank, written, seen, told, month)
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


def _month(read: Sequence[tuple[Blank, Written, Evidence]], told: Told) -> str:
    """The month of the date, without a leading zero; "" where it is not sure."""
    for blank, written, seen in read:
        if blank.kind == "month":
            value, confidence, _ = _decide(blank, written, seen, told, "")
            return value.lstrip("0") if confidence >= _SURE else ""
    return ""


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
    seen: Evidence,
    told: Told,
    month: str,
) -> tuple[str, float, bool]:
    """(digits, confidence, written by hand) of one blank."""
    hand = float(np.dot(seen.pen, weights()["pen"])) > 0
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
    ours, theirs = weights()["hand" if hand else "print"]
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
