"""How likely a word is wrong: a logistic model on what the correction left behind, one for words,
one for figures.

``models/doubt.tsv`` holds its weights; ``devtools.train.doubt`` fits them on made pages whose text
is known."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

import regex as re

from pipeline.pages.ocr.candidates import fixed
from pipeline.pages.ocr.correct import BEAM, Spot
from pipeline.pages.ocr.language import Model, core, model
from pipeline.resources import table

FEATURES = (
    "bias",
    "margin",
    "close",
    "weakest",
    "weak",
    "unknown",
    "changed",
    "short",
    "odd",
    "ill",
    "agrees",
    "differs",
)
_ODD = re.compile(
    r"[^\w\s.,;:()/%&\"“”'’!?–-]|[^\W\d_][(+*'`<>]|^[^\w(\"“'-]+\w|\p{Ll}\p{Lu}"
)
_DIGIT = re.compile(r"\d")
_WELL = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d+/\d+"
    r"|\d+(?:\.\d+)+\.?|\d+[-–]\d+|\d{1,6}[a-zđ]?/(?:\d{4}/)?[A-ZĐƯÔÂÊ][\w&Đđ.-]*|\d+[a-zđ]{1,4}²?)"
    r"(?:%|‰|đ)?[).,;:/]*"
)


def is_figure(text: str) -> bool:
    """Whether a word holds a digit."""
    return _DIGIT.search(text) is not None


def well_formed(text: str) -> bool:
    """Whether a word with digits is a number, a date, a ratio or a document's symbol as they are
    written."""
    return _WELL.fullmatch(text) is not None


def features(spot: Spot, lm: Model) -> list[float]:
    """The model's inputs, in the order of ``FEATURES``."""
    text = spot.text
    start, end = core(text)
    weakest = max(-4.0, spot.piece.weakest)
    figure = is_figure(text)
    unknown = (
        not figure
        and not all(
            lm.knows(part[slice(*core(part))]) for part in text.split(" ")
        )
        and (not fixed(text) or not text[start:end].isupper())
    )
    return [
        1.0,
        spot.margin / BEAM,
        float(spot.margin < 2.0),
        -weakest,
        float(weakest < math.log(0.6)),
        float(unknown),
        float(text != spot.piece.text),
        float(end - start <= 1),
        float(_ODD.search(text) is not None),
        float(figure and not well_formed(text)),
        float(spot.second == text),
        float(spot.second not in ("", text)),
    ]


@dataclass(frozen=True, slots=True)
class _Weight:
    """A row of models/doubt.tsv."""

    kind: str
    feature: str
    weight: float


@cache
def _weights() -> dict[str, tuple[float, ...]]:
    rows = table("doubt.tsv", _Weight)
    known = {(row.kind, row.feature): row.weight for row in rows}
    return {
        kind: tuple(known.get((kind, feature), 0.0) for feature in FEATURES)
        for kind in ("word", "figure")
    }


def assess(lines: list[list[Spot]]) -> None:
    """Sets ``doubt``, the probability of being wrong, of every word."""
    lm, weights = model(), _weights()
    for line in lines:
        for spot in line:
            chosen = weights["figure" if is_figure(spot.text) else "word"]
            total = sum(
                w * f for w, f in zip(chosen, features(spot, lm), strict=True)
            )
            spot.doubt = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
