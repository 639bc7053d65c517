"""Quotation marks: the recogniser has none that stand upright. It takes ``"`` before a word for
``+``, behind one for ``'`` or, behind a figure, for ``n``. A plus glued to a word inside a line is
no Vietnamese."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.pages.ocr.correct import Spot

_FAR = 60  # words that a quotation goes on for at most
_CLOSING = ("'", "’")
_STOPS = ".,;:)"
# a year has no unit, so its n is always a mark
_YEAR_CLOSED = re.compile(r"(?:19|20)\d\dn")


def _closes(body: str) -> bool:
    """Whether a word inside a quotation ends with what its closing mark was taken for."""
    return len(body) > 1 and (
        body[-1] in _CLOSING or (body[-1] == "n" and body[-2].isdigit())
    )


def settle(rows: Sequence[Sequence[Spot]]) -> None:
    """Sets the marks of quotations that begin inside a line right, in place."""
    opened = 0
    for row in rows:
        for n, spot in enumerate(row):
            text = spot.text
            if n and text[0] == "+" and text[1:2].isalpha():
                text = '"' + text[1:]
            if text[0] in '"“' and len(text) > 1:
                opened = _FAR
            body = text.rstrip(_STOPS)
            if _YEAR_CLOSED.fullmatch(body) or (opened and _closes(body)):
                text = body[:-1] + '"' + text[len(body) :]
            if (
                opened
                and text.rstrip(_STOPS)[-1:] in ('"', "”")
                and len(text) > 1
            ):
                opened = 0
            opened = max(0, opened - 1)
            if text != spot.text:
                spot.options[spot.chosen].text = text
