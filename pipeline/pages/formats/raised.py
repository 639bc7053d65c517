"""Raised figures: marks of notes and powers of units, told apart from the number before them."""

from __future__ import annotations

import re

from pipeline.text import RAISED

_SUPERSCRIPT = str.maketrans("0123456789", RAISED)
_METRES = re.compile(r"(?<![^\W\d_])[kcdm]?m$")
_MARK = re.compile(r"[\[(]?\s*(\d{1,3})\s*[\])]?")


def superscript(figure: str) -> str:
    """The digits of ``figure`` raised: the mark of a note beside a number is none of its digits."""
    return figure.translate(_SUPERSCRIPT)


def is_raised(character: str) -> bool:
    """Whether a character is a superscript digit."""
    return character in RAISED and character != ""


def raised(text: str, before: str) -> str | None:
    """Raised ``text`` as superscript characters, parted from a word ``before`` it but neither from
    a number nor from the metres that it squares; None where it is no figure.

    >>> raised("1", "mua 405"), raised("2", "25 m"), raised("[3]", "máy"), raised("th", "12")
    ('¹', '²', ' ³', None)
    """
    match = _MARK.fullmatch(text.strip())
    if not match:
        return None
    mark = superscript(match[1])
    if not before.strip() or before[-1:].isspace() or before[-1:].isdigit():
        return mark
    if match[1] in ("2", "3") and _METRES.search(before):
        return mark
    return f" {mark}"
