"""Letters whose capital has the shape of the small one (SƠ, sơ; Xã, XÃ): the words beside them tell
the case."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.pages.ocr.candidates import case
from pipeline.pages.ocr.correct import Spot
from pipeline.pages.ocr.language import core
from pipeline.text import fold

_SAME_SHAPE = frozenset("cosvxzwupky")
_REACH = 2  # words on either side


def settle(row: Sequence[Spot]) -> None:
    """Raises a word in small letters among words in capitals, and lowers one of same-shaped
    capitals among small."""
    kinds = [_kind(spot.text) for spot in row]
    for n, spot in enumerate(row):
        around = [
            kind
            for kind in (
                *kinds[max(0, n - _REACH) : n],
                *kinds[n + 1 : n + 1 + _REACH],
            )
            if kind
        ]
        text = spot.text
        start, end = core(text)
        inner = text[start:end]
        if not around or kinds[n] == "" or len(inner) < 2:
            continue
        if (
            kinds[n] in ("title", "mixed")
            and around.count("upper") == len(around) >= 2
        ):
            _put(spot, text[:start] + inner.upper() + text[end:])
        elif (
            kinds[n] == "upper"
            and n
            and not {"upper", "mixed"} & set(around)
            and kinds[n - 1] == "lower"
            and set(fold(inner)) <= _SAME_SHAPE
        ):
            _put(spot, text[:start] + inner.lower() + text[end:])


def _kind(text: str) -> str:
    start, end = core(text)
    inner = text[start:end]
    return case(inner) if inner.isalpha() and len(inner) > 1 else ""


def _put(spot: Spot, text: str) -> None:
    spot.options[spot.chosen].text = text
