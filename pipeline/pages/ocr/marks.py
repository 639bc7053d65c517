"""Candidates that differ in a mark only: ``,`` and ``.``, a full stop lost at the end of a line,
``%`` read as 6, the strokes of Roman numerals before headings. What each costs comes from the words
around; the picture decides with it."""

from __future__ import annotations

import math

import regex as re

from pipeline.pages.ocr import spacing
from pipeline.pages.ocr.ctc import Piece
from pipeline.pages.ocr.terms import share_words

SURE_STOP = math.log(0.995)  # a comma or full stop above it is left alone
# cost of a stop put in where the next line begins anew, and elsewhere
_LOST, _RISKY = (1.0, 6.0)
# cost of % for 6 behind a word of shares, and elsewhere: a true 6 is never near %
_SHARE, _NO_SHARE = (-5.0, -2.5)
_PERCENT = re.compile(r"(\(?\d{1,2}(?:,\d{1,2})?|\(?100)6([).,;:]*)")
_ROMAN = re.compile(r"[IVXHl1]{1,4}(?=[.\-,:)]|$)")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_READ = 2.5  # cost of another numeral than the one that was read
_NEXT = 1.5  # gain of the numeral that follows the last one


def stops(
    piece: Piece,
    following: str,
    opens: bool,
    ends: bool,
    others: dict[str, float],
) -> dict[str, float]:
    """The word and its other candidates with the other of ``,`` and ``.`` at the end, and what each
    costs (the text as read too, where the words around speak against it); at the end of a line also
    with a full stop that was lost."""
    text = piece.text
    if text[-1] in ",." and piece.peak[-1] <= SURE_STOP:
        odds = spacing.stop_preference(text, opens, following, ends)
        for_comma, for_stop = max(0.0, odds), max(0.0, -odds)
        read, other = (
            (for_comma, for_stop) if text[-1] == "," else (for_stop, for_comma)
        )
        swapped = "," if text[-1] == "." else "."
        found = {text: read, text[:-1] + swapped: other}
        found.update(
            {o[:-1] + swapped: cost + other for o, cost in others.items()}
        )
        found.update({o: cost + read for o, cost in others.items()})
        return found
    if ends and (text[-1].isalnum() or text[-1] in ")%") and not text.isupper():
        fresh = following == "" or spacing.starts_anew(following)
        return {text + ".": _LOST if fresh else _RISKY}
    return {}


def percent(text: str, before: list[str]) -> dict[str, float]:
    """A share whose sign was read as a 6. ``before``: the words in front."""
    match = _PERCENT.fullmatch(text)
    if match is None:
        return {}
    near = {word.lower().strip(".,;:()") for word in before[-3:]}
    return {
        f"{match[1]}%{match[2]}": _SHARE if near & share_words() else _NO_SHARE
    }


def romans(text: str, opens: bool, last: int) -> dict[str, float]:
    """Roman numerals for one at the head of a line; ``last`` is the number of the one before on the
    page (0: none)."""
    match = _ROMAN.match(text) if opens else None
    if (
        match is None
        or len(text) - match.end() > 1
        or match.group() in ("l", "1", "11")
    ):
        return {}
    ends = (text[match.end() :] or ".", text[match.end() :])
    cost = _READ if match.group() in _ROMANS else 0.5
    return {
        numeral + end: cost - (_NEXT if n == last + 1 else 0.0)
        for n, numeral in enumerate(_ROMANS, 1)
        for end in ends
    }


def roman_number(text: str) -> int:
    """The number of a heading's numeral (``II.``, ``II``); 0 for anything else."""
    head = text.rstrip(".-,:)")
    return (
        _ROMANS.index(head) + 1
        if head in _ROMANS and len(text) - len(head) <= 1
        else 0
    )
