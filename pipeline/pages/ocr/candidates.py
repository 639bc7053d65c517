"""What a misread word may stand for: known syllables, two words read as one, figures with letters
among them."""

from __future__ import annotations

import re

from pipeline.pages.ocr import ctc
from pipeline.pages.ocr.language import Model, core
from pipeline.pages.ocr.trueocr import Floats
from pipeline.text import fold

_ROMAN = re.compile(r"[IVXLC]+")
_VOWEL = re.compile(r"[aeiouy]")
# log-probability of a space somewhere in a word, from which it may be two
_SPACE_TRACE = -9.0
_MOST_SPLITS = 60
_JOINT = re.compile(r"\)?[/-]\(?")
_ALIKE = str.maketrans(
    {
        "O": "0",
        "o": "0",
        "Q": "0",
        "l": "1",
        "I": "1",
        "i": "1",
        "|": "1",
        "/": "1",
        "S": "5",
        "s": "5",
        "B": "8",
        "Z": "2",
        "z": "2",
        "b": "6",
        "q": "9",
        "g": "9",
    }
)
_NEARLY_FIGURE = re.compile(r"[\dlO|o][\dOoQlIi|/SsBZzbqg.,]*")
_FIGURE = re.compile(
    r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d{1,2}/\d{1,2}(?:/(?:19|20)\d\d)?"
)
# quý IIl/2020
_QUARTER = re.compile(r"(I[IVl1|]{0,3}|[l1|]{1,3}[IV]+)(/(?:19|20)\d\d)")
_SYMBOL_TAIL = re.compile(r"/[A-ZĐƯ].*|/(?:19|20)\d\d/.*")


def case(inner: str) -> str:
    """lower, title, upper, or mixed."""
    if inner.islower():
        return "lower"
    if inner.isupper():
        return "upper" if len(inner) > 1 else "title"
    return "title" if inner[0].isupper() and inner[1:].islower() else "mixed"


def _cased(word: str, how: str) -> str:
    return (
        word.upper()
        if how == "upper"
        else word[0].upper() + word[1:]
        if how == "title"
        else word
    )


def fixed(text: str) -> bool:
    """Whether a word is of a kind that is never changed: symbols, Roman numerals, mixed case, no
    vowel."""
    start, end = core(text)
    inner = text[start:end]
    return (
        not inner.isalpha()
        or case(inner) == "mixed"
        or _ROMAN.fullmatch(inner) is not None
        or not _VOWEL.search(fold(inner))
    )


def syllables(text: str, unsure: bool, lm: Model) -> list[str]:
    """Other syllables for a word, punctuation kept; none for words that are never touched. In words
    joined by a stroke (đồng/hồ sơ) one part at a time."""
    start, end = core(text)
    inner = text[start:end]
    parts = _JOINT.split(inner)
    if len(parts) == 1:
        return [
            text[:start] + other + text[end:]
            for other in _others(inner, unsure, lm)
        ]
    if not all(
        part.isalpha() and case(part) in ("lower", "title") for part in parts
    ):
        return []
    found, at = [], start
    for part in parts:
        at = text.index(part, at)
        found += [
            text[:at] + other + text[at + len(part) :]
            for other in _others(part, unsure, lm)
        ]
        at += len(part)
    return found


def _others(inner: str, unsure: bool, lm: Model) -> list[str]:
    if not inner or fixed(inner):
        return []
    letters, low = fold(inner), inner.lower()
    found = list(lm.same_letters(letters))
    if unsure or not lm.knows(inner):
        for near in lm.near_letters(letters, 1 if len(letters) < 5 else 2):
            if near != letters:
                found += lm.same_letters(near)
    how = case(inner)
    return [_cased(word, how) for word in found if word != low]


def splits(text: str, frames: Floats, lm: Model) -> list[str]:
    """Two known words for a glued one, cut where the frames show a trace of a space."""
    start, end = core(text)
    inner = text[start:end]
    space = ctc.spell(" ")
    if (
        not inner.isalpha()
        or len(inner) < 3
        or lm.knows(inner)
        or case(inner) == "mixed"
        or space is None
        or float(frames[:, space[0]].max()) < _SPACE_TRACE
    ):
        return []
    upper = case(inner) == "upper"
    found = []
    for n in range(1, len(inner)):
        left, right = inner[:n], inner[n:]
        if min(n, len(right)) == 1 and fold(left) != "y":
            continue
        lefts, rights = (_variants(part, lm) for part in (left, right))
        found += [
            text[:start]
            + (a.upper() if upper else _cased(a, case(left)))
            + " "
            + (b.upper() if upper else b)
            + text[end:]
            for a in lefts
            for b in rights
        ]
    return found[:_MOST_SPLITS]


def _variants(part: str, lm: Model) -> list[str]:
    """The part as it stands first, where it is known, then other syllables of the same letters."""
    low = part.lower()
    return ([low] if lm.knows(part) else []) + [
        w for w in lm.same_letters(fold(part)) if w != low and w in lm.ids
    ]


def figures(text: str) -> list[str]:
    """The figure that a run of digits with look-alike letters or strokes stands for: ``l0``,
    ``44O/QĐ-UBND``, ``2./82``; none where the text is well formed or is none."""
    start, end = core(text)
    inner = text[start:end]
    if quarter := _QUARTER.fullmatch(inner):
        numeral = re.sub(r"[l1|]", "I", quarter[1])
        return (
            [text[:start] + numeral + quarter[2] + text[end:]]
            if numeral != quarter[1]
            else []
        )
    tail = _SYMBOL_TAIL.search(inner)
    head = inner[: tail.start()] if tail else inner
    if (
        not any(c.isdigit() for c in head)
        or _FIGURE.fullmatch(head)
        or not _NEARLY_FIGURE.fullmatch(head)
    ):
        return []
    mended = head.translate(_ALIKE)
    if (tail and not mended.isdigit()) or not _FIGURE.fullmatch(mended):
        return []
    return [text[:start] + mended + (tail.group() if tail else "") + text[end:]]
