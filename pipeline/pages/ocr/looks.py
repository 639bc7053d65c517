"""The two looks at the lines of a page: all by the recogniser and the language model, doubtful ones
by Tesseract."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from pipeline.pages.ocr import (
    capitals,
    choice,
    correct,
    doubt,
    quotes,
    second,
    tesseract,
    trueocr,
)
from pipeline.pages.ocr.correct import Spot
from pipeline.pages.ocr.place import Strip, spans
from pipeline.pages.ocr.trueocr import Recognition


@dataclass(frozen=True, slots=True)
class Looked:
    """The lines of a page as they were read: parallel to the strips, the recogniser's frames, the
    words, and the left and right end of each word in pixels."""

    seen: list[Recognition]
    rows: list[list[Spot]]
    ends: list[list[tuple[float, float]]]


def first(strips: Sequence[Strip], starts: Set[int]) -> Looked:
    """Reads and corrects the lines. ``starts``: those that do not go on from the line before."""
    seen = trueocr.recognise_in([(strip.gray, strip.box) for strip in strips])
    rows = correct.spots([one.frames for one in seen])
    _decide(rows, starts)
    return Looked(
        seen,
        rows,
        [
            spans(strip, one, row)
            for strip, one, row in zip(strips, seen, rows, strict=True)
        ],
    )


def _decide(rows: list[list[Spot]], starts: Set[int]) -> None:
    choice.decide(rows, starts)
    for row in rows:
        capitals.settle(row)
    quotes.settle(rows)
    doubt.assess(rows)


def again(
    looked: Looked, strips: Sequence[Strip], starts: Set[int], seconds: float
) -> list[int]:
    """Has Tesseract read the doubtful lines, for at most ``seconds``, and decides anew. Returns
    which lines these were; none where it is not installed or takes too long (the first look
    stands)."""
    lines = second.doubtful(looked.rows)
    if not lines or not tesseract.available():
        return []
    try:
        read = second.look([strips[n] for n in lines], seconds)
    except TimeoutError:
        return []
    for n, words in zip(lines, read, strict=True):
        second.weigh(
            looked.rows[n], looked.ends[n], looked.seen[n].frames, words
        )
    _decide(looked.rows, starts)
    return lines
